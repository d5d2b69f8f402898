//! Many versions of one text: files in the order given, directories and patterns by date, a file through git's history.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use clap::Args;
use variorum::lineage::{lineage_observed, parallel_map};
use variorum::{
    Document, Error, ErrorKind, Lineage, LineageOptions, ReadOptions, Result, Witness, read_bytes,
};

use crate::args::LimitArgs;
use crate::git;
use crate::inputs::Input;
use crate::io::Exit;
use crate::progress;
use crate::series_order::{by_name, put_in_order};
use crate::session::Session;

/// How versions are gathered and read.
#[derive(Debug, Args)]
pub(crate) struct SeriesArgs {
    /// Take the versions of one file from its history in git: all, or those of a range such as `v1..v3`
    #[arg(long, value_name = "RANGE", num_args = 0..=1, require_equals = true, default_missing_value = "HEAD")]
    revisions: Option<String>,
    /// Go on without the versions that cannot be read; they are named, and the exit status is 2
    #[arg(long)]
    keep_going: bool,
    /// Threads to work with; the result is the same for any number [default: one per processor]
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,
    #[command(flatten)]
    limit: LimitArgs,
}

/// A lineage, and whether all versions are in it.
pub(crate) struct Series {
    pub(crate) lineage: Lineage,
    pub(crate) is_complete: bool,
}

impl Series {
    /// How a run ends that showed it.
    pub(crate) fn exit(&self) -> Exit {
        if self.is_complete {
            Exit::Clean
        } else {
            Exit::Trouble
        }
    }
}

/// A version that was read, and where it came from.
pub(crate) type Version<'s> = (&'s Source, Arc<Document>);

/// A version that is still to be read.
pub(crate) struct Source {
    pub(crate) name: String,
    /// The name that a history gives it.
    sigil: Option<String>,
    /// Versions with the same number came from one directory or pattern, and are put in order by their dates.
    pub(crate) group: Option<usize>,
}

impl Source {
    fn given(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            sigil: None,
            group: None,
        }
    }
}

impl SeriesArgs {
    /// Reads versions and follows the text through them.
    pub(crate) fn follow(&self, session: &mut Session<'_, '_>, names: &[String]) -> Result<Series> {
        let sources = self.sources(&session.io.directory, names)?;
        self.follow_sources(session, &sources)
    }

    /// As [`follow`](Self::follow), for a file whose versions are given besides: where it is not among them, it is the
    /// last. Says which witness it is.
    pub(crate) fn follow_with(
        &self,
        session: &mut Session<'_, '_>,
        file: &str,
        others: &[String],
    ) -> Result<(Series, usize)> {
        let directory = session.io.directory.clone();
        let is_file = |name: &str| is_same_file(&directory, name, file);
        let sources = if self.revisions.is_some() {
            self.sources(&directory, &[others, &[file.to_owned()]].concat())?
        } else {
            let mut sources = self.sources(&directory, others)?;
            if !sources.iter().any(|source| is_file(&source.name)) {
                sources.push(Source::given(file));
            }
            sources
        };
        let series = self.follow_sources(session, &sources)?;
        let witnesses = series.lineage.witnesses();
        let mut names = witnesses.iter().map(|witness| witness.document().name());
        let place = names.position(is_file);
        let last = witnesses.len() - 1;
        Ok((series, place.unwrap_or(last)))
    }

    fn sources(&self, directory: &Path, names: &[String]) -> Result<Vec<Source>> {
        let sources = match &self.revisions {
            Some(range) => history(directory, range, names)?,
            None => gather(directory, names)?,
        };
        check_distinct(directory, &sources)?;
        Ok(sources)
    }

