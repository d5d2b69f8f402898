//! An entry as a string: texts between marks. Formats give the marks and the escape function.

use std::fmt::Write as _;

use super::phrase::{Atom, Role};
use super::piece::{Fate, Moved};

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
    for (index, atom) in atoms.iter().enumerate() {
        match *atom {
            Atom::Text {
                role,
                text,
                before,
                after,
            } => {
                let moved = role.moved.filter(|moved| !moved.is_of(own_move));
                if before {
                    out.push(' ');
                }
                if moved != number {
                    open_move(moved, out);
                    number = moved;
                }
                let (open, close) = marks(notation, role, text, touches(atoms, index));
                out.push_str(open);
                for (index, word) in text.split_whitespace().enumerate() {
                    if index > 0 {
                        out.push(' ');
                    }
                    (notation.escape)(word, out);
                }
                out.push_str(close);
                if after {
                    out.push(' ');
                }
            }
            Atom::Elision { .. } => {
                out.push_str(" ⋯");
                if !matches!(atoms.get(index + 1), Some(Atom::Text { before: true, .. })) {
                    out.push(' ');
                }
            }
            Atom::Break(fate) => {
                let role = Role { fate, ..Role::SAME };
                if fate != Fate::Same {
                    let (open, close) = marks(notation, role, "¶", false);
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

/// Says where a sentence that moved begins.
fn open_move(moved: Option<Moved>, out: &mut String) {
    if let Some(Moved::From(Some(number)) | Moved::To(Some(number))) = moved {
        write!(out, "⇄{number} ").expect("strings grow");
    }
}

fn marks(
    notation: &Notation,
    role: Role,
    text: &str,
    touches: bool,
) -> (&'static str, &'static str) {
    let opens_with_sign = |text: &str| {
        let ends = (text.chars().next(), text.chars().next_back());
        !matches!(ends, (Some(a), Some(b)) if a.is_alphanumeric() && b.is_alphanumeric())
    };
    let tight = notation
        .tight
        .as_ref()
        .filter(|_| touches && opens_with_sign(text.trim()));
    match (role.fate, tight) {
        (Fate::Same, _) => ("", ""),
        (Fate::Deleted, None) => notation.deleted,
        (Fate::Inserted, None) => notation.inserted,
        (Fate::Deleted, Some(tight)) => tight.deleted,
        (Fate::Inserted, Some(tight)) => tight.inserted,
    }
}

/// Whether something other than a blank stands directly before or after an atom.
fn touches(atoms: &[Atom], index: usize) -> bool {
    let Atom::Text { before, after, .. } = atoms[index] else {
        return false;
    };
    let blank_before = match index.checked_sub(1).map(|index| atoms[index]) {
        Some(Atom::Text { after, .. }) => before || after,
        _ => true,
    };
    let blank_after = match atoms.get(index + 1) {
        Some(Atom::Text { before, .. }) => after || *before,
        _ => true,
    };
    !(blank_before && blank_after)
}
