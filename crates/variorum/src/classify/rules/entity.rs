//! Names in rosters and in one slot.

use super::echo::is_short_name;
use super::role::{is_one_part, is_other_form};
use super::steps::unpaired;
use crate::classify::pairing::scene::{Scene, left_over};
use crate::classify::pairing::side::{Side, Which};
use crate::classify::pairing::slip::is_respelt;
use crate::classify::reading::atom::Value;
use crate::classify::reading::words::{Word, WordClass};
use crate::classify::record::evidence;
use crate::classify::record::finding::Confidence;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::roster::LEAST_NAMES;
use crate::classify::roster::list::{enumerations, is_coordinated, is_office_of_kept, spelled_out};
use crate::classify::roster::person::Person;
use crate::classify::telling::draft::Draft;
use crate::lexicon::Group;
use crate::sides::Sides;

/// Points for a state or a party to a conflict, and for the holder of an office.
const STATE_POINTS: i16 = 10;
const OFFICE_POINTS: i16 = -20;
/// Points for names that are a letter apart, states aside.
const RESPELT_POINTS: i16 = -10;
const TITLE: &str = "title";

/// Names that came, went, or took another's place.
pub(super) fn names(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let is_heading = scene.is_heading();
    if is_heading && !keeps_matter(scene) {
        return Vec::new();
    }
    let Sides { old, new } = scene.open_where(|which, at| {
        scene.pair.is_name(which, at)
            && !is_office_of_kept(scene.pair, which, at)
            && (!is_heading || names_something(scene, which, at))
    });
    let sides = &scene.pair.sides;
    let same = scene.pair_up_anywhere(&old, &new, |a, b| is_same(scene, a, b));
    let Sides { old, new } = left_over(&old, &new, &same);
    // Rosters compare as sets: in one, a name takes another's place only where nobody else came or went.
    let listed = |which: Which, names: &[usize]| {
        let listed = names.iter().filter(|at| is_coordinated(scene, which, **at));
        listed.count()
    };
    let is_swap = listed(Which::Old, &old) == 1 && listed(Which::New, &new) == 1;
    let in_place = |a: usize, b: usize| {
        let both = is_coordinated(scene, Which::Old, a) && is_coordinated(scene, Which::New, b);
        sides.old.slot[a] == sides.new.slot[b] && (!both || is_swap) && !is_reworded(scene, a, b)
    };
    let is_exchange = |a: usize, b: usize| {
        is_coordinated(scene, Which::Old, a) && is_coordinated(scene, Which::New, b) && is_swap
    };
    let demands: [&dyn Fn(usize, usize) -> bool; 2] = [
        &|a, b| in_place(a, b) && (is_exchange(a, b) || is_other_form(scene, a, b)),
        &|a, b| in_place(a, b) && is_one_part(scene, a, b),
    ];
    let mut pairs = scene.pair_up_in_turn(&old, &new, &demands);
    pairs.sort_unstable();
    // What stands in one place without being one name is not told as the other's successor.
    let left = left_over(&old, &new, &pairs);
    let strangers = scene.pair_up(&left.old, &left.new, in_place);
    let mut rest = unpaired(&old, &new, &pairs);
    let mut along = |which: Which, at: usize| with_its_roster(scene, which, at, &mut rest);
    let slots: Vec<Sides<Vec<usize>>> = pairs
        .iter()
        .map(|(a, b)| Sides::new(along(Which::Old, *a), along(Which::New, *b)))
        .collect();
    let respelt = same.into_iter().map(|pair| respelt(scene, pair));
    let mut drafts: Vec<Draft> = respelt.collect();
    drafts.extend(slots.iter().map(|slot| replaced(scene, slot)));
    for (which, names) in joiners(scene, &rest) {
        drafts.push(single(scene, which, names, RuleId::EntityRoster));
    }
    for (a, b) in strangers {
        for (which, at) in [(Which::Old, a), (Which::New, b)] {
            let is_told = !rest.contains(&(which, at)) || is_coordinated(scene, which, at);
            if !is_told {
                let draft = single(scene, which, vec![at], RuleId::EntityPart);
                drafts.push(draft.confidence(Confidence::Low));
            }
        }
    }
    drafts
}

