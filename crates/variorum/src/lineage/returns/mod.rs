//! What a witness brings back: passages as wholes, and words inside passages.

mod blocks;
mod words;
