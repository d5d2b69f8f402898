//! Arguments that several commands share, and the program they belong to.

use std::ffi::OsStr;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::str::FromStr;
use std::thread;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::{ContextKind, ContextValue};
use clap::{Args, Parser, ValueEnum};
use serde::Deserialize;
use variorum::document::Encoding;
use variorum::lexicon::Pack;
use variorum::{CompareOptions, Kind, KindPattern, Level, ReadOptions, Result};

use crate::commands::Command;
use crate::inputs::Input;
use crate::lexicon;
use crate::outputs::Target;
use crate::session::Session;

/// The name under which the program is called.
pub(crate) const PROGRAM: &str = "variorum";

/// Compare versions of negotiated prose: an exact, readable redline and what each change means
#[derive(Debug, Parser)]
#[command(name = PROGRAM, version, subcommand_required = true, arg_required_else_help = true)]
#[command(after_help = "\
Inputs are a path, `-` for standard input, or REV:path for a version that git holds.
Exit status: 0 nothing to report, 1 differences (folded ones too) or findings, 2 trouble.

Examples:
  variorum diff draft-1.md draft-2.md
  variorum diff HEAD:statement.md statement.md --display side-by-side")]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) console: ConsoleArgs,
}

/// Adds a tip where a file stands in the place of the command.
pub(crate) fn with_tip(mut error: clap::Error) -> clap::Error {
    let is_file = match error.get(ContextKind::InvalidSubcommand) {
        Some(ContextValue::String(name)) => name.contains(['.', '/', ':']),
        _ => false,
    };
    if is_file {
        let tip = format!("two versions are compared by '{PROGRAM} diff OLD NEW'");
        let tips = ContextValue::StyledStrs(vec![tip.into()]);
        error.insert(ContextKind::Suggested, tips);
    }
    error
}

/// Colour and paging, for every command.
#[derive(Clone, Copy, Debug, Args)]
#[command(next_help_heading = "Terminal options")]
pub(crate) struct ConsoleArgs {
    /// When to use colour; `NO_COLOR` and `CLICOLOR_FORCE` are heeded
    #[arg(long, global = true, value_name = "WHEN")]
    pub(crate) color: Option<When>,
    /// When to page; the pager is `$VARIORUM_PAGER`, `$PAGER` or `less -FRX`
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) paging: When,
}

/// A choice that can be left to the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum When {
    /// On a terminal.
    #[default]
    Auto,
    /// In any case.
    Always,
    /// In no case.
    Never,
}

/// Two versions, how they are read and what is said about their changes.
#[derive(Debug, Args)]
pub(crate) struct VersionArgs {
    /// The earlier version: a path, `-` or REV:path
    pub(crate) old: Input,
    /// The later version
    pub(crate) new: Input,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    #[command(flatten)]
    pub(crate) meaning: MeaningArgs,
}

/// How texts are read.
#[derive(Debug, Args)]
#[command(next_help_heading = "Reading options")]
pub(crate) struct ReadingArgs {
    #[command(flatten)]
    pub(crate) limit: LimitArgs,
    /// Encoding of inputs without a byte-order mark [default: utf-8]
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    encoding: Option<Encoding>,
}

fn encoding(name: &str) -> std::result::Result<Encoding, String> {
    Encoding::of_name(name).ok_or_else(|| format!("no encoding has the name `{name}`"))
}

impl ReadingArgs {
    /// The same for the library.
    pub(crate) fn options(&self) -> ReadOptions {
        let mut options = ReadOptions::default();
        options.max_bytes = self.limit.bytes();
        options.encoding = self.encoding;
        options
    }
}

/// What is said about the meaning of changes.
#[derive(Debug, Args)]
#[command(next_help_heading = "Findings options")]
pub(crate) struct MeaningArgs {
    /// Say which words differ, and nothing about what that means
    #[arg(long)]
    no_semantics: bool,
    /// Language whose rules apply [default: that of the texts]
    #[arg(long, value_name = "CODE", value_parser = PossibleValuesParser::new(Pack::languages()))]
    language: Option<String>,
    /// Rows of rule data that win over the built-in ones and over `[lexicon]` of `variorum.toml`
    #[arg(long, value_name = "FILE")]
    lexicon: Option<PathBuf>,
}

impl MeaningArgs {
    /// The same for the library.
    pub(crate) fn options(&self, session: &Session<'_, '_>) -> Result<CompareOptions> {
        let mut options = session.config()?.comparing()?;
        options.classify.enabled = !self.no_semantics;
        options.classify.language.clone_from(&self.language);
        if let Some(path) = &self.lexicon {
            let rows = lexicon::read(&session.io.directory.join(path))?;
            options.classify.lexicon.merge(rows);
        }
        Ok(options)
    }
}

/// How much is read.
#[derive(Debug, Args)]
#[command(next_help_heading = "Reading options")]
pub(crate) struct LimitArgs {
    /// Largest input in bytes; a larger one is an error, never cut [default: 256 MB]
    #[arg(long, value_name = "BYTES")]
    max_bytes: Option<u64>,
}

impl LimitArgs {
    /// The limit for one input.
    pub(crate) fn bytes(&self) -> u64 {
        self.max_bytes
            .unwrap_or_else(|| ReadOptions::default().max_bytes)
    }
}

/// How much is done at once.
#[derive(Debug, Args)]
pub(crate) struct ThreadsArgs {
    /// Threads to work with, which texts share; changes no result [default: one per processor]
    #[arg(long, short = 'j', alias = "jobs", value_name = "N")]
    threads: Option<NonZeroUsize>,
}

impl ThreadsArgs {
    pub(crate) fn count(&self) -> usize {
        let threads = self.threads;
        let threads = threads.or_else(|| thread::available_parallelism().ok());
        threads.map_or(1, NonZeroUsize::get)
    }
}

/// The form of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// For people
    Text,
    /// For programs: see `variorum schema`
    Json,
}

/// Where a result goes.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output options")]
pub(crate) struct OutputArgs {
    /// Write to a file, which appears complete or not at all
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl OutputArgs {
    pub(crate) fn target(&self) -> Target {
        match &self.output {
            Some(path) => Target::File(path.clone()),
            None => Target::Stdout,
        }
    }
}

/// Reads a level of importance; help and completions list them.
pub(crate) fn level() -> impl TypedValueParser<Value = Level> {
    PossibleValuesParser::new(Level::ALL.map(Level::name)).try_map(|name| name.parse::<Level>())
}

/// Reads a kind of finding, a pattern or a group; completions list the kinds and groups.
pub(crate) fn kind_pattern() -> impl TypedValueParser<Value = KindPattern> {
    KindParser
}

#[derive(Clone)]
struct KindParser;

impl TypedValueParser for KindParser {
    type Value = KindPattern;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &OsStr,
    ) -> std::result::Result<KindPattern, clap::Error> {
        KindPattern::from_str.parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let kinds = Kind::ALL.iter().map(|kind| kind.id());
        Some(Box::new(
            kinds.chain(KindPattern::groups()).map(PossibleValue::new),
        ))
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Cli;

    #[test]
    fn arguments_are_consistent() {
        Cli::command().debug_assert();
    }
}
