//! Differences without meaning: numbering, punctuation, and words that are the same in another dress.

use std::ops::Range;

use crate::classify::pairing::pair::Sameness;
use crate::classify::pairing::sameness::plain;
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::Which;
use crate::classify::pairing::slip::is_doubled;
use crate::classify::reading::atom::{Atom, Value};
use crate::classify::reading::typed::{Citation, Standing};
use crate::classify::reading::words::{Word, WordClass};
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::telling::draft::Draft;
use crate::document::same_text;
use crate::lexicon::Group;
use crate::sides::Sides;

/// Labels and note marks.
pub(super) fn marks(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let mut found = [Vec::new(), Vec::new()];
    for which in Which::BOTH {
        let side = scene.side(which);
        found[usize::from(which == Which::New)] = side
            .open_atoms()
            .filter(|at| matches!(side.atoms[*at].value, Value::Label | Value::Note))
            .collect();
    }
    let [old, new] = found;
    let is_empty = old.is_empty() && new.is_empty();
    (!is_empty)
        .then(|| Draft::new(Kind::EditorialNumbering, RuleId::EditorialMark, old, new))
        .into_iter()
        .collect()
}

/// Function words that explain nothing and need no explanation.
pub(super) fn words(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    super::fallback::grammar(scene)
}

/// Hyphens that came or went between two words that both versions have side by side: "sea going", "sea-going".
pub(super) fn hyphens(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for which in Which::BOTH {
        let side = scene.side(which);
        let ties = |at: usize| {
            let next = side.atoms.get(at + 1)?;
            let tied = side.first(at).is_hyphen() && !side.words[next.words.start].spaced;
            let beside = (at.checked_sub(1).filter(|_| tied)?, at + 1);
            let there = (
                scene.pair.partner(which, beside.0)?,
                scene.pair.partner(which, beside.1)?,
            );
            (there.0 + 1 == there.1).then_some((beside, there))
        };
        for at in side.open_atoms() {
            if let Some((beside, there)) = ties(at) {
                let (mine, theirs) = (
                    side.text(beside.0..beside.1 + 1),
                    scene.side(which.other()).text(there.0..there.1 + 1),
                );
                let Sides { old, new } = which.sides(mine, theirs);
                let draft = Draft::on(
                    which,
                    Kind::EditorialTypography,
                    RuleId::EditorialJoined,
                    [at],
                );
                drafts.push(draft.texts(old, new));
            }
        }
    }
    drafts
}

/// Signs that came or went.
pub(super) fn signs(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let Sides { old, new } =
        scene.open_where(|which, at| scene.atom(which, at).value == Value::Sign);
    let is_empty = old.is_empty() && new.is_empty();
    (!is_empty)
        .then(|| Draft::new(Kind::EditorialPunctuation, RuleId::EditorialSign, old, new))
        .into_iter()
        .collect()
}

/// Matched atoms that are written differently or stand elsewhere: why they still say the same. Those that are told to have
/// traded places do not.
pub(in crate::classify) fn variants(scene: &Scene<'_, '_, '_>, exchanged: &[Draft]) -> Vec<Draft> {
    let is_told = |old: usize| exchanged.iter().any(|draft| draft.atoms.old.contains(&old));
    let sides = &scene.pair.sides;
    let mut drafts = Vec::new();
    let mut moved = [Vec::new(), Vec::new()];
    let mut old = 0;
    while old < sides.old.atoms.len() {
        let Some((new, why)) = sides.old.partner[old] else {
            old += 1;
            continue;
        };
        if why == Sameness::Moved && !is_told(old) {
            moved[0].push(old);
            moved[1].push(new);
        }
        let (from, to) = run(scene, old, new, why);
        let next = from.end;
        let is_alike = || sides.old.reads_as(from.clone(), &sides.new, to.clone());
        if why != Sameness::Renamed && !is_alike() {
            let (kind, rule) = dress(scene, from.clone(), to.clone(), why);
            if rule == RuleId::ParaphraseInflection && follows_told(scene, old, new) {
                old = next;
                continue;
            }
            drafts.push(
                Draft::new(
                    kind,
                    rule,
                    from.clone().collect::<Vec<_>>(),
                    to.clone().collect::<Vec<_>>(),
                )
                .texts(sides.old.text(from), sides.new.text(to)),
            );
        }
        old = next;
    }
    drafts.extend(lengthened(scene));
    let [old, new] = moved;
    if !old.is_empty() {
        let first = sides.old.text_of(old[0]);
        drafts.push(Draft::new(Kind::Reordered, RuleId::OrderWords, old, new).with("first", first));
    }
    drafts
}

/// Whether a word takes the form that a told word before it asks for: "complied" became "failed to comply".
fn follows_told(scene: &Scene<'_, '_, '_>, old: usize, new: usize) -> bool {
    let follows = |which: Which, at: usize| {
        at.checked_sub(1)
            .is_some_and(|before| scene.side(which).is_told(before))
    };
    follows(Which::Old, old) || follows(Which::New, new)
}

