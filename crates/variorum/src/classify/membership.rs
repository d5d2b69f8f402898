//! Who moved from one list to another: from those who attended to the absent, from those who voted for an act to those who
//! voted against it.
//!
//! In: findings about names that left a passage or came to one. Out: the same, but one finding with both parts for a name
//! that left one list and came to another of the same paragraph or the next, in place of a name that left and one that came.

use rustc_hash::{FxHashMap, FxHashSet};

use super::annotate::{annotate, capitalised_inside};
use super::assemble::place;
use super::atom::Value;
use super::context::Context;
use super::draft::Draft;
use super::finding::Finding;
use super::kind::Kind;
use super::part::{Part, is_listed};
use super::score::Setting;
use super::side::{Side, Which};
use super::words::{Dictionary, words_of};
use crate::align::LinkKind;
use crate::sides::Sides;
use crate::span::Span;

/// The rule about who has another part.
const PART: &str = "actor.part";
/// Paragraphs between the two lists.
const NEAR: usize = 1;
/// Longest sentence that is read for names, in atoms: votes and rosters are long, but texts without a stop longer.
const LONGEST: usize = 400;

/// A name that only one version has in its place.
#[derive(Clone, Debug)]
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
pub(super) fn tell(context: &Context<'_, '_>, findings: &mut Vec<Finding>) {
    let sided = findings.iter().map(spoken_of);
    let mut told: Vec<(Which, usize, Span)> = Vec::new();
    for (at, names) in sided.enumerate() {
        told.extend(names.into_iter().map(|(which, span)| (which, at, span)));
    }
    if told.is_empty() {
        return;
    }
    let singles = Sides::by(|which| singles(context, which, &told));
    let near = Near::new(context);
    let mut taken = FxHashSet::default();
    let mut moved: Vec<(Single, Single)> = Vec::new();
    for old in &singles.old {
        let fits = |(at, new): &(usize, &Single)| {
            !taken.contains(at)
                && old.name == new.name
                && (old.finding.is_some() || new.finding.is_some())
                && (old.listed || new.listed)
                && old.part.differs_from(&new.part)
                && near.are_near(old.block, new.block)
        };
        let found = singles.new.iter().enumerate().find(fits);
        if let Some((at, new)) = found {
            taken.insert(at);
            moved.push((old.clone(), new.clone()));
        }
    }
    let mut gone: Vec<(usize, Which, Span)> = Vec::new();
    let mut changes: Vec<Finding> = Vec::new();
    for (old, new) in moved {
        let mut change = change(context, &old, &new);
        for (which, single) in [(Which::Old, &old), (Which::New, &new)] {
            if let Some(finding) = single.finding {
                change.edits.extend(&findings[finding].edits);
                gone.push((finding, which, single.span));
            }
        }
        change.edits.sort_unstable();
        change.edits.dedup();
        changes.push(change);
    }
    for (at, finding) in findings.iter_mut().enumerate() {
        let mut own = gone
            .iter()
            .filter(|(finding, ..)| *finding == at)
            .peekable();
        if own.peek().is_some() {
            let is_left = |which: Which, span: &Span| !gone.contains(&(at, which, *span));
            *finding = rest(context, finding, is_left);
        }
    }
    findings.retain(|finding| {
        let names = finding.words.old.len() + finding.words.new.len();
        names > 0 || !is_about_names(finding)
    });
    findings.extend(changes);
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

/// The names of one version that findings speak of, and those of sentences that only it has.
fn singles(context: &Context<'_, '_>, which: Which, told: &[(Which, usize, Span)]) -> Vec<Single> {
    let alignment = context.comparison.alignment();
    let document = context.document(which);
    let sentences = which.of(alignment.sentences.as_ref());
    let own = |kind: LinkKind| {
        matches!(
            (which, kind),
            (Which::Old, LinkKind::Deletion) | (Which::New, LinkKind::Insertion)
        )
    };
    let alone = alignment
        .sentence_links
        .iter()
        .filter(|link| own(link.kind));
    let mut units: Vec<(usize, bool)> = alone
        .flat_map(|link| {
            which
                .of(link.units.as_ref())
                .iter()
                .map(|unit| (*unit, true))
        })
        .collect();
    let told: Vec<(usize, Span)> = told
        .iter()
        .filter(|(side, ..)| *side == which)
        .map(|(_, finding, span)| (*finding, *span))
        .collect();
    let holding = told.iter().filter_map(|(_, span)| {
        let at = sentences.partition_point(|sentence| sentence.span.end() < span.end());
        sentences
            .get(at)
            .filter(|sentence| sentence.span.contains(*span))?;
        Some((at, false))
    });
    units.extend(holding);
    units.sort_unstable();
    units.dedup_by_key(|(unit, _)| *unit);
    let mut dictionary = Dictionary::new(context.pack);
    let mut found = Vec::new();
    for (unit, is_alone) in units {
        let words = words_of(document, sentences, &[unit], &mut dictionary);
        if words.len() > LONGEST {
            continue;
        }
        let mut seen = FxHashSet::default();
        capitalised_inside(&words, &mut seen);
        let atoms = annotate(&words, context.lexicon, context.pack, &seen);
        drop(seen);
        let side = Side::new(words, atoms);
        for at in (0..side.atoms.len()).filter(|at| side.atoms[*at].value == Value::Name) {
            let Some(span) = side.span(at..at + 1) else {
                continue;
            };
            let finding = told.iter().find(|(_, told)| *told == span);
            if finding.is_none() && !is_alone {
                continue;
            }
            found.push(Single {
                finding: finding.map(|(finding, _)| *finding),
                listed: is_listed(&side, at),
                block: sentences[unit].block,
                span,
                name: side.text(at..at + 1),
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
    let draft = Draft::new(Kind::ActorChanged, PART, [], [])
        .with("role", "part")
        .with("name", &old.name)
        .with("old", &old.part.text)
        .with("new", &new.part.text);
    let places = Sides::new(
        Some(place(documents.old, old.block, old.span)),
        Some(place(documents.new, new.block, new.span)),
    );
    let quote = |single: &Single| format!("{}: {}", single.name, single.part.text);
    Finding {
        quotes: vec![Sides::new(quote(old), quote(new))],
        ..context.compose(draft, places, Setting::Plain)
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
        (false, false) => (Kind::EntityReplaced, "entity.slot", String::new()),
        (false, true) => (Kind::EntityRemoved, "entity.roster", texts.old.clone()),
        (true, _) => (Kind::EntityAdded, "entity.roster", texts.new.clone()),
    };
    let draft = Draft::new(kind, rule, [], [])
        .with("entity", entity)
        .with("old", &texts.old)
        .with("new", &texts.new);
    let passage = |which: Which, spans: &[Span], own: Option<&super::finding::Passage>| {
        let hull = spans.iter().copied().reduce(Span::hull)?;
        Some(place(context.document(which), own?.block, hull))
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
