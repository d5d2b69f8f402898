//! Members that widen a noun by those who belong to it: the licensee and its affiliates, the supplier or any agent.

use super::place::tells_past;
use super::scope::{EXTENT, STEPS, row};
use super::steps::Step;
use crate::classify::pairing::region::regions;
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::atom::Value;
use crate::classify::record::finding::Confidence;
use crate::classify::record::rule::RuleId;
use crate::classify::statement::is_modal;
use crate::classify::telling::draft::{Draft, hull};
use crate::lexicon::{Class, Group};

/// Members that one version alone joins to a noun of both, and that belong to what the noun names: what is said of it is
/// said of more. What happened to it and to them is only told of more, which is a detail.
pub(super) fn dependants(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    if scene.is_heading() {
        return Vec::new();
    }
    let found = regions(scene).iter().filter_map(|region| {
        let which = region.only_side(scene)?;
        let side = scene.side(which);
        let members = hull(region.side(which));
        // Nothing else came or went there, and the noun of the members came or went with them.
        let is_alone = region.side(which.other()).is_empty();
        let has_noun = || {
            members
                .clone()
                .skip(2)
                .any(|at| side.atoms[at].is_content())
        };
        let is_whole = members.clone().all(|at| side.is_open(at));
        if !is_alone || !is_whole || !has_noun() || !joins_dependants(scene, which, members.start) {
            return None;
        }
        let is_phrase = members.clone().skip(1).all(|at| is_nominal(side, at));
        if !is_phrase || tells_past(side, members.start, scene.pack) {
            return None;
        }
        let kind = STEPS.named(Step::with(which));
        let draft = Draft::on(
            which,
            kind,
            RuleId::ScopePhrase,
            members.clone().collect::<Vec<_>>(),
        )
        .with("phrase", side.text(members))
        .confidence(Confidence::Medium);
        Some(draft)
    });
    found.collect()
}

/// Whether what joins items stands at a place between a noun of both versions and members that are said to be the noun's, or
/// any of their kind. Where the noun is said to be somebody's too, both are his: its pumps and its valves.
fn joins_dependants(scene: &Scene<'_, '_, '_>, which: Which, joint: usize) -> bool {
    let side = scene.side(which);
    let Some(noun) = joint.checked_sub(1).filter(|_| !side.first(joint).opens) else {
        return false;
    };
    let Some(leader) = side.atoms.get(joint + 1) else {
        return false;
    };
    let is_noun = !side.is_open(noun)
        && side.atoms[noun].is_content()
        && side.atoms[noun].form().is_none()
        && side.atoms[noun].value != Value::Sign;
    let is_any = || row(scene, which, joint + 1, EXTENT).is_some_and(|row| row.rank >= WHOLE);
    let owns = |at: usize| side.atoms[at].is_function(Class::Possessive);
    // Ours are not the noun's.
    let is_third = leader.is_function(Class::Possessive) && leader.means(Group::Issuer, "third");
    let marker = (0..noun)
        .rev()
        .find(|at| owns(*at) || !side.atoms[*at].is_content());
    let is_owned = marker.is_some_and(owns);
    side.atoms[joint].is_function(Class::Coordinator)
        && is_noun
        && (is_third && !is_owned || is_any())
}

/// Least rank of a quantifier that leaves out none: any, all, every.
const WHOLE: i16 = 90;

/// Whether an atom can be part of a noun phrase, or of what tells it apart.
fn is_nominal(side: &Side<'_, '_>, at: usize) -> bool {
    let atom = &side.atoms[at];
    let is_sign = atom.value == Value::Sign && !side.first(at).is_hyphen() && !side.joins_items(at);
    let is_verbal = is_modal(side, at)
        || atom.is_any_function(&[Class::Auxiliary, Class::Infinitive, Class::Relative])
        || side
            .statements()
            .iter()
            .any(|statement| statement.head == at);
    !is_sign && !is_verbal
}
