//! Short names that a text gives: "the Harbour Pilots' Association (HPA)", `Alpha Trading Limited (the "Seller")`.
//!
//! In: two documents. Out: rows that know the name and its short form as one. A bracket behind a name gives one, if it holds
//! the letters with which the words of the name begin, or a name in quotation marks; so does a comma with a word that says
//! so, as in `Alpha Trading Limited, hereinafter "the Seller"`. What is given to two names is no name of either: who sells
//! in one version and who sells in the other may differ.

use std::collections::BTreeMap;

use super::terms::initialism;
use crate::document::Document;
use crate::lexicon::{Class, Group, Lexicon, Pack};
use crate::sides::Sides;
use crate::work;

/// Most bytes of what gives a short name, and most words of a name before it.
const LONGEST_BRACKET: usize = 80;
const LONGEST_NAME: usize = 16;
/// Most characters before a bracket among which that name is looked for.
const REACH: usize = 400;
/// Most words of a short name in quotation marks, and fewest capitals of the name that it stands for.
const LONGEST_SHORT: usize = 3;
const LEAST_CAPITALS: usize = 2;

/// The sign that joins the parts of a firm's name.
const AND: char = '&';
const QUOTES: &[char] = &[
    '"', '\u{201C}', '\u{201D}', '\u{201E}', '\u{00AB}', '\u{00BB}',
];
/// Signs behind which another sentence or clause begins, so that no name goes on.
const STOPS: &[char] = &['.', ';', ':', '?', '!', '(', ')', '[', ']'];

/// The short names that two texts give, as rows of the language, without those that two names have.
pub(super) fn aliases(documents: Sides<&Document>, pack: &'static Pack) -> Lexicon {
    let mut names: BTreeMap<String, Option<String>> = BTreeMap::new();
    for text in [documents.old.text(), documents.new.text()] {
        for at in memchr::memchr2_iter(b'(', b',', text.as_bytes()) {
            let Some((short, long)) = given(text, at, pack) else {
                continue;
            };
            let known = names.entry(short).or_insert_with(|| Some(long.clone()));
            if known.as_ref() != Some(&long) {
                *known = None;
            }
        }
    }
    let names = names.into_iter();
    let names = names.filter_map(|(short, long)| Some([short, long?]));
    Lexicon::of_aliases(pack, &names.collect::<Vec<_>>())
}

/// The short name that a bracket or a comma gives, and what it is short for.
fn given(text: &str, sign: usize, pack: &'static Pack) -> Option<(String, String)> {
    let behind = &text[sign + 1..];
    // No further than that: a text may be one long line with many brackets.
    let near = behind.bytes().take(LONGEST_BRACKET + 1);
    let is_bracket = text[sign..].starts_with('(');
    let end = if is_bracket {
        near.into_iter()
            .position(|byte| matches!(byte, b')' | b'\n'))?
    } else {
        named_behind(behind, pack)?
    };
    let inside = &behind[..end];
    if inside.is_empty() {
        return None;
    }
    let before = text[..sign].char_indices().rev().take(REACH);
    let line = before.take_while(|(_, letter)| *letter != '\n').last();
    let words = words_before(&text[line.map_or(sign, |(at, _)| at)..sign]);
    let quoted = quoted(inside).map(|quoted| without_article(quoted, pack));
    let short = quoted.unwrap_or_else(|| inside.trim());
    if let Some(letters) = initialism(short, pack) {
        let long = spelled(&words, &letters)?;
        return Some((short.to_owned(), long.join(" ")));
    }
    let parts = short.split_whitespace();
    let is_name = quoted.is_some() && starts_with_capital(short) && parts.count() <= LONGEST_SHORT;
    let long = named(&words, pack);
    let capitals = long.iter().filter(|word| starts_with_capital(word));
    (is_name && capitals.count() >= LEAST_CAPITALS && !long.contains(&short))
        .then(|| (short.to_owned(), long.join(" ")))
}

