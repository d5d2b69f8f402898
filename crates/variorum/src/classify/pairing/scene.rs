//! What a rule looks at: a pair, its statements, and which of them belong together.

use std::cell::OnceCell;

use rustc_hash::FxHashSet;

use super::anchors::Anchors;
use super::nearest;
use super::pair::Pair;
use super::side::{Side, Which};
use crate::classify::pairing::region::Region;
use crate::classify::reading::atom::{Atom, Value};
use crate::classify::reading::words::WordClass;
use crate::classify::statement::Statement;
use crate::classify::telling::draft::Draft;
use crate::document::BlockKind;
use crate::lexicon::{Class, Group, Match, Pack};
use crate::sides::Sides;

/// Everything that rules may see of two linked sentences.
#[derive(Debug)]
pub(in crate::classify) struct Scene<'s, 'd, 'l> {
    /// The sentences.
    pub(in crate::classify) pair: &'s Pair<'d, 'l>,
    /// The statements of each side.
    pub(in crate::classify) statements: Sides<&'s [Statement<'l>]>,
    /// Statements that belong together, as indices.
    pub(in crate::classify) linked: &'s [(usize, usize)],
    /// What both sides have in the same order.
    pub(in crate::classify) anchors: &'s Anchors,
    /// What is still open, found when first asked for.
    pub(in crate::classify) regions: OnceCell<Vec<Region>>,
    /// What is known of the language.
    pub(in crate::classify) pack: &'static Pack,
}

/// How far apart, in matched atoms, two unmatched phrases may stand and still be compared.
const NEAR: usize = 6;

impl<'s, 'd, 'l> Scene<'s, 'd, 'l> {
    pub(in crate::classify) fn side(&self, which: Which) -> &'s Side<'d, 'l> {
        self.pair.side(which)
    }

    pub(in crate::classify) fn statements_of(&self, which: Which) -> &'s [Statement<'l>] {
        which.of(self.statements)
    }

    /// An atom of a side.
    pub(in crate::classify) fn atom(&self, which: Which, at: usize) -> &Atom<'l> {
        &self.side(which).atoms[at]
    }

    /// Open atoms of a side that have a sense of a group.
    pub(in crate::classify) fn open_of(&self, which: Which, group: Group) -> Vec<usize> {
        let side = self.side(which);
        side.open_atoms()
            .filter(|at| side.atoms[*at].has(group))
            .collect()
    }

    /// Open atoms of both sides that pass a test.
    pub(in crate::classify) fn open_where(
        &self,
        is_such: impl Fn(Which, usize) -> bool,
    ) -> Sides<Vec<usize>> {
        Sides::by(|which| {
            let open = self.side(which).open_atoms();
            open.filter(|at| is_such(which, *at)).collect()
        })
    }

    /// What a rule says of each open atom with a sense of a group, on either side.
    pub(in crate::classify) fn tell_each(
        &self,
        group: Group,
        tell: impl Fn(Which, usize) -> Option<Draft>,
    ) -> Vec<Draft> {
        let open = Which::BOTH.map(|which| (which, self.open_of(which, group)));
        let open = open
            .into_iter()
            .flat_map(|(which, atoms)| atoms.into_iter().map(move |at| (which, at)));
        open.filter_map(|(which, at)| tell(which, at)).collect()
    }

    /// Pairs items of both sides: those that share a slot first, then the nearest within reach, each once, where
    /// `fits` allows it.
    pub(in crate::classify) fn pair_up(
        &self,
        old: &[usize],
        new: &[usize],
        fits: impl FnMut(usize, usize) -> bool,
    ) -> Vec<(usize, usize)> {
        self.pair_up_within(NEAR, old, new, fits)
    }

    /// Pairs items of both sides as [`Self::pair_up`] does, wherever in the sentences they stand.
    pub(in crate::classify) fn pair_up_anywhere(
        &self,
        old: &[usize],
        new: &[usize],
        fits: impl FnMut(usize, usize) -> bool,
    ) -> Vec<(usize, usize)> {
        self.pair_up_within(usize::MAX, old, new, fits)
    }

    /// Pairs items by one demand after the other, each time what the demands before have left.
    pub(in crate::classify) fn pair_up_in_turn(
        &self,
        old: &[usize],
        new: &[usize],
        demands: &[&dyn Fn(usize, usize) -> bool],
    ) -> Vec<(usize, usize)> {
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for demand in demands {
            let left = left_over(old, new, &pairs);
            pairs.extend(self.pair_up(&left.old, &left.new, demand));
        }
        pairs
    }

    fn pair_up_within(
        &self,
        widest: usize,
        old: &[usize],
        new: &[usize],
        fits: impl FnMut(usize, usize) -> bool,
    ) -> Vec<(usize, usize)> {
        let placed = |side: &Side<'_, '_>, atoms: &[usize]| -> Vec<_> {
            atoms.iter().map(|at| (side.slot[*at], *at)).collect()
        };
        let sides = &self.pair.sides;
        let (old, new) = (placed(&sides.old, old), placed(&sides.new, new));
        nearest::pairs(&old, &new, widest, fits)
    }
    /// The senses of two atoms that share a family of a group.
    pub(in crate::classify) fn shared(
        &self,
        group: Group,
        old: usize,
        new: usize,
    ) -> Vec<(Match<'l>, Match<'l>)> {
        shared(
            &self.pair.sides.old.atoms[old],
            &self.pair.sides.new.atoms[new],
            group,
        )
    }
}

