//! In which language a comparison is judged.

use crate::document::Document;
use crate::lexicon::Pack;
use crate::sides::Sides;

/// Number of words from which on the detected language of a text is relied on.
const SHORT_TEXT: usize = 40;

/// The language of the later text. Texts of a few words show too few function words to tell a language by: there the
/// pack that knows most of the words is taken.
pub(super) fn language(documents: Sides<&Document>) -> &'static str {
    let detected = [documents.new, documents.old].map(|document| document.pack().language);
    let known = |language: &&'static str| {
        Pack::of(language).language == *language && *language != Pack::NONE.language
    };
    let is_long = documents
        .new
        .text()
        .split_whitespace()
        .nth(SHORT_TEXT)
        .is_some();
    let guessed = if is_long {
        Pack::NONE.language
    } else {
        Pack::guess(documents.new.text()).language
    };
    [guessed, detected[0], detected[1]]
        .into_iter()
        .find(known)
        .unwrap_or(Pack::NONE.language)
}
