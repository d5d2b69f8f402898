//! L10: a version added at the end never alters what was stated about earlier neighbours.

use proptest::prelude::*;
use variorum::Lineage;
use variorum::lineage::Grain;

use crate::generate::series;
use crate::{config, lineage_of};

/// All that a lineage says of its first witnesses, as text.
fn statement(lineage: &Lineage, witnesses: usize) -> String {
    let mut said = Vec::new();
    for witness in 0..witnesses {
        for token in 0..lineage.token_count(witness) {
            let provenance = lineage.provenance(witness, token);
            let runs: Vec<_> = provenance
                .runs
                .iter()
                .filter(|run| run.start < witnesses)
                .map(|run| run.start..run.end.min(witnesses))
                .collect();
            let moved = provenance.moved.iter();
            let moved: Vec<_> = moved.filter(|at| **at < witnesses).collect();
            said.push(format!("{} {runs:?} {moved:?}", provenance.introduced));
        }
    }
    for grain in [Grain::Block, Grain::Sentence] {
        for chain in lineage.chains(grain) {
            let states = chain.states().iter();
            let states: Vec<_> = states.filter(|state| state.witness < witnesses).collect();
            if !states.is_empty() {
                said.push(format!("{states:?}"));
            }
        }
    }
    said.join("\n")
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_version_at_the_end_changes_nothing_said_before(texts in series()) {
        let whole = lineage_of(&texts);
        for count in 2..texts.len() {
            let part = lineage_of(&texts[..count]);
            prop_assert_eq!(statement(&part, count), statement(&whole, count));
            for (alone, among) in part.comparisons().iter().zip(whole.comparisons()) {
                prop_assert_eq!(alone.findings(), among.findings());
            }
        }
    }
}
