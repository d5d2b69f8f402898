//! `variorum trace`: a phrase through the versions of a text.

use clap::Args;
use variorum::{Error, ErrorKind, Result, render};

use super::Run;
use super::lineage::SeriesLayout;
use crate::args::Form;
use crate::inputs::text_name;
use crate::io::Exit;
use crate::series::SeriesArgs;
use crate::session::Session;

/// Follow a phrase through many versions: every wording of the sentences that ever had it
#[derive(Debug, Args)]
#[command(after_help = "\
A phrase that occurs nowhere as given is looked for by its words, as with --fuzzy.

Examples:
  variorum trace \"urges all flag registries\" 2017.txt 2019.txt 2020.txt 2021.txt
  variorum trace \"extended period\" statements/
  variorum trace --fuzzy \"invites flag registries\" drafts/")]
pub(crate) struct TraceArgs {
    /// The words to follow; case and punctuation do not matter
    phrase: String,
    /// The versions, oldest first: files, directories, patterns, REV:path
    #[arg(required = true, value_name = "VERSION", value_parser = text_name)]
    versions: Vec<String>,
    /// Follow sentences with most of the words, in any order and inflection, also where the phrase occurs as given
    #[arg(long)]
    fuzzy: bool,
    #[command(flatten)]
    series: SeriesArgs,
    #[command(flatten)]
    layout: SeriesLayout,
    /// The form of the result
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    format: Form,
}

impl Run for TraceArgs {
    fn run(&self, session: &mut Session<'_, '_>) -> Result<Exit> {
        if !self.phrase.contains(char::is_alphanumeric) {
            let message = format!("`{}` has no word to follow", self.phrase);
            return Err(Error::new(ErrorKind::Config, message));
        }
        let series = self.series.follow(session, &self.versions)?;
        let lineage = &series.lineage;
        let trace = if self.fuzzy {
            lineage.trace_fuzzy(&self.phrase)
        } else {
            lineage.trace(&self.phrase)
        };
        let layout = self.layout.settle(session);
        session.show(&self.layout.output.target(), |out| match self.format {
            Form::Text => render::lineage_trace(lineage, &trace, &layout, out),
            Form::Json => render::trace_json(lineage, &trace, out),
        })?;
        Ok(series.exit())
    }
}
