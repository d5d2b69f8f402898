//! What a unit says, reduced to weighted terms that can be compared.
//!
//! A word counts by its first letters, so that inflected forms meet in any language written with endings, or by the
//! set of synonyms that holds it. Terms weigh by how rare they are among the units that are compared (inverse document
//! frequency, Spärck Jones 1972); names and numbers weigh more, function words hardly. Weights are whole numbers, so
//! that sums do not depend on their order and both directions of a comparison agree exactly.

use rustc_hash::FxHashMap;

use super::options::AlignOptions;
use crate::document::{Document, Token, TokenClass, lower_form};
use crate::lexicon::{Pack, TextPack};
use crate::sides::Sides;
use crate::work;

/// A term and how often it occurs.
pub(super) type Term = (u32, u32);

/// What one unit says.
#[derive(Clone, Debug, Default)]
pub(super) struct Content {
    /// Sorted by term.
    pub(super) terms: Box<[Term]>,
    /// Sum of the weights of all occurrences.
    pub(super) mass: u64,
    /// Hash of the unit's text and of its number among those of the same text.
    pub(super) key: u64,
    /// How many units of the same text come before it.
    pub(super) copy: u32,
    /// Bytes of the unit's text.
    pub(super) length: u64,
}

impl Content {
    /// Whether another unit of its text says the same.
    pub(super) fn is_twin(&self, other: &Self) -> bool {
        self.length == other.length && self.terms == other.terms
    }
}

/// What a term is, which decides its share of weight.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Sort {
    Function,
    Word,
    Number,
}

/// Turns tokens into terms, and knows what each term weighs.
#[derive(Debug)]
pub(super) struct Vocabulary {
    pack: &'static TextPack,
    rules: &'static Pack,
    ids: FxHashMap<Box<str>, u32>,
    /// The term of each set of synonyms met so far.
    sets: FxHashMap<u16, u32>,
    /// The term of each token key met so far.
    words: FxHashMap<u64, u32>,
    sorts: Vec<Sort>,
    /// Whether a term was ever seen without a capital letter.
    lower: Vec<bool>,
    weights: Vec<u32>,
}

/// The words of a block as terms: that of each token, in order; [`NO_TERM`] for those that are no words.
pub(super) type Wording = Box<[u32]>;

/// Stands for a token that is no word.
const NO_TERM: u32 = u32::MAX;

/// Added to the number of units before rarity is computed, which flattens it in texts of few units.
const SMOOTHING: f64 = 4.0;

/// Weight of one unit of information. Weights are rounded to whole numbers: this keeps three digits of them.
pub(super) const SCALE: f64 = 256.0;

impl Vocabulary {
    pub(super) fn new(documents: Sides<&Document>) -> Self {
        let pack = common_pack(documents);
        Self {
            pack,
            rules: Pack::of(pack.language),
            ids: FxHashMap::default(),
            sets: FxHashMap::default(),
            words: FxHashMap::default(),
            sorts: Vec::new(),
            lower: Vec::new(),
            weights: Vec::new(),
        }
    }

    /// Reads blocks that were not read yet, and learns the words that were never met.
    pub(super) fn read(&mut self, document: &Document, blocks: &[usize], wording: &mut [Wording]) {
        for block in blocks {
            if wording[*block].is_empty() {
                let tokens = document.tokens(*block).iter();
                wording[*block] = tokens.map(|token| self.id(document, token)).collect();
            }
        }
    }

    /// The term of a token.
    fn id(&mut self, document: &Document, token: &Token) -> u32 {
        if !token.is_word() {
            return NO_TERM;
        }
        match self.words.get(&token.key) {
            Some(id) => *id,
            None => self.learn(token, &document[token.span]),
        }
    }

    /// What a run of words weighs, which is all that needs to be known of a unit whose partner is settled.
    pub(super) fn mass(&self, wording: &[u32]) -> u64 {
        let words = wording.iter().filter(|term| **term != NO_TERM);
        words.map(|term| self.weight(*term)).sum()
    }

    fn learn(&mut self, token: &Token, text: &str) -> u32 {
        let folded = lower_form(text);
        let is_capital = text.chars().next().is_some_and(char::is_uppercase);
        let sort = if token.class == TokenClass::Number {
            Sort::Number
        } else if self.pack.is_function_word(&folded) {
            Sort::Function
        } else {
            Sort::Word
        };
        let (term, set) = match sort {
            Sort::Word => (beginning(&folded), self.rules.class(&folded)),
            Sort::Function | Sort::Number => (&*folded, None),
        };
        let next = u32::try_from(self.sorts.len()).expect("fewer terms than bytes of an input");
        let id = match set {
            Some(set) => *self.sets.entry(set).or_insert(next),
            None => self.ids.get(term).copied().unwrap_or_else(|| {
                self.ids.insert(term.into(), next);
                next
            }),
        };
        if id == next {
            self.sorts.push(sort);
            self.lower.push(false);
        }
        self.lower[id as usize] |= !is_capital;
        self.words.insert(token.key, id);
        id
    }

