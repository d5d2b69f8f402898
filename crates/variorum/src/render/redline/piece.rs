//! What an entry of the redline is made of: runs of text with their fate, and breaks between paragraphs.

use crate::diff::{EditClass, Op};
use crate::document::Document;
use crate::sides::Sides;
use crate::span::Span;

/// Which version has a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render) enum Fate {
    /// Both.
    Same,
    /// The old one.
    Deleted,
    /// The new one.
    Inserted,
}

impl Fate {
    /// What an edit leaves, removes and brings, in the order in which it is read.
    pub(in crate::render) const fn of(op: Op) -> &'static [Self] {
        match op {
            Op::Equal => &[Self::Same],
            Op::Delete => &[Self::Deleted],
            Op::Insert => &[Self::Inserted],
            Op::Replace => &[Self::Deleted, Self::Inserted],
        }
    }
}

/// One end of a move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render) enum Moved {
    /// The place that the text left; the run is old text.
    From(Option<usize>),
    /// The place where the text stands now, with the edits inside.
    To(Option<usize>),
}

impl Moved {
    /// Whether it is the move of a whole entry, given the number of that; a sentence that moves inside an entry that
    /// moved has a number of its own.
    pub(in crate::render) fn is_of(self, entry: Option<usize>) -> bool {
        let (Self::From(number) | Self::To(number)) = self;
        number.is_some() && number == entry
    }
}

/// A stretch of text of one fate. White space inside is squeezed when it is read.
#[derive(Clone, Copy, Debug)]
pub(in crate::render) struct Run {
    pub(in crate::render) fate: Fate,
    pub(in crate::render) class: EditClass,
    pub(in crate::render) moved: Option<Moved>,
    pub(in crate::render) spans: Sides<Span>,
    /// Whether one reads the old text although both have the run.
    pub(in crate::render) reads_old: bool,
    /// Whether a blank stands before the text.
    pub(in crate::render) before: bool,
    /// Whether a blank stands after the text.
    pub(in crate::render) after: bool,
}

impl Run {
    /// Whether one reads the old text: where the run is only there, or if it was chosen.
    pub(in crate::render) fn is_old(&self) -> bool {
        self.fate == Fate::Deleted || self.reads_old || matches!(self.moved, Some(Moved::From(_)))
    }

    /// The text to read.
    pub(in crate::render) fn text<'a>(&self, documents: Sides<&'a Document>) -> &'a str {
        if self.is_old() {
            &documents.old[self.spans.old]
        } else {
            &documents.new[self.spans.new]
        }
    }
}

/// A part of an entry.
#[derive(Clone, Copy, Debug)]
pub(in crate::render) enum Piece {
    /// Text.
    Run(Run),
    /// The end of a paragraph that is followed by another one of the same entry.
    Break(Fate),
}

/// Moves blanks out of changes where both versions have one, so that `we[- do-] not` reads `we [-do -]not`.
pub(in crate::render) fn settle_blanks(pieces: &mut [Piece]) {
    for index in 1..pieces.len() {
        let (previous, rest) = pieces.split_at_mut(index);
        let Some(Piece::Run(run)) = rest.first_mut() else {
            continue;
        };
        let is_settled = !run.before || run.fate == Fate::Deleted;
        let (Some((Piece::Run(change), earlier)), false) = (previous.split_last_mut(), is_settled)
        else {
            continue;
        };
        if change.fate == Fate::Same || change.moved != run.moved {
            continue;
        }
        match earlier.last_mut() {
            Some(Piece::Run(common)) => {
                let is_pair = change.fate == Fate::Deleted && run.fate == Fate::Inserted;
                // Two labels, one for the other, part what is before from what is behind like one that stayed.
                let is_common = common.fate == Fate::Same || common.class == EditClass::Label;
                let is_between = is_common && common.moved == change.moved;
                if is_between && change.before && (is_pair || run.fate == Fate::Same) {
                    common.after = true;
                    change.before = false;
                    run.before = false;
                    change.after = !is_pair;
                }
            }
            // A change that opens a paragraph takes the blank after it along.
            Some(Piece::Break(_)) | None if run.fate == Fate::Same => {
                change.after = true;
                run.before = false;
            }
            Some(Piece::Break(_)) | None => {}
        }
    }
}
