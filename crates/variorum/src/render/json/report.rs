//! The JSON form of a comparison: what [`json`](super::json()) writes and other programs read back.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::align::{Link, LinkKind, Pass};
use crate::classify::{
    Confidence, Direction, Finding, FindingId, Kind, Layer, Level, Passage, ScorePart,
};
use crate::compare::Comparison;
use crate::diff::{EditClass, Op};
use crate::document::{Block, BlockKind, Document, Encoding, Notice};
use crate::patch::digest_of;
use crate::render::json::anchor::anchors;
use crate::render::json::locate::{Location, Locator};
use crate::render::statistics::{Statistics, stat};
use crate::sides::Sides;
use crate::span::Span;

/// Name and version of the JSON form.
const SCHEMA: &str = "variorum/comparison/1";

/// A whole comparison; schema `variorum/comparison/1`. Blocks, sentences and edits are named by their index.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report<'a> {
    /// Which form this is.
    pub schema: Cow<'a, str>,
    /// What was compared.
    #[serde(borrow)]
    pub documents: Sides<DocumentReport<'a>>,
    /// Whether there is nothing to report.
    pub same: bool,
    /// Whether a work limit made some part of the result coarser than it could be.
    pub degraded: bool,
    /// The comparison in numbers.
    pub statistics: Statistics,
    /// Which blocks belong together.
    pub block_links: Vec<Link>,
    /// Which sentences belong together, and which words differ in them.
    pub sentence_links: Vec<SentenceLinkReport<'a>>,
    /// What the changes mean, in report order.
    pub findings: Vec<FindingReport<'a>>,
    /// What a reader should be told about the comparison.
    pub notices: Vec<NoticeReport<'a>>,
}

/// One version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentReport<'a> {
    /// Path or other name.
    pub name: Cow<'a, str>,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// How the bytes encode the text.
    pub encoding: Encoding,
    /// Language code, `und` if unknown.
    pub language: Cow<'a, str>,
    /// Facts about the whole text.
    pub metadata: Vec<MetadataReport<'a>>,
    /// The blocks.
    pub blocks: Vec<BlockReport<'a>>,
    /// What a reader should be told about the text.
    pub notices: Vec<NoticeReport<'a>>,
}

/// Something said about the whole document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MetadataReport<'a> {
    /// Such as `title` or `date`.
    pub key: Cow<'a, str>,
    /// The value.
    pub text: Cow<'a, str>,
    /// Where the value stands.
    pub at: Location,
}

/// A paragraph, heading or list item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlockReport<'a> {
    /// What it is.
    pub kind: BlockKind,
    /// From label to last piece.
    pub at: Location,
    /// List marker or paragraph number.
    pub label: Option<Cow<'a, str>>,
    /// The heading above, as an index of blocks.
    pub section: Option<usize>,
}

/// Sentences that belong together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SentenceLinkReport<'a> {
    /// How many sentences on each side.
    pub kind: LinkKind,
    /// Number of the move, shared with block links.
    pub moved: Option<usize>,
    /// The pass that made the link.
    pub pass: Pass,
    /// Similarity from 0 to 1.
    pub score: f64,
    /// Score of the best other candidate.
    pub runner_up: Option<f64>,
    /// The sentences.
    pub sentences: Sides<Vec<SentenceReport>>,
    /// Their words, kept and changed, in order.
    pub edits: Vec<EditReport<'a>>,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SentenceReport {
    /// The block it stands in, as an index.
    pub block: usize,
    /// Where.
    pub at: Location,
}

/// A run of words and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditReport<'a> {
    /// Index among all edits of the comparison.
    pub index: usize,
    /// What happens.
    pub op: Op,
    /// To what sort of characters.
    pub class: EditClass,
    /// Where, on each side; on one that has nothing of it, where it would stand.
    pub at: Sides<Location>,
    /// The text of each side as written; left out for what is kept.
    pub text: Option<Sides<Cow<'a, str>>>,
}

