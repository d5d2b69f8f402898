//! The commands. A new one is a file here, a variant of [`Command`] and a line in [`Command::runnable`].

mod apply;
mod blame;
mod check;
mod completions;
mod diff;
mod explain;
mod git_diff;
mod invert;
mod kinds;
mod lineage;
mod man;
mod parse;
mod patch;
mod policy;
mod schema;
mod stat;
mod trace;
mod verify;

use clap::Subcommand;
use variorum::Result;

use crate::io::Exit;
use crate::session::Session;

/// What a command does once its arguments are known.
pub(crate) trait Run {
    /// Runs to the end, output flushed, and says how it ended.
    fn run(&self, session: &mut Session<'_, '_>) -> Result<Exit>;
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Diff(diff::DiffArgs),
    GitDiff(git_diff::GitDiffArgs),
    Check(check::CheckArgs),
    Policy(policy::PolicyArgs),
    Stat(stat::StatArgs),
    Lineage(lineage::LineageArgs),
    Trace(trace::TraceArgs),
    Blame(blame::BlameArgs),
    Parse(parse::ParseArgs),
    Patch(patch::PatchArgs),
    Apply(apply::ApplyArgs),
    Invert(invert::InvertArgs),
    Verify(verify::VerifyArgs),
    Kinds(kinds::KindsArgs),
    Explain(explain::ExplainArgs),
    Schema(schema::SchemaArgs),
    Completions(completions::CompletionsArgs),
    Man(man::ManArgs),
}

impl Command {
    /// The arguments of the chosen command, ready to run.
    pub(crate) fn runnable(&self) -> &dyn Run {
        match self {
            Self::Diff(command) => command,
            Self::GitDiff(command) => command,
            Self::Check(command) => command,
            Self::Policy(command) => command,
            Self::Stat(command) => command,
            Self::Lineage(command) => command,
            Self::Trace(command) => command,
            Self::Blame(command) => command,
            Self::Parse(command) => command,
            Self::Patch(command) => command,
            Self::Apply(command) => command,
            Self::Invert(command) => command,
            Self::Verify(command) => command,
            Self::Kinds(command) => command,
            Self::Explain(command) => command,
            Self::Schema(command) => command,
            Self::Completions(command) => command,
            Self::Man(command) => command,
        }
    }
}
