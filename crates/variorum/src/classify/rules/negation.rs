//! Polarity: negators that come or go over a kept predicate, and how they and words of opposite sense undo each other.

use super::denied::parted;
use super::extreme::emphasis;
use super::opposites::{Flip, Sense, hyphened, opposites, prefixed};
use super::steps::tie;
use crate::classify::pairing::scene::Scene;
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::atom::Value;
use crate::classify::record::finding::Confidence;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::statement::{is_modal, next_word, previous_word};
use crate::classify::telling::draft::Draft;
use crate::lexicon::{Class, Group};
use crate::sides::Sides;

/// The rules about what moves in one version and stands still in the other, goes well or does not, or moves or stands the
/// other way, each with its base: another assessment, and the opposite one, which is told of a thing and undoes no act.
const MOTION: (RuleId, i16) = (RuleId::WordingMotion, 45);
const ASSESSMENT: (RuleId, i16) = (RuleId::WordingAssessment, 45);
pub(super) const REVERSAL: (RuleId, i16) = (RuleId::NegationReversed, 60);

/// How far apart, in matched atoms, two signs of polarity may stand and still speak of one predicate.
const REACH: usize = 4;

/// Odd differences in polarity are flips; a negator cancels another, or one word of opposite sense.
pub(super) fn flipped(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let mut flips = opposites(scene);
    flips.extend(prefixed(scene, &flips));
    flips.extend(
        Which::BOTH
            .into_iter()
            .flat_map(|which| hyphened(scene, which)),
    );
    for which in Which::BOTH {
        let more: Vec<Flip> = negators(scene, which, &flips)
            .into_iter()
            .filter(|flip| !is_taken(flip, &flips))
            .collect();
        flips.extend(more);
    }
    flips.sort_by_key(|flip| flip.slot);
    let mut drafts = joints(scene);
    let mut group: Vec<Flip> = Vec::new();
    for flip in flips {
        if group
            .last()
            .is_some_and(|last| flip.slot - last.slot > REACH)
        {
            drafts.extend(judge(scene, &std::mem::take(&mut group)));
        }
        group.push(flip);
    }
    drafts.extend(judge(scene, &group));
    drafts
}

/// Whether the atoms of a flip belong to an earlier one.
fn is_taken(flip: &Flip, flips: &[Flip]) -> bool {
    let meets = |mine: &[usize], theirs: &[usize]| mine.iter().any(|at| theirs.contains(at));
    flips
        .iter()
        .any(|other| meets(&flip.old, &other.old) || meets(&flip.new, &other.new))
}

