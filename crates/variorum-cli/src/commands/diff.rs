//! `variorum diff`: the redline, and every other view of a comparison.

use std::io::{self, Write};
use std::mem;

use clap::{Args, ValueEnum};
use variorum::render::{self, TerminalOptions};
use variorum::{Comparison, Patch, Result};

use super::Run;
use crate::args::{OutputArgs, VersionArgs};
use crate::io::Exit;
use crate::layout::{self, FindingsArgs, LayoutArgs};
use crate::outputs::Target;
use crate::session::Session;

/// Compare two versions of a text
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  variorum diff 2020.txt 2021.txt
  variorum diff HEAD~3:statement.md statement.md --display side-by-side
  variorum diff old.txt new.txt --format markdown --output redline.md
  curl -s https://example.org/statement.txt | variorum diff statement.txt -

In a repository, `git diff` shows redlines once it is told to:
  git config diff.variorum.command 'variorum git-diff'
  echo '*.md diff=variorum' >> .gitattributes

Signs: [-removed-], {+added+}, ⇄1 both ends of a move, ¶ a paragraph ends, ⋯ text is left out,
≠ letters that look alike, ▲ a finding: its kind, the words it rests on and its level.

Exit status: 0 same, 1 different, 2 trouble.")]
pub(crate) struct DiffArgs {
    #[command(flatten)]
    versions: VersionArgs,
    #[command(flatten)]
    view: ViewArgs,
}

/// How a comparison is shown.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output options")]
pub(crate) struct ViewArgs {
    /// The form of the result
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Say after the redline why each paragraph was linked: lines, pass, score, runner-up
    #[arg(long)]
    explain: bool,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    layout: LayoutArgs,
    #[command(flatten)]
    findings: FindingsArgs,
}

/// The form of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Redline for a terminal
    Text,
    /// One line per change, with the kinds of its findings
    Oneline,
    /// The whole comparison, see `variorum schema comparison`
    Json,
    /// One JSON record per change, see `variorum schema change`
    Jsonl,
    /// Exact patch for `variorum apply`
    Patch,
    /// Lines as `git apply` takes them
    Unified,
    /// Redline for a comment or report
    Markdown,
    /// The whole text in `CriticMarkup`
    Criticmarkup,
}

/// Lines of context that readers of unified diffs expect.
const UNIFIED_CONTEXT: usize = 3;

impl Run for DiffArgs {
    fn run(&self, session: &mut Session<'_, '_>) -> Result<Exit> {
        let comparison = session.compare_versions(&self.versions)?;
        self.view.show(session, &comparison)?;
        let meaning = self.versions.meaning.options(session)?;
        session.warn_of_language([&comparison], &meaning.classify);
        let exit = if comparison.is_same() {
            Exit::Clean
        } else {
            Exit::Findings
        };
        // The command is done and the process about to end: to free a large comparison piece by piece would only take time.
        mem::forget(comparison);
        Ok(exit)
    }
}

impl ViewArgs {
    /// Where the result goes.
    pub(crate) fn target(&self) -> Target {
        self.output.target()
    }

    /// Shows a comparison as asked.
    pub(crate) fn show(
        &self,
        session: &mut Session<'_, '_>,
        comparison: &Comparison,
    ) -> Result<()> {
        let target = self.target();
        let options = layout::settle(session, &self.layout, &self.findings, &target)?;
        session.show(&target, |out| self.render(comparison, &options, out))
    }

    fn render(
        &self,
        comparison: &Comparison,
        options: &TerminalOptions,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        match self.format {
            Format::Text => {
                render::terminal(comparison, options, out)?;
                if !self.explain {
                    return Ok(());
                }
                writeln!(out)?;
                render::links(comparison, out)
            }
            Format::Oneline => render::oneline(comparison, &options.redline, out),
            Format::Json => render::json(comparison, out),
            Format::Jsonl => render::jsonl(comparison, out),
            Format::Patch => Patch::new(comparison).to_json(out),
            Format::Unified => {
                let context = self.layout.context.unwrap_or(UNIFIED_CONTEXT);
                render::unified(comparison, context, out)
            }
            Format::Markdown => render::markdown(comparison, &options.redline, out),
            Format::Criticmarkup => render::criticmarkup(comparison, out),
        }
    }
}
