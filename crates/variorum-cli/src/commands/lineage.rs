//! `variorum lineage`: a text through its versions.

use std::io::{self, Write};

use clap::{Args, ValueEnum};
use variorum::render::{self, LineageLayout};
use variorum::{Lineage, Result};

use super::Run;
use crate::args::OutputArgs;
use crate::inputs::text_name;
use crate::io::Exit;
use crate::layout::width;
use crate::series::{SeriesArgs, witness_named};
use crate::session::Session;
use crate::terminal;

/// Follow a text through many versions: who introduced what, what was dropped, what came back
#[derive(Debug, Args)]
#[command(after_help = "\
Versions are files in the order of time; a directory or a quoted pattern stands for its files, in the order of the
dates in their names or metadata.

Examples:
  variorum lineage 2017.txt 2019.txt 2020.txt 2021.txt
  variorum lineage statements/ --synoptic --base 2020 --format markdown
  variorum lineage --revisions POLICY.md
  variorum lineage drafts/ --format csv --output passages.csv

Exit status: 0 done, 2 trouble, also when --keep-going left a version out.")]
pub(crate) struct LineageArgs {
    /// The versions, oldest first: files, directories, patterns, REV:path
    #[arg(required = true, value_name = "VERSION", value_parser = text_name)]
    versions: Vec<String>,
    #[command(flatten)]
    series: SeriesArgs,
    #[command(flatten)]
    layout: SeriesLayout,
    /// The form of the result
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Show all wordings of each passage beside each other
    #[arg(long)]
    synoptic: bool,
    /// The version that --synoptic holds the others against, by its short name [default: the last]
    #[arg(long, value_name = "NAME", requires = "synoptic")]
    base: Option<String>,
}

/// How a series is laid out on a terminal.
#[derive(Debug, Args)]
#[command(next_help_heading = "Layout options")]
pub(super) struct SeriesLayout {
    #[command(flatten)]
    pub(super) output: OutputArgs,
    /// Columns to wrap at [default: those of the terminal, else 80]
    #[arg(long, value_name = "COLUMNS", value_parser = width)]
    width: Option<usize>,
    /// List everything: passages that never change, wordings without the phrase, findings without weight, long lists
    #[arg(long)]
    all: bool,
}

impl SeriesLayout {
    pub(super) fn settle(&self, session: &Session<'_, '_>) -> LineageLayout {
        let target = self.output.target();
        let mut layout = LineageLayout::default();
        layout.width = self
            .width
            .unwrap_or_else(|| terminal::columns(session.io, &target));
        layout.color = terminal::color(session.io, session.console.color, None, &target);
        layout.all = self.all;
        layout
    }
}

/// The form of a lineage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a terminal
    Text,
    /// The whole lineage, see `variorum schema lineage`
    Json,
    /// One JSON record per passage and sentence
    Jsonl,
    /// Passages by versions for a spreadsheet
    Csv,
    /// A table of wordings; with --synoptic
    Markdown,
}

impl Run for LineageArgs {
    fn run(&self, session: &mut Session<'_, '_>) -> Result<Exit> {
        let series = self.series.follow(session, &self.versions)?;
        let lineage = &series.lineage;
        let base = match &self.base {
            Some(sigil) => witness_named(lineage, sigil)?,
            None => lineage.witnesses().len() - 1,
        };
        let layout = self.layout.settle(session);
        session.show(&self.layout.output.target(), |out| {
            self.render(lineage, base, &layout, out)
        })?;
        Ok(series.exit())
    }
}

impl LineageArgs {
    fn render(
        &self,
        lineage: &Lineage,
        base: usize,
        layout: &LineageLayout,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        match (self.format, self.synoptic) {
            (Format::Text, false) => render::lineage_overview(lineage, layout, out),
            (Format::Text, true) => render::lineage_synoptic(lineage, base, layout, out),
            (Format::Json, _) => render::lineage_json(lineage, out),
            (Format::Jsonl, _) => render::lineage_jsonl(lineage, out),
            (Format::Csv, false) => render::lineage_csv(lineage, out),
            (Format::Csv, true) => render::synoptic_csv(lineage, base, out),
            (Format::Markdown, _) => render::synoptic_markdown(lineage, base, out),
        }
    }
}