    fn follow_sources(&self, session: &mut Session<'_, '_>, sources: &[Source]) -> Result<Series> {
        let threads = self
            .threads
            .or_else(|| thread::available_parallelism().ok());
        let threads = threads.map_or(1, NonZeroUsize::get);
        let (mut documents, is_complete) = self.read(session, sources, threads)?;
        for warning in put_in_order(&mut documents) {
            session.warn(&warning);
        }
        let witnesses = named(documents);
        let options = LineageOptions::default().with_threads(threads);
        let steps = witnesses.len().saturating_sub(1);
        let lineage = progress::count(session.io, "comparing neighbours", steps, |done| {
            lineage_observed(witnesses, &options, &|_| done())
        })?;
        for notice in lineage.notices() {
            session.warn(&notice.message);
        }
        Ok(Series {
            lineage,
            is_complete,
        })
    }

    /// Reads what is there, in the order given, and says whether that is all.
    fn read<'s>(
        &self,
        session: &mut Session<'_, '_>,
        sources: &'s [Source],
        threads: usize,
    ) -> Result<(Vec<Version<'s>>, bool)> {
        let mut options = ReadOptions::default();
        options.max_bytes = self.limit.bytes();
        let bytes: Vec<Result<Vec<u8>>> = sources
            .iter()
            .map(|source| session.read_bytes(&Input::given(&source.name), options.max_bytes))
            .collect();
        let read = parallel_map(sources.len(), threads, |at| match &bytes[at] {
            Ok(bytes) => Some(read_bytes(&sources[at].name, bytes, &options)),
            Err(_) => None,
        });
        let mut documents = Vec::new();
        let mut is_complete = true;
        for ((source, bytes), read) in sources.iter().zip(bytes).zip(read) {
            match bytes.and_then(|_| read.expect("what could be opened was read")) {
                Ok(document) => documents.push((source, Arc::new(document))),
                Err(error) if self.keep_going => {
                    session.report(&error);
                    is_complete = false;
                }
                Err(error) => return Err(error),
            }
        }
        Ok((documents, is_complete))
    }
}

/// Names as given, directories and patterns replaced by the files they stand for.
fn gather(directory: &Path, names: &[String]) -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    for (group, name) in names.iter().enumerate() {
        let path = directory.join(name);
        let files = if path.is_dir() {
            files(&path, Path::new(name), "*")?
        } else if name.contains(['*', '?']) && !path.exists() {
            let pattern = Path::new(name);
            let parent = pattern.parent().unwrap_or(Path::new(""));
            let last = pattern.file_name().unwrap_or_default().to_string_lossy();
            files(&directory.join(parent), parent, &last)?
        } else {
            sources.push(Source::given(name));
            continue;
        };
        sources.extend(files.into_iter().map(|name| Source {
            group: Some(group),
            ..Source::given(&name)
        }));
    }
    Ok(sources)
}

/// The visible files of a directory whose names fit a pattern, by name.
fn files(directory: &Path, shown: &Path, pattern: &str) -> Result<Vec<String>> {
    let unreadable = |cause: std::io::Error| {
        Error::new(ErrorKind::Open, format!("cannot be listed: {cause}")).with_path(shown)
    };
    let mut names = Vec::new();
    for entry in fs::read_dir(directory).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_file() && !name.starts_with('.') && fits(&name, pattern) {
            names.push(shown.join(name).to_string_lossy().into_owned());
        }
    }
    if names.is_empty() {
        return Err(
            Error::new(ErrorKind::Open, "holds no file that fits").with_path(shown.join(pattern))
        );
    }
    names.sort_by(|a, b| by_name(a, b));
    Ok(names)
}

/// Whether a name has the form of a pattern, in which `*` stands for any characters and `?` for one.
fn fits(name: &str, pattern: &str) -> bool {
    let name: Vec<char> = name.chars().collect();
    // What the pattern so far can have matched: the lengths of the beginnings of the name.
    let mut reached = vec![false; name.len() + 1];
    reached[0] = true;
    for sign in pattern.chars() {
        let before = std::mem::replace(&mut reached, vec![false; name.len() + 1]);
        for length in 0..=name.len() {
            reached[length] = match sign {
                '*' => before[length] || (length > 0 && reached[length - 1]),
                '?' => length > 0 && before[length - 1],
                letter => length > 0 && before[length - 1] && name[length - 1] == letter,
            };
        }
    }
    reached[name.len()]
}

