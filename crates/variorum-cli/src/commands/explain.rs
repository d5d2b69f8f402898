//! `variorum explain`: the page of one kind of change.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use variorum::Result;
use variorum::classify::{Kind, kinds};

use super::Run;
use crate::io::Exit;
use crate::outputs::Target;
use crate::session::Session;

/// Explain a kind of change: what it means, what gives it and what does not
#[derive(Debug, Args)]
#[command(after_help = "Example: variorum explain hedge.added")]
pub(crate) struct ExplainArgs {
    /// The kind, as `variorum kinds` lists them
    #[arg(value_parser = kind(), hide_possible_values = true)]
    kind: Kind,
}

fn kind() -> impl TypedValueParser<Value = Kind> {
    let ids = Kind::ALL.iter().map(|kind| kind.id());
    PossibleValuesParser::new(ids).try_map(|id| id.parse::<Kind>())
}

impl Run for ExplainArgs {
    fn run(&self, session: &mut Session<'_, '_>) -> Result<Exit> {
        session.write(&Target::Stdout, |out| {
            write!(out, "{}", kinds::page(self.kind))
        })?;
        Ok(Exit::Clean)
    }
}
