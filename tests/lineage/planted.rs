//! Series of versions with a known history: who introduced each word, and which passages came back.
//!
//! What makes it hard: sentences open with formulas that recur in unrelated passages; a return may be reworded in several
//! sentences, up to a third of the words of each; sentences move between passages; passages split and merge; and
//! rewordings are taken back.

/// Versions in a planted series.
pub(crate) const VERSIONS: usize = 12;

/// A small generator of reproducible numbers (Steele, Lea and Flood, "Fast splittable pseudorandom number generators",
/// 2014).
#[derive(Clone, Debug)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).expect("below a usize")
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// A word and the version that introduced it.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) origin: usize,
}

/// A sentence with a history.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    id: usize,
    pub(crate) words: Vec<Word>,
}

/// A paragraph with a history.
#[derive(Clone, Debug)]
pub(crate) struct Passage {
    pub(crate) id: usize,
    pub(crate) sentences: Vec<Sentence>,
    /// Whether it came back in this version.
    pub(crate) returned: bool,
}

impl Passage {
    fn words(&self) -> usize {
        self.sentences
            .iter()
            .map(|sentence| sentence.words.len())
            .sum()
    }
}

/// One version: its passages in order.
pub(crate) type Version = Vec<Passage>;

const GRAMMAR: &[&str] = &[
    "the", "of", "and", "to", "in", "for", "with", "on", "by", "at", "from", "their",
];
const OPENINGS: &[&str] = &[
    "We",
    "They",
    "The",
    "In",
    "For",
    "Members",
    "Ministers",
    "It",
];
const SYLLABLES: &[&str] = &[
    "bar", "cel", "dor", "fen", "gal", "har", "jin", "kor", "lum", "mer", "nav", "ost", "pel",
    "quin", "ros", "sal", "tor", "ven", "wex", "yar",
];

/// Makes the versions of a planted series.
pub(crate) fn series(seed: u64) -> Vec<Version> {
    let mut planter = Planter {
        random: Random::new(seed),
        next: 0,
        dropped: Vec::new(),
        earlier: Vec::new(),
        formulas: Vec::new(),
    };
    planter.formulas = (0..FORMULAS).map(|_| planter.formula()).collect();
    let mut versions: Vec<Version> = Vec::new();
    let mut current: Version = (0..12).map(|_| planter.passage(0)).collect();
    versions.push(current.clone());
    for version in 1..VERSIONS {
        current = planter.revise(&current, version);
        versions.push(current.clone());
    }
    versions
}

/// The text of a version.
pub(crate) fn text(version: &Version) -> String {
    let sentence = |sentence: &Sentence| {
        let words: Vec<&str> = sentence
            .words
            .iter()
            .map(|word| word.text.as_str())
            .collect();
        words.join(" ").replace(" .", ".")
    };
    let passages: Vec<String> = version
        .iter()
        .map(|passage| {
            let sentences: Vec<String> = passage.sentences.iter().map(sentence).collect();
            sentences.join(" ")
        })
        .collect();
    passages.join("\n\n")
}

/// How many formulas a series has, and how long one is.
const FORMULAS: usize = 6;
const FORMULA: usize = 6;

struct Planter {
    random: Random,
    next: usize,
    /// Dropped passages and the version that dropped them.
    dropped: Vec<(usize, Passage)>,
    /// Sentences as they were before they were reworded.
    earlier: Vec<Sentence>,
    /// Openings that recur in passages that have nothing else in common.
    formulas: Vec<Vec<String>>,
}

impl Planter {
    fn number(&mut self) -> usize {
        self.next += 1;
        self.next
    }

    fn is_one_in(&mut self, count: usize) -> bool {
        self.random.below(count) == 0
    }

    fn formula(&mut self) -> Vec<String> {
        let mut words = vec![(*self.random.pick(OPENINGS)).to_owned()];
        words.extend((1..FORMULA).map(|_| self.word(0).text));
        words
    }

    fn passage(&mut self, version: usize) -> Passage {
        let sentences = 2 + self.random.below(3);
        Passage {
            id: self.number(),
            sentences: (0..sentences).map(|_| self.sentence(version)).collect(),
            returned: false,
        }
    }

    fn sentence(&mut self, origin: usize) -> Sentence {
        let opening = if self.is_one_in(4) {
            let number = self.random.below(FORMULAS);
            self.formulas[number].clone()
        } else {
            vec![(*self.random.pick(OPENINGS)).to_owned()]
        };
        let word = |text| Word { text, origin };
        let mut words: Vec<Word> = opening.into_iter().map(word).collect();
        for _ in 0..8 + self.random.below(14) {
            words.push(self.word(origin));
        }
        words.push(word(".".to_owned()));
        Sentence {
            id: self.number(),
            words,
        }
    }