/// Whether two names mean one file.
fn is_same_file(directory: &Path, a: &str, b: &str) -> bool {
    let path = |name: &str| fs::canonicalize(directory.join(name)).ok();
    a == b || path(a).is_some_and(|a| path(b) == Some(a))
}

/// Refuses a file that is given twice, by whatever names.
fn check_distinct(directory: &Path, sources: &[Source]) -> Result<()> {
    let mut seen = BTreeMap::new();
    for source in sources {
        let Ok(path) = fs::canonicalize(directory.join(&source.name)) else {
            continue;
        };
        if let Some(before) = seen.insert(path, &source.name) {
            let message = if *before == source.name {
                "the same version is given twice".to_owned()
            } else {
                format!("the same version is given twice, also as {before}")
            };
            return Err(Error::new(ErrorKind::Config, message).with_path(&source.name));
        }
    }
    Ok(())
}

/// Gives each version its sigil: that of the history, or one made from all names.
fn named(documents: Vec<Version<'_>>) -> Vec<Witness> {
    let sigils: Option<Vec<String>> = documents
        .iter()
        .map(|(source, _)| source.sigil.clone())
        .collect();
    let documents = documents.into_iter().map(|(_, document)| document);
    match sigils {
        Some(sigils) => sigils
            .into_iter()
            .zip(documents)
            .map(|(sigil, document)| Witness::new(sigil, document))
            .collect(),
        None => Witness::name_all(documents),
    }
}

/// The versions of one file that git holds, oldest first. Their sigils are the days of the commits where these differ.
fn history(directory: &Path, range: &str, names: &[String]) -> Result<Vec<Source>> {
    let [name] = names else {
        let message = "--revisions follows the history of one file";
        return Err(Error::new(ErrorKind::Config, message));
    };
    let revisions = git::history(directory, range, name)
        .map_err(|error| error.with_path(PathBuf::from(name)))?;
    let mut days: Vec<&str> = revisions
        .iter()
        .map(|revision| revision.day.as_str())
        .collect();
    days.sort_unstable();
    let are_distinct = days.windows(2).all(|pair| pair[0] != pair[1]);
    Ok(revisions
        .iter()
        .map(|revision| Source {
            name: format!("{}:{}", revision.commit, revision.path),
            sigil: Some(if are_distinct {
                revision.day.clone()
            } else {
                revision.commit.clone()
            }),
            group: None,
        })
        .collect())
}

/// The witness that a sigil names.
pub(crate) fn witness_named(lineage: &Lineage, sigil: &str) -> Result<usize> {
    let witnesses = lineage.witnesses();
    let found = witnesses
        .iter()
        .position(|witness| witness.sigil() == sigil);
    found.ok_or_else(|| {
        let sigils: Vec<&str> = witnesses.iter().map(Witness::sigil).collect();
        let message = format!(
            "no version is called `{sigil}`; there are {}",
            sigils.join(", ")
        );
        Error::new(ErrorKind::Config, message)
    })
}

impl Session<'_, '_> {
    /// Prints a warning.
    fn warn(&mut self, message: &str) {
        // Nothing can be done about a standard error that takes no more.
        let _ = writeln!(
            self.io.stderr,
            "warning: {}",
            crate::outputs::visible(message)
        );
    }
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn patterns_fit_names_as_in_a_shell() {
        for (name, pattern, expected) in [
            ("2017.txt", "*.txt", true),
            ("2017.txt", "20?7.*", true),
            ("2017.md", "*.txt", false),
            ("a", "*", true),
            ("ab", "?", false),
            ("abcabc", "*abc", true),
        ] {
            assert_eq!(fits(name, pattern), expected, "{name} {pattern}");
        }
    }
}
