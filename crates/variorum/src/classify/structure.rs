//! Whole passages: those that came or went, and with [`rearranged`](super::rearranged) those that changed their place.

use rustc_hash::FxHashSet;

use super::assemble::{self, compose, place, spans};
use super::atom::{Atom, Value};
use super::contents::Contents;
use super::draft::Draft;
use super::finding::{Finding, Place};
use super::kept::{self, Promise, Telling};
use super::kind::Kind;
use super::lead;
use super::pair::Pair;
use super::profile::Profile;
use super::rearranged::{block_place, cut, moved, page_edges, sentence_place, whole};
use super::repealed;
use super::replaced;
use super::score::{self, Setting};
use super::side::{Side, Which};
use super::typed::Quantity;
use super::words::{Dictionary, Word};
use crate::align::{Link, LinkKind};
use crate::compare::Comparison;
use crate::document::BlockKind;
use crate::lexicon::{Group, Lexicon};
use crate::sides::Sides;
use crate::span::Span;

/// A unit finding with those of the acts inside it.
#[derive(Debug)]
pub(super) struct UnitFinding {
    /// The unit.
    pub(super) parent: Finding,
    /// What came or went with it.
    pub(super) children: Vec<Finding>,
    /// The keys of the words that carry matter, for a sentence that only one version has.
    pub(super) matter: Vec<u64>,
    /// The key of the word that such a sentence opens with and speaks of.
    pub(super) theme: Option<u64>,
    /// The first such sentence, as an index of sentences.
    pub(super) sentence: Option<usize>,
    /// What a sentence promises that left the text.
    pub(super) promises: Vec<Promise>,
    /// What a sentence tells that joined the text.
    pub(super) telling: Telling,
}

/// Findings about the links of a comparison, in the order of the links.
pub(super) fn units<'d>(
    comparison: &'d Comparison,
    lexicon: &Lexicon,
    dictionary: &mut Dictionary<'d>,
    profile: &Profile,
) -> Vec<UnitFinding> {
    let alignment = comparison.alignment();
    let moves_of_blocks: FxHashSet<_> = alignment
        .blocks
        .iter()
        .filter_map(|link| link.moved)
        .collect();
    let alone = alone(&alignment.blocks);
    let mut found: Vec<UnitFinding> = Vec::new();
    for link in &alignment.blocks {
        match link.kind {
            LinkKind::Split | LinkKind::Merge => {
                found.push(cut(comparison, link, profile, block_place));
            }
            _ => {}
        }
        found.extend(page_edges(comparison, link, profile));
        if link.moved.is_some() {
            found.push(moved(comparison, link, profile, block_place));
        }
    }
    let mut told: FxHashSet<_> = found
        .iter()
        .map(|unit| kind_and_words(&unit.parent))
        .collect();
    for (index, link) in alignment.sentence_links.iter().enumerate() {
        match link.kind {
            LinkKind::Deletion | LinkKind::Insertion => {
                found.extend(one_sided(
                    comparison, index, lexicon, dictionary, profile, &alone,
                ));
            }
            LinkKind::Split | LinkKind::Merge => {
                let unit = cut(comparison, link, profile, sentence_place);
                // A sentence that is all of its paragraph was cut with it, and that is told.
                if told.insert(kind_and_words(&unit.parent)) {
                    found.push(unit);
                }
            }
            LinkKind::Match | LinkKind::Mixed => {}
        }
        let own_move = link
            .moved
            .is_some_and(|number| !moves_of_blocks.contains(&number));
        if own_move {
            found.push(moved(comparison, link, profile, sentence_place));
        }
    }
    replaced::replacements(comparison, &mut found, profile);
    kept::tell(&mut found, dictionary.pack, profile);
    let mut found = merge_blocks(comparison, found, &alone);
    repealed::join(comparison, &mut found);
    found
}

/// What a finding about a passage says of which words.
fn kind_and_words(finding: &Finding) -> (Kind, Sides<Vec<Span>>) {
    (finding.kind, finding.words.clone())
}

