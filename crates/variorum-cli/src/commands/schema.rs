//! `variorum schema`: what the JSON forms look like.

use clap::Args;
use clap::builder::PossibleValuesParser;
use variorum::{Result, render};

use super::Run;
use crate::io::Exit;
use crate::names;
use crate::outputs::Target;
use crate::session::Session;

/// Print the JSON Schema of a result
#[derive(Debug, Args)]
#[command(after_help = "Example: variorum schema comparison > comparison.schema.json")]
pub(crate) struct SchemaArgs {
    /// The form to describe
    #[arg(value_parser = PossibleValuesParser::new(render::SCHEMAS))]
    name: String,
}

impl Run for SchemaArgs {
    fn run(&self, session: &mut Session<'_, '_>) -> Result<Exit> {
        let schema = render::schema(&self.name)
            .ok_or_else(|| names::unknown("schema", &self.name, render::SCHEMAS))?;
        session.write(&Target::Stdout, |out| {
            writeln!(out, "{}", schema.trim_end())
        })?;
        Ok(Exit::Clean)
    }
}
