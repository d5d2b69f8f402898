//! Who acts and who is asked.

use std::ops::Range;

use crate::classify::pairing::agency::can_act;
use crate::classify::pairing::region::stems;
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::words::Word;
use crate::classify::record::finding::Direction;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::statement::{Actor, Statement, family, is_modal};
use crate::classify::telling::draft::{Draft, hull};
use crate::lexicon::{Class, Group};
use crate::sides::Sides;

const EXTENT: &str = "extent";
/// Families of the parties of contracts, each with that of their opposites.
const PARTIES: [(&str, &str); 2] = [("giver", "taker"), ("taker", "giver")];

/// Another addressee of a kept or changed request.
pub(super) fn addressees(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (a, b) in scene.linked {
        let (old, new) = (&scene.statements.old[*a], &scene.statements.new[*b]);
        if old.row(family::DIRECTIVE).is_none()
            || new.row(family::DIRECTIVE).is_none()
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
        if foretells(scene, Which::Old, old.head, &from)
            || foretells(scene, Which::New, new.head, &to)
        {
            continue;
        }
        let open = |which: Which, range: &Range<usize>| -> Vec<usize> {
            let side = scene.side(which);
            range.clone().filter(|at| side.is_open(*at)).collect()
        };
        let content = |which: Which, atoms: &[usize]| {
            atoms.iter().any(|at| {
                let atom = scene.atom(which, *at);
                atom.is_content() && atom.row(Group::Quantifier, EXTENT).is_none()
            })
        };
        let (x, y) = (open(Which::Old, &from), open(Which::New, &to));
        // Another extent of the same noun is scope, not another addressee.
        if content(Which::Old, &x) && content(Which::New, &y) {
            drafts.push(
                Draft::new(Kind::ActorChanged, RuleId::ActorAddressee, x, y)
                    .with("role", "addressee")
                    .texts(
                        scene.pair.sides.old.text(from),
                        scene.pair.sides.new.text(to),
                    ),
            );
        }
    }
    drafts
}

/// Whether a verb says what a thing will do, and asks it of nobody: the Bank expects growth to slow.
fn foretells(
    scene: &Scene<'_, '_, '_>,
    which: Which,
    verb: usize,
    addressee: &Range<usize>,
) -> bool {
    let side = scene.side(which);
    let is_likely = side.atoms[verb].has(Group::Certainty);
    is_likely && !addressee.clone().any(|at| can_act(side, at))
}

/// The noun phrase after a directive verb, up to the infinitive, or up to the verb of the clause that says what is asked:
/// demands that the owners leave.
pub(super) fn addressee(
    scene: &Scene<'_, '_, '_>,
    which: Which,
    head: usize,
) -> Option<Range<usize>> {
    const LONGEST: usize = 8;
    let side = scene.side(which);
    let start = head + 1;
    let opens_clause = side.atoms.get(start)?.is_function(Class::Relative);
    let ends = |at: &usize| {
        let atom = &side.atoms[*at];
        let acts = atom.form().is_some() || atom.has(Group::Action);
        let is_verb = acts || is_modal(side, *at);
        atom.is_function(Class::Infinitive) || opens_clause && is_verb
    };
    let end = (start..side.atoms.len().min(start + LONGEST)).find(ends)?;
    let range = start + usize::from(opens_clause)..end;
    // "Asks for guidance to" names a matter, not somebody.
    let is_noun_phrase = range
        .clone()
        .next()
        .is_some_and(|first| !side.atoms[first].is_function(Class::Preposition))
        && range.clone().all(|at| !side.first(at).is_sign(","));
    is_noun_phrase.then_some(range)
}

/// Another subject of a kept act, after forms of the issuer are set apart.
pub(super) fn issuers(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let linked = scene.linked.iter();
    let acts = linked
        .map(|(old, new)| Sides::new(&scene.statements.old[*old], &scene.statements.new[*new]));
    acts.filter_map(|acts| issuer(scene, acts)).collect()
}

fn issuer(scene: &Scene<'_, '_, '_>, acts: Sides<&Statement<'_>>) -> Option<Draft> {
    let subjects = Sides::by(|which| Subject::of(scene, which, which.of(acts)));
    let is_part = subjects.as_ref().map(|subject| subject.is_part);
    let is_split = !is_part.is_same() && !acts.old.rows.is_empty() && !acts.new.rows.is_empty();
    let is_unnamed = !acts.old.actor.is_other() && !acts.new.actor.is_other();
    let told = subjects.map(|subject| subject.told);
    // Who expects is not compared with what is expected.
    let is_other = acts.old.passive == acts.new.passive && is_another(scene, acts, &told);
    if !(is_split && is_unnamed || is_other) {
        return None;
    }
    let sides = &scene.pair.sides;
    let (old, new) = (
        sides.old.text(hull(&told.old)),
        sides.new.text(hull(&told.new)),
    );
    let draft = Draft::new(Kind::ActorChanged, RuleId::ActorIssuer, told.old, told.new)
        .with("role", "issuer")
        .texts(old, new);
    let direction = if is_part.new {
        Direction::Narrower
    } else {
        Direction::Wider
    };
    Some(if is_split {
        draft.direction(direction)
    } else {
        draft
    })
}

/// What one version alone says of who acts.
struct Subject {
    /// The words for him.
    told: Vec<usize>,
    /// Whether a quantifier makes it a part or all of what both versions name.
    is_part: bool,
}

