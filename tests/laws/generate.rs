//! Texts, and revisions of texts, for the laws.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::planted;

/// A text as words in sentences in paragraphs, so that edits can be planted in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Text(pub(crate) Vec<Vec<Vec<String>>>);

impl Text {
    /// The text as a file would hold it: one line a paragraph, blank lines between.
    pub(crate) fn render(&self) -> String {
        let paragraphs: Vec<String> = self.0.iter().map(|p| paragraph(p)).collect();
        paragraphs.join("\n\n") + "\n"
    }

    fn is_single(&self) -> bool {
        self.0.len() == 1
    }
}

/// A paragraph as a line.
pub(crate) fn paragraph(sentences: &[Vec<String>]) -> String {
    let sentences: Vec<String> = sentences.iter().map(|words| sentence(words)).collect();
    sentences.join(" ")
}

fn sentence(words: &[String]) -> String {
    let mut text = words.join(" ");
    if let Some(first) = text.get(..1) {
        let capital = first.to_uppercase();
        text.replace_range(..1, &capital);
    }
    text + "."
}

/// One thing a reviser does. Indices say where.
#[derive(Clone, Debug)]
pub(crate) enum Revision {
    ReplaceWord(Index, Index, Index, String),
    DropWord(Index, Index, Index),
    InsertWord(Index, Index, Index, String),
    SwapSentences(Index, Index),
    DropSentence(Index, Index),
    MoveSentence(Index, Index, Index),
    DropParagraph(Index),
    AddParagraph(Index, Vec<Vec<String>>),
    MoveParagraph(Index, Index),
    SplitParagraph(Index, Index),
    MergeParagraphs(Index),
}

impl Revision {
    /// Revises the text; does nothing where there is nothing to do it to.
    pub(crate) fn revise(self, text: &mut Text) {
        match self {
            Self::ReplaceWord(p, s, w, word) => *pick_word(text, p, s, w) = word,
            Self::InsertWord(p, s, w, word) => {
                let sentence = pick_sentence(text, p, s);
                sentence.insert(w.index(sentence.len() + 1), word);
            }
            Self::DropWord(p, s, w) => {
                let sentence = pick_sentence(text, p, s);
                if sentence.len() > 1 {
                    sentence.remove(w.index(sentence.len()));
                }
            }
            Self::SwapSentences(p, s) => {
                let sentences = pick(&mut text.0, p);
                let at = s.index(sentences.len());
                let next = (at + 1) % sentences.len();
                sentences.swap(at, next);
            }
            Self::DropSentence(p, s) => {
                let sentences = pick(&mut text.0, p);
                if sentences.len() > 1 {
                    sentences.remove(s.index(sentences.len()));
                }
            }
            Self::MoveSentence(p, s, to) => {
                let sentences = pick(&mut text.0, p);
                if sentences.len() > 1 {
                    let moved = sentences.remove(s.index(sentences.len()));
                    pick(&mut text.0, to).push(moved);
                }
            }
            Self::DropParagraph(p) if !text.is_single() => {
                text.0.remove(p.index(text.0.len()));
            }
            Self::AddParagraph(p, added) => text.0.insert(p.index(text.0.len() + 1), added),
            Self::MoveParagraph(from, to) if !text.is_single() => {
                let moved = text.0.remove(from.index(text.0.len()));
                text.0.insert(to.index(text.0.len() + 1), moved);
            }
            Self::SplitParagraph(p, s) => {
                let at = p.index(text.0.len());
                if text.0[at].len() > 1 {
                    let cut = 1 + s.index(text.0[at].len() - 1);
                    let rest = text.0[at].split_off(cut);
                    text.0.insert(at + 1, rest);
                }
            }
            Self::MergeParagraphs(p) if !text.is_single() => {
                let at = p.index(text.0.len() - 1);
                let next = text.0.remove(at + 1);
                text.0[at].extend(next);
            }
            Self::DropParagraph(_) | Self::MoveParagraph(..) | Self::MergeParagraphs(_) => {}
        }
    }
}

