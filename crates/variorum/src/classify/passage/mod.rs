//! Whole passages: those that came or went, and those that changed their place.
//!
//! In: links of which one side has nothing, or whose units were moved, split or merged. Out: a finding for each passage,
//! with what it holds.

mod contents;
mod extent;
mod fulfilled;
mod lead;
mod neighbours;
mod promise;
mod rearranged;
mod renewed;
mod repealed;
mod replaced;
mod unit;

pub(super) use unit::{Unit, UnitFinding};

use rustc_hash::FxHashSet;

use super::context::Context;
use super::rules::keeps_place;
use crate::align::{Link, LinkKind, Sentence};
use crate::classify::pairing::pair::Pair;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::atom::{Atom, Value};
use crate::classify::reading::dictionary::Dictionary;
use crate::classify::reading::typed::Quantity;
use crate::classify::reading::words::Word;
use crate::classify::record::finding::{Finding, Passage, Place, quotes};
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::statement::is_modal;
use crate::classify::telling::assemble::spans;
use crate::classify::telling::draft::Draft;
use crate::classify::telling::score::{self, Setting};
use crate::document::{BlockKind, Document, TokenClass};
use crate::lexicon::Group;
use crate::sides::Sides;
use crate::span::Span;
use contents::Contents;
use rearranged::{block_place, cut, moved, page_edges, sentence_place, whole};

/// Most sentences on a side of a paragraph that are looked at, and most with a word by which others are found, which bounds the
/// pairs.
const MOST: usize = 32;

/// Findings about the links of a comparison, in the order of the links; `read` are those of [`one_sided`].
pub(super) fn units(
    context: &Context<'_, '_>,
    alone: &Alone,
    read: Vec<(usize, Unit)>,
) -> Vec<UnitFinding> {
    let alignment = context.comparison.alignment();
    let moves_of_blocks: FxHashSet<_> = alignment
        .blocks
        .iter()
        .filter_map(|link| link.moved)
        .collect();
    let mut found: Vec<Unit> = Vec::new();
    for link in &alignment.blocks {
        match link.kind {
            LinkKind::Split | LinkKind::Merge => {
                found.push(cut(context, link, block_place).into());
            }
            _ => {}
        }
        found.extend(page_edges(context, link).map(Unit::from));
        if link.moved.is_some() {
            found.push(moved(context, link, block_place).into());
        }
    }
    let mut told: FxHashSet<_> = found
        .iter()
        .map(|unit| kind_and_words(&unit.finding.parent))
        .collect();
    let mut read = read.into_iter().peekable();
    for (index, link) in alignment.sentence_links.iter().enumerate() {
        match link.kind {
            LinkKind::Deletion | LinkKind::Insertion => {
                let own = read.next_if(|(link, _)| *link == index);
                found.extend(own.map(|(_, unit)| unit));
            }
            LinkKind::Split | LinkKind::Merge => {
                let unit = cut(context, link, sentence_place);
                // A sentence that is all of its paragraph was cut with it, and that is told.
                if told.insert(kind_and_words(&unit.parent)) {
                    found.push(unit.into());
                }
            }
            LinkKind::Match | LinkKind::Mixed => {}
        }
        let own_move = link
            .moved
            .is_some_and(|number| !moves_of_blocks.contains(&number));
        if own_move {
            found.push(moved(context, link, sentence_place).into());
        }
    }
    let replaced = replaced::replacements(context, &mut found);
    fulfilled::tell(context, &mut found);
    renewed::tell(context, &mut found, &replaced);
    let found = found.into_iter().map(|unit| unit.finding);
    let mut found = merge_blocks(context, found, alone);
    repealed::join(context, &mut found);
    found
}

/// What a finding about a passage says of which words.
fn kind_and_words(finding: &Finding) -> (Kind, Sides<Vec<Span>>) {
    (finding.kind, finding.words.clone())
}

/// Most tokens of a mark of an item that is read as a sentence of its own: "(a) bis."
const MARK: usize = 5;