fn judge(scene: &Scene<'_, '_, '_>, group: &[Flip]) -> Option<Draft> {
    let first = group.first()?;
    let is_lexical = |flip: &Flip| flip.sense != Sense::Denial;
    let lexical = group.iter().any(is_lexical);
    let all_are = |sense| group.iter().all(|flip| flip.sense == sense);
    // Accounts of several things side by side undo nothing either.
    let are_accounts = group
        .iter()
        .all(|flip| flip.sense.is_account() || flip.sense == Sense::Degree);
    if let Some(stronger) = emphasis(scene, group) {
        return Some(stronger);
    }
    let row = first.row.clone();
    // A negator undoes a word of opposite sense, or another negator; two words of opposite sense do not undo each other.
    let negators = group.iter().filter(|flip| !is_lexical(flip)).count();
    let lexical_flips = group.len() - negators;
    let odd =
        lexical_flips > 1 || (negators + lexical_flips) % 2 == 1 || denies_another(scene, group);
    let collect = |which: Which| -> Vec<usize> {
        let atoms = group.iter().flat_map(|flip| flip.side(which));
        atoms.copied().collect()
    };
    let (old, new) = (collect(Which::Old), collect(Which::New));
    let text = |which: Which, atoms: &[usize]| {
        let side = scene.side(which);
        atoms
            .iter()
            .map(|at| side.text_of(*at))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let (from, to) = (text(Which::Old, &old), text(Which::New, &new));
    let reverses = group.iter().any(|flip| flip.sense == Sense::Reversal);
    let (kind, rule) = match (odd, lexical) {
        (true, true) if are_accounts => {
            let rule = match first.sense {
                Sense::Motion => MOTION.0,
                Sense::Assessment => ASSESSMENT.0,
                _ => RuleId::WordingContrary,
            };
            (Kind::WordingChanged, rule)
        }
        (true, true) if negators == 0 && reverses => (Kind::NegationFlipped, REVERSAL.0),
        // What does not rise need not fall, nor who may not raise a thing lower it.
        (false, _) if group.iter().any(|flip| flip.is_contrary) => {
            (Kind::WordingChanged, RuleId::WordingContrary)
        }
        (true, true) if all_are(Sense::Judgement) => (Kind::StanceReversed, RuleId::ForceValence),
        (true, true) => (Kind::NegationFlipped, RuleId::NegationOpposite),
        (true, false) => (Kind::NegationFlipped, RuleId::NegationNegator),
        (false, _) => (Kind::Paraphrase, RuleId::ParaphrasePolarity),
    };
    let mut draft = Draft::new(kind, rule, old, new)
        .with("old_negators", &from)
        .with("new_negators", &to)
        .texts(from, to);
    draft.rows.push(row);
    for (told, base) in [MOTION, ASSESSMENT, REVERSAL] {
        if rule == told {
            draft = draft.base(base);
        }
    }
    Some(draft.confidence(Confidence::High))
}

/// Whether one negator went and one came, before two different words that both versions have: "not new but safe" and "new
/// but not safe".
fn denies_another(scene: &Scene<'_, '_, '_>, group: &[Flip]) -> bool {
    let negator = |which: Which| {
        let mut all = group.iter().filter_map(|flip| flip.side(which).first());
        let first = all.next().copied();
        first.filter(|_| all.next().is_none())
    };
    let denied = |which: Which, at: usize| {
        denied(scene.side(which), at).filter(|word| scene.pair.partner(which, *word).is_some())
    };
    let [Some(old), Some(new)] = [Which::Old, Which::New].map(negator) else {
        return false;
    };
    let (Some(denied_old), Some(denied_new)) = (denied(Which::Old, old), denied(Which::New, new))
    else {
        return false;
    };
    group.iter().all(|flip| flip.sense == Sense::Denial)
        && scene.pair.partner(Which::Old, denied_old) != Some(denied_new)
        && !denies_subject(scene, Which::Old, old, denied_new)
        && !denies_subject(scene, Which::New, new, denied_old)
}

/// Whether a negator of a side stands before the subject of a verb that the other version denies: no ship may enter, ships
/// may not enter.
fn denies_subject(scene: &Scene<'_, '_, '_>, which: Which, negator: usize, verb: usize) -> bool {
    let side = scene.side(which);
    let joins = |at: usize| {
        side.atoms[at].value == Value::Sign || side.atoms[at].is_function(Class::Coordinator)
    };
    let is_predicate = |verb: usize| {
        let before = previous_word(side, verb);
        before.is_some_and(|before| is_modal(side, before) || side.first(before).is_copular)
    };
    side.atoms[negator].is_function(Class::Determiner)
        && scene
            .pair
            .partner(which.other(), verb)
            .is_some_and(|verb| verb > negator && is_predicate(verb) && !(negator..verb).any(joins))
}

/// Open negators that deny what the other version says: their predicate is kept, or one of opposite sense.
fn negators(scene: &Scene<'_, '_, '_>, which: Which, flips: &[Flip]) -> Vec<Flip> {
    let side = scene.side(which);
    scene
        .open_of(which, Group::Negator)
        .into_iter()
        .filter_map(|at| {
            let row = side.atoms[at]
                .of(Group::Negator)
                .find(|sense| sense.row.concept == "negator")?
                .row;
            let denied = denied(side, at)?;
            let is_opposite = || {
                let mut words = flips.iter().flat_map(|flip| flip.side(which));
                words.any(|word| *word == denied)
            };
            let parted = parted(scene, which, at);
            if side.is_open(denied) && !is_opposite() && parted.is_none()
                || is_conditional(scene, which, at, flips)
                || !is_opposite() && scene.is_new_clause(which, at)
                || is_told_elsewhere(scene, which, at, denied)
                || denies_failing(scene, which, at)
                || is_excepted_there(scene, which, at)
                || is_denied_there(scene, which, at)
                || joint_of_denial(scene, which, at).is_some()
                || goes_on_denying(scene, which, at)
                || is_slight_there(scene, which, at, denied)
            {
                return None;
            }
            let (own, there) = parted.map_or((None, None), |(own, there)| (Some(own), Some(there)));
            let own = [at].into_iter().chain(own).collect();
            let Sides { old, new } = which.sides(own, there.into_iter().collect());
            Some(Flip {
                slot: side.slot[at],
                old,
                new,
                row: row.id(),
                sense: Sense::Denial,
                is_contrary: false,
            })
        })
        .collect()
}

/// What joins parts of which each is denied by itself, and what joins them where one denial goes for all: neither sell nor
/// lend, not sell or lend.
fn joints(scene: &Scene<'_, '_, '_>) -> Vec<Draft> {
    let of_side = |which: Which| {
        let negators = scene.open_of(which, Group::Negator).into_iter();
        negators.filter_map(move |at| {
            let Sides { old, new } = which.sides(at, joint_of_denial(scene, which, at)?);
            Some(tie(old, new))
        })
    };
    Which::BOTH.into_iter().flat_map(of_side).collect()
}

/// Whether a conjunction goes on with a denial that came with it, which counts for both: neither sell nor lend.
fn goes_on_denying(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let came = |place: usize| side.is_open(place) && scene.pair.negates(which, place);
    side.atoms[at].is_function(Class::Conjunction) && side.before(at).any(came)
}

/// What joins two parts under one denial in the other version, where a negator that is a conjunction goes on denying here.
fn joint_of_denial(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> Option<usize> {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let goes_on = |which: Which, at: usize| {
        let side = scene.side(which);
        side.before(at)
            .any(|place| scene.pair.negates(which, place))
    };
    let is_joint = |place: &usize| {
        let is_coordinator = other.atoms[*place].is_function(Class::Coordinator);
        other.is_open(*place) && is_coordinator && goes_on(which.other(), *place)
    };
    let continues = side.atoms[at].is_function(Class::Conjunction) && goes_on(which, at);
    other
        .in_slot(side.slot[at])
        .find(is_joint)
        .filter(|_| continues)
}

/// Whether the word that a negator denies stands in quite another place of the other version, so that it is said of something
/// else there.
fn is_told_elsewhere(scene: &Scene<'_, '_, '_>, which: Which, at: usize, denied: usize) -> bool {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let there = scene.pair.partner(which, denied);
    there.is_some_and(|there| other.slot[there].abs_diff(side.slot[at]) > REACH)
}

/// Whether a negator denies only that somebody fails, in a version that alone speaks of failing: "we will not tire in our
/// support" affirms the support.
fn denies_failing(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let side = scene.side(which);
    let denied = next_word(side, at + 1);
    denied.is_some_and(|verb| {
        side.is_open(verb) && side.atoms[verb].row(Group::Name, "failing").is_some()
    })
}

/// Whether a preposition that denies says as an exception does in its place there: without leave, unless somebody gives
/// leave.
fn is_excepted_there(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let is_exception = |place: &usize| {
        let excepts = |concept| other.atoms[*place].means(Group::Condition, concept);
        other.is_open(*place) && (excepts("exception") || excepts("exemption"))
    };
    side.atoms[at].is_function(Class::Preposition)
        && other
            .in_slot(side.slot[at])
            .any(|place| is_exception(&place))
}

/// The word that a negator denies: the noun after an article ("no change"), else the verb, past adverbs and modals, or
/// what stands before, if the negator ends its clause. Where the verb is not in the other version, it is the act behind it
/// ("was never known to help").
fn denied(side: &Side<'_, '_>, at: usize) -> Option<usize> {
    let content = |place: &usize| side.atoms[*place].is_content();
    let mut after = (at + 1..side.atoms.len()).filter(content).peekable();
    if after.peek().is_none() {
        return (0..at).rev().find(content);
    }
    if side.atoms[at].is_function(Class::Determiner) {
        return after.next();
    }
    // What nothing does is denied, whatever stands between: nothing in this pact shall bind.
    if side.atoms[at].row(Group::Name, "nobody").is_some() {
        let modal = after.clone().find(|place| is_modal(side, *place));
        if let Some(verb) = modal.and_then(|modal| next_word(side, modal + 1)) {
            return Some(verb);
        }
    }
    let carries = |place: &usize| {
        let groups = [Group::Degree, Group::Hedge, Group::Continuity, Group::Modal];
        let atom = &side.atoms[*place];
        atom.has_any(&groups)
    };
    let denied = after.find(|place| !carries(place))?;
    let act = after
        .next()
        .filter(|act| side.atoms[act - 1].is_function(Class::Infinitive));
    match act {
        Some(act) if side.is_open(denied) => Some(act),
        _ => Some(denied),
    }
}

/// Whether the other version denies in the same place, in words of its own: "none face limits", "there is no limit on". A
/// further clause is another place: "was not invited", "was invited but could not come".
fn is_denied_there(scene: &Scene<'_, '_, '_>, which: Which, at: usize) -> bool {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let mut there = other.open_atoms().filter(|place| {
        other.slot[*place].abs_diff(side.slot[at]) <= REACH
            && scene.pair.negates(which.other(), *place)
            && opens_clause(other, *place) == opens_clause(side, at)
    });
    there.any(|place| denied(other, place).is_some_and(|denied| other.is_open(denied)))
}

