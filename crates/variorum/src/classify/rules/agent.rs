//! Who is named as the agent of an event: adopted by the plenary.

use crate::classify::pairing::agency::{is_actor, subject_of};
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::atom::{Atom, Value};
use crate::classify::reading::words::Word;
use crate::classify::record::evidence;
use crate::classify::record::finding::Confidence;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::statement::{back_in_clause, follows_being, is_modal, previous_word};
use crate::classify::telling::draft::{Draft, hull};
use crate::lexicon::{Class, Group};

/// Whether an atom alone can name an agent.
fn is_agent(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    scene.pair.is_name(which, at) || scene.atom(which, at).has(Group::Issuer)
}

/// Whether a phrase of one noun, or one that ends in a word for people, can name who acts. What happens, what a thing is made
/// of and how it is done cause: by the wider gap between prices, by the use of nets. Where nothing is done to
/// anything, a thing says where or how much: boats by the quay, oil by the cask.
fn names_agent(side: &Side<'_, '_>, by: usize, first: usize) -> bool {
    let phrase = (first..side.atoms.len()).take_while(|at| side.atoms[*at].is_content());
    let noun = phrase.last().unwrap_or(first);
    let atom = &side.atoms[noun];
    let of = side.atoms.get(noun + 1);
    let of = of.is_some_and(|next| next.is_function(Class::Partitive));
    // The Republic of Malta.
    let is_of_name = of
        && side.first(noun).is_capitalised()
        && side
            .atoms
            .get(noun + 2)
            .is_some_and(|next| next.value == Value::Name);
    let has_name = (first..=noun).any(|at| side.atoms[at].value == Value::Name);
    let is_thing =
        atom.row(Group::Name, "circumstance").is_some() || side.first(noun).is_gerund || of;
    let is_done = back_in_clause(side, by)
        .any(|verb| side.first(verb).is_participle || follows_being(side, verb));
    is_actor(side, noun)
        || is_determined(side, by)
            && (has_name || is_of_name || is_done && noun == first && !is_thing)
}

/// Whether an article follows the word that names an agent.
fn is_determined(side: &Side<'_, '_>, by: usize) -> bool {
    let next = side.atoms.get(by + 1);
    next.is_some_and(|next| next.is_function(Class::Determiner))
}

/// Whether the verb before the word that names an agent is a participle set off by a comma, which takes causes as well:
/// "high, spurred by the rise in fares".
fn is_appended(side: &Side<'_, '_>, by: usize) -> bool {
    let verb = by.checked_sub(1).filter(|verb| side.first(*verb).inflected);
    verb.and_then(|verb| verb.checked_sub(1))
        .is_some_and(|before| side.first(before).is_sign(","))
}

/// The agent of an event, named, no longer named, or another.
pub(super) fn agents(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let mut drafts = other_agents(scene);
    for which in Which::BOTH {
        let side = scene.side(which);
        for at in side.open_atoms().collect::<Vec<_>>() {
            if !side.atoms[at].is_function(Class::Agent) || scene.is_new_clause(which, at) {
                continue;
            }
            let named =
                (at + 1..side.atoms.len().min(at + 4)).find(|next| side.atoms[*next].is_content());
            let Some(name) = named.filter(|name| {
                is_agent(scene, which, *name)
                    || side.is_open(*name) && !is_appended(side, at) && names_agent(side, at, *name)
            }) else {
                continue;
            };
            if is_subject_there(scene, which, at, name)
                || owns_there(scene, which, at, name)
                || !tells_kept(scene, which, at)
            {
                continue;
            }
            let change = if which == Which::New {
                "named"
            } else {
                "dropped"
            };
            drafts.push(
                Draft::on(
                    which,
                    Kind::ActorChanged,
                    RuleId::ActorAgent,
                    (at..=name).collect::<Vec<_>>(),
                )
                .with("role", "agent")
                .with("change", change)
                .with("agent", side.text_of(name))
                .confidence(Confidence::Medium),
            );
        }
    }
    drafts
}

/// Whether the other version tells of the act too whose agent a phrase names. An act of which only one version tells has its
/// agent with it; a noun may give way to another: the raid by Malta, the raids of Malta.
fn tells_kept(scene: &Scene<'_, '_, '_>, which: Which, by: usize) -> bool {
    let side = scene.side(which);
    previous_word(side, by).is_some_and(|verb| {
        let is_act = side.first(verb).is_participle || side.atoms[verb].form().is_some();
        !is_act || scene.pair.partner(which, verb).is_some()
    })
}

/// Whether who acts by a passive is the subject of the same verb in the other version: the voice changed, not the agent. The
/// issuers are the same by whatever word: kept by us, we keep.
fn is_subject_there(scene: &Scene<'_, '_, '_>, which: Which, by: usize, name: usize) -> bool {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let verb = previous_word(side, by);
    let partner = |at: usize| scene.pair.partner(which, at);
    let is_issuer = |side: &Side<'_, '_>, at: usize| side.atoms[at].has(Group::Issuer);
    match (verb.and_then(partner), partner(name)) {
        (Some(verb), Some(name)) => name < verb,
        (Some(verb), None) => {
            let modal = previous_word(other, verb).filter(|before| is_modal(other, *before));
            let subject = subject_of(other, modal.unwrap_or(verb));
            is_issuer(side, name) && subject.is_some_and(|subject| is_issuer(other, subject))
        }
        _ => false,
    }
}

