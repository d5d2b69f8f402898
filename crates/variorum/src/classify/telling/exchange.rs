//! Whether what a rewording tells of is an exchange: one text that a reader may put in the place of the other.

use std::ops::Range;

use crate::classify::pairing::pair::Pair;
use crate::classify::pairing::side::{Side, Which};
use crate::lexicon::Class;
use crate::sides::Sides;

/// Least number of words of matter of a passage that is no answer to one of a third of it.
const LONG: usize = 5;

/// Whether two passages fill one slot: neither is many times the other, both begin as the same sort of phrase, and some
/// words of both stand between the same kept ones. `spoken_of` are the changed words, `runs` what is shown of them; what
/// only one version has is no matter of this.
pub(in crate::classify) fn is_exchange(
    pair: &Pair<'_, '_>,
    spoken_of: &Sides<Vec<usize>>,
    runs: &Sides<Option<Range<usize>>>,
) -> bool {
    let (Some(old), Some(new)) = (&runs.old, &runs.new) else {
        return true;
    };
    let runs = Sides::new(old, new);
    let shown = |which: Which| {
        let words = which.of(spoken_of.as_ref()).iter().copied();
        let words = words.filter(|at| which.of(runs).contains(at));
        words.collect::<Vec<_>>()
    };
    let (old, new) = (shown(Which::Old), shown(Which::New));
    let [short, long] = [old.len().min(new.len()), old.len().max(new.len())];
    let opens = |which: Which| opens_phrase(pair.side(which), which.of(runs));
    let slot = |which: Which, at: usize| pair.side(which).slot[at];
    let meets = |at: usize| {
        let own = slot(Which::Old, at);
        new.iter().any(|other| slot(Which::New, *other) == own)
    };
    (long < LONG || long <= 3 * short)
        && opens(Which::Old) == opens(Which::New)
        && old.iter().any(|at| meets(*at))
}

/// Whether a passage begins with a word that ties it to what stands before.
fn opens_phrase(side: &Side<'_, '_>, run: &Range<usize>) -> bool {
    let opening = [Class::Preposition, Class::Conjunction, Class::Relative];
    side.atoms[run.start].is_any_function(&opening)
}
