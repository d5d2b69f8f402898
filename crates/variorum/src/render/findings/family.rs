//! Findings as families: one, and what the passage that it tells of holds.

use crate::classify::Finding;

/// A finding, and what the passage that it tells of holds.
#[derive(Clone, Copy)]
pub(in crate::render) struct Family<'f> {
    pub(in crate::render) own: &'f Finding,
    pub(in crate::render) contents: &'f [&'f Finding],
}

impl<'f> Family<'f> {
    /// The families of findings in their order, in which what a passage holds follows it.
    pub(in crate::render) fn all(findings: &'f [&'f Finding]) -> Vec<Self> {
        let families = findings.chunk_by(|_, next| next.parent.is_some());
        let of = |family: &'f [&'f Finding]| {
            let (own, contents) = family.split_first()?;
            Some(Self { own, contents })
        };
        families.filter_map(of).collect()
    }

    /// The findings that are told of it where they stand in a row: its own first, unless it is one with a promise or a
    /// request, which says more.
    pub(in crate::render) fn told(self) -> impl Iterator<Item = &'f Finding> {
        let own = (!self.is_one_with_an_act()).then_some(self.own);
        own.into_iter().chain(self.contents.iter().copied())
    }

    /// Whether the passage is one promise or request, and no more.
    pub(in crate::render) fn is_one_with_an_act(&self) -> bool {
        let own = self.own;
        let mut contents = self.contents.iter();
        contents.any(|act| act.quotes == own.quotes && is_as_heavy_act(act, own))
    }
}

/// Whether a finding tells of a promise or a request that came or went, and weighs what its passage does.
pub(in crate::render) fn is_as_heavy_act(finding: &Finding, passage: &Finding) -> bool {
    finding.kind.is_act_come_or_gone() && finding.level >= passage.level
}
