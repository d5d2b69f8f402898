//! What a passage of one version says: its promises and requests, what it cites and counts, and what it stands for.

use rustc_hash::FxHashMap;

use super::assemble::{compose, place};
use super::atom::Value;
use super::draft::Draft;
use super::finding::{Confidence, Finding, Passage};
use super::kind::{Kind, Layer};
use super::pair::{Pair, Which};
use super::phrase;
use super::profile::Profile;
use super::rules::coming_or_going;
use super::score::Setting;
use super::statement::{Statement, statements};
use super::structure::{UnitFinding, on};
use crate::compare::Comparison;
use crate::sides::Sides;

/// A sentence that only one version has.
pub(super) struct Contents<'c, 'd, 'l> {
    pub(super) comparison: &'c Comparison,
    pub(super) pair: &'c Pair<'d, 'l>,
    pub(super) which: Which,
    pub(super) profile: &'c Profile,
    /// Whether its whole block has no counterpart.
    pub(super) is_alone: bool,
}

impl Contents<'_, '_, '_> {
    /// The findings that belong under that of the sentence.
    pub(super) fn children(&self, parent: &Finding) -> Vec<Finding> {
        let side = self.pair.side(self.which);
        let mut children: Vec<Finding> = statements(side)
            .iter()
            .filter_map(|statement| self.act(statement))
            .collect();
        children.extend((0..side.atoms.len()).filter_map(|at| self.fact(at)));
        children.extend(self.assertion(parent));
        for child in &mut children {
            child.edits.clone_from(&parent.edits);
        }
        children
    }

    /// The keys of its words that carry matter.
    pub(super) fn matter(&self) -> Vec<u64> {
        let atoms = self.pair.side(self.which).atoms.iter();
        atoms
            .filter(|atom| atom.is_content())
            .map(|atom| atom.key)
            .collect()
    }

    fn place(&self, range: std::ops::Range<usize>) -> Option<Passage> {
        let documents = self.comparison.documents();
        let document = match self.which {
            Which::Old => documents.old,
            Which::New => documents.new,
        };
        let side = self.pair.side(self.which);
        let block = side.first(range.start).block;
        Some(place(document, block, side.span(range)?))
    }

    /// A promise or a request.
    fn act(&self, statement: &Statement<'_>) -> Option<Finding> {
        let (kind, rule) = coming_or_going(self.which, statement)?;
        let side = self.pair.side(self.which);
        let draft = Draft::new(kind, rule, [], [])
            .with("act", side.text(statement.head..statement.head + 1))
            .with("actor", side.text(statement.subject.clone()))
            .citing(statement.promise().or(statement.rows.first().copied()))
            .confidence(Confidence::Medium);
        let place = self.place(act_of(statement))?;
        Some(self.compose(&draft, place))
    }

    /// A citation, an amount with its unit, or a limit.
    fn fact(&self, at: usize) -> Option<Finding> {
        let kinds = |old, new| match self.which {
            Which::Old => old,
            Which::New => new,
        };
        let (kind, rule, field, value) = match &self.pair.side(self.which).atoms[at].value {
            Value::Citation(citation) => (
                kinds(Kind::ReferenceRemoved, Kind::ReferenceAdded),
                "reference.citation",
                "instrument",
                citation.canonical(),
            ),
            Value::Quantity(quantity) if !quantity.unit.is_empty() => (
                kinds(Kind::QuantityRemoved, Kind::QuantityAdded),
                "quantity.value",
                "value",
                quantity.display(),
            ),
            Value::Time(time) if time.limit.is_some() => (
                kinds(Kind::DeadlineRemoved, Kind::DeadlineAdded),
                "deadline.limit",
                "time",
                time.display(),
            ),
            _ => return None,
        };
        let draft = Draft::on(self.which, kind, rule, [at]).with(field, value);
        let mut finding = self.compose(&draft, self.place(at..at + 1)?);
        finding.quotes = vec![phrase::quote(self.pair, &draft)];
        Some(finding)
    }

    /// What a sentence that joins or leaves a kept paragraph adds to its matter: a detail, beside any act in it.
    fn assertion(&self, parent: &Finding) -> Option<Finding> {
        let (place, kind) = match self.which {
            Which::Old => (parent.old.as_ref()?, Kind::DetailRemoved),
            Which::New => (parent.new.as_ref()?, Kind::DetailAdded),
        };
        if self.is_alone || parent.kind.layer() == Layer::Editorial {
            return None;
        }
        let draft = Draft::new(kind, "structure.detail", [], []).confidence(Confidence::Medium);
        Some(self.compose(&draft, place.clone()))
    }

    fn compose(&self, draft: &Draft, place: Passage) -> Finding {
        compose(draft, on(self.which, place), Setting::Plain, self.profile)
    }
}