/// Whether a sentence is the mark of an item, which no word begins.
fn is_mark(document: &Document, sentence: &Sentence) -> bool {
    let first = &document.tokens(sentence.block)[sentence.tokens.start];
    sentence.tokens.len() <= MARK && first.class != TokenClass::Word
}

/// A sentence, or a whole block, that one version does not have. Says the same in whatever order links are read.
pub(super) fn one_sided<'d, 'l>(
    context: &Context<'d, 'l>,
    index: usize,
    dictionary: &mut Dictionary<'d, 'l>,
    alone: &Alone,
) -> Option<Unit> {
    let alignment = context.comparison.alignment();
    let link = &alignment.sentence_links[index];
    let which = match link.kind {
        LinkKind::Insertion => Which::New,
        _ => Which::Old,
    };
    let units = which.of(link.units.as_ref());
    let passage = whole(context, which, units, sentence_place)?;
    let block = passage.block;
    let kind = context.document(which).blocks()[block].kind;
    let pair = Pair::new(context, index, dictionary);
    let (draft, matter) = draft_of(pair.side(which), which, kind);
    let setting = if kind.is_text() {
        Setting::Plain
    } else {
        Setting::Heading
    };
    let is_number = draft.rule == RuleId::StructureNumber;
    let mut parent = context.compose(draft, which.only(Some(passage)), setting);
    if !matter.is_empty() {
        parent.words = which.only(spans(pair.side(which), &matter));
    }
    parent.edits = context.comparison.edit_range(index).collect();
    let mut unit = Unit::from(UnitFinding::of(parent));
    unit.said.sentence = units.first().copied();
    if kind.is_text() && !is_number {
        let sentences = which.of(alignment.sentences.as_ref());
        let opens_block = |unit: &usize| {
            let before = sentences[..*unit].iter().rev();
            let mut before = before.take_while(|before| before.block == block);
            before.all(|before| is_mark(context.document(which), before))
        };
        let opening = units.first().filter(|unit| opens_block(unit));
        let contents = Contents {
            context,
            pair: &pair,
            which,
            is_alone: alone.contains(&(which, block)),
            lead: opening.and_then(|_| lead::lead(context, which, block, dictionary)),
        };
        contents.fill(&mut unit);
    }
    Some(unit)
}

/// What is said of a passage of one version by its words alone, and those of its atoms that carry matter.
fn draft_of(side: &Side<'_, '_>, which: Which, kind: BlockKind) -> (Draft, Vec<usize>) {
    let atoms = &side.atoms;
    let matter: Vec<usize> = (0..atoms.len())
        .filter(|at| atoms[*at].is_content())
        .collect();
    let is_grammar = atoms.iter().any(|atom| atom.value == Value::Function);
    // The cell of a table belongs to its row.
    let is_number = kind != BlockKind::TableRow && is_number(side, &matter);
    let rule = if is_number {
        RuleId::StructureNumber
    } else if keeps_place(side) {
        RuleId::StructurePlace
    } else {
        RuleId::StructureUnit
    };
    let (told, rule) = match which {
        _ if matter.is_empty() && !is_grammar => {
            (Kind::EditorialPunctuation, RuleId::EditorialSign)
        }
        _ if matter.is_empty() => (Kind::Paraphrase, RuleId::ParaphraseGrammar),
        Which::New => (Kind::Added, rule),
        Which::Old => (Kind::Removed, rule),
    };
    let mut draft = Draft::new(told, rule, [], []).with("unit", "sentence");
    let is_plain = matter.iter().all(|at| is_plain(&atoms[*at]));
    if is_number || is_plain && !matter.is_empty() && !is_sentence(side) {
        let is_lower_case = is_number || matter.iter().all(|at| side.is_plain_word(*at));
        draft = draft.points("size", score::scrap(matter.len(), is_lower_case));
    }
    if !kind.is_text() {
        draft = draft.base(APPARATUS);
    } else if (0..atoms.len()).any(|at| is_modal(side, at) || atoms[at].is_negator()) {
        draft = draft.points("outlook", score::OUTLOOK);
    }
    (draft, matter)
}