impl Subject {
    fn of(scene: &Scene<'_, '_, '_>, which: Which, statement: &Statement<'_>) -> Self {
        let side = scene.side(which);
        let is_extent = |at: usize| side.atoms[at].row(Group::Quantifier, EXTENT).is_some();
        let Range { start, end } = statement.subject;
        let quantifier = start.checked_sub(1).filter(|at| is_extent(*at));
        // Behind a finite verb stands no subject any more.
        let ends =
            |at: &usize| side.atoms[*at].is_function(Class::Auxiliary) || is_modal(side, *at);
        let end = (start..end).find(ends).unwrap_or(end);
        let mut subject = Self {
            told: Vec::new(),
            is_part: false,
        };
        for at in (quantifier.unwrap_or(start)..end).filter(|at| side.is_open(*at)) {
            let atom = &side.atoms[at];
            let counts = is_extent(at) && !atom.is_function(Class::Pronoun);
            subject.is_part |= counts && keeps_noun(scene, which, at, end);
            let acts = atom.is_content() && !is_adjunct(side, at);
            if counts || acts || atom.has(Group::Issuer) {
                subject.told.push(at);
            }
        }
        subject
    }
}

/// Whether the words for those who act are for others, and not for the same in more words.
fn is_another(
    scene: &Scene<'_, '_, '_>,
    acts: Sides<&Statement<'_>>,
    told: &Sides<Vec<usize>>,
) -> bool {
    // Somebody is not told anew by his place or his signs: "We, the keepers" are "We the keepers".
    let has_all = |which: Which| {
        let (side, other) = (scene.side(which), scene.side(which.other()));
        let statement = which.of(acts);
        let own = statement.clause.start..statement.subject.end;
        let own: Vec<&str> = own.flat_map(|at| stems(side, at)).collect();
        let others = which.other().of(told.as_ref()).iter();
        let mut others = others.flat_map(|at| stems(other, *at));
        others.all(|stem| own.contains(&stem))
    };
    let is_issuer = acts.map(|statement| statement.actor == Actor::Issuer);
    !told.old.is_empty()
        && !told.new.is_empty()
        && !Which::BOTH.into_iter().all(has_all)
        && !is_shorter_name(scene, &told.old, &told.new)
        && (!is_issuer.is_same() || is_other_group(scene, &told.old, &told.new))
}

/// Whether a word of a subject says how or when, or what somebody is doing, and names nobody: now, still, responding.
fn is_adjunct(side: &Side<'_, '_>, at: usize) -> bool {
    let atom = &side.atoms[at];
    let groups = [Group::Continuity, Group::Hedge, Group::Degree];
    let is_adverb = atom.has_any(&groups);
    is_adverb || side.first(at).is_gerund && !side.first(at).is_capitalised()
}

/// Whether one of two names of a body is the other without some of its words: the Board, the Fishery Board. Where it names
/// many, the longer one is a group of them.
fn is_shorter_name(scene: &Scene<'_, '_, '_>, old: &[usize], new: &[usize]) -> bool {
    let is_article = |word: &Word<'_>| {
        let mut rows = word.rows(scene.pack);
        rows.any(|row| row.class == Some(Class::Determiner))
    };
    let words = |which: Which, atoms: &[usize]| -> Vec<&str> {
        let side = scene.side(which);
        let words = atoms
            .iter()
            .flat_map(|at| &side.words[side.atoms[*at].words.clone()]);
        let words = words.filter(|word| !is_article(word));
        words.map(|word| &*word.lower).collect()
    };
    let is_one = |which: Which, atoms: &[usize]| {
        let side = scene.side(which);
        let last = atoms.last().map(|at| side.atoms[*at].words.end - 1);
        last.is_some_and(|last| !side.words[last].inflected)
    };
    let (a, b) = (words(Which::Old, old), words(Which::New, new));
    let within = |few: &[&str], many: &[&str]| few.iter().all(|word| many.contains(word));
    // The longer name must be known: from the version before, or from elsewhere in the same text.
    let is_known = |which: Which, atoms: &[usize]| {
        let documents = scene.pair.comparison.documents();
        let side = scene.side(which);
        let name = side.text(hull(atoms));
        let bare = name
            .split_once(' ')
            .filter(|_| is_article(side.first(atoms[0])));
        let text = which.other().of(documents).text();
        text.contains(bare.map_or(&*name, |(_, bare)| bare))
    };
    is_one(Which::Old, old)
        && is_one(Which::New, new)
        && (within(&b, &a) || within(&a, &b) && is_known(Which::New, new))
}

/// Whether the noun that a quantifier of a subject counts has a place in the other version, changed or not: "some
/// members" for "members", not "some segments of the markets" for what stood there before.
fn keeps_noun(scene: &Scene<'_, '_, '_>, which: Which, at: usize, end: usize) -> bool {
    let side = scene.side(which);
    let noun = (at + 1..end)
        .find(|next| side.atoms[*next].is_content() || side.atoms[*next].has(Group::Issuer));
    noun.is_none_or(|noun| !side.is_open(noun) || side.atoms[noun].has(Group::Issuer))
}

/// The opposite party of a contract in the place of a party: the lessor, the lessee.
pub(super) fn counterparts(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let party = |which: Which, at: usize, family: &str| {
        let row = scene.atom(which, at).row(Group::Name, family);
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
        Draft::exchange(sides, Kind::ActorChanged, RuleId::ActorParty, (a, b)).with("role", "party")
    });
    drafts.collect()
}

/// Whether two issuer forms name different bodies: neither is the first person.
fn is_other_group(scene: &Scene<'_, '_, '_>, old: &[usize], new: &[usize]) -> bool {
    let third = |which: Which, atoms: &[usize]| {
        atoms
            .iter()
            .any(|at| scene.atom(which, *at).names_issuer_by_noun())
    };
    third(Which::Old, old) && third(Which::New, new)
}