/// Where the short name ends that a word for that opens behind a comma: hereinafter "the Seller".
fn named_behind(behind: &str, pack: &'static Pack) -> Option<usize> {
    let is_of = |word: &str, family: &str| {
        let mut rows = pack.rows_of(word);
        rows.any(|row| row.group == Group::Name && row.family == family)
    };
    // Behind most commas stands no such word, and no mark is looked for. No further than that: a line may have no blanks.
    let parts = |letter: char| letter.is_whitespace() || QUOTES.contains(&letter);
    let letters = behind.char_indices().take(LONGEST_BRACKET);
    let mut letters = letters.inspect(|_| work::count(1));
    let (first, _) = letters.find(|(_, letter)| !parts(*letter))?;
    let (end, _) = letters.find(|(_, letter)| parts(*letter))?;
    let opening = &behind[first..end];
    if !is_of(opening, "naming") {
        return None;
    }
    let near = behind
        .char_indices()
        .take_while(|(at, letter)| *at < LONGEST_BRACKET && *letter != '\n');
    let mut marks = near.filter(|(_, letter)| QUOTES.contains(letter));
    let (start, end) = (marks.next()?.0, marks.next()?);
    // Nothing else may stand between: henceforth, nobody says "Stop".
    let calls = |word: &str| {
        is_of(word, "calling") || pack.rows_of(word).any(|row| row.group == Group::Function)
    };
    let mut words = behind[..start].split_whitespace();
    let gives = words.next() == Some(opening) && words.all(calls);
    gives.then(|| end.0 + end.1.len_utf8())
}

/// A name without the article before it.
fn without_article<'n>(name: &'n str, pack: &'static Pack) -> &'n str {
    let Some((first, rest)) = name.split_once(char::is_whitespace) else {
        return name;
    };
    let first = first.to_lowercase();
    let mut rows = pack.rows_of(&first);
    if rows.any(|row| row.class == Some(Class::Determiner)) {
        rest.trim_start()
    } else {
        name
    }
}

/// What stands in quotation marks.
fn quoted(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once(QUOTES)?;
    let end = rest.find(QUOTES)?;
    Some(rest[..end].trim()).filter(|quoted| !quoted.is_empty())
}

/// The words of the sentence that ends with a text, the last ones, without the signs around them.
fn words_before(text: &str) -> Vec<&str> {
    let mut words: Vec<&str> = Vec::new();
    for (count, word) in text.split_whitespace().rev().enumerate() {
        let ends = count > 0 && word.ends_with(STOPS);
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != AND);
        if ends || bare.is_empty() || words.len() == LONGEST_NAME {
            break;
        }
        words.push(bare);
    }
    words.reverse();
    words
}

/// The fewest last words that begin with some letters, all that have a capital among them: the law of the sea, by L, o, s.
fn spelled<'w>(words: &'w [&'w str], letters: &str) -> Option<&'w [&'w str]> {
    let spells = |words: &[&str]| {
        let mut letters = letters.chars().peekable();
        let fits = words.iter().all(|word| {
            let first = word.chars().next().map(|c| c.to_lowercase().next());
            let is_next = first.flatten().is_some_and(|c| letters.peek() == Some(&c));
            if is_next {
                letters.next();
            }
            is_next || !starts_with_capital(word)
        });
        fits && letters.peek().is_none()
    };
    let starts = (0..words.len()).rev();
    let mut starts = starts.filter(|start| starts_with_capital(words[*start]));
    let start = starts.find(|start| words.len() - start > 1 && spells(&words[*start..]))?;
    Some(&words[start..])
}

/// The last words that have a capital, with the small ones among them.
fn named<'w>(words: &'w [&'w str], pack: &'static Pack) -> &'w [&'w str] {
    let is = |word: &str, group: Group| {
        let mut rows = pack.rows_of(word);
        rows.any(|row| {
            row.group == group && (group == Group::Function || row.family == "connector")
        })
    };
    let is_small = |word: &str| is(word, Group::Name);
    let joins = |word: &str| word.starts_with(AND);
    let part_of_name = |word: &&&str| starts_with_capital(word) || is_small(word) || joins(word);
    let count = words.iter().rev().take_while(part_of_name).count();
    let run = &words[words.len() - count..];
    // What opens a sentence has its capital from there.
    let opens =
        |word: &&&str| !starts_with_capital(word) || is(&word.to_lowercase(), Group::Function);
    &run[run.iter().take_while(opens).count()..]
}