/// Whether two names are one, spelled out in one version and short in the other.
fn is_same(scene: &Scene<'_, '_, '_>, a: usize, b: usize) -> bool {
    let sides = &scene.pair.sides;
    let people = person(&sides.old, a).zip(person(&sides.new, b));
    let is_same = people.is_some_and(|(one, other)| one.is(&other))
        || is_short_name(scene, &[a], &[b])
        || is_fuller(scene, a, b);
    is_same && !scene.pair.parts_ways(a, b)
}

/// What is said of two names that are one.
fn respelt(scene: &Scene<'_, '_, '_>, (a, b): (usize, usize)) -> Draft {
    let (kind, rule) = if is_short_name(scene, &[a], &[b]) {
        (Kind::EditorialAbbreviation, RuleId::EditorialInitials)
    } else {
        (Kind::EditorialFormat, RuleId::EditorialName)
    };
    Draft::exchange(&scene.pair.sides, kind, rule, (a, b))
}

/// Whether a word of matter stands in both versions: a heading of which none does is another heading, whatever it names.
fn keeps_matter(scene: &Scene<'_, '_, '_>) -> bool {
    let Sides { old, new } = &scene.pair.sides;
    let is_in_name = |word: &Word<'_>| {
        let mut words = new.words.iter();
        word.is_capitalised() && words.any(|other| other.text == word.text)
    };
    old.atoms.iter().enumerate().any(|(at, atom)| {
        let is_kept = old.partner[at].is_some();
        atom.is_content() && (is_kept || old.words[atom.words.clone()].iter().any(is_in_name))
    })
}

/// Whether a name in a heading is one: the capitals of a heading alone make no name of words that everybody knows.
pub(super) fn names_something(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let atom = &side.atoms[at];
    let mut words = side.words[atom.words.clone()].iter();
    let is_own =
        |word: &Word<'_>| word.class == WordClass::Word && !scene.pack.is_word(&word.lower);
    atom.has(Group::Name) || atom.has(Group::Alias) || words.any(is_own)
}

/// Whether of one name a part is left, and plain words stand for the rest: the Second Cocoa Summit, the third Cocoa
/// gathering. That is the phrase in other words and no other name.
fn is_reworded(scene: &Scene<'_, '_, '_>, old: usize, new: usize) -> bool {
    let words =
        |which: Which, at: usize| &scene.side(which).words[scene.atom(which, at).words.clone()];
    let is_left = |which: Which, part: usize, whole: usize| {
        let (part_words, whole) = (words(which, part), words(which.other(), whole));
        let side = scene.side(which);
        let stands_in = |at: &usize| {
            let atom = side.atoms.get(*at);
            atom.is_some_and(|atom| atom.is_content() && atom.value != Value::Name)
                && side.is_open(*at)
        };
        let beside = [part.checked_sub(1), Some(part + 1)];
        part_words.len() < whole.len()
            && part_words
                .iter()
                .all(|word| whole.iter().any(|other| other.lower == word.lower))
            && beside.into_iter().flatten().any(|at| stands_in(&at))
    };
    is_left(Which::New, new, old) || is_left(Which::Old, old, new)
}

/// Whether one name is the other with its legal form, what tells people of one name apart, what honours them, or the
/// organisation that it belongs to: Reddit, Reddit, Inc.; Bell, Mr. Bell; the Food Office, the UN Food Office. The ministers of
/// an organisation are fewer than the ministers.
fn is_fuller(scene: &Scene<'_, '_, '_>, old: usize, new: usize) -> bool {
    let words = |which: Which, at: usize| -> Vec<&Word<'_>> {
        let side = scene.side(which);
        let words = side.words[side.atoms[at].words.clone()].iter();
        words.filter(|word| word.class == WordClass::Word).collect()
    };
    let is_same = |short: &[&Word<'_>], long: &[&Word<'_>]| {
        let mut words = short.iter().zip(long);
        short.len() == long.len() && words.all(|(one, other)| one.text == other.text)
    };
    let is_part = |short: &[&Word<'_>], long: &[&Word<'_>]| match long {
        [rest @ .., last] if is_same(short, rest) => last.begins_name(scene.pack, "suffix"),
        [first, rest @ ..] if is_same(short, rest) => {
            let is_one = short.last().is_some_and(|last| !last.inflected);
            let is_owner = short.len() > 1 && first.begins_name(scene.pack, "organisation");
            is_owner && is_one || first.begins_name(scene.pack, "honorific")
        }
        _ => false,
    };
    let (old, new) = (words(Which::Old, old), words(Which::New, new));
    is_part(&old, &new) || is_part(&new, &old)
}

