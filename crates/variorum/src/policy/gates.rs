//! The gates: locks, scope, phrases and rosters. They look at the texts and never at findings, so that no
//! misjudgement of a change can open them.

use std::collections::BTreeMap;

use super::config::{Roster, Rules};
use super::context::{Breach, Context, GateIssues};
use super::passage::{Outline, PassagePattern};
use super::phrase::Phrase;
use super::rule::Gate;
use crate::classify::Passage;
use crate::document::{BlockKind, Document, Token, TokenClass, normalize};
use crate::sides::Sides;
use crate::span::Span;

/// Judges the passages that are locked: the same tokens must stand in them on both sides.
pub(super) fn locked(context: &Context<'_>, lock: &PassagePattern, issues: &mut GateIssues<'_>) {
    let chosen = context
        .outlines
        .as_ref()
        .map(|outline| outline.text_blocks(|block| outline.has(lock, block)));
    let breach = Breach {
        gate: Gate::Locked,
        row: lock.as_str(),
        explanation: format!("the passage `{lock}` is locked: only its typography may change"),
    };
    unchanged(context, &chosen, &breach, issues);
}

/// Judges what lies outside the passages that may change.
pub(super) fn in_scope(
    context: &Context<'_>,
    scope: &[PassagePattern],
    issues: &mut GateIssues<'_>,
) {
    if scope.is_empty() {
        return;
    }
    let outside = context.outlines.as_ref().map(|outline| {
        outline.text_blocks(|block| !scope.iter().any(|pattern| outline.has(pattern, block)))
    });
    let names = scope.iter().map(|pattern| format!("`{pattern}`"));
    let names = names.collect::<Vec<_>>().join(", ");
    let breach = Breach {
        gate: Gate::Scope,
        row: "",
        explanation: format!("this lies outside the passages that may change: {names}"),
    };
    unchanged(context, &outside, &breach, issues);
}

/// Requires that the chosen blocks have the same tokens on both sides, cut into the same paragraphs and headings,
/// whatever alignment and diff made of them.
fn unchanged(
    context: &Context<'_>,
    chosen: &Sides<Vec<usize>>,
    breach: &Breach<'_>,
    issues: &mut GateIssues<'_>,
) {
    let texts = chosen
        .as_ref()
        .zip(context.outlines.as_ref())
        .map(|(blocks, outline)| tokens(outline.document(), blocks));
    let keys = texts.as_ref().map(|side| side.iter().map(|word| word.key));
    if keys.old.eq(keys.new) {
        return;
    }
    let mut by_place: BTreeMap<Sides<Option<usize>>, Vec<usize>> = BTreeMap::new();
    for (index, edit) in context.changes() {
        let blocks = context.blocks_of(edit);
        if among(&blocks, chosen) != Sides::new(false, false) {
            by_place.entry(blocks).or_default().push(index);
        }
    }
    let (crossing, within) = moved(context, chosen);
    // What moved within the chosen blocks matters only where nothing else tells the texts apart.
    let mut places = if by_place.is_empty() && crossing.is_empty() {
        within
    } else {
        crossing
    };
    if by_place.is_empty() && places.is_empty() {
        places.push(first_difference(context, &texts));
    }
    for edits in by_place.into_values() {
        let place = context.passages(&edits);
        issues.add_edits(breach, place, edits);
    }
    for place in places {
        issues.add_at(breach, place);
    }
}

/// The places of what moved into the chosen blocks or out of them, and of what moved within them.
fn moved(context: &Context<'_>, chosen: &Sides<Vec<usize>>) -> (Vec<Place>, Vec<Place>) {
    let (mut crossing, mut within) = (Vec::new(), Vec::new());
    for place in context.moves() {
        let sides = place.as_ref();
        let blocks = sides.map(|side| side.as_ref().map(|passage| passage.block));
        match among(&blocks, chosen) {
            Sides {
                old: false,
                new: false,
            } => {}
            Sides {
                old: true,
                new: true,
            } => within.push(place),
            _ => crossing.push(place),
        }
    }
    (crossing, within)
}

/// Whether the block on each side is among the chosen.
fn among(blocks: &Sides<Option<usize>>, chosen: &Sides<Vec<usize>>) -> Sides<bool> {
    blocks
        .zip(chosen.as_ref())
        .map(|(block, chosen)| block.is_some_and(|block| chosen.binary_search(&block).is_ok()))
}

