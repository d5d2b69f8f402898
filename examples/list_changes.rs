//! Lists what changed as data: where, and from which words to which.
//!
//! ```text
//! 3:51: "nine" became "ten"
//! 5:13: "urges" became "invites"
//! 9:10: "" became ", where possible,"
//! 9:55: "30" became "60"
//! moved: The Council thanks the keepers of Corran Bank for ten years of service.
//! ```

use std::error::Error;
use std::io::{self, Write};

use variorum::{CompareOptions, Op, compare, read};

fn main() -> Result<(), Box<dyn Error>> {
    run(&mut io::stdout())
}

pub(crate) fn run(out: &mut dyn Write) -> Result<(), Box<dyn Error>> {
    let june = read("examples/pilots/june.md")?;
    let july = read("examples/pilots/july.md")?;
    let comparison = compare(june, july, &CompareOptions::default());
    let documents = comparison.documents();
    for edit in comparison
        .edits()
        .iter()
        .filter(|edit| edit.op != Op::Equal)
    {
        let at = documents.new.position(edit.spans.new.start());
        let (old, new) = (
            &documents.old[edit.spans.old],
            &documents.new[edit.spans.new],
        );
        writeln!(out, "{}:{}: {old:?} became {new:?}", at.line, at.column)?;
    }
    for link in comparison
        .alignment()
        .blocks
        .iter()
        .filter(|link| link.moved.is_some())
    {
        let moved = documents.new.block_text(link.units.new[0]);
        writeln!(out, "moved: {moved}")?;
    }
    Ok(())
}
