//! The closed list of rules that speak of a change.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! rules {
    ($($name:ident = $id:literal),+ $(,)?) => {
        /// The rule that spoke of a change: which of the ways to a kind was taken.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[non_exhaustive]
        #[allow(missing_docs, reason = "what each rule says is its row in data/messages.toml")]
        pub enum RuleId { $(#[serde(rename = $id)] $name),+ }

        impl RuleId {
            /// Every rule, by its id.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The stable machine id, such as `force.rank`.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id),+ }
            }

            /// Whether it speaks of a passage that came, went, moved or was cut, as a whole.
            pub(in crate::classify) const fn is_of_passage(self) -> bool {
                matches!(
                    self,
                    Self::StructureDetail
                        | Self::StructureHeading
                        | Self::StructureMerged
                        | Self::StructureMoved
                        | Self::StructureNumber
                        | Self::StructurePlace
                        | Self::StructureRepealed
                        | Self::StructureReplaced
                        | Self::StructureSplit
                        | Self::StructureUnit
                )
            }
        }
    };
}

rules! {
    ActionMove = "action.move",
    ActionRank = "action.rank",
    ActionWrapper = "action.wrapper",
    ActorAddressee = "actor.addressee",
    ActorAgent = "actor.agent",
    ActorBearer = "actor.bearer",
    ActorIssuer = "actor.issuer",
    ActorPart = "actor.part",
    ActorParty = "actor.party",
    BracketAlternative = "bracket.alternative",
    BracketOpened = "bracket.opened",
    BracketResolved = "bracket.resolved",
    BracketStruck = "bracket.struck",
    CertaintyPossible = "certainty.possible",
    CertaintyQualifier = "certainty.qualifier",
    CertaintyRank = "certainty.rank",
    CertaintyScale = "certainty.scale",
    ConditionTrigger = "condition.trigger",
    ContinuityMarker = "continuity.marker",
    DateOther = "date.other",
    DeadlineLimit = "deadline.limit",
    DecisionAct = "decision.act",
    EditorialAlias = "editorial.alias",
    EditorialCase = "editorial.case",
    EditorialEdit = "editorial.edit",
    EditorialFormat = "editorial.format",
    EditorialInitials = "editorial.initials",
    EditorialJoined = "editorial.joined",
    EditorialMark = "editorial.mark",
    EditorialName = "editorial.name",
    EditorialShape = "editorial.shape",
    EditorialSign = "editorial.sign",
    EditorialSlip = "editorial.slip",
    EditorialSpace = "editorial.space",
    EditorialSpelling = "editorial.spelling",
    EntityPart = "entity.part",
    EntityRoster = "entity.roster",
    EntitySlot = "entity.slot",
    FallbackClause = "fallback.clause",
    FallbackDetail = "fallback.detail",
    FallbackWording = "fallback.wording",
    ForceAct = "force.act",
    ForceCommitment = "force.commitment",
    ForceDirective = "force.directive",
    ForceDuty = "force.duty",
    ForceEffort = "force.effort",
    ForcePermission = "force.permission",
    ForceRank = "force.rank",
    ForceValence = "force.valence",
    HedgePhrase = "hedge.phrase",
    IntensityBare = "intensity.bare",
    IntensityGrade = "intensity.grade",
    IntensityRank = "intensity.rank",
    LastingTerm = "lasting.term",
    ModalityFact = "modality.fact",
    ModalityPossible = "modality.possible",
    ModalityRank = "modality.rank",
    NegationNegator = "negation.negator",
    NegationOpposite = "negation.opposite",
    NegationReversed = "negation.reversed",
    OrderRoles = "order.roles",
    OrderWords = "order.words",
    ParaphraseAnaphora = "paraphrase.anaphora",
    ParaphraseDerivation = "paraphrase.derivation",
    ParaphraseGrammar = "paraphrase.grammar",
    ParaphraseInflection = "paraphrase.inflection",
    ParaphraseItself = "paraphrase.itself",
    ParaphrasePolarity = "paraphrase.polarity",
    ParaphraseRepetition = "paraphrase.repetition",
    ParaphraseSynonym = "paraphrase.synonym",
    ParaphraseTie = "paraphrase.tie",
    PersonDocument = "person.document",
    PersonForm = "person.form",
    PolicyMoved = "policy.moved",
    PolicyUncovered = "policy.uncovered",
    QuantityBound = "quantity.bound",
    QuantityValue = "quantity.value",
    ReferenceAddress = "reference.address",
    ReferenceCitation = "reference.citation",
    ReferenceLink = "reference.link",
    ReferenceOther = "reference.other",
    ScopeArticle = "scope.article",
    ScopeBare = "scope.bare",
    ScopeDenied = "scope.denied",
    ScopeExtent = "scope.extent",
    ScopeMember = "scope.member",
    ScopePhrase = "scope.phrase",
    ScopeRestrictor = "scope.restrictor",
    StructureDetail = "structure.detail",
    StructureHeading = "structure.heading",
    StructureMerged = "structure.merged",
    StructureMoved = "structure.moved",
    StructureNumber = "structure.number",
    StructurePlace = "structure.place",
    StructureRepealed = "structure.repealed",
    StructureReplaced = "structure.replaced",
    StructureSplit = "structure.split",
    StructureUnit = "structure.unit",
    TenseDocument = "tense.document",
    TenseFuture = "tense.future",
    TenseStatus = "tense.status",
    TermRenamed = "term.renamed",
    VoicePassive = "voice.passive",
    WordingApparatus = "wording.apparatus",
    WordingAssessment = "wording.assessment",
    WordingContrary = "wording.contrary",
    WordingMotion = "wording.motion",
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::record::kinds;

    #[test]
    fn each_rule_has_a_template_and_each_template_a_rule() {
        let ids: Vec<&str> = RuleId::ALL.iter().map(|rule| rule.id()).collect();
        assert!(ids.is_sorted(), "the rules stand by their ids");
        let templates = kinds::templates().filter(|key| !key.ends_with(".one_sided"));
        assert_eq!(ids, templates.collect::<Vec<_>>());
    }
}
