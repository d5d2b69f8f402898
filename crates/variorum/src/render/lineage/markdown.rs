//! All versions beside each other as a table in Markdown.

use std::io::{self, Write};

use super::synopsis::{Reading, synopsis};
use crate::diff::Edit;
use crate::document::Document;
use crate::lineage::Lineage;
use crate::render::escape::escaped_markdown;
use crate::render::inline;
use crate::render::markdown::NOTATION;
use crate::render::redline::wording::wording;
use crate::sides::Sides;

/// Writes a table with one row per passage and one column per version, held against `base`: what it lacks is bold,
/// what it has besides is struck out.
pub fn synoptic_markdown(lineage: &Lineage, base: usize, out: &mut dyn Write) -> io::Result<()> {
    let sigils: Vec<String> = lineage
        .witnesses()
        .iter()
        .enumerate()
        .map(|(at, witness)| {
            let name = escaped_markdown(witness.sigil());
            if at == base {
                format!("{name} (base)")
            } else {
                name
            }
        })
        .collect();
    row(&sigils, out)?;
    row(&vec!["---".to_owned(); sigils.len()], out)?;
    for passage in synopsis(lineage, base) {
        let cells = passage.readings.iter().map(|reading| match reading {
            Reading::Absent => "–".to_owned(),
            Reading::SameAs(witness) => {
                format!(
                    "= {}",
                    escaped_markdown(lineage.witnesses()[*witness].sigil())
                )
            }
            Reading::Text(text) => escaped_markdown(text),
            Reading::Edited { witnesses, edits } => {
                let document = |witness: usize| lineage.witnesses()[witness].document().as_ref();
                marked(witnesses.map(document), edits)
            }
        });
        row(&cells.collect::<Vec<_>>(), out)?;
    }
    Ok(())
}

fn row(cells: &[String], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "| {} |", cells.join(" | "))
}

/// The words of two versions woven together.
fn marked(documents: Sides<&Document>, edits: &[Edit]) -> String {
    let mut cell = String::new();
    inline::write(&wording(documents, edits), &NOTATION, None, &mut cell);
    cell.trim().to_owned()
}
