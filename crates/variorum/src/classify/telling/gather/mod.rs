//! Few findings for one clause: what no rule explained is told with what it belongs to.
//!
//! In: the drafts of a pair. Out: fewer of them, about the same words. Two rewordings with less kept text between them than
//! there is in either are one rewording. A rewording beside a changed act, modal or action, with no kept word of weight
//! between, is part of that change: what was promised went with how firmly. Nothing is joined over the end of a clause or
//! over another finding. A single word that came or went beside a rewriting, and that the other version has elsewhere, goes
//! along with that. Quadratic in the drafts of a pair, which are few.

mod owner;

use std::ops::Range;

use super::draft::Draft;
use super::score;
use crate::classify::pairing::anchors::Anchors;
use crate::classify::pairing::pair::Pair;
use crate::classify::pairing::side::Which;
use crate::classify::reading::atom::Value;
use crate::classify::record::kind::{Kind, Layer};
use crate::classify::record::rule::RuleId;
use crate::classify::rules::joined;
use crate::classify::statement::ends_clause;
use crate::lexicon::Class;

/// Most kept atoms, matched on both sides, that two joined rewordings may have between them: with more, the quotation
/// would show more of what stayed than of what changed.
const LONGEST_GAP: usize = 8;

/// Fewest words of matter of a rewriting beside which a single word that stands elsewhere as well says nothing by itself.
const REWRITING: usize = 3;

/// Joins the drafts of a pair that tell of one change.
pub(in crate::classify) fn gather(
    pair: &Pair<'_, '_>,
    anchors: &Anchors,
    drafts: Vec<Draft>,
) -> Vec<Draft> {
    let mut gathered = Gathering::new(pair, anchors, drafts);
    gathered.absorb();
    gathered.join();
    gathered.fold();
    gathered.items.into_iter().map(|item| item.draft).collect()
}

/// A draft and where it stands: the numbers of anchors before its first and its last atom.
struct Item {
    draft: Draft,
    places: Range<usize>,
}

struct Gathering<'p, 'd, 'l> {
    pair: &'p Pair<'d, 'l>,
    anchors: &'p Anchors,
    items: Vec<Item>,
}

impl<'p, 'd, 'l> Gathering<'p, 'd, 'l> {
    fn new(pair: &'p Pair<'d, 'l>, anchors: &'p Anchors, drafts: Vec<Draft>) -> Self {
        let items = drafts
            .into_iter()
            .map(|draft| Item {
                places: places(anchors, &draft),
                draft,
            })
            .collect();
        Self {
            pair,
            anchors,
            items,
        }
    }

    /// Gives each rewording to the changed act that it stands beside.
    fn absorb(&mut self) {
        let mut at = 0;
        while at < self.items.len() {
            let owner = is_fallback(&self.items[at].draft)
                .then(|| self.owner(at))
                .flatten();
            let Some(owner) = owner else {
                at += 1;
                continue;
            };
            let part = self.items.remove(at);
            let owner = if owner > at { owner - 1 } else { owner };
            let binds = self.binds(owner);
            let whole = &mut self.items[owner];
            whole.places = hull(&whole.places, &part.places);
            if binds {
                score::enlarge(&mut whole.draft, &part.draft);
            }
            whole.draft.take(part.draft);
        }
    }

    /// Joins neighbouring rewordings of one clause.
    fn join(&mut self) {
        let mut at = 0;
        while at < self.items.len() {
            let Some(next) = self.continuation(at) else {
                at += 1;
                continue;
            };
            let part = self.items.remove(next);
            if next < at {
                at -= 1;
            }
            let whole = &mut self.items[at];
            whole.places = hull(&whole.places, &part.places);
            whole.draft = joined(self.pair, &whole.draft, &part.draft);
        }
    }

    /// Gives single words that say nothing by themselves to the nearest change that is told of their clause.
    fn fold(&mut self) {
        let mut at = 0;
        while at < self.items.len() {
            let host = self.is_scrap(at).then(|| self.host(at)).flatten();
            let Some(host) = host else {
                at += 1;
                continue;
            };
            let part = self.items.remove(at);
            let host = if host > at { host - 1 } else { host };
            self.items[host].draft.cover(part.draft);
        }
    }

    /// Whether nothing is told but that one word came or went that the other version has as well, or a modal whose clause no
    /// rule of force found again: it was written anew.
    fn is_scrap(&self, at: usize) -> bool {
        let draft = &self.items[at].draft;
        let spoken_of = draft.spoken_of();
        let (which, word) = match (&spoken_of.old[..], &spoken_of.new[..]) {
            ([word], []) => (Which::Old, *word),
            ([], [word]) => (Which::New, *word),
            _ => return false,
        };
        let atom = &self.pair.side(which).atoms[word];
        let others = &self.pair.side(which.other()).atoms;
        draft.rule == RuleId::FallbackDetail
            && !self.pair.denies(which, word)
            && (atom.is_function(Class::Modal)
                || atom.value == Value::Plain && others.iter().any(|other| other.key == atom.key))
    }

    /// The nearest rewriting about both versions, if the clause does not end before it.
    fn host(&self, part: usize) -> Option<usize> {
        let fits = |at: &usize| {
            let draft = &self.items[*at].draft;
            *at != part
                && draft.layer() == Layer::Substantive
                && !draft.side(Which::Old).is_empty()
                && !draft.side(Which::New).is_empty()
                && size(draft) >= REWRITING
                && self.gap(*at, part).len() <= LONGEST_GAP
                && !self.parts_clauses(*at, part)
        };
        let hosts = (0..self.items.len()).filter(fits);
        hosts.min_by_key(|at| self.gap(*at, part).len())
    }

