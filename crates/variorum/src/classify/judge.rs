//! Reads the pairs of sentences that differ, and judges each.
//!
//! A pair that can have no part in a document-wide change is judged as soon as it is read, and forgotten: a pair takes
//! several times the memory of its text. The others wait until the document-wide changes are known.

use super::context::Context;
use super::factor;
use crate::classify::pairing::pair::Pair;
use crate::classify::reading::dictionary::Dictionary;
use crate::classify::record::finding::Finding;
use crate::classify::telling::cover;
use crate::classify::telling::precedence;
use crate::diff::Op;
use crate::document::Document;
use crate::parallel::{each_part, part_size};

/// What became of a pair that was read.
enum Read<'d, 'l> {
    /// What the rules say of it, and how many of its verbs keep their tense.
    Judged(Vec<Finding>, usize),
    /// It may have a part in a document-wide change.
    Waits(Box<Pair<'d, 'l>>),
}

/// Least number of pairs of sentences that are worth a thread: reading one takes a good part of what starting a
/// thread does.
const LEAST_PAIRS: usize = 32;

impl<'d, 'l> Context<'d, 'l> {
    /// The findings about pairs, document-wide ones first, then in the order of the links; and a dictionary that knows
    /// many of their words.
    pub(super) fn judged(&self) -> (Vec<Finding>, Dictionary<'d, 'l>) {
        let (read, dictionary) = self.read();
        let mut kept = 0;
        let mut waiting = Vec::new();
        let mut judged = Vec::with_capacity(read.len());
        for pair in read {
            match pair {
                Read::Judged(findings, verbs) => {
                    kept += verbs;
                    judged.push(Some(findings));
                }
                Read::Waits(pair) => {
                    waiting.push(*pair);
                    judged.push(None);
                }
            }
        }
        let texts = self.comparison.documents().map(Document::text);
        let factored = factor::factor(&mut waiting, kept, texts);
        let mut findings: Vec<Finding> = factored
            .iter()
            .map(|change| self.factored(change, &waiting))
            .collect();
        let size = part_size(waiting.len(), LEAST_PAIRS);
        let late = each_part(waiting.chunks_mut(size), |pairs| {
            let findings = pairs.iter_mut().map(|pair| self.verdict(pair));
            findings.collect::<Vec<_>>()
        });
        // Findings are large: one list of them, of the size that it needs.
        let early = judged.iter().flatten();
        findings.reserve_exact(early.chain(late.iter().flatten()).map(Vec::len).sum());
        let mut late = late.into_iter().flatten();
        for found in judged {
            findings.extend(found.or_else(|| late.next()).into_iter().flatten());
        }
        (findings, dictionary)
    }

    /// Reads the links that have both sides and a difference of words.
    fn read(&self) -> (Vec<Read<'d, 'l>>, Dictionary<'d, 'l>) {
        let links = 0..self.comparison.alignment().sentence_links.len();
        let differing: Vec<usize> = links.filter(|link| self.differs(*link)).collect();
        let size = part_size(differing.len(), LEAST_PAIRS);
        let parts = each_part(differing.chunks(size), |links| {
            let mut dictionary = Dictionary::new(self.pack, self.lexicon);
            let read: Vec<Read<'d, 'l>> = links
                .iter()
                .map(|link| Pair::new(self, *link, &mut dictionary))
                .filter(|pair| !pair.is_single())
                .map(|pair| self.read_pair(pair))
                .collect();
            (read, dictionary)
        });
        let (read, dictionaries): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
        let dictionary = dictionaries.into_iter().next();
        (
            read.into_iter().flatten().collect(),
            dictionary.unwrap_or_else(|| Dictionary::new(self.pack, self.lexicon)),
        )
    }

    fn read_pair(&self, mut pair: Pair<'d, 'l>) -> Read<'d, 'l> {
        match factor::kept_apart(&pair) {
            Some(kept) => Read::Judged(self.verdict(&mut pair), kept),
            None => Read::Waits(Box::new(pair)),
        }
    }

    fn differs(&self, link: usize) -> bool {
        let edits = self.comparison.edits_of(link);
        self.comparison.alignment().sentence_links[link].is_pair()
            && edits.iter().any(|edit| edit.op != Op::Equal)
            && edits
                .iter()
                .any(|edit| !cover::is_apparatus(self.comparison, edit))
    }

    /// What the rules say of a pair.
    fn verdict(&self, pair: &mut Pair<'d, 'l>) -> Vec<Finding> {
        let drafts = precedence::arbitrate(pair);
        let findings = drafts.into_iter().map(|draft| self.finding(pair, draft));
        findings.collect()
    }

    /// A document-wide change, with all its places.
    fn factored(&self, change: &factor::Factored, pairs: &[Pair<'d, 'l>]) -> Finding {
        let (pair, _) = change.places[0];
        let mut finding = self.finding(&pairs[pair], change.draft.clone());
        for (pair, atoms) in &change.places[1..] {
            let mut other = change.draft.clone();
            other.atoms = atoms.clone();
            let other = self.finding(&pairs[*pair], other);
            finding.take_words(&other);
            finding.edits.extend(other.edits);
            finding.quotes.extend(other.quotes);
        }
        finding
    }
}
