//! L9: between neighbours a lineage keeps what their comparison keeps. L10: a version at the end changes nothing that
//! was said before. L6: the number of threads changes nothing.

use variorum::lineage::Grain;
use variorum::{CompareOptions, Lineage, LineageOptions, Op, compare, lineage};

use crate::planted::{self, series};
use crate::{lineage_of, witnesses};

const SEEDS: std::ops::Range<u64> = 0..12;

fn texts(seed: u64) -> Vec<String> {
    series(seed).iter().map(planted::text).collect()
}

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
            said.push(format!("{} {runs:?}", provenance.introduced));
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

#[test]
fn l09_the_words_kept_between_neighbours_are_those_of_their_comparison() {
    for seed in SEEDS {
        let texts = texts(seed);
        let lineage = lineage_of(&texts);
        for new in 1..texts.len() {
            let mut kept_by_lineage = 0;
            for token in 0..lineage.token_count(new) {
                let runs = lineage.provenance(new, token).runs;
                kept_by_lineage += usize::from(
                    runs.iter()
                        .any(|run| run.contains(&new) && run.contains(&(new - 1))),
                );
            }
            let documents = [new - 1, new].map(|at| lineage.witnesses()[at].document().clone());
            let [old, newer] = documents;
            let comparison = compare(old, newer, &CompareOptions::default());
            assert_eq!(
                kept_by_lineage,
                kept(&comparison),
                "seed {seed}, version {new}"
            );
        }
    }
}

/// How many tokens of the new text a comparison keeps.
fn kept(comparison: &variorum::Comparison) -> usize {
    let alignment = comparison.alignment();
    let new = comparison.documents().new;
    let identical: usize = alignment
        .blocks
        .iter()
        .filter(|link| link.identical)
        .flat_map(|link| &link.units.new)
        .map(|block| new.tokens(*block).len())
        .sum();
    let equal: usize = comparison
        .edits()
        .iter()
        .filter(|edit| edit.op == Op::Equal)
        .map(|edit| {
            let blocks = 0..new.blocks().len();
            let tokens = blocks.flat_map(|block| new.tokens(block));
            tokens
                .filter(|token| edit.spans.new.contains(token.span))
                .count()
        })
        .sum();
    identical + equal
}

#[test]
fn l10_a_version_at_the_end_changes_nothing_said_before() {
    for seed in SEEDS {
        let texts = texts(seed);
        let whole = lineage_of(&texts);
        for count in 2..texts.len() {
            let part = lineage_of(&texts[..count]);
            assert_eq!(
                statement(&part, count),
                statement(&whole, count),
                "seed {seed}, {count} versions"
            );
        }
    }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let texts = texts(7);
    let one = lineage_of(&texts);
    for threads in [2, 8] {
        let options = LineageOptions::default().with_threads(threads);
        let many = lineage(witnesses(&texts), &options).expect("twelve texts");
        assert_eq!(statement(&one, texts.len()), statement(&many, texts.len()));
    }
}