fn starts_with_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read_str;
    use crate::work::counted;

    /// The short name that a text gives, an equals sign, and the name that it stands for; empty for none.
    fn given_in(text: &str) -> String {
        let sign = text.find(['(', ',']).expect("a bracket or a comma");
        let given = given(text, sign, Pack::of("en"));
        given.map_or_else(String::new, |(short, long)| format!("{short} = {long}"))
    }

    #[test]
    fn letters_stand_for_the_words_that_begin_with_them() {
        assert_eq!(
            given_in("Ships heed the Union of Northern Lights (UNL)."),
            "UNL = Union of Northern Lights"
        );
        assert_eq!(
            given_in("We thank the Convention on the Law of the Coast (CLoC), (CLOC)."),
            ""
        );
        assert_eq!(given_in("The list grew by a Third of Ports (PT)."), "");
        assert_eq!(given_in("It was paid. Ports (OP) are open."), "");
    }

    #[test]
    fn a_name_in_quotation_marks_stands_for_the_name_before_it() {
        assert_eq!(
            given_in("Under Alpha Trading Limited (the \"Seller\")"),
            "Seller = Alpha Trading Limited"
        );
        assert_eq!(
            given_in("the Central Bank of Malta (hereinafter \u{201C}CBM\u{201D})"),
            "CBM = Central Bank of Malta"
        );
        assert_eq!(
            given_in("Alpha & Beta Trading (\"the Seller\")"),
            "Seller = Alpha & Beta Trading"
        );
        assert_eq!(given_in("The price (the \"Price\")"), "");
        assert_eq!(given_in("Alpha Trading Limited (see Annex)"), "");
        assert_eq!(
            given_in("Alpha Trading Limited (\"The Agent\")"),
            "Agent = Alpha Trading Limited"
        );
    }

    #[test]
    fn a_word_for_that_gives_a_short_name_behind_a_comma() {
        assert_eq!(
            given_in("Alpha Trading Limited, hereinafter \"the Seller\", sells"),
            "Seller = Alpha Trading Limited"
        );
        assert_eq!(
            given_in("Alpha Trading Limited, which says \"the Seller\", sells"),
            ""
        );
        assert_eq!(
            given_in("Alpha Trading Limited, hereinafter referred to as the \"Seller\", sells"),
            "Seller = Alpha Trading Limited"
        );
        for text in [
            "Alpha Trading Limited, hereinafter the Seller, sells",
            "Alpha Trading Limited, hereinafter the Seller, and its agent (\"the Agent\") sell",
            "the Harbour Board Office, henceforth, nobody says \"Stop\" aloud",
            "the Harbour Board Office, henceforth nobody says \"Stop\" aloud",
            "Alpha Trading Limited, hereinafter\n\"the Seller\"",
        ] {
            assert_eq!(given_in(text), "", "{text}");
        }
    }

    #[test]
    fn a_line_without_blanks_takes_as_long_as_its_length() {
        let work = |count: usize| {
            let text = read_str("text", &"quay,".repeat(count));
            counted(|| {
                aliases(Sides::new(&text, &text), Pack::of("en"));
            })
        };
        assert!(work(1000) > 0 && work(2000) < 3 * work(1000));
    }

    #[test]
    fn names_and_brackets_are_looked_for_within_reach() {
        let far = " ".repeat(REACH);
        assert_eq!(
            given_in("Under Alpha Trading Limited (ATL)"),
            "ATL = Alpha Trading Limited"
        );
        assert_eq!(
            given_in(&format!("Under Alpha Trading Limited{far}(ATL)")),
            ""
        );
        assert_eq!(
            given_in(&format!("Under Alpha Trading Limited (ATL{far})")),
            ""
        );
    }
}
