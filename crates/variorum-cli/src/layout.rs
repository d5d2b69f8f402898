//! How a redline is laid out: the options, what stands in for them, and the defaults.
//!
//! Precedence: flag, environment (`VARIORUM_WIDTH`, ...), the `[diff]` table of `variorum.toml`, the library.

use clap::{Args, ValueEnum};
use serde::Deserialize;
use variorum::render::{self, FindingFilter, RedlineOptions, Show, TerminalOptions};
use variorum::{KindPattern, Level, Result};

use crate::args::{When, level};
use crate::config::{Section, from_environment};
use crate::outputs::Target;
use crate::session::Session;
use crate::terminal;

/// Layout and choice of what is shown.
#[derive(Debug, Args)]
#[command(next_help_heading = "Layout options")]
pub(crate) struct LayoutArgs {
    /// How the versions stand to each other
    #[arg(long, value_name = "HOW")]
    display: Option<Display>,
    /// Columns to wrap at [default: those of the terminal, else 80]
    #[arg(long, value_name = "COLUMNS", value_parser = width)]
    width: Option<usize>,
    /// Unchanged paragraphs (`unified`: lines) around each change
    #[arg(long, short = 'U', value_name = "N")]
    pub(crate) context: Option<usize>,
    /// What to show [default: all]
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    show: Vec<Shown>,
    /// Show changes of typography and page furniture instead of counting them
    #[arg(long)]
    cosmetic: bool,
}

/// Choice of findings.
#[derive(Debug, Args)]
#[command(next_help_heading = "Findings options")]
pub(crate) struct FindingsArgs {
    /// Least level of the findings that are listed; above low, paragraphs without one are folded [default: low]
    #[arg(long, value_name = "LEVEL", value_parser = level())]
    min_level: Option<Level>,
    /// Only findings of these kinds, and the paragraphs that have one: `quantity.changed`, `quantity.*`, `*.weakened`, `@force`
    #[arg(long, value_name = "PATTERN", value_delimiter = ',')]
    kind: Vec<KindPattern>,
    /// Begin with a digest of the findings
    #[arg(long)]
    digest: bool,
    /// Give each finding a line of its own, also the lesser of many
    #[arg(long)]
    unfold: bool,
}

/// How the versions stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Display {
    /// One text with marked deletions and insertions
    Inline,
    /// Old on the left, new on the right
    SideBySide,
}

/// One sort of text in a redline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Shown {
    /// Insertions
    Ins,
    /// Deletions
    Del,
    /// Moves
    Mov,
    /// Unchanged text
    Same,
}

/// What environment and file may say in place of flags.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
struct Defaults {
    display: Option<Display>,
    width: Option<usize>,
    context: Option<usize>,
    color: Option<When>,
    min_level: Option<Level>,
}

impl Section for Defaults {
    const NAME: &'static str = "diff";
    const KEYS: &'static [&'static str] = &["display", "width", "context", "color", "min-level"];
}

impl Defaults {
    fn or(self, other: Self) -> Self {
        Self {
            display: self.display.or(other.display),
            width: self.width.or(other.width),
            context: self.context.or(other.context),
            color: self.color.or(other.color),
            min_level: self.min_level.or(other.min_level),
        }
    }
}

/// Settles every choice about a redline.
pub(crate) fn settle(
    session: &Session<'_, '_>,
    layout: &LayoutArgs,
    findings: &FindingsArgs,
    target: &Target,
) -> Result<TerminalOptions> {
    let defaults = from_environment::<Defaults>(session.io)?.or(session.config()?.section()?);
    let mut options = TerminalOptions::default();
    options.redline = redline(layout, findings, &defaults);
    options.display = match layout.display.or(defaults.display) {
        Some(Display::SideBySide) => render::Display::SideBySide,
        Some(Display::Inline) | None => render::Display::Inline,
    };
    options.width = layout
        .width
        .or(defaults.width)
        .unwrap_or_else(|| terminal::columns(session.io, target));
    options.color = terminal::color(session.io, session.console.color, defaults.color, target);
    Ok(options)
}

fn redline(layout: &LayoutArgs, findings: &FindingsArgs, defaults: &Defaults) -> RedlineOptions {
    let mut options = RedlineOptions::default();
    if let Some(context) = layout.context.or(defaults.context) {
        options.context = context;
    }
    if !layout.show.is_empty() {
        let shows = |what| layout.show.contains(&what);
        options.show = Show {
            inserted: shows(Shown::Ins),
            deleted: shows(Shown::Del),
            moved: shows(Shown::Mov),
            same: shows(Shown::Same),
        };
    }
    options.cosmetic = layout.cosmetic;
    options.digest = findings.digest;
    options.unfold = findings.unfold;
    let mut filter = FindingFilter::default();
    filter.kinds.clone_from(&findings.kind);
    if let Some(level) = findings.min_level.or(defaults.min_level) {
        filter.min_level = level;
    }
    options.findings = filter;
    options
}

/// Takes a number of columns that something can be read in.
pub(crate) fn width(argument: &str) -> Result<usize, String> {
    match argument.parse() {
        Ok(columns) if columns >= TerminalOptions::MIN_WIDTH => Ok(columns),
        Ok(_) => Err(format!(
            "at least {} columns are needed",
            TerminalOptions::MIN_WIDTH
        )),
        Err(cause) => Err(format!("{cause}")),
    }
}
