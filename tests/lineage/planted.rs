//! Series of versions with a known history: who introduced each word, and which passages came back.

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

/// A paragraph with a history.
#[derive(Clone, Debug)]
pub(crate) struct Passage {
    pub(crate) id: usize,
    pub(crate) sentences: Vec<Vec<Word>>,
    /// Whether it came back in this version.
    pub(crate) returned: bool,
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
    };
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
    let sentence = |words: &Vec<Word>| {
        let words: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
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

struct Planter {
    random: Random,
    next: usize,
    /// Dropped passages and the version that dropped them.
    dropped: Vec<(usize, Passage)>,
}

impl Planter {
    fn passage(&mut self, version: usize) -> Passage {
        self.next += 1;
        let sentences = 2 + self.random.below(3);
        Passage {
            id: self.next,
            sentences: (0..sentences).map(|_| self.sentence(version)).collect(),
            returned: false,
        }
    }

    fn sentence(&mut self, origin: usize) -> Vec<Word> {
        let mut words = vec![Word {
            text: (*self.random.pick(OPENINGS)).to_owned(),
            origin,
        }];
        for _ in 0..8 + self.random.below(14) {
            words.push(self.word(origin));
        }
        words.push(Word {
            text: ".".to_owned(),
            origin,
        });
        words
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
            if self.random.below(3) == 0 {
                self.reword(passage, version);
            }
        }
        if self.random.below(2) == 0 {
            let passage = after.remove(self.random.below(after.len()));
            let place = self.random.below(after.len() + 1);
            after.insert(place, passage);
        }
        let returning = self.dropped.iter().position(|(since, _)| *since < version);
        let coming = returning.filter(|_| self.random.below(2) == 0);
        if let Some(at) = coming {
            let (_, mut passage) = self.dropped.remove(at);
            passage.returned = true;
            if self.random.below(2) == 0 {
                self.reword(&mut passage, version);
            }
            let place = self.random.below(after.len() + 1);
            after.insert(place, passage);
        }
        for _ in 0..=self.random.below(2) {
            let at = self.random.below(after.len());
            let is_old = before.iter().any(|passage| passage.id == after[at].id);
            if is_old && !after[at].returned {
                let passage = after.remove(at);
                self.dropped.push((version, passage));
            }
            let place = self.random.below(after.len() + 1);
            let passage = self.passage(version);
            after.insert(place, passage);
        }
        after
    }

    /// Replaces, inserts or drops one to three words of one sentence.
    fn reword(&mut self, passage: &mut Passage, version: usize) {
        let at = self.random.below(passage.sentences.len());
        let words = passage.sentences[at].len();
        let place = 1 + self.random.below(words - 5);
        let count = 1 + self.random.below(3);
        let kind = self.random.below(3);
        let fresh: Vec<Word> = (0..count).map(|_| self.word(version)).collect();
        let sentence = &mut passage.sentences[at];
        match kind {
            0 => drop(sentence.splice(place..place + count, fresh)),
            1 => drop(sentence.splice(place..place, fresh)),
            _ => drop(sentence.drain(place..place + count)),
        }
    }
}
