//! What changes mean.
//!
//! In: an aligned and diffed [`Comparison`]. Out: [`Finding`]s. Decides nothing about which words differ.
//!
//! Each changed pair of sentences is read as *atoms* (`reading`: words, phrases, amounts, times, citations, names), equal
//! atoms are matched (`pairing`), the clauses that perform acts are found (`statement`), document-wide changes are taken
//! out (`factor`), and what is left unexplained is shown to the rules in order of precedence (`rules`). A rule answers with
//! a draft; `telling` gathers what belongs together, quotes, scores and explains it, and makes a finding (`record`). What
//! no rule explains is reported as such: there is no silence. What came, went or moved whole is the matter of `passage`,
//! lists of names that of `roster`.

mod aliases;
mod context;
mod factor;
mod judge;
mod known;
mod language;
mod makers;
mod membership;
mod pairing;
mod passage;
mod reading;
mod record;
mod roster;
mod rules;
mod statement;
mod telling;
mod terms;

pub use language::caveat;
pub(crate) use record::evidence;
pub use record::finding::{
    Confidence, Direction, Finding, FindingId, Level, Passage, Place, ScorePart,
};
pub use record::kind::{Kind, Layer};
pub use record::kinds;
pub use record::pattern::KindPattern;
pub use record::profile::Profile;
pub use record::rule::RuleId;
pub(crate) use roster::{Listed, listed};
#[cfg(feature = "policy")]
pub(crate) use telling::explain::explain;
#[cfg(feature = "policy")]
pub(crate) use telling::id::Identities;
#[cfg(feature = "policy")]
pub(crate) use telling::score::weigh_by_kind;

use crate::compare::Comparison;
use crate::document::Document;
use crate::lexicon::{Lexicon, Pack};
use crate::setters::setters;
use context::Context;
use judge::Judged;
use pairing::years::Years;

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

setters!(ClassifyOptions {
    with_enabled: enabled: bool,
    with_lexicon: lexicon: Lexicon,
    with_profile: profile: Profile,
});

impl ClassifyOptions {
    /// Sets [`language`](Self::language), such as `en`.
    #[must_use]
    pub fn with_language(mut self, language: impl Into<String>) -> Self {
        self.language = Some(language.into());
        self
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
        .unwrap_or_else(|| language::language(documents));
    let pack = Pack::of(language);
    let mut lexicon = aliases::aliases(documents, pack);
    lexicon.merge(options.lexicon.clone());
    let makers = makers::makers(documents, pack, &lexicon);
    lexicon.merge(makers);
    let context = Context {
        comparison,
        lexicon: &lexicon,
        pack,
        years: Years::of(documents),
        profile: &options.profile,
    };
    let blocks = passage::alone(&comparison.alignment().blocks);
    let Judged {
        mut findings,
        alone,
        mut dictionary,
    } = context.judged(&blocks);
    let moved = membership::tell(&context, &mut findings, &mut dictionary);
    findings
        .retain(|finding| !(finding.edits.is_empty() && finding.kind.layer() == Layer::Editorial));
    let mut findings = telling::collapse::collapse(findings, documents);
    let units = passage::units(&context, &blocks, alone);
    let (numbers, mut units): (Vec<_>, Vec<_>) = units
        .into_iter()
        .partition(|unit| unit.parent.rule == RuleId::StructureNumber);
    units.extend(moved);
    let numbers = numbers.into_iter().map(|unit| unit.parent).collect();
    findings.extend(telling::collapse::collapse(numbers, documents));
    let rest = {
        let listed = units.iter().map(|unit| &unit.parent).chain(&findings);
        telling::cover::rest(&context, listed)
    };
    findings.extend(telling::collapse::collapse(rest, documents));
    let contents = units.iter_mut().flat_map(|unit| &mut unit.children);
    known::weigh(
        findings.iter_mut().chain(contents),
        documents.map(Document::text),
    );
    telling::order::arrange(comparison, findings, units)
}
