//! Words that say what the text says already beside them: a pronoun for what was named, a repetition, the initials of a
//! name.

use rustc_hash::FxHashSet;

use super::reference::is_cited_again;
use crate::classify::pairing::region::{Region, regions, stems};
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::Which;
use crate::classify::reading::atom::Value;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::telling::draft::{Draft, hull};
use crate::classify::terms::initialism;
use crate::lexicon::{Class, Group, Pack};

/// Atoms within which a word that stands twice in a coordination is one repetition.
const COORDINATION: usize = 8;
/// Words of matter from which on a run that stands nearby already is no chance meeting.
const LEAST_REPETITION: usize = 2;
/// Atoms between a name and its initials.
const NEAR: usize = 3;

/// A pronoun that took the place of what was named before, or the reverse.
pub(super) fn anaphora(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let replaced = |region: &Region| {
        let which = region.only_side(scene)?;
        let other = scene.side(which.other());
        let points_back = region.side(which.other()).iter().any(|at| {
            let atom = &other.atoms[*at];
            atom.is_any_function(&[Class::Pronoun, Class::Possessive, Class::Relative])
        });
        let matter = region.matter(scene, which);
        let is_known =
            |at: &usize| is_named_before(scene, which, *at) || is_cited_again(scene, which, *at);
        let named = points_back && matter.iter().all(is_known);
        named.then(|| Draft::new(Kind::Paraphrase, RuleId::ParaphraseAnaphora, [], []))
    };
    explained(scene, replaced)
}

/// Words that repeat what stands beside them.
pub(super) fn repetitions(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let repeated = |region: &Region| {
        let which = region.only_side(scene)?;
        let matter = region.matter(scene, which);
        let repeats = if matter.len() >= LEAST_REPETITION {
            is_said_nearby(scene, which, &matter)
        } else {
            is_shared(scene, which, matter[0]) || is_subject_again(scene, which, matter[0])
        };
        repeats.then(|| {
            Draft::new(Kind::Paraphrase, RuleId::ParaphraseRepetition, [], [])
                .with("words", region.text(scene, which))
        })
    };
    explained(scene, repeated)
}

/// A name and its initials, of which one took the other's place or came to stand beside it.
pub(super) fn initials(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let shortened = |region: &Region| {
        let matters = Which::BOTH.map(|which| (which, region.matter(scene, which)));
        let short = matters
            .iter()
            .find_map(|(which, matter)| Some((*which, initials_of(scene, *which, matter)?)));
        let matches = if let Some((which, letters)) = short {
            spells(scene, which.other(), region.side(which.other()), &letters)
                || region.side(which.other()).is_empty()
                    && is_name_before(scene, which, region.side(which), &letters)
        } else {
            let spelled_out = region
                .only_side(scene)
                .is_some_and(|which| is_spelled_out(scene, which, region.side(which)));
            let is_short = |a, b| is_short_name(scene, a, b) || is_short_title(scene, a, b);
            spelled_out || matches!(&matters, [(_, a), (_, b)] if is_short(a, b))
        };
        matches.then(|| {
            Draft::new(
                Kind::EditorialAbbreviation,
                RuleId::EditorialInitials,
                [],
                [],
            )
        })
    };
    explained(scene, shortened)
}

/// One draft for each region that a test explains, about all its atoms.
fn explained(scene: &Scene<'_, '_, '_>, test: impl Fn(&Region) -> Option<Draft>) -> Vec<Draft> {
    regions(scene)
        .iter()
        .filter_map(|region| {
            let mut draft = test(region)?.texts(
                region.text(scene, Which::Old),
                region.text(scene, Which::New),
            );
            draft.atoms.old.clone_from(&region.old);
            draft.atoms.new.clone_from(&region.new);
            Some(draft)
        })
        .collect()
}

