//! Which change a rewording belongs to: the act, the amount or the marker that it stands beside.

use super::Gathering;
use crate::classify::pairing::side::Which;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::record::{evidence, kinds};
use crate::classify::telling::draft::Draft;
use crate::lexicon::{Class, Group};

/// Most words of matter that say how long something lasts: "in recent months".
const SPAN: usize = 2;

impl Gathering<'_, '_, '_> {
    /// The act, modal or action beside a rewording: the one before it if there are two, since a verb governs what follows.
    pub(super) fn owner(&self, part: usize) -> Option<usize> {
        let beside = |at: &usize| {
            let owner = &self.items[*at].draft;
            // An act that went is quoted alone: what says as much in its place has a line of its own.
            if owner.kind.is_act_come_or_gone() && self.items[part].draft.has(evidence::HOLDS) {
                return false;
            }
            let is_aspect = self.is_aspect(part, *at);
            (absorbs(owner)
                || self.is_witness(part, *at)
                || self.is_instead(part, *at)
                || self.is_complement(part, *at)
                || is_aspect)
                // Between a marker and how long something lasts stands the verb.
                && self.weighs_at_most(&self.gap(*at, part), usize::from(is_aspect))
                && !self.parts_clauses(*at, part)
        };
        let owners: Vec<usize> = (0..self.items.len()).filter(beside).collect();
        let before = |at: &usize| self.items[*at].places.start <= self.items[part].places.start;
        owners
            .iter()
            .copied()
            .rfind(before)
            .or_else(|| owners.first().copied())
    }

    /// Whether an act took the place of another of which either binds or asks: what is to be done weighs as much as how.
    pub(super) fn binds(&self, act: usize) -> bool {
        let draft = &self.items[act].draft;
        let is_bound = |which: Which| {
            let side = self.pair.side(which);
            let verb = draft.side(which).first();
            let statement = verb.and_then(|verb| side.statement_at(*verb));
            statement.is_some_and(|act| act.is_commitment() || act.is_directive())
        };
        draft.kind == Kind::ActChanged && Which::BOTH.into_iter().any(is_bound)
    }

    /// Whether words are the subject of a verb of evidence that came or went with them: "recent data suggest that".
    fn is_witness(&self, part: usize, verb: usize) -> bool {
        let (part, verb) = (&self.items[part].draft, &self.items[verb].draft);
        let joins = |which: Which, at: usize| {
            self.pair.side(which).atoms[at].is_function(Class::Coordinator)
        };
        let stands_before = |which: Which| {
            let (subject, verb) = (part.side(which).iter().max(), verb.side(which).iter().min());
            let (Some(subject), Some(verb)) = (subject, verb) else {
                return false;
            };
            subject < verb
                && !(*subject..*verb).any(|at| joins(which, at))
                && part.side(which.other()).is_empty()
        };
        verb.rule == RuleId::CertaintyQualifier && Which::BOTH.into_iter().any(stands_before)
    }

    /// Whether words stand in the place of an act that the other version alone has.
    fn is_instead(&self, part: usize, act: usize) -> bool {
        let (part, act) = (&self.items[part].draft, &self.items[act].draft);
        let is_across = |which: Which| {
            !act.side(which).is_empty()
                && act.side(which.other()).is_empty()
                && part.side(which).is_empty()
        };
        act.kind.is_act_come_or_gone() && Which::BOTH.into_iter().any(is_across)
    }

    /// Whether words say what an amount is of that came or went with them.
    fn is_complement(&self, part: usize, amount: usize) -> bool {
        let (part, amount) = (&self.items[part].draft, &self.items[amount].draft);
        let which = match amount.kind {
            Kind::QuantityRemoved => Which::Old,
            Kind::QuantityAdded => Which::New,
            _ => return false,
        };
        let side = self.pair.side(which);
        let mut words = which.of(part.spoken_of().as_ref()).iter();
        part.side(which.other()).is_empty()
            && words.all(|at| {
                side.amount_of(*at)
                    .is_some_and(|of| amount.side(which).contains(&of))
            })
    }

    /// Whether words say how long something has been so that the other version tells as going on: "has slowed in recent
    /// months", "continues to be slow".
    fn is_aspect(&self, part: usize, marker: usize) -> bool {
        let (part, marker) = (&self.items[part].draft, &self.items[marker].draft);
        let is_span = |which: Which| {
            let atoms = &self.pair.side(which).atoms;
            let words = which.of(part.spoken_of().as_ref());
            let is_unit = |at: &usize| atoms[*at].row(Group::Time, "unit").is_some();
            marker.side(which).is_empty()
                && part.side(which.other()).is_empty()
                && words.len() <= SPAN
                && words.last().is_some_and(is_unit)
        };
        marker.kind == Kind::ContinuityChanged && Which::BOTH.into_iter().any(is_span)
    }
}

/// Whether a change takes what stands beside it along. What came or went does where something stands in its place.
fn absorbs(draft: &Draft) -> bool {
    kinds::row(draft.kind).governs
        || draft.kind.is_act_come_or_gone()
            && !draft.atoms.old.is_empty()
            && !draft.atoms.new.is_empty()
}
