//! Who makes a text: those whom one of its first sentences joins as its subject and whom its title names as well, as in a joint
//! statement on a pact of Malta and Fiji that opens with "Malta and Fiji have agreed", and those of whom its "we" is made up.
//!
//! A title is that of front matter or a heading: a text without either has makers only by its "we".
//!
//! In: two documents. Out: rows that know the names of their makers. What a maker will do it promises; what others will do is
//! only told.

use std::collections::BTreeSet;
use std::ops::Range;

use rustc_hash::FxHashSet;

use super::pairing::side::Side;
use super::reading::annotate::annotate;
use super::reading::atom::Value;
use super::reading::dictionary::Dictionary;
use super::reading::words::{Word, words_of, written};
use crate::align::Sentence;
use crate::document::{BlockKind, Document};
use crate::lexicon::{Class, Group, Lexicon, Pack, Row};
use crate::sides::Sides;

/// Blocks of prose, and sentences in them, among which one says who makes the text.
const BLOCKS: usize = 3;
const SENTENCES: usize = 4;

/// Sentences among which one bears out a title that opens with the makers.
const FAR: usize = 40;

/// Fewest names that a text which several make joins.
const SEVERAL: usize = 2;

/// The names of those who make one of two texts, as rows of the language.
pub(super) fn makers(
    documents: Sides<&Document>,
    pack: &'static Pack,
    lexicon: &Lexicon,
) -> Lexicon {
    let mut dictionary = Dictionary::new(pack, lexicon);
    let names = [documents.old, documents.new].map(|document| makers_of(document, &mut dictionary));
    let names: BTreeSet<String> = names.into_iter().flatten().collect();
    Lexicon::of_makers(pack, names)
}

fn makers_of<'d>(document: &'d Document, dictionary: &mut Dictionary<'d, '_>) -> Vec<String> {
    let (title, head) = title(document, dictionary.pack);
    let found = first_joined(document, &title, (BLOCKS, SENTENCES), dictionary);
    // A title that opens with its makers, "Malta-Fiji Statement", may be borne out further on.
    let pack = dictionary.pack;
    let may_name = |word: &&String| {
        let is_state = |row: &Row| row.group == Group::Name && row.family == "state";
        let is_known = pack.is_word(&pack.morphology.respell(word));
        let is_strange = word.chars().all(char::is_alphabetic) && !is_known;
        is_strange || pack.rows_of(word).any(is_state)
    };
    if found.is_empty() && title[..head].iter().filter(may_name).count() >= SEVERAL {
        return first_joined(document, &title[..=head], (usize::MAX, FAR), dictionary);
    }
    found
}

/// The makers that the first sentence to join some as its subject names, among so many blocks of prose and sentences in them.
fn first_joined<'d>(
    document: &'d Document,
    title: &[String],
    (blocks, sentences): (usize, usize),
    dictionary: &mut Dictionary<'d, '_>,
) -> Vec<String> {
    let prose = (0..document.blocks().len()).filter(|at| {
        let kind = document.blocks()[*at].kind;
        kind.is_text() && !matches!(kind, BlockKind::Heading(_))
    });
    let all = prose.take(blocks).flat_map(|block| {
        let sentences = document.sentences(block).iter();
        sentences.map(move |tokens| (block, tokens.clone()))
    });
    let mut names = all.take(sentences).map(|(block, tokens)| {
        let all = document.tokens(block);
        let span = all[tokens.start].span.hull(all[tokens.end - 1].span);
        let sentence = Sentence {
            block,
            tokens,
            span,
        };
        let words = words_of(document, &[sentence], &[0], dictionary);
        // At the opening of a sentence a word is a name if the title has it.
        let seen = title.iter().map(String::as_str).collect();
        let atoms = annotate(&words, dictionary, &seen);
        joined(&Side::new(words, atoms), title, dictionary)
    });
    names.find(|names| !names.is_empty()).unwrap_or_default()
}

