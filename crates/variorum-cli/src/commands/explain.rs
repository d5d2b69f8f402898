//! `variorum explain`: the page of one kind of change.

use clap::Args;
use clap::builder::PossibleValuesParser;
use variorum::Result;
use variorum::classify::{Kind, kinds};

use super::Run;
use crate::io::Exit;
use crate::names;
use crate::outputs::Target;
use crate::session::Session;

/// Explain a kind of change: what it means, what gives it and what does not
#[derive(Debug, Args)]
#[command(after_help = "Example: variorum explain hedge.added")]
pub(crate) struct ExplainArgs {
    /// The kind, as `variorum kinds` lists them
    #[arg(value_parser = PossibleValuesParser::new(Kind::ALL.iter().map(|kind| kind.id())), hide_possible_values = true)]
    kind: String,
}

impl Run for ExplainArgs {
    fn run(&self, session: &mut Session<'_, '_>) -> Result<Exit> {
        let ids: Vec<&str> = Kind::ALL.iter().map(|kind| kind.id()).collect();
        let kind = Kind::ALL
            .iter()
            .find(|kind| kind.id() == self.kind)
            .ok_or_else(|| names::unknown("kind", &self.kind, &ids))?;
        session.write(&Target::Stdout, |out| write!(out, "{}", kinds::page(*kind)))?;
        Ok(Exit::Clean)
    }
}
