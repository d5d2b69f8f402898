//! Deadlines and other dates.

use super::entity::names_something;
use super::lasting::VAGUER_POINTS;
use super::quantity;
use super::steps::unpaired;
use crate::classify::pairing::agency::has_actor;
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::atom::{Atom, Value};
use crate::classify::reading::typed::Time;
use crate::classify::reading::words::WordClass;
use crate::classify::record::evidence;
use crate::classify::record::finding::Direction;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::statement::{family, is_binding, modal_rank, next_word, previous_word, ranks};
use crate::classify::telling::draft::Draft;
use crate::document::BlockKind;
use crate::lexicon::{Class, Group, Pack};
use crate::sides::Sides;

/// Most points that a shift can add, and months for a point.
const SHIFT_POINTS: i32 = 20;
const MONTHS_A_POINT: i32 = 3;
/// Base of the date of the document itself, which any two versions differ in.
pub(super) const DOCUMENT_DATE: i16 = 5;
/// What calls people together again.
const MEETING: &str = "meeting";
/// The concept of what does so only with a word for repetition, or where it is to come: meet again, will meet.
const GATHER: &str = "gather";
/// Those of the occasions on which people meet, and of what is done with one.
const EVENT: &str = "event";
const HOLD: &str = "hold";
const AGAIN: &str = "again";
/// Points for a limit of what is only expected to come.
const FORECAST: i16 = -20;
/// The scales of what may come.
const EXPECTED: [&str; 2] = ["likelihood", "expectation"];
/// Families of verbs that say how something moves.
const MOVES: [&str; 3] = ["moving", "up", "down"];

fn time<'a>(atom: &'a Atom<'_>) -> Option<&'a Time> {
    match &atom.value {
        Value::Time(time) => Some(time),
        _ => None,
    }
}

/// Whether a time limits something: by a word that says so, or as the date of a next meeting.
pub(super) fn limits_something(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    time(&side.atoms[at]).is_some_and(|time| time.limit.is_some())
        || dates_next_meeting(side, at, scene.pack)
}

/// Whether a sentence calls people together before a place, and does so again or is about to: the next session, will meet,
/// decided to hold a summit. What they met on is past.
fn dates_next_meeting(side: &Side<'_, '_>, at: usize, pack: &Pack) -> bool {
    let repeats = |atom: &Atom<'_>| atom.means(Group::Continuity, AGAIN);
    let is_being = |at: &usize| side.atoms[*at].is_function(Class::Being);
    let modal = |at: usize| {
        (is_binding(side, at) || side.atoms[at].is_function(Class::Infinitive)).then_some(at)
    };
    // Who meets meets nothing: to meet the terms is no meeting.
    let is_alone = |place: usize| {
        side.atoms.get(place + 1).is_none_or(|next| {
            let is_sign = matches!(next.value, Value::Sign | Value::Time(_));
            is_sign || next.is_function(Class::Preposition) || next.is_function(Class::Adverb)
        })
    };
    // The occasion may be a word of a longer phrase that the tables know: the conference of the parties.
    let tells_occasion = |place: usize| {
        let mut words = side.words[side.atoms[place].words.clone()].iter();
        words.any(|word| {
            let mut rows = pack.rows_of(&word.spelled);
            rows.any(|row| row.group == Group::Time && row.concept == EVENT)
        })
    };
    // What is held stands behind the verb, or right before what it is held by: we will hold a summit, a summit will be held.
    let is_held = |verb: usize| {
        let before = previous_word(side, verb)?;
        let passive = previous_word(side, before).filter(|_| is_being(&before));
        let modal = modal(passive.unwrap_or(before))?;
        let of_place = side.atoms[verb].words.len() > 1;
        let mut noun = if passive.is_some() || of_place {
            modal.saturating_sub(1)..modal
        } else {
            let noun = (verb + 1..at).take_while(|next| {
                let atom = &side.atoms[*next];
                atom.value != Value::Sign && !atom.is_function(Class::Preposition)
            });
            verb + 1..noun.last().map_or(verb + 1, |last| last + 1)
        };
        Some(noun.any(tells_occasion))
    };
    let is_meeting = |place: &usize| {
        let Some(row) = side.atoms[*place].row(Group::Time, MEETING) else {
            return false;
        };
        match &*row.concept {
            EVENT => false,
            HOLD => is_held(*place).unwrap_or(false),
            GATHER => {
                let is_to_come = || previous_word(side, *place).and_then(modal).is_some();
                side.atoms.get(place + 1).is_some_and(repeats) || is_to_come() && is_alone(*place)
            }
            _ => true,
        }
    };
    // A participle nearer to the date has it: what was signed on 3 May.
    let is_dated = |place: &usize| {
        let atom = &side.atoms[*place];
        side.first(*place).is_participle && atom.row(Group::Time, MEETING).is_none()
    };
    let mut before = side.before(at).take_while(|place| !is_dated(place));
    before.any(|place| is_meeting(&place))
}

