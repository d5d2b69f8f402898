//! Ids of the changes that operations realise.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;

use super::codec;
use crate::classify::Kind;
use crate::compare::Comparison;
use crate::diff::Op;
use crate::document::{Block, Document};
use crate::sides::Sides;
use crate::span::Span;

/// Hexadecimal digits of an id that is a hash of content.
const ID_DIGITS: usize = 16;

/// A stretch of one side that a change covers.
struct Mark {
    span: Span,
    id: usize,
}

/// Says which changes a replacement realises. Asked in rising order.
pub(super) struct Ids {
    names: Vec<String>,
    marks: Sides<Vec<Mark>>,
    next: Sides<usize>,
    occurrences: Occurrences,
    /// Where what moved begins in the old text, as far as findings tell it.
    moves: BTreeSet<usize>,
}

impl Ids {
    pub(super) fn new(comparison: &Comparison) -> Self {
        let mut ids = Self {
            names: Vec::new(),
            marks: Sides::default(),
            next: Sides::default(),
            occurrences: Occurrences::default(),
            moves: BTreeSet::new(),
        };
        ids.mark_edits(comparison);
        ids.mark_rearranged(comparison);
        ids.mark_moves(comparison);
        ids.marks.old.sort_by_key(|mark| (mark.span, mark.id));
        ids.marks.new.sort_by_key(|mark| (mark.span, mark.id));
        ids
    }

    /// The changes that touch a gap; a hash of its content if there is none, as for white space.
    pub(super) fn of(&mut self, gap: Sides<Span>) -> Vec<String> {
        let mut found = touching(&self.marks.old, &mut self.next.old, gap.old);
        found.extend(touching(&self.marks.new, &mut self.next.new, gap.new));
        found.sort_unstable();
        found.dedup();
        if found.is_empty() {
            let lengths = gap.map(|span| span.len().to_string());
            return vec![self.occurrences.id(&["space", &lengths.old, &lengths.new])];
        }
        found.into_iter().map(|id| self.names[id].clone()).collect()
    }

    /// Findings name the edits that they explain; other edits are named by what they do.
    fn mark_edits(&mut self, comparison: &Comparison) {
        let documents = comparison.documents();
        let mut explained: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for finding in comparison.findings() {
            for edit in &finding.edits {
                explained.entry(*edit).or_default().push(self.names.len());
            }
            self.names.push(finding.id.to_string());
        }
        for (index, edit) in comparison.edits().iter().enumerate() {
            if edit.op == Op::Equal {
                continue;
            }
            let ids = explained.remove(&index).unwrap_or_else(|| {
                let text = (
                    &documents.old[edit.spans.old],
                    &documents.new[edit.spans.new],
                );
                vec![self.name(&["edit", text.0, text.1])]
            });
            for id in ids {
                self.mark(edit.spans.old, edit.spans.new, id);
            }
        }
    }

    /// What moved bears the id of its finding at both ends, what was split or merged at the borders.
    fn mark_rearranged(&mut self, comparison: &Comparison) {
        let documents = comparison.documents();
        for (index, finding) in comparison.findings().iter().enumerate() {
            let (Some(old), Some(new)) = (&finding.old, &finding.new) else {
                continue;
            };
            match finding.kind {
                Kind::Moved => {
                    self.moves.insert(old.span.start());
                    self.mark(old.span, new.span, index);
                }
                Kind::Split => {
                    let borders = borders(documents.new, new.block, new.span);
                    self.marks
                        .new
                        .extend(borders.map(|span| Mark { span, id: index }));
                }
                Kind::Merged => {
                    let borders = borders(documents.old, old.block, old.span);
                    self.marks
                        .old
                        .extend(borders.map(|span| Mark { span, id: index }));
                }
                _ => {}
            }
        }
    }

    /// Both ends of a move that no finding tells bear one id.
    fn mark_moves(&mut self, comparison: &Comparison) {
        let documents = comparison.documents();
        let alignment = comparison.alignment();
        for link in alignment.blocks.iter().filter(|link| link.moved.is_some()) {
            let hull = |document: &Document, units: &[usize]| {
                let spans = units.iter().map(|unit| document.blocks()[*unit].span());
                spans.reduce(Span::hull).unwrap_or_default()
            };
            let old = hull(documents.old, &link.units.old);
            if self.moves.contains(&old.start()) {
                continue;
            }
            let id = self.name(&["moved", &documents.old[old]]);
            self.mark(old, hull(documents.new, &link.units.new), id);
        }
        for link in alignment
            .sentence_links
            .iter()
            .filter(|link| link.moved.is_some())
        {
            let hull = |table: &[crate::align::Sentence], units: &[usize]| {
                let spans = units.iter().map(|unit| table[*unit].span);
                spans.reduce(Span::hull).unwrap_or_default()
            };
            let old = hull(&alignment.sentences.old, &link.units.old);
            if self.moves.contains(&old.start()) {
                continue;
            }
            let id = self.name(&["moved", &documents.old[old]]);
            self.mark(old, hull(&alignment.sentences.new, &link.units.new), id);
        }
    }

    fn name(&mut self, content: &[&str]) -> usize {
        self.names.push(self.occurrences.id(content));
        self.names.len() - 1
    }

    fn mark(&mut self, old: Span, new: Span, id: usize) {
        self.marks.old.push(Mark { span: old, id });
        self.marks.new.push(Mark { span: new, id });
    }
}

/// What stands between the blocks of a passage, or between the sentences if it is of one block.
fn borders(document: &Document, block: usize, passage: Span) -> impl Iterator<Item = Span> + '_ {
    let blocks = document.blocks()[block..].iter().map(Block::span);
    let blocks = blocks.take_while(|span| span.start() < passage.end());
    let mut spans: Vec<Span> = blocks.collect();
    if spans.len() == 1 {
        let tokens = document.tokens(block);
        let sentences = document.sentences(block).iter();
        spans = sentences
            .map(|range| tokens[range.start].span.hull(tokens[range.end - 1].span))
            .filter(|span| span.intersection(passage).is_some())
            .collect();
    }
    let borders = spans
        .windows(2)
        .map(|pair| Span::new(pair[0].end(), pair[1].start()));
    borders.collect::<Vec<_>>().into_iter()
}

/// The marks that share a character with `gap`, given that all gaps are asked for in rising order.
fn touching(marks: &[Mark], next: &mut usize, gap: Span) -> Vec<usize> {
    while marks
        .get(*next)
        .is_some_and(|mark| mark.span.end() <= gap.start())
    {
        *next += 1;
    }
    marks[*next..]
        .iter()
        .take_while(|mark| mark.span.start() < gap.end())
        .filter(|mark| mark.span.intersection(gap).is_some())
        .map(|mark| mark.id)
        .collect()
}

/// Counts equal contents, so that each occurrence has an id of its own.
#[derive(Default)]
struct Occurrences(BTreeMap<String, usize>);

impl Occurrences {
    fn id(&mut self, content: &[&str]) -> String {
        let id = |content: &str| {
            let mut id = codec::digest(content.as_bytes());
            id.truncate(ID_DIGITS);
            id
        };
        let content = content.join("\0");
        let count = self.0.entry(id(&content)).or_default();
        let occurrence = mem::replace(count, *count + 1);
        id(&format!("{content}\0{occurrence}"))
    }
}
