//! One entry as one text, with deletions and insertions where they happen.

use std::io;

use super::Screen;
use super::flow::Flow;
use super::style::{Notation, Part};
use crate::document::BlockKind;
use crate::render::redline::atoms::{Atom, Role};
use crate::render::redline::paragraphs::Paragraph;
use crate::render::redline::piece::{Fate, Moved};
use crate::render::redline::{Entry, Redline};

/// Columns per level of a list.
const INDENT: usize = 2;

/// Widest label that following lines are indented by.
const WIDEST_LABEL: usize = 8;

impl Screen<'_> {
    /// Writes a paragraph of an entry as one text.
    pub(super) fn inline(&mut self, entry: Entry, paragraph: &Paragraph) -> io::Result<()> {
        let (first, rest) = indents(self.redline, entry);
        let mut writer = Writer::new(self.notation, self.redline.link(entry).moved);
        for atom in paragraph.atoms {
            match *atom {
                Atom::Break(fate) => writer.mark(fate),
                other => writer.atom(other),
            }
        }
        if paragraph.is_cut_off {
            writer.mark(Fate::Inserted);
        }
        self.flow(&writer.take(), first, rest)
    }
}

/// First and following indent of an entry: list items hang under their label.
pub(super) fn indents(redline: &Redline, entry: Entry) -> (usize, usize) {
    let (document, block) = redline.lead_block(entry);
    let block = &document.blocks()[block];
    let depth = match block.kind {
        BlockKind::ListItem(depth) => usize::from(depth),
        BlockKind::Quote => 2,
        _ => 1,
    };
    let label = block
        .label
        .map_or(0, |label| document[label].chars().count() + 1);
    let first = INDENT * depth;
    (first, first + if label <= WIDEST_LABEL { label } else { 0 })
}

/// Writes atoms into a flow, opening and closing brackets where there is no colour.
pub(super) struct Writer<'a> {
    notation: Notation,
    /// The move of the whole entry: no run needs to say that it is part of it.
    own_move: Option<usize>,
    flow: Flow<'a>,
    role: Role,
}

impl<'a> Writer<'a> {
    pub(super) fn new(notation: Notation, own_move: Option<usize>) -> Self {
        Self {
            notation,
            own_move,
            flow: Flow::new(notation),
            role: Role::SAME,
        }
    }

    /// Adds text, or a sign that some is left out.
    pub(super) fn atom(&mut self, atom: Atom<'a>) {
        match atom {
            Atom::Text {
                role,
                text,
                before,
                after,
            } => {
                self.turn(role, before);
                self.flow.text(Part::Text(role), text);
                if after {
                    self.flow.blank(Part::Text(role));
                }
            }
            Atom::Elision { role } => {
                self.turn(role, true);
                self.flow.sign(Part::Quiet, "⋯");
            }
            Atom::Break(_) => {}
        }
    }

    /// Marks the end of a paragraph that only one side has.
    pub(super) fn mark(&mut self, fate: Fate) {
        let role = Role { fate, ..Role::SAME };
        self.turn(Role::SAME, true);
        self.turn(role, false);
        self.flow.sign(Part::Text(role), "¶");
        self.turn(Role::SAME, false);
        self.flow.blank(Part::Text(Role::SAME));
    }

    /// Adds a blank of the text.
    pub(super) fn blank(&mut self) {
        self.flow.blank(Part::Text(self.role));
    }

    /// Ends the paragraph and returns it.
    pub(super) fn take(&mut self) -> Flow<'a> {
        self.turn(Role::SAME, false);
        std::mem::replace(&mut self.flow, Flow::new(self.notation))
    }

    /// Passes from one role to another, with a blank between them that belongs to the change.
    fn turn(&mut self, role: Role, before: bool) {
        let last = std::mem::replace(&mut self.role, role);
        let part = Part::Text(role);
        if last == role {
            if before {
                self.flow.blank(part);
            }
            return;
        }
        let is_renumbered = last.is_label && role.is_label && last.fate != role.fate;
        if is_renumbered {
            self.flow.blank(part);
            self.flow.sign(part, "→");
            self.flow.blank(part);
            return;
        }
        self.flow
            .sign(Part::Text(last), self.notation.brackets(last).1);
        if last.moved != role.moved {
            self.leave(last);
        }
        let is_change = role.fate != Fate::Same;
        let opens_move = last.moved != role.moved && self.told(role).is_some();
        let is_inside = is_change && self.notation == Notation::Plain && !opens_move;
        if before && !is_inside {
            self.flow.blank(if is_change {
                part
            } else {
                Part::Text(Role::SAME)
            });
        }
        if last.moved != role.moved {
            self.enter(role);
        }
        self.flow.sign(part, self.notation.brackets(role).0);
        if before && is_inside {
            self.flow.blank(part);
        }
    }

    /// The move that a run has to tell of.
    fn told(&self, role: Role) -> Option<Moved> {
        role.moved.filter(|moved| !moved.is_of(self.own_move))
    }

    /// Begins a sentence that moved.
    fn enter(&mut self, role: Role) {
        let Some(moved) = self.told(role) else {
            return;
        };
        let (bracket, number) = match moved {
            Moved::From(number) => ("[", number),
            Moved::To(number) => ("{", number),
        };
        if self.notation == Notation::Plain {
            self.flow.sign(Part::Move, bracket);
        }
        let number = number.map(|number| number.to_string()).unwrap_or_default();
        // The blank is part of the sign: no line ends behind it.
        self.flow.sign(Part::Move, format!("⇄{number} "));
    }

    /// Ends a sentence that moved.
    fn leave(&mut self, role: Role) {
        if let (Some(moved), Notation::Plain) = (self.told(role), self.notation) {
            let bracket = match moved {
                Moved::From(_) => "⇄]",
                Moved::To(_) => "⇄}",
            };
            self.flow.sign(Part::Move, bracket);
        }
    }
}
