//! Who bears a duty or has leave, where that stays: the installer shall verify, the owner shall verify; the minister may
//! allow, the agency may allow.

use crate::classify::pairing::agency::{ACTORS, belongs_to_noun, can_act};
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::atom::Value;
use crate::classify::record::finding::Confidence;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::statement::{allows, is_due, is_modal, next_word};
use crate::classify::telling::draft::Draft;
use crate::lexicon::{Class, Group};

/// Base of a duty that is another's, and of leave that is.
const DUTY: i16 = 60;
const LEAVE: i16 = 50;

/// Another subject of a kept duty or leave to act.
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
        // What the act is done by or for may stand before it: may by order close.
        let is_active = old.atoms[acts.0].is_content() || old.atoms[acts.0].is_preposition();
        let base = if allows(old, modal) { LEAVE } else { DUTY };
        (is_kept && is_active && old.slot[a] == new.slot[b]).then(|| {
            Draft::exchange(
                &scene.pair.sides,
                Kind::ActorChanged,
                RuleId::ActorBearer,
                (a, b),
            )
            .with("role", "bearer")
            .confidence(Confidence::Medium)
            .base(base)
        })
    });
    found.collect()
}

/// The open noun for people or a body right before a modal of duty or leave, or a name that ends with one, behind its
/// article: the Harbour Agency.
fn bearer(scene: &Scene<'_, '_, '_>, which: Which, modal: usize) -> Option<usize> {
    let side = scene.side(which);
    let is_due = is_due(side, modal);
    let is_force = is_due || gives_leave(side, modal);
    let noun = modal.checked_sub(1).filter(|_| is_force)?;
    let atom = &side.atoms[noun];
    let is_issuer = atom.names_issuer();
    let is_noun = atom.value == Value::Plain && atom.words.len() == 1;
    let is_person = is_noun && can_act(side, noun);
    let is_free = side.is_open(noun) && !belongs_to_noun(side, noun);
    // Leave is given to somebody who is known: investors may lose money.
    let is_known = is_due || is_issuer || has_article(side, noun);
    let is_bearer = is_issuer || is_person || names_role(scene, which, noun);
    (is_free && is_known && is_bearer).then_some(noun)
}

/// Whether a modal gives leave: may, can, and not what might be or could.
fn gives_leave(side: &Side<'_, '_>, modal: usize) -> bool {
    let leave = ["may", "can"];
    is_modal(side, modal)
        && leave
            .iter()
            .any(|concept| side.atoms[modal].means(Group::Modal, concept))
}

fn has_article(side: &Side<'_, '_>, noun: usize) -> bool {
    noun.checked_sub(1)
        .is_some_and(|at| side.atoms[at].is_function(Class::Determiner))
}

/// Whether a title or a name with its article says what somebody is, and not who: the Secretary of State, the Owner.
fn names_role(scene: &Scene<'_, '_, '_>, which: Which, noun: usize) -> bool {
    let side = scene.side(which);
    let atom = &side.atoms[noun];
    let last = &side.words[atom.words.end - 1].spelled;
    let ends_with_actor = || {
        let mut rows = scene.pack.rows_of(last);
        rows.any(|row| row.group == Group::Name && ACTORS.contains(&&*row.family))
    };
    let is_title = atom.row(Group::Name, "title").is_some();
    has_article(side, noun) && (is_title || atom.value == Value::Name && ends_with_actor())
}
