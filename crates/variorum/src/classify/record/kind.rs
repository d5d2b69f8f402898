//! The closed list of kinds of change.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::suggest;

/// How deep a kind of change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Layer {
    /// No meaning.
    Editorial,
    /// The form of telling.
    Framing,
    /// Everything else.
    Substantive,
}

macro_rules! kinds {
    ($($name:ident = $id:literal in $layer:ident),+ $(,)?) => {
        /// What sort of change a finding reports.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[non_exhaustive]
        #[allow(missing_docs, reason = "each kind is described by its row in data/kinds.toml")]
        pub enum Kind { $(#[serde(rename = $id)] $name),+ }

        impl Kind {
            /// Every kind, in the order of the taxonomy.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The stable machine id, such as `commitment.weakened`.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id),+ }
            }

            /// How deep the kind goes.
            pub const fn layer(self) -> Layer {
                match self { $(Self::$name => Layer::$layer),+ }
            }

            /// What the kind is of: `commitment` of `commitment.weakened`, `moved` of `moved`.
            pub fn family(self) -> &'static str {
                self.id().split_once('.').map_or(self.id(), |(family, _)| family)
            }

            /// What happened to it: `weakened` of `commitment.weakened`, `moved` of `moved`.
            pub fn change(self) -> &'static str {
                self.id().split_once('.').map_or(self.id(), |(_, change)| change)
            }

            /// Whether it says that other words stand there, and not what that means.
            pub(crate) const fn is_words_alone(self) -> bool {
                matches!(
                    self,
                    Self::DetailAdded | Self::DetailRemoved | Self::WordingChanged
                )
            }

            /// Whether a promise or a request came or went.
            pub(crate) const fn is_act_come_or_gone(self) -> bool {
                matches!(
                    self,
                    Self::CommitmentAdded
                        | Self::CommitmentRemoved
                        | Self::DirectiveAdded
                        | Self::DirectiveRemoved
                )
            }
        }
    };
}

kinds! {
    CommitmentStrengthened = "commitment.strengthened" in Substantive,
    CommitmentWeakened = "commitment.weakened" in Substantive,
    CommitmentAdded = "commitment.added" in Substantive,
    CommitmentRemoved = "commitment.removed" in Substantive,
    DirectiveStrengthened = "directive.strengthened" in Substantive,
    DirectiveWeakened = "directive.weakened" in Substantive,
    DirectiveAdded = "directive.added" in Substantive,
    DirectiveRemoved = "directive.removed" in Substantive,
    StanceStrengthened = "stance.strengthened" in Substantive,
    StanceWeakened = "stance.weakened" in Substantive,
    StanceReversed = "stance.reversed" in Substantive,
    ActChanged = "act.changed" in Substantive,
    ActionStrengthened = "action.strengthened" in Substantive,
    ActionWeakened = "action.weakened" in Substantive,
    ModalityStrengthened = "modality.strengthened" in Substantive,
    ModalityWeakened = "modality.weakened" in Substantive,
    CertaintyRaised = "certainty.raised" in Substantive,
    CertaintyLowered = "certainty.lowered" in Substantive,
    HedgeAdded = "hedge.added" in Substantive,
    HedgeRemoved = "hedge.removed" in Substantive,
    ConditionAdded = "condition.added" in Substantive,
    ConditionRemoved = "condition.removed" in Substantive,
    ScopeBroadened = "scope.broadened" in Substantive,
    ScopeNarrowed = "scope.narrowed" in Substantive,
    IntensityRaised = "intensity.raised" in Substantive,
    IntensityLowered = "intensity.lowered" in Substantive,
    NegationFlipped = "negation.flipped" in Substantive,
    QuantityChanged = "quantity.changed" in Substantive,
    QuantityAdded = "quantity.added" in Substantive,
    QuantityRemoved = "quantity.removed" in Substantive,
    QuantityBoundChanged = "quantity.bound_changed" in Substantive,
    DeadlineMoved = "deadline.moved" in Substantive,
    DeadlineAdded = "deadline.added" in Substantive,
    DeadlineRemoved = "deadline.removed" in Substantive,
    DateChanged = "date.changed" in Substantive,
    ReferenceAdded = "reference.added" in Substantive,
    ReferenceRemoved = "reference.removed" in Substantive,
    ReferenceChanged = "reference.changed" in Substantive,
    EntityAdded = "entity.added" in Substantive,
    EntityRemoved = "entity.removed" in Substantive,
    EntityReplaced = "entity.replaced" in Substantive,
    ActorChanged = "actor.changed" in Substantive,
    ContinuityChanged = "continuity.changed" in Substantive,
    TermRenamed = "term.renamed" in Framing,
    TenseChanged = "tense.changed" in Framing,
    PersonChanged = "person.changed" in Framing,
    VoiceChanged = "voice.changed" in Framing,
    Paraphrase = "paraphrase" in Framing,
    Added = "added" in Substantive,
    Removed = "removed" in Substantive,
    Moved = "moved" in Framing,
    Reordered = "reordered" in Framing,
    Split = "split" in Framing,
    Merged = "merged" in Framing,
    HeadingChanged = "heading.changed" in Substantive,
    DetailAdded = "detail.added" in Substantive,
    DetailRemoved = "detail.removed" in Substantive,
    WordingChanged = "wording.changed" in Substantive,
    BracketOpened = "bracket.opened" in Substantive,
    BracketResolved = "bracket.resolved" in Substantive,
    EditorialPunctuation = "editorial.punctuation" in Editorial,
    EditorialSpelling = "editorial.spelling" in Editorial,
    EditorialCase = "editorial.case" in Editorial,
    EditorialTypography = "editorial.typography" in Editorial,
    EditorialWhitespace = "editorial.whitespace" in Editorial,
    EditorialNumbering = "editorial.numbering" in Editorial,
    EditorialAbbreviation = "editorial.abbreviation" in Editorial,
    EditorialFormat = "editorial.format" in Editorial,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Kind {
    type Err = Error;

    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) for an unknown id; the message names the nearest known one.
    fn from_str(text: &str) -> Result<Self, Error> {
        suggest::named("kind", text, Self::ALL, Self::id)
    }
}
