//! Reads the sentences that differ, and judges each pair of them.
//!
//! A pair that can have no part in a document-wide change is judged as soon as it is read, and forgotten: a pair takes
//! several times the memory of its text. The others wait until the document-wide changes are known.

use super::context::Context;
use super::factor;
use super::passage::{self, Alone, Unit};
use crate::classify::pairing::pair::Pair;
use crate::classify::reading::dictionary::Dictionary;
use crate::classify::record::finding::Finding;
use crate::classify::telling::cover;
use crate::classify::telling::precedence;
use crate::diff::Op;
use crate::document::Document;
use crate::parallel::{each_part, map_with, part_size, threads};

/// What the sentences that differ say, each pair or passage by itself.
pub(super) struct Judged<'d, 'l> {
    /// The findings about pairs, document-wide ones first, then in the order of the links.
    pub(super) findings: Vec<Finding>,
    /// The passages that only one version has, with their links.
    pub(super) alone: Vec<(usize, Unit)>,
    /// A dictionary that knows many of the words.
    pub(super) dictionary: Dictionary<'d, 'l>,
}

/// What became of a link that was read.
enum Read<'d, 'l> {
    /// What the rules say of a pair, and how many of its verbs keep their tense.
    Judged(Vec<Finding>, usize),
    /// A pair that may have a part in a document-wide change.
    Waits(Box<Pair<'d, 'l>>),
    /// A passage that only one version has.
    Alone(Box<Unit>),
}

/// Least length of the sentences that are worth a thread, in bytes. Reading so many takes some two milliseconds; on a virtual
/// machine whose other processors sleep a thread begins to work two milliseconds after it was started, and until then only
/// costs.
const LEAST_TEXT: usize = 8 * 1024;

/// Least number of pairs that are worth a thread when they have been read.
const LEAST_PAIRS: usize = 32;

impl<'d, 'l> Context<'d, 'l> {
    /// Reads and judges the sentences that differ; `blocks` have no counterpart.
    pub(super) fn judged(&self, blocks: &Alone) -> Judged<'d, 'l> {
        let links: Vec<usize> = (0..self.comparison.alignment().sentence_links.len())
            .filter(|link| self.differs(*link))
            .collect();
        let (read, dictionary) = self.read(&links, blocks);
        let mut kept = 0;
        let mut waiting = Vec::new();
        let mut alone = Vec::new();
        let mut judged = Vec::with_capacity(read.len());
        for (link, read) in links.into_iter().zip(read) {
            match read {
                Some(Read::Judged(findings, verbs)) => {
                    kept += verbs;
                    judged.push(Some(findings));
                }
                Some(Read::Waits(pair)) => {
                    waiting.push(*pair);
                    judged.push(None);
                }
                Some(Read::Alone(unit)) => alone.push((link, *unit)),
                None => {}
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
        Judged {
            findings,
            alone,
            dictionary,
        }
    }

    /// Reads some links. Nothing becomes of one that has no words.
    fn read(
        &self,
        links: &[usize],
        blocks: &Alone,
    ) -> (Vec<Option<Read<'d, 'l>>>, Dictionary<'d, 'l>) {
        let new_dictionary = || Dictionary::new(self.pack, self.lexicon);
        let alignment = self.comparison.alignment();
        let lengths = links
            .iter()
            .map(|link| alignment.length(&alignment.sentence_links[*link]));
        let threads = threads(lengths.sum(), LEAST_TEXT);
        let (read, dictionaries) =
            map_with(links.len(), threads, new_dictionary, |dictionary, index| {
                self.read_link(links[index], dictionary, blocks)
            });
        let dictionary = dictionaries.into_iter().next();
        (read, dictionary.unwrap_or_else(new_dictionary))
    }

    fn read_link(
        &self,
        link: usize,
        dictionary: &mut Dictionary<'d, 'l>,
        blocks: &Alone,
    ) -> Option<Read<'d, 'l>> {
        if self.comparison.alignment().sentence_links[link].is_pair() {
            let pair = Pair::new(self, link, dictionary);
            return (!pair.is_single()).then(|| self.read_pair(pair));
        }
        let unit = passage::one_sided(self, link, dictionary, blocks)?;
        Some(Read::Alone(Box::new(unit)))
    }

    fn read_pair(&self, mut pair: Pair<'d, 'l>) -> Read<'d, 'l> {
        match factor::kept_apart(&pair) {
            Some(kept) => Read::Judged(self.verdict(&mut pair), kept),
            None => Read::Waits(Box::new(pair)),
        }
    }

    /// Whether only one version has the sentences of a link, or the two of them differ in their words.
    fn differs(&self, link: usize) -> bool {
        let edits = self.comparison.edits_of(link);
        let differs = || {
            edits.iter().any(|edit| edit.op != Op::Equal)
                && edits
                    .iter()
                    .any(|edit| !cover::is_apparatus(self.comparison, edit))
        };
        !self.comparison.alignment().sentence_links[link].is_pair() || differs()
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