/// Whether an atom can be told by what it points to: a figure, a time or a citation cannot.
fn is_word_or_name(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let atom = scene.atom(which, at);
    matches!(atom.value, Value::Plain | Value::Name) && !atom.has(Group::Negator)
}

/// Whether every word of an atom stands before it, in its own sentences or in those before them.
fn is_named_before(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let own: FxHashSet<&str> = (0..at).flat_map(|before| stems(side, before)).collect();
    let earlier = scene.pair.before(which);
    is_word_or_name(scene, which, at)
        && stems(side, at).all(|stem| own.contains(stem) || earlier.iter().any(|word| word == stem))
}

/// Whether a run of words stands elsewhere in its own sentences, in the same order, or in those before them.
fn is_said_nearby(scene: &Scene<'_, '_, '_>, which: Which, run: &[usize]) -> bool {
    let side = scene.side(which);
    let words: Vec<&str> = run.iter().flat_map(|at| stems(side, *at)).collect();
    let rest: Vec<&str> = (0..side.atoms.len())
        .filter(|at| !side.is_open(*at))
        .flat_map(|at| stems(side, at))
        .collect();
    let before: Vec<&str> = scene
        .pair
        .before(which)
        .iter()
        .map(|stem| &**stem)
        .collect();
    run.iter().all(|at| is_word_or_name(scene, which, *at))
        && [rest, before].iter().any(|text| holds(text, &words))
}

/// Whether a text has some words in their order, with not more other words between them than there are of them.
fn holds(text: &[&str], words: &[&str]) -> bool {
    (0..text.len())
        .filter(|start| text[*start] == words[0])
        .any(|start| {
            let mut rest = text[start..].iter().take(2 * words.len());
            words.iter().all(|word| rest.any(|other| other == word))
        })
}

/// Whether a word stands beside its double with which a coordination could share it.
fn is_shared(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let key = side.atoms[at].key;
    let near = at.saturating_sub(COORDINATION)..side.atoms.len().min(at + COORDINATION + 1);
    let coordinates = |range: std::ops::Range<usize>| {
        range.len() <= 1
            || range
                .into_iter()
                .any(|between| side.atoms[between].is_function(Class::Coordinator))
    };
    is_word_or_name(scene, which, at)
        && near.into_iter().any(|twin| {
            twin != at
                && !side.is_open(twin)
                && side.atoms[twin].key == key
                && coordinates(at.min(twin) + 1..at.max(twin))
        })
}

/// Whether a word opens a sentence of several and names again what an earlier one of them named.
fn is_subject_again(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let opening = (0..=at).rev().find(|before| side.first(*before).opens);
    opening.is_some_and(|opening| {
        opening > 0
            && (opening..at).all(|before| !side.atoms[before].is_content())
            && is_named_before(scene, which, at)
    })
}

/// The letters of an atom that is written in capitals alone, if the given atoms are just that.
fn initials_of(scene: &Scene<'_, '_, '_>, which: Which, matter: &[usize]) -> Option<String> {
    let side = scene.side(which);
    let [at] = matter else { return None };
    initialism(side.first(*at).text, scene.pack).filter(|_| side.atoms[*at].words.len() == 1)
}

/// The first letters of the words of some atoms, of those that carry matter and of all.
fn spells(scene: &Scene<'_, '_, '_>, which: Which, atoms: &[usize], letters: &str) -> bool {
    let side = scene.side(which);
    let spelled = |all: bool| -> String {
        atoms
            .iter()
            .filter(|at| all || side.atoms[**at].is_content())
            .flat_map(|at| stems(side, *at))
            .filter_map(|stem| stem.chars().next())
            .collect()
    };
    spelled(false) == letters || spelled(true) == letters
}

