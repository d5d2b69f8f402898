//! Who acts, who is asked, who caused an event.

use super::super::atom::Atom;
use super::super::draft::{Draft, hull};
use super::super::finding::{Confidence, Direction};
use super::super::kind::Kind;
use super::super::pair::{Side, Which};
use super::super::scene::Scene;
use super::super::statement::{Actor, previous_word};
use crate::lexicon::Group;

const EXTENT: &str = "extent";
/// Families of the parties of contracts, each with that of their opposites.
const PARTIES: [(&str, &str); 2] = [("giver", "taker"), ("taker", "giver")];

/// Another addressee of a kept or changed request.
pub(super) fn addressees(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (a, b) in scene.linked {
        let (old, new) = (&scene.statements.old[*a], &scene.statements.new[*b]);
        if old.row("directive").is_none()
            || new.row("directive").is_none()
            || old.passive
            || new.passive
        {
            continue;
        }
        let (from, to) = (
            addressee(scene, Which::Old, old.head),
            addressee(scene, Which::New, new.head),
        );
        let (Some(from), Some(to)) = (from, to) else {
            continue;
        };
        let open = |which: Which, range: &std::ops::Range<usize>| -> Vec<usize> {
            let side = scene.side(which);
            range.clone().filter(|at| side.is_open(*at)).collect()
        };
        let content = |which: Which, atoms: &[usize]| {
            atoms.iter().any(|at| {
                scene.side(which).atoms[*at].is_content()
                    && scene.side(which).atoms[*at]
                        .row(Group::Quantifier, EXTENT)
                        .is_none()
            })
        };
        let (x, y) = (open(Which::Old, &from), open(Which::New, &to));
        // Another extent of the same noun is scope, not another addressee.
        if content(Which::Old, &x) && content(Which::New, &y) {
            drafts.push(
                Draft::new(Kind::ActorChanged, "actor.addressee", x, y)
                    .with("role", "addressee")
                    .with("old", scene.pair.sides.old.text(from))
                    .with("new", scene.pair.sides.new.text(to)),
            );
        }
    }
    drafts
}

/// The noun phrase after a directive verb, up to the infinitive or the next clause.
pub(super) fn addressee(
    scene: &Scene<'_, '_, '_>,
    which: Which,
    head: usize,
) -> Option<std::ops::Range<usize>> {
    const LONGEST: usize = 8;
    let side = scene.side(which);
    let end = (head + 1..side.atoms.len().min(head + 1 + LONGEST))
        .find(|at| side.atoms[*at].is_function("infinitive"))?;
    let range = head + 1..end;
    // "Asks for guidance to" names a matter, not somebody.
    let is_noun_phrase = range
        .clone()
        .next()
        .is_some_and(|first| !side.atoms[first].is_function("preposition"))
        && range.clone().all(|at| !side.first(at).is_sign(","));
    is_noun_phrase.then_some(range)
}

/// Another subject of a kept act, after forms of the issuer are set apart.
pub(super) fn issuers(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (a, b) in scene.linked {
        let (old, new) = (&scene.statements.old[*a], &scene.statements.new[*b]);
        let mut found = [Vec::new(), Vec::new()];
        let mut quantified = [false, false];
        for (which, statement) in [(Which::Old, old), (Which::New, new)] {
            let side = scene.side(which);
            let slot = usize::from(which == Which::New);
            let from = statement
                .subject
                .start
                .saturating_sub(1)
                .max(statement.clause.start.min(statement.subject.start));
            let from = if statement.subject.start > 0
                && side.atoms[statement.subject.start - 1]
                    .row(Group::Quantifier, EXTENT)
                    .is_some()
            {
                statement.subject.start - 1
            } else {
                from.max(statement.subject.start)
            };
            for at in from..statement.subject.end {
                if !side.is_open(at) {
                    continue;
                }
                let atom = &side.atoms[at];
                let extent =
                    atom.row(Group::Quantifier, EXTENT).is_some() && !atom.is_function("pronoun");
                quantified[slot] |= extent && keeps_noun(scene, which, at, statement.subject.end);
                if extent || atom.is_content() || atom.of(Group::Issuer).next().is_some() {
                    found[slot].push(at);
                }
            }
        }
        let [x, y] = found;
        let unnamed = !old.actor.is_other() && !new.actor.is_other();
        let split = quantified[0] != quantified[1] && !old.rows.is_empty() && !new.rows.is_empty();
        let other_group = !x.is_empty()
            && !y.is_empty()
            && (is_issuer(old) != is_issuer(new) || is_other_group(scene, &x, &y));
        if !(split && unnamed || other_group) {
            continue;
        }
        let direction = if split {
            if quantified[1] {
                Direction::Narrower
            } else {
                Direction::Wider
            }
        } else {
            Direction::Narrower
        };
        let mut draft = Draft::new(Kind::ActorChanged, "actor.issuer", x.clone(), y.clone())
            .with("role", "issuer")
            .with("old", scene.pair.sides.old.text(hull(&x)))
            .with("new", scene.pair.sides.new.text(hull(&y)));
        if split {
            draft = draft.direction(direction);
        }
        drafts.push(draft);
    }
    drafts
}

