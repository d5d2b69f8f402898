//! Who bears a duty, where the duty stays: the installer shall verify, the owner shall verify.

use crate::classify::pairing::agency::{can_act, is_governed};
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::Which;
use crate::classify::reading::atom::Value;
use crate::classify::record::finding::Confidence;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::statement::{DUE, modal_rank, next_word};
use crate::classify::telling::draft::Draft;
use crate::lexicon::Group;

/// Base of a duty that is another's.
const DUTY: i16 = 60;

/// Another subject of a kept duty to act.
pub(super) fn bearers(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let (old, new) = (&scene.pair.sides.old, &scene.pair.sides.new);
    let found = (0..old.atoms.len()).filter_map(|modal| {
        let there = scene.pair.partner(Which::Old, modal)?;
        let (a, b) = (
            bearer(scene, Which::Old, modal)?,
            bearer(scene, Which::New, there)?,
        );
        let acts = (next_word(old, modal + 1)?, next_word(new, there + 1)?);
        let is_kept = scene.pair.partner(Which::Old, acts.0) == Some(acts.1);
        let is_active = old.atoms[acts.0].is_content();
        (is_kept && is_active && old.slot[a] == new.slot[b]).then(|| {
            Draft::new(Kind::ActorChanged, RuleId::ActorBearer, [a], [b])
                .with("role", "bearer")
                .with("old", old.text_of(a))
                .with("new", new.text_of(b))
                .confidence(Confidence::Medium)
                .base(DUTY)
        })
    });
    found.collect()
}

/// The open noun for people or a body right before a modal of duty.
fn bearer(scene: &Scene<'_, '_, '_>, which: Which, modal: usize) -> Option<usize> {
    let side = scene.side(which);
    let is_due = modal_rank(side, modal).is_some_and(|rank| rank >= DUE);
    let noun = modal.checked_sub(1).filter(|_| is_due)?;
    let mut issuers = side.atoms[noun].of(Group::Issuer);
    let is_issuer = issuers.any(|sense| sense.row.family == "nominative");
    let is_noun = side.atoms[noun].value == Value::Plain && side.is_plain_word(noun);
    let is_person = is_noun && can_act(side, noun);
    let is_free = side.is_open(noun) && !is_governed(side, noun);
    (is_free && (is_issuer || is_person)).then_some(noun)
}
