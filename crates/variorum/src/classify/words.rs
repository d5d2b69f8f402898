//! The words of linked sentences, in the forms that tables are keyed by.

use std::borrow::Cow;
use std::ops::{Deref, Range};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::reader::number;
use crate::align::{Alignment, Link};
use crate::document::{Document, NO_WIDTH, Token, TokenClass, lower_form};
use crate::lexicon::{Beginnings, Class, Group, Pack, PhraseWord, pieces};
use crate::span::Span;

/// What a word is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum WordClass {
    /// Begins with a letter.
    Word,
    /// Begins with a digit.
    Number,
    /// Anything else that is visible.
    Sign,
    /// Part of a label: list marker or paragraph number.
    Label,
    /// The target of a link.
    Address,
}

/// A piece of a token: tokens with inner signs are cut so that phrases match however the tokenizer joins them.
#[derive(Clone, Debug)]
pub(super) struct Word<'d> {
    /// As written.
    pub(super) text: &'d str,
    forms: Arc<Forms<'d>>,
    /// Where it stands.
    pub(super) span: Span,
    /// What it is made of.
    pub(super) class: WordClass,
    /// Whether white space comes before it.
    pub(super) spaced: bool,
    /// Whether it opens a sentence.
    pub(super) opens: bool,
    /// The block it stands in.
    pub(super) block: usize,
}

/// The forms of a word, shared by all its occurrences, and what the tables say of it alone.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts of a word")]
pub(super) struct Forms<'d> {
    /// In comparison form and lower case.
    pub(super) lower: Cow<'d, str>,
    /// In lower case and one spelling system.
    pub(super) spelled: Cow<'d, str>,
    /// What its inflected forms share.
    pub(super) stem: Cow<'d, str>,
    /// Whether it has an ending, as plurals and forms of verbs have; a silent letter is none.
    pub(super) inflected: bool,
    /// Whether its ending is that of the form that serves as a noun or with a form of being.
    pub(super) is_gerund: bool,
    /// Whether its ending is that of the form that serves as an adjective or tells what was.
    pub(super) is_participle: bool,
    /// The phrases of the pack that begin with it.
    pub(super) beginnings: Beginnings,
    /// Its value, if it is a number word.
    pub(super) cardinal: Option<f64>,
    /// Whether it is a word of degree.
    pub(super) is_degree: bool,
    /// Whether it marks an infinitive, and whether it may be one.
    pub(super) is_mark: bool,
    pub(super) is_infinitive: bool,
    /// Whether it is a form of being or remaining.
    pub(super) is_being: bool,
    /// Whether it may stand between a form of being and what that is joined with.
    pub(super) is_adverb: bool,
    /// If it is a contraction: how many bytes of it stand for the first word, and the two words.
    contracted: Option<(usize, &'static str, &'static str)>,
}

/// A word has its forms.
impl<'d> Deref for Word<'d> {
    type Target = Forms<'d>;

    fn deref(&self) -> &Forms<'d> {
        &self.forms
    }
}

impl<'d> Forms<'d> {
    fn new(text: &'d str, class: WordClass, pack: &'static Pack) -> Self {
        let lower = lower_form(text);
        Self::of(lower.clone(), lower, class, pack)
    }

    /// The forms of what is written in one way and stands for a word.
    fn of(lower: Cow<'d, str>, word: Cow<'d, str>, class: WordClass, pack: &'static Pack) -> Self {
        let morphology = &pack.morphology;
        let (spelled, stem) = if class == WordClass::Word {
            let spelled = form_of(word, |word| morphology.respell(word));
            let stem = form_of(spelled.clone(), |spelled| morphology.stem(spelled));
            (spelled, stem)
        } else {
            (lower.clone(), lower.clone())
        };
        let beginnings = pack.beginnings(&spelled, &stem);
        let (mut is_degree, mut is_being, mut is_adverb) = (false, false, false);
        let mut is_mark = false;
        let mut cardinal = None;
        let rows = beginnings.words.alone.iter();
        for row in rows.map(|surface| pack.row(surface)) {
            cardinal = cardinal.or_else(|| number(row, "cardinal"));
            match row.group {
                Group::Degree => is_degree = true,
                Group::Continuity | Group::Negator => is_adverb = true,
                _ => {}
            }
            match row.class {
                Some(Class::Being | Class::Copula) => is_being = true,
                Some(Class::Adverb) => is_adverb = true,
                Some(Class::Infinitive) => is_mark = true,
                _ => {}
            }
        }
        let ends = |ending: &str| !ending.is_empty() && spelled.ends_with(ending);
        let silent = pack.morphology.silent;
        let inflected =
            stem != spelled && (silent.is_empty() || spelled.strip_suffix(silent) != Some(&*stem));
        Self {
            beginnings,
            cardinal,
            is_degree,
            is_mark,
            is_infinitive: morphology.infinitive.iter().any(|ending| ends(ending)),
            is_being,
            is_adverb: is_adverb || is_degree,
            is_gerund: inflected && ends(pack.morphology.gerund),
            is_participle: inflected && ends(pack.morphology.participle),
            inflected,
            contracted: (class == WordClass::Word)
                .then(|| pack.morphology.expand(&lower))
                .flatten(),
            lower,
            spelled,
            stem,
        }
    }
}

