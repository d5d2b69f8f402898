//! A git repository of its own for each test, and what the binary says in it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

use crate::schemas;

/// The day on which all tests take place.
pub(crate) const TODAY: &str = "2026-11-23";

/// A repository with a work tree.
pub(crate) struct Repository {
    directory: TempDir,
}

/// How a run of the binary ended.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Repository {
    /// An empty repository with somebody to commit.
    pub(crate) fn new() -> Self {
        let repository = Self::bare_directory();
        repository.git(&["init", "-q", "-b", "main"]);
        repository.git(&["config", "user.name", "A. Delegate"]);
        repository.git(&["config", "user.email", "delegate@example.org"]);
        repository
    }

    /// A directory that no repository surrounds.
    pub(crate) fn bare_directory() -> Self {
        let directory = tempfile::tempdir().unwrap();
        Self { directory }
    }

    /// A repository with one draft committed.
    pub(crate) fn with_draft(text: &str) -> Self {
        let repository = Self::new();
        repository.write("draft.md", text);
        repository.commit("first draft");
        repository
    }

    pub(crate) fn path(&self) -> &Path {
        self.directory.path()
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, content).unwrap();
        path
    }

    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path().join(name)).unwrap()
    }

    /// Replaces words in a file; they must be there.
    pub(crate) fn edit(&self, name: &str, old: &str, new: &str) {
        let text = self.read(name);
        assert!(text.contains(old), "{name} has no {old:?}");
        self.write(name, text.replacen(old, new, 1));
    }

    /// Runs git, which must succeed.
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        let output = self.try_git(arguments);
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "git {arguments:?}: {err}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs git, with our binary on its path.
    pub(crate) fn try_git(&self, arguments: &[&str]) -> Output {
        self.command("git").args(arguments).output().unwrap()
    }

    pub(crate) fn commit(&self, message: &str) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", message]);
    }

    /// A program in the repository, apart from the settings of whoever runs the tests.
    pub(crate) fn command(&self, program: &str) -> Command {
        let binary = Path::new(env!("CARGO_BIN_EXE_variorum"));
        let mut path = std::ffi::OsString::from(binary.parent().unwrap());
        path.push(":");
        path.push(std::env::var_os("PATH").unwrap_or_default());
        let mut command = Command::new(program);
        command
            .current_dir(self.path())
            .env("PATH", path)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_SYSTEM", "/dev/null")
            .env("GIT_CEILING_DIRECTORIES", std::env::temp_dir())
            .env_remove("GIT_DIR")
            .env_remove("GIT_INDEX_FILE")
            .env_remove("GIT_WORK_TREE");
        command
    }

    /// Runs the binary.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        let binary = env!("CARGO_BIN_EXE_variorum");
        let output = self.command(binary).args(arguments).output().unwrap();
        Run {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Runs `variorum check` on the day of the tests.
    pub(crate) fn check(&self, arguments: &[&str]) -> Run {
        self.run(&[&["check", "--today", TODAY], arguments].concat())
    }

    /// Runs `variorum check --report json` and returns the report, which follows its schema whatever the test is about.
    pub(crate) fn report(&self, arguments: &[&str]) -> Report {
        let run = self.check(&[&["--report", "json"], arguments].concat());
        let json = serde_json::from_str(&run.out);
        let json = json.unwrap_or_else(|error| panic!("{error}: {}{}", run.out, run.err));
        schemas::assert_follows("check", &json);
        Report {
            code: run.code,
            json,
        }
    }
}

/// A report as JSON.
pub(crate) struct Report {
    pub(crate) code: i32,
    pub(crate) json: Value,
}

impl Report {
    /// The issues of a severity as `(path, rule, id)`, in the order of the report.
    pub(crate) fn issues(&self, severity: &str) -> Vec<(String, String, String)> {
        let documents = self.json["documents"].as_array().unwrap();
        let issues = documents.iter().flat_map(|document| {
            let issues = document["issues"].as_array().unwrap();
            issues.iter().map(move |issue| (&document["path"], issue))
        });
        issues
            .filter(|(_, issue)| issue["severity"] == severity)
            .map(|(path, issue)| {
                let text = |value: &Value| value.as_str().unwrap().to_owned();
                (text(path), text(&issue["rule"]), text(&issue["id"]))
            })
            .collect()
    }

    /// The rules that speak with a severity.
    pub(crate) fn rules(&self, severity: &str) -> Vec<String> {
        let issues = self.issues(severity).into_iter();
        issues.map(|(_, rule, _)| rule).collect()
    }

    pub(crate) fn count(&self, of: &str) -> u64 {
        self.json["counts"][of].as_u64().unwrap()
    }

    /// The states of waivers that did not hold.
    pub(crate) fn waivers(&self) -> Vec<&str> {
        let waivers = self.json["waivers"].as_array().unwrap();
        waivers
            .iter()
            .map(|waiver| waiver["state"].as_str().unwrap())
            .collect()
    }
}