fn pick<T>(items: &mut [T], index: Index) -> &mut T {
    let at = index.index(items.len());
    &mut items[at]
}

fn pick_sentence(text: &mut Text, p: Index, s: Index) -> &mut Vec<String> {
    let paragraph: &mut Vec<_> = pick(&mut text.0, p);
    pick(paragraph, s)
}

fn pick_word(text: &mut Text, p: Index, s: Index, w: Index) -> &mut String {
    pick(pick_sentence(text, p, s), w)
}

/// Words as communiqués have them: function words are frequent, the others many.
pub(crate) fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => select(&["the", "of", "and", "to", "in", "we", "shall", "all"][..]).prop_map(String::from),
        6 => content_word(),
        1 => (1_u32..3000).prop_map(|number| number.to_string()),
    ]
}

/// Words of made-up syllables: many, pronounceable, of no language.
pub(crate) fn content_word() -> impl Strategy<Value = String> {
    let syllable = || "[bdfgklmnprstv][aeiou][lmnrs]?";
    (syllable(), syllable(), syllable()).prop_map(|(a, b, c)| a + &b + &c)
}

pub(crate) fn sentence_words() -> impl Strategy<Value = Vec<String>> {
    (content_word(), vec(word(), 4..14)).prop_map(|(first, mut rest)| {
        rest.insert(0, first);
        rest
    })
}

pub(crate) fn paragraph_sentences() -> impl Strategy<Value = Vec<Vec<String>>> {
    vec(sentence_words(), 1..5)
}

pub(crate) fn text() -> impl Strategy<Value = Text> {
    vec(paragraph_sentences(), 1..9).prop_map(Text)
}

/// A text whose paragraphs are long enough that nobody would take one for another.
pub(crate) fn long_text() -> impl Strategy<Value = Text> {
    vec(vec(sentence_words(), 3..5), 5..9).prop_map(Text)
}

pub(crate) fn revision() -> impl Strategy<Value = Revision> {
    prop_oneof![3 => revision_of_words(), 8 => revision_of_passages()]
}

/// Another word, a word less, or a word more.
fn revision_of_words() -> impl Strategy<Value = Revision> {
    let index = any::<Index>;
    prop_oneof![
        (index(), index(), index(), content_word())
            .prop_map(|(p, s, w, word)| Revision::ReplaceWord(p, s, w, word)),
        (index(), index(), index()).prop_map(|(p, s, w)| Revision::DropWord(p, s, w)),
        (index(), index(), index(), word())
            .prop_map(|(p, s, w, word)| Revision::InsertWord(p, s, w, word)),
    ]
}

/// Whole sentences and paragraphs that come, go, part, join or change their places.
fn revision_of_passages() -> impl Strategy<Value = Revision> {
    let index = any::<Index>;
    prop_oneof![
        (index(), index()).prop_map(|(p, s)| Revision::SwapSentences(p, s)),
        (index(), index()).prop_map(|(p, s)| Revision::DropSentence(p, s)),
        (index(), index(), index()).prop_map(|(p, s, to)| Revision::MoveSentence(p, s, to)),
        index().prop_map(Revision::DropParagraph),
        (index(), paragraph_sentences()).prop_map(|(p, added)| Revision::AddParagraph(p, added)),
        (index(), index()).prop_map(|(from, to)| Revision::MoveParagraph(from, to)),
        (index(), index()).prop_map(|(p, s)| Revision::SplitParagraph(p, s)),
        index().prop_map(Revision::MergeParagraphs),
    ]
}

/// A text and what revisers made of it.
pub(crate) fn revised() -> impl Strategy<Value = (Text, Text)> {
    (text(), vec(revision(), 0..7)).prop_map(|(old, revisions)| {
        let mut new = old.clone();
        for revision in revisions {
            revision.revise(&mut new);
        }
        (old, new)
    })
}

