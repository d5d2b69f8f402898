//! Proper names: runs of capitalised words, where a capital says something.

use crate::classify::reading::reader::{LONGEST_NAME, Reader};
use crate::classify::reading::words::{Word, WordClass};
use crate::lexicon::{Class, Group};

/// Reads a name at `at`; a number that a hyphen ties to it, as in `Hall-9`, is a part of it and no amount.
pub(in crate::classify) fn read_name(reader: &Reader<'_, '_>, at: usize) -> Option<usize> {
    let word = reader.word(at)?;
    let is_candidate = word.class == WordClass::Word && word.is_capitalised();
    let says_nothing = reader.is_title_case || reader.heading.contains(&at);
    if !is_candidate || says_nothing || reader.is_stressed(at) {
        return None;
    }
    // The Ministers of Malta are people, and Malta is the name.
    if word.inflected && reader.is_common(at) && leads_to_state(reader, at + 1) {
        return None;
    }
    let end = reader.capitalised_run(at, LONGEST_NAME, &["small"]);
    let end = end + suffix(reader, end);
    let tied = tied_number(reader, end);
    let alone = end == at + 1;
    if alone && is_party(reader, at) {
        return Some(1);
    }
    if alone && (reader.is_grammar(at) || (reader.is_common(at) && tied == 0)) {
        return None;
    }
    if word.opens || follows_number(reader, at) {
        // At the opening of a sentence every word has a capital: the rest of the name must speak for it.
        let known = word.opens && reader.is_seen_capitalised(&word.lower);
        let is_letters = word.text.chars().all(char::is_uppercase);
        let is_verb = || {
            let mut rows = reader.rows(at).iter();
            rows.any(|(length, hit)| *length == 1 && hit.row.group == Group::Verb)
        };
        let is_plain = alone && !(tied > 0 && is_letters) || reader.is_grammar(at) || is_verb();
        if !known && is_plain {
            return None;
        }
    }
    Some(end + tied - at)
}

/// Whether a word opens what a number heads: Chapter 3: Rights of owners.
fn follows_number(reader: &Reader<'_, '_>, at: usize) -> bool {
    let number = at.checked_sub(2).and_then(|number| reader.word(number));
    number.is_some_and(|word| word.class == WordClass::Number) && reader.sign(at - 1, ":")
}

/// Whether a small word leads to the name of a state.
fn leads_to_state(reader: &Reader<'_, '_>, at: usize) -> bool {
    let state = at + 1 + usize::from(reader.is_class(at + 1, Class::Determiner));
    reader.family(at, Group::Name, "connector").is_some()
        && (reader.family(state, Group::Name, "state").is_some() || reader.has(state, Group::Alias))
}

/// Whether a letter stands for somebody: "A shall pay B". An article has no modal behind it, though perhaps a noun that
/// reads like one ("A will must be signed"), and a capital only where a sentence, a quotation or an item opens.
fn is_party(reader: &Reader<'_, '_>, at: usize) -> bool {
    let is_letter = |word: &Word<'_>| word.text.chars().count() == 1;
    let is_sign = |at: usize| {
        let word = reader.word(at);
        word.is_some_and(|word| word.class != WordClass::Word && !word.is_sign(","))
    };
    let opens = reader.word(at).is_some_and(|word| word.opens) || at > 0 && is_sign(at - 1);
    let is_no_article = !opens && reader.is_class(at, Class::Determiner);
    // What is no verb behind a modal shows that the modal is a noun.
    let is_no_verb = |at: usize| {
        let finite = [Class::Modal, Class::PresentAuxiliary, Class::PastAuxiliary];
        let mut classes = [Class::Preposition, Class::Coordinator]
            .iter()
            .chain(&finite);
        let ends = reader.word(at).is_none() || is_sign(at);
        ends || classes.any(|class| reader.is_class(at, *class))
    };
    let has_verb = || {
        let modal = reader.word(at + 1).filter(|word| !word.is_capitalised());
        modal.is_some() && reader.is_class(at + 1, Class::Modal) && !is_no_verb(at + 2)
    };
    reader.word(at).is_some_and(is_letter)
        && !reader.is_class(at, Class::Pronoun)
        && (is_no_article || has_verb())
}

/// How many words at `at` are a comma and what tells people of one name apart behind it: Adam Bell, Jr.
fn suffix(reader: &Reader<'_, '_>, at: usize) -> usize {
    let is_suffix = |at| reader.family(at, Group::Name, "suffix").is_some();
    if reader.sign(at, ",") && is_suffix(at + 1) {
        2
    } else {
        0
    }
}

/// How many words at `at` are a hyphen and the number that it ties to the word before.
fn tied_number(reader: &Reader<'_, '_>, at: usize) -> usize {
    let is_tie = reader.word(at).is_some_and(Word::is_hyphen);
    let is_number = |word: &Word| word.class == WordClass::Number && !word.spaced;
    if is_tie && reader.word(at + 1).is_some_and(is_number) {
        2
    } else {
        0
    }
}
