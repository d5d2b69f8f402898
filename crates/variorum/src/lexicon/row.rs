//! Rows of rule data: what a phrase can mean, and how strong it is.

use super::table_text::TableText;

macro_rules! groups {
    ($($name:ident = $key:literal, $how:ident, $doc:literal;)+) => {
        /// What a row is about. The key is the first part of a table's name in the data files.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Group { $(#[doc = $doc] $name),+ }

        impl Group {
            /// The group of a table name's first part.
            pub fn of(key: &str) -> Option<Self> {
                match key { $($key => Some(Self::$name),)+ _ => None }
            }

            /// The first part of the table names of this group.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key),+ }
            }

            /// A bit of its own, for sets of groups.
            pub const fn bit(self) -> u32 {
                1 << self as u32
            }

            /// Which forms of a surface belong to it.
            pub const fn variation(self) -> Variation {
                match self { $(Self::$name => Variation::$how),+ }
            }
        }
    };
}

/// Which forms of a listed surface are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variation {
    /// The surface as listed.
    Exact,
    /// Every form of the verb that the surface begins with, its tense kept.
    Conjugated,
    /// Every form of the verb that a surface of several words begins with; single words as listed.
    Phrases,
    /// Every phrase with the same stems.
    Stemmed,
}

groups! {
    Verb = "verb", Conjugated, "Force verbs: what kind of act a clause performs.";
    Action = "action", Stemmed, "What is promised or asked.";
    Modal = "modal", Phrases, "Modals and their equivalents.";
    Certainty = "certainty", Conjugated, "How sure a statement is.";
    Hedge = "hedge", Exact, "Adverbial qualifiers.";
    Condition = "condition", Exact, "Triggers of conditions with free content.";
    Degree = "degree", Exact, "Degree words.";
    Quantifier = "quantifier", Exact, "Extent words, restrictors, the definite article.";
    Negator = "polarity", Phrases, "Negators and phrases that only look like one.";
    Antonym = "antonym", Stemmed, "Words of opposite sense; the family is the pole, the concept the pair.";
    Issuer = "issuer", Exact, "How the issuers speak of themselves.";
    Continuity = "continuity", Conjugated, "That something goes on, starts again or stops.";
    Time = "time", Exact, "Months, parts of the year, units, triggers.";
    Number = "number", Exact, "Number words, multipliers, units, currencies, bounds.";
    Reference = "reference", Exact, "What introduces a citation, and linking phrases.";
    Name = "name", Exact, "Names whose type matters.";
    Place = "place", Stemmed, "Nouns of places, and what says where or what they are.";
    Alias = "alias", Stemmed, "Names of one thing.";
    Synonym = "synonym", Stemmed, "Closed sets that explain a paraphrase.";
    Function = "function", Exact, "Classes of function words.";
}

macro_rules! classes {
    ($($name:ident = $key:literal, $doc:literal;)+) => {
        /// What a function word does: the concept of its row.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Class { $(#[doc = $doc] $name),+ }

        impl Class {
            /// The concepts of all classes.
            pub const KEYS: &'static [&'static str] = &[$($key),+];

            /// The class of a concept.
            pub fn of(concept: &str) -> Option<Self> {
                match concept { $($key => Some(Self::$name),)+ _ => None }
            }

            /// A bit of its own, for sets of classes.
            pub const fn bit(self) -> u64 {
                1 << self as u64
            }
        }
    };
}

