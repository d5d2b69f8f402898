//! Acts that came, went, or became acts of another sort.

use super::actor::addressee;
use super::force::{COMPLEMENT, about, both_open, changed};
use super::steps::Step;
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::Which;
use crate::classify::reading::words::Word;
use crate::classify::record::finding::Confidence;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::statement::{Statement, allows, family, is_modal, next_word, pledges, ranks};
use crate::classify::telling::draft::Draft;
use crate::lexicon::{Class, Form, Group};
use crate::sides::Sides;

/// Clauses with a promise or a request that the other version does not have.
pub(super) fn acts_come_and_go(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for which in Which::BOTH {
        let side = scene.side(which);
        let statements = scene.statements_of(which);
        for (at, statement) in statements.iter().enumerate() {
            let Some((kind, rule)) = of_one_version(scene, which, at) else {
                continue;
            };
            let clause: Vec<usize> = statement
                .clause
                .clone()
                .filter(|atom| side.is_open(*atom))
                .collect();
            // What stands before whoever acts goes along with the act, and is not what it is told by.
            let act = statement.opening();
            let (_, told): (Vec<usize>, Vec<usize>) = clause.iter().partition(|at| **at < act);
            let told = which.only(told);
            let row = statement.promise().or(statement.rows.first().copied());
            drafts.push(
                Draft::on(which, kind, rule, clause)
                    .core(told.old, told.new)
                    .with("act", side.text_of(statement.head))
                    .with("actor", side.text(statement.subject.clone()))
                    .citing(row)
                    .confidence(Confidence::Medium),
            );
        }
    }
    drafts
}

/// What a statement is told as, by its index, if it came or went with its promise or request.
fn of_one_version(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> Option<(Kind, RuleId)> {
    let side = scene.side(which);
    let statements = scene.statements_of(which);
    let statement = &statements[at];
    let linked = scene
        .linked
        .iter()
        .any(|(a, b)| at == if which == Which::Old { *a } else { *b });
    let governs = side.atoms[statement.head].has(Group::Continuity)
        && statements
            .get(at + 1)
            .is_some_and(|next| next.head - statement.head <= COMPLEMENT);
    if linked || governs || !side.is_open(statement.head) {
        return None;
    }
    let slot = side.slot[statement.head];
    let told = coming_or_going(which, statement);
    told.filter(|_| !is_pledged(scene, which.other(), slot))
}

/// Whether a side makes a promise in the form of a noun in a slot: has committed to serve, has renewed its commitment to.
fn is_pledged(scene: &Scene<'_, '_, '_>, which: Which, slot: usize) -> bool {
    let side = scene.side(which);
    let pledges = pledges(side, scene.statements_of(which));
    pledges.iter().any(|pledge| side.slot[pledge.noun] == slot)
}

/// Whether an atom stands in a clause whose promise or request only one version has: it came or went with that.
pub(super) fn goes_with_act(scene: &Scene<'_, '_, '_>, which: Which, atom: usize) -> bool {
    let statements = scene.statements_of(which);
    (0..statements.len()).any(|at| {
        statements[at].clause.contains(&atom) && of_one_version(scene, which, at).is_some()
    })
}

fn is_promise(statement: &Statement<'_>) -> bool {
    let is_past = statement.form == Form::Past && statement.modal.is_none();
    let least = if is_past {
        ranks::STANDING
    } else if statement.governs {
        ranks::EFFORT
    } else {
        ranks::PLAN
    };
    statement.is_commitment() && statement.promise().is_some_and(|row| row.rank >= least)
}

/// The kind of a statement that only one version has.
pub(in crate::classify) fn coming_or_going(
    which: Which,
    statement: &Statement<'_>,
) -> Option<(Kind, RuleId)> {
    if statement.passive && statement.row(family::DIRECTIVE).is_none() {
        return None;
    }
    if is_promise(statement) {
        Some((which.of(Kind::COMMITMENT_ALONE), RuleId::ForceCommitment))
    } else if statement.is_directive() {
        Some((which.of(Kind::DIRECTIVE_ALONE), RuleId::ForceDirective))
    } else {
        None
    }
}

/// Verbs that changed the sort of act.
pub(super) fn acts(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    changed(scene)
        .filter(|(old, new)| both_open(scene, old, new))
        .map(|(old, new)| {
            let families = |statement: &Statement<'_>| {
                statement
                    .rows
                    .iter()
                    .map(|row| row.family.to_string())
                    .collect::<Vec<_>>()
                    .join("/")
            };
            let (kind, rule) = match (is_idle(old), is_idle(new)) {
                _ if is_one_verb(scene, old, new) => (Kind::Paraphrase, RuleId::ParaphraseGrammar),
                (true, false) if promises(new) => (Kind::CommitmentAdded, RuleId::ForceCommitment),
                (true, false) if new.is_directive() => {
                    (Kind::DirectiveAdded, RuleId::ForceDirective)
                }
                (false, true) if promises(old) => {
                    (Kind::CommitmentRemoved, RuleId::ForceCommitment)
                }
                (false, true) if old.is_directive() => {
                    (Kind::DirectiveRemoved, RuleId::ForceDirective)
                }
                _ if lets_off(scene, Which::Old, old, new) => {
                    (Kind::DirectiveRemoved, RuleId::ForceDirective)
                }
                _ if lets_off(scene, Which::New, new, old) => {
                    (Kind::DirectiveAdded, RuleId::ForceDirective)
                }
                _ => (Kind::ActChanged, RuleId::ForceAct),
            };
            about(scene, kind, rule, old, new)
                .with("old_family", families(old))
                .with("new_family", families(new))
                .citing(old.rows.iter().chain(&new.rows).copied())
                .confidence(Confidence::Low)
        })
        .collect()
}