    /// A word of grammar or, more often, one of some thousand words of matter, the first ones commoner.
    fn word(&mut self, origin: usize) -> Word {
        let text = if self.random.below(5) < 2 {
            (*self.random.pick(GRAMMAR)).to_owned()
        } else {
            let rank = self.random.below(self.random.clone().below(1200) + 1);
            let syllable = |n: usize| SYLLABLES[n % SYLLABLES.len()];
            format!(
                "{}{}{}",
                syllable(rank),
                syllable(rank / 20),
                syllable(rank / 400 + 7)
            )
        };
        Word { text, origin }
    }

    fn revise(&mut self, before: &Version, version: usize) -> Version {
        let mut after: Version = before.clone();
        for passage in &mut after {
            passage.returned = false;
            if self.is_one_in(3) {
                self.reword(passage, version);
            }
            if self.is_one_in(8) {
                self.take_back(passage);
            }
        }
        if self.is_one_in(2) {
            let passage = after.remove(self.random.below(after.len()));
            self.insert(&mut after, passage);
        }
        if self.is_one_in(2) {
            self.move_sentence(&mut after);
        }
        if self.is_one_in(3) {
            self.split_or_merge(&mut after);
        }
        self.bring_back(&mut after, version);
        for _ in 0..=self.random.below(2) {
            let at = self.random.below(after.len());
            let is_old = before.iter().any(|passage| passage.id == after[at].id);
            if is_old && !after[at].returned {
                let passage = after.remove(at);
                self.dropped.push((version, passage));
            }
            let passage = self.passage(version);
            self.insert(&mut after, passage);
        }
        after
    }

    fn insert(&mut self, version: &mut Version, passage: Passage) {
        let place = self.random.below(version.len() + 1);
        version.insert(place, passage);
    }

    /// Every other time, brings back the passage that has been away longest: as it was, or reworded here and there.
    fn bring_back(&mut self, after: &mut Version, version: usize) {
        let returning = self.dropped.iter().position(|(since, _)| *since < version);
        let Some(at) = returning.filter(|_| self.is_one_in(2)) else {
            return;
        };
        let (_, mut passage) = self.dropped.remove(at);
        passage.returned = true;
        if self.is_one_in(2) {
            for _ in 0..=self.random.below(3) {
                self.reword(&mut passage, version);
            }
        }
        self.insert(after, passage);
    }

    /// Replaces, inserts or drops up to a third of the words of one sentence.
    fn reword(&mut self, passage: &mut Passage, version: usize) {
        let at = self.random.below(passage.sentences.len());
        let words = passage.sentences[at].words.len();
        if words < 8 {
            return;
        }
        self.earlier.push(passage.sentences[at].clone());
        let count = 1 + self.random.below(words / 3);
        let place = 1 + self.random.below(words - 1 - count);
        let kind = self.random.below(3);
        let fresh: Vec<Word> = (0..count).map(|_| self.word(version)).collect();
        let sentence = &mut passage.sentences[at].words;
        match kind {
            0 => drop(sentence.splice(place..place + count, fresh)),
            1 => drop(sentence.splice(place..place, fresh)),
            _ => drop(sentence.drain(place..place + count)),
        }
    }

    /// Gives a sentence an earlier wording again.
    fn take_back(&mut self, passage: &mut Passage) {
        for sentence in &mut passage.sentences {
            if let Some(earlier) = self
                .earlier
                .iter()
                .find(|earlier| earlier.id == sentence.id)
            {
                *sentence = earlier.clone();
                return;
            }
        }
    }

    fn move_sentence(&mut self, after: &mut Version) {
        let (from, to) = (
            self.random.below(after.len()),
            self.random.below(after.len()),
        );
        if from == to || after[from].sentences.len() < 2 {
            return;
        }
        let sentence = self.random.below(after[from].sentences.len());
        let sentence = after[from].sentences.remove(sentence);
        let place = self.random.below(after[to].sentences.len() + 1);
        after[to].sentences.insert(place, sentence);
    }

    /// Parts a passage behind its first two sentences, or joins two neighbours. The longer one goes on as the passage
    /// that it was.
    fn split_or_merge(&mut self, after: &mut Version) {
        let at = self.random.below(after.len() - 1);
        if after[at].sentences.len() > 3 {
            let mut rest = Passage {
                id: self.number(),
                sentences: after[at].sentences.split_off(2),
                returned: false,
            };
            if rest.words() > after[at].words() {
                std::mem::swap(&mut rest.id, &mut after[at].id);
            }
            after.insert(at + 1, rest);
        } else if after[at].sentences.len() + after[at + 1].sentences.len() < 6 {
            let next = after.remove(at + 1);
            if next.words() > after[at].words() {
                after[at].id = next.id;
            }
            after[at].sentences.extend(next.sentences);
        }
    }
}
