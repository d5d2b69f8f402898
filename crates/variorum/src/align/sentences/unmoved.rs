//! Moves that are none any more, since what they crossed was parted.
//!
//! In: links of blocks and of the sentences in them, before sentences change their paragraphs. Out: the same, where what
//! rises over all that stayed in place has not moved.

use super::super::correspond::take_back;
use super::super::link::Link;
use super::{Sentences, length, tokens};
use crate::document::BlockKind;

/// Takes back the moves of blocks, and of sentences inside the blocks that belong together.
pub(super) fn settle(sentences: &Sentences, blocks: &mut [Link], links: &mut [Link]) {
    let documents = sentences.documents;
    let sizes = documents.map(|document| document.blocks().len());
    let measure = documents.map(|document| {
        move |block: usize| {
            let block = &document.blocks()[block];
            (block.length(), block.key)
        }
    });
    // Notes have an order of their own, and so has each sort of apparatus, which never moves.
    for notes in [false, true] {
        let is_one = |link: &&mut Link| {
            let kind = link
                .units
                .old
                .first()
                .map(|old| documents.old.blocks()[*old].kind);
            link.is_pair()
                && kind.is_some_and(|kind| kind.is_text() && (kind == BlockKind::Note) == notes)
        };
        let mut group: Vec<&mut Link> = blocks.iter_mut().filter(is_one).collect();
        take_back(&mut group, sizes, &measure);
    }
    if links.iter().any(|link| link.moved.is_some()) {
        settle_sentences(sentences, blocks, links);
    }
}

fn settle_sentences(sentences: &Sentences, blocks: &[Link], links: &mut [Link]) {
    let all = sentences.all.as_ref();
    let mut owners = vec![0; sentences.of.new.len()];
    for (index, link) in blocks.iter().enumerate() {
        link.units
            .new
            .iter()
            .for_each(|block| owners[*block] = index);
    }
    let mut groups: Vec<Vec<&mut Link>> = blocks.iter().map(|_| Vec::new()).collect();
    for link in links.iter_mut().filter(|link| link.is_pair()) {
        groups[owners[all.new[link.units.new[0]].block]].push(link);
    }
    let measure = sentences.documents.zip(all).map(|(document, all)| {
        move |sentence: usize| {
            let tokens = tokens(document, &all[sentence]);
            (length(tokens), super::key(tokens))
        }
    });
    let sizes = all.map(Vec::len);
    for mut group in groups {
        take_back(&mut group, sizes, &measure);
    }
}
