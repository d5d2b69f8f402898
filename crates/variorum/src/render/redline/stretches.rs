//! Which entries are written out, and which are folded.

use std::ops::Range;

use crate::align::LinkKind;
use crate::render::options::RedlineOptions;
use crate::render::redline::{Change, Entry, Redline, Section};

impl Redline<'_> {
    /// Runs of entries that are written out, or folded into one line.
    pub(in crate::render) fn stretches(
        &self,
        options: &RedlineOptions,
    ) -> Vec<(Range<usize>, bool)> {
        let shown = self.shown(options);
        let mut start = 0;
        let stretch = |run: &[bool]| {
            let range = start..start + run.len();
            start = range.end;
            (range, run[0])
        };
        shown.chunk_by(|a, b| a == b).map(stretch).collect()
    }

    /// Says of each entry whether it is written out.
    pub(in crate::render) fn shown(&self, options: &RedlineOptions) -> Vec<bool> {
        let least = if options.cosmetic {
            Change::Cosmetic
        } else {
            Change::Text
        };
        let entries = &self.entries;
        let is_shown = |entry: &Entry| entry.change >= least && self.is_wanted(*entry, options);
        let mut shown: Vec<bool> = entries.iter().map(is_shown).collect();
        if options.context == 0 {
            return shown;
        }
        let changed: Vec<usize> = (0..entries.len()).filter(|index| shown[*index]).collect();
        for index in changed {
            let is_text = |at: &usize| entries[*at].is_text;
            let before = (0..index).rev().filter(is_text).take(options.context);
            let after = (index + 1..entries.len())
                .filter(is_text)
                .take(options.context);
            for at in before.chain(after) {
                shown[at] = shown[at] || entries[at].change < least;
            }
        }
        shown
    }

    /// Whether the reader asked for this sort of change, and for something that is said of it.
    fn is_wanted(&self, entry: Entry, options: &RedlineOptions) -> bool {
        let (link, show, filter) = (self.link(entry), options.show, &options.findings);
        if filter.narrows()
            && !self
                .findings_of_link(entry)
                .any(|finding| filter.accepts(finding))
        {
            return false;
        }
        match (link.kind, link.moved) {
            (_, Some(_)) => show.moved,
            (LinkKind::Deletion, None) => show.deleted,
            (LinkKind::Insertion, None) => show.inserted,
            _ => show.deleted || show.inserted,
        }
    }

    /// The section whose heading is to be written before an entry: its own, if it is not the one that the reader is in.
    /// An entry that is a heading itself brings the reader into its section.
    pub(in crate::render) fn new_section(
        &self,
        entry: Entry,
        current: &mut Option<Section>,
    ) -> Option<Section> {
        if let Some(own) = self.own_section(entry) {
            *current = Some(own);
            return None;
        }
        let section = self.section(entry)?;
        (current.replace(section) != Some(section)).then_some(section)
    }

    /// The heading that is written below entries that are not, given the section that the reader is in above them.
    pub(in crate::render) fn heading_below(
        &self,
        folded: &Range<usize>,
        current: Option<Section>,
    ) -> Option<Section> {
        let next = self.entries.get(folded.end)?;
        self.new_section(*next, &mut { current })
    }
}
