//! Two linked sentences side by side: their atoms, which of them are the same, and what is still unexplained.

use std::borrow::Cow;
use std::cell::OnceCell;

use rustc_hash::FxHashSet;

use super::antecedent;
use super::complement::Complements;
use super::matching;
use super::side::{Side, Which};
use super::years::Years;
use crate::align::Sentence;
use crate::classify::context::Context;
use crate::classify::reading::annotate::{annotate, capitalised_inside};
use crate::classify::reading::atom::Value;
use crate::classify::reading::dictionary::Dictionary;
use crate::classify::reading::run_together;
use crate::classify::reading::typed::Citation;
use crate::classify::reading::words::{WordClass, words_of, words_of_link};
use crate::classify::roster::part::are_announced_otherwise;
use crate::compare::Comparison;
use crate::document::Document;
use crate::lexicon::{Group, Lexicon, Pack};
use crate::sides::Sides;

/// Why two atoms that are not written alike count as the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::classify) enum Sameness {
    /// Equal keys, in the order of the text.
    InPlace,
    /// Equal keys, in another place of the sentence.
    Moved,
    /// The same letters, joined or divided otherwise.
    Joined,
    /// One closed set of synonyms.
    Synonym,
    /// Another part of speech of one family of words.
    Derived,
    /// An item of a list, and its name with the noun that the list shares.
    Item,
    /// One is a slip of the pen for the other.
    Slip,
    /// A document-wide renaming.
    Renamed,
}

/// Two linked sentences, or runs of sentences.
#[derive(Debug)]
pub(in crate::classify) struct Pair<'d, 'l> {
    /// The sentence link.
    pub(in crate::classify) link: usize,
    /// Both sides.
    pub(in crate::classify) sides: Sides<Side<'d, 'l>>,
    pub(in crate::classify) comparison: &'d Comparison,
    pub(in crate::classify) lexicon: &'l Lexicon,
    pub(in crate::classify) pack: &'static Pack,
    /// The years of the texts.
    pub(in crate::classify) years: Years,
    /// What stands before on each side, read when first asked for.
    before: Sides<OnceCell<Vec<Cow<'d, str>>>>,
    /// What the paragraphs of each side cite, read when first asked for.
    pub(in crate::classify) around: Sides<OnceCell<Vec<(usize, Citation)>>>,
    /// What the amounts are of, read when first asked for.
    pub(in crate::classify) complements: OnceCell<Complements>,
}

/// Sentences before a pair in which a pronoun of the pair may find what it stands for.
const SENTENCES_BEFORE: usize = 2;

impl<'d, 'l> Pair<'d, 'l> {
    /// Reads and matches both sides of a sentence link.
    pub(in crate::classify) fn new(
        context: &Context<'d, 'l>,
        link: usize,
        dictionary: &mut Dictionary<'d, 'l>,
    ) -> Self {
        let Context {
            comparison,
            lexicon,
            pack,
            ..
        } = *context;
        let alignment = comparison.alignment();
        let words = words_of_link(
            comparison.documents(),
            alignment,
            &alignment.sentence_links[link],
            dictionary,
        );
        // What stands alone has nothing to be matched with.
        let is_single = words.old.is_empty() || words.new.is_empty();
        let words = if is_single {
            words
        } else {
            run_together::divide(words, dictionary)
        };
        let mut seen = FxHashSet::default();
        capitalised_inside(&words.old, &mut seen);
        capitalised_inside(&words.new, &mut seen);
        let atoms = words
            .as_ref()
            .map(|words| annotate(words, dictionary, &seen));
        let sides = words
            .zip(atoms)
            .map(|(words, atoms)| Side::new(words, atoms));
        let mut pair = Self {
            link,
            sides,
            comparison,
            lexicon,
            pack,
            years: context.years,
            before: Sides::default(),
            around: Sides::default(),
            complements: OnceCell::new(),
        };
        if !is_single {
            pair.match_in_place();
            pair.match_the_rest();
        }
        antecedent::mark(&mut pair, dictionary);
        pair
    }

    pub(in crate::classify) fn side(&self, which: Which) -> &Side<'d, 'l> {
        which.of(self.sides.as_ref())
    }

    pub(in crate::classify) fn side_mut(&mut self, which: Which) -> &mut Side<'d, 'l> {
        which.of(self.sides.as_mut())
    }

    /// Whether one side is empty.
    pub(in crate::classify) fn is_single(&self) -> bool {
        self.sides.old.words.is_empty() || self.sides.new.words.is_empty()
    }

    /// Whether nothing is left that no rule has explained.
    pub(in crate::classify) fn is_explained(&self) -> bool {
        let mut sides = [&self.sides.old, &self.sides.new].into_iter();
        sides.all(Side::is_explained)
    }

