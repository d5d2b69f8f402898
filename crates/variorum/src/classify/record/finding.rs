//! The record of one change and its meaning.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

#[cfg(feature = "terminal")]
use super::evidence;
use super::kind::{Kind, Layer};
use super::rule::RuleId;
use crate::align::Sentence;
use crate::document::Document;
use crate::error::Error;
use crate::sides::{Sides, Which};
use crate::span::Span;
use crate::suggest;

/// Stable identity of a finding: a hash of kind, old key text, new key text, the place in the old text that it changes,
/// and occurrence among what is equal in all this; in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FindingId(pub String);

impl fmt::Display for FindingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// 0 to 9 points.
    None,
    /// 10 to 29.
    Low,
    /// 30 to 54.
    Medium,
    /// 55 to 79.
    High,
    /// 80 to 100.
    Critical,
}

impl Level {
    /// All levels, the least severe first.
    pub const ALL: [Self; 5] = [
        Self::None,
        Self::Low,
        Self::Medium,
        Self::High,
        Self::Critical,
    ];

    /// Its name, as in policies and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Level {
    type Err = Error;

    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) for an unknown name; the message names the known ones.
    fn from_str(text: &str) -> Result<Self, Error> {
        suggest::named("level", text, &Self::ALL, Self::name)
    }
}

/// How sure a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// A fallback, or a contested rank.
    Low,
    /// One side was inferred.
    Medium,
    /// Exact rows on both sides in aligned clauses.
    High,
}

/// Which way a change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Direction {
    /// Stronger force, more certain.
    Firmer,
    /// Weaker force, less certain.
    Softer,
    /// Speaks of more.
    Wider,
    /// Speaks of less.
    Narrower,
    /// After the old time.
    Later,
    /// Before the old time.
    Earlier,
    /// Less precise.
    Vaguer,
    /// More.
    Up,
    /// Less.
    Down,
}

/// Where a finding stands on one side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The block.
    pub block: usize,
    /// The bytes.
    pub span: Span,
    /// Their text without markup and without what a page put between, white space as single blanks.
    pub text: String,
}

impl Passage {
    /// The passage of a span in a block. What a page put into the block is no part of its text, and neither are marks of
    /// markup; white space is single blanks.
    pub(crate) fn at(document: &Document, block: usize, span: Span) -> Self {
        let text = if document.blocks()[block].span().contains(span) {
            document.unmarked_within(block, span)
        } else {
            let words: Vec<&str> = document[span].split_whitespace().collect();
            words.join(" ")
        };
        Self { block, span, text }
    }

    /// A whole block.
    pub(crate) fn of_block(document: &Document, block: usize) -> Self {
        Self::at(document, block, document.blocks()[block].span())
    }

    /// A whole sentence.
    pub(crate) fn of_sentence(document: &Document, sentence: &Sentence) -> Self {
        Self::at(document, sentence.block, sentence.span)
    }
}

/// One addend of a score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScorePart {
    /// Why, as a stable key such as `base` or `ladder-distance`.
    pub reason: String,
    /// How many points, possibly negative.
    pub points: i16,
}

impl ScorePart {
    pub(in crate::classify) fn new(reason: &str, points: i16) -> Self {
        Self {
            reason: reason.to_owned(),
            points,
        }
    }
}

/// A change and what a rule says of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Finding {
    /// Stable identity.
    pub id: FindingId,
    /// What sort of change.
    pub kind: Kind,
    /// Editorial, framing or substantive: that of the kind, except that the date of the document itself is framing.
    pub layer: Layer,
    /// Follows from the score.
    pub level: Level,
    /// 0 to 100.
    pub score: u8,
    /// The addends of the score, in order.
    pub score_parts: Vec<ScorePart>,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// The rule that spoke.
    pub rule: RuleId,
    /// Which way, where there is one.
    pub direction: Option<Direction>,
    /// Where on the old side.
    pub old: Option<Passage>,
    /// Where on the new side.
    pub new: Option<Passage>,
    /// What to quote it by: the changed words with the smallest phrase that makes them readable, on each side, empty
    /// where that version has nothing in their place. One for each place that it was found in, its own first.
    pub quotes: Vec<Sides<String>>,
    /// What the rule saw, by field.
    pub evidence: BTreeMap<String, String>,
    /// The rows of rule data that it used.
    pub data_rows: Vec<String>,
    /// The template of the explanation.
    pub explanation_key: String,
    /// The explanation, for people.
    pub explanation: String,
    /// The words it speaks of on each side, without what only stands between or around them. A passage runs from the
    /// first to the last of them.
    pub words: Sides<Vec<Span>>,
    /// The edits it explains, as indices of [`Comparison::edits`](crate::Comparison::edits).
    pub edits: Vec<usize>,
    /// The finding of the added or removed unit that this one lies in.
    pub parent: Option<FindingId>,
    /// What a finding that is told once for several is told of: the same change made again and again, or the sentences of
    /// a block that came or went. Empty for any other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Place>,
}

