//! In what a change stands: a heading, a recital, a clause that binds.

use super::draft::Draft;
use super::score::Setting;
use crate::classify::pairing::pair::Pair;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::statement::{family, ranks};
use crate::lexicon::{Form, Group};

/// Longest line that is taken for a heading, in words.
const HEADING_WORDS: usize = 12;

/// In what the words of a draft stand.
pub(in crate::classify) fn setting(pair: &Pair<'_, '_>, draft: &Draft) -> Setting {
    let first = |which: Which| Some((pair.side(which), *draft.side(which).first()?));
    let stands_in = |is_such: fn(&Side<'_, '_>, usize) -> bool| {
        let mut places = Which::BOTH.into_iter().filter_map(first);
        places.any(|(side, at)| is_such(side, at))
    };
    if Which::BOTH
        .iter()
        .all(|which| is_short_line(pair.side(*which)))
    {
        Setting::Heading
    } else if stands_in(is_recital) {
        Setting::Preamble
    } else if stands_in(binds) {
        Setting::Forceful
    } else {
        Setting::Plain
    }
}

/// Whether a side is a short line without a stop.
fn is_short_line(side: &Side<'_, '_>) -> bool {
    let ends_open = |word: &crate::classify::reading::words::Word<'_>| !word.is_sign(".");
    side.words.last().is_some_and(ends_open) && side.words.len() <= HEADING_WORDS
}

/// Whether an atom stands in a clause that recalls or stresses in a participle, as preambles do. A sentence has a main
/// clause after the participle.
fn is_recital(side: &Side<'_, '_>, at: usize) -> bool {
    side.statement_at(at).is_some_and(|statement| {
        let mut after = statement.clause.start + 1..side.atoms.len();
        let end = after.find(|at| side.first(*at).opens);
        let is_sentence = side.first(end.unwrap_or(side.atoms.len()) - 1).is_sign(".");
        statement.form == Form::Gerund && statement.subject.is_empty() && !is_sentence
    })
}

/// Whether an atom stands in a clause that promises, asks or commands.
fn binds(side: &Side<'_, '_>, at: usize) -> bool {
    side.statement_at(at).is_some_and(|statement| {
        let mut families = statement.rows.iter().map(|row| &*row.family);
        let commands = |modal: usize| {
            let mut senses = side.atoms[modal].of(Group::Modal);
            senses.any(|sense| sense.row.rank >= ranks::COMMANDING)
        };
        families.any(|family| matches!(family, family::COMMISSIVE | family::DIRECTIVE))
            || statement.modal.is_some_and(commands)
    })
}
