//! Promises in the form of a noun: our resolve to rebuild, their renewed commitment to serve.

use std::ops::Range;

use super::Statement;
use super::clause::clause_end;
use super::family;
use crate::classify::pairing::side::Side;
use crate::lexicon::{Class, Group, Row};

/// A promise that a possessive and a noun make.
#[derive(Clone, Debug)]
pub(in crate::classify) struct Pledge<'l> {
    /// The noun.
    pub(in crate::classify) noun: usize,
    /// The possessive that says whose promise it is.
    pub(in crate::classify) actor: usize,
    /// What the noun is.
    pub(in crate::classify) row: &'l Row,
    /// From what announces the promise to the end of its clause.
    pub(in crate::classify) clause: Range<usize>,
}

/// Most atoms between the possessive and the noun: our firm and lasting commitment.
const BETWEEN: usize = 3;

/// Returns the promises of a side that stand as nouns and are announced here: somebody expresses, renews or shares his
/// resolve to act. What others are praised or asked for is no promise of the text, nor is one that it only refers to.
pub(in crate::classify) fn pledges<'l>(
    side: &Side<'_, 'l>,
    statements: &[Statement<'l>],
) -> Vec<Pledge<'l>> {
    (0..side.atoms.len())
        .filter_map(|noun| pledge(side, statements, noun))
        .collect()
}

fn pledge<'l>(
    side: &Side<'_, 'l>,
    statements: &[Statement<'l>],
    noun: usize,
) -> Option<Pledge<'l>> {
    let row = side.atoms[noun].row(Group::Name, "undertaking")?;
    let promises = side
        .atoms
        .get(noun + 1)
        .is_some_and(|next| next.is_function(Class::Infinitive));
    let reach = noun.saturating_sub(BETWEEN + 1)..noun;
    let actor = reach
        .rev()
        .find(|at| side.atoms[*at].is_function(Class::Possessive))?;
    let verb = actor.checked_sub(1)?;
    let is_verb = side.first(verb).inflected || side.atoms[verb].form().is_some();
    let governing = statements
        .iter()
        .rev()
        .find(|statement| statement.head < noun);
    let is_of_others = governing.is_some_and(|statement| {
        statement.is_any(&[family::APPROVAL, family::DISAPPROVAL, family::DIRECTIVE])
    });
    if !promises
        || is_of_others
        || side.atoms[verb].is_function(Class::Preposition)
        || !(is_verb || side.is_plain_word(verb))
    {
        return None;
    }
    Some(Pledge {
        noun,
        actor,
        row,
        clause: verb..clause_end(side, noun),
    })
}
