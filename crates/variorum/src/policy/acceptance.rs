//! Which issues are accepted: what waivers and baselines have in common.
//!
//! An issue is accepted by its identity. One that is told once for several places is also accepted where each place is,
//! by whatever: whether three equal changes are told one by one or together depends on what else changed, and a project
//! should not have to accept them again for that.

use std::collections::BTreeMap;

use super::judge::DocumentVerdict;
use super::rule::Rule;

/// What somebody accepted.
#[derive(Debug)]
pub(super) struct Accepted<'a> {
    /// The path of the draft, on either side.
    pub(super) document: &'a str,
    pub(super) rule: Rule,
    pub(super) id: &'a str,
    /// The identities of its places, if it was told once for several.
    pub(super) places: &'a [String],
}

/// One identity of one open issue, as indices.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claim {
    issue: usize,
    identity: usize,
}

/// An issue that is accepted.
#[derive(Debug)]
pub(super) struct Settled {
    /// Its draft, as an index.
    pub(super) document: usize,
    /// Its place among the issues of the draft.
    pub(super) issue: usize,
    /// Who accepted it, in order, each once.
    pub(super) by: Vec<usize>,
}

/// The issues that nothing excuses yet, and who accepts what of them.
#[derive(Debug)]
pub(super) struct Acceptance<'d> {
    documents: &'d [DocumentVerdict],
    open: Vec<Open>,
    /// Where an identity occurs.
    claims: BTreeMap<(Rule, &'d str), Vec<Claim>>,
    /// Where an issue has an identity beside those of its places.
    wholes: BTreeMap<(Rule, &'d str), Vec<usize>>,
}

#[derive(Debug)]
struct Open {
    document: usize,
    issue: usize,
    /// Per identity, who accepted it.
    by: Vec<Option<usize>>,
}

impl<'d> Acceptance<'d> {
    pub(super) fn new(documents: &'d [DocumentVerdict]) -> Self {
        let mut acceptance = Self {
            documents,
            open: Vec::new(),
            claims: BTreeMap::new(),
            wholes: BTreeMap::new(),
        };
        for (document, verdict) in documents.iter().enumerate() {
            let issues = verdict.issues.iter().enumerate();
            for (issue, told) in issues.filter(|(_, issue)| issue.excuse.is_none()) {
                let at = acceptance.open.len();
                let whole = (told.rule, told.id.0.as_str());
                acceptance.wholes.entry(whole).or_default().push(at);
                for (identity, id) in told.identities().iter().enumerate() {
                    let claims = acceptance.claims.entry((told.rule, id.0.as_str()));
                    let claim = Claim {
                        issue: at,
                        identity,
                    };
                    claims.or_default().push(claim);
                }
                acceptance.open.push(Open {
                    document,
                    issue,
                    by: vec![None; told.identities().len()],
                });
            }
        }
        acceptance
    }

    /// What somebody's acceptance holds for, of all that nobody accepted before; nothing when it is stale.
    pub(super) fn find(&self, accepted: &Accepted<'_>) -> Vec<Claim> {
        let wholes = self.wholes.get(&(accepted.rule, accepted.id));
        let mut wholes = wholes.into_iter().flatten();
        let whole = wholes.find(|at| self.is_in(**at, accepted.document));
        let whole = whole.map_or_else(Vec::new, |at| self.rest(*at));
        if !whole.is_empty() {
            return whole;
        }
        // What was told alone may be one of the places of another issue now.
        let places = match accepted.places {
            [] => vec![accepted.id],
            places => places.iter().map(String::as_str).collect(),
        };
        let found = places.iter().filter_map(|id| self.free(accepted, id));
        let found = found.collect::<Vec<_>>();
        if found.len() < places.len() && accepted.rule.is_passage() {
            return Vec::new();
        }
        found
    }

    /// Accepts what was found.
    pub(super) fn claim(&mut self, found: &[Claim], by: usize) {
        for claim in found {
            self.open[claim.issue].by[claim.identity] = Some(by);
        }
    }

    /// The issues of which everything is accepted.
    pub(super) fn settled(self) -> Vec<Settled> {
        let open = self.open.into_iter();
        let settled = open.filter_map(|open| {
            let mut by = open.by.into_iter().collect::<Option<Vec<_>>>()?;
            by.sort_unstable();
            by.dedup();
            Some(Settled {
                document: open.document,
                issue: open.issue,
                by,
            })
        });
        settled.collect()
    }

    /// What nobody accepted yet of an issue.
    fn rest(&self, issue: usize) -> Vec<Claim> {
        let by = self.open[issue].by.iter().enumerate();
        let rest = by.filter(|(_, by)| by.is_none());
        rest.map(|(identity, _)| Claim { issue, identity })
            .collect()
    }

    /// An identity that nobody accepted yet.
    fn free(&self, accepted: &Accepted<'_>, id: &str) -> Option<Claim> {
        let claims = self.claims.get(&(accepted.rule, id))?;
        let is_free = |claim: &&Claim| {
            self.open[claim.issue].by[claim.identity].is_none()
                && self.is_in(claim.issue, accepted.document)
        };
        claims.iter().find(is_free).copied()
    }

    fn is_in(&self, issue: usize, document: &str) -> bool {
        let paths = &self.documents[self.open[issue].document].paths;
        document == paths.new || document == paths.old
    }
}
