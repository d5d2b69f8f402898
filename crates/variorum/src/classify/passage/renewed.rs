//! Promises that another passage makes anew: "Malta resolved to widen its lighthouse service" left the text, "the Minister
//! stated her determination to broaden Malta's lighthouse service" joined it.
//!
//! In: sentences of one version each, with what they promise. Out: a finding for each pair of promises of one act, or of
//! acts that can be exchanged, on the same matter, under the sentence that came. Sentences that already stand for one
//! another are left alone.

use rustc_hash::{FxHashMap, FxHashSet};

use super::MOST;
use super::promise::Promise;
use super::replaced::replacement;
use super::unit::Unit;
use crate::classify::context::Context;
use crate::sides::Sides;

/// Adds a finding for each promise that left the text and that a sentence that joined it makes anew.
pub(super) fn tell(context: &Context<'_, '_>, units: &mut [Unit], replaced: &FxHashSet<usize>) {
    let mut pairs = pairs(context, units, replaced);
    pairs.sort_by_key(|(shared, old, new)| (usize::MAX - shared, *old, *new));
    let mut taken = FxHashSet::default();
    for (_, old, new) in pairs {
        if taken.contains(&old) || taken.contains(&new) {
            continue;
        }
        taken.extend([old, new]);
        let place = |(unit, promise): At| units[unit].said.promises[promise].place.clone();
        let places = Sides::new(Some(place(old)), Some(place(new)));
        let sentences = Sides::new(&units[old.0].finding.parent, &units[new.0].finding.parent);
        let finding = replacement(context, sentences, places);
        units[new.0].finding.children.push(finding);
    }
}

/// A promise by its unit and its place among those of the unit.
type At = (usize, usize);

fn pairs(
    context: &Context<'_, '_>,
    units: &[Unit],
    replaced: &FxHashSet<usize>,
) -> Vec<(usize, At, At)> {
    let of = |is_old: bool| {
        let units = units.iter().enumerate();
        let units = units.filter(move |(_, unit)| unit.finding.parent.new.is_none() == is_old);
        let units = units.filter(|(at, _)| !replaced.contains(at));
        units.flat_map(|(at, unit)| (0..unit.said.promises.len()).map(move |promise| (at, promise)))
    };
    let mut holders: FxHashMap<u64, Vec<At>> = FxHashMap::default();
    let promise = |(unit, promise): At| -> &Promise { &units[unit].said.promises[promise] };
    for old in of(true) {
        for word in &promise(old).matter {
            holders.entry(*word).or_default().push(old);
        }
    }
    let mut pairs = Vec::new();
    for new in of(false) {
        let near = promise(new)
            .matter
            .iter()
            .filter_map(|word| holders.get(word));
        let mut near: Vec<At> = near
            .flat_map(|near| near.iter().take(MOST))
            .copied()
            .collect();
        near.sort_unstable();
        near.dedup();
        pairs.extend(near.into_iter().filter_map(|old| {
            let shared = promise(old).shares(promise(new), context.pack)?;
            Some((shared, old, new))
        }));
    }
    pairs
}
