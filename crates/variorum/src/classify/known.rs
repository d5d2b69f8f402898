//! Names and instruments that came to a passage or left it, while the other version speaks of them elsewhere: one more
//! mention or one less, and nothing that is new to the text.
//!
//! In: findings. Out: the same, with fewer points for such. One pass over each text, in which a hash finds the first words
//! of what is looked for; none where nothing is.

use rustc_hash::FxHashMap;

use super::finding::Finding;
use super::kind::Kind;
use super::rules::MENTION;
use super::score;
use super::side::Which;
use crate::sides::Sides;

/// Takes points off the findings about what the other version has elsewhere. Members of a roster are none: whoever joins
/// a list is new to it, wherever else the text names him.
pub(super) fn weigh<'f>(findings: impl Iterator<Item = &'f mut Finding>, texts: Sides<&str>) {
    let mentioned = findings.filter_map(|finding| Some((mention(finding)?, finding)));
    let (mentions, findings): (Vec<(Which, Vec<String>)>, Vec<&mut Finding>) = mentioned.unzip();
    let known = Sides::new(Which::Old, Which::New).map(|which| {
        let of_other = mentions.iter().filter(|(side, _)| *side == which.other());
        found(which.of(texts), of_other.map(|(_, name)| name.as_slice()))
    });
    for ((which, name), finding) in mentions.iter().zip(findings) {
        if which.other().of(known.as_ref()).get(name.as_slice()) == Some(&true) {
            let points = score::mentioned(finding.kind);
            score::add_to(finding, "mentioned-elsewhere", points);
        }
    }
}

/// The side that a finding speaks of alone, and the words of the name or the instrument. A number is none: what it counts
/// is another thing in another place.
fn mention(finding: &Finding) -> Option<(Which, Vec<String>)> {
    let field = match finding.kind {
        Kind::EntityAdded | Kind::EntityRemoved if finding.rule == MENTION => "entity",
        Kind::ReferenceAdded | Kind::ReferenceRemoved => "instrument",
        _ => return None,
    };
    let which = match (&finding.old, &finding.new) {
        (Some(_), None) => Which::Old,
        (None, Some(_)) => Which::New,
        _ => return None,
    };
    let name: Vec<String> = words(finding.evidence.get(field)?)
        .map(str::to_lowercase)
        .collect();
    let is_number = |word: &String| word.chars().all(|letter| letter.is_ascii_digit());
    (!name.iter().any(is_number)).then_some((which, name))
}

/// Which of some names a text has.
fn found<'n>(
    text: &str,
    names: impl Iterator<Item = &'n [String]>,
) -> FxHashMap<&'n [String], bool> {
    let mut known: FxHashMap<&[String], bool> = names.map(|name| (name, false)).collect();
    if known.is_empty() {
        return known;
    }
    let mut by_first: FxHashMap<&str, Vec<&[String]>> = FxHashMap::default();
    let mut names: Vec<&[String]> = known.keys().copied().collect();
    names.sort_unstable();
    for name in names {
        if let Some(first) = name.first() {
            by_first.entry(first).or_default().push(name);
        }
    }
    let mut words = words(text);
    let mut lower = String::new();
    while let Some(word) = words.next() {
        lower.clear();
        lower.extend(word.chars().flat_map(char::to_lowercase));
        for name in by_first.get(lower.as_str()).into_iter().flatten() {
            let rest = words.clone().take(name.len() - 1);
            if rest
                .map(str::to_lowercase)
                .eq(name[1..].iter().map(String::as_str))
            {
                known.insert(name, true);
            }
        }
    }
    known
}

/// The words of a text, without what parts them.
fn words(text: &str) -> impl Iterator<Item = &str> + Clone {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
}
