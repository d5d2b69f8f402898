//! From arguments to judged drafts: what `check` and `policy explain` have in common.

use std::path::{Path, PathBuf};

use clap::Args;
use variorum::policy::{Change, DocumentVerdict, Policy};
use variorum::{CompareOptions, Error, ErrorKind, Level, ReadOptions, Result, Sides};

use super::drafts::{self, Draft};
use super::selection::Selection;
use crate::args::{ReadingArgs, ThreadsArgs, level};
use crate::config::Config;
use crate::git::changes::{self, Changed, Listing, NewState, OldState, States};
use crate::git::{Objects, root};
use crate::inputs::{Input, text_name};
use crate::paths::{repository_path, slashed};
use crate::session::Session;
use crate::shell::quoted;

/// What is judged.
#[derive(Debug, Args)]
pub(crate) struct SubjectArgs {
    /// Two versions; with --base files, directories or patterns of drafts, and by default all of them
    #[arg(value_name = "OLD NEW | PATH", value_parser = text_name)]
    inputs: Vec<String>,
    /// Judge the drafts of this work tree that differ from a git revision
    #[arg(long, value_name = "REV")]
    base: Option<String>,
    /// Judge against the commit where this branch left the revision
    #[arg(long, requires = "base")]
    merge_base: bool,
    /// Judge what is staged and not what lies in the work tree
    #[arg(long, requires = "base")]
    staged: bool,
    #[command(flatten)]
    threads: ThreadsArgs,
    #[command(flatten)]
    reading: ReadingArgs,
}

/// By what it is judged.
#[derive(Debug, Args)]
#[command(next_help_heading = "Policy options")]
pub(crate) struct RulesArgs {
    /// The policy [default: the nearest variorum.toml up to the root of the repository]
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
    /// Fail on findings of this level and above, whatever the policy says
    #[arg(long, value_name = "LEVEL", value_parser = level())]
    fail_on: Option<Level>,
}

/// A policy and where it lies.
#[derive(Debug)]
pub(crate) struct Rules {
    pub(crate) policy: Policy,
    /// How drafts are compared: with the rows of rule data that the same file holds.
    pub(crate) comparing: CompareOptions,
    /// What its paths are relative to.
    pub(crate) directory: PathBuf,
}

impl RulesArgs {
    /// The arguments that choose other waivers, again, as a shell takes them.
    pub(crate) fn words(&self) -> Vec<String> {
        let policy = self.policy.iter();
        policy
            .map(|path| format!("--policy {}", quoted(&path.to_string_lossy())))
            .collect()
    }

    pub(crate) fn load(&self, session: &Session<'_, '_>) -> Result<Rules> {
        let directory = &session.io.directory;
        let named = self.policy.as_ref();
        let named = named.map(|path| Config::read(directory.join(path)));
        let named = named.transpose()?;
        let config = match &named {
            Some(config) => config,
            None => session.config()?,
        };
        let policy = config.policy()?;
        let policy = match self.fail_on {
            Some(level) => policy.with_fail_on(level),
            None => policy,
        };
        let home = config.directory().unwrap_or_else(|| root(directory));
        Ok(Rules {
            policy,
            comparing: config.comparing()?,
            directory: home.to_owned(),
        })
    }
}

/// What was judged.
#[derive(Debug)]
pub(crate) struct Judged {
    /// The drafts that changed, in order of their paths.
    pub(crate) documents: Vec<DocumentVerdict>,
    /// Every draft that was looked at, changed or not.
    pub(crate) drafts: Vec<String>,
}

impl SubjectArgs {
    /// The arguments again, as a shell takes them.
    pub(crate) fn words(&self) -> Vec<String> {
        let base = self
            .base
            .iter()
            .map(|base| format!("--base {}", quoted(base)));
        let switches = [(self.merge_base, "--merge-base"), (self.staged, "--staged")];
        let switches = switches.iter().filter(|(is_set, _)| *is_set);
        base.chain(switches.map(|(_, name)| (*name).to_owned()))
            .chain(self.inputs.iter().map(|input| quoted(input)))
            .collect()
    }

