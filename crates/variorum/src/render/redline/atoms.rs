//! What is shown of an entry, by the reader's options: roles of text, elisions, breaks.

use crate::diff::EditClass;
use crate::document::Document;
use crate::render::options::RedlineOptions;
use crate::render::redline::emphasis::without_emphasis;
use crate::render::redline::piece::{Fate, Moved, Piece, Run, settle_blanks};
use crate::render::redline::weave::weave;
use crate::render::redline::{Entry, Redline};
use crate::sides::{Sides, Which};

/// An unchanged stretch of more words than this is shortened in the middle.
const LONG_STRETCH: usize = 56;

/// How many words of a shortened stretch stay next to a change.
const STRETCH_CONTEXT: usize = 14;

/// How many words of a sentence that moved away are shown where it was.
const ORIGIN_WORDS: usize = 8;

/// How text is to be understood by the reader. Each format has one table from roles to its own notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render) struct Role {
    /// Which version has it.
    pub(in crate::render) fate: Fate,
    /// Which end of a move it is.
    pub(in crate::render) moved: Option<Moved>,
    /// Whether it is a list marker or paragraph number that changed.
    pub(in crate::render) is_label: bool,
}

impl Role {
    /// Text that both versions have in this place.
    pub(in crate::render) const SAME: Self = Self {
        fate: Fate::Same,
        moved: None,
        is_label: false,
    };

    fn of(run: &Run) -> Self {
        Self {
            fate: run.fate,
            moved: run.moved,
            is_label: run.class == EditClass::Label && run.fate != Fate::Same,
        }
    }
}

/// The smallest thing that a format writes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::render) enum Atom<'a> {
    /// Text of one role, with or without blanks around it.
    Text {
        role: Role,
        text: &'a str,
        before: bool,
        after: bool,
    },
    /// Unchanged words are left out.
    Elision { role: Role },
    /// A paragraph ends, and another one of the same entry begins.
    Break(Fate),
}

/// Returns what is shown of an entry; of what both versions have, or are shown to have, the words of the new one.
pub(in crate::render) fn phrase<'a>(
    redline: &Redline<'a>,
    entry: Entry,
    options: &RedlineOptions,
) -> Vec<Atom<'a>> {
    phrase_of(Which::New, redline, entry, options)
}

/// Returns what is shown of an entry, with the words of one version where both have them.
pub(in crate::render) fn phrase_of<'a>(
    version: Which,
    redline: &Redline<'a>,
    entry: Entry,
    options: &RedlineOptions,
) -> Vec<Atom<'a>> {
    let documents = redline.documents();
    let mut atoms = Vec::new();
    let mut stretch = Stretch::default();
    let mut pieces = weave(redline, entry);
    if version == Which::Old {
        read_old(&mut pieces);
    }
    for piece in fold(version, documents, pieces, options) {
        let run = match piece {
            Piece::Run(run) => run,
            Piece::Break(fate) => {
                stretch.close(&mut atoms);
                atoms.push(Atom::Break(fate));
                continue;
            }
        };
        let role = Role::of(&run);
        let text = run.text(documents);
        if role.fate == Fate::Same {
            stretch.extend(role, text, run.before, run.after, &mut atoms);
        } else {
            stretch.close(&mut atoms);
            atoms.push(Atom::Text {
                role,
                text,
                before: run.before,
                after: run.after,
            });
        }
    }
    stretch.close(&mut atoms);
    if options.show.same {
        atoms
    } else {
        without_same(&atoms)
    }
}

/// The changes alone: what both versions have is left out, and what stood on either hand of it stays apart.
fn without_same<'a>(atoms: &[Atom<'a>]) -> Vec<Atom<'a>> {
    // What stands for the blank behind an elision, which belongs to no change.
    const BLANK: Atom<'_> = Atom::Text {
        role: Role::SAME,
        text: "",
        before: true,
        after: false,
    };
    let is_same = |atom: &Atom<'_>| match atom {
        Atom::Text { role, .. } | Atom::Elision { role } => *role == Role::SAME,
        Atom::Break(_) => false,
    };
    let mut changes: Vec<Atom<'_>> = Vec::with_capacity(atoms.len());
    let mut is_parted = false;
    for atom in atoms {
        if is_same(atom) {
            is_parted = matches!(changes.last(), Some(Atom::Text { .. }));
            continue;
        }
        let mut atom = *atom;
        if let (true, Atom::Text { before, .. }) = (is_parted, &mut atom) {
            changes.extend([Atom::Elision { role: Role::SAME }, BLANK]);
            *before = false;
        }
        is_parted = false;
        changes.push(atom);
    }
    changes
}

/// Returns all of an entry, for formats that leave nothing out.
pub(in crate::render) fn spell_out<'a>(redline: &Redline<'a>, entry: Entry) -> Vec<Atom<'a>> {
    let documents = redline.documents();
    let atom = |piece| match piece {
        Piece::Break(fate) => Atom::Break(fate),
        Piece::Run(run) => Atom::Text {
            role: Role::of(&run),
            text: run.text(documents),
            before: run.before,
            after: run.after,
        },
    };
    weave(redline, entry).into_iter().map(atom).collect()
}

/// Reads the old text wherever it has what both have.
fn read_old(pieces: &mut [Piece]) {
    for piece in pieces {
        if let Piece::Run(run) = piece {
            run.reads_old = run.fate == Fate::Same && !run.spans.old.is_empty();
        }
    }
}

