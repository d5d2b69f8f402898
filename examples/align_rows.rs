//! Finds which rows of a database correspond when each holds a paragraph or clause.
//!
//! ```text
//! Deletion: rows [1] -> rows [], score 0.00
//! Split: rows [2] -> rows [0, 1], score 0.79
//! Match: rows [0] -> rows [2], score 0.86
//! ```

use std::error::Error;
use std::io::{self, Write};

use variorum::{AlignOptions, Sides, align, from_units};

fn main() -> Result<(), Box<dyn Error>> {
    run(&mut io::stdout())
}

pub(crate) fn run(out: &mut dyn Write) -> Result<(), Box<dyn Error>> {
    let old = from_units(
        "clauses of 2020",
        [
            "Each member shall light its channel marks within one hour of sunset.",
            "Members may withdraw with six months' notice.",
            "A Clean Berths Fund is kept at Brannock. It is audited each spring.",
        ],
    );
    let new = from_units(
        "clauses of 2021",
        [
            "A Clean Berths Fund is kept at Lissandro.",
            "It is audited each spring by a member.",
            "Each member shall light its channel marks within half an hour of sunset.",
        ],
    );
    for link in &align(Sides::new(&old, &new), &AlignOptions::default()).blocks {
        let Sides { old, new } = &link.units;
        writeln!(
            out,
            "{:?}: rows {old:?} -> rows {new:?}, score {:.2}",
            link.kind, link.score
        )?;
    }
    Ok(())
}