/// The blocks in which two texts part, for a difference that no edit and no move shows, such as a paragraph cut in two.
fn first_difference(context: &Context<'_>, texts: &Sides<Vec<Word>>) -> Place {
    let same = texts
        .old
        .iter()
        .zip(&texts.new)
        .take_while(|(old, new)| old.key == new.key)
        .count();
    texts
        .as_ref()
        .zip(context.comparison.documents())
        .map(|(side, document)| {
            let block = side.get(same)?.block;
            Some(Passage::of_block(document, block))
        })
}

/// Where something stands in each text.
type Place = Sides<Option<Passage>>;

/// One token of a guarded passage.
struct Word {
    block: usize,
    /// What must be the same on both sides: the token's comparison key, and for the first of a block what the block is.
    key: (u64, Option<BlockKind>),
}

/// The tokens of some blocks in order, without marks of markup.
fn tokens(document: &Document, blocks: &[usize]) -> Vec<Word> {
    let words = blocks.iter().flat_map(|block| {
        let is_text = |token: &&Token| token.class != TokenClass::Markup;
        let tokens = document.tokens(*block).iter().filter(is_text);
        tokens.enumerate().map(|(index, token)| Word {
            block: *block,
            key: (
                token.key,
                (index == 0).then(|| document.blocks()[*block].kind),
            ),
        })
    });
    words.collect()
}

/// Judges the phrases that must stay and those that must not come back.
pub(super) fn phrases(document: &Document, rules: &Rules, issues: &mut GateIssues<'_>) {
    for phrase in &rules.required {
        if !phrase.is_in(document) {
            issues.add(&Breach {
                gate: Gate::Required,
                row: phrase.as_str(),
                explanation: format!("the required phrase \"{}\" is missing", phrase.as_str()),
            });
        }
    }
    for phrase in &rules.forbidden {
        forbidden(document, phrase, issues);
    }
}

fn forbidden(document: &Document, phrase: &Phrase, issues: &mut GateIssues<'_>) {
    let breach = Breach {
        gate: Gate::Forbidden,
        row: phrase.as_str(),
        explanation: format!("the phrase \"{}\" is forbidden", phrase.as_str()),
    };
    for (block, span) in phrase.find(document) {
        let place = Sides::new(None, Some(Passage::at(document, block, span)));
        issues.add_at(&breach, place);
    }
}

/// Judges a list of names: each that the old list has must be in the new one as often.
pub(super) fn roster(context: &Context<'_>, roster: &Roster, issues: &mut GateIssues<'_>) {
    let names = context
        .outlines
        .as_ref()
        .map(|outline| names(outline, &roster.passage));
    let mut kept: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, ..) in &names.new {
        *kept.entry(name).or_default() += 1;
    }
    for (name, block, span) in &names.old {
        match kept.get_mut(name.as_str()) {
            Some(left) if *left > 0 => *left -= 1,
            _ => {
                let list = &roster.name;
                let breach = Breach {
                    gate: Gate::Roster,
                    row: list,
                    explanation: format!("\"{name}\" left the list `{list}`, which may only grow"),
                };
                let place = Passage::at(context.outlines.old.document(), *block, *span);
                let place = Sides::new(Some(place), None);
                issues.add_at(&breach, place);
            }
        }
    }
}

/// The names in a passage: runs of words between punctuation and function words. In a cased script running text counts
/// only where a word begins with a capital or a digit; in list items and tables every run does.
fn names(outline: &Outline<'_>, passage: &PassagePattern) -> Vec<(String, usize, Span)> {
    let document = outline.document();
    let mut names = Vec::new();
    for block in outline.text_blocks(|block| outline.has(passage, block)) {
        let kind = document.blocks()[block].kind;
        if matches!(kind, BlockKind::Heading(_)) {
            continue;
        }
        let is_list = matches!(kind, BlockKind::ListItem(_) | BlockKind::TableRow);
        let ends_name = |token: &Token| !document.is_matter(token);
        for run in document.tokens(block).split(ends_name) {
            let is_name = |token: &Token| !document[token.span].starts_with(char::is_lowercase);
            if let (Some(first), Some(last)) = (run.first(), run.last())
                && (is_list || run.iter().any(is_name))
            {
                let words = run.iter().map(|token| normalize(&document[token.span]));
                let name = words.collect::<Vec<_>>().join(" ");
                names.push((name, block, first.span.hull(last.span)));
            }
        }
    }
    names
}
