//! Subjects that are names, one or several.

use std::ops::Range;

use super::actor::{is_matter, opens_adverbial};
use crate::classify::pairing::side::Side;
use crate::classify::reading::atom::Value;
use crate::lexicon::{Class, Group};

/// Whether a subject is a name, or names joined, with what stands behind them in brackets.
pub(super) fn is_named(side: &Side<'_, '_>, subject: Range<usize>) -> bool {
    let mut named = false;
    let mut is_aside = false;
    subject.into_iter().all(|at| {
        is_aside = side.first(at).is_sign("(") || is_aside && !side.first(at).is_sign(")");
        if is_aside {
            return true;
        }
        let atom = &side.atoms[at];
        named |= atom.value == Value::Name;
        atom.value == Value::Name
            || !atom.is_content()
                && !atom.is_function(Class::Relative)
                && !side.atoms[at].is_function(Class::Preposition)
    }) && named
}

/// Whether all names of a subject are those of makers of the text.
pub(super) fn are_makers(side: &Side<'_, '_>, subject: Range<usize>) -> bool {
    let mut names = side.atoms[subject]
        .iter()
        .filter(|atom| atom.value == Value::Name);
    names.all(|atom| atom.row(Group::Name, "maker").is_some())
}

/// A subject without the adverbial between commas that stands behind it: Malta, in line with its laws, will.
pub(super) fn before_aside(side: &Side<'_, '_>, range: Range<usize>) -> Range<usize> {
    let is_comma = |at: &usize| side.first(*at).is_sign(",");
    let end = range.end.saturating_sub(1).max(range.start);
    let closes = range.contains(&end) && is_comma(&end);
    let opens = (range.start..end).rev().find(is_comma);
    let aside = opens.filter(|comma| closes && opens_adverbial(side, comma + 1));
    range.start..aside.unwrap_or(range.end)
}

/// The verb of a clause that a name opens, whatever verb it is: Malta dredged, Malta dredges.
pub(super) fn behind_name(side: &Side<'_, '_>, clause: Range<usize>) -> Option<usize> {
    let name = clause.clone().find(|at| is_matter(side, *at))?;
    let verb = name + 1;
    let is_verb =
        verb < clause.end && side.is_plain_word(verb) && side.first(verb).may_be_participle();
    (is_verb && side.atoms[name].value == Value::Name).then_some(verb)
}
