//! The wordings of each passage in all versions, held against one of them.

use crate::diff::Edit;
use crate::document::TokenClass;
use crate::lineage::{Grain, Lineage};
use crate::sides::Sides;

/// A passage in all versions.
#[derive(Clone, Debug)]
pub(in crate::render) struct Row {
    /// One per witness.
    pub(in crate::render) readings: Vec<Reading>,
}

/// What one version has of a passage.
#[derive(Clone, Debug)]
pub(in crate::render) enum Reading {
    Absent,
    /// The wording of an earlier column.
    SameAs(usize),
    /// The wording of the base, or of a passage that the base lacks.
    Text(String),
    /// Another wording than the base has: what leads from the earlier of the two to the later.
    Edited {
        witnesses: Sides<usize>,
        edits: Vec<Edit>,
    },
}

impl Row {
    /// Whether all versions have the passage in the same words.
    #[cfg(feature = "terminal")]
    pub(in crate::render) fn is_kept(&self) -> bool {
        let (first, rest) = (&self.readings[0], &self.readings[1..]);
        matches!(first, Reading::Text(_)) && rest.iter().all(|r| matches!(r, Reading::SameAs(_)))
    }
}

/// Returns the passages in the order of the base.
pub(in crate::render) fn synopsis(lineage: &Lineage, base: usize) -> Vec<Row> {
    let outline = lineage.outline(base).into_iter();
    outline
        .map(|chain| {
            let chain = &lineage.chains(Grain::Block)[chain];
            let in_base = chain.state(base);
            let base_reading = in_base.map(|state| reading(lineage, base, state.unit));
            let mut seen: Vec<(usize, (String, Vec<&str>))> = Vec::new();
            let readings = (0..lineage.witnesses().len()).map(|witness| {
                let Some(state) = chain.state(witness) else {
                    return Reading::Absent;
                };
                let own = reading(lineage, witness, state.unit);
                if let Some((before, _)) = seen.iter().find(|(_, seen)| *seen == own) {
                    return Reading::SameAs(*before);
                }
                seen.push((witness, own.clone()));
                match in_base {
                    Some(base_state) if base_reading.as_ref() != Some(&own) => {
                        let pair = Sides::new(state.locus(), base_state.locus());
                        let pair = if witness < base { pair } else { pair.swap() };
                        let edits = lineage.edits_between(pair.old, pair.new);
                        let witnesses = pair.map(|locus| locus.witness);
                        Reading::Edited { witnesses, edits }
                    }
                    _ => Reading::Text(own.0),
                }
            });
            Row {
                readings: readings.collect(),
            }
        })
        .collect()
}

/// The words of a block, and where its links lead, which the words do not show.
fn reading(lineage: &Lineage, witness: usize, block: usize) -> (String, Vec<&str>) {
    let document = lineage.witnesses()[witness].document();
    let tokens = document.tokens(block).iter();
    let links = tokens.filter(|token| token.class == TokenClass::Link);
    let targets = links.map(|link| &document[link.span]).collect();
    (lineage.wording(witness, block), targets)
}
