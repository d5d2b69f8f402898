//! Letters that were exchanged for letters that look the same: no redline can show that, so it is said.

use crate::render::redline::atoms::Atom;
use crate::render::redline::piece::Fate;

/// A letter of one script in the place of a letter of another, as `U+0061 → U+0430`; once each, in order.
pub(in crate::render) fn exchanged_letters(atoms: &[Atom]) -> Vec<String> {
    let mut found = Vec::new();
    for pair in atoms.windows(2) {
        let [
            Atom::Text {
                role: old,
                text: before,
                ..
            },
            Atom::Text {
                role: new,
                text: after,
                ..
            },
        ] = pair
        else {
            continue;
        };
        if (old.fate, new.fate) != (Fate::Deleted, Fate::Inserted) {
            continue;
        }
        for (a, b) in before.split_whitespace().zip(after.split_whitespace()) {
            for (old, new) in exchanged(a, b) {
                let name = format!(
                    "{old} U+{:04X} → {new} U+{:04X}",
                    u32::from(old),
                    u32::from(new)
                );
                if !found.contains(&name) {
                    found.push(name);
                }
            }
        }
    }
    found
}

/// The letters that differ between two words that are the same but for the script of some letters.
fn exchanged(old: &str, new: &str) -> Vec<(char, char)> {
    if (old.is_ascii() && new.is_ascii()) || old.chars().count() != new.chars().count() {
        return Vec::new();
    }
    let pairs: Vec<(char, char)> = old
        .chars()
        .zip(new.chars())
        .filter(|(a, b)| a != b)
        .collect();
    let is_exchange = |(a, b): &(char, char)| {
        a.is_alphabetic()
            && b.is_alphabetic()
            && a.is_ascii() != b.is_ascii()
            && !is_latin(*a.max(b))
    };
    let kept = old.chars().count() - pairs.len();
    if kept > 0 && pairs.iter().all(is_exchange) {
        pairs
    } else {
        Vec::new()
    }
}

/// Whether a letter beyond ASCII is a Latin one (Latin-1, Extended A and B, phonetic, Extended Additional).
fn is_latin(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}')
}
