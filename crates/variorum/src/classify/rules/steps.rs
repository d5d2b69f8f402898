//! What rules about ladders and classes have in common: two words on two rungs, and words that stand on one side only.

use crate::classify::pairing::scene::{Scene, left_over};
use crate::classify::pairing::side::Which;
use crate::classify::record::kind::Kind;
use crate::classify::record::rule::RuleId;
use crate::classify::telling::draft::Draft;
use crate::classify::telling::score::ladder;
use crate::lexicon::{Group, Row};
use crate::sides::Sides;

/// Difference of ranks below which two rungs are a tie.
pub(super) const MIN_GAP: i16 = 5;

/// Which way a ladder is gone from the old version to the new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Up,
    Down,
}

impl Step {
    /// From one rank to a different one.
    pub(super) fn between(old: i16, new: i16) -> Self {
        Self::by(new - old)
    }

    /// By a difference of ranks other than 0.
    pub(super) fn by(gap: i16) -> Self {
        if gap > 0 { Self::Up } else { Self::Down }
    }

    /// What the coming of something that raises comes to, and its going.
    pub(super) fn with(which: Which) -> Self {
        which.of(Sides::new(Self::Down, Self::Up))
    }

    /// What the coming of something that lowers comes to, and its going.
    pub(super) fn without(which: Which) -> Self {
        Self::with(which.other())
    }

    /// The version that stands higher.
    pub(super) fn higher(self) -> Which {
        match self {
            Self::Up => Which::New,
            Self::Down => Which::Old,
        }
    }
}

/// How far a word that one version alone has lifts it above the rank of what stands without one.
pub(super) fn rise(which: Which, rank: i16, without: i16) -> i16 {
    which.of(Sides::new(without - rank, rank - without))
}

/// What a step up and a step down a ladder are called, and the rule that says so.
pub(super) struct Steps {
    pub(super) up: Kind,
    pub(super) down: Kind,
    pub(super) rule: RuleId,
}

impl Steps {
    /// The name of a step.
    pub(super) fn named(&self, step: Step) -> Kind {
        match step {
            Step::Up => self.up,
            Step::Down => self.down,
        }
    }

    /// A draft about a word of one side.
    pub(super) fn on(&self, which: Which, rule: RuleId, step: Step, at: usize) -> Draft {
        let kind = self.named(step);
        Draft::on(which, kind, rule, [at])
    }

    /// Two words of one ladder: a paraphrase where their rungs are a tie, else a step.
    pub(super) fn compare(
        &self,
        scene: &Scene<'_, '_, '_>,
        (a, b): (usize, usize),
        (old, new): (&Row, &Row),
    ) -> Draft {
        let gap = new.rank - old.rank;
        if gap.abs() < MIN_GAP {
            return tie(a, b).citing([old, new]);
        }
        let kind = self.named(Step::between(old.rank, new.rank));
        let sides = &scene.pair.sides;
        let draft = Draft::exchange(sides, kind, self.rule, (a, b))
            .with("ladder", &old.family)
            .ranks(old.rank, new.rank)
            .citing([old, new]);
        ladder(draft, old.rank, new.rank)
    }
}

/// Two words that say the same.
pub(super) fn tie(old: usize, new: usize) -> Draft {
    Draft::new(Kind::Paraphrase, RuleId::ParaphraseTie, [old], [new])
}

/// The atoms of both sides that are in no pair, old ones first.
pub(super) fn unpaired(
    old: &[usize],
    new: &[usize],
    pairs: &[(usize, usize)],
) -> Vec<(Which, usize)> {
    let left = left_over(old, new, pairs);
    let old = left.old.into_iter().map(|at| (Which::Old, at));
    let new = left.new.into_iter().map(|at| (Which::New, at));
    old.chain(new).collect()
}

/// A word that stands on one side only.
pub(super) struct Single<'l> {
    pub(super) which: Which,
    pub(super) at: usize,
    pub(super) row: &'l Row,
}

/// Phrases of a group, compared by their class: the ties, and what stands on one side only in a clause of both.
pub(super) fn by_class<'l>(
    scene: &Scene<'_, '_, 'l>,
    group: Group,
    counts: impl Fn(Which, usize) -> bool,
) -> (Vec<Draft>, Vec<Single<'l>>) {
    let Sides { old, new } =
        scene.open_where(|which, at| scene.atom(which, at).has(group) && counts(which, at));
    let row = |which: Which, at: usize| {
        let sense = scene.atom(which, at).of(group).next();
        sense.map(|sense| sense.row)
    };
    let ties = scene.pair_up(&old, &new, |a, b| {
        row(Which::Old, a)
            .zip(row(Which::New, b))
            .is_some_and(|(a, b)| a.concept == b.concept)
    });
    let singles = unpaired(&old, &new, &ties)
        .into_iter()
        .filter(|(which, at)| !scene.is_new_clause(*which, *at))
        .filter_map(|(which, at)| row(which, at).map(|row| Single { which, at, row }))
        .collect();
    (ties.iter().map(|(a, b)| tie(*a, *b)).collect(), singles)
}
