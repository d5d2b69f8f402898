//! Prints the redline of two files.
//!
//! ```text
//! examples/pilots/june.md → examples/pilots/july.md
//!
//! Statement of the Pilots' Council
//!
//! ⇄1 moved from after “Ports will publish corrected charts each …”
//!   The Council thanks the keepers of Corran Bank for [-nine-]{+ten+} years of
//!   service.
//!   ▲ quantity changed "nine years" → "ten years" medium
//!
//!   The Council [-urges-]{+invites+} all ports to keep two pilots on watch at
//!   every deep-water entrance.
//!   ▲ directive weakened "urges" → "invites" high
//!
//! split into 2 paragraphs
//!   Ports will publish corrected charts each quarter, free of charge. {+¶+}
//!
//!   They will{+, where possible,+} report lost beacons within [-30-]{+60+} days.
//!   ▲ deadline moved "within 30 days" → "within 60 days" high
//!   ▲ hedge added "where possible" medium, softer
//!
//! ⇄1 moved to after “Statement of the Pilots' Council”
//!   “The Council thanks the keepers of …”
//!
//! 1 edited, 1 moved, 1 split; 1 unchanged
//! ```

use std::error::Error;
use std::io::{self, Write};

use variorum::render::{self, TerminalOptions};
use variorum::{CompareOptions, compare, read};

fn main() -> Result<(), Box<dyn Error>> {
    run(&mut io::stdout())
}

pub(crate) fn run(out: &mut dyn Write) -> Result<(), Box<dyn Error>> {
    let june = read("examples/pilots/june.md")?;
    let july = read("examples/pilots/july.md")?;
    let comparison = compare(june, july, &CompareOptions::default());
    render::terminal(&comparison, &TerminalOptions::default(), out)?;
    Ok(())
}
