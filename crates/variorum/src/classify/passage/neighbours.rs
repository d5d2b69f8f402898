//! What stands beside the sentences that one version alone has.

use rustc_hash::FxHashMap;

use crate::align::Link;
use crate::classify::pairing::side::Which;
use crate::compare::Comparison;
use crate::sides::Sides;

/// A passage that both versions have: the number of its link, of sentences or of blocks.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Neighbour {
    Sentence(usize),
    Block(usize),
}

/// What stands beside each sentence of either version.
pub(super) struct Neighbours<'c> {
    comparison: &'c Comparison,
    /// The link of each sentence and of each block that both versions have.
    sentences: Sides<FxHashMap<usize, usize>>,
    blocks: Sides<FxHashMap<usize, usize>>,
}

impl<'c> Neighbours<'c> {
    pub(super) fn new(comparison: &'c Comparison) -> Self {
        let alignment = comparison.alignment();
        Self {
            comparison,
            sentences: kept(&alignment.sentence_links),
            blocks: kept(&alignment.blocks),
        }
    }

    /// The kept passages right before (`false`) and right behind (`true`) a sentence.
    pub(super) fn of(&self, which: Which, sentence: Option<usize>) -> Vec<(bool, Neighbour)> {
        let Some(at) = sentence else {
            return Vec::new();
        };
        let alignment = self.comparison.alignment();
        let sentences = which.of(alignment.sentences.as_ref());
        let (links, blocks) = (
            which.of(self.sentences.as_ref()),
            which.of(self.blocks.as_ref()),
        );
        let block = sentences[at].block;
        let beside = |sentence: Option<usize>, other_block: Option<usize>| {
            let near = sentence.filter(|near| {
                let own = sentences.get(*near).map(|near| near.block);
                own == Some(block) || own.is_some() && own == other_block
            });
            match near {
                Some(near) => links.get(&near).copied().map(Neighbour::Sentence),
                // A block that is the same in both versions has no sentences of its own.
                None => blocks.get(&other_block?).copied().map(Neighbour::Block),
            }
        };
        let before = beside(at.checked_sub(1), block.checked_sub(1));
        let behind = beside(Some(at + 1), Some(block + 1));
        [(false, before), (true, behind)]
            .into_iter()
            .filter_map(|(side, neighbour)| Some((side, neighbour?)))
            .collect()
    }
}

/// The link of each unit that has a counterpart.
fn kept(links: &[Link]) -> Sides<FxHashMap<usize, usize>> {
    let mut kept = Sides::new(FxHashMap::default(), FxHashMap::default());
    for (index, link) in links.iter().enumerate() {
        if link.is_pair() {
            kept.old
                .extend(link.units.old.iter().map(|unit| (*unit, index)));
            kept.new
                .extend(link.units.new.iter().map(|unit| (*unit, index)));
        }
    }
    kept
}
