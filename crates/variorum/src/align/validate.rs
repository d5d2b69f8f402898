//! The invariants of an [`Alignment`], checked by tests.

use super::link::{Alignment, Link, LinkKind};
use crate::document::Document;
use crate::sides::Sides;

impl Alignment {
    /// Checks the invariants of the type against the documents that it aligns; for tests.
    #[doc(hidden)]
    pub fn validate(&self, documents: Sides<&Document>) -> Result<(), String> {
        let sizes = documents.map(|document| document.blocks().len());
        cover("block", &self.blocks, sizes)?;
        cover(
            "sentence",
            &self.sentence_links,
            self.sentences.as_ref().map(Vec::len),
        )?;
        self.validate_apparatus(documents)?;
        self.validate_sentences(documents)?;
        let links = self.blocks.iter().chain(&self.sentence_links);
        let numbers: Vec<usize> = links.filter_map(|link| link.moved).collect();
        if numbers.iter().copied().eq(1..=numbers.len()) {
            Ok(())
        } else {
            Err(format!("moves are numbered {numbers:?}"))
        }
    }

    fn validate_apparatus(&self, documents: Sides<&Document>) -> Result<(), String> {
        for link in &self.blocks {
            let old = link
                .units
                .old
                .iter()
                .map(|unit| documents.old.blocks()[*unit].kind);
            let new = link
                .units
                .new
                .iter()
                .map(|unit| documents.new.blocks()[*unit].kind);
            let mut kinds: Vec<_> = old.chain(new).collect();
            kinds.dedup();
            if kinds.len() > 1 && kinds.iter().any(|kind| !kind.is_text()) {
                return Err(format!("{:?} links {kinds:?}", link.units));
            }
        }
        Ok(())
    }

    /// The listed sentences are those of the blocks that are not identical.
    fn validate_sentences(&self, documents: Sides<&Document>) -> Result<(), String> {
        let mut expected = Sides::new(Vec::new(), Vec::new());
        for link in self.blocks.iter().filter(|link| !link.identical) {
            expected.old.extend(&link.units.old);
            expected.new.extend(&link.units.new);
        }
        let listed = self.sentences.as_ref().map(|side| {
            side.iter()
                .map(|sentence| (sentence.block, sentence.tokens.clone()))
                .collect::<Vec<_>>()
        });
        let expected = documents.zip(expected).map(|(document, mut blocks)| {
            blocks.sort_unstable();
            let ranges = |block: usize| {
                document
                    .sentences(block)
                    .iter()
                    .map(move |range| (block, range.clone()))
            };
            blocks.into_iter().flat_map(ranges).collect::<Vec<_>>()
        });
        if listed == expected {
            Ok(())
        } else {
            Err("the listed sentences are not those of the blocks that differ".to_owned())
        }
    }
}

/// Every unit stands in exactly one link; kinds agree with numbers of units; only what has two sides moves.
fn cover(what: &str, links: &[Link], sizes: Sides<usize>) -> Result<(), String> {
    let mut count = sizes.map(|size| vec![0; size]);
    for link in links {
        let Sides { old, new } = &link.units;
        let expected = Link::new(link.units.clone(), link.pass, link.score).kind;
        let is_sorted = |units: &[usize]| units.windows(2).all(|pair| pair[0] < pair[1]);
        if link.kind != expected || (old.is_empty() && new.is_empty()) {
            return Err(format!(
                "{what} link {:?} is said to be {:?}",
                link.units, link.kind
            ));
        }
        if !is_sorted(old) || !is_sorted(new) {
            return Err(format!("{what} link {:?} is not sorted", link.units));
        }
        if (link.moved.is_some() || link.identical) && (old.is_empty() || new.is_empty()) {
            return Err(format!("{what} link {:?} has one side only", link.units));
        }
        if link.identical && link.kind != LinkKind::Match {
            return Err(format!("{what} link {:?} cannot be identical", link.units));
        }
        for unit in old {
            count.old[*unit] += 1;
        }
        for unit in new {
            count.new[*unit] += 1;
        }
    }
    for (side, count) in [("old", &count.old), ("new", &count.new)] {
        if let Some(unit) = count.iter().position(|count| *count != 1) {
            return Err(format!(
                "{side} {what} {unit} stands in {} links",
                count[unit]
            ));
        }
    }
    Ok(())
}