/// Whether nothing is said but a small whole number.
fn is_number(side: &Side<'_, '_>, matter: &[usize]) -> bool {
    const MOST: f64 = 999.0;
    let is_small = |quantity: &Quantity| {
        quantity.unit.is_empty()
            && quantity.period.is_empty()
            && quantity.from.is_none()
            && quantity.value.fract() == 0.0
            && (0.0..=MOST).contains(&quantity.value)
    };
    match matter {
        [at] => {
            let others = side
                .atoms
                .iter()
                .enumerate()
                .filter(|(other, _)| other != at);
            let mut others = others.map(|(_, atom)| &atom.value);
            matches!(&side.atoms[*at].value, Value::Quantity(quantity) if is_small(quantity))
                && others.all(|value| *value == Value::Sign)
        }
        _ => false,
    }
}

/// Whether the words are set like a sentence: that says something, however short it is.
fn is_sentence(side: &Side<'_, '_>) -> bool {
    let ends = |word: &Word<'_>| [".", "?", "!"].iter().any(|sign| word.is_sign(sign));
    side.words.first().is_some_and(Word::is_capitalised) && side.words.last().is_some_and(ends)
}

/// Whether an atom neither names, counts, binds nor denies.
fn is_plain(atom: &Atom<'_>) -> bool {
    atom.value == Value::Plain
        && atom.form().is_none()
        && [Group::Modal, Group::Negator]
            .into_iter()
            .all(|group| atom.of(group).next().is_none())
}

/// Base of what comes or goes beside the text, such as a line of front matter: it is told, and weighs nothing.
const APPARATUS: i16 = 5;

/// Blocks without a counterpart.
pub(super) type Alone = FxHashSet<(Which, usize)>;

/// The blocks of some links that have no counterpart.
pub(super) fn alone(links: &[Link]) -> Alone {
    let sides = |link: &Link| match link.kind {
        LinkKind::Deletion => Some((Which::Old, link.units.old.clone())),
        LinkKind::Insertion => Some((Which::New, link.units.new.clone())),
        _ => None,
    };
    links
        .iter()
        .filter_map(sides)
        .flat_map(|(which, blocks)| blocks.into_iter().map(move |block| (which, block)))
        .collect()
}

/// One finding for a block whose sentences all came or went, instead of one for each.
fn merge_blocks(
    context: &Context<'_, '_>,
    found: impl Iterator<Item = UnitFinding>,
    alone: &Alone,
) -> Vec<UnitFinding> {
    let whole_block = |finding: &Finding| -> Option<(Which, usize)> {
        let (which, passage) = finding
            .lone_passage()
            .filter(|_| finding.rule == RuleId::StructureUnit)?;
        let block = (which, passage.block);
        alone.contains(&block).then_some(block)
    };
    let mut merged: Vec<UnitFinding> = Vec::new();
    let mut last = None;
    for unit in found {
        let block = whole_block(&unit.parent);
        match merged.last_mut() {
            Some(before) if block.is_some() && block == last => append(context, before, unit),
            _ => merged.push(unit),
        }
        last = block;
    }
    merged
}

/// Adds to the first sentences of a block the next.
fn append(context: &Context<'_, '_>, block: &mut UnitFinding, mut next: UnitFinding) {
    let own = &mut block.parent;
    if own.places.is_empty() {
        own.places.push(Place::of(own));
    }
    own.places.push(Place::of(&next.parent));
    if let (Some((which, first)), Some((_, last))) =
        (own.lone_passage(), next.parent.lone_passage())
    {
        let span = first.span.hull(last.span);
        let joined = which.only(Some(Passage::at(
            context.document(which),
            first.block,
            span,
        )));
        own.quotes = quotes(&joined);
        (own.old, own.new) = (joined.old, joined.new);
    }
    own.take_words(&next.parent);
    own.evidence.insert("unit".to_owned(), "block".to_owned());
    own.edits.append(&mut next.parent.edits);
    block.children.append(&mut next.children);
}
