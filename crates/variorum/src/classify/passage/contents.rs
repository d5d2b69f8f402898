//! What a passage of one version says: its promises and requests, what it cites and counts, and what it stands for.

use std::ops::Range;

use super::extent::{REACH, act_of};
use super::fulfilled::Telling;
use super::lead::Lead;
use super::promise::Promise;
use super::unit::{Mention, Unit};
use crate::classify::context::Context;
use crate::classify::pairing::pair::Pair;
use crate::classify::pairing::side::Which;
use crate::classify::reading::atom::{Atom, Value};
use crate::classify::reading::typed::Citation;
use crate::classify::record::evidence;
use crate::classify::record::finding::{Confidence, Finding, Passage};
use crate::classify::record::kind::{Kind, Layer};
use crate::classify::record::rule::RuleId;
use crate::classify::roster::list::rosters;
use crate::classify::rules::{coming_or_going, listed};
use crate::classify::statement::{Duty, Pledge, Statement, clauses, duties, pledges};
use crate::classify::telling::draft::Draft;
use crate::classify::telling::phrase;
use crate::classify::telling::score::Setting;
use crate::lexicon::{Class, Group};
use crate::sides::Sides;

/// Fewest words of a long name: the Coast Pilots' Board.
const LONG_NAME: usize = 3;

/// Signs between which a long name is quoted.
const STOPS: [&str; 3] = [",", ";", ":"];

/// A sentence that only one version has.
pub(super) struct Contents<'c, 'd, 'l> {
    pub(super) context: &'c Context<'d, 'l>,
    pub(super) pair: &'c Pair<'d, 'l>,
    pub(super) which: Which,
    /// Whether its whole block has no counterpart.
    pub(super) is_alone: bool,
    /// What the head of the list makes of it, if it opens an item of one.
    pub(super) lead: Option<Lead>,
}

