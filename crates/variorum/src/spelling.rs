//! Slips of the pen: what one mistake makes of a word. Both alignment and meaning ask here.

use crate::sides::Sides;

/// One mistake that sets two words apart.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Slip {
    /// A letter is missing, added or wrong.
    Letter,
    /// Two neighbouring letters changed places.
    Swap,
    /// Letters are doubled in one of the words, in one place or several.
    Doubling,
}

/// The mistake that makes one word of the other, if there is one and it is of letters: digits are never a slip.
pub(crate) fn slip(old: &str, new: &str) -> Option<Slip> {
    let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let same = |(one, other): &(&char, &char)| one == other;
    let start = old.iter().zip(&new).take_while(same).count();
    let ends = old[start..].iter().rev().zip(new[start..].iter().rev());
    let end = ends.take_while(same).count();
    let rest = Sides::new(&old[start..old.len() - end], &new[start..new.len() - end]);
    let lengths = rest.map(<[char]>::len);
    let are_letters = |side: &[char]| side.iter().all(|letter| letter.is_alphabetic());
    if lengths.old + lengths.new == 0 || !(are_letters(rest.old) && are_letters(rest.new)) {
        return None;
    }
    if lengths.old == 2 && rest.old.iter().eq(rest.new.iter().rev()) {
        return Some(Slip::Swap);
    }
    if single(&old) == single(&new) {
        return Some(Slip::Doubling);
    }
    (lengths.old.max(lengths.new) == 1).then_some(Slip::Letter)
}

/// The letters of a word, those that are doubled once.
fn single(word: &[char]) -> Vec<char> {
    let mut word = word.to_vec();
    word.dedup();
    word
}

#[cfg(test)]
mod tests {
    use super::{Slip, slip};

    #[test]
    fn a_mistake_is_named() {
        for (old, new, expected) in [
            ("recieve", "receive", Some(Slip::Swap)),
            ("recal", "recall", Some(Slip::Doubling)),
            ("asess", "assess", Some(Slip::Doubling)),
            ("governent", "government", Some(Slip::Letter)),
            ("Lindgren", "Lindgren", None),
            ("Lindgren", "Lundgren", Some(Slip::Letter)),
            ("shall", "should", None),
            ("2021a", "2012a", None),
        ] {
            assert_eq!(slip(old, new), expected, "{old} and {new}");
            assert_eq!(slip(new, old), expected, "{new} and {old}");
        }
    }
}
