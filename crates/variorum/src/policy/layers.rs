//! The sets of rules that hold for one document, and where.

use super::config::Rules;
use super::passage::PassagePattern;

/// A set of rules, and the sections in which it holds: none are named where it holds everywhere.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layer<'p> {
    pub(super) rules: &'p Rules,
    pub(super) sections: &'p [PassagePattern],
}

/// The sets of rules of a document. Where two of them say different things, the later one is the stronger.
#[derive(Clone, Debug)]
pub(super) struct Layers<'p>(Vec<Layer<'p>>);

impl<'p> FromIterator<Layer<'p>> for Layers<'p> {
    fn from_iter<I: IntoIterator<Item = Layer<'p>>>(layers: I) -> Self {
        Self(layers.into_iter().collect())
    }
}

impl<'p> Layers<'p> {
    /// All of them, wherever they hold, the strongest last.
    pub(super) fn all(&self) -> impl Iterator<Item = &'p Rules> + Clone {
        self.0.iter().map(|layer| layer.rules)
    }

    /// Those that hold for the document as a whole, the strongest last.
    pub(super) fn whole(&self) -> impl DoubleEndedIterator<Item = &'p Rules> {
        let whole = self.0.iter().filter(|layer| layer.sections.is_empty());
        whole.map(|layer| layer.rules)
    }

    /// Those that hold in a place, the strongest first, given whether that is in a section.
    pub(super) fn at(
        &self,
        is_in: impl Fn(&PassagePattern) -> bool,
    ) -> impl Iterator<Item = &'p Rules> {
        let here =
            self.0.iter().rev().filter(move |layer| {
                layer.sections.is_empty() || layer.sections.iter().any(&is_in)
            });
        here.map(|layer| layer.rules)
    }
}
