//! Stable identities of findings.

use rustc_hash::FxHashMap;

use super::finding::{Finding, FindingId};

/// Offset and prime of the 64-bit hash of Fowler, Noll and Vo (variant 1a): short, and the same on every platform.
const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0100_0000_01b3;

/// Gives each finding its identity: a hash of kind, old key text, new key text and occurrence among equals. It does not
/// depend on other text, on positions, or on the wording of messages.
pub(super) fn assign(findings: &mut [Finding]) {
    let mut seen: FxHashMap<u64, u32> = FxHashMap::default();
    for finding in findings {
        let text = |passage: &Option<super::finding::Passage>| {
            passage
                .as_ref()
                .map_or_else(String::new, |passage| key_text(&passage.text))
        };
        let mut hash = FNV_OFFSET;
        for part in [finding.kind.id(), &text(&finding.old), &text(&finding.new)] {
            mix(&mut hash, part.as_bytes());
            mix(&mut hash, &[0]);
        }
        let occurrence = seen.entry(hash).or_insert(0);
        mix(&mut hash, &occurrence.to_le_bytes());
        *occurrence += 1;
        finding.id = FindingId(format!("{hash:016x}"));
    }
}

fn key_text(text: &str) -> String {
    let words: Vec<_> = text
        .split_whitespace()
        .map(crate::document::normalize)
        .collect();
    words.join(" ")
}

fn mix(hash: &mut u64, bytes: &[u8]) {
    for byte in bytes {
        *hash ^= u64::from(*byte);
        *hash = hash.wrapping_mul(FNV_PRIME);
    }
}
