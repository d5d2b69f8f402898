//! What a unit says, reduced to weighted terms that can be compared.
//!
//! A word contributes its folded form (or the set of synonyms that holds it) and, more lightly, the runs of characters
//! in it, so that inflected and compound forms meet. Terms weigh by how rare they are among the units that are compared
//! (inverse document frequency, Spärck Jones 1972); names and numbers weigh more, function words hardly. Weights are
//! whole numbers, so that sums do not depend on their order and both directions of a comparison agree.

use rustc_hash::FxHashMap;

use super::options::AlignOptions;
use crate::document::{Document, Token, TokenClass};
use crate::lexicon::TextPack;
use crate::sides::Sides;

/// A term and how often it occurs.
pub(super) type Term = (u32, u32);

/// What one unit says.
#[derive(Clone, Debug, Default)]
pub(super) struct Content {
    /// Sorted by term.
    pub(super) terms: Box<[Term]>,
    /// Sum of the weights of all occurrences.
    pub(super) mass: u64,
}

/// What a term is, which decides its share of weight.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Sort {
    Function,
    Word,
    Gram,
    Number,
}

/// Turns tokens into terms, and knows what each term weighs.
#[derive(Debug)]
pub(super) struct Vocabulary {
    pack: &'static TextPack,
    synonyms: FxHashMap<&'static str, &'static str>,
    ids: FxHashMap<Box<str>, u32>,
    /// Per token key, where its terms lie in `parts`.
    words: FxHashMap<u64, (u32, u32)>,
    parts: Vec<u32>,
    sorts: Vec<Sort>,
    /// Whether a term was ever seen without a capital letter.
    lower: Vec<bool>,
    weights: Vec<u32>,
    gram_len: usize,
}

/// Weight of one unit of information. Weights are rounded to whole numbers: this keeps three digits of them.
const SCALE: f64 = 256.0;

impl Vocabulary {
    pub(super) fn new(documents: Sides<&Document>, options: &AlignOptions) -> Self {
        let pack = common_pack(documents);
        Self {
            pack,
            synonyms: pack
                .synonyms
                .iter()
                .flat_map(|set| set.iter().map(|word| (*word, set[0])))
                .collect(),
            ids: FxHashMap::default(),
            words: FxHashMap::default(),
            parts: Vec::new(),
            sorts: Vec::new(),
            lower: Vec::new(),
            weights: Vec::new(),
            gram_len: options.gram_len,
        }
    }

    /// Counts the terms of a run of tokens.
    pub(super) fn terms(&mut self, document: &Document, tokens: &[Token]) -> Box<[Term]> {
        let mut ids = Vec::with_capacity(tokens.len() * 4);
        for token in tokens.iter().filter(|token| token.is_word()) {
            let (start, end) = match self.words.get(&token.key) {
                Some(range) => *range,
                None => self.learn(token, &document[token.span]),
            };
            ids.extend_from_slice(&self.parts[start as usize..end as usize]);
        }
        ids.sort_unstable();
        let mut terms: Vec<Term> = Vec::with_capacity(ids.len());
        for id in ids {
            match terms.last_mut() {
                Some((last, count)) if *last == id => *count += 1,
                _ => terms.push((id, 1)),
            }
        }
        terms.into()
    }

    fn learn(&mut self, token: &Token, text: &str) -> (u32, u32) {
        let start = self.parts.len();
        let folded = crate::document::normalize(text).to_lowercase();
        let is_capital = text.chars().next().is_some_and(char::is_uppercase);
        let sort = if token.class == TokenClass::Number {
            Sort::Number
        } else if self.pack.is_function_word(&folded) {
            Sort::Function
        } else {
            Sort::Word
        };
        let word = self
            .synonyms
            .get(folded.as_str())
            .map_or(folded.as_str(), |first| first);
        self.part(&stem(word, self.pack.language), sort, is_capital);
        if sort == Sort::Word {
            let letters: Vec<char> = format!("_{word}_").chars().collect();
            for gram in letters.windows(self.gram_len) {
                let gram: String = std::iter::once('\u{1}')
                    .chain(gram.iter().copied())
                    .collect();
                self.part(&gram, Sort::Gram, false);
            }
        }
        let range = (index(start), index(self.parts.len()));
        self.words.insert(token.key, range);
        range
    }

