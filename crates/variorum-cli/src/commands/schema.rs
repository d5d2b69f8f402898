//! `variorum schema`: what the JSON forms look like.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use variorum::{Result, render};

use super::Run;
use crate::io::Exit;
use crate::outputs::Target;
use crate::session::Session;

/// Print the JSON Schema of a result
#[derive(Debug, Args)]
#[command(after_help = "Example: variorum schema comparison > comparison.schema.json")]
pub(crate) struct SchemaArgs {
    /// The form to describe
    #[arg(value_name = "NAME", value_parser = schema())]
    schema: &'static str,
}

/// Reads the name of a form as its schema.
fn schema() -> impl TypedValueParser<Value = &'static str> {
    PossibleValuesParser::new(render::SCHEMAS)
        .map(|name| render::schema(&name).expect("each form that is listed has a schema"))
}

impl Run for SchemaArgs {
    fn run(&self, session: &mut Session<'_, '_>) -> Result<Exit> {
        session.write(&Target::Stdout, |out| {
            writeln!(out, "{}", self.schema.trim_end())
        })?;
        Ok(Exit::Clean)
    }
}