/// Whether what an agent did is said to be of that agent in the other version: a decision taken by the Board, of the Board.
/// Behind a noun alone the one who acts became the one to whom it is done: the arrest by the Board, of the Board.
fn owns_there(scene: &Scene<'_, '_, '_>, which: Which, by: usize, name: usize) -> bool {
    let side = scene.side(which);
    // The verb went with the word that names who acts; a noun would have stayed.
    let lost_verb = previous_word(side, by).is_some_and(|verb| side.is_open(verb));
    let other = scene.side(which.other());
    scene.pair.partner(which, name).is_some_and(|name| {
        let mut before = other.before(name);
        let of = before.find(|at| !other.atoms[*at].is_function(Class::Determiner));
        let is_owner = other.is_genitive(name)
            || of.is_some_and(|of| other.atoms[of].is_function(Class::Partitive));
        lost_verb && is_owner
    })
}

/// The stem of the noun of a phrase: its last word before what it is of. The boards of directors are boards.
fn noun_of<'s>(scene: &'s Scene<'_, '_, '_>, which: Which, atoms: &[usize]) -> Option<&'s str> {
    let side = scene.side(which);
    let words = &side.words[side.words_of(hull(atoms))];
    let is_partitive = |word: &Word<'_>| {
        let mut rows = scene.pack.rows_of(&word.spelled);
        rows.any(|row| row.class == Some(Class::Partitive))
    };
    let noun = words.iter().take_while(|word| !is_partitive(word)).last();
    noun.map(|word| &*word.stem)
}

/// Another agent of a kept passive: "adopted by the plenary", "adopted by the bureau".
fn other_agents(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let (old, new) = (&scene.pair.sides.old, &scene.pair.sides.new);
    let passive = |which: Which, by: usize| {
        let side = scene.side(which);
        side.atoms[by].is_function(Class::Agent)
            && by.checked_sub(1).is_some_and(|verb| {
                let is_passive = side.first(verb).inflected || follows_being(side, verb);
                !side.is_open(verb) && side.atoms[verb].is_content() && is_passive
            })
    };
    let agent = |which: Which, by: usize| -> Vec<usize> {
        let side = scene.side(which);
        (by + 1..side.atoms.len())
            .take_while(|at| side.is_open(*at) || side.atoms[*at].is_function(Class::Determiner))
            .filter(|at| side.is_open(*at) && side.atoms[*at].is_content())
            .collect()
    };
    (0..old.atoms.len())
        .filter(|by| passive(Which::Old, *by))
        .filter_map(|by| {
            let partner = scene.pair.partner(Which::Old, by)?;
            let (from, to) = (agent(Which::Old, by), agent(Which::New, partner));
            // The noun that names the agent stays where only a word before it is another: the steady, the continued growth.
            let keeps_noun = |which: Which, atoms: &[usize]| {
                let side = scene.side(which);
                let next = atoms.last().and_then(|last| side.atoms.get(last + 1));
                next.is_some_and(Atom::is_content)
            };
            let kept = keeps_noun(Which::Old, &from) && keeps_noun(Which::New, &to);
            // One name for another is told as such.
            let is_named = |which: Which, atoms: &[usize]| {
                atoms.iter().any(|at| scene.pair.is_name(which, *at))
            };
            let named = is_named(Which::Old, &from) && is_named(Which::New, &to);
            // Causes are no agents: "constrained by weak sales" and "by high rents", "by the risks".
            let acts = |which: Which, by: usize, atoms: &[usize]| {
                let side = scene.side(which);
                let is_cause = |at: &usize| side.atoms[*at].row(Group::Name, "exposure").is_some();
                is_determined(side, by) && !atoms.iter().any(is_cause)
                    || atoms.iter().any(|at| is_agent(scene, which, *at))
            };
            // One noun in another number is no other agent.
            let is_same = noun_of(scene, Which::Old, &from) == noun_of(scene, Which::New, &to);
            let causes = !acts(Which::Old, by, &from) || !acts(Which::New, partner, &to);
            if from.is_empty()
                || to.is_empty()
                || is_same
                || named
                || kept
                || causes
                || !passive(Which::New, partner)
            {
                return None;
            }
            let draft = Draft::new(
                Kind::ActorChanged,
                RuleId::ActorAgent,
                from.clone(),
                to.clone(),
            )
            .with("role", "agent")
            .with("change", "other")
            .with("agent", new.text(hull(&to)))
            .with(evidence::OLD, old.text(hull(&from)));
            Some(draft.confidence(Confidence::Medium))
        })
        .collect()
}
