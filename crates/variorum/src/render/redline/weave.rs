//! Weaves the pieces of one entry of the redline.
//!
//! The old and the new text of a link are woven into one sequence: the edits of the sentence links that stay in place
//! give the order, and what only one side has (deleted, inserted, moved sentences, paragraph breaks) is put in where
//! that side has it. Leaving out what is deleted gives the new text, leaving out what is inserted the old one.

use crate::align::{Link, Sentence};
use crate::diff::{Edit, EditClass, Op};
use crate::document::{Document, same_text};
use crate::render::redline::loose::{Loose, Placed, chain, loose, spans_of, split_after};
use crate::render::redline::piece::{Fate, Moved, Piece, Run, settle_blanks};
use crate::render::redline::{Entry, Place, Redline};
use crate::sides::Sides;
use crate::span::Span;

/// Pieces of an entry that are reckoned with: those of a paragraph with two or three changes.
const PIECES: usize = 12;

/// Returns the pieces of an entry.
pub(in crate::render) fn weave(redline: &Redline, entry: Entry) -> Vec<Piece> {
    let link = redline.link(entry);
    let mut weaver = Weaver {
        redline,
        pieces: Vec::with_capacity(PIECES),
        moved: None,
        labels: Sides::default(),
        fresh: Sides::new(true, true),
    };
    match entry.place {
        Place::Origin(_) => weaver.origin(link),
        Place::Link(_) if link.identical => {
            weaver.moved = link.moved.map(|number| Moved::To(Some(number)));
            weaver.identical(link);
        }
        Place::Link(_) => {
            weaver.moved = link.moved.map(|number| Moved::To(Some(number)));
            weaver.link(link);
        }
    }
    settle_blanks(&mut weaver.pieces);
    weaver.pieces
}

struct Weaver<'a> {
    redline: &'a Redline<'a>,
    pieces: Vec<Piece>,
    /// The move of the whole entry.
    moved: Option<Moved>,
    /// The labels that are written before anything else; empty where a side has none.
    labels: Sides<Span>,
    /// Whether a side has nothing in the paragraph yet.
    fresh: Sides<bool>,
}

