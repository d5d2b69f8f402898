//! `variorum check`: judges drafts by policy.

use std::path::PathBuf;
use std::str::FromStr;

use clap::Args;
use clap::builder::NonEmptyStringValueParser;
use variorum::policy::{
    Baseline, Date, DocumentVerdict, Leniency, Outcome, Verdict, Waiver, Waivers,
};
use variorum::render::{self, CheckFormat, CheckOptions};
use variorum::{Error, ErrorKind, Result};

use super::Run;
use crate::check::run::{Judged, Rules, RulesArgs, SubjectArgs};
use crate::check::today::today;
use crate::io::Exit;
use crate::outputs::{Batch, Target};
use crate::session::Session;
use crate::settings;
use crate::shell::quoted;
use crate::terminal;

/// Judge drafts by the policy of the project
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  variorum check old.md new.md
  variorum check --base origin/main
  variorum check --base origin/main --report github --report sarif=variorum.sarif
  variorum check --base HEAD --waive 1f3a --reason \"agreed on 3 June\"

Exit status: 0 nothing beyond policy, 1 findings, 2 trouble.")]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    subject: SubjectArgs,
    #[command(flatten)]
    rules: RulesArgs,
    #[command(flatten)]
    waivers: WaiverArgs,
    #[command(flatten)]
    reports: ReportArgs,
}

/// What has been accepted.
#[derive(Debug, Args)]
#[command(next_help_heading = "Waiver options")]
struct WaiverArgs {
    /// The file of waivers [default: what the policy says, variorum-waivers.toml]
    #[arg(long, value_name = "FILE")]
    waivers: Option<PathBuf>,
    /// Accept a finding: adds a waiver to the file; the beginning of an id is enough
    #[arg(long, value_name = "ID", requires = "reason", value_parser = NonEmptyStringValueParser::new())]
    waive: Vec<String>,
    /// Why it is accepted
    #[arg(long, value_name = "TEXT", requires = "waive")]
    reason: Option<String>,
    /// Who accepts it
    #[arg(long, value_name = "NAME", requires = "waive")]
    by: Option<String>,
    /// The last day on which the new waiver holds
    #[arg(long, value_name = "YYYY-MM-DD", requires = "waive")]
    expires: Option<Date>,
    /// Fail on waivers that have expired or match nothing any more
    #[arg(long)]
    strict_waivers: bool,
    /// The day that waivers are compared with [default: today in UTC]
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Date>,
    /// Accept everything that a baseline has
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write everything that is found to a baseline
    #[arg(long, value_name = "FILE")]
    write_baseline: Option<PathBuf>,
}

/// What is told to whom.
#[derive(Debug, Args)]
#[command(next_help_heading = "Report options")]
#[allow(clippy::struct_excessive_bools, reason = "four independent switches")]
struct ReportArgs {
    /// A report: text, json, sarif, junit, github, gitlab or markdown; several may be asked for
    #[arg(long, value_name = "FORMAT[=FILE]")]
    report: Vec<ReportArg>,
    /// List notes too, and what the baseline has
    #[arg(long, short)]
    verbose: bool,
    /// Leave accepted findings out of SARIF
    #[arg(long)]
    no_suppressions: bool,
    /// Exit with 0 although there are findings; trouble stays 2
    #[arg(long)]
    exit_zero: bool,
    /// Accept that a comparison met a work limit and is coarser than it could be
    #[arg(long)]
    allow_degraded: bool,
}

/// A report and where it goes.
#[derive(Clone, Debug)]
struct ReportArg {
    format: CheckFormat,
    target: Target,
}

impl FromStr for ReportArg {
    type Err = Error;

    fn from_str(argument: &str) -> Result<Self> {
        let (name, target) = match argument.split_once('=') {
            Some((name, file)) if file != "-" => (name, Target::File(PathBuf::from(file))),
            Some((name, _)) => (name, Target::Stdout),
            None => (argument, Target::Stdout),
        };
        let format = name.parse()?;
        Ok(Self { format, target })
    }
}

