//! Planted histories are found again: at least 97 % of words, 95 % of returned passages, no false return.

use std::collections::BTreeMap;

use variorum::Lineage;
use variorum::lineage::{Grain, Status};

use crate::lineage_of;
use crate::planted::{self, Version, series};

const SEEDS: std::ops::Range<u64> = 100..140;

#[derive(Debug, Default)]
struct Score {
    words: usize,
    right_words: usize,
    returns: usize,
    found_returns: usize,
    false_returns: usize,
}

#[test]
fn planted_histories_are_found_again() {
    let mut score = Score::default();
    for seed in SEEDS {
        let versions = series(seed);
        let texts: Vec<String> = versions.iter().map(planted::text).collect();
        let lineage = lineage_of(&texts);
        let mut chains = BTreeMap::new();
        for (witness, version) in versions.iter().enumerate() {
            score_words(&mut score, &lineage, witness, version);
            score_passages(&mut score, &lineage, witness, version, &mut chains);
        }
    }
    println!("{score:?}");
    assert!(score.right_words * 100 >= score.words * 97, "{score:?}");
    assert!(score.found_returns * 100 >= score.returns * 95, "{score:?}");
    assert_eq!(score.false_returns, 0, "{score:?}");
}

fn score_words(score: &mut Score, lineage: &Lineage, witness: usize, version: &Version) {
    let words: Vec<_> = version
        .iter()
        .flat_map(|passage| passage.sentences.iter())
        .flat_map(|sentence| &sentence.words)
        .collect();
    assert_eq!(
        words.len(),
        lineage.token_count(witness),
        "words and tokens agree"
    );
    for (token, word) in words.iter().enumerate() {
        score.words += 1;
        score.right_words += usize::from(lineage.origin(witness, token) == word.origin);
    }
}

/// A return is found when the passage has the chain that it had when it was new.
fn score_passages(
    score: &mut Score,
    lineage: &Lineage,
    witness: usize,
    version: &Version,
    chains: &mut BTreeMap<usize, usize>,
) {
    for (block, passage) in version.iter().enumerate() {
        let chain = lineage.chain_of(Grain::Block, witness, block);
        let first = *chains.entry(passage.id).or_insert(chain);
        let state = lineage.chains(Grain::Block)[chain]
            .state(witness)
            .expect("the block has its chain");
        let is_found = state.status == Status::Returned;
        if passage.returned {
            score.returns += 1;
            score.found_returns += usize::from(is_found && chain == first);
        } else {
            score.false_returns += usize::from(is_found);
        }
    }
}
