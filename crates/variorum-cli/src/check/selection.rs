//! Which files are looked at: the drafts of the policy, or those that the arguments name.

use std::path::Path;

use variorum::policy::{Glob, Policy};
use variorum::{Error, ErrorKind, Result};

use crate::paths::{is_pattern, repository_path};

/// What the arguments choose.
#[derive(Debug)]
pub(crate) struct Selection<'p> {
    policy: &'p Policy,
    choices: Vec<Choice>,
}

#[derive(Debug)]
struct Choice {
    argument: String,
    pattern: Pattern,
}

#[derive(Debug)]
enum Pattern {
    /// A file, drafts or not, or the drafts of a directory.
    Path(String),
    /// Whatever matches, drafts or not.
    Glob(Glob),
}

impl<'p> Selection<'p> {
    /// Reads the arguments, which are relative to `directory`, as paths of the repository at `root`.
    pub(crate) fn new(
        policy: &'p Policy,
        arguments: &[String],
        directory: &Path,
        root: &Path,
    ) -> Result<Self> {
        let choices = arguments.iter().map(|argument| {
            let path = repository_path(root, &directory.join(argument));
            let pattern = if is_pattern(directory, argument) {
                // A pattern that begins at the root stays there.
                Pattern::Glob(Glob::new(&format!("/{path}"))?)
            } else {
                Pattern::Path(path)
            };
            Ok(Choice {
                argument: argument.clone(),
                pattern,
            })
        });
        Ok(Self {
            policy,
            choices: choices.collect::<Result<_>>()?,
        })
    }

    /// Whether a file is looked at.
    pub(crate) fn has(&self, path: &str) -> bool {
        if self.choices.is_empty() {
            return self.policy.is_draft(path);
        }
        self.choices.iter().any(|choice| match &choice.pattern {
            Pattern::Glob(glob) => glob.matches(path),
            Pattern::Path(own) => {
                own == path || (is_below(path, own) && self.policy.is_draft(path))
            }
        })
    }

    /// Refuses arguments that choose nothing, and a selection without a draft: neither may pass for a clean one.
    pub(crate) fn require_some<'a>(
        &self,
        paths: &(impl Iterator<Item = &'a str> + Clone),
    ) -> Result<()> {
        for choice in &self.choices {
            let chosen = |path: &str| match &choice.pattern {
                Pattern::Glob(glob) => glob.matches(path),
                Pattern::Path(own) => own == path || is_below(path, own),
            };
            if !paths.clone().any(chosen) {
                let message = "matches no file of the work tree or of the base";
                return Err(Error::new(ErrorKind::Open, message).with_path(&choice.argument));
            }
        }
        if paths.clone().any(|path| self.has(path)) {
            return Ok(());
        }
        let drafts = self.policy.drafts.iter().map(Glob::as_str);
        let drafts = drafts.collect::<Vec<_>>().join(", ");
        let message =
            format!("no file here is a draft (check.drafts: {drafts}), so nothing was checked");
        Err(Error::new(ErrorKind::Config, message))
    }
}

fn is_below(path: &str, directory: &str) -> bool {
    directory.is_empty()
        || path
            .strip_prefix(directory)
            .is_some_and(|rest| rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(arguments: &[&str], path: &str) -> bool {
        let policy = Policy::default();
        let arguments = arguments
            .iter()
            .map(|s| (*s).to_owned())
            .collect::<Vec<_>>();
        let root = Path::new("/repository");
        Selection::new(&policy, &arguments, &root.join("drafts"), root)
            .unwrap()
            .has(path)
    }

    #[test]
    fn without_arguments_the_drafts_of_the_policy_are_chosen() {
        assert!(chosen(&[], "a/june.md"));
        assert!(!chosen(&[], "a/june.rs"));
    }

    #[test]
    fn arguments_are_relative_to_the_working_directory() {
        assert!(chosen(&["june.md"], "drafts/june.md"));
        assert!(!chosen(&["june.md"], "june.md"));
        assert!(chosen(&["../notes"], "notes/a/b.md"));
        assert!(!chosen(&["../notes"], "notes.md"));
        assert!(chosen(&["./*.adoc"], "drafts/x.adoc"));
        assert!(chosen(&["**/*.adoc"], "drafts/a/b/x.adoc"));
    }
}
