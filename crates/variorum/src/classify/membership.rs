//! Who moved from one list to another: from those who attended to the absent, from those who voted for an act to those who
//! voted against it.
//!
//! In: findings about names that left a passage or came to one. Out: the same, but one finding with both parts for a name
//! that left one list and came to another of the same paragraph or the next; that it left and that it came lie below it.

use rustc_hash::{FxHashMap, FxHashSet};

use super::context::Context;
use super::passage::UnitFinding;
use super::roster::part::{Part, stands_in_roster};
use crate::align::{LinkKind, Sentence};
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::annotate::{annotate, capitalised_inside};
use crate::classify::reading::atom::Value;
use crate::classify::reading::dictionary::Dictionary;
use crate::classify::reading::words::words_of;
use crate::classify::record::evidence;
use crate::classify::record::finding::{Finding, Passage};
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::telling::draft::Draft;
use crate::classify::telling::score::Setting;
use crate::document::Document;
use crate::sides::Sides;
use crate::span::Span;

/// Paragraphs between the two lists.
const NEAR: usize = 1;
/// Longest sentence that is read for names, in atoms: votes and rosters are long, but texts without a stop longer.
const LONGEST: usize = 400;

/// A name that only one version has in its place.
#[derive(Debug)]
struct Single {
    /// The finding that tells it, if it is no part of a passage that came or went whole.
    finding: Option<usize>,
    /// Whether it stands in a roster.
    listed: bool,
    block: usize,
    span: Span,
    name: String,
    part: Part,
}

/// Tells names that moved from one list to another as such.
pub(super) fn tell<'d>(
    context: &Context<'d, '_>,
    findings: &mut Vec<Finding>,
    dictionary: &mut Dictionary<'d, '_>,
) -> Vec<UnitFinding> {
    let sided = findings.iter().map(spoken_of);
    let mut told: Vec<(Which, usize, Span)> = Vec::new();
    for (at, names) in sided.enumerate() {
        told.extend(names.into_iter().map(|(which, span)| (which, at, span)));
    }
    if told.is_empty() {
        return Vec::new();
    }
    let sought = Sought::new(context, &told);
    let singles = Sides::by(|which| singles(context, which, &told, &sought, dictionary));
    let mut gone: FxHashMap<usize, Vec<(Which, Span)>> = FxHashMap::default();
    let mut changes: Vec<UnitFinding> = Vec::new();
    for (old, new) in moved(context, &singles) {
        let mut change = change(context, old, new);
        for (which, single) in [(Which::Old, old), (Which::New, new)] {
            if let Some(finding) = single.finding {
                change.edits.extend(&findings[finding].edits);
                gone.entry(finding).or_default().push((which, single.span));
            }
        }
        change.edits.sort_unstable();
        change.edits.dedup();
        changes.push(with_both_lists(context, change, &old.name));
    }
    for (at, finding) in findings.iter_mut().enumerate() {
        if let Some(own) = gone.get(&at) {
            let is_left = |which: Which, span: &Span| !own.contains(&(which, *span));
            *finding = rest(context, finding, is_left);
        }
    }
    findings.retain(|finding| {
        let names = finding.words.old.len() + finding.words.new.len();
        names > 0 || !is_about_names(finding)
    });
    changes
}

/// The names that have another part in another list of the same place, each once.
fn moved<'s>(
    context: &Context<'_, '_>,
    singles: &'s Sides<Vec<Single>>,
) -> Vec<(&'s Single, &'s Single)> {
    let near = Near::new(context);
    let mut places: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, new) in singles.new.iter().enumerate() {
        places.entry(&new.name).or_default().push(at);
    }
    let mut taken = FxHashSet::default();
    let successor = |old: &'s Single| {
        let mut same = places.get(&*old.name).into_iter().flatten().copied();
        let at = same.find(|at| {
            let new = &singles.new[*at];
            !taken.contains(at)
                && (old.finding.is_some() || new.finding.is_some())
                && (old.listed || new.listed)
                && old.part.differs_from(&new.part)
                && near.are_near(old.block, new.block)
        })?;
        taken.insert(at);
        Some((old, &singles.new[at]))
    };
    singles.old.iter().filter_map(successor).collect()
}

fn is_about_names(finding: &Finding) -> bool {
    matches!(
        finding.kind,
        Kind::EntityAdded | Kind::EntityRemoved | Kind::EntityReplaced
    )
}

