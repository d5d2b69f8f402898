//! One run of the program: the world it sees and the choices that hold for every command.

use std::cell::OnceCell;
use std::io::Write;

use variorum::classify::caveat;
use variorum::policy::DocumentVerdict;
use variorum::{ClassifyOptions, Comparison, Document, Error, Patch, Result, Sides, compare};

use crate::args::{ConsoleArgs, MeaningArgs, ReadingArgs, VersionArgs};
use crate::config::Config;
use crate::inputs::{Input, Inputs};
use crate::io::{Exit, Io};
use crate::outputs::{self, Target};
use crate::progress;
use crate::terminal;

/// What commands work with.
pub(crate) struct Session<'s, 'io> {
    pub(crate) io: &'s mut Io<'io>,
    pub(crate) console: ConsoleArgs,
    inputs: Inputs,
    config: OnceCell<Config>,
}

impl<'s, 'io> Session<'s, 'io> {
    pub(crate) fn new(io: &'s mut Io<'io>, console: ConsoleArgs) -> Self {
        Self {
            io,
            console,
            inputs: Inputs::default(),
            config: OnceCell::new(),
        }
    }

    /// Reads and compares two versions.
    pub(crate) fn compare(
        &mut self,
        old: &Input,
        new: &Input,
        reading: &ReadingArgs,
        meaning: &MeaningArgs,
    ) -> Result<Comparison> {
        let reading = reading.options();
        let texts = self
            .inputs
            .read_both(self.io, Sides::new(old, new), &reading)?;
        let options = meaning.options(self)?;
        Ok(progress::with(self.io, "comparing", || {
            compare(texts.old, texts.new, &options)
        }))
    }

    /// Reads one text.
    pub(crate) fn read(&mut self, input: &Input, reading: &ReadingArgs) -> Result<Document> {
        self.inputs.read(self.io, input, &reading.options())
    }

    /// Reads and compares the two versions that a command was given.
    pub(crate) fn compare_versions(&mut self, versions: &VersionArgs) -> Result<Comparison> {
        self.compare(
            &versions.old,
            &versions.new,
            &versions.reading,
            &versions.meaning,
        )
    }

    /// Reads one input as it is.
    pub(crate) fn read_bytes(&mut self, input: &Input, limit: u64) -> Result<Vec<u8>> {
        self.inputs.bytes(self.io, input, limit)
    }

    /// Reads a patch.
    pub(crate) fn read_patch(&mut self, input: &Input, limit: u64) -> Result<Patch> {
        let bytes = self.read_bytes(input, limit)?;
        Patch::from_json(&bytes).map_err(|error| input.locate(error))
    }

    /// The configuration file that applies here, or the empty one. It is looked for once.
    pub(crate) fn config(&self) -> Result<&Config> {
        if let Some(config) = self.config.get() {
            return Ok(config);
        }
        let config = Config::discover(&self.io.directory)?;
        Ok(self.config.get_or_init(|| config))
    }

    /// Writes a result that is not meant for paging.
    pub(crate) fn write(
        &mut self,
        target: &Target,
        content: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
    ) -> Result<()> {
        outputs::write(self.io, target, content)
    }

    /// Writes a result for reading: through a pager where that was asked for or makes sense.
    pub(crate) fn show(
        &mut self,
        target: &Target,
        content: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
    ) -> Result<()> {
        match terminal::pager(self.io, self.console.paging, target) {
            Some(pager) => outputs::page(self.io, &pager, content),
            None => outputs::write(self.io, target, content),
        }
    }

    /// Prints a warning.
    pub(crate) fn warn(&mut self, message: &str) {
        outputs::warn(self.io, message);
    }

    /// Prints the errors of drafts that could not be judged; trouble if there is one.
    pub(crate) fn report_all(&mut self, documents: &[DocumentVerdict]) -> Exit {
        let errors = documents
            .iter()
            .filter_map(|document| document.error.as_ref());
        errors.fold(Exit::Clean, |_, error| self.report(error))
    }

    /// Warns where less is known of the language of what is compared than levels suggest, once for all of it.
    pub(crate) fn warn_of_language<'c>(
        &mut self,
        comparisons: impl IntoIterator<Item = &'c Comparison>,
        options: &ClassifyOptions,
    ) {
        let mut comparisons = comparisons.into_iter();
        if let Some(caveat) = comparisons.find_map(|comparison| caveat(comparison, options)) {
            self.warn(&caveat);
        }
    }

    /// Prints an error; the exit status that goes with it.
    pub(crate) fn report(&mut self, error: &Error) -> Exit {
        outputs::report(self.io, error)
    }
}
