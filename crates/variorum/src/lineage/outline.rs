//! The passages of all versions in one order.

use super::Lineage;
use super::chain::ChainId;
use super::text::Grain;

impl Lineage {
    /// The chains of the blocks of text, in the order of one witness; those it lacks follow the passage that they
    /// stood behind in the latest witness that has them.
    pub fn outline(&self, witness: usize) -> Vec<ChainId> {
        let mut list = Threaded::new(self.chains(Grain::Block).len());
        let later = witness + 1..self.witnesses.len();
        for source in std::iter::once(witness)
            .chain((0..witness).rev())
            .chain(later)
        {
            let mut before = None;
            for (block, chain) in self.level(Grain::Block).of[source].iter().enumerate() {
                if self.texts[source].document.blocks()[block].kind.is_text() {
                    list.insert_after(before, *chain);
                    before = Some(*chain);
                }
            }
        }
        list.in_order()
    }

    /// The text of a state of a block chain, without its label.
    pub fn wording(&self, witness: usize, block: usize) -> String {
        self.texts[witness].document.plain_text(block)
    }
}

/// A linked list over the numbers of chains.
struct Threaded {
    next: Vec<Option<ChainId>>,
    is_listed: Vec<bool>,
    first: Option<ChainId>,
}

impl Threaded {
    fn new(chains: usize) -> Self {
        Self {
            next: vec![None; chains],
            is_listed: vec![false; chains],
            first: None,
        }
    }

    /// Puts a chain behind another, or first, unless it is in the list.
    fn insert_after(&mut self, before: Option<ChainId>, chain: ChainId) {
        if std::mem::replace(&mut self.is_listed[chain], true) {
            return;
        }
        let slot = match before {
            Some(before) => &mut self.next[before],
            None => &mut self.first,
        };
        let follower = slot.replace(chain);
        self.next[chain] = follower;
    }

    fn in_order(&self) -> Vec<ChainId> {
        std::iter::successors(self.first, |chain| self.next[*chain]).collect()
    }
}
