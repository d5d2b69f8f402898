//! What can be judged, and how strictly.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::classify::Kind;
use crate::error::Error;
use crate::suggest;

/// What a policy does with an issue, from mild to strict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// Counted, not listed.
    Allow,
    /// Listed as a note.
    Info,
    /// Listed as a warning.
    Warn,
    /// Fails the check.
    Deny,
}

impl Action {
    /// Every action, from mild to strict.
    pub const ALL: [Self; 4] = [Self::Allow, Self::Info, Self::Warn, Self::Deny];

    /// The name in a policy file.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Info => "info",
            Self::Warn => "warn",
            Self::Deny => "deny",
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Action {
    type Err = Error;

    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) for an unknown id; the message names the known ones.
    fn from_str(text: &str) -> Result<Self, Error> {
        suggest::named("action", text, &Self::ALL, Self::id)
    }
}

/// A rule of the policy that looks at texts and files and not at the meaning of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Gate {
    /// A locked passage differs in more than typography.
    Locked,
    /// A change outside the passages that may change.
    Scope,
    /// A required phrase is missing.
    Required,
    /// A forbidden phrase occurs.
    Forbidden,
    /// A name left a list that may only grow.
    Roster,
    /// A draft that the old state does not have.
    DocumentAdded,
    /// A draft that the new state does not have.
    DocumentRemoved,
    /// A draft under another path.
    DocumentRenamed,
}

impl Gate {
    /// Every gate.
    pub const ALL: [Self; 8] = [
        Self::Locked,
        Self::Scope,
        Self::Required,
        Self::Forbidden,
        Self::Roster,
        Self::DocumentAdded,
        Self::DocumentRemoved,
        Self::DocumentRenamed,
    ];

    /// The stable id.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Locked => "policy.locked",
            Self::Scope => "policy.scope",
            Self::Required => "policy.required",
            Self::Forbidden => "policy.forbidden",
            Self::Roster => "policy.roster",
            Self::DocumentAdded => "document.added",
            Self::DocumentRemoved => "document.removed",
            Self::DocumentRenamed => "document.renamed",
        }
    }

    /// What happens when the policy says nothing. A new draft has no agreed text to depart from; a vanished one has.
    pub const fn default_action(self) -> Action {
        match self {
            Self::DocumentAdded => Action::Warn,
            Self::DocumentRenamed => Action::Info,
            _ => Action::Deny,
        }
    }

    /// One sentence for people.
    pub const fn summary(self) -> &'static str {
        match self {
            Self::Locked => "a locked passage differs in more than typography",
            Self::Scope => "a change outside the passages that may change",
            Self::Required => "a required phrase is missing",
            Self::Forbidden => "a forbidden phrase occurs",
            Self::Roster => "a name left a list that may only grow",
            Self::DocumentAdded => "a draft that was not there before",
            Self::DocumentRemoved => "a draft is gone",
            Self::DocumentRenamed => "a draft has another path",
        }
    }
}

impl FromStr for Gate {
    type Err = Error;

    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) for an unknown id; the message names the nearest known one.
    fn from_str(text: &str) -> Result<Self, Error> {
        suggest::named("gate", text, &Self::ALL, Self::id)
    }
}

/// What speaks in an issue: a kind of finding, or a gate of the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Rule {
    /// A classified change.
    Kind(Kind),
    /// A gate of the policy.
    Gate(Gate),
}

impl Rule {
    /// The stable id, such as `hedge.added` or `policy.locked`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Kind(kind) => kind.id(),
            Self::Gate(gate) => gate.id(),
        }
    }

    /// Whether it speaks of a passage, whose places say something only together. A passage that came without one of its
    /// sentences is not the passage that was accepted: the sentence may have been what made it acceptable.
    pub(crate) fn is_passage(self) -> bool {
        matches!(self, Self::Kind(kind) if kind.is_passage_come_or_gone())
    }

    fn all() -> Vec<Self> {
        let kinds = Kind::ALL.iter().copied().map(Self::Kind);
        kinds.chain(Gate::ALL.map(Self::Gate)).collect()
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Rule {
    type Err = Error;

    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) for an unknown id; the message names the nearest known one.
    fn from_str(text: &str) -> Result<Self, Error> {
        suggest::named("kind", text, &Self::all(), Self::id)
    }
}

impl From<Rule> for String {
    fn from(rule: Rule) -> Self {
        rule.id().to_owned()
    }
}

impl TryFrom<String> for Rule {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        text.parse()
    }
}
