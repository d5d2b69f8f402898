//! One run of the program: the world it sees and the choices that hold for every command.

use std::io::Write;

use variorum::{Document, Error, ReadOptions, Result};

use crate::args::ConsoleArgs;
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
}

impl<'s, 'io> Session<'s, 'io> {
    pub(crate) fn new(io: &'s mut Io<'io>, console: ConsoleArgs) -> Self {
        Self {
            io,
            console,
            inputs: Inputs::default(),
        }
    }

    /// Reads one input.
    pub(crate) fn read(&mut self, input: &Input, options: &ReadOptions) -> Result<Document> {
        self.inputs.read(self.io, input, options)
    }

    /// Does slow work; says so on a terminal if it takes long.
    pub(crate) fn with_progress<T>(&mut self, label: &str, work: impl FnOnce() -> T) -> T {
        progress::with(self.io, label, work)
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

    /// Prints an error; the exit status that goes with it.
    pub(crate) fn report(&mut self, error: &Error) -> Exit {
        outputs::report(self.io, error)
    }
}