/// Characters of every sort that has ever troubled a diff.
pub(crate) fn hostile_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Z]{1,8}",
        1 => "[0-9]{1,4}([.,][0-9]{1,3})?%?",
        1 => select(&["²", "−5", "€10", "½", "№ 5", "(a)", "1.", "- ", "# ", "**b**", "> ", "| x |", "---"][..]).prop_map(String::from),
        1 => select(&["“", "”", "’", "'", "\"", "–", "—", "-", "…", "...", "\u{ad}", "\u{a0}", "\u{202f}"][..]).prop_map(String::from),
        1 => select(&["é", "e\u{301}", "ё", "а", "ß", "ﬁ", "İ", "한국", "中文字", "हिन्दी", "עברית", "عربي", "👩‍👩‍👧", "\u{feff}", "\u{202e}", "\u{200b}", "\u{1b}[31m"][..]).prop_map(String::from),
        1 => any::<char>().prop_filter("no NUL in a text", |c| *c != '\0').prop_map(String::from),
        3 => select(&[" ", " ", "  ", "\t"][..]).prop_map(String::from),
        1 => select(&[".", ",", ";", "?", ": ", ". "][..]).prop_map(String::from),
        1 => select(&["\n", "\r\n", "\r", "\n\n", "\n\n\n", "\u{c}", "\r\n\r\n"][..]).prop_map(String::from),
    ];
    vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Two unrelated hostile texts, or one with a stretch put in the place of another.
pub(crate) fn hostile_pair() -> impl Strategy<Value = (String, String)> {
    let spliced = (
        hostile_text(),
        hostile_text(),
        any::<Index>(),
        any::<Index>(),
    )
        .prop_map(|(old, stretch, from, to)| {
            let borders: Vec<usize> = (0..=old.len())
                .filter(|at| old.is_char_boundary(*at))
                .collect();
            let (a, b) = (*from.get(&borders), *to.get(&borders));
            let new = format!("{}{stretch}{}", &old[..a.min(b)], &old[a.max(b)..]);
            (old, new)
        });
    prop_oneof![2 => spliced, 1 => (hostile_text(), hostile_text())]
}

/// Any pair of versions: a revision of prose, or hostile texts.
pub(crate) fn any_pair() -> impl Strategy<Value = (String, String)> {
    prop_oneof![
        revised().prop_map(|(old, new)| (old.render(), new.render())),
        hostile_pair(),
    ]
}

/// One step of a series: a revision, or a paragraph of an earlier version brought back.
#[derive(Clone, Debug)]
enum Step {
    Revise(Vec<Revision>),
    BringBack(Index, Index, Index),
}

fn step() -> impl Strategy<Value = Step> {
    let index = any::<Index>;
    prop_oneof![
        3 => vec(revision(), 0..5).prop_map(Step::Revise),
        2 => (index(), index(), index()).prop_map(|(v, p, to)| Step::BringBack(v, p, to)),
    ]
}

/// Versions of one text: revised and brought back, planted histories, or hostile texts that have nothing in common.
pub(crate) fn series() -> impl Strategy<Value = Vec<String>> {
    let revised = (text(), vec(step(), 1..6)).prop_map(|(first, steps)| {
        let mut versions = vec![first];
        for step in steps {
            let mut next = versions[versions.len() - 1].clone();
            match step {
                Step::Revise(revisions) => {
                    for revision in revisions {
                        revision.revise(&mut next);
                    }
                }
                Step::BringBack(version, paragraph, to) => {
                    let earlier = &version.get(&versions).0;
                    let at = to.index(next.0.len() + 1);
                    next.0.insert(at, paragraph.get(earlier).clone());
                }
            }
            versions.push(next);
        }
        versions.iter().map(Text::render).collect()
    });
    let planted = (any::<u64>(), 2..6_usize).prop_map(|(seed, count)| {
        let versions = planted::series(seed);
        versions.iter().take(count).map(planted::text).collect()
    });
    prop_oneof![
        4 => revised,
        1 => planted,
        2 => vec(hostile_text(), 2..5),
    ]
}
