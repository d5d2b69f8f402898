//! `variorum parse`: what was understood of one text.

use clap::Args;
use variorum::{Result, render};

use super::Run;
use crate::args::{Form, OutputArgs, ReadingArgs};
use crate::inputs::Input;
use crate::io::Exit;
use crate::session::Session;

/// Show how one text is read: blocks, sentences, metadata, what was set aside
#[derive(Debug, Args)]
#[command(after_help = "Example: variorum parse 2021.txt --format json")]
pub(crate) struct ParseArgs {
    /// The text: a path, `-` or REV:path
    file: Input,
    #[command(flatten)]
    reading: ReadingArgs,
    #[command(flatten)]
    output: OutputArgs,
    /// The form of the result; text has a line for each block and each sentence
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: Form,
}

impl Run for ParseArgs {
    fn run(&self, session: &mut Session<'_, '_>) -> Result<Exit> {
        let document = session.read(&self.file, &self.reading)?;
        session.show(&self.output.target(), |out| match self.format {
            Form::Text => render::outline(&document, out),
            Form::Json => render::outline_json(&document, out),
        })?;
        Ok(Exit::Clean)
    }
}