/// A sentence, or a whole block, that one version does not have.
fn one_sided<'d>(
    comparison: &'d Comparison,
    index: usize,
    lexicon: &Lexicon,
    dictionary: &mut Dictionary<'d>,
    profile: &Profile,
    alone: &Alone,
) -> Option<UnitFinding> {
    let link = &comparison.alignment().sentence_links[index];
    let pair = Pair::new(comparison, index, lexicon, dictionary);
    let which = if link.kind == LinkKind::Insertion {
        Which::New
    } else {
        Which::Old
    };
    let side = pair.side(which);
    let units = which.of(link.units.as_ref());
    let passage = whole(comparison, which, units, sentence_place)?;
    let is_signs = side
        .atoms
        .iter()
        .all(|atom| !atom.is_content() && atom.value != Value::Function);
    let matter: Vec<usize> = (0..side.atoms.len())
        .filter(|at| side.atoms[*at].is_content())
        .collect();
    let documents = comparison.documents();
    let kind = which.of(documents).blocks()[passage.block].kind;
    // The cell of a table belongs to its row.
    let is_number = kind != BlockKind::TableRow && is_number(side, &matter);
    let rule = if is_number {
        NUMBER
    } else if repealed::keeps_place(side) {
        repealed::PLACE
    } else {
        UNIT
    };
    let (told, rule) = match which {
        _ if is_signs => (Kind::EditorialPunctuation, "editorial.sign"),
        _ if matter.is_empty() => (Kind::Paraphrase, "paraphrase.grammar"),
        Which::New => (Kind::Added, rule),
        Which::Old => (Kind::Removed, rule),
    };
    let plain = matter.iter().all(|at| is_plain(&side.atoms[*at]));
    let mut draft = Draft::new(told, rule, [], []).with("unit", "sentence");
    if is_number || plain && !matter.is_empty() && !is_sentence(side) {
        let is_lower_case = is_number || matter.iter().all(|at| side.is_plain_word(*at));
        draft = draft.points("size", score::scrap(matter.len(), is_lower_case));
    }
    let is_text = kind.is_text();
    let setting = if is_text {
        Setting::Plain
    } else {
        draft = draft.base(APPARATUS);
        Setting::Heading
    };
    let block = passage.block;
    let mut parent = compose(draft, which.only(Some(passage)), setting, profile);
    if !matter.is_empty() {
        parent.words = which.only(spans(side, &matter));
    }
    parent.edits = comparison.edit_range(index).collect();
    let opens_block = units.first().is_some_and(|unit| {
        let sentences = which.of(comparison.alignment().sentences.as_ref());
        let before = unit.checked_sub(1).map(|before| sentences[before].block);
        before != Some(sentences[*unit].block)
    });
    let lead = opens_block
        .then(|| {
            let document = which.of(documents);
            lead::lead(document, which, block, lexicon, dictionary)
        })
        .flatten();
    let contents = Contents {
        comparison,
        lead,
        pair: &pair,
        which,
        profile,
        is_alone: alone.contains(&(which, block)),
    };
    let mut unit = UnitFinding {
        children: Vec::new(),
        matter: Vec::new(),
        theme: None,
        sentence: units.first().copied(),
        promises: Vec::new(),
        telling: Telling::default(),
        parent,
    };
    if is_text && !is_number {
        contents.fill(&mut unit);
    }
    Some(unit)
}

/// The rule of a passage without counterpart.
pub(super) const UNIT: &str = "structure.unit";

/// The rule of a paragraph that is a number and nothing else: the mark of a note, the number of a page. Many are told as
/// one.
pub(super) const NUMBER: &str = "structure.number";

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
type Alone = FxHashSet<(Which, usize)>;

fn alone(links: &[Link]) -> Alone {
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
    comparison: &Comparison,
    found: Vec<UnitFinding>,
    alone: &Alone,
) -> Vec<UnitFinding> {
    let whole_block = |finding: &Finding| -> Option<(Which, usize)> {
        if finding.rule != UNIT {
            return None;
        }
        let (which, passage) = finding.lone_passage()?;
        let block = (which, passage.block);
        alone.contains(&block).then_some(block)
    };
    let mut merged: Vec<UnitFinding> = Vec::new();
    let mut last = None;
    for mut unit in found {
        let block = whole_block(&unit.parent);
        match merged.last_mut() {
            Some(before) if block.is_some() && block == last => {
                if before.parent.places.is_empty() {
                    before.parent.places.push(Place::of(&before.parent));
                }
                before.parent.places.push(Place::of(&unit.parent));
                let side = |finding: &Finding| finding.new.clone().or_else(|| finding.old.clone());
                if let (Some(a), Some(b)) = (side(&before.parent), side(&unit.parent)) {
                    let documents = comparison.documents();
                    let which = if before.parent.new.is_some() {
                        Which::New
                    } else {
                        Which::Old
                    };
                    let document = which.of(documents);
                    let joined = which.only(Some(place(document, a.block, a.span.hull(b.span))));
                    before.parent.quotes = assemble::quotes(&joined);
                    (before.parent.old, before.parent.new) = (joined.old, joined.new);
                }
                before.parent.take_words(&unit.parent);
                before
                    .parent
                    .evidence
                    .insert("unit".to_owned(), "block".to_owned());
                before.parent.edits.append(&mut unit.parent.edits);
                before.children.append(&mut unit.children);
            }
            _ => merged.push(unit),
        }
        last = block;
    }
    merged
}