/// A form of a word; borrowed where the word is and the form is part of it.
fn form_of(word: Cow<'_, str>, form: impl Fn(&str) -> Cow<'_, str>) -> Cow<'_, str> {
    match word {
        Cow::Borrowed(word) => form(word),
        Cow::Owned(word) => Cow::Owned(form(&word).into_owned()),
    }
}

/// The forms of the words met so far in one language: most words of a text recur.
#[derive(Debug)]
pub(super) struct Dictionary<'d> {
    pub(super) pack: &'static Pack,
    known: FxHashMap<(&'d str, WordClass), Arc<Forms<'d>>>,
}

impl<'d> Dictionary<'d> {
    pub(super) fn new(pack: &'static Pack) -> Self {
        Self {
            pack,
            known: FxHashMap::default(),
        }
    }

    fn forms(&mut self, text: &'d str, class: WordClass) -> Arc<Forms<'d>> {
        let forms = self.known.entry((text, class));
        let forms = forms.or_insert_with(|| Arc::new(Forms::new(text, class, self.pack)));
        Arc::clone(forms)
    }

    /// Adds the words that a piece of a token stands for: itself, or the two that it contracts.
    fn read(&mut self, piece: Piece<'d>, words: &mut Vec<Word<'d>>) {
        let Piece { text, class, .. } = piece;
        let whole = self.forms(text, class);
        let contracted = whole.contracted;
        let Some((cut, first, second)) = contracted.filter(|(cut, ..)| text.is_char_boundary(*cut))
        else {
            words.push(piece.word(0..text.len(), whole));
            return;
        };
        for (range, word) in [(0..cut, first), (cut..text.len(), second)] {
            let lower = lower_form(&text[range.clone()]);
            let forms = Forms::of(lower, Cow::Borrowed(word), class, self.pack);
            words.push(piece.word(range, Arc::new(forms)));
        }
    }
}

/// A stretch of a token that is one word as written.
#[derive(Clone, Copy)]
struct Piece<'d> {
    text: &'d str,
    start: usize,
    class: WordClass,
    spaced: bool,
    opens: bool,
    block: usize,
}

impl<'d> Piece<'d> {
    /// A part of it, or the whole, as a word.
    fn word(&self, range: Range<usize>, forms: Arc<Forms<'d>>) -> Word<'d> {
        let is_first = range.start == 0;
        Word {
            text: &self.text[range.clone()],
            forms,
            span: Span::new(self.start + range.start, self.start + range.end),
            class: self.class,
            spaced: self.spaced && is_first,
            opens: self.opens && is_first,
            block: self.block,
        }
    }
}

impl<'d> Word<'d> {
    /// A part of the word, as a word of its own.
    pub(super) fn part(&self, range: Range<usize>, dictionary: &mut Dictionary<'d>) -> Self {
        let whole = Piece {
            text: self.text,
            start: self.span.start(),
            class: self.class,
            spaced: self.spaced,
            opens: self.opens,
            block: self.block,
        };
        let forms = dictionary.forms(&self.text[range.clone()], self.class);
        whole.word(range, forms)
    }
}

impl Word<'_> {
    /// The word as tables are looked into by it.
    pub(super) fn as_key(&self) -> PhraseWord<'_> {
        PhraseWord {
            spelled: &self.spelled,
            stem: &self.stem,
            cased: self.text,
            is_degree: self.is_degree,
            is_mark: self.is_mark,
            is_infinitive: self.is_infinitive,
        }
    }

    /// Whether the first letter is a capital.
    pub(super) fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether this is a hyphen that ties the words on its sides to one; a dash, which compares equal, parts them.
    pub(super) fn is_hyphen(&self) -> bool {
        !self.spaced && matches!(self.text, "-" | "\u{2010}" | "\u{2011}")
    }

    /// Whether this is a sign with the given text.
    pub(super) fn is_sign(&self, sign: &str) -> bool {
        self.class == WordClass::Sign && self.lower == sign
    }
}

