//! `variorum policy`: writes a starter policy, and says which rule decides.

use std::io::Write;

use clap::{Args, Subcommand};
use variorum::policy::{DocumentVerdict, Issue, STARTER};
use variorum::render::visible;
use variorum::{Error, ErrorKind, Result};

use super::Run;
use crate::check::run::{RulesArgs, SubjectArgs};
use crate::config;
use crate::io::Exit;
use crate::outputs::Target;
use crate::session::Session;
use crate::settings;

/// Write a starter policy, or explain how it decides
#[derive(Debug, Args)]
pub(crate) struct PolicyArgs {
    #[command(subcommand)]
    action: PolicyCommand,
}

/// What to do with the policy.
#[derive(Debug, Subcommand)]
enum PolicyCommand {
    /// Write a commented starter to variorum.toml
    Init,
    /// Say which line of the policy decides about each finding, and why
    #[command(after_help = "Example: variorum policy explain --base origin/main --id 1f3a")]
    Explain(DecisionArgs),
    /// Print the JSON Schema of variorum.toml, for editors
    Schema,
}

/// What is explained.
#[derive(Debug, Args)]
struct DecisionArgs {
    #[command(flatten)]
    subject: SubjectArgs,
    #[command(flatten)]
    rules: RulesArgs,
    /// Only findings whose id begins so
    #[arg(long, value_name = "ID")]
    id: Option<String>,
}

impl Run for PolicyArgs {
    fn run(&self, session: &mut Session<'_, '_>) -> Result<Exit> {
        match &self.action {
            PolicyCommand::Init => init(session),
            PolicyCommand::Explain(arguments) => explain(session, arguments),
            PolicyCommand::Schema => {
                let schema = variorum::policy::json_schema();
                session.write(&Target::Stdout, |out| out.write_all(schema.as_bytes()))?;
                Ok(Exit::Clean)
            }
        }
    }
}

/// Writes the starter, below what the file has already.
fn init(session: &mut Session<'_, '_>) -> Result<Exit> {
    let path = session.io.directory.join(config::FILE_NAME);
    let mut text = settings::read_any(&path)?.unwrap_or_default();
    if text
        .lines()
        .any(|line| line.trim_start().starts_with("[check"))
    {
        let message = "has a policy already; it is left as it is";
        return Err(Error::new(ErrorKind::Config, message).with_path(path));
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(STARTER);
    let target = Target::File(config::FILE_NAME.into());
    session.write(&target, |out| out.write_all(text.as_bytes()))?;
    session.write(&Target::Stdout, |out| {
        writeln!(
            out,
            "wrote {}; next: variorum check --base HEAD",
            config::FILE_NAME
        )
    })?;
    Ok(Exit::Clean)
}

fn explain(session: &mut Session<'_, '_>, arguments: &DecisionArgs) -> Result<Exit> {
    let rules = arguments.rules.load(session)?;
    let judged = arguments.subject.judge(session, &rules)?;
    let wanted = |issue: &&Issue| {
        let id = arguments.id.as_ref();
        id.is_none_or(|id| issue.id.0.starts_with(id))
    };
    session.write(&Target::Stdout, |out| {
        for document in &judged.documents {
            for issue in document.issues.iter().filter(wanted) {
                line(document, issue, out)?;
            }
        }
        Ok(())
    })?;
    Ok(session.report_all(&judged.documents))
}

fn line(document: &DocumentVerdict, issue: &Issue, out: &mut dyn Write) -> std::io::Result<()> {
    // The path ends where its marks do, whatever it holds.
    let path = document.path().replace('\\', r"\\").replace('"', r#"\""#);
    writeln!(
        out,
        "{} {} \"{}\" {}: {}: {}",
        issue.id,
        issue.action,
        visible(&path),
        issue.rule,
        issue.because,
        visible(&issue.explanation)
    )
}
