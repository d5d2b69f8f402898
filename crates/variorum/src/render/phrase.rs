//! What is shown of an entry, by the reader's options: roles of text, elisions, breaks.

use std::collections::VecDeque;

use super::options::RedlineOptions;
use super::piece::{Fate, Moved, Piece, Run};
use super::redline::{Entry, Redline};
use super::weave::weave;
use crate::diff::EditClass;

/// An unchanged stretch of more words than this is shortened in the middle.
const LONG_STRETCH: usize = 56;

/// How many words of a shortened stretch stay next to a change.
const STRETCH_CONTEXT: usize = 14;

/// How many words of a sentence that moved away are shown where it was.
const ORIGIN_WORDS: usize = 8;

/// How text is to be understood by the reader. Each format has one table from roles to its own notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Role {
    /// Which version has it.
    pub(super) fate: Fate,
    /// Which end of a move it is.
    pub(super) moved: Option<Moved>,
    /// Whether it is a list marker or paragraph number that changed.
    pub(super) is_label: bool,
}

impl Role {
    /// Text that both versions have in this place.
    pub(super) const SAME: Self = Self {
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
pub(super) enum Atom<'a> {
    /// Text of one role, with or without blanks around it.
    Text {
        role: Role,
        text: &'a str,
        before: bool,
        after: bool,
    },
    /// So many unchanged words are left out.
    Elision { role: Role, words: usize },
    /// A paragraph ends, and another one of the same entry begins.
    Break(Fate),
}

/// Returns what is shown of an entry.
pub(super) fn phrase<'a>(
    redline: &Redline<'a>,
    entry: Entry,
    options: &RedlineOptions,
) -> Vec<Atom<'a>> {
    let documents = redline.documents();
    let mut atoms = Vec::new();
    let mut stretch = Stretch::default();
    for piece in weave(redline, entry) {
        let run = match piece {
            Piece::Run(run) => match fold(run, options) {
                Some(run) => run,
                None => continue,
            },
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
    if !options.show.same {
        atoms.retain(|atom| !matches!(atom, Atom::Text { role, .. } if *role == Role::SAME));
    }
    atoms
}

/// Returns all of an entry, for formats that leave nothing out.
pub(super) fn spell_out<'a>(redline: &Redline<'a>, entry: Entry) -> Vec<Atom<'a>> {
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

/// Applies the options to one run: what the reader does not want to see as a change is not one.
fn fold(mut run: Run, options: &RedlineOptions) -> Option<Run> {
    if run.class == EditClass::Typography && !options.cosmetic {
        match run.fate {
            Fate::Deleted => return None,
            Fate::Same | Fate::Inserted => run.fate = Fate::Same,
        }
    }
    let is_wanted = match (run.fate, run.moved) {
        (Fate::Deleted, _) => options.show.deleted,
        (Fate::Inserted, _) => options.show.inserted,
        (Fate::Same, Some(Moved::From(_))) => options.show.moved,
        (Fate::Same, _) => true,
    };
    is_wanted.then_some(run)
}

/// Words of one unchanged role in a row, of which the middle is left out when there are too many.
#[derive(Default)]
struct Stretch<'a> {
    role: Option<Role>,
    head: Vec<(&'a str, bool)>,
    tail: VecDeque<(&'a str, bool)>,
    left_out: usize,
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
        let (head, tail) = self.limits();
        let mut blank = before || self.after;
        for word in text.split_whitespace() {
            if self.head.len() < head {
                self.head.push((word, blank));
            } else {
                self.tail.push_back((word, blank));
                if self.tail.len() > tail {
                    self.tail.pop_front();
                    self.left_out += 1;
                }
            }
            blank = true;
        }
        self.after = after;
    }

    /// How many words stay at the beginning, and how many at the end.
    fn limits(&self) -> (usize, usize) {
        match self.role {
            Some(Role {
                moved: Some(Moved::From(_)),
                ..
            }) => (ORIGIN_WORDS, 0),
            _ => (LONG_STRETCH / 2, LONG_STRETCH / 2),
        }
    }

    fn close(&mut self, atoms: &mut Vec<Atom<'a>>) {
        let Some(role) = self.role.take() else {
            return;
        };
        let origin = matches!(role.moved, Some(Moved::From(_)));
        if self.left_out > 0 && !origin {
            // Long enough to be shortened: then to what orients the reader.
            self.left_out += self.head.len().saturating_sub(STRETCH_CONTEXT);
            self.head.truncate(STRETCH_CONTEXT);
            while self.tail.len() > STRETCH_CONTEXT {
                self.tail.pop_front();
                self.left_out += 1;
            }
        }
        let text = |(text, before): (&'a str, bool)| Atom::Text {
            role,
            text,
            before,
            after: false,
        };
        atoms.extend(self.head.drain(..).map(text));
        if self.left_out > 0 {
            atoms.push(Atom::Elision {
                role,
                words: std::mem::take(&mut self.left_out),
            });
        }
        atoms.extend(self.tail.drain(..).map(text));
        if let Some(Atom::Text { after, .. }) = atoms.last_mut() {
            *after = self.after;
        }
        self.after = false;
    }
}