    /// Joins two atoms as saying the same.
    pub(in crate::classify) fn join(&mut self, old: usize, new: usize, why: Sameness) {
        self.join_runs(Sides::new([old], [new]), Sides::new(old, new), why);
    }

    /// Joins the atoms of two runs as saying the same, each with the anchor of the other run.
    pub(in crate::classify) fn join_runs(
        &mut self,
        runs: Sides<impl IntoIterator<Item = usize>>,
        anchors: Sides<usize>,
        why: Sameness,
    ) {
        for old in runs.old {
            self.sides.old.settle(old, anchors.new, why);
        }
        for new in runs.new {
            self.sides.new.settle(new, anchors.old, why);
        }
    }

    fn match_in_place(&mut self) {
        let mut pairs = matching::common(&self.sides.old.atoms, &self.sides.new.atoms);
        pairs.retain(|(old, new)| !self.parts_amounts(*old, *new) && !self.parts_ways(*old, *new));
        for (old, new) in pairs {
            self.join(old, new, Sameness::InPlace);
        }
        for which in Which::BOTH {
            let side = self.side_mut(which);
            let mut before = 0;
            for atom in 0..side.atoms.len() {
                side.slot[atom] = before;
                before += usize::from(side.partner[atom].is_some());
            }
        }
    }

    /// Whether what is written alike is no mention of the same: a name in another list of each version, or the year of an
    /// amount that is another by the dates of the texts.
    pub(in crate::classify) fn parts_ways(&self, old: usize, new: usize) -> bool {
        let is_elsewhere =
            || are_announced_otherwise((&self.sides.old, old), (&self.sides.new, new));
        self.is_name(Which::Old, old) && is_elsewhere() || self.parts_years(old, new)
    }

    /// The document of a side, its sentences, and which of them are the side.
    pub(in crate::classify) fn source(
        &self,
        which: Which,
    ) -> (&'d Document, &'d [Sentence], &'d [usize]) {
        let alignment = self.comparison.alignment();
        let units = which.of(alignment.sentence_links[self.link].units.as_ref());
        let sentences = which.of(alignment.sentences.as_ref());
        (which.of(self.comparison.documents()), sentences, units)
    }

    /// The stems of the words in the sentences right before the pair on a side.
    pub(in crate::classify) fn before(&self, which: Which) -> &[Cow<'d, str>] {
        let (document, sentences, units) = self.source(which);
        which.of(self.before.as_ref()).get_or_init(|| {
            let first = units.first().copied().unwrap_or(0);
            let earlier: Vec<usize> = (first.saturating_sub(SENTENCES_BEFORE)..first).collect();
            words_of(
                document,
                sentences,
                &earlier,
                &mut Dictionary::new(self.pack, self.lexicon),
            )
            .into_iter()
            .filter(|word| word.class != WordClass::Sign)
            .map(|word| word.stem.clone())
            .collect()
        })
    }

    /// Whether one of the texts is titled so, in lower case, perhaps with an article: what only has a name in its title is
    /// another text, as a report on an agreement is.
    pub(in crate::classify) fn is_titled(&self, name: &str) -> bool {
        let documents = self.comparison.documents();
        [documents.old, documents.new].iter().any(|document| {
            let mut titles = document
                .metadata()
                .iter()
                .filter(|entry| entry.key == "title");
            titles.any(|title| {
                let title = document[title.value].to_lowercase();
                let before = title.trim().strip_suffix(name);
                before.is_some_and(|before| !before.trim_end().contains(' '))
            })
        })
    }

    /// Whether an atom is a name that stands for itself in both versions.
    pub(in crate::classify) fn is_name(&self, which: Which, atom: usize) -> bool {
        matches!(self.side(which).atoms[atom].value, Value::Name)
    }

    /// Whether an atom denies within itself: "unknown", "rarely". A full negator is not meant; it has rules of its own.
    pub(in crate::classify) fn denies(&self, which: Which, atom: usize) -> bool {
        let side = self.side(which);
        let is_weak = side.atoms[atom].means(Group::Negator, "weak");
        is_weak || side.is_plain_word(atom) && self.pack.denies(&side.first(atom).spelled)
    }

    /// Whether an atom denies what it stands with; "no-fee" is a word of its own.
    pub(in crate::classify) fn negates(&self, which: Which, atom: usize) -> bool {
        let side = self.side(which);
        let is_joined = || side.atoms.get(atom + 1).is_some() && side.first(atom + 1).is_sign("-");
        side.atoms[atom].is_negator() && !is_joined()
    }

    /// The atom of the other side that an atom is matched with.
    pub(in crate::classify) fn partner(&self, which: Which, atom: usize) -> Option<usize> {
        self.side(which).partner[atom].map(|(other, _)| other)
    }
}
