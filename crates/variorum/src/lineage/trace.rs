//! One phrase through the versions: every wording of the sentences that ever had it.

use std::ops::Range;

use super::Lineage;
use super::chain::{ChainId, Locus, Status};
use super::redline::edits_between;
use super::text::{Grain, Text};
use crate::classify::{Finding, Passage};
use crate::diff::Edit;
use crate::document::Token;
use crate::lexicon::Pack;
use crate::read_str;
use crate::sides::Sides;
use crate::span::Span;

/// Least share of a phrase's words, from 0 to 1, that a sentence must have to count as one of its wordings when the
/// phrase itself is nowhere. Below two thirds, sentences on other matters creep in.
const MIN_COVERAGE: f64 = 2.0 / 3.0;

/// A phrase followed through all versions.
#[derive(Clone, Debug)]
pub struct Trace {
    /// The phrase as given.
    pub phrase: String,
    /// Whether the phrase occurs nowhere as given, so that sentences with most of its words stand in.
    pub is_fuzzy: bool,
    /// The witnesses that have it, as runs.
    pub runs: Vec<Range<usize>>,
    /// The sentences that had it in some version, by the first version that has the sentence.
    pub strands: Vec<Strand>,
}

/// A sentence that had the phrase in some version, with all its wordings.
#[derive(Clone, Debug)]
pub struct Strand {
    /// The chain of the sentence.
    pub chain: ChainId,
    /// Its wordings, oldest first.
    pub wordings: Vec<Reading>,
    /// Where the sentence was new, the most similar one that the version before had and it lacks: what it may have been
    /// made of. A hint, not a statement of provenance.
    pub forerunner: Option<Since>,
    /// Where the sentence was dropped, the most similar one that was new then, and the edits that lead to it.
    pub successor: Option<Since>,
}

/// A wording of a sentence and the versions that have it without a break.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The witnesses.
    pub witnesses: Range<usize>,
    /// The sentence in the first of them.
    pub sentence: usize,
    /// Whether the wording has the phrase.
    pub has_phrase: bool,
    /// How the sentence came to be in the first of the witnesses.
    pub status: Status,
    /// The latest earlier witness with the same wording of this sentence, if it is not new.
    pub same_as: Option<usize>,
    /// The witness and the sentence before, and the words that changed since; nothing for the first wording.
    pub since: Option<Since>,
}

/// Another wording, and what lies between.
#[derive(Clone, Debug)]
pub struct Since {
    /// A witness that has the other wording; for an earlier one the last.
    pub witness: usize,
    /// The sentence in it.
    pub sentence: usize,
    /// The edits that lead from the earlier to the later wording.
    pub edits: Vec<Edit>,
}

impl Lineage {
    /// Follows a phrase, or where it occurs nowhere as given, sentences with most of its words. Case and marks of
    /// punctuation do not matter.
    pub fn trace(&self, phrase: &str) -> Trace {
        let words = Words::new(phrase);
        let trace = self.trace_where(phrase, &|text, sentence| words.occurs_in(text, sentence));
        if trace.strands.is_empty() {
            self.trace_fuzzy(phrase)
        } else {
            trace
        }
    }

    /// Follows sentences with most of the words of a phrase, in any order and inflection.
    pub fn trace_fuzzy(&self, phrase: &str) -> Trace {
        let words = Words::new(phrase);
        let trace = self.trace_where(phrase, &|text, sentence| {
            words.coverage(text, sentence) >= MIN_COVERAGE
        });
        Trace {
            is_fuzzy: true,
            ..trace
        }
    }

    fn trace_where(&self, phrase: &str, has_phrase: &dyn Fn(&Text, usize) -> bool) -> Trace {
        let chains = self.chains_with(has_phrase).into_iter();
        let strands: Vec<Strand> = chains.map(|chain| self.strand(chain, has_phrase)).collect();
        Trace {
            phrase: phrase.to_owned(),
            is_fuzzy: false,
            runs: self.runs(&strands),
            strands,
        }
    }

    /// The findings of the comparison that led to a reading, as far as they lie in its sentence. There are none where
    /// the sentence was absent in between.
    pub fn findings_of(&self, reading: &Reading) -> Vec<&Finding> {
        let witness = reading.witnesses.start;
        let neighbour = reading
            .since
            .as_ref()
            .filter(|since| since.witness + 1 == witness);
        let Some(since) = neighbour else {
            return Vec::new();
        };
        let spans = Sides::new(
            self.sentence_span(since.witness, since.sentence),
            self.sentence_span(witness, reading.sentence),
        );
        let texts = Sides::new(&self.texts[since.witness], &self.texts[witness]);
        // Between the pieces of a sentence may stand what the page put there, which is no part of it.
        let is_in = |text: &Text, span: Span, passage: &Passage| {
            let block = text.document.blocks().get(passage.block);
            span.intersection(passage.span).is_some()
                && block.is_some_and(|block| block.kind.is_text())
        };
        let findings = self.comparisons[since.witness].findings().iter();
        findings
            .filter(|finding| match (&finding.old, &finding.new) {
                (_, Some(new)) => is_in(texts.new, spans.new, new),
                (Some(old), None) => is_in(texts.old, spans.old, old),
                (None, None) => false,
            })
            .collect()
    }