/// Returns the words of one side of a sentence link. Inline markup is no word, and neither is what has no width.
pub(super) fn words_of<'d>(
    document: &'d Document,
    alignment: &[crate::align::Sentence],
    units: &[usize],
    dictionary: &mut Dictionary<'d>,
) -> Vec<Word<'d>> {
    let length = units.iter().map(|unit| alignment[*unit].tokens.len()).sum();
    let mut words = Vec::with_capacity(length);
    for unit in units {
        let sentence = &alignment[*unit];
        let mut opens = true;
        for token in &document.tokens(sentence.block)[sentence.tokens.clone()] {
            let whole = &document[token.span];
            let has_width = || whole.contains(|c| !NO_WIDTH.contains(&c));
            if token.class == TokenClass::Markup || !has_width() {
                continue;
            }
            push(
                whole,
                token,
                sentence.block,
                &mut opens,
                dictionary,
                &mut words,
            );
        }
    }
    words
}

/// Returns the words of both sides of a link.
pub(super) fn words_of_link<'d>(
    documents: crate::sides::Sides<&'d Document>,
    alignment: &Alignment,
    link: &Link,
    dictionary: &mut Dictionary<'d>,
) -> crate::sides::Sides<Vec<Word<'d>>> {
    crate::sides::Sides::new(
        words_of(
            documents.old,
            &alignment.sentences.old,
            &link.units.old,
            dictionary,
        ),
        words_of(
            documents.new,
            &alignment.sentences.new,
            &link.units.new,
            dictionary,
        ),
    )
}

fn push<'d>(
    whole: &'d str,
    token: &Token,
    block: usize,
    opens: &mut bool,
    dictionary: &mut Dictionary<'d>,
    words: &mut Vec<Word<'d>>,
) {
    // The target of a link is one word: the words in it are not said.
    let is_target = token.class == TokenClass::Link;
    let is_plain = |text: &str| {
        text.bytes().all(|byte| byte.is_ascii_alphanumeric())
            || text.chars().all(char::is_alphanumeric)
    };
    let is_whole = is_target || whole.len() == 1 || is_plain(whole);
    let code = if is_target {
        0
    } else {
        code(whole, dictionary.pack)
    };
    let cut = if code > 0 || !is_whole {
        pieces(&whole[code..])
    } else {
        Vec::new()
    };
    let cut = cut
        .into_iter()
        .map(|piece| code + piece.start..code + piece.end);
    // Most tokens are one piece.
    let first = if code > 0 { code } else { whole.len() };
    let cut = (code > 0 || is_whole)
        .then_some(0..first)
        .into_iter()
        .chain(cut);
    for range in cut {
        let text = &whole[range.clone()];
        let class = match text.chars().next() {
            _ if token.class == TokenClass::Label => WordClass::Label,
            _ if is_target => WordClass::Address,
            Some(c) if c.is_numeric() => WordClass::Number,
            Some(c) if c.is_alphabetic() => WordClass::Word,
            _ => WordClass::Sign,
        };
        let may_open = matches!(class, WordClass::Word | WordClass::Number);
        let piece = Piece {
            text,
            start: token.span.start() + range.start,
            class,
            spaced: range.start == 0 && token.spaced,
            opens: *opens && may_open,
            block,
        };
        dictionary.read(piece, words);
        *opens &= !may_open;
    }
}

/// Bytes of the code of a currency that an amount is glued to, or 0: USD150.
fn code(token: &str, pack: &Pack) -> usize {
    let letters = token.bytes().take_while(u8::is_ascii_uppercase).count();
    let is_glued = letters > 0 && token[letters..].starts_with(|c: char| c.is_ascii_digit());
    let is_code = || {
        let code = token[..letters].to_lowercase();
        let mut rows = pack.rows_of(&code);
        rows.any(|row| row.group == Group::Number && row.family == "currency")
    };
    if is_glued && is_code() { letters } else { 0 }
}