/// The items of both sides that are in no pair.
pub(in crate::classify) fn left_over(
    old: &[usize],
    new: &[usize],
    pairs: &[(usize, usize)],
) -> Sides<Vec<usize>> {
    let (olds, news): (FxHashSet<_>, FxHashSet<_>) = pairs.iter().copied().unzip();
    let is_old = |at: &usize| !olds.contains(at);
    let is_new = |at: &usize| !news.contains(at);
    Sides::new(
        old.iter().copied().filter(is_old).collect(),
        new.iter().copied().filter(is_new).collect(),
    )
}

/// The senses of two atoms that share a family of a group.
pub(in crate::classify) fn shared<'l>(
    old: &Atom<'l>,
    new: &Atom<'l>,
    group: Group,
) -> Vec<(Match<'l>, Match<'l>)> {
    old.of(group)
        .flat_map(|a| {
            new.of(group)
                .filter(move |b| b.row.shares_ladder(a.row))
                .map(move |b| (a, b))
        })
        .collect()
}

/// Share of kept content below which a clause counts as new.
const NEW_SHARE: f64 = 0.25;

/// Content atoms on either side that tell whether a place lies in new text.
const SURROUNDINGS: usize = 6;

impl Scene<'_, '_, '_> {
    /// Whether a place lies in text that the other version does not have at all, so that its parts are no changes of
    /// their own.
    pub(in crate::classify) fn is_new_clause(&self, which: Which, at: usize) -> bool {
        let side = self.side(which);
        let ends = |place: &usize| side.first(*place).opens || side.first(*place).is_sign(";");
        let content = |place: &usize| side.atoms[*place].is_content() && *place != at;
        let stop = side.first(at).opens;
        // What opens a sentence has all its surroundings after it.
        let reach = if stop { 2 * SURROUNDINGS } else { SURROUNDINGS };
        let after = (at + 1..side.atoms.len())
            .take_while(|place| !ends(place))
            .filter(content)
            .take(reach);
        let before = (0..at)
            .rev()
            .take_while(|_| !stop)
            .scan(false, |done, place| {
                let last = *done;
                *done = side.first(place).opens;
                (!last).then_some(place)
            });
        let near: Vec<usize> = before
            .filter(content)
            .take(SURROUNDINGS)
            .chain(after)
            .collect();
        let kept = near.iter().filter(|place| !side.is_open(**place)).count();
        !near.is_empty() && (kept as f64) < NEW_SHARE * near.len() as f64
    }

    /// Whether what a modifier stands with is in the other version too: what follows it, or, where nothing that it could
    /// modify follows, what stands before it. A modifier of new text is part of that text and no change of its own.
    pub(in crate::classify) fn modifies_kept(&self, which: Which, at: usize) -> bool {
        self.host(which, at)
            .is_some_and(|host| self.pair.partner(which, host).is_some())
    }

    /// Whether a word beside a phrase, past commas, is in the other version too.
    pub(in crate::classify) fn adjoins_kept(&self, which: Which, at: usize) -> bool {
        let side = self.side(which);
        let stops = |place: usize| {
            side.atoms[place].value == Value::Sign && !side.first(place).is_sign(",")
        };
        let content = |place: &usize| side.atoms[*place].is_content();
        let after = side
            .after(at)
            .take_while(|place| !stops(*place))
            .find(content);
        let before = side
            .before(at)
            .take_while(|place| !stops(*place))
            .find(content);
        [after, before]
            .into_iter()
            .flatten()
            .any(|place| self.pair.partner(which, place).is_some())
    }

    /// Whether two modifiers stand with the same word, or with verbs of which one took the other's place.
    pub(in crate::classify) fn share_host(&self, old: usize, new: usize) -> bool {
        let hosts = (self.host(Which::Old, old), self.host(Which::New, new));
        let acts = |which: Which, at: usize| self.side(which).atoms[at].form().is_some();
        match hosts {
            (Some(a), Some(b)) => {
                self.pair.partner(Which::Old, a) == Some(b)
                    || acts(Which::Old, a) && acts(Which::New, b)
            }
            (None, None) => true,
            _ => false,
        }
    }

    /// Whether two phrases stand right behind the same word.
    pub(in crate::classify) fn follow_alike(&self, old: usize, new: usize) -> bool {
        let (Some(a), Some(b)) = (old.checked_sub(1), new.checked_sub(1)) else {
            return false;
        };
        self.pair.partner(Which::Old, a) == Some(b)
    }

    /// The word that a modifier stands with.
    fn host(&self, which: Which, at: usize) -> Option<usize> {
        let side = self.side(which);
        let passes = |place: &usize| {
            let atom = &side.atoms[*place];
            let small = [
                Class::Determiner,
                Class::Possessive,
                Class::Infinitive,
                Class::Auxiliary,
            ];
            !atom.is_content() && atom.is_any_function(&small)
        };
        let next = (at + 1..side.atoms.len())
            .find(|place| !passes(place))
            .filter(|place| side.atoms[*place].is_content() && !side.first(*place).opens);
        next.or_else(|| {
            let is_word = |place: &usize| side.atoms[*place].value != Value::Sign;
            let mut before = side.before(at).take_while(is_word);
            before.find(|place| side.atoms[*place].is_content())
        })
    }

    /// The open atoms from a trigger to the end of its phrase: the next sign or kept word of weight.
    pub(in crate::classify) fn phrase_from(&self, which: Which, at: usize) -> Vec<usize> {
        let side = self.side(which);
        let mut phrase = vec![at];
        for next in at + 1..side.atoms.len() {
            let stops = side.first(next).opens
                || [",", ";", ".", ")"]
                    .iter()
                    .any(|sign| side.first(next).is_sign(sign));
            let kept = !side.is_open(next) && side.atoms[next].is_content();
            if stops || kept {
                break;
            }
            if side.is_open(next) {
                phrase.push(next);
            }
        }
        phrase
    }

    /// The run of open atoms around a place.
    pub(in crate::classify) fn run_around(&self, which: Which, at: usize) -> Vec<usize> {
        let side = self.side(which);
        let mut start = at;
        while start > 0 && side.is_open(start - 1) && !side.first(start).opens {
            start -= 1;
        }
        let mut end = at + 1;
        while end < side.atoms.len() && side.is_open(end) && !side.first(end).is_sign(".") {
            end += 1;
        }
        (start..end).collect()
    }

    /// Whether both sides are headings, or lines set like one. The item of a list says something, with a verb or without, and
    /// so does the cell of a table.
    pub(in crate::classify) fn is_heading(&self) -> bool {
        const LONGEST: usize = 12;
        const ENDS: [&str; 6] = [".", ";", ":", ",", "?", "!"];
        Which::BOTH.into_iter().all(|which| {
            let words = &self.side(which).words;
            let (Some(first), Some(last)) = (words.first(), words.last()) else {
                return false;
            };
            let document = which.of(self.pair.comparison.documents());
            let kind = document.blocks()[first.block].kind;
            let is_part = matches!(kind, BlockKind::ListItem(_) | BlockKind::TableRow);
            let signs = words.iter().filter(|word| word.class == WordClass::Sign);
            let count = words.len() - signs.count();
            let ends = ENDS.iter().any(|sign| last.is_sign(sign));
            !is_part && !ends && (1..=LONGEST).contains(&count)
        })
    }
}
