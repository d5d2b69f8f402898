//! L9: the lineage of two versions is their diff, and between any neighbours it keeps the words that their comparison
//! keeps.

use std::collections::BTreeSet;

use proptest::prelude::*;
use variorum::lineage::{Grain, Status};
use variorum::{Comparison, EditClass, Lineage, LinkKind, Op};

use crate::generate::series;
use crate::{comparison, config, lineage_of};

/// The tokens of the new text, numbered through, that a comparison keeps.
fn kept_by_comparison(comparison: &Comparison) -> BTreeSet<usize> {
    let documents = comparison.documents();
    let mut first = vec![0];
    for block in 0..documents.new.blocks().len() {
        first.push(first[block] + documents.new.tokens(block).len());
    }
    let mut kept = BTreeSet::new();
    let identical = comparison.alignment().blocks.iter();
    for link in identical.filter(|link| link.identical) {
        for block in &link.units.new {
            kept.extend(first[*block]..first[block + 1]);
        }
    }
    let within = |document: &variorum::Document, span: variorum::Span| {
        let blocks = (0..document.blocks().len()).flat_map(|block| document.tokens(block));
        let tokens = blocks.enumerate();
        let inside = tokens.filter(|(_, token)| span.contains(token.span));
        inside
            .map(|(number, token)| (number, token.key))
            .collect::<Vec<_>>()
    };
    for edit in comparison.edits() {
        if edit.op == Op::Equal || edit.class == EditClass::Typography {
            let old = within(documents.old, edit.spans.old);
            let new = within(documents.new, edit.spans.new);
            let same = old.iter().zip(&new).filter(|(old, new)| old.1 == new.1);
            kept.extend(same.map(|(_, new)| new.0));
        }
    }
    kept
}

/// The tokens of a witness that a lineage says its predecessor has.
fn kept_by_lineage(lineage: &Lineage, witness: usize) -> BTreeSet<usize> {
    (0..lineage.token_count(witness))
        .filter(|token| {
            let runs = lineage.provenance(witness, *token).runs;
            runs.iter()
                .any(|run| run.contains(&witness) && run.contains(&(witness - 1)))
        })
        .collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn neighbours_keep_what_their_comparison_keeps(texts in series()) {
        let lineage = lineage_of(&texts);
        for new in 1..texts.len() {
            let alone = comparison(&texts[new - 1], &texts[new]);
            prop_assert_eq!(lineage.comparisons()[new - 1].edits(), alone.edits());
            prop_assert_eq!(kept_by_lineage(&lineage, new), kept_by_comparison(&alone));
        }
    }

    #[test]
    fn two_versions_have_no_history_but_their_diff(texts in series()) {
        let lineage = lineage_of(&texts[..2]);
        let alone = comparison(&texts[0], &texts[1]);
        for link in &alone.alignment().blocks {
            for block in &link.units.new {
                let chain = lineage.chain_of(Grain::Block, 1, *block);
                let chain = &lineage.chains(Grain::Block)[chain];
                let status = chain.state(1).expect("the block has its chain").status;
                prop_assert_ne!(status, Status::Returned);
                if link.kind == LinkKind::Match {
                    prop_assert_eq!(chain.introduced(), 0);
                }
                if link.identical {
                    prop_assert_eq!(status, Status::Same);
                }
            }
        }
    }
}