impl Weaver<'_> {
    /// The old blocks of a link that moved away.
    fn origin(&mut self, link: &Link) {
        self.moved = Some(Moved::From(link.moved));
        for (index, block) in link.units.old.iter().enumerate() {
            if index > 0 {
                self.push_break(Fate::Same);
            }
            for span in spans_of(self.redline.documents().old, *block) {
                self.push(
                    Fate::Same,
                    EditClass::Text,
                    Sides::new(span, Span::default()),
                );
            }
        }
    }

    /// Blocks with the same tokens on both sides.
    fn identical(&mut self, link: &Link) {
        let documents = self.redline.documents();
        for (old, new) in link.units.old.iter().zip(&link.units.new) {
            let old: Vec<Span> = spans_of(documents.old, *old).collect();
            let new: Vec<Span> = spans_of(documents.new, *new).collect();
            if old.len() == new.len() {
                for (old, new) in old.into_iter().zip(new) {
                    self.push(Fate::Same, EditClass::Text, Sides::new(old, new));
                }
            } else {
                // A page break cuts one side only: the new text stands for both.
                for span in new {
                    self.push(
                        Fate::Same,
                        EditClass::Text,
                        Sides::new(Span::default(), span),
                    );
                }
            }
        }
    }

    fn link(&mut self, link: &Link) {
        let chain = chain(self.redline, link);
        let mut in_chain = chain.clone();
        in_chain.sort_unstable();
        let old = loose(self.redline, link, &in_chain, Fate::Deleted);
        let new = loose(self.redline, link, &in_chain, Fate::Inserted);
        self.head(link);
        let mut left = Sides::new(old.as_slice(), new.as_slice());
        for index in chain {
            // What stands before these sentences comes first, also where they begin with what only one version has.
            let starts = self.starts(index);
            let mut before = Sides::<&[_]>::default();
            (before.old, left.old) = split_after(left.old, starts.old);
            (before.new, left.new) = split_after(left.new, starts.new);
            self.gap(before);
            for edit in self.redline.comparison.edits_of(index) {
                let mut gap = Sides::<&[_]>::default();
                if reaches(edit, Fate::Deleted) {
                    (gap.old, left.old) = split_after(left.old, edit.spans.old.start());
                }
                if reaches(edit, Fate::Inserted) {
                    (gap.new, left.new) = split_after(left.new, edit.spans.new.start());
                }
                self.gap(gap);
                self.edit(edit, self.moved);
            }
        }
        self.gap(left);
    }

    /// Where the sentences of a link of the chain begin.
    fn starts(&self, index: usize) -> Sides<usize> {
        let alignment = self.redline.comparison.alignment();
        let units = alignment.sentence_links[index].units.as_ref();
        let sentences = alignment.sentences.as_ref();
        sentences.zip(units).map(|(sentences, units)| {
            let first = units.first().map(|unit| &sentences[*unit]);
            first.map_or(0, |sentence| sentence.span.start())
        })
    }

    /// Writes the labels of the first blocks: they are of the paragraphs, whatever became of the sentences that they
    /// stand before. A label that none stands opposite is text that came or went.
    fn head(&mut self, link: &Link) {
        let documents = self.redline.documents();
        let sides = documents.zip(link.units.as_ref());
        let labels = sides.map(|(document, units)| {
            let first = units.first()?;
            document.blocks()[*first].label
        });
        if link.units.old.is_empty() || link.units.new.is_empty() {
            return;
        }
        let is_pair = labels.old.is_some() && labels.new.is_some();
        let labels = labels.map(Option::unwrap_or_default);
        let texts = documents
            .zip(labels)
            .map(|(document, label)| &document[label]);
        if is_pair && texts.is_same() {
            self.push(Fate::Same, EditClass::Label, labels);
        } else {
            let class = if !is_pair {
                EditClass::Text
            } else if same_text(texts.old, texts.new) {
                EditClass::Typography
            } else {
                EditClass::Label
            };
            self.push(Fate::Deleted, class, labels);
            self.push(Fate::Inserted, class, labels);
        }
        self.labels = labels;
    }

    /// Puts in what lies between two edits of the chain; a break on both sides is one that stayed.
    fn gap(&mut self, gap: Sides<&[Placed]>) {
        let is_break = |(_, loose): &Placed| matches!(loose, Loose::Break);
        let mut parts = gap.map(|side| side.split(is_break));
        for index in 0.. {
            let (old, new) = (parts.old.next(), parts.new.next());
            let fate = match (old, new) {
                (Some(_), Some(_)) => Fate::Same,
                (Some(_), None) => Fate::Deleted,
                (None, Some(_)) => Fate::Inserted,
                (None, None) => break,
            };
            if index > 0 {
                self.push_break(fate);
            }
            for (_, loose) in old.into_iter().flatten() {
                self.loose_old(*loose);
            }
            for (_, loose) in new.into_iter().flatten() {
                self.loose_new(*loose);
            }
        }
    }

    fn loose_old(&mut self, loose: Loose) {
        let alignment = self.redline.comparison.alignment();
        let (span, link) = match loose {
            Loose::Sentence(sentence) => {
                let link = &alignment.sentence_links[self.redline.sentence_link_of.old[sentence]];
                (alignment.sentences.old[sentence].span, Some(link))
            }
            Loose::Whole(span) if span == self.labels.old => return,
            Loose::Whole(span) => (span, None),
            Loose::Break => return,
        };
        let spans = Sides::new(span, Span::default());
        match link {
            Some(link) if !link.units.new.is_empty() => {
                let outer = self.moved.replace(Moved::From(link.moved));
                self.push_old_sentence(loose, spans);
                self.moved = outer;
            }
            _ => self.push_old_sentence(loose, spans),
        }
    }

    /// A sentence may be cut by a page break: its text is that of its tokens.
    fn push_old_sentence(&mut self, loose: Loose, spans: Sides<Span>) {
        let fate = match self.moved {
            Some(Moved::From(_)) => Fate::Same,
            _ => Fate::Deleted,
        };
        let documents = self.redline.documents();
        if let Loose::Sentence(sentence) = loose {
            let sentence = &self.redline.comparison.alignment().sentences.old[sentence];
            let label = self.labels.old;
            for span in parts_of(documents.old, sentence).filter(|part| *part != label) {
                self.push(fate, EditClass::Text, Sides::new(span, Span::default()));
            }
        } else {
            self.push(fate, EditClass::Text, spans);
        }
    }

    fn loose_new(&mut self, loose: Loose) {
        let alignment = self.redline.comparison.alignment();
        let sentence = match loose {
            Loose::Sentence(sentence) => sentence,
            Loose::Whole(span) if span == self.labels.new => return,
            Loose::Whole(span) => {
                self.push(
                    Fate::Inserted,
                    EditClass::Text,
                    Sides::new(Span::default(), span),
                );
                return;
            }
            Loose::Break => return,
        };
        let index = self.redline.sentence_link_of.new[sentence];
        let link = &alignment.sentence_links[index];
        if link.units.old.is_empty() {
            let label = self.labels.new;
            let parts = parts_of(
                self.redline.documents().new,
                &alignment.sentences.new[sentence],
            );
            for span in parts.filter(|part| *part != label) {
                self.push(
                    Fate::Inserted,
                    EditClass::Text,
                    Sides::new(Span::default(), span),
                );
            }
        } else if link.units.new.first() == Some(&sentence) {
            for edit in self.redline.comparison.edits_of(index) {
                self.edit(edit, Some(Moved::To(link.moved)));
            }
        }
    }

    fn edit(&mut self, edit: &Edit, moved: Option<Moved>) {
        let is_written = edit.spans.zip(self.labels);
        let is_written = is_written.map(|(span, label)| !span.is_empty() && label.contains(span));
        let edit = match (is_written.old, is_written.new) {
            (false, false) => *edit,
            // The label of another paragraph stands opposite.
            (true, false) if !edit.spans.new.is_empty() => Edit {
                op: Op::Insert,
                ..*edit
            },
            (false, true) if !edit.spans.old.is_empty() => Edit {
                op: Op::Delete,
                ..*edit
            },
            _ => return,
        };
        let outer = std::mem::replace(&mut self.moved, moved);
        for fate in Fate::of(edit.op) {
            self.push(*fate, edit.class, edit.spans);
        }
        self.moved = outer;
    }

    fn push(&mut self, fate: Fate, class: EditClass, spans: Sides<Span>) {
        let mut run = Run {
            fate,
            class,
            moved: self.moved,
            spans,
            reads_old: false,
            before: false,
            after: false,
        };
        let documents = self.redline.documents();
        if run.text(documents).trim().is_empty() {
            return;
        }
        let is_old = run.is_old();
        let (document, start, opens) = match (is_old, fate) {
            (true, _) => (documents.old, spans.old.start(), self.fresh.old),
            // Text of both that only the new one opens with stands apart from what went before it in the old one.
            (false, Fate::Same) if self.fresh.new && !self.fresh.old && !spans.old.is_empty() => {
                (documents.old, spans.old.start(), false)
            }
            (false, Fate::Inserted) => (documents.new, spans.new.start(), self.fresh.new),
            _ => (
                documents.new,
                spans.new.start(),
                self.fresh.old && self.fresh.new,
            ),
        };
        // A token may begin with a blank: UAX #29 binds a format character to the blank before it.
        let before = document.text()[..start].chars().next_back();
        let blank = before
            .into_iter()
            .chain(run.text(documents).chars().next())
            .any(char::is_whitespace);
        run.before = blank && !opens;
        self.fresh.old &= !is_old && fate != Fate::Same;
        self.fresh.new &= is_old;
        self.pieces.push(Piece::Run(run));
    }

    fn push_break(&mut self, fate: Fate) {
        self.pieces.push(Piece::Break(fate));
        self.fresh = Sides::new(true, true);
    }
}

/// Whether an edit has something on the side of `fate`, so that what lies before it there must come first.
fn reaches(edit: &Edit, fate: Fate) -> bool {
    match fate {
        Fate::Deleted => edit.op != Op::Insert,
        Fate::Same | Fate::Inserted => edit.op != Op::Delete,
    }
}

/// The parts of a sentence that lie in one piece of its block each.
fn parts_of<'a>(document: &'a Document, sentence: &Sentence) -> impl Iterator<Item = Span> + 'a {
    document.parts_within(sentence.block, sentence.span)
}
