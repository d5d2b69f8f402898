//! The redline: the model between a comparison and the formats for people.
//!
//! In: a [`Comparison`]. Out: entries in reading order of the new text, deletions where the old order puts them, and
//! for each entry, on demand, its pieces (see [`piece`]). Unchanged blocks cost nothing but their entry.
//! A block that moved has two entries: its origin, and its place in the new text, where the edits inside are shown.

pub(super) mod atoms;
pub(super) mod caption;
mod emphasis;
#[cfg(feature = "terminal")]
pub(super) mod lookalike;
mod loose;
#[cfg(feature = "terminal")]
pub(super) mod paragraphs;
pub(super) mod piece;
mod stretches;
mod weave;
pub(super) mod wording;

use crate::align::{Link, LinkKind};
use crate::classify::{Finding, Kind, Layer, Level};
use crate::compare::Comparison;
use crate::diff::{Edit, EditClass, Op};
use crate::document::{BlockKind, Document};
use crate::sides::Sides;

/// Places up to which a name that took another's place is told under each.
const FEW_PLACES: usize = 3;

/// What an entry stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render) enum Place {
    /// A block link, where the new text has it (or the old text had it, if it is gone).
    Link(usize),
    /// The place in the old text from which the blocks of a link moved.
    Origin(usize),
}

impl Place {
    /// The block link of which it shows one end or both.
    pub(in crate::render) fn link(self) -> usize {
        let (Self::Link(index) | Self::Origin(index)) = self;
        index
    }
}

/// How much of a change an entry shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::render) enum Change {
    /// The same tokens.
    Same,
    /// Typography, furniture, comments: counted, and shown on request.
    Cosmetic,
    /// Another number or marker before the same text.
    Renumbered,
    /// Words, order or structure.
    Text,
}

impl Change {
    /// The most of a change that any of some edits makes.
    pub(in crate::render) fn of(edits: &[Edit]) -> Self {
        let changed = edits.iter().filter(|edit| edit.op != Op::Equal);
        let depths = changed.map(|edit| match edit.class {
            EditClass::Text => Self::Text,
            EditClass::Label => Self::Renumbered,
            EditClass::Typography => Self::Cosmetic,
        });
        depths.max().unwrap_or(Self::Same)
    }
}

/// One paragraph, or several that belong together, of the redline.
#[derive(Clone, Copy, Debug)]
pub(in crate::render) struct Entry {
    /// What it stands for.
    pub(in crate::render) place: Place,
    /// How much of a change it is.
    pub(in crate::render) change: Change,
    /// Whether it is text, and not page, markup or file.
    pub(in crate::render) is_text: bool,
}

/// A heading under which an entry stands: a block of one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render) enum Section {
    /// A heading of the new text, or one of the old text that the new text keeps.
    New(usize),
    /// A heading that only the old text has.
    Old(usize),
}

/// The redline of one comparison.
pub(in crate::render) struct Redline<'a> {
    pub(in crate::render) comparison: &'a Comparison,
    /// The entries in reading order.
    pub(in crate::render) entries: Vec<Entry>,
    /// Which block link a block stands in.
    pub(in crate::render) link_of: Sides<Vec<usize>>,
    /// Which sentence link a sentence stands in.
    pub(in crate::render) sentence_link_of: Sides<Vec<usize>>,
    /// The findings that belong under each block link, as (link, finding), sorted.
    findings: Vec<(usize, usize)>,
}

impl<'a> Redline<'a> {
    pub(in crate::render) fn new(comparison: &'a Comparison) -> Self {
        let alignment = comparison.alignment();
        let blocks = comparison
            .documents()
            .map(|document| document.blocks().len());
        let sentences = alignment.sentences.as_ref().map(Vec::len);
        let mut redline = Self {
            comparison,
            entries: Vec::with_capacity(alignment.blocks.len()),
            link_of: owners(&alignment.blocks, blocks),
            sentence_link_of: owners(&alignment.sentence_links, sentences),
            findings: Vec::new(),
        };
        redline.findings = redline.locate_findings();
        redline.entries = redline.order_entries();
        redline
    }