    /// Weighs all terms by the units in which they occur.
    pub(super) fn weigh<'a>(
        &mut self,
        units: impl Iterator<Item = &'a [Term]>,
        options: &AlignOptions,
    ) {
        let mut frequency = vec![0u32; self.sorts.len()];
        let mut total = 0u32;
        for terms in units {
            total += 1;
            for (term, _) in terms {
                frequency[*term as usize] += 1;
            }
        }
        self.weights = frequency
            .iter()
            .zip(self.sorts.iter().zip(&self.lower))
            .map(|(frequency, (sort, lower))| {
                let rarity =
                    (1.0 + (f64::from(total) + SMOOTHING) / f64::from((*frequency).max(1))).ln();
                let factor = match sort {
                    Sort::Function => options.function_weight,
                    Sort::Word if *lower => 1.0,
                    Sort::Word | Sort::Number => options.name_weight,
                };
                whole(rarity * factor * SCALE)
            })
            .collect();
    }

    /// What a unit of these terms says; see [`tell_apart`] for its key and which copy it is.
    pub(super) fn content(
        &self,
        terms: Box<[Term]>,
        (key, copy): (u64, u32),
        length: u64,
    ) -> Content {
        let mass = terms
            .iter()
            .map(|(term, count)| self.weight(*term) * u64::from(*count))
            .sum();
        Content {
            terms,
            mass,
            key,
            copy,
            length,
        }
    }

    /// How many terms there are.
    pub(super) fn len(&self) -> usize {
        self.sorts.len()
    }

    /// Whether terms are a number and nothing else.
    pub(super) fn is_number(&self, terms: &[Term]) -> bool {
        match terms {
            [(term, _)] => self.sorts[*term as usize] == Sort::Number,
            _ => false,
        }
    }

    /// Whether a term is a word with a matter of its own.
    pub(super) fn carries_weight(&self, term: u32) -> bool {
        let sort = self.sorts.get(term as usize);
        sort.is_some_and(|sort| *sort != Sort::Function)
    }

    pub(super) fn weight(&self, term: u32) -> u64 {
        self.weights
            .get(term as usize)
            .map_or(1, |weight| u64::from(*weight))
    }

    /// The weight of what both contents have.
    pub(super) fn overlap(&self, left: &[Term], right: &[Term]) -> u64 {
        work::count(left.len() + right.len());
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

    /// The weight of what a content has in common with two others taken together.
    pub(super) fn overlap_with_both(&self, whole: &[Term], left: &[Term], right: &[Term]) -> u64 {
        work::count(whole.len() + left.len() + right.len());
        let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
        let mut sum = 0;
        for (term, times) in whole {
            let mut found = 0;
            for part in [&mut left, &mut right] {
                while part.next_if(|(other, _)| other < term).is_some() {}
                found += part
                    .peek()
                    .map_or(0, |(other, count)| if other == term { *count } else { 0 });
            }
            sum += self.weight(*term) * u64::from(*times.min(&found));
        }
        sum
    }
}

/// Counts the terms of a run of words.
pub(super) fn count(wording: &[u32]) -> Box<[Term]> {
    let mut words = wording.to_vec();
    words.retain(|term| *term != NO_TERM);
    words.sort_unstable();
    let changes = words.windows(2).filter(|pair| pair[0] != pair[1]);
    let mut terms: Vec<Term> = Vec::with_capacity(1 + changes.count());
    for word in words {
        match terms.last_mut() {
            Some((term, times)) if *term == word => *times += 1,
            _ => terms.push((word, 1)),
        }
    }
    terms.into()
}

/// Letters by which a word counts. Four and five did equally well on English and German, six and more lost inflected
/// forms; full stemming brought nothing beyond.
const LETTERS: usize = 5;

fn beginning(word: &str) -> &str {
    word.char_indices()
        .nth(LETTERS)
        .map_or(word, |(at, _)| &word[..at])
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

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "weights are small and not negative"
)]
fn whole(weight: f64) -> u32 {
    weight.round() as u32
}

/// Spreads the bits of a number (the finaliser of `MurmurHash3`, Appleby 2011), so that sums of mixed numbers differ
/// where the numbers do.
fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let number = (number ^ (number >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    number ^ (number >> 33)
}

/// A number drawn from what two sides say, the same whichever is old. Chance decides between links that gain as much,
/// since their place would decide otherwise in the other direction.
pub(super) fn lot(one: u64, other: u64) -> u32 {
    let sum = mixed(one).wrapping_add(mixed(other));
    u32::from(u16::try_from(sum >> 48).expect("sixteen bits are left"))
}

/// Tells units of the same text apart by how many came before, so that no two draw the same lot: their keys, and how many
/// that are.
pub(super) fn tell_apart(keys: Vec<u64>) -> Vec<(u64, u32)> {
    let mut seen: FxHashMap<u64, u32> = FxHashMap::default();
    seen.reserve(keys.len());
    let apart = |key: u64| {
        let before = seen.entry(key).or_default();
        let copy = *before;
        *before += 1;
        (key.wrapping_add(mixed(u64::from(copy))), copy)
    };
    keys.into_iter().map(apart).collect()
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
