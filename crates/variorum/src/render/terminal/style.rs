//! From roles to terminal styles: the one table.

use console::Style;

use crate::classify::Level;
use crate::render::redline::atoms::Role;
use crate::render::redline::piece::{Fate, Moved};

/// What a stretch of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Text of either version.
    Text(Role),
    /// A heading that locates a hunk.
    Heading,
    /// A caption of a move.
    Move,
    /// Anything quiet: folds, notices, captions.
    Quiet,
    /// A finding of some level.
    Finding(Level),
    /// The name of a document.
    Title,
    /// What an earlier version had and a later one brought back.
    Returned,
}

/// How changes are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notation {
    /// By colour.
    Color,
    /// By brackets.
    Plain,
}

impl Notation {
    pub(super) fn new(color: bool) -> Self {
        if color { Self::Color } else { Self::Plain }
    }

    /// The style of a part.
    pub(super) fn style(self, part: Part) -> Style {
        let style = Style::new();
        if self == Self::Plain {
            return style.force_styling(false);
        }
        let style = style.force_styling(true);
        match part {
            Part::Text(role) if role.is_label => style.dim(),
            Part::Text(role) => match (role.fate, role.moved) {
                (Fate::Deleted, _) => style.red().strikethrough(),
                (Fate::Inserted, _) => style.green().underlined(),
                (Fate::Same, Some(Moved::From(_))) => style.cyan().dim(),
                (Fate::Same, Some(Moved::To(_))) => style.cyan(),
                (Fate::Same, None) => style,
            },
            Part::Heading | Part::Title => style.bold(),
            Part::Move => style.cyan().bold(),
            Part::Returned => style.magenta().bold(),
            Part::Quiet | Part::Finding(Level::None | Level::Low) => style.dim(),
            Part::Finding(Level::Medium) => style.yellow(),
            Part::Finding(Level::High | Level::Critical) => style.yellow().bold(),
        }
    }

    /// The brackets of a fate where there is no colour.
    pub(super) fn brackets(self, role: Role) -> (&'static str, &'static str) {
        match (self, role.fate) {
            (Self::Plain, Fate::Deleted) if !role.is_label => ("[-", "-]"),
            (Self::Plain, Fate::Inserted) if !role.is_label => ("{+", "+}"),
            _ => ("", ""),
        }
    }
}