/// Limits that moved, came or went; other dates that differ.
pub(super) fn limits(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let Sides { old, new } = scene.open_where(|which, at| time(scene.atom(which, at)).is_some());
    let value = |which: Which, at: usize| {
        let time = time(scene.atom(which, at));
        time.map_or_else(Time::default, |time| scene.pair.years.meant(which, time))
    };
    let is_limit = |which: Which, at: usize| limits_something(scene, which, at);
    let amounts = if old.is_empty() || new.is_empty() {
        Vec::new()
    } else {
        quantity::open_pairs(scene)
    };
    let go_together = |a: usize, b: usize| goes_with(scene, &amounts, a, b);
    let sides = &scene.pair.sides;
    let demands: [&dyn Fn(usize, usize) -> bool; 2] = [
        &|a, b| is_limit(Which::Old, a) == is_limit(Which::New, b) && go_together(a, b),
        &|a, b| sides.old.slot[a] == sides.new.slot[b] && go_together(a, b),
    ];
    let pairs = scene.pair_up_in_turn(&old, &new, &demands);
    let mut drafts: Vec<Draft> = pairs
        .iter()
        .map(|(a, b)| {
            let (old, new) = (value(Which::Old, *a), value(Which::New, *b));
            moved(scene, *a, *b, &old, &new)
        })
        .collect();
    for (which, at) in unpaired(&old, &new, &pairs) {
        if !is_limit(which, at) {
            continue;
        }
        let time = value(which, at);
        let kind = which.of(Kind::DEADLINE_ALONE);
        let draft = Draft::on(which, kind, RuleId::DeadlineLimit, [at])
            .with("words", scene.side(which).text_of(at))
            .with("time", time.display());
        drafts.push(draft.points("forecast", forecast(scene, which, at)));
    }
    drafts
}

