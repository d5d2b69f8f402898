//! Passages that both versions have in another arrangement: moved, split, merged, cut by a page edge.

use super::unit::UnitFinding;
use crate::align::{Link, LinkKind};
use crate::classify::context::Context;
use crate::classify::pairing::side::Which;
use crate::classify::record::finding::Passage;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::telling::draft::Draft;
use crate::classify::telling::score::Setting;
use crate::document::Document;
use crate::sides::Sides;

/// Base of a move across the border of preamble and text.
const CROSSES: i16 = 20;

/// How the passage of a unit is found: that of a block, or that of a sentence.
pub(super) type PlaceOf = fn(&Context<'_, '_>, Which, usize) -> Passage;

pub(super) fn block_place(context: &Context<'_, '_>, which: Which, unit: usize) -> Passage {
    Passage::of_block(context.document(which), unit)
}

pub(super) fn sentence_place(context: &Context<'_, '_>, which: Which, unit: usize) -> Passage {
    let sentences = context.comparison.alignment().sentences.as_ref();
    let sentence = &which.of(sentences)[unit];
    Passage::of_sentence(context.document(which), sentence)
}

/// The passage from the first to the last of some units in one document.
pub(super) fn whole(
    context: &Context<'_, '_>,
    which: Which,
    units: &[usize],
    place_of: PlaceOf,
) -> Option<Passage> {
    let first = place_of(context, which, *units.first()?);
    if units.len() == 1 {
        return Some(first);
    }
    let last = place_of(context, which, *units.last()?);
    let document = context.document(which);
    let adjacent = last.block - first.block.min(last.block) <= units.len();
    let span = if adjacent {
        first.span.hull(last.span)
    } else {
        first.span
    };
    Some(Passage::at(document, first.block, span))
}

/// The passages of a link.
fn places(context: &Context<'_, '_>, link: &Link, place_of: PlaceOf) -> Sides<Option<Passage>> {
    Sides::by(|which| whole(context, which, &which.of(link.units.as_ref())[..], place_of))
}

/// A passage that stands in another place.
pub(super) fn moved(context: &Context<'_, '_>, link: &Link, place_of: PlaceOf) -> UnitFinding {
    let places = places(context, link, place_of);
    let block = |passage: &Option<Passage>| passage.as_ref().map_or(0, |passage| passage.block);
    let (from, to) = (block(&places.old), block(&places.new));
    let mut draft = Draft::new(Kind::Moved, RuleId::StructureMoved, [], [])
        .with("from", from + 1)
        .with("to", to + 1)
        .with("similarity", format!("{:.2}", link.score));
    if (from == 0) != (to == 0) {
        draft = draft.base(CROSSES);
    }
    UnitFinding::of(context.compose(draft, places, Setting::Plain))
}

/// A passage that was split, or several that were merged.
pub(super) fn cut(context: &Context<'_, '_>, link: &Link, place_of: PlaceOf) -> UnitFinding {
    let places = places(context, link, place_of);
    let split = link.kind == LinkKind::Split;
    let (kind, rule, count) = if split {
        (Kind::Split, RuleId::StructureSplit, link.units.new.len())
    } else {
        (Kind::Merged, RuleId::StructureMerged, link.units.old.len())
    };
    let (kind, rule) = if is_page_join(context, link, place_of) {
        (Kind::EditorialWhitespace, RuleId::EditorialSpace)
    } else {
        (kind, rule)
    };
    let draft = Draft::new(kind, rule, [], [])
        .with("count", count)
        .with("unit", "passage");
    UnitFinding::of(context.compose(draft, places, Setting::Plain))
}

/// A paragraph that a page edge cuts on one side only.
pub(super) fn page_edges(context: &Context<'_, '_>, link: &Link) -> Option<UnitFinding> {
    let documents = context.comparison.documents();
    let ([old], [new]) = (link.units.old.as_slice(), link.units.new.as_slice()) else {
        return None;
    };
    if cuts(documents.old, *old) == cuts(documents.new, *new) {
        return None;
    }
    let draft = Draft::new(Kind::EditorialWhitespace, RuleId::EditorialSpace, [], []);
    let places = places(context, link, block_place);
    Some(UnitFinding::of(context.compose(
        draft,
        places,
        Setting::Plain,
    )))
}

/// How often a blank line or other text stands between the pieces of a block, and not only the end of a line.
fn cuts(document: &Document, block: usize) -> usize {
    let pieces = document.blocks()[block].pieces.windows(2);
    let between = pieces.map(|pair| &document.text()[pair[0].end()..pair[1].start()]);
    let is_cut = |gap: &&str| {
        gap.trim_end_matches([' ', '\t']).lines().count() > 1 || !gap.trim().is_empty()
    };
    between.filter(is_cut).count()
}

/// Whether blocks were only cut by a page edge: the first ends without a stop, the next goes on in lower case.
fn is_page_join(context: &Context<'_, '_>, link: &Link, place_of: PlaceOf) -> bool {
    let many = if link.kind == LinkKind::Split {
        Which::New
    } else {
        Which::Old
    };
    let units = many.of(link.units.as_ref());
    units.windows(2).all(|pair| {
        let (first, next) = (
            place_of(context, many, pair[0]),
            place_of(context, many, pair[1]),
        );
        let open_end = first
            .text
            .chars()
            .last()
            .is_some_and(|c| c.is_alphanumeric() || c == ',');
        first.block != next.block
            && open_end
            && next.text.chars().next().is_some_and(char::is_lowercase)
    })
}
