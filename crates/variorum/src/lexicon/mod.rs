//! What the engine knows about languages: data of `data/`, compiled in. No other module holds a word of a language.

mod text;

pub use text::TextPack;
