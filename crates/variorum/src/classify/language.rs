//! In which language a comparison is judged.

use super::ClassifyOptions;
use crate::compare::Comparison;
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
    let guessed = if is_long(documents.new) {
        Pack::NONE.language
    } else {
        Pack::guess(documents.new.text()).language
    };
    [guessed, detected[0], detected[1]]
        .into_iter()
        .find(known)
        .unwrap_or(Pack::NONE.language)
}

fn is_long(document: &Document) -> bool {
    document.text().split_whitespace().nth(SHORT_TEXT).is_some()
}

/// Share of the rows of the best known language below which a language has few.
const FEW: f64 = 0.5;

/// What a reader must know of findings in a language of which the tables know little or nothing: their levels say less. None
/// for other languages, and for texts of a few words, which may be in any.
pub fn caveat(comparison: &Comparison, options: &ClassifyOptions) -> Option<String> {
    let documents = comparison.documents();
    let chosen = options.language.as_deref();
    let pack = Pack::of(chosen.unwrap_or_else(|| language(documents)));
    let most = Pack::languages()
        .map(|language| Pack::of(language).rows.len())
        .max();
    let is_rich = pack.rows.len() as f64 >= FEW * most.unwrap_or(0) as f64;
    if !options.enabled || comparison.is_same() || is_rich || !is_long(documents.new) {
        return None;
    }
    let named = |language: &str| {
        if language == Pack::NONE.language {
            "the language of the text".to_owned()
        } else {
            format!("the language `{language}`")
        }
    };
    Some(if pack.rows.is_empty() {
        let language = named(documents.new.pack().language);
        format!("no rules are known for {language}: levels say little")
    } else {
        let language = named(pack.language);
        format!("few rules are known for {language}: levels say less")
    })
}