    /// A rewording that goes on with another.
    fn continuation(&self, at: usize) -> Option<usize> {
        if !is_fallback(&self.items[at].draft) {
            return None;
        }
        (0..self.items.len()).find(|next| {
            let (one, other) = (&self.items[at].draft, &self.items[*next].draft);
            // What went on one hand of a kept word and what came on its other hand are no exchange.
            let weight = if are_opposite(one, other) {
                0
            } else {
                size(one).min(size(other))
            };
            *next != at
                && is_fallback(other)
                && self.gap(at, *next).len() <= LONGEST_GAP
                && self.weighs_at_most(&self.gap(at, *next), weight)
                && !self.parts_clauses(at, *next)
                && !self.parts_phrases(at, *next)
                && !self.is_told(at, *next)
        })
    }

    /// The places between two drafts.
    fn gap(&self, one: usize, other: usize) -> Range<usize> {
        let (first, second) = self.in_order(one, other);
        let end = self.items[second].places.start;
        self.items[first].places.end.min(end)..end
    }

    /// The anchors between two drafts.
    fn kept(&self, one: usize, other: usize) -> &[(usize, usize)] {
        self.anchors.between(self.gap(one, other))
    }

    /// Whether a clause ends between two drafts. Looks at every atom there, so it is the last question to ask.
    fn parts_clauses(&self, one: usize, other: usize) -> bool {
        let (first, second) = self.in_order(one, other);
        let kept = self.kept(one, other);
        Which::BOTH.into_iter().any(|which| {
            let side = self.pair.side(which);
            let of_side =
                |(old, new): &(usize, usize)| if which == Which::Old { *old } else { *new };
            let kept = kept.iter().map(of_side);
            kept.chain(self.inside(which, first, second))
                .any(|at| ends_clause(side, at))
        })
    }

    /// Whether another phrase begins between two drafts of different sorts: what came to one phrase is no part of another
    /// that was reworded.
    fn parts_phrases(&self, one: usize, other: usize) -> bool {
        let side = &self.pair.sides.old;
        let opens = |at: usize| {
            let opens = [Class::Coordinator, Class::Preposition];
            side.atoms[at].is_any_function(&opens)
        };
        self.items[one].draft.kind != self.items[other].draft.kind
            && self.kept(one, other).iter().any(|(at, _)| opens(*at))
    }

    fn in_order(&self, one: usize, other: usize) -> (usize, usize) {
        let place = |at: usize| (self.items[at].places.start, self.items[at].places.end, at);
        if place(one) <= place(other) {
            (one, other)
        } else {
            (other, one)
        }
    }

    /// The atoms from behind one draft to the first of another, where both have words on a side.
    fn inside(&self, which: Which, first: usize, second: usize) -> Range<usize> {
        let last = self.items[first].draft.side(which).iter().max();
        let next = self.items[second].draft.side(which).iter().min();
        match (last, next) {
            (Some(last), Some(next)) if last < next => last + 1..*next + 1,
            _ => 0..0,
        }
    }

    /// Whether no more of the anchors between some places than this carry matter.
    fn weighs_at_most(&self, gap: &Range<usize>, limit: usize) -> bool {
        let old = &self.pair.sides.old;
        let anchors = self.anchors.between(gap.clone()).iter();
        anchors
            .map(|(at, _)| &old.atoms[*at])
            .filter(|atom| atom.is_content() && !atom.is_function(Class::Possessive))
            .nth(limit)
            .is_none()
    }

    /// Whether another substantive draft speaks of what stands between two.
    fn is_told(&self, one: usize, other: usize) -> bool {
        let (first, second) = self.in_order(one, other);
        let inside = |which: Which, draft: &Draft| {
            let inside = self.inside(which, first, second);
            draft.side(which).iter().any(|at| inside.contains(at))
        };
        let mut others = self.items.iter().enumerate().filter(|(at, item)| {
            *at != one && *at != other && item.draft.layer() == Layer::Substantive
        });
        others.any(|(_, item)| {
            Which::BOTH
                .into_iter()
                .any(|which| inside(which, &item.draft))
        })
    }
}

/// Whether nothing but the fallback explains a draft.
fn is_fallback(draft: &Draft) -> bool {
    matches!(draft.rule, RuleId::FallbackWording | RuleId::FallbackDetail)
}

/// Whether one draft speaks of the old version alone and another of the new one alone.
fn are_opposite(one: &Draft, other: &Draft) -> bool {
    matches!(
        (one.kind, other.kind),
        (Kind::DetailRemoved, Kind::DetailAdded) | (Kind::DetailAdded, Kind::DetailRemoved)
    )
}

/// The words of matter that a rewording speaks of, on the side that has more.
fn size(draft: &Draft) -> usize {
    let spoken_of = draft.spoken_of();
    spoken_of.old.len().max(spoken_of.new.len())
}

fn hull(one: &Range<usize>, other: &Range<usize>) -> Range<usize> {
    one.start.min(other.start)..one.end.max(other.end)
}

/// The numbers of anchors before the first and the last atom that a draft speaks of.
fn places(anchors: &Anchors, draft: &Draft) -> Range<usize> {
    let spoken_of = draft.spoken_of();
    let of = |which: Which, atoms: &[usize]| -> Vec<usize> {
        let atoms = atoms.iter();
        atoms.map(|at| anchors.before(which, *at)).collect()
    };
    let mut all = of(Which::Old, &spoken_of.old);
    all.extend(of(Which::New, &spoken_of.new));
    match (all.iter().min(), all.iter().max()) {
        (Some(first), Some(last)) => *first..*last,
        _ => 0..0,
    }
}