/// Points for a time by which something is expected of itself, and nobody has bound himself or is asked to bring it about:
/// prices are likely to fall by June, prices will fall by June.
fn forecast(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> i16 {
    let side = scene.side(which);
    let mut before = side.before(at);
    let is_expected = before.any(|place| {
        let mut senses = side.atoms[place].of(Group::Certainty);
        senses.any(|sense| EXPECTED.contains(&&*sense.row.family)) || foretells(side, place)
    });
    let is_due = scene.statements_of(which).iter().any(|statement| {
        let asks = statement.row(family::DIRECTIVE).is_some();
        statement.head < at && statement.clause.contains(&at) && (asks || statement.is_commitment())
    });
    if is_expected && !is_due { FORECAST } else { 0 }
}

/// Whether a future tells how something will move that does not act: growth will pick up.
fn foretells(side: &Side<'_, '_>, modal: usize) -> bool {
    let is_future =
        modal_rank(side, modal).is_some_and(|rank| (ranks::BINDING..ranks::DUE).contains(&rank));
    let moves = |verb: usize| {
        let mut senses = side.atoms[verb].of(Group::Antonym);
        senses.any(|sense| MOVES.contains(&&*sense.row.family))
    };
    is_future && !has_actor(side, modal) && next_word(side, modal + 1).is_some_and(moves)
}

/// Whether two times may be told of each other as far as the amounts allow that they are said of: one that came or went takes
/// its time along, unless a time stands in the place of that without an amount.
fn goes_with(scene: &Scene<'_, '_, '_>, amounts: &[(usize, usize)], a: usize, b: usize) -> bool {
    let of = |which: Which, at: usize| scene.side(which).amount_of(at);
    let stays = |which: Which, amount: usize| {
        let mut paired = amounts.iter();
        !scene.side(which).is_open(amount)
            || paired.any(|(a, b)| which.of(Sides::new(*a, *b)) == amount)
    };
    let is_in_place = || match (a.checked_sub(1), b.checked_sub(1)) {
        (Some(a), Some(b)) => scene.pair.partner(Which::Old, a) == Some(b),
        _ => false,
    };
    match (of(Which::Old, a), of(Which::New, b)) {
        (Some(x), Some(y)) => {
            amounts.contains(&(x, y)) || scene.pair.partner(Which::Old, x) == Some(y)
        }
        (Some(x), None) => stays(Which::Old, x) || is_in_place(),
        (None, Some(y)) => stays(Which::New, y) || is_in_place(),
        (None, None) => true,
    }
}

/// Whether one of two dates only leaves its year to be understood.
fn is_same_but_for_year(old: &Time, new: &Time) -> bool {
    let without_year = |time: &Time| {
        Time {
            year: None,
            ..time.clone()
        }
        .canonical()
    };
    (old.month.is_some() || !old.part.is_empty())
        && old.year.is_some() != new.year.is_some()
        && without_year(old) == without_year(new)
}

fn moved(scene: &Scene<'_, '_, '_>, a: usize, b: usize, old: &Time, new: &Time) -> Draft {
    let sides = &scene.pair.sides;
    let limited = limits_something(scene, Which::Old, a) || limits_something(scene, Which::New, b);
    if old.canonical() == new.canonical() {
        return limit_of_same(scene, a, b, new);
    }
    let (kind, rule) = if limited && !is_same_but_for_year(old, new) {
        (Kind::DeadlineMoved, RuleId::DeadlineLimit)
    } else {
        (Kind::DateChanged, RuleId::DateOther)
    };
    let bears = is_own_date(scene, Which::Old, a, old) && is_own_date(scene, Which::New, b, new);
    let is_line = || Which::BOTH.iter().all(|which| is_dateline(scene, *which));
    let dates_the_document = !limited && (bears || is_line());
    let mut draft = Draft::exchange(sides, kind, rule, (a, b))
        .with(evidence::OLD_TIME, old.display())
        .with("new_time", new.display());
    if dates_the_document {
        return draft.with("role", "document").base(DOCUMENT_DATE).framing();
    }
    if let Some(months) = old.months_until(new) {
        draft = shifted(draft, months);
    }
    if !limited {
        return draft;
    }
    if let (Some(from), Some(to)) = (&old.span, &new.span)
        && from.unit == to.unit
    {
        draft = draft.direction(if to.value > from.value {
            Direction::Later
        } else {
            Direction::Earlier
        });
    }
    let expected = forecast(scene, Which::Old, a).max(forecast(scene, Which::New, b));
    draft = draft.points("forecast", expected);
    if new.precision() < old.precision() && old.span.is_none() && new.span.is_none() {
        draft = draft
            .direction(Direction::Vaguer)
            .points("vaguer", VAGUER_POINTS);
    }
    draft
}

/// Whether a date is the one that its document bears in its head, told again in a heading. What it dates in the text may
/// be a term.
fn is_own_date(scene: &Scene<'_, '_, '_>, which: Which, at: usize, time: &Time) -> bool {
    let document = which.of(scene.pair.comparison.documents());
    let side = scene.side(which);
    let kind = document.blocks()[side.first(at).block].kind;
    let is_whole = time.day.is_some() && time.year.is_some();
    let mut borne = document
        .metadata()
        .iter()
        .filter(|entry| entry.key == "date");
    (matches!(kind, BlockKind::Heading(_)) || scene.is_heading())
        && is_whole
        && borne.any(|entry| {
            let borne = &document[entry.value];
            borne == time.display() || borne == side.text_of(at)
        })
}

/// Whether both sides are lines that say where and when their document was made.
pub(super) fn are_datelines(scene: &Scene<'_, '_, '_>) -> bool {
    let has_date = |which: Which| {
        let mut atoms = scene.side(which).atoms.iter();
        atoms.any(|atom| matches!(&atom.value, Value::Time(time) if time.day.is_some()))
    };
    let mut sides = Which::BOTH.into_iter();
    sides.all(|which| has_date(which) && is_dateline(scene, which))
}

/// Whether a side is a line that says where and when the document was made: nothing but a date, names, and grammar. Common
/// words with capitals are a title, and so is a name with small words in it: "Charter of Osk".
fn is_dateline(scene: &Scene<'_, '_, '_>, which: Which) -> bool {
    let side = scene.side(which);
    let is_place = |at: usize, atom: &Atom<'_>| {
        let mut words = side.words[atom.words.clone()].iter();
        let is_name = atom.value == Value::Name || names_something(scene, which, at);
        is_name && words.all(|word| word.class != WordClass::Word || word.is_capitalised())
    };
    side.atoms.iter().enumerate().all(|(at, atom)| {
        !atom.is_content() || matches!(atom.value, Value::Time(_)) || is_place(at, atom)
    })
}

/// Says by how many months a time is later, or earlier. The year of an event matters by how far it is off, as a limit does.
fn shifted(draft: Draft, months: i32) -> Draft {
    let draft = draft.with("shift_months", months);
    let direction = match months.signum() {
        1 => Direction::Later,
        -1 => Direction::Earlier,
        _ => return draft,
    };
    let points = (months.abs() / MONTHS_A_POINT).min(SHIFT_POINTS);
    draft
        .direction(direction)
        .points("shift", i16::try_from(points).unwrap_or(i16::MAX))
}

/// A time that is the same but limits on one side only. The end of a range is no limit.
fn limit_of_same(scene: &Scene<'_, '_, '_>, a: usize, b: usize, new: &Time) -> Draft {
    let ends_range = [(Which::Old, a), (Which::New, b)]
        .into_iter()
        .any(|(which, at)| {
            at.checked_sub(1)
                .is_some_and(|before| scene.atom(which, before).is_function(Class::Infinitive))
        });
    let kind = match (ends_range, new.limit) {
        (true, _) => return Draft::new(Kind::Paraphrase, RuleId::ParaphraseGrammar, [a], [b]),
        (false, Some(_)) => Kind::DeadlineAdded,
        (false, None) => Kind::DeadlineRemoved,
    };
    let limited = match new.limit {
        Some(_) => scene.pair.sides.new.text_of(b),
        None => scene.pair.sides.old.text_of(a),
    };
    Draft::new(kind, RuleId::DeadlineLimit, [a], [b])
        .with("words", limited)
        .with("time", new.display())
}
