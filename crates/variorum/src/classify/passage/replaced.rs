//! Sentences that stand for one another without being two versions of one sentence.

use rustc_hash::{FxHashMap, FxHashSet};

use super::MOST;
use super::neighbours::{Neighbour, Neighbours};
use super::unit::{Mention, Unit};
use crate::classify::context::Context;
use crate::classify::pairing::side::Which;
use crate::classify::record::finding::{Confidence, Finding, Passage};
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::telling::draft::Draft;
use crate::classify::telling::score::Setting;
use crate::compare::Comparison;
use crate::sides::Sides;

/// What two sentences must have in common for one to stand for the other.
struct Demand {
    /// Least share of what both have in all that they say, by weight.
    likeness: f64,
    /// Fewest words that both have.
    words: usize,
}

/// In a paragraph that is kept, or beside a passage that is, its matter speaks for them too. Below a quarter, three of four
/// pairs of communiqués and of statements of central banks have nothing but the topic in common; above, one in five.
const IN_PLACE: Demand = Demand {
    likeness: 0.25,
    words: 2,
};

/// In one place, sentences that open with the word of which both speak: "Inflation has declined", "Inflation has risen".
/// What a whole text speaks of weighs little, and is no theme of two of its sentences.
const ON_A_THEME: Demand = Demand {
    likeness: 0.08,
    words: 1,
};

/// In one place, sentences with words that no third one has of those that came or went. Two may be a turn of phrase, as in
/// every other pair; three are seldom.
const BY_OWN_WORDS: Demand = Demand {
    likeness: 0.1,
    words: 3,
};

/// In one place, sentences with a phrase that no third one has: the "heightened uncertainty" of both.
const BY_OWN_PHRASE: Demand = Demand {
    likeness: 0.15,
    words: 2,
};

/// Between the same two passages that are kept, each alone: there the one can hardly stand for another. With the above this
/// joins 37 more pairs in some 300 neighbours of statements, of which four have nothing but the topic in common.
const BETWEEN: Demand = Demand {
    likeness: 0.15,
    words: 2,
};

/// In different paragraphs nothing but their words joins them.
const ANYWHERE: Demand = Demand {
    likeness: 0.35,
    words: 3,
};

/// Anywhere, sentences with a long name that no third one has of those that came or went. This joins some ten pairs in 400
/// neighbours, of which three have little but the topic in common.
const BY_OWN_NAME: Demand = Demand {
    likeness: 0.15,
    words: 4,
};

/// Sentences that left the text and sentences that joined it on the same matter: the one stands for the other, in words
/// so new that they are no two versions of one sentence. Told once, under the sentence that came. Those of one paragraph
/// go first, then those that stand beside the same passage, then those that only their words join. Returns which they are.
pub(super) fn replacements(context: &Context<'_, '_>, units: &mut [Unit]) -> FxHashSet<usize> {
    let comparison = context.comparison;
    let matters = Matters::new(units);
    let mut pairs = matters.in_place(comparison);
    matters.add_beside(&Neighbours::new(comparison), &mut pairs);
    matters.add_anywhere(&mut pairs);
    let by_name = pairs.len();
    matters.add_by_name(&mut pairs);
    let told = pairs.iter().enumerate().map(|(at, (old, new))| {
        let sentences = Sides::new(&units[*old].finding.parent, &units[*new].finding.parent);
        // Long sentences that a name joins are told by the words around it.
        let name = matters.own_name(*old, *new).filter(|_| at >= by_name);
        let places = match name {
            Some(mentions) => mentions.map(|mention| Some(mention.place.clone())),
            None => Sides::new(sentences.old.old.clone(), sentences.new.new.clone()),
        };
        (*new, replacement(context, sentences, places))
    });
    let told: Vec<(usize, Finding)> = told.collect();
    for (unit, finding) in told {
        units[unit].finding.children.push(finding);
    }
    pairs
        .into_iter()
        .flat_map(|(old, new)| [old, new])
        .collect()
}

/// The sentences of one version each, and how much their words say.
struct Matters<'u> {
    units: &'u [Unit],
    /// The sentences of each side, in the order of the text.
    singles: Sides<Vec<usize>>,
    /// The sentences with each word.
    holders: FxHashMap<u64, Vec<usize>>,
    /// What each unit says.
    said: Vec<Words>,
}

/// What a sentence says.
struct Words {
    /// Its words, each once, in order.
    words: Vec<u64>,
    /// The weight of all of them.
    weight: f64,
}

