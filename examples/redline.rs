//! Prints the redline of two files: `cargo run --example redline -- OLD NEW [WIDTH]`.

use std::error::Error;
use std::io::{self, BufWriter, IsTerminal, Write};

use variorum::render::{TerminalOptions, terminal};
use variorum::{CompareOptions, compare, read};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [old, new, rest @ ..] = arguments.as_slice() else {
        return Err("usage: redline OLD NEW [WIDTH]".into());
    };
    let comparison = compare(read(old)?, read(new)?, &CompareOptions::default());
    let mut options = TerminalOptions::default();
    options.color = io::stdout().is_terminal();
    if let [width, ..] = rest {
        options.width = width.parse()?;
    }
    let mut out = BufWriter::new(io::stdout().lock());
    terminal(&comparison, &options, &mut out)?;
    Ok(out.flush()?)
}
