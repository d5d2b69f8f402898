//! What a reader would quote of a change: the changed words with the smallest phrase that makes them readable.
//!
//! In: a pair and the atoms of a draft. Out: a quotation of each side. No parser: a sentence falls into *chunks*, which
//! begin at prepositions and end at conjunctions and signs. The changed words take the rest of their chunk; a chunk that
//! begins with a preposition takes the one it hangs on; a verb without an object takes its object; an item of a roster
//! takes the names it stands between. Linear in the length of the phrase.

mod lists;
mod trim;

use std::ops::Range;

pub(in crate::classify) use trim::{compound_start, trimmed};

use super::draft::{Draft, hull};
use crate::classify::pairing::pair::{Pair, Sameness};
use crate::classify::pairing::side::{Side, Which};
use crate::classify::reading::atom::{Atom, Value};
use crate::classify::reading::words::WordClass;
use crate::lexicon::{Class, Group};
use crate::sides::Sides;

/// Words below which a quotation takes the neighbouring chunk too: fewer rarely tell what is spoken of.
const FEW: usize = 4;
/// Words of a counterpart that tell what is spoken of; with fewer it is quoted with the rest of its phrase.
const TELLING: usize = 3;
/// Most words that a phrase may add to the changed words on either hand.
const REACH: usize = 8;
/// Most atoms between two changed ones that still make one quotation.
pub(in crate::classify) const WIDEST_GAP: usize = 24;

/// Returns what to quote of a change: once, or once for each place of a roster that names joined or left.
pub(in crate::classify) fn quotes(pair: &Pair<'_, '_>, draft: &Draft) -> Vec<Sides<String>> {
    let which = match (draft.atoms.old.as_slice(), draft.atoms.new.as_slice()) {
        (_, []) => Which::Old,
        ([], _) => Which::New,
        _ => return vec![quote(pair, draft)],
    };
    let places = Chunks::new(pair, which).places(draft.side(which));
    let place = |names: Vec<usize>| quote(pair, &Draft::on(which, draft.kind, draft.rule, names));
    match places.len() {
        0 | 1 => vec![quote(pair, draft)],
        _ => places.into_iter().map(place).collect(),
    }
}

/// Returns what to quote of a change on each side. Where only one side has words of its own, the other is quoted by
/// what it has of the same phrase, and is empty if it has nothing.
pub(in crate::classify) fn quote(pair: &Pair<'_, '_>, draft: &Draft) -> Sides<String> {
    let own = Sides::new(run(pair, Which::Old, draft), run(pair, Which::New, draft));
    let across = Sides::new(
        own.new
            .clone()
            .and_then(|range| counterpart(pair, Which::New, &range)),
        own.old
            .clone()
            .and_then(|range| counterpart(pair, Which::Old, &range)),
    );
    let text = |which: Which, own: Option<Range<usize>>, across: Option<Range<usize>>| {
        let chunks = Chunks::new(pair, which);
        let range = match (own, across) {
            (Some(own), Some(across)) => joined(chunks.side, own, &across),
            (Some(own), None) => own,
            (None, Some(across))
                if chunks.words(&across) < TELLING && !chunks.is_roster(&across) =>
            {
                chunks.grown(across)
            }
            (None, Some(across)) => across,
            (None, None) => return String::new(),
        };
        chunks.side.text(trimmed(chunks.side, range))
    };
    Sides::new(
        text(Which::Old, own.old, across.old),
        text(Which::New, own.new, across.new),
    )
}

/// The phrase around the changed words of one side.
fn run(pair: &Pair<'_, '_>, which: Which, draft: &Draft) -> Option<Range<usize>> {
    let side = pair.side(which);
    let changed = first_run(side, draft.side(which))?;
    if stands_alone(side, &changed) {
        return Some(changed);
    }
    let chunks = Chunks::new(pair, which);
    let roster = chunks
        .is_roster(&changed)
        .then(|| chunks.roster(&changed))
        .flatten();
    let is_alone = draft.side(which.other()).is_empty();
    Some(roster.unwrap_or_else(|| {
        let phrase = chunks.grown(changed);
        if is_alone {
            chunks.coordinated(phrase)
        } else {
            phrase
        }
    }))
}