/// One place of a finding that is told once for several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Place {
    /// The identity of the finding that would be told of this place alone.
    pub id: FindingId,
    /// Where on the old side.
    pub old: Option<Passage>,
    /// Where on the new side.
    pub new: Option<Passage>,
}

impl Place {
    /// Where a finding stands. It has no identity yet.
    pub(in crate::classify) fn of(finding: &Finding) -> Self {
        Self {
            id: FindingId(String::new()),
            old: finding.old.clone(),
            new: finding.new.clone(),
        }
    }
}

/// Passages that are quoted whole.
pub(in crate::classify) fn quotes(places: &Sides<Option<Passage>>) -> Vec<Sides<String>> {
    let text = |place: Option<&Passage>| place.map_or_else(String::new, |place| place.text.clone());
    vec![places.as_ref().map(|place| text(place.as_ref()))]
}

impl Finding {
    /// A finding of two passages, or of one, quoted whole. Its weight, evidence and explanation are for those to add who
    /// tell it, and its identity is given when all are known.
    pub(crate) fn new(kind: Kind, rule: RuleId, places: Sides<Option<Passage>>) -> Self {
        let words = places.as_ref();
        Self {
            id: FindingId(String::new()),
            kind,
            layer: kind.layer(),
            level: Level::None,
            score: 0,
            score_parts: Vec::new(),
            confidence: Confidence::Low,
            rule,
            direction: None,
            quotes: quotes(&places),
            words: words.map(|place| place.iter().map(|passage| passage.span).collect()),
            old: places.old,
            new: places.new,
            evidence: BTreeMap::new(),
            data_rows: Vec::new(),
            explanation_key: String::new(),
            explanation: String::new(),
            edits: Vec::new(),
            parent: None,
            places: Vec::new(),
        }
    }

    /// Where it stands on each side.
    pub(crate) fn passages(&self) -> Sides<Option<&Passage>> {
        Sides::new(self.old.as_ref(), self.new.as_ref())
    }

    /// Whether it tells what a passage that came took the place of.
    #[cfg(feature = "terminal")]
    pub(crate) fn is_in_place_of(&self) -> bool {
        self.rule == RuleId::StructureReplaced
    }

    /// Whether no rule says more of it than that words differ.
    #[cfg(feature = "terminal")]
    pub(crate) fn is_unexplained(&self) -> bool {
        matches!(
            self.rule,
            RuleId::FallbackWording | RuleId::FallbackDetail | RuleId::FallbackClause
        )
    }

    /// Whether it tells how firm or how sure a sentence is, or its words, which no rule explains, hold a modal or what
    /// denies: of little weight it may be, but a reader must not be spared it.
    #[cfg(feature = "terminal")]
    pub(crate) fn bears_on_force(&self) -> bool {
        matches!(self.kind.family(), "modality" | "certainty")
            || self.evidence.contains_key(evidence::HOLDS)
    }

    /// Whether its passages are what went and what came, of which none took the place of the other.
    #[cfg(feature = "terminal")]
    pub(crate) fn stands_apart(&self) -> bool {
        self.evidence.contains_key(evidence::APART)
    }

    /// Where it stands, if only one version has it.
    pub(in crate::classify) fn lone_passage(&self) -> Option<(Which, &Passage)> {
        match self.passages() {
            Sides {
                old: Some(old),
                new: None,
            } => Some((Which::Old, old)),
            Sides {
                old: None,
                new: Some(new),
            } => Some((Which::New, new)),
            _ => None,
        }
    }

    /// Adds the words of a finding that is told together with this one.
    pub(in crate::classify) fn take_words(&mut self, other: &Self) {
        self.words.old.extend(&other.words.old);
        self.words.new.extend(&other.words.new);
    }
}