/// Whether the noun that a quantifier of a subject counts has a place in the other version, changed or not: "some
/// members" for "members", not "some segments of the markets" for what stood there before.
fn keeps_noun(scene: &Scene<'_, '_, '_>, which: Which, at: usize, end: usize) -> bool {
    let side = scene.side(which);
    let noun = (at + 1..end).find(|next| {
        side.atoms[*next].is_content() || side.atoms[*next].of(Group::Issuer).next().is_some()
    });
    noun.is_none_or(|noun| {
        !side.is_open(noun) || side.atoms[noun].of(Group::Issuer).next().is_some()
    })
}

fn is_issuer(statement: &super::super::statement::Statement<'_>) -> bool {
    statement.actor == Actor::Issuer
}

/// The opposite party of a contract in the place of a party: the lessor, the lessee.
pub(super) fn counterparts(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let party = |which: Which, at: usize, family: &str| {
        let row = scene.side(which).atoms[at].row(Group::Name, family);
        row.map(|row| &row.concept)
    };
    let is_opposite = |a: usize, b: usize| {
        PARTIES.iter().any(|(one, other)| {
            let pair = (party(Which::Old, a, one), party(Which::New, b, other));
            matches!(pair, (Some(one), Some(other)) if one == other)
        })
    };
    let sides = &scene.pair.sides;
    let pairs = scene.pair_up(
        &scene.open_of(Which::Old, Group::Name),
        &scene.open_of(Which::New, Group::Name),
        |a, b| sides.old.slot[a] == sides.new.slot[b] && is_opposite(a, b),
    );
    let drafts = pairs.into_iter().map(|(a, b)| {
        Draft::new(Kind::ActorChanged, "actor.party", [a], [b])
            .with("role", "party")
            .with("old", sides.old.text(a..a + 1))
            .with("new", sides.new.text(b..b + 1))
    });
    drafts.collect()
}

/// Whether two issuer forms name different bodies: neither is the first person.
fn is_other_group(scene: &Scene<'_, '_, '_>, old: &[usize], new: &[usize]) -> bool {
    let third = |which: Which, atoms: &[usize]| {
        atoms.iter().any(|at| {
            scene.side(which).atoms[*at]
                .of(Group::Issuer)
                .any(|sense| sense.row.concept == "third")
        })
    };
    third(Which::Old, old) && third(Which::New, new)
}

/// Whether an atom alone can name an agent.
fn is_agent(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    scene.pair.is_name(which, at)
        || scene.side(which).atoms[at]
            .of(Group::Issuer)
            .next()
            .is_some()
}

/// Whether an article follows the word that names an agent.
fn is_determined(side: &Side<'_, '_>, by: usize) -> bool {
    let next = side.atoms.get(by + 1);
    next.is_some_and(|next| next.is_function("determiner"))
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
            if !side.atoms[at].is_function("agent") || scene.is_new_clause(which, at) {
                continue;
            }
            let named =
                (at + 1..side.atoms.len().min(at + 4)).find(|next| side.atoms[*next].is_content());
            let determined = is_determined(side, at) && !is_appended(side, at);
            let Some(name) = named.filter(|name| {
                (side.is_open(*name) || is_agent(scene, which, *name))
                    && (determined || is_agent(scene, which, *name))
            }) else {
                continue;
            };
            if is_subject_there(scene, which, at, name) {
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
                    "actor.agent",
                    (at..=name).collect::<Vec<_>>(),
                )
                .with("role", "agent")
                .with("change", change)
                .with("agent", side.text(name..name + 1))
                .confidence(Confidence::Medium),
            );
        }
    }
    drafts
}

/// Whether who acts by a passive is the subject of the same verb in the other version: the voice changed, not the agent.
fn is_subject_there(scene: &Scene<'_, '_, '_>, which: Which, by: usize, name: usize) -> bool {
    let verb = previous_word(scene.side(which), by);
    let partner = |at: usize| scene.pair.partner(which, at);
    match (verb.and_then(partner), partner(name)) {
        (Some(verb), Some(name)) => name < verb,
        _ => false,
    }
}

/// Another agent of a kept passive: "adopted by the plenary", "adopted by the bureau".
fn other_agents(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let (old, new) = (&scene.pair.sides.old, &scene.pair.sides.new);
    let passive = |which: Which, by: usize| {
        let side = scene.side(which);
        side.atoms[by].is_function("agent")
            && by.checked_sub(1).is_some_and(|verb| {
                !side.is_open(verb) && side.atoms[verb].is_content() && side.first(verb).inflected
            })
    };
    let agent = |which: Which, by: usize| -> Vec<usize> {
        let side = scene.side(which);
        (by + 1..side.atoms.len())
            .take_while(|at| side.is_open(*at) || side.atoms[*at].is_function("determiner"))
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
            // Causes are no agents: "constrained by weak sales" and "by high rents".
            let acts = |which: Which, by: usize, atoms: &[usize]| {
                let side = scene.side(which);
                is_determined(side, by) || atoms.iter().any(|at| is_agent(scene, which, *at))
            };
            // One noun in another number is no other agent.
            let stem_of = |side: &Side<'_, '_>, atoms: &[usize]| {
                let last = atoms.first().map(|at| side.atoms[*at].words.end - 1);
                last.map(|word| side.words[word].stem.clone().into_owned())
            };
            let is_same = stem_of(old, &from) == stem_of(new, &to);
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
            let draft = Draft::new(Kind::ActorChanged, "actor.agent", from.clone(), to.clone())
                .with("role", "agent")
                .with("change", "other")
                .with("agent", new.text(hull(&to)))
                .with("old", old.text(hull(&from)));
            Some(draft.confidence(Confidence::Medium))
        })
        .collect()
}
