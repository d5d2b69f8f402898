//! Who makes a text: those whom one of its first sentences joins as its subject and whom its title names as well, as in a joint
//! statement on a pact of Malta and Fiji that opens with "Malta and Fiji have agreed", and those of whom its "we" is made up.
//!
//! A title is that of front matter or a heading: a text without either has makers only by its "we".
//!
//! In: two documents. Out: rows that know the names of their makers. What a maker will do it promises; what others will do is
//! only told.

mod list;
mod title;

use std::collections::BTreeSet;

use super::pairing::side::Side;
use super::reading::annotate::annotate;
use super::reading::dictionary::Dictionary;
use super::reading::words::words_of;
use crate::align::Sentence;
use crate::document::{BlockKind, Document};
use crate::lexicon::{Lexicon, Pack};
use crate::sides::Sides;
use list::List;
use title::Title;

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
    let title = Title::of(document, dictionary.pack);
    let found = first_joined(document, &title, (BLOCKS, SENTENCES), dictionary);
    // A title that opens with its makers, "Malta-Fiji Statement", may be borne out further on.
    if found.is_empty() && title.names_before_head() >= SEVERAL {
        return first_joined(document, &title.opening(), (usize::MAX, FAR), dictionary);
    }
    found
}

/// The makers that the first sentence to join some as its subject names, among so many blocks of prose and sentences in them.
fn first_joined<'d>(
    document: &'d Document,
    title: &Title,
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
        let seen = title.words.iter().map(String::as_str).collect();
        let atoms = annotate(&words, dictionary, &seen);
        let side = Side::new(words, atoms);
        let list = List::first(&side, dictionary).filter(|list| list.is_of_makers(title));
        list.map_or_else(Vec::new, |list| list.makers(title))
    });
    names.find(|names| !names.is_empty()).unwrap_or_default()
}
