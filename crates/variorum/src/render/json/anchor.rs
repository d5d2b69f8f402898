//! Where in one text would stand what only the other one has.

use crate::compare::Comparison;
use crate::document::Document;
use crate::render::redline::owners;
use crate::sides::{Sides, Which};

/// Per sentence link, a byte of each text: where the link would stand if the text had it. It is the end of what is linked
/// with the text before it, of that which stayed in place.
pub(super) fn anchors(comparison: &Comparison) -> Sides<Vec<usize>> {
    let alignment = comparison.alignment();
    let blocks = comparison.documents().map(Document::blocks);
    let sentences = alignment.sentences.as_ref().map(Vec::as_slice);
    let block_links = owners(&alignment.blocks, blocks.map(<[_]>::len));
    let sentence_links = owners(&alignment.sentence_links, sentences.map(<[_]>::len));
    Sides::new(Which::Old, Which::New).map(|lacking| {
        let other = lacking.other();
        let mut anchors = vec![0; alignment.sentence_links.len()];
        let listed = other
            .of(sentences)
            .iter()
            .zip(other.of(sentence_links.as_ref()));
        let mut listed = listed.peekable();
        let mut last = 0;
        for (block, link) in other.of(block_links.as_ref()).iter().enumerate() {
            let link = &alignment.blocks[*link];
            // The sentences of equal blocks are not listed.
            if link.identical && link.moved.is_none() {
                let end = lacking.of(link.units.as_ref()).last();
                last = end.map_or(last, |unit| lacking.of(blocks)[*unit].span().end());
            }
            while let Some((_, index)) = listed.next_if(|(sentence, _)| sentence.block == block) {
                let link = &alignment.sentence_links[*index];
                match lacking.of(link.units.as_ref()).last() {
                    Some(unit) if link.moved.is_none() => {
                        last = lacking.of(sentences)[*unit].span.end();
                    }
                    Some(_) => {}
                    None => anchors[*index] = last,
                }
            }
        }
        anchors
    })
}
