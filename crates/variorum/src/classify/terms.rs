//! Terms: names and nouns of which one can stand for the other throughout a text.

use crate::classify::pairing::pair::Pair;
use crate::classify::pairing::side::Side;
use crate::classify::reading::atom::Value;
use crate::classify::reading::words::Word;
use crate::lexicon::{Class, Group, Pack};

/// Longest term, in atoms.
const LONGEST_TERM: usize = 4;
/// Letters of the shortest initials.
const LEAST_INITIALS: usize = 2;
/// Words of initials with their article, and most words of a name for each of its letters.
const WITH_ARTICLE: usize = 2;
const WORDS_A_LETTER: usize = 6;

/// Runs of names that fill one slot on both sides, or stand in it beside another change. The name of one side may stand in
/// small letters: marsh fever.
pub(super) fn nominal_runs(pair: &Pair<'_, '_>) -> Vec<(Vec<usize>, Vec<usize>)> {
    let sides = &pair.sides;
    let open: Vec<usize> = sides.old.open_atoms().collect();
    let runs = open.chunk_by(|one, next| sides.old.slot[*one] == sides.old.slot[*next]);
    runs.filter_map(|old| {
        let inside = sides.new.in_slot(sides.old.slot[old[0]]);
        let new: Vec<usize> = inside.filter(|at| sides.new.is_open(*at)).collect();
        let whole = (
            trim(&sides.old, old.to_vec()),
            trim(&sides.new, new.clone()),
        );
        if is_renaming(pair, &whole) {
            return Some(whole);
        }
        let names = (only_name(&sides.old, old)?, only_name(&sides.new, &new)?);
        is_renaming(pair, &names).then_some(names)
    })
    .collect()
}

/// Whether one run can be another name for what the other names.
fn is_renaming(pair: &Pair<'_, '_>, (old, new): &(Vec<usize>, Vec<usize>)) -> bool {
    let sides = &pair.sides;
    if !is_named(&sides.old, old) && !is_named(&sides.new, new) {
        return false;
    }
    let states = |side: &Side<'_, '_>, atoms: &[usize]| {
        atoms
            .iter()
            .any(|at| side.atoms[*at].row(Group::Name, "state").is_some())
    };
    let swap_of_states = states(&sides.old, old) && states(&sides.new, new);
    let fits = is_term(&sides.old, old) && is_term(&sides.new, new)
        || is_shortened(pair.pack, (&sides.old, old), (&sides.new, new))
        || is_shortened(pair.pack, (&sides.new, new), (&sides.old, old));
    fits && !swap_of_states
}

/// The name among some atoms, if they have but one.
fn only_name(side: &Side<'_, '_>, atoms: &[usize]) -> Option<Vec<usize>> {
    let is_name = |at: &&usize| side.atoms[**at].value == Value::Name;
    let mut names = atoms.iter().filter(is_name);
    let name = names.next()?;
    names.next().is_none().then(|| vec![*name])
}

/// Without articles at the ends.
fn trim(side: &Side<'_, '_>, mut atoms: Vec<usize>) -> Vec<usize> {
    atoms.retain(|at| side.atoms[*at].value != Value::Sign || side.first(*at).is_sign("-"));
    while atoms
        .first()
        .is_some_and(|at| side.atoms[*at].is_function(Class::Determiner))
    {
        atoms.remove(0);
    }
    atoms
}

/// Whether a run can be a term: nouns only, no phrase that a rule grades.
fn is_term(side: &Side<'_, '_>, atoms: &[usize]) -> bool {
    let plain = |at: &usize| {
        let atom = &side.atoms[*at];
        let graded = atom.senses.iter().any(|sense| {
            matches!(
                sense.row.group,
                Group::Verb
                    | Group::Modal
                    | Group::Degree
                    | Group::Quantifier
                    | Group::Hedge
                    | Group::Condition
                    | Group::Negator
                    | Group::Issuer
                    | Group::Continuity
            )
        });
        let typed = matches!(
            atom.value,
            Value::Plain | Value::Name | Value::Function | Value::Citation(_)
        );
        typed && (!graded || side.first(*at).is_capitalised() && !atom.has(Group::Issuer))
    };
    !atoms.is_empty()
        && atoms.len() <= LONGEST_TERM
        && atoms.windows(2).all(|pair| pair[1] - pair[0] <= 2)
        && atoms.iter().all(plain)
}

/// Whether the one run is a word in capitals and the other a name with words that begin with these letters, in their
/// order and from its first word on: a name of many words is rarely shortened by all of them.
fn is_shortened(
    pack: &Pack,
    short: (&Side<'_, '_>, &[usize]),
    long: (&Side<'_, '_>, &[usize]),
) -> bool {
    let short: Vec<&str> = words(short.0, short.1).collect();
    let Some(letters) = short.last().and_then(|word| initialism(word, pack)) else {
        return false;
    };
    let long: Vec<String> = words(long.0, long.1)
        .map(str::to_lowercase)
        .skip_while(|word| word.chars().next() != letters.chars().next())
        .collect();
    let mut firsts = long.iter().filter_map(|word| word.chars().next());
    let count = letters.chars().count();
    short.len() <= WITH_ARTICLE
        && (count..=WORDS_A_LETTER * count).contains(&long.len())
        && letters
            .chars()
            .all(|letter| firsts.any(|first| first == letter))
}

/// The text of the words of some atoms.
fn words<'s>(side: &'s Side<'_, '_>, atoms: &'s [usize]) -> impl Iterator<Item = &'s str> {
    let words = atoms
        .iter()
        .flat_map(|at| &side.words[side.atoms[*at].words.clone()]);
    words.map(|word| word.text)
}

/// The letters of a word in capitals, in small ones, without the mark of its plural.
pub(super) fn initialism(word: &str, pack: &Pack) -> Option<String> {
    let plural = pack.morphology.initials_plural;
    let base = word.strip_suffix(plural).unwrap_or(word);
    let is_initials =
        base.chars().count() >= LEAST_INITIALS && base.chars().all(char::is_uppercase);
    is_initials.then(|| base.to_lowercase())
}

/// Whether a capital shows that a run is a name.
pub(super) fn is_named(side: &Side<'_, '_>, atoms: &[usize]) -> bool {
    atoms.iter().any(|at| {
        side.words[side.atoms[*at].words.clone()]
            .iter()
            .any(Word::is_capitalised)
    })
}
