//! What the engine knows about languages: data of `data/`, compiled in. No other module holds a word of a language.

mod compile;
mod merged;
mod morphology;
mod pack;
mod pieces;
mod row;
mod text;

pub(crate) use merged::Phrase;
pub use merged::{Lexicon, Match};
pub use morphology::{Conjugation, Morphology};
pub use pack::Pack;
pub(crate) use pieces::pieces;
pub use row::{Form, Group, Row, Surface, Variation};
pub use text::TextPack;