/// The runs that were joined for one reason: every atom of one leads to the first of the other.
fn run(
    scene: &Scene<'_, '_, '_>,
    old: usize,
    new: usize,
    why: Sameness,
) -> (Range<usize>, Range<usize>) {
    let run = |which: Which, from: usize, to: usize| {
        let partner = &scene.side(which).partner;
        let end = (from..partner.len())
            .find(|at| partner[*at] != Some((to, why)))
            .unwrap_or(partner.len());
        from..end.max(from + 1)
    };
    if matches!(
        why,
        Sameness::Joined | Sameness::Synonym | Sameness::Derived
    ) {
        (run(Which::Old, old, new), run(Which::New, new, old))
    } else {
        (old..old + 1, new..new + 1)
    }
}

/// New words that only lengthen a phrase of which the old words stay: "to" became "in order to".
fn lengthened(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let sides = &scene.pair.sides;
    let mut drafts = Vec::new();
    let mut new = 0;
    while new < sides.new.atoms.len() {
        let at = new;
        new += 1;
        let Some((old, why @ (Sameness::Synonym | Sameness::Derived))) = sides.new.partner[at]
        else {
            continue;
        };
        let is_told = sides.old.partner[old].is_some_and(|(_, reason)| reason == why);
        if is_told {
            continue;
        }
        let (from, to) = run(scene, old, at, why);
        new = to.end;
        drafts.push(
            Draft::new(
                Kind::Paraphrase,
                RuleId::ParaphraseSynonym,
                Vec::new(),
                to.clone().collect::<Vec<_>>(),
            )
            .texts(sides.old.text(from), sides.new.text(to)),
        );
    }
    drafts
}

/// A form of a word.
type Part = for<'w> fn(&'w Word<'_>) -> &'w str;

/// The letters and digits of words in some form.
fn letters(words: &[Word<'_>], part: Part) -> impl Iterator<Item = char> {
    let lettered = words.iter().filter(|word| word.class != WordClass::Sign);
    let letters = lettered.flat_map(move |word| part(word).chars());
    letters.filter(|c| c.is_alphanumeric())
}

/// Whether somebody's word is cited by the day on which it was given: the letter of 3 May.
fn is_cited_by_date(atom: &Atom<'_>) -> bool {
    let is_free = |citation: &Citation| citation.standing == Standing::Free;
    matches!(&atom.value, Value::Citation(citation) if is_free(citation) && !citation.number.is_empty())
}

/// In what two runs that say the same differ.
fn dress(
    scene: &Scene<'_, '_, '_>,
    old: Range<usize>,
    new: Range<usize>,
    why: Sameness,
) -> (Kind, RuleId) {
    let sides = &scene.pair.sides;
    match why {
        Sameness::Synonym => return (Kind::Paraphrase, RuleId::ParaphraseSynonym),
        Sameness::Derived => return (Kind::Paraphrase, RuleId::ParaphraseDerivation),
        Sameness::Item => return (Kind::Paraphrase, RuleId::ParaphraseGrammar),
        Sameness::Slip => return (Kind::EditorialSpelling, RuleId::EditorialSlip),
        _ => {}
    }
    let (a, b) = (
        &sides.old.words[sides.old.words_of(old.clone())],
        &sides.new.words[sides.new.words_of(new.clone())],
    );
    let (lower, spelled): (Part, Part) = (|word| &word.lower, |word| &word.spelled);
    let mut words = a.iter().zip(b);
    if a.len() == b.len() && words.all(|(one, other)| same_text(one.text, other.text)) {
        return (Kind::EditorialTypography, RuleId::EditorialShape);
    }
    if a.iter().map(lower).eq(b.iter().map(lower)) {
        return (Kind::EditorialCase, RuleId::EditorialCase);
    }
    let first = (&sides.old.atoms[old.start], &sides.new.atoms[new.start]);
    let is_typed = |atom: &Atom<'_>| matches!(atom.value, Value::Quantity(_) | Value::Time(_));
    let are_typed = is_typed(first.0) && is_typed(first.1);
    // Digits in groups, by whatever sign: 20 000, 20,000.
    let are_digits = || {
        letters(a, lower)
            .chain(letters(b, lower))
            .all(char::is_numeric)
    };
    if are_typed && (a.len() == b.len() || are_digits()) {
        return (Kind::EditorialFormat, RuleId::EditorialFormat);
    }
    if letters(a, lower).eq(letters(b, lower)) {
        return (Kind::EditorialTypography, RuleId::EditorialJoined);
    }
    if letters(a, lower)
        .map(plain)
        .eq(letters(b, lower).map(plain))
    {
        return (Kind::EditorialTypography, RuleId::EditorialShape);
    }
    if letters(a, spelled).eq(letters(b, spelled)) {
        return (Kind::EditorialSpelling, RuleId::EditorialSpelling);
    }
    let mut apart = a
        .iter()
        .zip(b)
        .filter(|(one, other)| one.lower != other.lower);
    if a.len() == b.len() && apart.all(|(one, other)| is_doubled(&one.lower, &other.lower)) {
        return (Kind::EditorialSpelling, RuleId::EditorialSlip);
    }
    let is_dated = is_cited_by_date(first.0) && a[0].lower == b[0].lower;
    let alias = first.0.has(Group::Alias) || matches!(first.0.value, Value::Citation(_));
    if alias && !is_dated {
        (Kind::EditorialAbbreviation, RuleId::EditorialAlias)
    } else if are_typed || is_dated {
        (Kind::EditorialFormat, RuleId::EditorialFormat)
    } else {
        (Kind::Paraphrase, RuleId::ParaphraseInflection)
    }
}
