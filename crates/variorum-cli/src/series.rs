//! Many versions of one text: files in the order given, directories and patterns by date, a file through git's history.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use variorum::lineage::{Date, lineage_observed};
use variorum::parallel;
use variorum::{
    Document, Error, ErrorKind, Lineage, LineageOptions, ReadOptions, Result, Witness, read_bytes,
};

use crate::args::{LimitArgs, ThreadsArgs};
use crate::git;
use crate::inputs::Input;
use crate::io::Exit;
use crate::progress;
use crate::series_files::{gather, is_same_file};
use crate::series_order::put_in_order;
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
    #[command(flatten)]
    threads: ThreadsArgs,
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

/// Where the name of a version comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// It was given as it is, in its place.
    Given,
    /// It is a file of a directory that was given; with the number of the argument.
    Directory(usize),
    /// It fits a pattern that was given; with the number of the argument.
    Pattern(usize),
}

/// A version that is still to be read.
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) origin: Origin,
    /// What a history calls it, and when it was made.
    revision: Option<(String, Option<Date>)>,
}

impl Source {
    pub(crate) fn given(name: &str) -> Self {
        Self::found(name.to_owned(), Origin::Given)
    }

    pub(crate) fn found(name: String, origin: Origin) -> Self {
        Self {
            name,
            origin,
            revision: None,
        }
    }

    /// The witness that a document of this source is.
    fn witness(&self, sigil: String, document: Arc<Document>) -> Witness {
        let witness = Witness::new(sigil, document);
        match &self.revision {
            Some((_, Some(date))) => witness.with_date(*date),
            _ => witness,
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
        let newest = self.revisions.as_ref().map(|_| witnesses.len() - 1);
        let place = names.position(is_file).or(newest).ok_or_else(|| {
            let message = "is not among the versions that could be read";
            Error::new(ErrorKind::Open, message).with_path(file)
        })?;
        Ok((series, place))
    }

    fn sources(&self, directory: &Path, names: &[String]) -> Result<Vec<Source>> {
        match &self.revisions {
            Some(range) => history(directory, range, names),
            None => gather(directory, names),
        }
    }

    fn follow_sources(&self, session: &mut Session<'_, '_>, sources: &[Source]) -> Result<Series> {
        let threads = self.threads.count();
        let comparing = session.config()?.comparing()?;
        let (mut documents, is_complete) = self.read(session, sources, threads)?;
        for warning in put_in_order(&mut documents) {
            session.warn(&warning);
        }
        let witnesses = named(documents);
        let options = LineageOptions::default()
            .with_compare(comparing)
            .with_threads(threads);
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
        let options = ReadOptions::default().with_max_bytes(self.limit.bytes());
        let bytes: Vec<Result<Vec<u8>>> = sources
            .iter()
            .map(|source| session.read_bytes(&Input::given(&source.name), options.max_bytes))
            .collect();
        let texts = sources.iter().zip(bytes);
        let read = parallel::map(texts, threads, |(source, bytes)| {
            bytes.and_then(|bytes| read_bytes(&source.name, bytes, &options))
        });
        let mut documents = Vec::new();
        let mut is_complete = true;
        for (source, read) in sources.iter().zip(read) {
            match read {
                Ok(document) => documents.push((source, Arc::new(document))),
                // Nobody called this file a version, and it is none.
                Err(error)
                    if matches!(source.origin, Origin::Directory(_))
                        && error.kind() == ErrorKind::Binary =>
                {
                    session.warn(&format!("{error}; it is left out"));
                }
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

/// Gives each version its sigil: that of the history, or one made from all names.
fn named(documents: Vec<Version<'_>>) -> Vec<Witness> {
    let from_history = |(source, _): &Version<'_>| Some(source.revision.as_ref()?.0.clone());
    let sigils: Option<Vec<String>> = documents.iter().map(from_history).collect();
    let Some(sigils) = sigils else {
        return Witness::name_all(documents.into_iter().map(|(_, document)| document));
    };
    let named = sigils.into_iter().zip(documents);
    named
        .map(|(sigil, (source, document))| source.witness(sigil, document))
        .collect()
}

/// The versions of one file that git holds, oldest first. Their sigils are the days of the commits where these differ.
fn history(directory: &Path, range: &str, names: &[String]) -> Result<Vec<Source>> {
    let [name] = names else {
        let message = "--revisions follows the history of one file";
        return Err(Error::new(ErrorKind::Config, message));
    };
    let refused = |message: String| Error::new(ErrorKind::Config, message).with_path(name);
    if directory.join(name).is_dir() {
        return Err(refused(
            "is a directory; --revisions follows the history of one file".to_owned(),
        ));
    }
    let revisions = git::history(directory, range, name)
        .map_err(|error| error.with_path(PathBuf::from(name)))?;
    if let [] | [_] = revisions[..] {
        let found = if revisions.is_empty() {
            "no"
        } else {
            "only one"
        };
        return Err(refused(format!(
            "a lineage needs at least two versions, and {found} commit of `{range}` changes this file"
        )));
    }
    let mut days: Vec<&str> = revisions
        .iter()
        .map(|revision| revision.day.as_str())
        .collect();
    days.sort_unstable();
    let are_distinct = days.windows(2).all(|pair| pair[0] != pair[1]);
    Ok(revisions
        .iter()
        .map(|revision| {
            let sigil = if are_distinct {
                revision.day.clone()
            } else {
                revision.commit.clone()
            };
            Source {
                revision: Some((sigil, Date::find(&revision.day))),
                ..Source::given(&format!("{}:{}", revision.commit, revision.path))
            }
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
