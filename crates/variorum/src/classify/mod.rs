//! What changes mean.
//!
//! In: an aligned and diffed [`Comparison`]. Out: [`Finding`]s. Decides nothing about which words differ.
//!
//! Each changed pair of sentences is cut into *atoms* (words, phrases, amounts, times, citations, names: `annotate`),
//! equal atoms are matched (`matching`), document-wide changes are taken out (`factor`), and what is left unexplained is
//! shown to the rules in order of precedence (`rules`, `precedence`). A rule answers with a `draft`; `score` and `explain`
//! turn it into a finding. What no rule explains is reported as such: there is no silence. `gather` tells it together with
//! what it belongs to.

mod agency;
mod aliases;
mod anchors;
mod annotate;
mod antecedent;
mod assemble;
mod atom;
mod complement;
mod contents;
mod cover;
mod draft;
mod explain;
mod factor;
mod finding;
mod gather;
mod id;
mod judge;
mod kept;
mod kind;
pub mod kinds;
mod known;
mod lead;
mod linked;
mod matching;
mod membership;
mod pair;
mod paragraph;
mod part;
mod pattern;
mod person;
mod phrase;
mod precedence;
mod profile;
mod reader;
mod rearranged;
mod repealed;
mod replaced;
mod roster;
mod rules;
mod run_together;
mod sameness;
mod scene;
mod score;
mod side;
mod slip;
mod statement;
mod structure;
mod synonyms;
mod terms;
mod typed;
mod words;

pub use finding::{Confidence, Direction, Finding, FindingId, Level, Passage, Place, ScorePart};
#[cfg(feature = "policy")]
pub(crate) use id::Identities;
pub use kind::{Kind, Layer};
pub use pattern::KindPattern;
pub use profile::Profile;
#[cfg(feature = "terminal")]
pub(crate) use replaced::REPLACED;
pub(crate) use roster::{Listed, listed};

use std::cmp::Reverse;

use crate::compare::Comparison;
use crate::document::Document;
use crate::lexicon::{Lexicon, Pack};
use judge::Judge;

/// How changes are classified.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ClassifyOptions {
    /// Whether changes are classified at all. Default true.
    pub enabled: bool,
    /// Rows that are merged over those of the language pack.
    pub lexicon: Lexicon,
    /// Which starting scores apply.
    pub profile: Profile,
    /// ISO 639 code of the language whose pack is used; detected when `None`, the default.
    pub language: Option<String>,
}

impl Default for ClassifyOptions {
    fn default() -> Self {
        Self {
            enabled: true,
            lexicon: Lexicon::default(),
            profile: Profile::default(),
            language: None,
        }
    }
}

/// Classifies every difference of a comparison.
pub(crate) fn classify(comparison: &Comparison, options: &ClassifyOptions) -> Vec<Finding> {
    if !options.enabled {
        return Vec::new();
    }
    let documents = comparison.documents();
    let language = options
        .language
        .as_deref()
        .unwrap_or_else(|| language(documents));
    let pack = Pack::of(language);
    let mut lexicon = aliases::aliases(documents, pack);
    lexicon.merge(options.lexicon.clone());
    let judge = Judge {
        comparison,
        lexicon: &lexicon,
        pack,
        profile: &options.profile,
    };
    let (mut findings, mut dictionary) = judge.findings();
    membership::tell(comparison, &mut findings, &lexicon, pack, &options.profile);
    findings
        .retain(|finding| !(finding.edits.is_empty() && finding.kind.layer() == Layer::Editorial));
    let mut findings = assemble::collapse(findings, documents);
    let units = structure::units(comparison, &lexicon, &mut dictionary, &options.profile);
    let (numbers, mut units): (Vec<_>, Vec<_>) = units
        .into_iter()
        .partition(|unit| unit.parent.rule == structure::NUMBER);
    let numbers = numbers.into_iter().map(|unit| unit.parent).collect();
    findings.extend(assemble::collapse(numbers, documents));
    let rest = {
        let listed = units.iter().map(|unit| &unit.parent).chain(&findings);
        cover::rest(comparison, listed, &options.profile)
    };
    findings.extend(assemble::collapse(rest, documents));
    let contents = units.iter_mut().flat_map(|unit| &mut unit.children);
    known::weigh(
        findings.iter_mut().chain(contents),
        documents.map(Document::text),
    );
    arrange(comparison, findings, units)
}

/// Gives findings their identity and order: by level, score, position; children follow their parent.
fn arrange(
    comparison: &Comparison,
    findings: Vec<Finding>,
    units: Vec<structure::UnitFinding>,
) -> Vec<Finding> {
    let position = |finding: &Finding| {
        let start =
            |passage: &Option<Passage>| passage.as_ref().map(|passage| passage.span.start());
        (
            start(&finding.new).or(start(&finding.old)),
            start(&finding.old),
        )
    };
    let rank = |finding: &Finding| {
        (
            Reverse(finding.level),
            Reverse(finding.score),
            position(finding),
            finding.kind,
        )
    };
    let singles = findings.into_iter().map(|single| (single, Vec::new()));
    let mut families: Vec<(Finding, Vec<Finding>)> = singles.collect();
    families.extend(units.into_iter().map(|unit| {
        let mut children = unit.children;
        children.sort_by_key(rank);
        (weighed(unit.parent, &children), children)
    }));
    families.sort_by_cached_key(|(parent, _)| rank(parent));
    let sizes: Vec<usize> = families
        .iter()
        .map(|(_, children)| 1 + children.len())
        .collect();
    let mut findings = Vec::with_capacity(sizes.iter().sum());
    for (parent, children) in families {
        findings.push(parent);
        findings.extend(children);
    }
    id::assign(comparison, &mut findings);
    let mut first = 0;
    for size in sizes {
        let parent = findings[first].id.clone();
        for child in &mut findings[first + 1..first + size] {
            child.parent = Some(parent.clone());
        }
        first += size;
    }
    findings
}

/// A passage with the weight of what it holds: a promise in a new passage counts as a promise.
fn weighed(mut parent: Finding, children: &[Finding]) -> Finding {
    if let Some(highest) = children.iter().map(|child| child.score).max()
        && highest > parent.score
    {
        parent.score_parts.push(ScorePart {
            reason: "contents".to_owned(),
            points: i16::from(highest) - i16::from(parent.score),
        });
        parent.score = highest;
        parent.level = score::level(highest);
    }
    parent
}

/// The language of the later text. Texts of a few words show too few function words to tell a language by: there the
/// pack that knows most of the words is taken.
fn language(documents: crate::sides::Sides<&crate::document::Document>) -> &'static str {
    let detected = [documents.new, documents.old].map(|document| document.pack().language);
    let known = |language: &&'static str| {
        Pack::of(language).language == *language && *language != Pack::NONE.language
    };
    let is_long = documents
        .new
        .text()
        .split_whitespace()
        .nth(SHORT_TEXT)
        .is_some();
    let guessed = if is_long {
        Pack::NONE.language
    } else {
        Pack::guess(documents.new.text()).language
    };
    [guessed, detected[0], detected[1]]
        .into_iter()
        .find(known)
        .unwrap_or(Pack::NONE.language)
}

/// Number of words from which on the detected language of a text is relied on.
const SHORT_TEXT: usize = 40;