/// The words of the title of a text that is called something which somebody makes; none of another text. In front matter a
/// title may go on in the lines that are no entry of their own. With it, how many of its words stand before what it is called.
fn title(document: &Document, pack: &Pack) -> (Vec<String>, usize) {
    let mut entries = document.metadata().iter();
    let Some(title) = entries.find(|entry| entry.key == "title") else {
        return (Vec::new(), 0);
    };
    let next = entries.next().map(|next| next.value.start());
    let goes_on = document.blocks().iter().filter(|block| {
        let start = block.span().start();
        block.kind == BlockKind::FrontMatter
            && start > title.value.start()
            && next.is_none_or(|next| block.span().end() < next)
    });
    let lines = goes_on.map(|block| &document.text()[block.span().range()]);
    let text: Vec<&str> = std::iter::once(&document[title.value])
        .chain(lines)
        .collect();
    let words: Vec<String> = bare_words(&text.join(" ")).collect();
    let is_issued = |word: &String| {
        let mut rows = pack.rows_of(word);
        rows.any(|row| row.group == Group::Name && row.family == "issued")
    };
    match words.iter().position(is_issued) {
        Some(head) => (words, head),
        None => (Vec::new(), 0),
    }
}

/// The words of a text in lower case, without what parts them.
fn bare_words(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// The names of the makers that open a sentence as its subject: at its beginning, behind the comma that closes what stands
/// before it, or behind those who speak, whose names they are.
fn joined(side: &Side<'_, '_>, title: &[String], dictionary: &Dictionary<'_, '_>) -> Vec<String> {
    let is_name = |at: &usize| side.atoms[*at].value == Value::Name;
    let Some(first) = (0..side.atoms.len()).find(is_name) else {
        return Vec::new();
    };
    let belongs = |at: &usize| is_of_list(side, *at, dictionary.pack);
    let start = (0..first).rev().take_while(belongs).last();
    let start = start.unwrap_or(first);
    let end = (first..side.atoms.len()).find(|at| !belongs(at));
    let run = start..end.unwrap_or(side.atoms.len());
    let of_speakers = start > 0 && speaks(side, start - 1, dictionary.pack);
    let is_subject = of_speakers || side.first(start).opens || side.first(start).is_sign(",");
    let last = run.clone().rev().find(is_name).unwrap_or(first);
    let is_joined = (first..last).any(|at| side.atoms[at].is_function(Class::Coordinator));
    // A sentence goes on with what they do.
    let is_list = is_joined && run.clone().filter(is_name).count() >= SEVERAL;
    if !is_subject || !is_list || run.end == side.atoms.len() {
        return Vec::new();
    }
    let place = |words: &Range<usize>| {
        let text: Vec<String> = bare_words(&written(&side.words[words.clone()])).collect();
        let mut parts = title.windows(text.len().max(1));
        let start = parts.position(|part| *part == text)?;
        Some(start..start + text.len())
    };
    let titled = |words: &Range<usize>| place(words).is_some();
    let words = run.clone().filter(is_name).filter_map(|at| {
        parts(side, &side.atoms[at].words, dictionary.pack).find_map(|part| place(&part))
    });
    let places: Vec<Range<usize>> = words.collect();
    let first = places.iter().map(|place| place.start).min();
    let end = places.iter().map(|place| place.end).max();
    let is_made_by = match first.zip(end) {
        Some((first, end)) => makes(title, first..end, dictionary.pack),
        None => false,
    };
    if !of_speakers && !is_made_by {
        return Vec::new();
    }
    let mut names = Vec::new();
    // Whether the name before is that of a maker, and so a short one that stands behind it in brackets.
    let (mut is_maker, mut is_short) = (false, false);
    for at in run {
        if side.first(at).is_sign("(") {
            is_short = is_maker;
        } else if side.first(at).is_sign(")") {
            is_short = false;
        }
        if !is_name(&at) {
            continue;
        }
        let words = side.atoms[at].words.clone();
        let name = if is_short || of_speakers {
            Some(words.clone())
        } else {
            parts(side, &words, dictionary.pack).find(titled)
        };
        is_maker = name.is_some();
        let state = parts(side, &words, dictionary.pack)
            .find(|part| of_speakers && is_state(&side.words[part.clone()], dictionary));
        let found = name.into_iter().chain(state);
        names.extend(found.map(|words| written(&side.words[words])));
    }
    names
}

/// Most words between names and what is made by those who bear them: the Malta-Fiji Joint Leaders' Statement.
const BETWEEN: usize = 4;

/// Whether the title names some as the makers of what it is called, right before that or behind "of", "by", "between", with
/// nothing else between than people and articles: of a statement on the talks of two, they are none.
fn makes(title: &[String], names: Range<usize>, pack: &Pack) -> bool {
    let is_class = |word: &str, classes: &[Class]| {
        let mut rows = pack.rows_of(word);
        rows.any(|row| row.class.is_some_and(|class| classes.contains(&class)))
    };
    let is_named = |word: &str, families: &[&str]| {
        let mut rows = pack.rows_of(word);
        rows.any(|row| row.group == Group::Name && families.contains(&&*row.family))
    };
    let is_issued = |word: &str| is_named(word, &["issued"]);
    let grammar = [Class::Preposition, Class::Coordinator, Class::Determiner];
    let mut behind = title[names.end..].iter().take(BETWEEN);
    let before_issued = behind
        .by_ref()
        .take_while(|word| !is_class(word, &grammar))
        .any(|word| is_issued(word));
    let leads = [
        Class::Partitive,
        Class::Agent,
        Class::Pairing,
        Class::Departure,
    ];
    let passes = |word: &&String| {
        is_class(word, &leads)
            || is_class(word, &[Class::Determiner])
            || is_named(word, &["people", "addressee", "title"])
    };
    let led: Vec<&String> = title[..names.start]
        .iter()
        .rev()
        .take_while(passes)
        .collect();
    let issued = names.start.checked_sub(led.len() + 1);
    let behind_issued = led.iter().any(|word| is_class(word, &leads))
        && issued.is_some_and(|at| is_issued(&title[at]));
    before_issued || behind_issued
}

/// Whether an atom may stand in a list of those who make a text, with their offices: "the Governments of Malta (Malta) and".
fn is_of_list(side: &Side<'_, '_>, at: usize, pack: &Pack) -> bool {
    let (atom, word) = (&side.atoms[at], side.first(at));
    let stops = [";", ":"].iter().any(|sign| word.is_sign(sign));
    let classes = [Class::Coordinator, Class::Partitive, Class::Determiner];
    let is_office = ["people", "title", "addressee"]
        .iter()
        .any(|family| atom.row(Group::Name, family).is_some());
    match atom.value {
        Value::Name => true,
        // A short name in capitals may be spelled like another word: the United States of America (US).
        _ if atom.has(Group::Alias) => true,
        Value::Sign => !stops,
        _ => {
            !speaks(side, at, pack)
                && (atom.is_any_function(&classes) || atom.has(Group::Issuer) || is_office)
        }
    }
}

/// Whether a word or a phrase begins with those who speak: we, the ministers.
fn speaks(side: &Side<'_, '_>, at: usize, pack: &Pack) -> bool {
    let mut rows = pack.rows_of(&side.first(at).lower);
    rows.any(|row| row.group == Group::Issuer && row.concept == "first")
}

/// A name, and what stands in it behind each small word: "Government of Malta", "Malta".
fn parts<'s>(
    side: &'s Side<'_, '_>,
    words: &Range<usize>,
    pack: &'static Pack,
) -> impl Iterator<Item = Range<usize>> + 's {
    let is_small = move |at: usize| {
        let mut rows = pack.rows_of(&side.words[at].lower);
        rows.any(|row| row.group == Group::Name && row.family == "connector")
    };
    let Range { start, end } = *words;
    let starts = (start..end).filter(move |at| {
        let is_first = *at == start || is_small(at - 1);
        is_first && !is_small(*at)
    });
    starts.map(move |start| start..end)
}

fn is_state(words: &[Word<'_>], dictionary: &Dictionary<'_, '_>) -> bool {
    let atoms = annotate(words, dictionary, &FxHashSet::default());
    atoms.len() == 1 && atoms[0].row(Group::Name, "state").is_some()
}