/// The names that a finding says left or came.
fn spoken_of(finding: &Finding) -> Vec<(Which, Span)> {
    if !is_about_names(finding) {
        return Vec::new();
    }
    let sides = [
        (Which::Old, &finding.words.old),
        (Which::New, &finding.words.new),
    ];
    let sides = sides.into_iter();
    sides
        .flat_map(|(which, spans)| spans.iter().map(move |span| (which, *span)))
        .collect()
}

/// With which words names begin that may stand in both versions: only what has one of them needs to be read.
struct Sought<'d> {
    /// The first words of the names told of each version.
    told: Sides<FxHashSet<&'d str>>,
    /// Those among them that the other version has too, in a name that is told or in a sentence that only it has.
    shared: Sides<FxHashSet<&'d str>>,
}

impl<'d> Sought<'d> {
    fn new(context: &Context<'d, '_>, told: &[(Which, usize, Span)]) -> Self {
        let told = Sides::by(|which| {
            let own = told.iter().filter(|(side, ..)| *side == which);
            let names = own.map(|(.., span)| &context.document(which)[*span]);
            let first_words = names.filter_map(|name| bare_words(name).next());
            first_words.collect::<FxHashSet<_>>()
        });
        let shared = Sides::by(|which| {
            let own = which.of(told.as_ref());
            let other = which.other();
            let (document, sentences) = sentences(context, other);
            let alone = alone(context, other);
            let words = alone.flat_map(|unit| bare_words(&document[sentences[unit].span]));
            let words = words.chain(other.of(told.as_ref()).iter().copied());
            words.filter(|word| own.contains(word)).collect()
        });
        Self { told, shared }
    }

    /// Whether a name that is told of a version may stand in the other one too.
    fn may_be_shared(&self, which: Which, name: &str) -> bool {
        let first = bare_words(name).next();
        first.is_none_or(|word| which.of(self.shared.as_ref()).contains(word))
    }

    /// Whether a text that only one version has may hold a name that is told of the other.
    fn may_hold(&self, which: Which, text: &str) -> bool {
        let told = which.other().of(self.told.as_ref());
        bare_words(text).any(|word| told.contains(word))
    }
}

/// The runs of letters and digits of a text.
fn bare_words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty())
}

/// A version and its sentences.
fn sentences<'d>(context: &Context<'d, '_>, which: Which) -> (&'d Document, &'d [Sentence]) {
    let sentences = which.of(context.comparison.alignment().sentences.as_ref());
    (context.document(which), sentences.as_slice())
}

/// The sentences that only one version has.
fn alone<'d>(context: &Context<'d, '_>, which: Which) -> impl Iterator<Item = usize> + use<'d> {
    let own = which.of(Sides::new(LinkKind::Deletion, LinkKind::Insertion));
    let links = context.comparison.alignment().sentence_links.iter();
    let links = links.filter(move |link| link.kind == own);
    links.flat_map(move |link| which.of(link.units.as_ref()).iter().copied())
}

/// The names of one version that findings speak of, and those of sentences that only it has, as far as the other version
/// may have them.
fn singles<'d>(
    context: &Context<'d, '_>,
    which: Which,
    told: &[(Which, usize, Span)],
    sought: &Sought<'d>,
    dictionary: &mut Dictionary<'d, '_>,
) -> Vec<Single> {
    let (document, sentences) = sentences(context, which);
    let mut units: Vec<(usize, bool)> = alone(context, which)
        .filter(|unit| sought.may_hold(which, &document[sentences[*unit].span]))
        .map(|unit| (unit, true))
        .collect();
    let own = told
        .iter()
        .filter(|(side, _, span)| *side == which && sought.may_be_shared(which, &document[*span]));
    let mut told: FxHashMap<Span, usize> = FxHashMap::default();
    let mut spans = Vec::new();
    for (_, finding, span) in own {
        told.entry(*span).or_insert(*finding);
        spans.push(*span);
    }
    let holding = spans.iter().filter_map(|span| {
        let at = sentences.partition_point(|sentence| sentence.span.end() < span.end());
        sentences
            .get(at)
            .filter(|sentence| sentence.span.contains(*span))?;
        Some((at, false))
    });
    units.extend(holding);
    units.sort_unstable();
    units.dedup_by_key(|(unit, _)| *unit);
    let mut found = Vec::new();
    for (unit, is_alone) in units {
        let words = words_of(document, sentences, &[unit], dictionary);
        if words.len() > LONGEST {
            continue;
        }
        let mut seen = FxHashSet::default();
        capitalised_inside(&words, &mut seen);
        let atoms = annotate(&words, dictionary, &seen);
        drop(seen);
        let side = Side::new(words, atoms);
        for at in (0..side.atoms.len()).filter(|at| side.atoms[*at].value == Value::Name) {
            let Some(span) = side.span(at..at + 1) else {
                continue;
            };
            let finding = told.get(&span).copied();
            if finding.is_none() && !is_alone {
                continue;
            }
            found.push(Single {
                finding,
                listed: stands_in_roster(&side, at),
                block: sentences[unit].block,
                span,
                name: side.text_of(at),
                part: Part::of(&side, at),
            });
        }
    }
    found
}