    fn part(&mut self, text: &str, sort: Sort, is_capital: bool) {
        let id = if let Some(id) = self.ids.get(text) {
            *id
        } else {
            let id = index(self.sorts.len());
            self.ids.insert(text.into(), id);
            self.sorts.push(sort);
            self.lower.push(false);
            id
        };
        self.lower[id as usize] |= !is_capital;
        self.parts.push(id);
    }

    /// Weighs all terms by the units in which they occur.
    pub(super) fn weigh<'a>(
        &mut self,
        units: impl Iterator<Item = &'a [Term]>,
        total: usize,
        options: &AlignOptions,
    ) {
        let mut frequency = vec![0u32; self.sorts.len()];
        for terms in units {
            for (term, _) in terms {
                frequency[*term as usize] += 1;
            }
        }
        self.weights = frequency
            .iter()
            .zip(self.sorts.iter().zip(&self.lower))
            .map(|(frequency, (sort, lower))| {
                let rarity =
                    (1.0 + (total as f64 + options.smooth) / f64::from((*frequency).max(1))).ln();
                let factor = match sort {
                    Sort::Function => options.function_weight,
                    Sort::Gram => options.gram_weight,
                    Sort::Word if *lower => 1.0,
                    Sort::Word | Sort::Number => options.name_weight,
                };
                whole(rarity * factor * SCALE)
            })
            .collect();
    }

    pub(super) fn content(&self, terms: Box<[Term]>) -> Content {
        let mass = terms
            .iter()
            .map(|(term, count)| self.weight(*term) * u64::from(*count))
            .sum();
        Content { terms, mass }
    }

    /// How many terms there are.
    pub(super) fn len(&self) -> usize {
        self.sorts.len()
    }

    pub(super) fn weight(&self, term: u32) -> u64 {
        self.weights
            .get(term as usize)
            .map_or(1, |weight| u64::from(*weight))
    }

    /// The weight of what both contents have.
    pub(super) fn overlap(&self, left: &[Term], right: &[Term]) -> u64 {
        let (mut at_left, mut at_right, mut sum) = (0, 0, 0);
        while let (Some((left, times)), Some((right, other_times))) =
            (left.get(at_left), right.get(at_right))
        {
            if left == right {
                sum += self.weight(*left) * u64::from(*times.min(other_times));
            }
            at_left += usize::from(left <= right);
            at_right += usize::from(right <= left);
        }
        sum
    }
}

fn stem<'a>(word: &'a str, _language: &str) -> std::borrow::Cow<'a, str> {
    word.into()
}

fn common_pack(documents: Sides<&Document>) -> &'static TextPack {
    let packs = documents.map(Document::pack);
    if packs.old.language == TextPack::NONE.language {
        packs.new
    } else if packs.new.language == TextPack::NONE.language
        || packs.old.language < packs.new.language
    {
        packs.old
    } else {
        packs.new
    }
}

fn index(n: usize) -> u32 {
    u32::try_from(n).expect("fewer terms than bytes of an input")
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "weights are small and not negative"
)]
fn whole(weight: f64) -> u32 {
    weight.round() as u32
}

/// Both contents as one.
pub(super) fn join(left: &[Term], right: &[Term]) -> Vec<Term> {
    let mut joined = Vec::with_capacity(left.len() + right.len());
    let (mut at_left, mut at_right) = (0, 0);
    loop {
        match (left.get(at_left), right.get(at_right)) {
            (Some((term, times)), Some((other, other_times))) if term == other => {
                joined.push((*term, times + other_times));
                at_left += 1;
                at_right += 1;
            }
            (Some(term), other) if other.is_none_or(|other| term < other) => {
                joined.push(*term);
                at_left += 1;
            }
            (_, Some(other)) => {
                joined.push(*other);
                at_right += 1;
            }
            _ => return joined,
        }
    }
}