impl Contents<'_, '_, '_> {
    /// Says what a sentence holds.
    pub(super) fn fill(&self, unit: &mut Unit) {
        let side = self.pair.side(self.which);
        unit.finding.children = self.children(&unit.finding.parent);
        let said = &mut unit.said;
        said.matter = self.matter();
        said.names = self.names();
        said.theme = self.theme();
        said.promises = self.promises();
        if self.which == Which::New {
            said.telling = Telling::of(side, self.context.pack);
        }
    }

    /// What its statements promise.
    fn promises(&self) -> Vec<Promise> {
        let (side, pack) = (self.pair.side(self.which), self.context.pack);
        let promises = side
            .statements()
            .iter()
            .filter(|statement| statement.is_commitment());
        let promises = promises.filter_map(|statement| {
            Promise::of(side, pack, statement, self.place(act_of(side, statement))?)
        });
        let pledges = pledges(side, side.statements());
        let pledges = pledges.iter().filter_map(|pledge| {
            Promise::of_noun(side, pack, pledge, self.place(pledge.clause.clone())?)
        });
        promises.chain(pledges).collect()
    }

    /// The findings that belong under that of the sentence.
    fn children(&self, parent: &Finding) -> Vec<Finding> {
        let side = self.pair.side(self.which);
        let statements = side.statements();
        let mut children: Vec<Finding> = Vec::new();
        let mut acts: Vec<(Kind, Range<usize>)> = Vec::new();
        for statement in statements {
            let Some(act) = self.act(statement) else {
                continue;
            };
            // A promise to promise something is one. What somebody else is said to promise is his own.
            let opening = statement.opening();
            let is_complement = opening > 0
                && side.atoms[opening - 1].is_function(Class::Infinitive)
                && !statement.is_directive();
            let own = act_of(side, statement);
            let is_within = |(kind, whole): &(Kind, Range<usize>)| {
                *kind == act.kind && whole.start <= own.start && own.end <= whole.end
            };
            if !(is_complement && acts.iter().any(is_within)) {
                acts.push((act.kind, own));
                children.push(act);
            }
        }
        if acts.is_empty() {
            children.extend(self.led());
        }
        // What is told already.
        let mut told: Vec<Range<usize>> = acts.into_iter().map(|(_, atoms)| atoms).collect();
        for duty in duties(side, self.context.pack) {
            if !told.iter().any(|act| meets(act, &duty.clause)) {
                children.extend(self.duty(&duty));
                told.push(duty.clause);
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
    fn matter(&self) -> Vec<u64> {
        let atoms = self.pair.side(self.which).atoms.iter();
        atoms
            .filter(|atom| atom.is_content())
            .map(|atom| atom.key)
            .collect()
    }

    /// Its long names, which are hardly those of everything that a text is about.
    fn names(&self) -> Vec<Mention> {
        let side = self.pair.side(self.which);
        let is_long = |at: &usize| {
            let atom = &side.atoms[*at];
            atom.value == Value::Name && atom.words.len() >= LONG_NAME
        };
        let parts = |at: &usize| STOPS.iter().any(|sign| side.first(*at).is_sign(sign));
        let mention = |at: usize| {
            let start = (0..at).rev().find(parts).map_or(0, |sign| sign + 1);
            let end = (at + 1..side.atoms.len()).find(parts);
            let end = end.unwrap_or(side.atoms.len());
            let place = self.place(start..end)?;
            let name = side.atoms[at].key;
            Some(Mention { name, place })
        };
        let names = (0..side.atoms.len()).filter(is_long);
        names.filter_map(mention).collect()
    }

    /// The key of the word that the sentence opens with and speaks of. Whoever acts is no theme, nor is what opens an
    /// adverbial or says what is done.
    fn theme(&self) -> Option<u64> {
        let opens = [
            Class::Determiner,
            Class::Possessive,
            Class::Connective,
            Class::Conjunction,
            Class::Coordinator,
        ];
        let mut atoms = self.pair.side(self.which).atoms.iter();
        let is_opening = |atom: &&Atom<'_>| {
            let grammar = atom.is_any_function(&opens);
            grammar || matches!(atom.value, Value::Sign | Value::Label)
        };
        let first = atoms.find(|atom| !is_opening(atom))?;
        let acts = first.form().is_some() || first.has(Group::Issuer) || first.is_addressee();
        (first.value == Value::Plain && !acts).then_some(first.key)
    }

    fn place(&self, range: Range<usize>) -> Option<Passage> {
        let document = self.context.document(self.which);
        let side = self.pair.side(self.which);
        let block = side.first(range.start).block;
        Some(Passage::at(document, block, side.span(range)?))
    }

    /// A promise or a request.
    fn act(&self, statement: &Statement<'_>) -> Option<Finding> {
        let (kind, rule) = coming_or_going(self.which, statement)?;
        let side = self.pair.side(self.which);
        let draft = Draft::new(kind, rule, [], [])
            .with("act", side.text_of(statement.head))
            .with("actor", side.text(statement.subject.clone()))
            .citing(statement.promise().or(statement.rows.first().copied()))
            .confidence(Confidence::Medium);
        let place = self.place(act_of(side, statement))?;
        Some(self.compose(draft, place))
    }

    /// What others must do.
    fn duty(&self, duty: &Duty) -> Option<Finding> {
        let kind = self.which.of(Kind::DIRECTIVE_ALONE);
        let side = self.pair.side(self.which);
        let row = side.atoms[duty.modal].of(Group::Modal).next();
        let draft = Draft::new(kind, RuleId::ForceDuty, [], [])
            .with("act", side.text_of(duty.modal))
            .with("actor", side.text_of(duty.bearer))
            .citing(row.map(|sense| sense.row))
            .confidence(Confidence::Medium);
        let end = duty.clause.end.min(duty.modal + REACH);
        let place = self.place(duty.clause.start..end)?;
        Some(self.compose(draft, place))
    }

    /// What an item of a list promises or asks by the head of the list. One with a subject speaks for itself.
    fn led(&self) -> Option<Finding> {
        let lead = self.lead.as_ref()?;
        let side = self.pair.side(self.which);
        let first = (0..side.atoms.len()).find(|at| side.atoms[*at].value != Value::Label)?;
        let names = side.atoms[first].value == Value::Name
            || side.atoms[first].is_function(Class::Determiner)
            || side.atoms[first].is_function(Class::Pronoun)
            || side.atoms[first].has(Group::Issuer);
        let has_subject = side
            .statements()
            .first()
            .is_some_and(|statement| !statement.subject.is_empty());
        // A word or two are a title, or a number.
        let matter = side
            .atoms
            .iter()
            .filter(|atom| atom.is_content() && atom.value != Value::Label);
        if names || has_subject || matter.count() < LEAST {
            return None;
        }
        let mut draft = Draft::new(lead.kind, lead.rule, [], [])
            .with("act", &lead.act)
            .confidence(Confidence::Medium);
        draft.rows.extend(lead.row.clone());
        let end = side.atoms.len().min(first + REACH);
        Some(self.compose(draft, self.place(first..end)?))
    }

    /// A promise in the form of a noun.
    fn pledge(&self, pledge: &Pledge<'_>) -> Option<Finding> {
        let kind = self.which.of(Kind::COMMITMENT_ALONE);
        let side = self.pair.side(self.which);
        let draft = Draft::new(kind, RuleId::ForceCommitment, [], [])
            .with("act", side.text_of(pledge.noun))
            .with("actor", side.text_of(pledge.actor))
            .citing([pledge.row])
            .confidence(Confidence::Medium);
        let place = self.place(pledge.clause.clone())?;
        Some(self.compose(draft, place))
    }

    /// Names in a row.
    fn roster(&self, names: &Range<usize>) -> Option<Finding> {
        let kind = self.which.of(Kind::ENTITY_ALONE);
        let draft = Draft::on(
            self.which,
            kind,
            RuleId::EntityRoster,
            names.clone().collect::<Vec<_>>(),
        )
        .with(
            evidence::ENTITY,
            self.pair.side(self.which).text(names.clone()),
        );
        Some(self.quoted(draft, self.place(names.clone())?))
    }

    /// A citation, an amount with its unit, or a limit.
    fn fact(&self, at: usize) -> Option<Finding> {
        let (kind, rule, field, value) = match &self.pair.side(self.which).atoms[at].value {
            Value::Citation(citation) if self.is_cited_before(at, citation) => return None,
            Value::Citation(citation) => (
                self.which.of(Kind::REFERENCE_ALONE),
                RuleId::ReferenceCitation,
                evidence::INSTRUMENT,
                citation.canonical(),
            ),
            Value::Quantity(quantity) if !quantity.unit.is_empty() => (
                self.which.of(Kind::QUANTITY_ALONE),
                RuleId::QuantityValue,
                "value",
                quantity.display(),
            ),
            Value::Time(time) if time.limit.is_some() => (
                self.which.of(Kind::DEADLINE_ALONE),
                RuleId::DeadlineLimit,
                "time",
                time.display(),
            ),
            _ => return None,
        };
        let words = self.pair.side(self.which).text_of(at);
        let draft = Draft::on(self.which, kind, rule, [at])
            .with(field, value)
            .with("words", words);
        let start = listed(self.pair.side(self.which), at).unwrap_or(at);
        Some(self.quoted(draft, self.place(start..at + 1)?))
    }

    /// Whether its paragraph has a citation already where it has it once more.
    fn is_cited_before(&self, at: usize, cited: &Citation) -> bool {
        let own = &self.pair.side(self.which).atoms[..at];
        let links = &self.context.comparison.alignment().sentence_links;
        let first = self.which.of(links[self.pair.link].units.as_ref()).first();
        own.iter()
            .any(|atom| matches!(&atom.value, Value::Citation(other) if other.repeats(cited)))
            || self
                .pair
                .citations_around(self.which)
                .iter()
                .any(|(unit, other)| Some(unit) < first && other.repeats(cited))
    }

    /// What a sentence that joins or leaves a kept paragraph adds to its matter: its clauses that perform no act of their
    /// own, or the sentence as a whole.
    fn assertions(&self, parent: &Finding, told: &[Range<usize>]) -> Vec<Finding> {
        let place = self.which.of(Sides::new(&parent.old, &parent.new)).as_ref();
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
        let draft = Draft::new(
            self.which.of(Kind::DETAIL_ALONE),
            RuleId::StructureDetail,
            [],
            [],
        )
        .confidence(Confidence::Medium);
        places
            .into_iter()
            .map(|place| self.compose(draft.clone(), place))
            .collect()
    }

    /// A finding that is quoted with its phrase.
    fn quoted(&self, draft: Draft, place: Passage) -> Finding {
        let quotes = vec![phrase::quote(self.pair, &draft)];
        Finding {
            quotes,
            ..self.compose(draft, place)
        }
    }

    fn compose(&self, draft: Draft, place: Passage) -> Finding {
        let places = self.which.only(Some(place));
        self.context.compose(draft, places, Setting::Plain)
    }
}

/// Fewest words of matter of an item that says what is to be done.
const LEAST: usize = 2;

fn meets(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