/// Where a finding stands on one side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassageReport<'a> {
    /// The block, as an index.
    pub block: usize,
    /// Where.
    pub at: Location,
    /// The text.
    pub text: Cow<'a, str>,
}

/// A change and what a rule says of it; see [`Finding`] for the fields.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are those of `Finding`")]
pub struct FindingReport<'a> {
    pub id: Cow<'a, FindingId>,
    pub kind: Kind,
    pub layer: Layer,
    pub level: Level,
    pub score: u8,
    pub score_parts: Cow<'a, [ScorePart]>,
    pub confidence: Confidence,
    pub rule: Cow<'a, str>,
    pub direction: Option<Direction>,
    pub old: Option<PassageReport<'a>>,
    pub new: Option<PassageReport<'a>>,
    pub quotes: Cow<'a, [Sides<String>]>,
    pub words: Sides<Vec<Location>>,
    pub evidence: Cow<'a, BTreeMap<String, String>>,
    pub data_rows: Cow<'a, [String]>,
    pub explanation_key: Cow<'a, str>,
    pub explanation: Cow<'a, str>,
    pub edits: Cow<'a, [usize]>,
    pub parent: Option<Cow<'a, FindingId>>,
}

/// Something that a reader should be told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeReport<'a> {
    /// Stable name.
    pub code: Cow<'a, str>,
    /// One sentence for people.
    pub message: Cow<'a, str>,
    /// Where, if it has a place.
    pub at: Option<Location>,
}

impl<'a> Report<'a> {
    /// Describes a comparison.
    pub fn new(comparison: &'a Comparison) -> Self {
        let documents = comparison.documents();
        let alignment = comparison.alignment();
        let mut reporter = Reporter::new(comparison);
        let sentence_links = (0..alignment.sentence_links.len())
            .map(|index| reporter.sentence_link(index))
            .collect();
        Self {
            schema: SCHEMA.into(),
            documents: documents.map(document),
            same: comparison.is_same(),
            degraded: comparison.is_degraded(),
            statistics: stat(comparison),
            block_links: alignment.blocks.clone(),
            sentence_links,
            findings: comparison
                .findings()
                .iter()
                .map(|at| reporter.finding(at))
                .collect(),
            notices: notices(documents.new, comparison.notices()),
        }
    }
}

fn document(document: &Document) -> DocumentReport<'_> {
    let mut locator = Locator::new(document);
    DocumentReport {
        name: document.name().into(),
        sha256: digest_of(document),
        encoding: document.encoding(),
        language: document.pack().language.into(),
        metadata: metadata(document),
        blocks: document
            .blocks()
            .iter()
            .map(|at| block(document, at, &mut locator))
            .collect(),
        notices: notices(document, document.notices()),
    }
}

fn block<'a>(document: &'a Document, block: &Block, locator: &mut Locator) -> BlockReport<'a> {
    BlockReport {
        kind: block.kind,
        at: locator.locate(block.span()),
        label: block.label.map(|label| document[label].into()),
        section: block.section,
    }
}

pub(in crate::render) fn metadata(document: &Document) -> Vec<MetadataReport<'_>> {
    let mut locator = Locator::new(document);
    let facts = document.metadata().iter();
    let facts = facts.map(|fact| MetadataReport {
        key: fact.key.as_str().into(),
        text: document[fact.value].into(),
        at: locator.locate(fact.value),
    });
    facts.collect()
}

/// Notices of a comparison have places in the new text.
pub(in crate::render) fn notices<'a>(
    document: &'a Document,
    notices: &'a [Notice],
) -> Vec<NoticeReport<'a>> {
    let mut locator = Locator::new(document);
    let notice = |notice: &'a Notice| NoticeReport {
        code: notice.code.as_str().into(),
        message: notice.message.as_str().into(),
        at: notice.span.map(|span| locator.locate(span)),
    };
    notices.iter().map(notice).collect()
}

/// Describes parts of a comparison, one after the other.
pub(in crate::render) struct Reporter<'a> {
    comparison: &'a Comparison,
    locators: Sides<Locator<'a>>,
    anchors: Sides<Vec<usize>>,
}