/// Which paragraphs of both versions belong together.
struct Near {
    new_of: FxHashMap<usize, usize>,
}

impl Near {
    fn new(context: &Context<'_, '_>) -> Self {
        let links = context.comparison.alignment().blocks.iter();
        let pairs = links.flat_map(|link| {
            let new = link.units.new.first().copied();
            link.units
                .old
                .iter()
                .filter_map(move |old| Some((*old, new?)))
        });
        Self {
            new_of: pairs.collect(),
        }
    }

    fn are_near(&self, old: usize, new: usize) -> bool {
        let around = old.saturating_sub(NEAR)..=old + NEAR;
        let mut linked = around.filter_map(|old| self.new_of.get(&old));
        linked.any(|linked| linked.abs_diff(new) <= NEAR)
    }
}

/// The finding about a name that has another part.
fn change(context: &Context<'_, '_>, old: &Single, new: &Single) -> Finding {
    let documents = context.comparison.documents();
    let draft = Draft::new(Kind::ActorChanged, RuleId::ActorPart, [], [])
        .with("role", "part")
        .with("name", &old.name)
        .texts(&old.part.text, &new.part.text);
    let places = Sides::new(
        Some(Passage::at(documents.old, old.block, old.span)),
        Some(Passage::at(documents.new, new.block, new.span)),
    );
    let quote = |single: &Single| format!("{}: {}", single.name, single.part.text);
    Finding {
        quotes: vec![Sides::new(quote(old), quote(new))],
        ..context.compose(draft, places, Setting::Plain)
    }
}

/// A name that has another part, with what became of the two lists below it. They say no more than it does, and are there
/// for those who ask for names.
fn with_both_lists(context: &Context<'_, '_>, change: Finding, name: &str) -> UnitFinding {
    let below = |which: Which| {
        let place = which.of(change.passages()).cloned();
        let draft = Draft::new(which.of(Kind::ENTITY_ALONE), RuleId::EntityRoster, [], [])
            .with(evidence::ENTITY, name);
        Finding {
            quotes: change.quotes.clone(),
            edits: change.edits.clone(),
            ..context.compose(draft, which.only(place), Setting::Plain)
        }
    };
    UnitFinding {
        children: Which::BOTH.map(below).into(),
        parent: change,
    }
}

/// What a finding about names still says when some of them are told otherwise.
fn rest(
    context: &Context<'_, '_>,
    finding: &Finding,
    is_left: impl Fn(Which, &Span) -> bool,
) -> Finding {
    let mut words = finding.words.clone();
    words.old.retain(|span| is_left(Which::Old, span));
    words.new.retain(|span| is_left(Which::New, span));
    let text = |which: Which, spans: &[Span]| {
        let document = context.document(which);
        let names: Vec<&str> = spans.iter().map(|span| &document[*span]).collect();
        names.join(", ")
    };
    let texts = Sides::new(text(Which::Old, &words.old), text(Which::New, &words.new));
    let (kind, rule, entity) = match (words.old.is_empty(), words.new.is_empty()) {
        (false, false) => (Kind::EntityReplaced, RuleId::EntitySlot, String::new()),
        (false, true) => (Kind::EntityRemoved, RuleId::EntityRoster, texts.old.clone()),
        (true, _) => (Kind::EntityAdded, RuleId::EntityRoster, texts.new.clone()),
    };
    let draft = Draft::new(kind, rule, [], [])
        .with(evidence::ENTITY, entity)
        .texts(&texts.old, &texts.new);
    let passage =
        |which: Which, spans: &[Span], own: Option<&crate::classify::record::finding::Passage>| {
            let hull = spans.iter().copied().reduce(Span::hull)?;
            Some(Passage::at(context.document(which), own?.block, hull))
        };
    let places = Sides::new(
        passage(Which::Old, &words.old, finding.old.as_ref()),
        passage(Which::New, &words.new, finding.new.as_ref()),
    );
    Finding {
        words,
        quotes: vec![texts],
        edits: finding.edits.clone(),
        ..context.compose(draft, places, Setting::Plain)
    }
}
