//! Rules: pure functions from a scene to drafts, one file for each group of kinds.
//!
//! A rule looks at what is still open and says what explains it. It does not score, order or phrase.

mod act;
mod action;
mod actor;
mod agent;
mod bare;
mod bearer;
mod bracket;
mod certainty;
mod continuity;
mod decision;
mod deed;
mod defining;
mod denied;
mod dependants;
mod echo;
mod editorial;
mod effort;
mod entity;
mod epithet;
mod exchanged;
mod extreme;
mod fallback;
mod force;
mod framing;
mod grade;
mod intensity;
mod lasting;
mod leave;
mod modality;
mod negation;
mod occasion;
mod opposites;
mod place;
mod qualification;
mod quantity;
mod rate;
mod reference;
mod repealed;
mod role;
mod scope;
mod steps;
mod time;
mod traded;
mod widening;

use crate::classify::pairing::scene::Scene;
use crate::classify::telling::draft::Draft;

/// A rule.
pub(super) type Rule = fn(&Scene<'_, '_, '_>) -> Vec<Draft>;

/// All rules in the order of precedence: what an earlier one explains, a later one does not see.
pub(super) const ORDER: &[Rule] = &[
    repealed::repealed,
    bracket::brackets,
    bracket::alternatives,
    editorial::marks,
    extreme::extremes,
    decision::moves,
    negation::flipped,
    force::reversed,
    lasting::terms,
    time::limits,
    occasion::events,
    rate::frequencies,
    quantity::amounts,
    rate::periods,
    quantity::bounds,
    quantity::ordinals,
    reference::of_itself,
    reference::citations,
    reference::addresses,
    reference::links,
    echo::initials,
    echo::anaphora,
    actor::counterparts,
    actor::addressees,
    actor::issuers,
    bearer::bearers,
    agent::agents,
    entity::names,
    force::strength,
    force::passive_directives,
    effort::efforts,
    act::permissions,
    modality::modals,
    modality::against_requests,
    modality::against_facts,
    action::actions,
    certainty::certainty,
    qualification::conditions,
    leave::leave,
    qualification::hedges,
    dependants::dependants,
    defining::attributes,
    scope::extent,
    scope::restrictors,
    defining::clauses,
    defining::participles,
    place::places,
    denied::adverbs,
    widening::attributes,
    widening::phrases,
    scope::members,
    intensity::degrees,
    grade::grades,
    continuity::markers,
    framing::status,
    decision::decisions,
    act::acts_come_and_go,
    act::acts,
    framing::voice,
    framing::tense,
    framing::person,
    echo::repetitions,
    fallback::articles,
    editorial::words,
    fallback::residue,
    editorial::hyphens,
    editorial::signs,
];

pub(super) use act::coming_or_going;
pub(super) use editorial::variants;
pub(super) use fallback::joined;
pub(super) use framing::status_change;
pub(super) use reference::listed;
pub(super) use repealed::keeps_place;
pub(super) use traded::exchanged;
