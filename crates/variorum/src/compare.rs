//! The root of a result: two documents, how they align, which words differ, what that means.

use std::ops::Range;
use std::sync::Arc;

use crate::align::{self, AlignOptions, Alignment};
use crate::classify::{self, ClassifyOptions, Finding, Level};
use crate::diff::{self, DiffOptions, Edit};
use crate::document::{Document, Notice};
use crate::setters::setters;
use crate::sides::Sides;
use crate::span::Span;

/// How two documents are compared: one struct per stage.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CompareOptions {
    /// Which blocks and sentences belong together.
    pub align: AlignOptions,
    /// Which words differ.
    pub diff: DiffOptions,
    /// What that means.
    pub classify: ClassifyOptions,
}

setters!(CompareOptions {
    with_align: align: AlignOptions,
    with_diff: diff: DiffOptions,
    with_classify: classify: ClassifyOptions,
});

/// Everything that was found between two versions. Owns both documents, or shares them with the comparisons of a series.
///
/// Invariants: see [`Alignment`] and [`Edit`]; [`Comparison::validate`] checks them.
#[derive(Clone, Debug)]
pub struct Comparison {
    documents: Sides<Arc<Document>>,
    alignment: Alignment,
    edits: Vec<Edit>,
    edits_of: Vec<Range<usize>>,
    findings: Vec<Finding>,
    notices: Vec<Notice>,
}

/// Compares two documents.
///
/// A document that takes part in several comparisons is passed as an [`Arc`], and is not copied.
pub fn compare(
    old: impl Into<Arc<Document>>,
    new: impl Into<Arc<Document>>,
    options: &CompareOptions,
) -> Comparison {
    let documents: Sides<Arc<Document>> = Sides::new(old.into(), new.into());
    let texts = documents.as_ref().map(Arc::as_ref);
    let alignment = align::align(texts, &options.align);
    let (edits, edits_of) = diff::diff(texts, &alignment, &options.diff);
    let notices = alignment.notices.clone();
    let mut comparison = Comparison {
        documents,
        alignment,
        edits,
        edits_of,
        findings: Vec::new(),
        notices,
    };
    comparison.findings = classify::classify(&comparison, &options.classify);
    comparison
}

impl Comparison {
    /// Both documents.
    pub fn documents(&self) -> Sides<&Document> {
        self.documents.as_ref().map(Arc::as_ref)
    }

    /// Which blocks and sentences belong together.
    pub fn alignment(&self) -> &Alignment {
        &self.alignment
    }

    /// All edits, equal runs included, in the order of the sentence links.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// The edits of one sentence link.
    pub fn edits_of(&self, sentence_link: usize) -> &[Edit] {
        &self.edits[self.edits_of[sentence_link].clone()]
    }

    /// The indices of the edits of one sentence link.
    pub fn edit_range(&self, sentence_link: usize) -> Range<usize> {
        self.edits_of[sentence_link].clone()
    }

    /// The sentence link whose edits have this one among them.
    pub(crate) fn link_of(&self, edit: usize) -> usize {
        self.edits_of.partition_point(|range| range.end <= edit)
    }

    /// Where the two texts differ, in whole written words, in the order of the old text: the spans that a person would
    /// mark, where the edits are those that a redline shows. A side that has nothing is empty. What moved is a variant
    /// at both of its ends.
    ///
    /// ```
    /// use variorum::{CompareOptions, compare, read_str};
    ///
    /// let old = read_str("old", "They repair the quay, and leave.");
    /// let new = read_str("new", "They repair the quay and the pier, and leave.");
    /// let comparison = compare(old, new, &CompareOptions::default());
    /// let [variant] = comparison.variants()[..] else { panic!() };
    /// let texts = comparison.documents().zip(variant).map(|(document, span)| &document[span]);
    /// assert_eq!((texts.old, texts.new), ("quay,", "quay and the pier,"));
    /// ```
    pub fn variants(&self) -> Vec<Sides<Span>> {
        diff::variants(
            self.documents(),
            &self.alignment,
            &self.edits,
            &self.edits_of,
        )
    }

    /// What the changes mean, in report order: by level, score, position.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The findings of a level or above.
    pub fn findings_at_least(&self, level: Level) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(move |finding| finding.level >= level)
    }

    /// What a reader should be told about the comparison itself, such as a coarser result under a work limit.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Whether a work limit made some part of the result coarser than it could be.
    pub fn is_degraded(&self) -> bool {
        self.notices.iter().any(Notice::is_degradation)
    }

    /// Checks the invariants of both documents, of the alignment and of the edits; for tests.
    #[doc(hidden)]
    pub fn validate(&self) -> Result<(), String> {
        let documents = self.documents();
        documents.old.validate()?;
        documents.new.validate()?;
        let links = &self.alignment.sentence_links;
        for (index, link) in links.iter().enumerate() {
            let edits = self.edits_of(index);
            diff::validate_edits(documents, &self.alignment, link, edits)
                .map_err(|problem| format!("sentence link {index}: {problem}"))?;
        }
        Ok(())
    }

    /// Whether the two texts have the same tokens, so that there is nothing to report.
    pub fn is_same(&self) -> bool {
        self.alignment
            .blocks
            .iter()
            .all(|link| link.identical && link.moved.is_none())
    }
}
