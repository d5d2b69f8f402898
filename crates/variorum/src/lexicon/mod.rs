//! What the engine knows about languages: data of `data/`, compiled in. No other module holds a word of a language.

#[allow(unreachable_pub, dead_code, reason = "shared with the build script")]
mod compile;
mod keyed;
mod merged;
mod morphology;
mod pack;
#[allow(unreachable_pub, reason = "shared with the build script")]
mod pieces;
mod row;
#[cfg(test)]
#[allow(unreachable_pub, reason = "shared with the build script")]
mod sets;
#[allow(unreachable_pub, dead_code, reason = "shared with the build script")]
mod slots;
#[allow(unreachable_pub, reason = "shared with the build script")]
mod table_text;
mod text;
mod thesaurus;
mod word_list;

pub use merged::{Lexicon, Match};
pub(crate) use merged::{Phrase, PhraseWord, alone, begins_phrase};
pub use morphology::{Conjugation, Morphology};
pub(crate) use pack::Beginnings;
pub use pack::Pack;
pub(crate) use pieces::pieces;
pub use row::{Class, Form, Group, Row, Setting, Surface, Variation};
pub(crate) use slots::bit;
pub use table_text::TableText;
pub use text::TextPack;
pub use thesaurus::{Relation, Thesaurus};
pub use word_list::WordList;
