//! Stores the difference of two versions and restores either from the other, byte for byte.
//!
//! ```text
//! "urge" -> "invite"
//! "" -> " by May"
//! "\r" -> ""
//! forward: true
//! back: true
//! ```

use std::error::Error;
use std::io::{self, Write};

use variorum::{CompareOptions, Patch, ReadOptions, compare, read_bytes};

fn main() -> Result<(), Box<dyn Error>> {
    run(&mut io::stdout())
}

pub(crate) fn run(out: &mut dyn Write) -> Result<(), Box<dyn Error>> {
    let old = b"We urge all parties to sign.\r\n";
    let new = b"We invite all parties to sign by May.\n";
    let read = |name, bytes: &[u8]| read_bytes(name, bytes, &ReadOptions::default());
    let comparison = compare(
        read("old", old)?,
        read("new", new)?,
        &CompareOptions::default(),
    );

    let mut stored = Vec::new();
    Patch::new(&comparison).to_json(&mut stored)?;

    let patch = Patch::from_json(&stored)?;
    for operation in patch.operations() {
        writeln!(out, "{:?} -> {:?}", operation.removed, operation.inserted)?;
    }
    writeln!(out, "forward: {}", patch.apply(old)? == new)?;
    writeln!(out, "back: {}", patch.invert().apply(new)? == old)?;
    Ok(())
}
