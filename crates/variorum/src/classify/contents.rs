//! What a passage of one version says: its promises and requests, what it cites and counts, and what it stands for.

use std::ops::Range;

use super::assemble::{compose, place};
use super::atom::Value;
use super::draft::Draft;
use super::finding::{Confidence, Finding, Passage};
use super::kind::{Kind, Layer};
use super::pair::{Pair, Side, Which};
use super::phrase;
use super::profile::Profile;
use super::rules::{coming_or_going, rosters};
use super::score::Setting;
use super::statement::{Pledge, Statement, ends_clause, pledges};
use super::structure::on;
use crate::compare::Comparison;

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
        let statements = side.statements();
        let mut children: Vec<Finding> = Vec::new();
        let mut told: Vec<Range<usize>> = Vec::new();
        for statement in statements {
            if let Some(act) = self.act(statement) {
                children.push(act);
                told.push(act_of(statement));
            }
        }
        for pledge in pledges(side, statements) {
            if !told.iter().any(|clause| clause.contains(&pledge.noun)) {
                children.extend(self.pledge(&pledge));
                told.push(pledge.clause);
            }
        }
        children.extend((0..side.atoms.len()).filter_map(|at| self.fact(at)));
        children.extend(
            rosters(self.pair, self.which)
                .iter()
                .filter_map(|names| self.roster(names)),
        );
        children.extend(self.assertions(parent, &told));
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

    fn place(&self, range: Range<usize>) -> Option<Passage> {
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

    /// A promise in the form of a noun.
    fn pledge(&self, pledge: &Pledge<'_>) -> Option<Finding> {
        let kind = match self.which {
            Which::Old => Kind::CommitmentRemoved,
            Which::New => Kind::CommitmentAdded,
        };
        let side = self.pair.side(self.which);
        let draft = Draft::new(kind, "force.commitment", [], [])
            .with("act", side.text(pledge.noun..pledge.noun + 1))
            .with("actor", side.text(pledge.actor..pledge.actor + 1))
            .citing([pledge.row])
            .confidence(Confidence::Medium);
        let place = self.place(pledge.clause.clone())?;
        Some(self.compose(&draft, place))
    }

    /// Names in a row.
    fn roster(&self, names: &Range<usize>) -> Option<Finding> {
        let kind = match self.which {
            Which::Old => Kind::EntityRemoved,
            Which::New => Kind::EntityAdded,
        };
        let draft = Draft::on(
            self.which,
            kind,
            "entity.roster",
            names.clone().collect::<Vec<_>>(),
        )
        .with("entity", self.pair.side(self.which).text(names.clone()));
        let mut finding = self.compose(&draft, self.place(names.clone())?);
        finding.quotes = vec![phrase::quote(self.pair, &draft)];
        Some(finding)
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

    /// What a sentence that joins or leaves a kept paragraph adds to its matter: its clauses that perform no act of their
    /// own, or the sentence as a whole.
    fn assertions(&self, parent: &Finding, told: &[Range<usize>]) -> Vec<Finding> {
        let (place, kind) = match self.which {
            Which::Old => (parent.old.as_ref(), Kind::DetailRemoved),
            Which::New => (parent.new.as_ref(), Kind::DetailAdded),
        };
        if self.is_alone || parent.kind.layer() == Layer::Editorial {
            return Vec::new();
        }
        let clauses = clauses(self.pair.side(self.which));
        let places: Vec<Passage> = if clauses.len() > 1 {
            let untold = clauses
                .into_iter()
                .filter(|clause| !told.iter().any(|act| meets(act, clause)));
            untold.filter_map(|clause| self.place(clause)).collect()
        } else {
            place.cloned().into_iter().collect()
        };
        let draft = Draft::new(kind, "structure.detail", [], []).confidence(Confidence::Medium);
        places
            .into_iter()
            .map(|place| self.compose(&draft, place))
            .collect()
    }

    fn compose(&self, draft: &Draft, place: Passage) -> Finding {
        compose(draft, on(self.which, place), Setting::Plain, self.profile)
    }
}

/// From the actor, where he is named in the clause itself, to its end, or as much of it as says what is done.
fn act_of(statement: &Statement<'_>) -> Range<usize> {
    /// Atoms after the verb.
    const REACH: usize = 20;
    statement.opening()
        ..statement
            .clause
            .end
            .min(statement.head + REACH)
            .max(statement.head + 1)
}

/// Fewest words of matter of a clause that is told by itself; one with fewer goes with the clause before it.
const CLAUSE: usize = 3;

/// The clauses of a side: what stands between the places where one ends, signs included.
fn clauses(side: &Side<'_, '_>) -> Vec<Range<usize>> {
    let mut clauses: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    let matter = |range: Range<usize>| range.filter(|at| side.atoms[*at].is_content()).count();
    for at in 1..=side.atoms.len() {
        if at < side.atoms.len() && !ends_clause(side, at) {
            continue;
        }
        match clauses.last_mut() {
            Some(before) if matter(start..at) < CLAUSE || matter(before.clone()) < CLAUSE => {
                before.end = at;
            }
            _ => clauses.push(start..at),
        }
        start = at;
    }
    let of_words = |mut clause: Range<usize>| {
        let is_edge = |at: usize| {
            side.atoms[at].value == Value::Sign || side.atoms[at].is_function("coordinator")
        };
        while clause.start < clause.end && is_edge(clause.start) {
            clause.start += 1;
        }
        clause
    };
    clauses
        .into_iter()
        .map(of_words)
        .filter(|clause| !clause.is_empty())
        .collect()
}

fn meets(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