/// Whether the words before some atoms spell letters.
fn is_name_before(scene: &Scene<'_, '_, '_>, which: Which, atoms: &[usize], letters: &str) -> bool {
    let side = scene.side(which);
    let Some(first) = atoms.first() else {
        return false;
    };
    let words: Vec<usize> = (0..*first)
        .filter(|at| side.atoms[*at].value != Value::Sign)
        .collect();
    let count = letters.chars().count();
    (count..=count + NEAR).any(|length| {
        let start = words.len().saturating_sub(length);
        spells(scene, which, &words[start..], letters)
    }) || words
        .last()
        .is_some_and(|at| spells(scene, which, &[*at], letters))
}

/// Whether two names differ in that one has the initials of some words of the other: "MPA Lerwick".
pub(super) fn is_short_name(scene: &Scene<'_, '_, '_>, old: &[usize], new: &[usize]) -> bool {
    let words = |which: Which, atoms: &[usize]| -> Vec<String> {
        let side = scene.side(which);
        let words = atoms
            .iter()
            .flat_map(|at| &side.words[side.atoms[*at].words.clone()]);
        words.map(|word| word.text.to_owned()).collect()
    };
    let (old, new) = (words(Which::Old, old), words(Which::New, new));
    let ahead = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[ahead..], &new[ahead..]);
    let behind = old.iter().rev().zip(new.iter().rev());
    let behind = behind.take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[..old.len() - behind], &new[..new.len() - behind]);
    let shortens = |short: &[String], long: &[String]| match short {
        [word] => initialism(word, scene.pack).is_some_and(|letters| {
            let firsts = long
                .iter()
                .filter_map(|word| word.to_lowercase().chars().next());
            long.len() > 1 && firsts.collect::<String>() == letters
        }),
        _ => false,
    };
    shortens(old, new) || shortens(new, old)
}

/// Whether one of two names is the beginning of the other, which the version with the short one gives in full elsewhere: the
/// Convention, the Convention on the Law of the Coast. Where it has another name that begins so, either may be meant.
fn is_short_title(scene: &Scene<'_, '_, '_>, old: &[usize], new: &[usize]) -> bool {
    let documents = scene.pair.comparison.documents();
    let name = |which: Which, atoms: &[usize]| {
        let side = scene.side(which);
        let is_name = atoms
            .first()
            .is_some_and(|at| side.first(*at).is_capitalised());
        is_name.then(|| side.text(hull(atoms)))
    };
    let is_short = |which: Which, short: &str, long: &str| {
        let Some(full) = long
            .strip_prefix(short)
            .filter(|rest| rest.starts_with(' '))
        else {
            return false;
        };
        let text = which.of(documents).text();
        let begins_another = |(at, _): (usize, &str)| {
            let rest = &text[at + short.len()..];
            !rest.starts_with(full) && goes_on(rest, scene.pack)
        };
        text.contains(long) && !text.match_indices(short).any(begins_another)
    };
    let (Some(old), Some(new)) = (name(Which::Old, old), name(Which::New, new)) else {
        return false;
    };
    is_short(Which::Old, &old, &new) || is_short(Which::New, &new, &old)
}

/// Whether a name goes on in what follows its first words: of Malta, Limited.
fn goes_on(rest: &str, pack: &Pack) -> bool {
    let Some(rest) = rest.strip_prefix(' ') else {
        return false;
    };
    let next = rest.split(|letter: char| !letter.is_alphanumeric()).next();
    let next = next.unwrap_or_default();
    let mut rows = pack.rows_of(next);
    next.starts_with(char::is_uppercase)
        || rows.any(|row| row.group == Group::Name && row.family == "connector")
}

/// Whether some atoms spell out initials that follow them.
fn is_spelled_out(scene: &Scene<'_, '_, '_>, which: Which, atoms: &[usize]) -> bool {
    let side = scene.side(which);
    let Some(last) = atoms.last() else {
        return false;
    };
    (last + 1..side.atoms.len().min(last + 1 + NEAR))
        .filter_map(|at| initialism(side.first(at).text, scene.pack))
        .any(|letters| spells(scene, which, atoms, &letters))
}