/// A name as that of a person.
fn person<'s>(side: &'s Side<'_, '_>, at: usize) -> Option<Person<'s>> {
    Person::of(&side.words[side.atoms[at].words.clone()])
}

/// Names that took the place of others.
fn replaced(scene: &Scene<'_, '_, '_>, slot: &Sides<Vec<usize>>) -> Draft {
    let (old, new) = (&slot.old, &slot.new);
    let every = |holds: fn(&Scene<'_, '_, '_>, Which, usize) -> bool| {
        old.iter().all(|at| holds(scene, Which::Old, *at))
            && new.iter().all(|at| holds(scene, Which::New, *at))
    };
    let has_power = old.iter().any(|at| is_power(scene, Which::Old, *at))
        || new.iter().any(|at| is_power(scene, Which::New, *at));
    let is_office = every(is_office);
    let (one, other) = (
        spelled_out(scene, Which::Old, old),
        spelled_out(scene, Which::New, new),
    );
    let respelt = !has_power && is_respelt(&one, &other);
    Draft::new(
        Kind::EntityReplaced,
        RuleId::EntitySlot,
        old.clone(),
        new.clone(),
    )
    .texts(one, other)
    .with("role", if is_office { "office" } else { "name" })
    .points("office-holder", if is_office { OFFICE_POINTS } else { 0 })
    .points("state-or-party", if has_power { STATE_POINTS } else { 0 })
    .points("respelt", if respelt { RESPELT_POINTS } else { 0 })
}

/// A name with those of `rest` that came or went with it in one roster, which are taken out of there. An office and who
/// holds it are none.
fn with_its_roster(
    scene: &Scene<'_, '_, '_>,
    which: Which,
    at: usize,
    rest: &mut Vec<(Which, usize)>,
) -> Vec<usize> {
    let runs = enumerations(scene.pair, which).into_iter();
    let mut own: Vec<usize> = runs.filter(|run| run.contains(&at)).flatten().collect();
    own.retain(|name| *name == at || rest.contains(&(which, *name)));
    if own.len() < LEAST_NAMES {
        return vec![at];
    }
    rest.retain(|(side, name)| *side != which || !own.contains(name));
    own
}

/// Names of rosters, those of one roster together, wherever in it they stand.
fn joiners(scene: &Scene<'_, '_, '_>, singles: &[(Which, usize)]) -> Vec<(Which, Vec<usize>)> {
    let mut joiners = Vec::new();
    for which in Which::BOTH {
        for mut names in enumerations(scene.pair, which) {
            names.retain(|at| singles.contains(&(which, *at)) && is_coordinated(scene, which, *at));
            if !names.is_empty() {
                joiners.push((which, names));
            }
        }
    }
    joiners
}

/// Names that one version has and the other has not, in its roster or in the part that they have.
fn single(scene: &Scene<'_, '_, '_>, which: Which, names: Vec<usize>, rule: RuleId) -> Draft {
    let kind = which.of(Kind::ENTITY_ALONE);
    let text = spelled_out(scene, which, &names);
    let points = if names.iter().any(|at| is_power(scene, which, *at)) {
        STATE_POINTS
    } else {
        0
    };
    Draft::on(which, kind, rule, names)
        .with(evidence::ENTITY, text)
        .points("state-or-party", points)
}

/// Whether a name begins with the title of an office.
pub(super) fn is_office(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let atom = &side.atoms[at];
    let has_title = || side.first(at).begins_name(scene.pack, TITLE);
    let before = at > 0 && side.atoms[at - 1].row(Group::Name, TITLE).is_some();
    before || (atom.words.len() > 1 && has_title())
}

/// Whether a name is that of a state or of a party to a conflict.
pub(super) fn is_power(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let atom = scene.atom(which, at);
    atom.row(Group::Name, "state").is_some() || atom.row(Group::Name, "party").is_some()
}
