//! `variorum stat`: a comparison in numbers.

use clap::Args;
use variorum::{Result, render};

use super::Run;
use crate::args::{Form, OutputArgs, VersionArgs};
use crate::io::Exit;
use crate::session::Session;

/// Count what became of paragraphs, sentences and words
#[derive(Debug, Args)]
#[command(after_help = "Example: variorum stat 2020.txt 2021.txt --format json")]
pub(crate) struct StatArgs {
    #[command(flatten)]
    versions: VersionArgs,
    #[command(flatten)]
    output: OutputArgs,
    /// The form of the result
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: Form,
}

impl Run for StatArgs {
    fn run(&self, session: &mut Session<'_, '_>) -> Result<Exit> {
        let comparison = session.compare_versions(&self.versions)?;
        let statistics = render::stat(&comparison);
        session.write(&self.output.target(), |out| match self.format {
            Form::Text => write!(out, "{statistics}"),
            Form::Json => render::statistics_json(&statistics, out),
        })?;
        Ok(Exit::Clean)
    }
}
