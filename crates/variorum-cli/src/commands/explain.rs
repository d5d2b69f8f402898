//! `variorum explain`: the page of one kind of change, or what a class of errors means.

use std::ffi::OsStr;

use clap::Args;
use clap::builder::{PossibleValue, TypedValueParser};
use variorum::classify::{KindPattern, kinds};
use variorum::{ErrorKind, Result};

use super::Run;
use super::kinds::list;
use crate::args::kind_pattern;
use crate::io::Exit;
use crate::outputs::Target;
use crate::session::Session;

/// Explain a kind of change: what it means, what gives it and what does not; or a class of errors
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  variorum explain hedge.added
  variorum explain @force
  variorum explain E-BINARY")]
pub(crate) struct ExplainArgs {
    /// The kind, as `variorum kinds` lists them; of a pattern such as `hedge.*` or a group such as `@force` the kinds are listed
    #[arg(value_parser = SubjectParser, hide_possible_values = true)]
    kind: Subject,
}

/// What can be explained.
#[derive(Clone, Debug)]
enum Subject {
    Kinds(KindPattern),
    Error(ErrorKind),
}

#[derive(Clone)]
struct SubjectParser;

impl TypedValueParser for SubjectParser {
    type Value = Subject;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &OsStr,
    ) -> std::result::Result<Subject, clap::Error> {
        let mut errors = ErrorKind::ALL.into_iter();
        match errors.find(|error| value == error.class()) {
            Some(error) => Ok(Subject::Error(error)),
            None => kind_pattern()
                .parse_ref(command, argument, value)
                .map(Subject::Kinds),
        }
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let kinds = kind_pattern().possible_values().map(Vec::from_iter);
        Some(Box::new(kinds.into_iter().flatten()))
    }
}

impl Run for ExplainArgs {
    fn run(&self, session: &mut Session<'_, '_>) -> Result<Exit> {
        session.write(&Target::Stdout, |out| match &self.kind {
            Subject::Error(error) => writeln!(out, "{}: {}", error.class(), error.summary()),
            Subject::Kinds(pattern) => match *pattern.kinds() {
                [kind] => write!(out, "{}", kinds::page(kind)),
                ref several => list(several, out),
            },
        })?;
        Ok(Exit::Clean)
    }
}
