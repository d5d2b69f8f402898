//! Why things were linked: for people who wonder about an alignment.

use std::io::{self, Write};

use crate::align::Link;
use crate::compare::Comparison;
use crate::document::Document;

/// Writes one line per block link: the lines of both sides, what the link is, the pass that made it, its score and that
/// of the best other candidate.
pub fn links(comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
    let documents = comparison.documents();
    for link in &comparison.alignment().blocks {
        let lines = documents
            .zip(link.units.as_ref())
            .map(|(document, blocks)| lines(document, blocks));
        write!(out, "{:>9} -> {:<9} {}", lines.old, lines.new, phrase(link))?;
        match link.runner_up {
            Some(score) => writeln!(out, ", runner-up {score:.2}")?,
            None => writeln!(out)?,
        }
    }
    Ok(())
}

/// The first and the last line of some blocks.
fn lines(document: &Document, blocks: &[usize]) -> String {
    let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else {
        return "-".to_owned();
    };
    let line = |offset| document.position(offset).line;
    let start = line(document.blocks()[*first].span().start());
    let end = line(document.blocks()[*last].span().end());
    if start == end {
        start.to_string()
    } else {
        format!("{start}-{end}")
    }
}

fn phrase(link: &Link) -> String {
    let kind = format!("{:?}", link.kind).to_lowercase();
    let pass = format!("{:?}", link.pass).to_lowercase();
    let number = link
        .moved
        .map_or(String::new(), |number| format!(" ⇄{number}"));
    format!("{kind}{number}: pass {pass}, score {:.2}", link.score)
}
