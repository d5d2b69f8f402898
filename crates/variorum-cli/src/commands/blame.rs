//! `variorum blame`: which version each sentence and phrase of a text comes from.

use clap::{ArgGroup, Args};
use variorum::{Result, render};

use super::Run;
use super::lineage::SeriesLayout;
use crate::args::Form;
use crate::inputs::text_name;
use crate::io::Exit;
use crate::series::SeriesArgs;
use crate::session::Session;

/// Show which version each sentence and phrase of a text comes from
#[derive(Debug, Args)]
#[command(group(ArgGroup::new("versions").args(["with", "revisions"]).required(true).multiple(true)))]
#[command(after_help = "\
Examples:
  variorum blame 2021.txt --with 2017.txt 2019.txt 2020.txt
  variorum blame --revisions POLICY.md")]
pub(crate) struct BlameArgs {
    /// The version to look at
    #[arg(value_parser = text_name)]
    file: String,
    /// The versions before it, oldest first; where the file is among them, it keeps its place
    #[arg(long, value_name = "VERSION", num_args = 1.., value_parser = text_name)]
    with: Vec<String>,
    #[command(flatten)]
    series: SeriesArgs,
    #[command(flatten)]
    layout: SeriesLayout,
    /// The form of the result
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: Form,
}

impl Run for BlameArgs {
    fn run(&self, session: &mut Session<'_, '_>) -> Result<Exit> {
        let (series, witness) = self.series.follow_with(session, &self.file, &self.with)?;
        let lineage = &series.lineage;
        let layout = self.layout.settle(session);
        session.show(&self.layout.output.target(), |out| match self.format {
            Form::Text => render::lineage_blame(lineage, witness, &layout, out),
            Form::Json => render::blame_json(lineage, witness, out),
        })?;
        Ok(series.exit())
    }
}
