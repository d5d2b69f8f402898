//! What the paragraphs around a pair cite.

use rustc_hash::FxHashSet;

use super::pair::Pair;
use super::side::Which;
use crate::classify::reading::annotate::annotate;
use crate::classify::reading::atom::Value;
use crate::classify::reading::dictionary::Dictionary;
use crate::classify::reading::typed::Citation;
use crate::classify::reading::words::words_of;

/// Sentences on either side of a pair that are read: a paragraph that is longer is read in part.
const AROUND: usize = 12;

impl Pair<'_, '_> {
    /// The citations of the paragraphs in which the pair stands on a side, its own among them, each with the sentence
    /// that has it.
    pub(in crate::classify) fn citations_around(&self, which: Which) -> &[(usize, Citation)] {
        let around = which.of(self.around.as_ref());
        around.get_or_init(|| self.read_citations_around(which))
    }

    fn read_citations_around(&self, which: Which) -> Vec<(usize, Citation)> {
        let (document, sentences, units) = self.source(which);
        let (Some(first), Some(last)) = (units.first(), units.last()) else {
            return Vec::new();
        };
        let near = first.saturating_sub(AROUND)..sentences.len().min(last + 1 + AROUND);
        let block = |unit: usize| sentences[unit].block;
        let own: FxHashSet<usize> = units.iter().map(|unit| block(*unit)).collect();
        let beside = near.filter(|unit| own.contains(&block(*unit)));
        let mut dictionary = Dictionary::new(self.pack, self.lexicon);
        let mut cited = Vec::new();
        for unit in beside {
            let words = words_of(document, sentences, &[unit], &mut dictionary);
            let atoms = annotate(&words, &dictionary, &FxHashSet::default());
            cited.extend(atoms.into_iter().filter_map(|atom| match atom.value {
                Value::Citation(citation) => Some((unit, *citation)),
                _ => None,
            }));
        }
        cited
    }
}