    /// The last witness that had the words of a finding before, where all of them are words that were absent for a time:
    /// what the finding brings is back.
    pub fn back_from(&self, witness: usize, finding: &Finding) -> Option<usize> {
        let lives = self.lives_in(witness, finding.new.as_ref()?);
        let before = lives.iter().map(|life| {
            let gaps = self.lives.gaps(*life).iter();
            let gap = gaps.rev().find(|gap| gap.end == witness)?;
            gap.start.checked_sub(1)
        });
        before.collect::<Option<Vec<_>>>()?.into_iter().min()
    }

    /// The chains of sentences of which some wording fits, in their own order.
    fn chains_with(&self, fits: impl Fn(&Text, usize) -> bool) -> Vec<ChainId> {
        let chains = self.chains(Grain::Sentence).iter().enumerate();
        chains
            .filter(|(_, chain)| {
                let mut wordings = chain.wordings();
                wordings.any(|state| fits(&self.texts[state.witness], state.unit))
            })
            .map(|(chain, _)| chain)
            .collect()
    }

    fn strand(&self, chain: ChainId, has_phrase: &dyn Fn(&Text, usize) -> bool) -> Strand {
        let states = self.chains(Grain::Sentence)[chain].states();
        let mut wordings: Vec<Reading> = Vec::new();
        let mut last: Option<Locus> = None;
        for state in states {
            let text = &self.texts[state.witness];
            let continues = state.status == Status::Same;
            match wordings.last_mut() {
                Some(reading) if continues && reading.witnesses.end == state.witness => {
                    reading.witnesses.end += 1;
                }
                _ => {
                    let since = last.map(|before| Since {
                        witness: before.witness,
                        sentence: before.unit,
                        edits: self.edits_of(before, state.locus()),
                    });
                    wordings.push(Reading {
                        witnesses: state.witness..state.witness + 1,
                        sentence: state.unit,
                        has_phrase: has_phrase(text, state.unit),
                        status: state.status,
                        same_as: state.same_as,
                        since,
                    });
                }
            }
            last = Some(state.locus());
        }
        Strand {
            chain,
            wordings,
            forerunner: self.forerunner(chain),
            successor: self.successor(chain),
        }
    }

    /// The word diff of two sentences.
    pub(super) fn edits_of(&self, old: Locus, new: Locus) -> Vec<Edit> {
        let texts = Sides::new(&self.texts[old.witness], &self.texts[new.witness]);
        let sentences = Sides::new([old.unit], [new.unit]);
        let sentences = sentences.as_ref().map(<[usize; 1]>::as_slice);
        edits_between(texts, sentences, &self.diff)
    }

    /// The witnesses in which some strand has the phrase.
    fn runs(&self, strands: &[Strand]) -> Vec<Range<usize>> {
        let mut has = vec![false; self.witnesses.len()];
        let wordings = strands.iter().flat_map(|strand| &strand.wordings);
        for reading in wordings.filter(|reading| reading.has_phrase) {
            has[reading.witnesses.clone()].fill(true);
        }
        let mut runs: Vec<Range<usize>> = Vec::new();
        for witness in (0..has.len()).filter(|witness| has[*witness]) {
            match runs.last_mut() {
                Some(run) if run.end == witness => run.end += 1,
                _ => runs.push(witness..witness + 1),
            }
        }
        runs
    }
}

/// The words of a phrase in lower case.
struct Words(Vec<String>);

impl Words {
    fn new(phrase: &str) -> Self {
        let document = read_str("phrase", phrase);
        let blocks = 0..document.blocks().len();
        let tokens = blocks.flat_map(|block| document.tokens(block));
        Self(
            tokens
                .filter(|token| token.is_word())
                .map(|token| document[token.span].to_lowercase())
                .collect(),
        )
    }

    /// Whether a sentence has the words one after the other.
    fn occurs_in(&self, text: &Text, sentence: usize) -> bool {
        let words = lower_words(text, sentence);
        !self.0.is_empty() && words.windows(self.0.len()).any(|window| window == self.0)
    }

    /// The share of the words that a sentence has in some inflection, of those that carry matter if any do.
    fn coverage(&self, text: &Text, sentence: usize) -> f64 {
        let pack = text.document.pack();
        let mut telling: Vec<&String> = self
            .0
            .iter()
            .filter(|word| !pack.is_function_word(word))
            .collect();
        if telling.is_empty() {
            telling = self.0.iter().collect();
        }
        let morphology = &Pack::of(pack.language).morphology;
        let stem = |word: &String| morphology.stem(&morphology.respell(word)).into_owned();
        let words: Vec<String> = lower_words(text, sentence).iter().map(stem).collect();
        let found = telling
            .iter()
            .filter(|word| words.contains(&stem(word)))
            .count();
        found as f64 / telling.len().max(1) as f64
    }
}

fn lower_words(text: &Text, sentence: usize) -> Vec<String> {
    let tokens: &[Token] = text.unit(Grain::Sentence, sentence);
    tokens
        .iter()
        .filter(|token| token.is_word())
        .map(|token| text.document[token.span].to_lowercase())
        .collect()
}
