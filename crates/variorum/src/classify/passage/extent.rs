//! How much of a sentence says what is promised or asked in it.

use std::ops::Range;

use crate::classify::pairing::side::Side;
use crate::classify::statement::{Statement, is_modal};
use crate::classify::telling::phrase;
use crate::lexicon::Class;

/// Atoms after the verb that say what is done; a relative clause in between takes as many.
pub(super) const REACH: usize = 20;

/// From the actor, where he is named in the clause itself, to its end, or as much of it as says what is done.
pub(super) fn act_of(side: &Side<'_, '_>, statement: &Statement<'_>) -> Range<usize> {
    let reach = if statement.enclosed > 0 {
        2 * REACH
    } else {
        REACH
    };
    let opening = statement.opening();
    let article = opening.checked_sub(1).filter(|at| {
        let atom = &side.atoms[*at];
        // "That" joins the clause to another.
        let is_article = atom.is_any_function(&[Class::Determiner, Class::Possessive])
            && !atom.is_function(Class::Relative);
        is_article && !atom.is_content() && opening == statement.subject.start
    });
    // What stands before an inverted verb denies it, or says when alone it holds: nor will we close the locks.
    let before = opening
        .checked_sub(1)
        .filter(|_| !side.first(opening).opens);
    let is_pronoun = |at: usize| {
        side.atoms
            .get(at)
            .is_some_and(|atom| atom.is_function(Class::Pronoun))
    };
    let inverts = is_modal(side, opening) && is_pronoun(opening + 1)
        || is_pronoun(opening)
            && before.is_some_and(|before| side.atoms[before].is_function(Class::Auxiliary));
    let start = if inverts && statement.clause.start < opening {
        statement.clause.start
    } else {
        article.unwrap_or(opening)
    };
    phrase::compound_start(side, start)
        ..statement
            .clause
            .end
            .min(statement.head + reach)
            .max(statement.head + 1)
}