impl<'u> Matters<'u> {
    fn new(units: &'u [Unit]) -> Self {
        let mut singles = Sides::new(Vec::new(), Vec::new());
        let mut holders: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        for (at, unit) in units.iter().enumerate() {
            match single(unit) {
                Some((Which::Old, _)) => singles.old.push(at),
                Some((Which::New, _)) => singles.new.push(at),
                None => continue,
            }
            for key in &unit.said.matter {
                let holders = holders.entry(*key).or_default();
                if holders.last() != Some(&at) {
                    holders.push(at);
                }
            }
        }
        let matters = Self {
            units,
            singles,
            holders,
            said: Vec::new(),
        };
        let said = units.iter().map(|unit| matters.said_by(unit)).collect();
        Self { said, ..matters }
    }

    fn said_by(&self, unit: &Unit) -> Words {
        let mut words = unit.said.matter.clone();
        words.sort_unstable();
        words.dedup();
        Words {
            words,
            weight: self.weight(&unit.said.matter),
        }
    }

    /// The pairs inside of paragraphs that are kept.
    fn in_place(&self, comparison: &Comparison) -> Vec<(usize, usize)> {
        let mut of_block: FxHashMap<(Which, usize), Vec<usize>> = FxHashMap::default();
        for at in self.singles.old.iter().chain(&self.singles.new) {
            if let Some(place) = single(&self.units[*at]) {
                of_block.entry(place).or_default().push(*at);
            }
        }
        let mut pairs = Vec::new();
        let blocks = comparison.alignment().blocks.iter();
        for link in blocks.filter(|link| link.is_pair()) {
            let of = |which: Which, blocks: &[usize]| -> Vec<usize> {
                let units = blocks
                    .iter()
                    .filter_map(|block| of_block.get(&(which, *block)));
                units.flatten().copied().take(MOST).collect()
            };
            let (gone, come) = (
                of(Which::Old, &link.units.old),
                of(Which::New, &link.units.new),
            );
            let candidates = gone
                .iter()
                .flat_map(|old| come.iter().map(move |new| (*old, *new)));
            self.choose_in_place(&mut pairs, candidates.collect());
        }
        pairs
    }

    /// Adds the pairs of what is left right before or right behind a passage that both versions have.
    fn add_beside(&self, neighbours: &Neighbours, pairs: &mut Vec<(usize, usize)>) {
        let mut beside: FxHashMap<(bool, Neighbour), Vec<usize>> = FxHashMap::default();
        for old in &self.singles.old {
            for neighbour in neighbours.of(Which::Old, self.units[*old].said.sentence) {
                beside.entry(neighbour).or_default().push(*old);
            }
        }
        let mut candidates = Vec::new();
        for new in &self.singles.new {
            let near = neighbours.of(Which::New, self.units[*new].said.sentence);
            let olds = near.into_iter().filter_map(|place| beside.get(&place));
            candidates.extend(olds.flatten().map(|old| (*old, *new)));
        }
        // A pair that is found from either side stands between the same two passages.
        candidates.sort_unstable();
        let twice = candidates.chunk_by(|one, other| one == other);
        let between = twice
            .filter(|same| same.len() > 1)
            .map(|same| same[0])
            .collect();
        candidates.dedup();
        self.choose_in_place(pairs, candidates);
        self.choose(pairs, between, &BETWEEN);
    }

    /// Takes candidates that stand in one place.
    fn choose_in_place(&self, pairs: &mut Vec<(usize, usize)>, candidates: Vec<(usize, usize)>) {
        let is_on_a_theme = |(old, new): &(usize, usize)| {
            let (old, new) = (self.units[*old].said.theme, self.units[*new].said.theme);
            old.is_some() && old == new
        };
        let have_own_words =
            |(old, new): &(usize, usize)| self.own_words(*old, *new) >= BY_OWN_WORDS.words;
        let on_a_theme: Vec<_> = candidates.iter().copied().filter(is_on_a_theme).collect();
        let have_own_phrase = |(old, new): &(usize, usize)| self.has_own_phrase(*old, *new);
        let by_own_words = candidates.iter().copied().filter(have_own_words).collect();
        let by_own_phrase = candidates.iter().copied().filter(have_own_phrase).collect();
        self.choose(pairs, candidates, &IN_PLACE);
        self.choose(pairs, by_own_words, &BY_OWN_WORDS);
        self.choose(pairs, on_a_theme, &ON_A_THEME);
        self.choose(pairs, by_own_phrase, &BY_OWN_PHRASE);
    }

    /// Adds the pairs of what is left, wherever it stands.
    fn add_anywhere(&self, pairs: &mut Vec<(usize, usize)>) {
        let mut candidates = Vec::new();
        for new in &self.singles.new {
            let holders = self.units[*new]
                .said
                .matter
                .iter()
                .map(|key| &self.holders[key]);
            let mut near: Vec<usize> = holders
                .filter(|holders| holders.len() <= MOST)
                .flatten()
                .copied()
                .filter(|at| self.units[*at].finding.parent.new.is_none())
                .collect();
            near.sort_unstable();
            near.dedup();
            candidates.extend(near.into_iter().map(|old| (old, *new)));
        }
        self.choose(pairs, candidates, &ANYWHERE);
    }