    /// Judges what the arguments name.
    pub(crate) fn judge(&self, session: &mut Session<'_, '_>, rules: &Rules) -> Result<Judged> {
        let policy = &rules.policy;
        let options = self.reading.options();
        let (drafts, names) = match (&self.base, self.inputs.as_slice()) {
            (Some(base), paths) => self.changed(session, policy, base, paths, &options)?,
            (None, [old, new]) => {
                let draft = pair(session, old, new, &options);
                let name = draft.paths.new.clone();
                let changed = Some(draft).filter(differs);
                (changed.into_iter().collect(), vec![name])
            }
            (None, _) => {
                let message = "needs two versions, OLD and NEW, or --base REV";
                return Err(Error::new(ErrorKind::Config, message).with_path("check"));
            }
        };
        let threads = self.threads.count();
        Ok(Judged {
            documents: drafts::judge_all(drafts, policy, &options, &rules.comparing, threads),
            drafts: names,
        })
    }

    /// The drafts of the work tree that differ from the base, read; and the names of all.
    fn changed(
        &self,
        session: &Session<'_, '_>,
        policy: &Policy,
        base: &str,
        paths: &[String],
        options: &ReadOptions,
    ) -> Result<(Vec<Draft>, Vec<String>)> {
        let directory = session.io.directory.as_path();
        let root = root(directory);
        let states = States {
            base: base.to_owned(),
            old: if self.merge_base {
                OldState::MergeBase
            } else {
                OldState::Base
            },
            new: if self.staged {
                NewState::Index
            } else {
                NewState::WorkTree
            },
        };
        let Listing { files, mut changed } = changes::list(directory, &states)?;
        let selection = Selection::new(policy, paths, directory, root)?;
        let sides = changed.iter().flat_map(|c| [&c.old.path, &c.new.path]);
        let mut names = sides
            .chain(&files)
            .map(|path| slashed(path))
            .collect::<Vec<_>>();
        names.sort_unstable();
        names.dedup();
        selection.require_some(&names.iter().map(String::as_str))?;
        names.retain(|name| selection.has(name));
        changed.retain(|changed| {
            [&changed.old.path, &changed.new.path]
                .iter()
                .any(|path| selection.has(&slashed(path)))
        });
        changed.sort_by(|a, b| a.new.path.cmp(&b.new.path));
        Ok((read_all(&changed, root, options)?, names))
    }
}

/// Reads the changed drafts with one git process.
fn read_all(changed: &[Changed], root: &Path, options: &ReadOptions) -> Result<Vec<Draft>> {
    if changed.is_empty() {
        return Ok(Vec::new());
    }
    let mut objects = Objects::start(root)?;
    let drafts = changed
        .iter()
        .map(|changed| drafts::read(changed, root, &mut objects, options));
    Ok(drafts.filter(differs).collect())
}

/// Whether a draft changed. One whose bytes are the same (another mode, another time) did not.
fn differs(draft: &Draft) -> bool {
    match &draft.texts {
        Ok(texts) => draft.change != Change::Edited || !texts.is_same(),
        Err(_) => true,
    }
}

/// Two versions that the arguments name.
fn pair(session: &mut Session<'_, '_>, old: &str, new: &str, options: &ReadOptions) -> Draft {
    let directory = session.io.directory.clone();
    let name = |argument: &str| {
        if directory.join(argument).is_file() {
            repository_path(root(&directory), &directory.join(argument))
        } else {
            argument.to_owned()
        }
    };
    let paths = Sides::new(name(old), name(new));
    let mut read = |argument: &str| -> Result<Vec<u8>> {
        session.read_bytes(&Input::given(argument), options.max_bytes)
    };
    let texts = read(old).and_then(|old| Ok(Sides::new(old, read(new)?)));
    Draft {
        paths,
        change: Change::Edited,
        texts,
    }
}