/// The atoms from the first to the last of a draft, as long as they do not lie far apart.
pub(in crate::classify) fn first_run(side: &Side<'_, '_>, atoms: &[usize]) -> Option<Range<usize>> {
    let mut sorted = atoms.to_vec();
    sorted.sort_unstable();
    let first = *sorted.first()?;
    let block = side.first(first).block;
    let near = sorted
        .windows(2)
        .take_while(|pair| pair[1] - pair[0] <= WIDEST_GAP && side.first(pair[1]).block == block)
        .last()
        .map_or(first, |pair| pair[1]);
    Some(first..near + 1)
}

/// Whether words say what they are by themselves: a date that limits nothing, a citation.
fn stands_alone(side: &Side<'_, '_>, range: &Range<usize>) -> bool {
    side.atoms[range.clone()]
        .iter()
        .all(|atom| match &atom.value {
            Value::Time(time) => time.limit.is_none(),
            Value::Sign | Value::Citation(_) => true,
            _ => false,
        })
}

/// A side as chunks.
struct Chunks<'p, 'd, 'l> {
    pair: &'p Pair<'d, 'l>,
    which: Which,
    side: &'p Side<'d, 'l>,
}

impl<'p, 'd, 'l> Chunks<'p, 'd, 'l> {
    fn new(pair: &'p Pair<'d, 'l>, which: Which) -> Self {
        Self {
            pair,
            which,
            side: pair.side(which),
        }
    }

    /// The chunks that changed words lie in, with what they hang on and what they govern.
    fn grown(&self, changed: Range<usize>) -> Range<usize> {
        let start = self.left(changed.start);
        // What stands before a verb and begins with a preposition belongs to the subject.
        let apart =
            is_link(self.side, start) && self.is_verb(changed.start) && !self.is_infinitive(start);
        let start = if apart { changed.start } else { start };
        let mut phrase = start..self.right(changed.end, changed.start);
        // An amount takes what it is an amount of, a degree what the feeling or the effort is about.
        if (self.measures(&changed) || self.is_degree(&changed))
            && phrase.end < self.side.atoms.len()
            && is_link(self.side, phrase.end)
        {
            phrase.end = self.right(phrase.end + 1, phrase.end);
        }
        if is_link(self.side, phrase.start) {
            phrase.start = self.head(phrase.start);
        }
        if self.words(&phrase) < FEW || self.is_verb(phrase.end - 1) {
            phrase.end = self.object(phrase.end);
        }
        if self.words(&phrase) < FEW {
            phrase.start = self.head(phrase.start);
        }
        phrase
    }

    /// Whether there is a single word of degree.
    fn is_degree(&self, places: &Range<usize>) -> bool {
        places.len() == 1 && self.side.atoms[places.start].has(Group::Degree)
    }

    /// The beginning of the chunk of a place, its preposition included.
    fn left(&self, start: usize) -> usize {
        let mut at = start;
        while at > 0 && start - at < REACH && !is_link(self.side, at) && !self.ends_before(at) {
            let time = matches!(self.side.atoms[at - 1].value, Value::Time(_));
            if self.is_apart(at - 1) || time && self.is_verb(start) {
                break;
            }
            at -= 1;
        }
        at
    }