    /// Adds the pairs of what is left that have a long name and no third sentence has it.
    fn add_by_name(&self, pairs: &mut Vec<(usize, usize)>) {
        let near = |new: usize| {
            let names = self.units[new].said.names.iter();
            names.flat_map(move |mention| self.holders[&mention.name].iter().take(2))
        };
        let news = self.singles.new.iter();
        let all = news.flat_map(|new| near(*new).map(move |other| (*other, *new)));
        let candidates = all.filter(|(other, new)| {
            let is_old = self.units[*other].finding.parent.new.is_none();
            is_old && self.own_name(*other, *new).is_some()
        });
        self.choose(pairs, candidates.collect(), &BY_OWN_NAME);
    }

    /// Takes the candidates that meet a demand, those most alike first; each sentence once.
    fn choose(
        &self,
        pairs: &mut Vec<(usize, usize)>,
        candidates: Vec<(usize, usize)>,
        demand: &Demand,
    ) {
        let likely = candidates.into_iter().filter_map(|(old, new)| {
            let likeness = self.likeness(old, new, demand.words)?;
            (likeness >= demand.likeness).then_some((likeness, (old, new)))
        });
        let mut likely: Vec<_> = likely.collect();
        if likely.is_empty() {
            return;
        }
        likely.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut taken: FxHashSet<usize> = pairs.iter().flat_map(|(a, b)| [*a, *b]).collect();
        for (_, (old, new)) in likely {
            if !taken.contains(&old) && !taken.contains(&new) {
                taken.extend([old, new]);
                pairs.push((old, new));
            }
        }
    }

    /// The weight of common words in that of all words of two sentences that share so many.
    fn likeness(&self, old: usize, new: usize, least: usize) -> Option<f64> {
        let (a, b) = (&self.said[old], &self.said[new]);
        let shared: Vec<u64> = self.shared(old, new).collect();
        (shared.len() >= least)
            .then(|| 2.0 * self.weight(&shared) / (a.weight + b.weight).max(f64::MIN_POSITIVE))
    }

    /// The words that both of two sentences have.
    fn shared(&self, old: usize, new: usize) -> impl Iterator<Item = u64> {
        let (a, b) = (&self.said[old].words, &self.said[new].words);
        let shared = a.iter().filter(|key| b.binary_search(key).is_ok());
        shared.copied()
    }

    /// How many words two sentences have and no third.
    fn own_words(&self, old: usize, new: usize) -> usize {
        let shared = self.shared(old, new);
        shared.filter(|key| self.holders[key].len() == 2).count()
    }

    /// Whether two sentences have two words of matter in a row and no third has either.
    fn has_own_phrase(&self, old: usize, new: usize) -> bool {
        let is_own = |key: &u64| self.holders[key].len() == 2;
        let mut phrases = self.units[old].said.matter.windows(2);
        phrases.any(|phrase| {
            let mut others = self.units[new].said.matter.windows(2);
            phrase.iter().all(is_own) && others.any(|other| other == phrase)
        })
    }

    /// Where two sentences have a long name that no third one has.
    fn own_name(&self, old: usize, new: usize) -> Option<Sides<&'u Mention>> {
        let names = self.units[old].said.names.iter();
        let mut own = names.filter(|mention| self.holders[&mention.name].len() == 2);
        own.find_map(|mention| {
            let mut names = self.units[new].said.names.iter();
            let other = names.find(|other| other.name == mention.name)?;
            Some(Sides::new(mention, other))
        })
    }

    /// How much words say: those of few sentences say most.
    fn weight(&self, keys: &[u64]) -> f64 {
        let count = (self.singles.old.len() + self.singles.new.len()) as f64;
        keys.iter()
            .map(|key| (1.0 + count / self.holders[key].len() as f64).ln())
            .sum()
    }
}

/// The side and the block of a sentence that only one version has.
fn single(unit: &Unit) -> Option<(Which, usize)> {
    let (which, passage) = unit.finding.parent.lone_passage()?;
    Some((which, passage.block))
}

/// That a place of a sentence that came stands for one of a sentence that went.
pub(super) fn replacement(
    context: &Context<'_, '_>,
    sentences: Sides<&Finding>,
    places: Sides<Option<Passage>>,
) -> Finding {
    let draft = Draft::new(Kind::WordingChanged, RuleId::StructureReplaced, [], [])
        .confidence(Confidence::Low);
    let mut finding = context.compose(draft, places, Setting::Plain);
    let edits = sentences.old.edits.iter().chain(&sentences.new.edits);
    finding.edits = edits.copied().collect();
    finding
}