/// Applies the options: what the reader does not want to see as a change is not one, and reads as the version has it.
fn fold(
    version: Which,
    documents: Sides<&Document>,
    pieces: Vec<Piece>,
    options: &RedlineOptions,
) -> Vec<Piece> {
    let unread = match version {
        Which::Old => Fate::Inserted,
        Which::New => Fate::Deleted,
    };
    let pieces = if options.cosmetic {
        pieces
    } else {
        without_emphasis(documents, pieces)
    };
    let mut folded: Vec<Piece> = Vec::with_capacity(pieces.len());
    // Whether a blank stood before what is not shown, for what stands in its place.
    let mut blank = false;
    // Where neither sort of words is asked for, what is shown for its move reads as it does in the version.
    let hides_words = !options.show.deleted && !options.show.inserted;
    for mut piece in pieces {
        if let Piece::Run(run) = &mut piece {
            let is_hidden = run.class == EditClass::Typography && !options.cosmetic;
            if is_hidden || hides_words && run.fate != Fate::Same {
                if run.fate == unread {
                    blank = run.before;
                    continue;
                }
                run.reads_old |= run.fate == Fate::Deleted;
                run.fate = Fate::Same;
                run.before |= std::mem::take(&mut blank);
            }
            if !is_wanted(run, options) {
                continue;
            }
        }
        blank = false;
        folded.push(piece);
    }
    // What is no change any more parts changes.
    settle_blanks(&mut folded);
    folded
}

fn is_wanted(run: &Run, options: &RedlineOptions) -> bool {
    match (run.fate, run.moved) {
        (Fate::Deleted, _) => options.show.deleted,
        (Fate::Inserted, _) => options.show.inserted,
        (Fate::Same, Some(Moved::From(_))) => options.show.moved,
        (Fate::Same, _) => true,
    }
}

/// Unchanged text of one role in a row, of which the middle is left out when it is long.
#[derive(Default)]
struct Stretch<'a> {
    role: Option<Role>,
    /// Texts, each with whether a blank stands before it.
    texts: Vec<(&'a str, bool)>,
    after: bool,
}

impl<'a> Stretch<'a> {
    fn extend(
        &mut self,
        role: Role,
        text: &'a str,
        before: bool,
        after: bool,
        atoms: &mut Vec<Atom<'a>>,
    ) {
        if self.role != Some(role) {
            self.close(atoms);
            self.role = Some(role);
        }
        self.texts.push((text, before || self.after));
        self.after = after;
    }

    fn close(&mut self, atoms: &mut Vec<Atom<'a>>) {
        let Some(role) = self.role.take() else {
            return;
        };
        // What is long enough to be shortened is shortened to what orients the reader.
        let (longest, head, tail) = match role.moved {
            Some(Moved::From(_)) => (ORIGIN_WORDS, ORIGIN_WORDS, 0),
            _ => (LONG_STRETCH, STRETCH_CONTEXT, STRETCH_CONTEXT),
        };
        let atom = |(text, before): (&'a str, bool)| Atom::Text {
            role,
            text,
            before,
            after: false,
        };
        let words = |(text, _): &(&'a str, bool)| text.split_whitespace();
        // A word takes a letter and, but for the last of a text, a blank: many stretches have no room for so many.
        let room: usize = self.texts.iter().map(|(text, _)| text.len() + 1).sum();
        if room > 2 * longest && self.texts.iter().flat_map(words).nth(longest).is_some() {
            atoms.extend(first_words(&self.texts, head).into_iter().map(atom));
            atoms.push(Atom::Elision { role });
            atoms.extend(last_words(&self.texts, tail).into_iter().map(atom));
        } else {
            atoms.extend(self.texts.iter().copied().map(atom));
        }
        self.texts.clear();
        if let Some(Atom::Text { after, .. }) = atoms.last_mut() {
            *after = self.after;
        }
        self.after = false;
    }
}

/// The beginning of texts, up to so many words.
fn first_words<'a>(texts: &[(&'a str, bool)], mut count: usize) -> Vec<(&'a str, bool)> {
    let mut first = Vec::new();
    for (text, before) in texts {
        let mut rest = *text;
        while count > 0 && !rest.is_empty() {
            let word = rest.trim_start();
            rest = &word[word.find(char::is_whitespace).unwrap_or(word.len())..];
            count -= usize::from(!word.is_empty());
        }
        first.push((&text[..text.len() - rest.len()], *before));
        if count == 0 {
            break;
        }
    }
    first
}

/// The end of texts, from so many words before it. A text that is cut had a blank there.
fn last_words<'a>(texts: &[(&'a str, bool)], mut count: usize) -> Vec<(&'a str, bool)> {
    let mut last = Vec::new();
    for (text, before) in texts.iter().rev() {
        if count == 0 {
            break;
        }
        let mut rest = *text;
        while count > 0 && !rest.is_empty() {
            let word = rest.trim_end();
            let gap = word.char_indices().rev().find(|(_, c)| c.is_whitespace());
            rest = &word[..gap.map_or(0, |(at, c)| at + c.len_utf8())];
            count -= usize::from(!word.is_empty());
        }
        let is_cut = !rest.trim_start().is_empty();
        last.push((&text[rest.len()..], *before || is_cut));
    }
    last.reverse();
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_stretch_is_cut_between_words_whatever_its_texts() {
        let texts = [("one two", false), (" three\nfour ", true), (".", false)];
        assert_eq!(first_words(&texts, 1), [("one", false)]);
        assert_eq!(first_words(&texts, 2), [("one two", false)]);
        assert_eq!(
            first_words(&texts, 3),
            [("one two", false), (" three", true)]
        );
        assert_eq!(last_words(&texts, 0), []);
        assert_eq!(last_words(&texts, 1), [(".", false)]);
        assert_eq!(last_words(&texts, 2), [("four ", true), (".", false)]);
        assert_eq!(
            last_words(&texts[..2], 3),
            [("two", true), (" three\nfour ", true)]
        );
        assert_eq!(first_words(&texts, 9), texts);
    }
}
