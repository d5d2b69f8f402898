//! Differences without meaning: numbering, punctuation, and words that are the same in another dress.

use super::super::atom::Value;
use super::super::draft::Draft;
use super::super::kind::Kind;
use super::super::pair::{Sameness, Which};
use super::super::scene::Scene;
use super::super::words::WordClass;
use crate::lexicon::Group;

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
        .then(|| Draft::new(Kind::EditorialNumbering, "editorial.mark", old, new))
        .into_iter()
        .collect()
}

/// Function words that explain nothing and need no explanation.
pub(super) fn words(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    super::fallback::grammar(scene)
}

/// Signs that came or went.
pub(super) fn signs(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let open = |which: Which| -> Vec<usize> {
        let side = scene.side(which);
        side.open_atoms()
            .filter(|at| side.atoms[*at].value == Value::Sign)
            .collect()
    };
    let (old, new) = (open(Which::Old), open(Which::New));
    let is_empty = old.is_empty() && new.is_empty();
    (!is_empty)
        .then(|| Draft::new(Kind::EditorialPunctuation, "editorial.sign", old, new))
        .into_iter()
        .collect()
}

/// Matched atoms that are written differently: why they still say the same.
pub(in crate::classify) fn variants(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let sides = &scene.pair.sides;
    let mut drafts = Vec::new();
    let mut moved = [Vec::new(), Vec::new()];
    for old in 0..sides.old.atoms.len() {
        let Some((new, why)) = sides.old.partner[old] else {
            continue;
        };
        if why == Sameness::Moved {
            moved[0].push(old);
            moved[1].push(new);
        }
        if why == Sameness::Renamed || scene.pair.is_written_alike(old, new) {
            continue;
        }
        let (kind, rule) = dress(scene, old, new, why);
        drafts.push(
            Draft::new(kind, rule, [old], [new])
                .with("old", sides.old.text(old..old + 1))
                .with("new", sides.new.text(new..new + 1)),
        );
    }
    let [old, new] = moved;
    if !old.is_empty() {
        let first = sides.old.text(old[0]..old[0] + 1);
        drafts.push(Draft::new(Kind::Reordered, "order.words", old, new).with("first", first));
    }
    drafts
}

/// In what two equal atoms differ.
fn dress(scene: &Scene<'_, '_, '_>, old: usize, new: usize, why: Sameness) -> (Kind, &'static str) {
    let sides = &scene.pair.sides;
    let words = |which: Which, at: usize| {
        let side = scene.side(which);
        &side.words[side.atoms[at].words.clone()]
    };
    let (a, b) = (words(Which::Old, old), words(Which::New, new));
    let joined = |words: &[super::super::words::Word<'_>],
                  part: fn(&super::super::words::Word<'_>) -> String| {
        words.iter().map(part).collect::<Vec<_>>().join(" ")
    };
    let letters = |words: &[super::super::words::Word<'_>]| -> String {
        words
            .iter()
            .filter(|word| word.class != WordClass::Sign)
            .flat_map(|word| word.lower.chars())
            .filter(|c| c.is_alphanumeric())
            .collect()
    };
    if why == Sameness::Synonym {
        return (Kind::Paraphrase, "paraphrase.synonym");
    }
    let text =
        |part: fn(&super::super::words::Word<'_>) -> String| joined(a, part) == joined(b, part);
    if text(|word| crate::document::normalize(word.text).into_owned()) {
        return (Kind::EditorialTypography, "editorial.shape");
    }
    if text(|word| word.lower.clone()) {
        return (Kind::EditorialCase, "editorial.case");
    }
    if why == Sameness::Joined || letters(a) == letters(b) {
        return (Kind::EditorialTypography, "editorial.joined");
    }
    if text(|word| word.spelled.clone()) {
        return (Kind::EditorialSpelling, "editorial.spelling");
    }
    let typed = |which: Which, at: usize| {
        matches!(
            scene.side(which).atoms[at].value,
            Value::Quantity(_) | Value::Time(_) | Value::Bound(_) | Value::Citation(_)
        )
    };
    let alias = sides.old.atoms[old].of(Group::Alias).next().is_some()
        || matches!(sides.old.atoms[old].value, Value::Citation(_));
    if alias {
        return (Kind::EditorialAbbreviation, "editorial.alias");
    }
    if typed(Which::Old, old) && typed(Which::New, new) {
        return (Kind::EditorialFormat, "editorial.format");
    }
    (Kind::Paraphrase, "paraphrase.inflection")
}