impl<'a> Reporter<'a> {
    pub(in crate::render) fn new(comparison: &'a Comparison) -> Self {
        Self {
            comparison,
            locators: comparison.documents().map(Locator::new),
            anchors: anchors(comparison),
        }
    }

    pub(in crate::render) fn sentence_link(&mut self, index: usize) -> SentenceLinkReport<'a> {
        let alignment = self.comparison.alignment();
        let link = &alignment.sentence_links[index];
        let anchors = self.anchors.as_ref().zip(link.units.as_ref());
        let anchors = anchors.map(|(anchors, units)| units.is_empty().then(|| anchors[index]));
        let edits = self.comparison.edit_range(index);
        let edits = edits.map(|edit| self.edit(edit, anchors)).collect();
        let sentences =
            |table: &[crate::align::Sentence], units: &[usize], locator: &mut Locator| {
                let sentence = |unit: &usize| SentenceReport {
                    block: table[*unit].block,
                    at: locator.locate(table[*unit].span),
                };
                units.iter().map(sentence).collect()
            };
        SentenceLinkReport {
            kind: link.kind,
            moved: link.moved,
            pass: link.pass,
            score: link.score,
            runner_up: link.runner_up,
            sentences: Sides::new(
                sentences(
                    &alignment.sentences.old,
                    &link.units.old,
                    &mut self.locators.old,
                ),
                sentences(
                    &alignment.sentences.new,
                    &link.units.new,
                    &mut self.locators.new,
                ),
            ),
            edits,
        }
    }

    /// Describes an edit; `anchors` say where it would stand in a text that lacks its whole sentence.
    fn edit(&mut self, index: usize, anchors: Sides<Option<usize>>) -> EditReport<'a> {
        let documents = self.comparison.documents();
        let edit = &self.comparison.edits()[index];
        let at = edit
            .spans
            .zip(anchors)
            .map(|(span, anchor)| anchor.map_or(span, |at| Span::new(at, at)));
        EditReport {
            index,
            op: edit.op,
            class: edit.class,
            at: Sides::new(
                self.locators.old.locate(at.old),
                self.locators.new.locate(at.new),
            ),
            text: (edit.op != Op::Equal).then(|| {
                Sides::new(
                    documents.old[edit.spans.old].into(),
                    documents.new[edit.spans.new].into(),
                )
            }),
        }
    }

    fn finding(&mut self, finding: &'a Finding) -> FindingReport<'a> {
        let passage = |at: &'a Passage, locator: &mut Locator| PassageReport {
            block: at.block,
            at: locator.locate(at.span),
            text: at.text.as_str().into(),
        };
        let locate = |words: &[Span], locator: &mut Locator| -> Vec<Location> {
            words.iter().map(|word| locator.locate(*word)).collect()
        };
        FindingReport {
            id: Cow::Borrowed(&finding.id),
            kind: finding.kind,
            layer: finding.layer,
            level: finding.level,
            score: finding.score,
            score_parts: finding.score_parts.as_slice().into(),
            confidence: finding.confidence,
            rule: finding.rule.id().into(),
            direction: finding.direction,
            old: finding
                .old
                .as_ref()
                .map(|at| passage(at, &mut self.locators.old)),
            new: finding
                .new
                .as_ref()
                .map(|at| passage(at, &mut self.locators.new)),
            quotes: finding.quotes.as_slice().into(),
            words: Sides::new(
                locate(&finding.words.old, &mut self.locators.old),
                locate(&finding.words.new, &mut self.locators.new),
            ),
            evidence: Cow::Borrowed(&finding.evidence),
            data_rows: finding.data_rows.as_slice().into(),
            explanation_key: finding.explanation_key.as_str().into(),
            explanation: finding.explanation.as_str().into(),
            edits: finding.edits.as_slice().into(),
            parent: finding.parent.as_ref().map(Cow::Borrowed),
        }
    }
}