impl CheckArgs {
    /// The command that finds the same findings and the same waivers again.
    fn command(&self) -> String {
        let waivers = self.waivers.waivers.iter();
        let waivers = waivers.map(|path| format!("--waivers {}", quoted(&path.to_string_lossy())));
        let words = ["variorum check".to_owned()].into_iter();
        let words = words.chain(self.rules.words()).chain(waivers);
        words
            .chain(self.subject.words())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

impl Run for CheckArgs {
    fn run(&self, session: &mut Session<'_, '_>) -> Result<Exit> {
        self.reports.refuse_collisions()?;
        let rules = self.rules.load(session)?;
        let waivers = self.waivers.load(session, &rules)?;
        let baseline = self.waivers.baseline(session)?;
        let Judged {
            mut documents,
            drafts,
        } = self.subject.judge(session, &rules)?;
        let today = self.waivers.today.or_else(today);
        let mut batch = Batch::new(session.io);
        let waivers = self
            .waivers
            .add(session, &mut batch, &rules, waivers, &documents, today)?;
        let mut verdict = Verdict::default();
        let is_selected = |path: &str| drafts.iter().any(|draft| draft == path);
        verdict.waivers = waivers.apply(&mut documents, is_selected, today);
        if let Some(path) = &self.waivers.write_baseline {
            let baseline = Baseline::of(&documents);
            batch.add(&Target::File(path.clone()), |out| baseline.write(out))?;
        }
        if let Some(baseline) = baseline {
            baseline.apply(&mut documents);
        }
        verdict.documents = documents;
        verdict.drafts = drafts.len();
        verdict.strict_waivers = self.waivers.strict_waivers;
        self.reports
            .write(session, &mut batch, &verdict, &self.command())?;
        batch.commit(session.io)?;
        let compared = verdict.documents.iter();
        let compared = compared.filter_map(|document| document.comparison.as_ref());
        session.warn_of_language(compared, &rules.comparing.classify);
        session.report_all(&verdict.documents);
        Ok(match verdict.outcome(self.reports.leniency()) {
            Outcome::Clean => Exit::Clean,
            Outcome::Findings => Exit::Findings,
            Outcome::Trouble => Exit::Trouble,
        })
    }
}

impl WaiverArgs {
    fn path(&self, session: &Session<'_, '_>, rules: &Rules) -> PathBuf {
        match &self.waivers {
            Some(path) => session.io.directory.join(path),
            None => rules.directory.join(&rules.policy.waivers),
        }
    }

    /// The waivers as they stand. A file that somebody names must be there; the usual one need not.
    fn load(&self, session: &Session<'_, '_>, rules: &Rules) -> Result<Waivers> {
        let path = self.path(session, rules);
        let text = match &self.waivers {
            Some(_) => Some(settings::read(&path)?),
            None => settings::read_any(&path)?,
        };
        match text {
            Some(text) => Waivers::parse(&path, &text),
            None => Ok(Waivers::default()),
        }
    }

    fn baseline(&self, session: &Session<'_, '_>) -> Result<Option<Baseline>> {
        let Some(path) = &self.baseline else {
            return Ok(None);
        };
        let path = session.io.directory.join(path);
        Baseline::parse(&path, &settings::read(&path)?).map(Some)
    }

    /// Adds the waivers that were asked for to the file, and returns all.
    fn add(
        &self,
        session: &Session<'_, '_>,
        batch: &mut Batch,
        rules: &Rules,
        waivers: Waivers,
        documents: &[DocumentVerdict],
        today: Option<Date>,
    ) -> Result<Waivers> {
        let (false, Some(reason)) = (self.waive.is_empty(), &self.reason) else {
            return Ok(waivers);
        };
        let path = self.path(session, rules);
        let mut text = settings::read_any(&path)?.unwrap_or_default();
        for id in &self.waive {
            let mut waiver = waiver_of(id, documents, reason)?;
            if let Some(other) = waivers.holding(&waiver, today) {
                let message = format!("`{id}` is waived already, in line {}", other.line);
                return Err(Error::new(ErrorKind::Config, message).with_path(path));
            }
            waiver.by.clone_from(&self.by);
            waiver.expires = self.expires;
            text.push_str(&waiver.to_toml());
        }
        let waivers = Waivers::parse(&path, &text)?;
        batch.add(&Target::File(path), |out| out.write_all(text.as_bytes()))?;
        Ok(waivers)
    }
}

/// The waiver of the one issue whose id begins so.
fn waiver_of(id: &str, documents: &[DocumentVerdict], reason: &str) -> Result<Waiver> {
    let fail = |message: String| Err(Error::new(ErrorKind::Config, message));
    let issues = documents.iter().flat_map(|document| {
        let issues = document.issues.iter();
        issues.map(move |issue| (document.path(), issue))
    });
    let matching = issues.filter(|(_, issue)| issue.id.0.starts_with(id));
    match matching.collect::<Vec<_>>().as_slice() {
        [] => fail(format!("no finding has the id `{id}`")),
        [(path, issue)] => Ok(Waiver::of(issue, path, reason)),
        several => {
            let places = several
                .iter()
                .map(|(path, issue)| format!("{} in {path}", issue.id));
            let places = places.collect::<Vec<_>>().join(", ");
            fail(format!(
                "`{id}` begins the ids of several findings: {places}; name one file or more of the id"
            ))
        }
    }
}

impl ReportArgs {
    /// Refuses reports of which one would overwrite or garble another.
    fn refuse_collisions(&self) -> Result<()> {
        for (index, report) in self.report.iter().enumerate() {
            let mut others = self.report[..index].iter();
            let Some(other) = others.find(|other| other.target.is_same(&report.target)) else {
                continue;
            };
            let stands_alone = report.format.stands_alone() || other.format.stands_alone();
            let place = match &report.target {
                Target::File(path) => path.display().to_string(),
                Target::Stdout if stands_alone => "standard output".to_owned(),
                Target::Stdout => continue,
            };
            let message = format!(
                "the reports `{}` and `{}` would both go to {place}; give one a file of its own: --report {}=FILE",
                other.format.id(),
                report.format.id(),
                report.format.id(),
            );
            return Err(Error::new(ErrorKind::Config, message));
        }
        Ok(())
    }

    fn leniency(&self) -> Leniency {
        Leniency {
            exit_zero: self.exit_zero,
            allow_degraded: self.allow_degraded,
        }
    }

    /// Makes every report ready.
    fn write(
        &self,
        session: &Session<'_, '_>,
        batch: &mut Batch,
        verdict: &Verdict,
        command: &str,
    ) -> Result<()> {
        let on_stdout = self
            .report
            .iter()
            .any(|report| report.target == Target::Stdout);
        let text = ReportArg {
            format: CheckFormat::Text,
            target: Target::Stdout,
        };
        for wanted in (!on_stdout)
            .then_some(&text)
            .into_iter()
            .chain(&self.report)
        {
            let mut options = CheckOptions::default();
            options.leniency = self.leniency();
            options.verbose = self.verbose;
            options.suppressions = !self.no_suppressions;
            command.clone_into(&mut options.command);
            options.width = terminal::columns(session.io, &wanted.target);
            options.color =
                terminal::color(session.io, session.console.color, None, &wanted.target);
            batch.add(&wanted.target, |out| {
                render::check(verdict, wanted.format, &options, out)
            })?;
        }
        Ok(())
    }
}