/// Whether only the degree is denied, which the other version says is small: "does not differ greatly", "differs little".
fn is_slight_there(scene: &Scene<'_, '_, '_>, which: Which, at: usize, denied: usize) -> bool {
    let (side, other) = (scene.side(which), scene.side(which.other()));
    let says = |side: &Side<'_, '_>, place: usize, family: &str| {
        side.is_open(place) && side.atoms[place].row(Group::Name, family).is_some()
    };
    let Some(there) = scene.pair.partner(which, denied) else {
        return false;
    };
    let near = |at: usize, end: usize| at.saturating_sub(REACH)..end.min(at + 1 + REACH);
    near(denied, side.atoms.len()).any(|place| place > at && says(side, place, "much"))
        && near(there, other.atoms.len()).any(|place| says(other, place, "slight"))
}

/// Whether a conjunction stands between an atom and the kept word of matter before it.
fn opens_clause(side: &Side<'_, '_>, at: usize) -> bool {
    let is_kept = |place: usize| side.atoms[place].is_content() && !side.is_open(place);
    let mut before = (0..at).rev().take_while(|place| !is_kept(*place));
    before.any(|place| {
        let atom = &side.atoms[place];
        atom.is_function(Class::Conjunction) && !atom.is_function(Class::Relative)
            || side.first(place).is_sign(";")
    })
}

/// Whether a negator denies part of a condition that was put otherwise: "if it does not improve" and "until it has
/// improved". What opposes conditions, "if" and "unless", is a sign of polarity itself.
fn is_conditional(scene: &Scene<'_, '_, '_>, which: Which, at: usize, flips: &[Flip]) -> bool {
    let side = scene.side(which);
    side.before(at)
        .take_while(|place| side.atoms[*place].value != Value::Sign)
        .any(|place| {
            let is_opposed = flips.iter().any(|flip| flip.side(which).contains(&place));
            let opens = side.atoms[place].has(Group::Condition);
            side.is_open(place) && opens && !is_opposed
        })
}
