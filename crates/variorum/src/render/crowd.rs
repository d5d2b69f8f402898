//! What many findings come to: what says the same is told once, and of many the lesser are counted by kind.

#[cfg(feature = "terminal")]
use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::remark::name_of;
#[cfg(feature = "terminal")]
use super::remark::{Remark, in_places};
#[cfg(feature = "terminal")]
use crate::classify::REPLACED;
use crate::classify::{Finding, Kind, Level};
#[cfg(feature = "terminal")]
use rustc_hash::FxHashMap;

/// Most changes under one paragraph before the lesser are counted, and most of level low in a list of all findings. A
/// single one more is shown rather than counted.
const HANDFUL: usize = 5;

/// Lines that stand or fall together: about a finding and what its passage holds, or about several findings.
#[cfg(feature = "terminal")]
pub(super) struct Told<'f> {
    pub(super) lines: Vec<Remark>,
    pub(super) findings: Vec<&'f Finding>,
}

#[cfg(feature = "terminal")]
impl Told<'_> {
    fn level(&self) -> Level {
        let levels = self.lines.iter().map(|line| line.level);
        levels.max().unwrap_or(Level::None)
    }

    /// Whether it tells a reader who has the words in sight little more than that they changed.
    fn is_lesser(&self) -> bool {
        let says_more = |finding: &&Finding| {
            finding.level == Level::Medium
                && finding.rule != REPLACED
                && !finding.is_unexplained()
                && !matches!(finding.kind, Kind::Added | Kind::Removed)
        };
        self.level() < Level::High && !self.findings.iter().any(says_more)
    }
}

/// Lines of which none says what another in sight of it says: the same words became the same in several places. What a
/// passage holds stays under its passage.
#[cfg(feature = "terminal")]
pub(super) fn once(told: Vec<Told<'_>>) -> Vec<Told<'_>> {
    let mut kept: Vec<(Told, usize)> = Vec::with_capacity(told.len());
    let mut firsts: FxHashMap<String, usize> = FxHashMap::default();
    for one in told {
        if let [line] = &one.lines[..] {
            if let Some(first) = firsts.get(&line.text) {
                let (whole, number) = &mut kept[*first];
                whole.findings.extend(one.findings);
                *number += 1;
                continue;
            }
            firsts.insert(line.text.clone(), kept.len());
        }
        kept.push((one, 1));
    }
    let in_all = kept.into_iter().map(|(mut one, number)| {
        if number > 1 {
            one.lines[0].text.push_str(&in_places(number));
        }
        one
    });
    in_all.collect()
}

/// The lines of one paragraph: what says more than the words in sight, of the rest what makes a handful, and a count of
/// the others.
#[cfg(feature = "terminal")]
pub(super) fn a_handful(told: Vec<Told<'_>>) -> Vec<Remark> {
    let mut lesser = chosen(&told, Told::is_lesser);
    let room = HANDFUL.saturating_sub(told.len() - lesser.len());
    if lesser.len() <= room + 1 {
        return lines(told);
    }
    lesser.sort_by_key(|at| Reverse(told[*at].level()));
    let (mut remarks, counted) = apart(told, &lesser[room..]);
    let mut count = sum(&counted);
    count.text = format!("and {} lesser: {}", counted.len(), count.text);
    remarks.push(of_all(count));
    remarks
}

/// The lines about a whole comparison, of which those of level low are counted if they are more than a handful.
#[cfg(feature = "terminal")]
pub(super) fn without_the_low(told: Vec<Told<'_>>) -> Vec<Remark> {
    let low = chosen(&told, |one| one.level() <= Level::Low);
    if low.len() <= HANDFUL + 1 {
        return lines(told);
    }
    let (mut remarks, counted) = apart(told, &low);
    remarks.push(of_all(sum(&counted)));
    remarks
}

/// A count of what has no line, which belongs to none of the lines above it.
#[cfg(feature = "terminal")]
fn of_all(count: Remark) -> Remark {
    Remark {
        is_inner: false,
        ..count
    }
}

#[cfg(feature = "terminal")]
fn chosen<'f>(told: &[Told<'f>], test: impl Fn(&Told<'f>) -> bool) -> Vec<usize> {
    let places = 0..told.len();
    places.filter(|at| test(&told[*at])).collect()
}

/// All the lines, in their order.
#[cfg(feature = "terminal")]
pub(super) fn lines(told: Vec<Told<'_>>) -> Vec<Remark> {
    told.into_iter().flat_map(|one| one.lines).collect()
}

/// The lines of what is not counted, and the findings that are. What stood in the place of a passage is none of them.
#[cfg(feature = "terminal")]
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
            findings.extend(own.filter(|finding| finding.rule != REPLACED));
        } else {
            remarks.extend(one.lines);
        }
    }
    (remarks, findings)
}

/// Several findings by kind: `4 × commitment added, reference added  high`.
#[cfg(feature = "terminal")]
pub(super) fn sum(findings: &[&Finding]) -> Remark {
    let highest = findings.iter().map(|finding| finding.level).max();
    let highest = highest.unwrap_or(Level::None);
    Remark {
        level: highest,
        is_inner: findings.iter().all(|finding| finding.parent.is_some()),
        text: format!("{}  {}", by_kind(findings), highest.name()),
    }
}

/// How many findings there are of each kind.
fn by_kind(findings: &[&Finding]) -> String {
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    for finding in findings {
        *kinds.entry(finding.kind).or_default() += 1;
    }
    let told = kinds.iter().map(|(kind, count)| match count {
        1 => name_of(*kind),
        _ => format!("{count} × {}", name_of(*kind)),
    });
    told.collect::<Vec<_>>().join(", ")
}

/// Findings of a whole comparison that have rows of their own, and a line about the others: those of level low, if they
/// are more than a handful.
pub(super) fn rows(told: Vec<&Finding>) -> (Vec<&Finding>, Option<String>) {
    let (low, rows): (Vec<_>, Vec<_>) =
        told.iter().partition(|finding| finding.level <= Level::Low);
    if low.len() <= HANDFUL + 1 {
        return (told, None);
    }
    let line = format!("and {} of level low: {}", low.len(), by_kind(&low));
    (rows, Some(line))
}