/// From the actor to the end of the clause, or as much of it as says what is done.
fn act_of(statement: &Statement<'_>) -> std::ops::Range<usize> {
    /// Atoms after the verb.
    const REACH: usize = 20;
    statement.opening()
        ..statement
            .clause
            .end
            .min(statement.head + REACH)
            .max(statement.head + 1)
}

/// Least share of the words of the shorter sentence that both must have for one to stand for the other.
const COMMON: f64 = 0.2;

/// Most sentences of a paragraph on either side that are looked at, which bounds the pairs.
const MOST: usize = 32;

/// Sentences that left a paragraph and sentences that joined it on the same matter: the one stands for the other, in
/// words so new that they are no two versions of one sentence. Told once, under the sentence that came.
pub(super) fn replacements(comparison: &Comparison, units: &mut [UnitFinding], profile: &Profile) {
    let mut of_block: FxHashMap<(Which, usize), Vec<usize>> = FxHashMap::default();
    for (at, unit) in units.iter().enumerate() {
        let place = match (&unit.parent.old, &unit.parent.new) {
            (Some(old), None) => (Which::Old, old.block),
            (None, Some(new)) => (Which::New, new.block),
            _ => continue,
        };
        of_block.entry(place).or_default().push(at);
    }
    let blocks = comparison.alignment().blocks.iter();
    for link in blocks.filter(|link| !link.units.old.is_empty() && !link.units.new.is_empty()) {
        let of = |which: Which, blocks: &[usize]| -> Vec<usize> {
            let units = blocks
                .iter()
                .filter_map(|block| of_block.get(&(which, *block)));
            units.flatten().copied().take(MOST).collect()
        };
        let gone = of(Which::Old, &link.units.old);
        let come = of(Which::New, &link.units.new);
        for (old, new) in on_one_matter(units, &gone, &come) {
            let child = replacement(&units[old].parent, &units[new].parent, profile);
            units[new].children.push(child);
        }
    }
}

/// Pairs of units that have words in common, those with most first; each unit once.
fn on_one_matter(units: &[UnitFinding], gone: &[usize], come: &[usize]) -> Vec<(usize, usize)> {
    let mut candidates: Vec<(usize, usize, usize)> = Vec::new();
    for old in gone {
        for new in come {
            let (a, b) = (&units[*old].matter, &units[*new].matter);
            let common = a.iter().filter(|key| b.contains(key)).count();
            if common > 0 && common as f64 >= COMMON * a.len().min(b.len()) as f64 {
                candidates.push((common, *old, *new));
            }
        }
    }
    candidates.sort_by_key(|(common, old, new)| (std::cmp::Reverse(*common), *old, *new));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, old, new) in candidates {
        if pairs.iter().all(|(a, b)| *a != old && *b != new) {
            pairs.push((old, new));
        }
    }
    pairs
}

fn replacement(old: &Finding, new: &Finding, profile: &Profile) -> Finding {
    let draft =
        Draft::new(Kind::WordingChanged, "structure.replaced", [], []).confidence(Confidence::Low);
    let places = Sides::new(old.old.clone(), new.new.clone());
    let mut finding = compose(&draft, places, Setting::Plain, profile);
    finding.edits = old.edits.iter().chain(&new.edits).copied().collect();
    finding
}
