//! The policy of a project: what `variorum.toml` says under `[check]`.

use super::glob::Glob;
use super::layers::{Layer, Layers};
use super::passage::PassagePattern;
use super::phrase::Phrase;
use super::rule::{Action, Gate};
use crate::classify::{Kind, KindPattern, Level};

/// Findings of this level and above fail when the policy says nothing else.
pub const DEFAULT_FAIL_ON: Level = Level::Medium;

/// Which files are drafts when the policy does not say.
pub(super) const DEFAULT_DRAFTS: [&str; 4] = ["*.md", "*.markdown", "*.txt", "*.text"];

/// Where waivers are kept when the policy does not say, beside the policy.
pub(super) const DEFAULT_WAIVERS: &str = "variorum-waivers.toml";

/// How changes are judged.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Which files are drafts.
    pub drafts: Vec<Glob>,
    /// Where the waivers are, relative to the policy file.
    pub waivers: String,
    /// What holds everywhere.
    pub(super) rules: Rules,
    /// What holds for some documents or sections, in the order of the file: later ones win.
    pub(super) overrides: Vec<Override>,
}

/// One set of rules: that of the whole project, or of an override.
#[derive(Clone, Debug, Default)]
pub(super) struct Rules {
    /// From which level on findings fail.
    pub(super) fail_on: Option<Sourced<Level>>,
    /// What is done with kinds and gates, in the order of the file.
    pub(super) rows: Vec<Row>,
    /// Passages in which only typography may change.
    pub(super) lock: Vec<PassagePattern>,
    /// The only passages that may change; empty when all may.
    pub(super) scope: Vec<PassagePattern>,
    /// Phrases that the new text must have.
    pub(super) required: Vec<Phrase>,
    /// Phrases that the new text must not have.
    pub(super) forbidden: Vec<Phrase>,
    /// Lists of names that may only grow.
    pub(super) rosters: Vec<Roster>,
    /// Changes that every version brings.
    pub(super) expected: Expected,
}

/// Rules for some documents, or some sections of them.
#[derive(Clone, Debug)]
pub(super) struct Override {
    /// Which documents; empty means all.
    pub(super) documents: Vec<Glob>,
    /// Which sections; empty means all.
    pub(super) sections: Vec<PassagePattern>,
    /// What holds there.
    pub(super) rules: Rules,
}

/// A value and where the policy file says it.
#[derive(Clone, Debug)]
pub(super) struct Sourced<T> {
    pub(super) value: T,
    pub(super) origin: Origin,
}

/// A place of the policy file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The table, such as `check.kinds`.
    pub table: String,
    /// The key within it.
    pub key: String,
    /// The line, from 1.
    pub line: usize,
}

/// What is done with some kinds, or with one gate.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) selector: Selector,
    pub(super) action: Action,
    pub(super) origin: Origin,
}

/// What a row speaks of.
#[derive(Clone, Debug)]
pub(super) enum Selector {
    Kinds(KindPattern),
    Gate(Gate),
}

impl Selector {
    /// How many kinds it names: the row that names fewest decides.
    pub(super) fn breadth(&self) -> usize {
        match self {
            Self::Kinds(pattern) => pattern.kinds().len(),
            Self::Gate(_) => 1,
        }
    }

    pub(super) fn has_kind(&self, kind: Kind) -> bool {
        matches!(self, Self::Kinds(pattern) if pattern.matches(kind))
    }

    pub(super) fn is_gate(&self, gate: Gate) -> bool {
        matches!(self, Self::Gate(own) if *own == gate)
    }
}

/// A list of names that may only grow.
#[derive(Clone, Debug)]
pub(super) struct Roster {
    /// What people call it.
    pub(super) name: String,
    /// Where it is.
    pub(super) passage: PassagePattern,
}

/// Changes that every version brings and that are therefore no news.
#[derive(Clone, Debug, Default)]
pub(super) struct Expected {
    /// Keys of the document's metadata whose value may change.
    pub(super) metadata: Vec<String>,
    /// Paragraphs that may change as long as they have this form.
    pub(super) paragraphs: Vec<PassagePattern>,
}

impl Default for Policy {
    fn default() -> Self {
        let glob = |text: &&str| Glob::new(text).expect("the default patterns are valid");
        Self {
            drafts: DEFAULT_DRAFTS.iter().map(glob).collect(),
            waivers: DEFAULT_WAIVERS.to_owned(),
            rules: Rules::default(),
            overrides: Vec::new(),
        }
    }
}

impl Policy {
    /// Replaces the level from which on findings fail, as a flag does.
    #[must_use]
    pub fn with_fail_on(mut self, level: Level) -> Self {
        self.rules.fail_on = Some(Sourced {
            value: level,
            origin: Origin {
                table: String::new(),
                key: "--fail-on".to_owned(),
                line: 0,
            },
        });
        self
    }

    /// Whether a path is that of a draft.
    pub fn is_draft(&self, path: &str) -> bool {
        self.drafts.iter().any(|glob| glob.matches(path))
    }

    /// The sets of rules that hold for a document under any of its paths.
    pub(super) fn layers(&self, paths: &[&str]) -> Layers<'_> {
        let is_for = |entry: &&Override| {
            let mut globs = entry.documents.iter();
            entry.documents.is_empty()
                || globs.any(|glob| paths.iter().any(|path| glob.matches(path)))
        };
        let project = Layer {
            rules: &self.rules,
            sections: &[],
        };
        let overrides = self.overrides.iter().filter(is_for).map(|entry| Layer {
            rules: &entry.rules,
            sections: &entry.sections,
        });
        std::iter::once(project).chain(overrides).collect()
    }
}