    /// Both documents.
    pub(in crate::render) fn documents(&self) -> Sides<&'a Document> {
        self.comparison.documents()
    }

    /// The block link of an entry.
    pub(in crate::render) fn link(&self, entry: Entry) -> &'a Link {
        &self.comparison.alignment().blocks[entry.place.link()]
    }

    /// The block that stands for an entry: its first on the new side, or on the old side where there is no new one.
    pub(in crate::render) fn lead_block(&self, entry: Entry) -> (&'a Document, usize) {
        let (documents, link) = (self.documents(), self.link(entry));
        let at_origin = matches!(entry.place, Place::Origin(_));
        match (link.units.new.first(), link.units.old.first()) {
            (Some(new), _) if !at_origin => (documents.new, *new),
            (_, Some(old)) => (documents.old, *old),
            (Some(new), None) => (documents.new, *new),
            (None, None) => unreachable!("a link joins at least one block"),
        }
    }

    /// Whether a moved entry went along with the one before it: they were and are neighbours.
    pub(in crate::render) fn moved_along(&self, entry: Entry) -> bool {
        let link = self.link(entry);
        let before = |document: &Document, owners: &[usize], units: &[usize]| {
            let blocks = &document.blocks()[..units[0]];
            let before = blocks.iter().rposition(|block| block.kind.is_text())?;
            Some(owners[before])
        };
        let documents = self.documents();
        let old = before(documents.old, &self.link_of.old, &link.units.old);
        let new = before(documents.new, &self.link_of.new, &link.units.new);
        let moved = |link: usize| self.comparison.alignment().blocks[link].moved.is_some();
        link.moved.is_some() && old == new && old.is_some_and(moved)
    }

    /// Whether an entry is a line of front matter.
    pub(in crate::render) fn is_front_matter(&self, entry: Entry) -> bool {
        let (document, block) = self.lead_block(entry);
        document.blocks()[block].kind == BlockKind::FrontMatter
    }

    /// The findings of an entry, in report order. What is said of a move stands where the text is now.
    pub(in crate::render) fn findings(
        &self,
        entry: Entry,
    ) -> impl Iterator<Item = &'a Finding> + '_ {
        let is_told = matches!(entry.place, Place::Link(_));
        self.findings_of_link(entry).filter(move |_| is_told)
    }

    /// The findings of what an entry shows one end of, in report order.
    pub(in crate::render) fn findings_of_link(
        &self,
        entry: Entry,
    ) -> impl Iterator<Item = &'a Finding> + '_ {
        let link = entry.place.link();
        let start = self.findings.partition_point(|(at, _)| *at < link);
        self.findings[start..]
            .iter()
            .take_while(move |(at, _)| *at == link)
            .map(|(_, finding)| &self.comparison.findings()[*finding])
    }

    /// The heading above an entry; nothing for a heading itself.
    pub(in crate::render) fn section(&self, entry: Entry) -> Option<Section> {
        let (documents, (document, block)) = (self.documents(), self.lead_block(entry));
        if matches!(document.blocks()[block].kind, BlockKind::Heading(_)) {
            return None;
        }
        let heading = document.blocks()[block].section?;
        if std::ptr::eq(document, documents.new) {
            return Some(Section::New(heading));
        }
        let link = &self.comparison.alignment().blocks[self.link_of.old[heading]];
        Some(
            link.units
                .new
                .first()
                .map_or(Section::Old(heading), |new| Section::New(*new)),
        )
    }

    /// The section that an entry opens, if it is a heading. Where a heading stood that moved, its section stood too.
    pub(in crate::render) fn own_section(&self, entry: Entry) -> Option<Section> {
        let (document, block) = self.lead_block(entry);
        if !matches!(document.blocks()[block].kind, BlockKind::Heading(_)) {
            return None;
        }
        let now = self.link(entry).units.new.first();
        Some(now.map_or(Section::Old(block), |new| Section::New(*new)))
    }

    /// The text of a heading.
    pub(in crate::render) fn heading(&self, section: Section) -> String {
        let (document, block) = match section {
            Section::New(block) => (self.documents().new, block),
            Section::Old(block) => (self.documents().old, block),
        };
        let label = document.blocks()[block].label.map(|label| &document[label]);
        let text = document.plain_text(block);
        label.map_or(text.clone(), |label| format!("{label} {text}"))
    }

    /// Entries in order: links as aligned, origins of moves after what stood before them in the old text.
    fn order_entries(&self) -> Vec<Entry> {
        let links = &self.comparison.alignment().blocks;
        let mut origins: Vec<(Option<usize>, usize, usize)> = links
            .iter()
            .enumerate()
            .filter(|(_, link)| link.moved.is_some())
            .map(|(index, link)| {
                (
                    self.predecessor(link.units.old[0]),
                    link.units.old[0],
                    index,
                )
            })
            .collect();
        origins.sort_unstable();
        let mut origins = origins.into_iter().peekable();
        let mut entries = Vec::with_capacity(links.len() + origins.len());
        for at in std::iter::once(None).chain((0..links.len()).map(Some)) {
            if let Some(index) = at {
                entries.push(self.entry(Place::Link(index)));
            }
            while let Some((_, _, index)) = origins.next_if(|(after, ..)| *after == at) {
                entries.push(self.entry(Place::Origin(index)));
            }
        }
        entries
    }

    /// The link of the nearest old block before `block` that stayed in place.
    fn predecessor(&self, block: usize) -> Option<usize> {
        let links = &self.comparison.alignment().blocks;
        self.link_of.old[..block]
            .iter()
            .rev()
            .copied()
            .find(|link| links[*link].moved.is_none())
    }

    fn entry(&self, place: Place) -> Entry {
        let mut entry = Entry {
            place,
            change: Change::Text,
            is_text: true,
        };
        let link = self.link(entry);
        let kinds = |document: &'a Document, units: &'a [usize]| {
            units.iter().map(|unit| document.blocks()[*unit].kind)
        };
        let documents = self.documents();
        entry.is_text = kinds(documents.old, &link.units.old)
            .chain(kinds(documents.new, &link.units.new))
            .any(BlockKind::is_text);
        let is_front_matter = kinds(documents.old, &link.units.old)
            .chain(kinds(documents.new, &link.units.new))
            .all(|kind| kind == BlockKind::FrontMatter);
        entry.change = if link.moved.is_some() && entry.is_text {
            Change::Text
        } else if link.identical {
            Change::Same
        } else if !entry.is_text && !is_front_matter {
            Change::Cosmetic
        } else if link.kind == LinkKind::Match {
            self.deepest_edit(link)
        } else if self.is_heading_set_apart(link) {
            Change::Cosmetic
        } else {
            Change::Text
        };
        entry
    }

    /// Whether the head of a paragraph became a heading above it, or the other way round, and no word changed: that is
    /// another markup of the same text.
    fn is_heading_set_apart(&self, link: &Link) -> bool {
        let documents = self.documents();
        let sides = documents.zip(link.units.as_ref());
        let is_heading = sides.map(|(document, units)| {
            let heading =
                |unit: &usize| matches!(document.blocks()[*unit].kind, BlockKind::Heading(_));
            units.iter().map(heading).collect::<Vec<_>>()
        });
        let is_one_of_two = match (&*is_heading.old, &*is_heading.new) {
            ([whole], [true, body]) | ([true, body], [whole]) => !whole && !body,
            _ => false,
        };
        is_one_of_two && link.moved.is_none() && self.deepest_edit(link) <= Change::Cosmetic
    }

    /// The most that any sentence of a link's blocks underwent.
    fn deepest_edit(&self, link: &Link) -> Change {
        let alignment = self.comparison.alignment();
        let old = sentences(&alignment.sentences.old, &link.units.old)
            .map(|sentence| self.sentence_link_of.old[sentence]);
        let new = sentences(&alignment.sentences.new, &link.units.new)
            .map(|sentence| self.sentence_link_of.new[sentence]);
        old.chain(new)
            .map(|index| {
                if alignment.sentence_links[index].moved.is_some() {
                    return Change::Text;
                }
                Change::of(self.comparison.edits_of(index))
            })
            .max()
            .unwrap_or(Change::Same)
    }

    fn locate_findings(&self) -> Vec<(usize, usize)> {
        let findings = self.comparison.findings().iter().enumerate();
        let mut located: Vec<(usize, usize)> = findings
            .flat_map(|(index, finding)| {
                self.places(finding)
                    .into_iter()
                    .map(move |link| (link, index))
            })
            .collect();
        located.sort_unstable();
        located.dedup();
        located
    }

    /// The block links under which a finding is told: its first place, and every other one where it weighs there too.
    /// What holds for the whole text, such as another tense or a name that took another's place throughout, is told once,
    /// and so is what weighs little.
    fn places(&self, finding: &Finding) -> Vec<usize> {
        let new = finding.new.as_ref().map(|at| self.link_of.new[at.block]);
        let old = finding.old.as_ref().map(|at| self.link_of.old[at.block]);
        let mut places: Vec<usize> = new.or(old).into_iter().collect();
        let weighs = finding.layer == Layer::Substantive && finding.level > Level::Low;
        let throughout = finding.kind == Kind::EntityReplaced && finding.quotes.len() > FEW_PLACES;
        if finding.quotes.len() > 1 && weighs && !throughout {
            let documents = self.documents();
            let (document, owners, words) = if finding.words.new.is_empty() {
                (documents.old, &self.link_of.old, &finding.words.old)
            } else {
                (documents.new, &self.link_of.new, &finding.words.new)
            };
            let blocks = words.iter().filter_map(|word| document.block_at(*word));
            places.extend(blocks.map(|block| owners[block]));
        }
        places
    }
}

/// The sentences of some blocks, in source order.
pub(in crate::render) fn sentences<'a>(
    table: &'a [crate::align::Sentence],
    blocks: &'a [usize],
) -> impl Iterator<Item = usize> + 'a {
    blocks.iter().flat_map(|block| {
        let start = table.partition_point(|sentence| sentence.block < *block);
        // Most blocks have a few.
        let rest = table[start..].iter();
        let count = rest.take_while(|sentence| sentence.block == *block).count();
        start..start + count
    })
}

/// Says for each unit of either side in which link it stands.
pub(in crate::render) fn owners(links: &[Link], units: Sides<usize>) -> Sides<Vec<usize>> {
    let mut owners = units.map(|count| vec![0; count]);
    for (index, link) in links.iter().enumerate() {
        for unit in &link.units.old {
            owners.old[*unit] = index;
        }
        for unit in &link.units.new {
            owners.new[*unit] = index;
        }
    }
    owners
}
