//! One span, one primary kind: rules speak in order, and what one explains the next do not see.

use std::cell::OnceCell;

use super::draft::Draft;
use super::gather::gather;
use crate::classify::pairing::anchors::Anchors;
use crate::classify::pairing::linked::link_statements;
use crate::classify::pairing::pair::Pair;
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::rules::{ORDER, exchanged, variants};

/// What the rules say of a pair: drafts in order of precedence, distinct ones about distinct spans.
pub(in crate::classify) fn arbitrate(pair: &mut Pair<'_, '_>) -> Vec<Draft> {
    let linked = link_statements(pair);
    let anchors = Anchors::of(pair);
    let mut drafts = Vec::new();
    let mut rules = ORDER.iter();
    while !pair.is_explained() {
        // A scene stays as it is until a rule finds something.
        let scene = scene(pair, &linked, &anchors);
        let mut found = rules.by_ref().map(|rule| rule(&scene));
        let Some(found) = found.find(|found| !found.is_empty()) else {
            break;
        };
        for draft in found {
            drafts.extend(consume(pair, draft));
        }
    }
    let mut drafts = gather(pair, &anchors, drafts);
    // What is left has a counterpart everywhere, in another place or in another dress.
    let scene = scene(pair, &linked, &anchors);
    let exchanged = exchanged(&scene);
    drafts.extend(variants(&scene, &exchanged));
    drafts.extend(exchanged);
    drafts
}

fn scene<'s, 'd, 'l>(
    pair: &'s Pair<'d, 'l>,
    linked: &'s [(usize, usize)],
    anchors: &'s Anchors,
) -> Scene<'s, 'd, 'l> {
    Scene {
        pair,
        statements: pair.sides.as_ref().map(Side::statements),
        linked,
        anchors,
        regions: OnceCell::new(),
        pack: pair.pack,
    }
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
            pair.side_mut(which).close(*at);
        }
    }
    Some(draft)
}
