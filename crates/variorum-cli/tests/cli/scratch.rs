//! A directory of its own for each test, and the program run in it with nothing of this machine's settings.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// The old version of most tests.
pub(crate) const OLD: &str = "We urge all parties to sign the accord by May.\n";
/// The new version of most tests.
pub(crate) const NEW: &str = "We invite all parties to sign the accord by May.\n";

/// An empty directory outside every repository, removed at the end.
pub(crate) struct Scratch(TempDir);

impl Scratch {
    pub(crate) fn new() -> Self {
        Self(TempDir::new().expect("the system has room for temporary files"))
    }

    /// With `old.txt` and `new.txt` in it.
    pub(crate) fn with_versions() -> Self {
        let scratch = Self::new();
        scratch.write("old.txt", OLD);
        scratch.write("new.txt", NEW);
        scratch
    }

    /// With those two as commits of a repository, the later one checked out as `statement.txt`.
    pub(crate) fn with_repository() -> Self {
        let scratch = Self::new();
        scratch.shell("git init -q -b main");
        for (text, message) in [(OLD, "first draft"), (NEW, "second draft")] {
            scratch.write("statement.txt", text);
            scratch.shell("git add -A");
            scratch.shell(&format!("git commit -q -m '{message}'"));
        }
        scratch
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("a file lies in a directory")).expect("can create");
        fs::write(path, content).expect("can write");
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).expect("can read")
    }

    /// The program, ready to be given arguments.
    pub(crate) fn variorum(&self) -> Command {
        self.command(env!("CARGO_BIN_EXE_variorum"))
    }

    /// Runs the program.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.variorum()
            .args(arguments)
            .output()
            .expect("the program starts")
    }

    /// Runs a command line of bash, which must succeed.
    pub(crate) fn shell(&self, line: &str) -> String {
        let output = self.bash(line);
        assert!(output.status.success(), "{line}: {}", text(&output.stderr));
        text(&output.stdout)
    }

    /// Runs a command line of bash.
    pub(crate) fn bash(&self, line: &str) -> Output {
        self.command("bash")
            .args(["-c", line])
            .output()
            .expect("bash starts")
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.path())
            .env_clear()
            .env("PATH", search_path())
            .env("HOME", self.path())
            .env("LC_ALL", "C.UTF-8")
            .env("GIT_CONFIG_NOSYSTEM", "1");
        for role in ["AUTHOR", "COMMITTER"] {
            command
                .env(format!("GIT_{role}_NAME"), "A Drafter")
                .env(format!("GIT_{role}_EMAIL"), "drafter@example.org")
                .env(format!("GIT_{role}_DATE"), "2021-05-01T12:00:00Z");
        }
        command
    }
}

/// The binary under test first, then what the system has.
fn search_path() -> String {
    let binary = PathBuf::from(env!("CARGO_BIN_EXE_variorum"));
    let directory = binary.parent().expect("a binary lies in a directory");
    format!(
        "{}:{}",
        directory.display(),
        std::env::var("PATH").unwrap_or_default()
    )
}

/// The root of this repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}
