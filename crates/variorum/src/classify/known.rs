//! Names and instruments that came to a passage or left it, while the other version speaks of them elsewhere: one more
//! mention or one less, and nothing that is new to the text.
//!
//! In: findings. Out: the same, with fewer points for such. One pass over each text, in which a hash finds the first words
//! of what is looked for; none where nothing is.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::classify::pairing::side::Which;
use crate::classify::record::evidence;
use crate::classify::record::finding::Finding;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::telling::score;
use crate::sides::Sides;

/// What is looked for in a text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Mention {
    /// Its words.
    words: Vec<String>,
    /// Whether it stands as it is written and by itself: Turkey is no turkey, and Chad not who is called Chad Miller.
    /// Instruments are named in small letters.
    is_name: bool,
}

/// Takes points off the findings about what the other version has elsewhere. Members of a roster are none: whoever joins
/// a list is new to it, wherever else the text names him.
pub(super) fn weigh<'f>(findings: impl Iterator<Item = &'f mut Finding>, texts: Sides<&str>) {
    let mentioned = findings.filter_map(|finding| Some((mention(finding)?, finding)));
    let (mentions, findings): (Vec<(Which, Mention)>, Vec<&mut Finding>) = mentioned.unzip();
    let known = Sides::by(|which| {
        let of_other = mentions.iter().filter(|(side, _)| *side == which.other());
        found(which.of(texts), of_other.map(|(_, mention)| mention))
    });
    for ((which, mention), finding) in mentions.iter().zip(findings) {
        if which.other().of(known.as_ref()).contains(mention) {
            let points = score::mentioned(finding.kind);
            score::add_to(finding, "mentioned-elsewhere", points);
        }
    }
}

/// The side that a finding speaks of alone, and what it mentions. What is told by a number is left alone: Article 6 is
/// another thing in another place, and a resolution is known by its number.
fn mention(finding: &Finding) -> Option<(Which, Mention)> {
    let (field, is_name) = match finding.kind {
        Kind::EntityAdded | Kind::EntityRemoved if finding.rule == RuleId::EntityPart => {
            (evidence::ENTITY, true)
        }
        Kind::ReferenceAdded | Kind::ReferenceRemoved => (evidence::INSTRUMENT, false),
        _ => return None,
    };
    let (which, _) = finding.lone_passage()?;
    let words: Vec<String> = words(finding.evidence.get(field)?)
        .map(str::to_owned)
        .collect();
    let is_number = |word: &String| word.chars().all(|letter| letter.is_ascii_digit());
    let mention = Mention { words, is_name };
    (!mention.words.iter().any(is_number)).then_some((which, mention))
}

/// Which of some mentions a text has.
fn found<'n>(text: &str, mentions: impl Iterator<Item = &'n Mention>) -> BTreeSet<&'n Mention> {
    let mentions: BTreeSet<&Mention> = mentions.collect();
    let mut found = BTreeSet::new();
    if mentions.is_empty() {
        return found;
    }
    let mut by_first: FxHashMap<String, Vec<&Mention>> = FxHashMap::default();
    for mention in mentions {
        if let Some(first) = mention.words.first() {
            by_first
                .entry(first.to_lowercase())
                .or_default()
                .push(mention);
        }
    }
    let mut words = words(text);
    let (mut lower, mut before) = (String::new(), "");
    while let Some(word) = words.next() {
        if let Some(here) = by_first.get(in_lower_case(word, &mut lower)) {
            let here = here.iter();
            found.extend(here.filter(|mention| mention.stands_at(before, word, words.clone())));
        }
        before = word;
    }
    found
}

/// A word in lower case, as it stands in a text or in a buffer: most words of a text are in small letters already.
fn in_lower_case<'t>(word: &'t str, buffer: &'t mut String) -> &'t str {
    let is_lower = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    if word.bytes().all(is_lower) {
        return word;
    }
    buffer.clear();
    if word.is_ascii() {
        buffer.push_str(word);
        buffer.make_ascii_lowercase();
    } else {
        buffer.extend(word.chars().flat_map(char::to_lowercase));
    }
    buffer
}

impl Mention {
    /// Whether it stands where a text goes on with some words.
    fn stands_at<'t>(
        &self,
        before: &str,
        first: &str,
        mut rest: impl Iterator<Item = &'t str>,
    ) -> bool {
        let is_same =
            |own: &String, word: &str| own == word || !self.is_name && *own == word.to_lowercase();
        let is_capitalised = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
        let mut own = self.words.iter();
        own.next().is_some_and(|own| is_same(own, first))
            && own.all(|own| rest.next().is_some_and(|word| is_same(own, word)))
            && !(self.is_name
                && (is_capitalised(before) || rest.next().is_some_and(is_capitalised)))
    }
}

/// The words of a text, without what parts them.
fn words(text: &str) -> impl Iterator<Item = &str> + Clone {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_in_small_letters_are_those_letter_by_letter(word in "[a-zA-Z0-9]{0,8}|\\w{0,8}") {
            let mut buffer = String::from("left over");
            let letters: String = word.chars().flat_map(char::to_lowercase).collect();
            prop_assert_eq!(in_lower_case(&word, &mut buffer), letters);
        }
    }
}
