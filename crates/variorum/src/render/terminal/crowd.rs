//! What many lines come to: what says the same is told once, and of many the lesser are counted by kind.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::remark::Remark;
use crate::classify::{Finding, Level};
use crate::render::findings::crowd::{HANDFUL, by_kind, is_crowd};

/// Lines that stand or fall together: about a finding and what its passage holds, or about several findings.
pub(super) struct Told<'f> {
    pub(super) lines: Vec<Remark>,
    pub(super) findings: Vec<&'f Finding>,
}

impl Told<'_> {
    fn level(&self) -> Level {
        let levels = self.lines.iter().map(|line| line.level);
        levels.max().unwrap_or(Level::None)
    }

    fn score(&self) -> u8 {
        let scores = self.findings.iter().map(|finding| finding.score);
        scores.max().unwrap_or(0)
    }

    /// Whether it tells a reader who has the words in sight little more than that they changed.
    fn is_lesser(&self) -> bool {
        let says_more = |finding: &&Finding| {
            if finding.bears_on_force() {
                return finding.level > Level::None;
            }
            finding.level == Level::Medium
                && !finding.is_in_place_of()
                && !finding.is_unexplained()
                && !finding.kind.is_passage_come_or_gone()
        };
        self.level() < Level::High && !self.findings.iter().any(says_more)
    }
}

/// Lines of which none says what another in sight of it says: the same words became the same in several places. What a
/// passage holds stays under its passage.
pub(super) fn once(told: Vec<Told<'_>>) -> Vec<Told<'_>> {
    let mut kept: Vec<(Told, usize)> = Vec::with_capacity(told.len());
    let mut firsts: FxHashMap<_, usize> = FxHashMap::default();
    for one in told {
        if let [line] = &one.lines[..] {
            let own = (line.said.clone(), line.level, line.way);
            if let Some(first) = firsts.get(&own) {
                let (whole, number) = &mut kept[*first];
                whole.findings.extend(one.findings);
                *number += line.places;
                continue;
            }
            firsts.insert(own, kept.len());
        }
        let number = one.lines.first().map_or(1, |line| line.places);
        kept.push((one, number));
    }
    let in_all = kept.into_iter().map(|(mut one, number)| {
        if let Some(line) = one.lines.first_mut() {
            line.places = number;
        }
        one
    });
    in_all.collect()
}

/// Fewest of the lesser above level low that have a line of their own under a paragraph: a sentence with an outlook is one of
/// them.
const LEAST_ROOM: usize = 2;

/// The lines of one paragraph: what says more than the words in sight, of the rest what makes a handful, and a count of
/// the others.
pub(super) fn a_handful(told: Vec<Told<'_>>) -> Vec<Remark> {
    let mut lesser = chosen(&told, Told::is_lesser);
    // What must be told and weighs little takes no room from what weighs more.
    let weighty = chosen(&told, |one| !one.is_lesser() && one.level() > Level::Low);
    let heavier = chosen(&told, |one| one.is_lesser() && one.level() > Level::Low);
    let room = HANDFUL.saturating_sub(weighty.len());
    let room = room.max(LEAST_ROOM.min(heavier.len()));
    if !is_crowd(lesser.len(), room) {
        return lines(told);
    }
    lesser.sort_by_key(|at| Reverse(told[*at].score()));
    let (mut remarks, counted) = apart(told, &lesser[room..]);
    let mut count = sum(&counted);
    count.said = format!("and {} lesser: {}", counted.len(), count.said);
    // What has no line belongs to none of the lines above it.
    remarks.push(count.inner(false));
    remarks
}

/// The lines about a whole comparison, of which those of level low are counted if they are more than a handful.
pub(super) fn without_the_low(told: Vec<Told<'_>>) -> Vec<Remark> {
    let low = chosen(&told, |one| one.level() <= Level::Low);
    if !is_crowd(low.len(), HANDFUL) {
        return lines(told);
    }
    let (mut remarks, counted) = apart(told, &low);
    remarks.push(sum(&counted).inner(false));
    remarks
}

fn chosen<'f>(told: &[Told<'f>], test: impl Fn(&Told<'f>) -> bool) -> Vec<usize> {
    let places = 0..told.len();
    places.filter(|at| test(&told[*at])).collect()
}

/// All the lines, in their order.
pub(super) fn lines(told: Vec<Told<'_>>) -> Vec<Remark> {
    told.into_iter().flat_map(|one| one.lines).collect()
}

/// The lines of what is not counted, and the findings that are. What stood in the place of a passage is none of them.
fn apart<'f>(told: Vec<Told<'f>>, counted: &[usize]) -> (Vec<Remark>, Vec<&'f Finding>) {
    let mut is_counted = vec![false; told.len()];
    for at in counted {
        is_counted[*at] = true;
    }
    let mut remarks = Vec::new();
    let mut findings = Vec::new();
    for (one, is_counted) in told.into_iter().zip(is_counted) {
        if is_counted {
            let own = one.findings.into_iter();
            findings.extend(own.filter(|finding| !finding.is_in_place_of()));
        } else {
            remarks.extend(one.lines);
        }
    }
    (remarks, findings)
}

/// Several findings by kind: `4 × commitment added, reference added  high`.
pub(super) fn sum(findings: &[&Finding]) -> Remark {
    let highest = findings.iter().map(|finding| finding.level).max();
    let highest = highest.unwrap_or(Level::None);
    Remark {
        level: highest,
        is_inner: findings.iter().all(|finding| finding.parent.is_some()),
        way: None,
        said: by_kind(findings),
        places: 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_places_of_lines_that_say_the_same_add_up() {
        let told = |said: &str, places| Told {
            lines: vec![Remark {
                level: Level::Low,
                is_inner: false,
                way: None,
                said: said.to_owned(),
                places,
            }],
            findings: Vec::new(),
        };
        let told = once(vec![told("one", 3), told("two", 1), told("one", 1)]);
        let places: Vec<usize> = told.iter().map(|one| one.lines[0].places).collect();
        assert_eq!(places, [4, 1]);
    }
}