classes! {
    Connective = "connective", "Joins one statement to another or points at it.";
    Determiner = "determiner", "Goes before a noun and says which.";
    Demonstrative = "demonstrative", "Points to the very text that says it, before a noun.";
    Possessive = "possessive", "Says whose.";
    Pronoun = "pronoun", "Stands for a noun.";
    Anaphor = "anaphor", "Stands for a group that the sentence before names.";
    BodyAnaphor = "body-anaphor", "Stands for a body that the sentence before names, where it acts.";
    Proximal = "proximal", "Points at something near.";
    Hearer = "hearer", "Who is spoken to.";
    Preposition = "preposition", "Ties a noun to what stands before.";
    Conjunction = "conjunction", "Joins clauses.";
    Temporal = "temporal", "Opens a clause that says when something is so.";
    Auxiliary = "auxiliary", "Forms tenses and the passive.";
    Relative = "relative", "Opens a relative clause.";
    Adverb = "adverb", "Carries no matter of its own.";
    Modal = "modal", "Says how far a statement holds.";
    Being = "being", "Forms of being.";
    Infinitive = "infinitive", "The mark of an infinitive.";
    Coordinator = "coordinator", "Joins items of a list.";
    Correlative = "correlative", "Announces that two are joined.";
    Agent = "agent", "Before who did what is told in the passive.";
    PresentAuxiliary = "present-auxiliary", "Tells that something is so now.";
    PastAuxiliary = "past-auxiliary", "Tells that something was so.";
    Perfect = "perfect", "With a participle tells what has been.";
    Partitive = "partitive", "Tells a part of something, or what it is a matter of.";
    AtNoTime = "at-no-time", "Denies for all time.";
    Copula = "copula", "Says that a state lasts.";
    Place = "place", "Before where something is.";
    Purpose = "purpose", "Before what something is for.";
    Pairing = "pairing", "Before two that are joined.";
    Span = "span", "Between the ends of a range, and between what was and what is.";
    Departure = "departure", "Before what was.";
    Level = "level", "Before how high something stands.";
    Claim = "claim", "Behind whom somebody calls on, before what is asked.";
    AdverbEnding = "adverb-ending", "How adverbs end.";
    Emphatic = "emphatic", "Stresses, and limits nothing.";
    Lasting = "lasting", "With an amount of time says how long something lasts.";
    Particle = "particle", "Belongs to the verb before it.";
    Exposure = "exposure", "Behind a form of being, before what something is exposed to.";
    Apparatus = "apparatus", "Words of editors and of minutes in brackets.";
    NoteMark = "note-mark", "Stands in capitals and square brackets for a citation.";
    StandIn = "stand-in", "Stands in capitals and square brackets for what is no text.";
    NegativePrefix = "negative-prefix", "Can deny the word that it begins.";
    DenyingPrefix = "denying-prefix", "Denies the word that it begins, but for few.";
}

/// The form in which a verb stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// As listed: the base, or a phrase that does not inflect.
    Base,
    /// Third person singular of the present.
    Third,
    /// Past tense.
    Past,
    /// Past participle, where it differs from the past.
    Participle,
    /// The form that serves as a noun or with a form of being.
    Gerund,
}

/// One concept of one family, with its rank and who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What the row is about.
    pub group: Group,
    /// The ladder, scale or class inside the group: ranks compare only inside it.
    pub family: TableText,
    /// The concept, the same in every language.
    pub concept: TableText,
    /// What the word does, of a function word.
    pub class: Option<Class>,
    /// Place on the ladder, 0 to 100, or the weight of a class; 0 where there is no order.
    pub rank: i16,
    /// Whether authorities order this row differently.
    pub contested: bool,
    /// Whether a quantifier brings up some of a kind and measures no set: many, some.
    pub weak: bool,
    /// The concept of which a modal is the form that puts a statement further off: "would" of "will". Empty for others.
    pub remote_of: TableText,
    /// Codes of the sources, separated by commas.
    pub source: TableText,
}

impl Row {
    /// The name under which explanations cite the row, such as `verb.directive.urge`.
    pub fn id(&self) -> String {
        format!("{}.{}.{}", self.group.key(), self.family, self.concept)
    }

    /// Whether two rows stand on the same ladder.
    pub fn shares_ladder(&self, other: &Self) -> bool {
        self.group == other.group && self.family == other.family
    }
}

/// What a wording needs around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Nothing.
    Free,
    /// The words may have one degree word among them, and only the first stands for the row.
    Loose,
    /// An infinitive with its mark ends the clause: has the rent to pay.
    Infinitive,
    /// A form of being or remaining comes before.
    Being,
}

/// One wording of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Surface {
    /// Lower-case words, respelled, joined by single blanks; stems of words, after a blank, for stemmed groups.
    pub key: TableText,
    /// Index of the row.
    pub row: u32,
    /// The verb form.
    pub form: Form,
    /// What the wording needs around it.
    pub setting: Setting,
    /// The wording as listed when its capitals matter, else empty.
    pub cased: TableText,
    /// Words that must not follow, separated by blanks.
    pub not_before: TableText,
    /// Words that must not stand before, separated by blanks.
    pub not_after: TableText,
}
