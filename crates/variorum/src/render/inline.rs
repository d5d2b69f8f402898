//! An entry as a string: texts between marks. Formats give the marks and the escape function.

use std::fmt::Write as _;
use std::ops::Range;

use crate::render::redline::atoms::Atom;
use crate::render::redline::piece::{Fate, Moved};

/// The notation of a format.
pub(super) struct Notation {
    pub(super) deleted: (&'static str, &'static str),
    pub(super) inserted: (&'static str, &'static str),
    /// Marks of a format in which the first set cannot stand everywhere: where words touch.
    pub(super) tight: Option<Tight>,
    /// Appends one word, escaped.
    pub(super) escape: fn(&str, &mut String),
    /// What stands for the end of a paragraph.
    pub(super) paragraph: &'static str,
}

/// Marks for changes whose ends touch other characters.
pub(super) struct Tight {
    pub(super) deleted: (&'static str, &'static str),
    pub(super) inserted: (&'static str, &'static str),
}

/// Writes atoms as one text. `own_move` is the move of the whole entry: no part needs to say that it is part of it.
pub(super) fn write(
    atoms: &[Atom],
    notation: &Notation,
    own_move: Option<usize>,
    out: &mut String,
) {
    let mut number = None;
    let mut end = 0;
    for run in atoms.chunk_by(is_one_run) {
        let start = end;
        end += run.len();
        match run[0] {
            Atom::Text { role, before, .. } => {
                let moved = role.moved.filter(|moved| !moved.is_of(own_move));
                if before {
                    out.push(' ');
                }
                if moved != number {
                    open_move(moved, out);
                    number = moved;
                }
                let is_tight = opens_or_ends_with_sign(run) && touches(atoms, start..end);
                let (open, close) = marks(notation, role.fate, is_tight);
                out.push_str(open);
                let after = words(run, notation, out);
                out.push_str(close);
                if after {
                    out.push(' ');
                }
            }
            Atom::Elision { .. } => {
                out.push_str(" ⋯");
                if !matches!(atoms.get(end), Some(Atom::Text { before: true, .. })) {
                    out.push(' ');
                }
            }
            Atom::Break(fate) => {
                if fate != Fate::Same {
                    let (open, close) = marks(notation, fate, false);
                    write!(out, " {open}¶{close}").expect("strings grow");
                }
                out.push_str(if fate == Fate::Deleted {
                    " "
                } else {
                    notation.paragraph
                });
            }
        }
    }
}

/// Whether a change goes on in the next atom, such as from the label of an item to its words.
fn is_one_run(atom: &Atom, next: &Atom) -> bool {
    match (atom, next) {
        (Atom::Text { role: a, .. }, Atom::Text { role: b, .. }) => {
            a.fate != Fate::Same && a.fate == b.fate && a.moved == b.moved
        }
        _ => false,
    }
}

/// Writes the words of a run; returns whether a blank follows them.
fn words(run: &[Atom], notation: &Notation, out: &mut String) -> bool {
    let mut blank = false;
    for (index, atom) in run.iter().enumerate() {
        let Atom::Text {
            text,
            before,
            after,
            ..
        } = atom
        else {
            continue;
        };
        blank |= index > 0 && *before;
        for word in text.split_whitespace() {
            if blank {
                out.push(' ');
            }
            (notation.escape)(word, out);
            blank = true;
        }
        blank = *after;
    }
    blank
}

/// Says where a sentence that moved begins.
fn open_move(moved: Option<Moved>, out: &mut String) {
    if let Some(Moved::From(Some(number)) | Moved::To(Some(number))) = moved {
        write!(out, "⇄{number} ").expect("strings grow");
    }
}

fn marks(notation: &Notation, fate: Fate, is_tight: bool) -> (&'static str, &'static str) {
    let tight = notation.tight.as_ref().filter(|_| is_tight);
    match (fate, tight) {
        (Fate::Same, _) => ("", ""),
        (Fate::Deleted, None) => notation.deleted,
        (Fate::Inserted, None) => notation.inserted,
        (Fate::Deleted, Some(tight)) => tight.deleted,
        (Fate::Inserted, Some(tight)) => tight.inserted,
    }
}

/// Whether either end of a run is neither a letter nor a digit.
fn opens_or_ends_with_sign(run: &[Atom]) -> bool {
    let [
        Some(Atom::Text { text: first, .. }),
        Some(Atom::Text { text: last, .. }),
    ] = [run.first(), run.last()]
    else {
        return false;
    };
    let ends = [first.trim().chars().next(), last.trim().chars().next_back()];
    ends.into_iter()
        .any(|end| !end.is_some_and(char::is_alphanumeric))
}

/// Whether something other than a blank stands directly before or after a run.
fn touches(atoms: &[Atom], run: Range<usize>) -> bool {
    let (Atom::Text { before, .. }, Atom::Text { after, .. }) =
        (atoms[run.start], atoms[run.end - 1])
    else {
        return false;
    };
    let blank_before = match run.start.checked_sub(1).map(|index| atoms[index]) {
        Some(Atom::Text { after, .. }) => before || after,
        _ => true,
    };
    let blank_after = match atoms.get(run.end) {
        Some(Atom::Text { before, .. }) => after || *before,
        _ => true,
    };
    !(blank_before && blank_after)
}