    /// The end of the chunk that ends or goes on at a place.
    fn right(&self, end: usize, start: usize) -> usize {
        let atoms = &self.side.atoms;
        let mut at = end;
        // A chunk cannot end with the words that open one.
        let mut open = (start..end)
            .next_back()
            .is_some_and(|last| !atoms[last].is_content());
        // A single word takes the one that it modifies in whatever form.
        let modified = |at: usize| at == end && end - start == 1 && atoms[at].is_content();
        // An auxiliary says nothing without its verb, in whatever form that stands.
        let completes = |at: usize| {
            let is_auxiliary = |atom: &Atom<'_>| {
                atom.is_any_function(&[Class::Auxiliary, Class::Modal]) && !atom.is_content()
            };
            at > 0
                && is_auxiliary(&atoms[at - 1])
                && (atoms[at].is_content() || is_auxiliary(&atoms[at]))
        };
        while at < atoms.len()
            && at - end < REACH
            && !self.ends_before(at)
            && (modified(at) || completes(at) || !self.is_apart(at))
        {
            let link = is_link(self.side, at);
            if link && !open {
                break;
            }
            open = link || open && !atoms[at].is_content();
            at += 1;
        }
        at
    }

    /// Where the chunk before a phrase begins; amounts that hang on the same head are passed.
    fn head(&self, start: usize) -> usize {
        let mut at = start;
        while at > 0 && start - at < REACH && !self.ends_before(at) && !self.is_apart(at - 1) {
            at -= 1;
            if is_link(self.side, at) && !self.measures(&(at + 1..start)) {
                return at + 1;
            }
        }
        at
    }

    /// Where the chunk after a phrase ends; a conjunction that only joins it is passed.
    fn object(&self, end: usize) -> usize {
        let atoms = &self.side.atoms;
        let stops = |at: usize| {
            at >= atoms.len()
                || self.is_apart(at)
                || self.side.first(at).opens
                || atoms[at].value == Value::Sign
        };
        let next = if end < atoms.len() && atoms[end].is_function(Class::Coordinator) {
            end + 1
        } else {
            end
        };
        if stops(end) || stops(next) {
            return end;
        }
        self.right(next + 1, next)
    }

    /// Whether no chunk reaches over the place before an atom.
    fn ends_before(&self, at: usize) -> bool {
        let closes = |at: usize| {
            let atom = &self.side.atoms[at];
            let inner = self.side.first(at).is_sign("-") || self.side.first(at).is_sign("'");
            matches!(atom.value, Value::Sign | Value::Label | Value::Note) && !inner
                || atom.is_function(Class::Conjunction) && !is_link(self.side, at)
        };
        self.side.first(at).opens || closes(at) || closes(at - 1)
    }

    /// Whether an atom is a change of its own, which no quotation of another may swallow: the same in other words or in
    /// another spelling, or another date.
    fn is_apart(&self, at: usize) -> bool {
        let other = self.pair.side(self.which.other());
        let Some((partner, why)) = self.side.partner[at] else {
            return matches!(self.side.atoms[at].value, Value::Time(_));
        };
        let written = |side: &Side<'_, '_>, at: usize| side.text_of(at).to_lowercase();
        let is_alike = || {
            self.side.reads_as(at..at + 1, other, partner..partner + 1)
                || written(self.side, at) == written(other, partner)
        };
        match why {
            Sameness::InPlace => !is_alike(),
            Sameness::Synonym => false,
            _ => true,
        }
    }

    /// Whether there is nothing of weight but amounts and what is said of them.
    fn measures(&self, places: &Range<usize>) -> bool {
        places
            .clone()
            .map(|place| &self.side.atoms[place])
            .filter(|atom| atom.is_content())
            .all(|atom| matches!(atom.value, Value::Quantity(_) | Value::Bound(_)))
    }

    fn is_verb(&self, at: usize) -> bool {
        let atom = &self.side.atoms[at];
        atom.has_any(&[Group::Verb, Group::Modal, Group::Action])
            || atom.is_function(Class::Auxiliary)
    }

    fn is_infinitive(&self, at: usize) -> bool {
        self.side.atoms[at].is_function(Class::Infinitive)
    }

    fn words(&self, range: &Range<usize>) -> usize {
        self.side.words[self.side.words_of(range.clone())]
            .iter()
            .filter(|word| word.class != WordClass::Sign)
            .count()
    }
}

/// Whether a chunk begins with an atom: a preposition, or the mark of an infinitive.
fn is_link(side: &Side<'_, '_>, at: usize) -> bool {
    side.atoms[at].is_function(Class::Preposition) && !side.atoms[at].is_content()
}

/// What the other side has of a phrase: from the first to the last of the atoms matched with it in the order of the text.
fn counterpart(pair: &Pair<'_, '_>, which: Which, range: &Range<usize>) -> Option<Range<usize>> {
    let side = pair.side(which);
    let matched: Vec<usize> = range
        .clone()
        .filter(|at| side.atoms[*at].value != Value::Sign)
        .filter_map(|at| side.partner[at])
        .filter(|(_, why)| *why != Sameness::Moved)
        .map(|(other, _)| other)
        .collect();
    let found = hull(&matched);
    let other = pair.side(which.other());
    let content = matched.iter().any(|at| other.atoms[*at].is_content());
    (content && found.len() <= range.len() + WIDEST_GAP).then_some(found)
}

/// Two ranges as one, unless they lie too far apart.
fn joined(side: &Side<'_, '_>, own: Range<usize>, across: &Range<usize>) -> Range<usize> {
    let whole = own.start.min(across.start)..own.end.max(across.end);
    let near = whole.len() <= own.len().max(across.len()) + REACH
        && (whole.start + 1..whole.end).all(|at| !side.first(at).opens);
    if near { whole } else { own }
}
