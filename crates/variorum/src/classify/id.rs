//! Stable identities of findings.

use rustc_hash::FxHashMap;

use super::finding::{Finding, FindingId, Passage};
use crate::document::Document;
use crate::sides::Sides;

/// Offset and prime of the 64-bit hash of Fowler, Noll and Vo (variant 1a): short, and the same on every platform.
const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0100_0000_01b3;

/// Gives each finding its identity.
pub(super) fn assign(documents: Sides<&Document>, findings: &mut [Finding]) {
    let mut identities = Identities::new(documents);
    for finding in findings {
        let place = Sides::new(finding.old.as_ref(), finding.new.as_ref());
        finding.id = identities.of(finding.kind.id(), place);
    }
}

/// Makes identities: a hash of what speaks, old key text, new key text and occurrence among equals. It does not depend
/// on other text, on positions, on numbers of paragraphs, or on the wording of messages.
#[derive(Debug)]
pub(crate) struct Identities<'d> {
    documents: Sides<&'d Document>,
    seen: FxHashMap<u64, u32>,
}

impl<'d> Identities<'d> {
    pub(crate) fn new(documents: Sides<&'d Document>) -> Self {
        Self {
            documents,
            seen: FxHashMap::default(),
        }
    }

    /// The identity of what a rule says of a place.
    pub(crate) fn of(&mut self, rule: &str, place: Sides<Option<&Passage>>) -> FindingId {
        let texts = place.zip(self.documents).map(|(passage, document)| {
            passage.map_or_else(String::new, |passage| {
                document.key_text(passage.block, passage.span)
            })
        });
        let mut hash = FNV_OFFSET;
        for part in [rule, &texts.old, &texts.new] {
            mix(&mut hash, part.as_bytes());
            mix(&mut hash, &[0]);
        }
        let occurrence = self.seen.entry(hash).or_insert(0);
        mix(&mut hash, &occurrence.to_le_bytes());
        *occurrence += 1;
        FindingId(format!("{hash:016x}"))
    }
}

fn mix(hash: &mut u64, bytes: &[u8]) {
    for byte in bytes {
        *hash ^= u64::from(*byte);
        *hash = hash.wrapping_mul(FNV_PRIME);
    }
}
