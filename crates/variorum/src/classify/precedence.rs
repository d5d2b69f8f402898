//! One span, one primary kind: rules speak in order, and what one explains the next do not see.

use super::draft::Draft;
use super::gather::gather;
use super::pair::{Pair, Which};
use super::rules::{ORDER, variants};
use super::scene::{Scene, read_statements};
use super::statement::Statement;
use crate::lexicon::Pack;
use crate::sides::Sides;

/// What the rules say of one pair.
#[derive(Debug)]
pub(super) struct Verdict<'l> {
    /// The drafts in order of precedence; distinct spans have distinct drafts.
    pub(super) drafts: Vec<Draft>,
    /// The statements of both sides, for the setting of scores.
    pub(super) statements: Sides<Vec<Statement<'l>>>,
}

/// Runs every rule over a pair.
pub(super) fn arbitrate<'l>(pair: &mut Pair<'_, 'l>, pack: &'static Pack) -> Verdict<'l> {
    let (statements, linked) = read_statements(pair);
    let mut drafts = Vec::new();
    for rule in ORDER {
        let found = rule(&Scene {
            pair,
            statements: &statements,
            linked: &linked,
            pack,
        });
        for draft in found {
            drafts.extend(consume(pair, draft));
        }
    }
    let mut drafts = gather(pair, drafts);
    drafts.extend(variants(&Scene {
        pair,
        statements: &statements,
        linked: &linked,
        pack,
    }));
    Verdict { drafts, statements }
}

/// Closes the atoms of a draft; a draft whose atoms others of its rule have taken falls away.
fn consume(pair: &mut Pair<'_, '_>, draft: Draft) -> Option<Draft> {
    let fresh = Which::BOTH.iter().any(|which| {
        draft
            .side(*which)
            .iter()
            .any(|at| pair.side(*which).is_open(*at))
    });
    if !fresh {
        return None;
    }
    for which in Which::BOTH {
        for at in draft.side(which) {
            pair.side_mut(which).open[*at] = false;
        }
    }
    Some(draft)
}