/// Whether two verbs are one, with and without the word that opens a clause: "agreed that it will meet", "agreed it will
/// meet".
fn is_one_verb(scene: &Scene<'_, '_, '_>, old: &Statement<'_>, new: &Statement<'_>) -> bool {
    let opens_clause = |word: &Word<'_>| {
        let mut rows = word.rows(scene.pack);
        rows.any(|row| row.class == Some(Class::Relative))
    };
    let verb = |which: Which, statement: &Statement<'_>| {
        let side = scene.side(which);
        let words = side.words[side.atoms[statement.head].words.clone()].iter();
        let words = words.filter(|word| !opens_clause(word));
        words.map(|word| word.stem.to_string()).collect::<Vec<_>>()
    };
    verb(Which::Old, old) == verb(Which::New, new)
}

/// Whether somebody who is asked to act in one version is asked nothing in the other, which only speaks of the matter: "we
/// urge the owners to mend the dam", "we stress the need to mend the dam".
fn lets_off(
    scene: &Scene<'_, '_, '_>,
    which: Which,
    asking: &Statement<'_>,
    speaking: &Statement<'_>,
) -> bool {
    let binds = speaking.is_any(&[family::DIRECTIVE, family::COMMISSIVE]);
    asking.is_directive()
        && !binds
        && addressee(scene, which, asking.head).is_some()
        && addressee(scene, which.other(), speaking.head).is_none()
}

/// A promise against leave to do the same, of which either took the other's place: "we intend to publish", "we may
/// publish".
pub(super) fn permissions(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    Which::BOTH
        .into_iter()
        .flat_map(|which| permitted(scene, which))
        .collect()
}

/// Promises of a side whose act the other version only allows.
fn permitted(scene: &Scene<'_, '_, '_>, which: Which) -> Vec<Draft> {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let statements = scene.statements_of(which);
    let modals: Vec<usize> = scene
        .open_of(which.other(), Group::Modal)
        .into_iter()
        .filter(|at| is_modal(other, *at) && allows(other, *at))
        .collect();
    let found = statements.iter().filter(|statement| {
        side.is_open(statement.head) && is_promise(statement) && !statement.is_bare_future()
    });
    found
        .filter_map(|statement| {
            let modal = modals.iter().copied().find(|modal| {
                let act = next_word(other, modal + 1);
                let kept = act.and_then(|act| scene.pair.partner(which.other(), act));
                kept.is_some_and(|kept| {
                    kept > statement.head && kept - statement.head <= COMPLEMENT
                })
            })?;
            let kind = match Step::with(which) {
                Step::Up => Kind::CommitmentStrengthened,
                Step::Down => Kind::CommitmentWeakened,
            };
            let Sides { old, new } = which.sides(statement.head, modal);
            let sides = &scene.pair.sides;
            Some(
                Draft::exchange(sides, kind, RuleId::ForcePermission, (old, new))
                    .citing(statement.promise())
                    .confidence(Confidence::Medium),
            )
        })
        .collect()
}

/// Whether an act binds those who perform it. To consider something promises nothing.
fn promises(statement: &Statement<'_>) -> bool {
    let row = statement.row(family::COMMISSIVE);
    row.is_some_and(|row| row.rank >= ranks::EFFORT)
}

/// Whether an act commits nobody to anything.
fn is_idle(statement: &Statement<'_>) -> bool {
    statement.rows.iter().all(|row| {
        row.family == family::CONSULTATION
            || row.rank < ranks::NON_COMMITTAL
                && row.family != family::COMMISSIVE
                && row.family != family::DIRECTIVE
    })
}
