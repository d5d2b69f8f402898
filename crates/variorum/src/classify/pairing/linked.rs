//! Which statements of both sides belong together.

use super::pair::Pair;
use super::side::{Side, Which};
use crate::classify::statement::{Statement, family};
use crate::lexicon::Class;

/// Words after a verb among which the act that it governs is looked for, and words of matter among which its object is.
const OBJECT: usize = 3;

/// Finds which statements of both sides belong together: those whose verbs or modals are matched, then those that stand
/// in one slot.
pub(in crate::classify) fn link_statements(pair: &Pair<'_, '_>) -> Vec<(usize, usize)> {
    let found = pair.sides.as_ref().map(Side::statements);
    let mut linked = Vec::new();
    for strength in [4, 3, 2, 1] {
        for (a, old) in found.old.iter().enumerate() {
            if linked.iter().any(|(taken, _)| *taken == a) {
                continue;
            }
            let free = found
                .new
                .iter()
                .enumerate()
                .filter(|(b, _)| !linked.iter().any(|(_, taken)| taken == b));
            let best = free
                .filter(|(_, new)| belongs(pair, old, new) == strength)
                .map(|(b, _)| b)
                .next();
            linked.extend(best.map(|b| (a, b)));
        }
    }
    linked.sort_unstable();
    linked
}

/// How surely two statements belong together: 4 the same verb, 3 the same modal, 2 the same slot and object, 1 the same
/// slot, 0 not.
fn belongs(pair: &Pair<'_, '_>, old: &Statement<'_>, new: &Statement<'_>) -> u8 {
    if pair.partner(Which::Old, old.head) == Some(new.head) {
        return 4;
    }
    let slots = |side: &Side<'_, '_>, statement: &Statement<'_>| side.slot[statement.head];
    let (a, b) = (slots(&pair.sides.old, old), slots(&pair.sides.new, new));
    let both_open = pair.partner(Which::Old, old.head).is_none()
        && pair.partner(Which::New, new.head).is_none();
    let modal = old
        .modal
        .zip(new.modal)
        .is_some_and(|(a, b)| pair.partner(Which::Old, a) == Some(b));
    if modal || governs(pair, Which::Old, old, new) || governs(pair, Which::New, new, old) {
        3
    } else if !both_open || a.abs_diff(b) > 1 {
        0
    } else if pair.share_object(old.head, new.head) {
        2
    } else {
        1
    }
}

/// Whether a promise of a side governs the act whose future the other side promises: "intends to adopt", "will adopt".
fn governs(
    pair: &Pair<'_, '_>,
    which: Which,
    promise: &Statement<'_>,
    future: &Statement<'_>,
) -> bool {
    let act = pair.partner(which.other(), future.head);
    promise.row(family::COMMISSIVE).is_some()
        && future.future.is_some()
        && act.is_some_and(|act| act > promise.head && act - promise.head <= OBJECT)
}

impl Pair<'_, '_> {
    /// Whether what follows one word within reach follows the other too: both are about the same thing.
    pub(in crate::classify) fn share_object(&self, old: usize, new: usize) -> bool {
        let (from, to) = (self.objects(Which::Old, old), self.objects(Which::New, new));
        let met = |place: &usize| {
            let partner = self.partner(Which::Old, *place);
            partner.is_some_and(|partner| to.contains(&partner))
        };
        from.is_empty() && to.is_empty() || from.iter().any(met)
    }

    /// Whether two words govern one thing: the first word of matter behind the one stands among the first behind the other.
    pub(in crate::classify) fn have_one_object(&self, old: usize, new: usize) -> bool {
        let (from, to) = (self.objects(Which::Old, old), self.objects(Which::New, new));
        let meets = |which: Which, at: Option<&usize>, others: &[usize]| {
            let there = at.and_then(|at| self.partner(which, *at));
            there.is_some_and(|there| others.contains(&there))
        };
        from.is_empty() && to.is_empty()
            || meets(Which::Old, from.first(), &to)
            || meets(Which::New, to.first(), &from)
    }

    /// The first words of matter behind a word, in its sentence: what it is done to, or about. By what means it is done is
    /// said behind that: to raise the level by opening the sluice.
    pub(in crate::classify) fn objects(&self, which: Which, at: usize) -> Vec<usize> {
        let side = self.side(which);
        let opens_means = |place: usize| {
            let is_act = place + 1 < side.atoms.len() && side.first(place + 1).is_gerund;
            is_act && side.atoms[place].is_function(Class::Agent)
        };
        side.after(at)
            .take_while(|place| !opens_means(*place))
            .filter(|place| side.atoms[*place].is_content())
            .take(OBJECT)
            .collect()
    }
}
