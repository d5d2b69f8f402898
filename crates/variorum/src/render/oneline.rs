//! One line per change, for editors and `grep`.

use std::io::{self, Write};

use super::escape::visible;
use super::inline::{self, Notation};
use super::options::RedlineOptions;
use crate::compare::Comparison;
use crate::render::redline::atoms::phrase;
use crate::render::redline::caption;
use crate::render::redline::{Place, Redline};

const NOTATION: Notation = Notation {
    deleted: ("[-", "-]"),
    inserted: ("{+", "+}"),
    tight: None,
    escape: |word, out| out.push_str(&visible(word)),
    paragraph: " ",
};

/// Writes one line per change: `file:line:column: what happened, kinds of findings: text`. A deletion has its place in the old
/// file.
pub fn oneline(
    comparison: &Comparison,
    options: &RedlineOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let redline = Redline::new(comparison);
    let shown = redline.shown(&RedlineOptions {
        context: 0,
        ..options.clone()
    });
    let entries = redline.entries.iter().zip(shown);
    for (entry, _) in
        entries.filter(|(entry, shown)| *shown && matches!(entry.place, Place::Link(_)))
    {
        let (document, block) = redline.lead_block(*entry);
        let place = document.position(document.blocks()[block].span().start());
        let mut text = String::new();
        let own_move = redline.link(*entry).moved;
        inline::write(
            &phrase(&redline, *entry, options),
            &NOTATION,
            own_move,
            &mut text,
        );
        let name = visible(document.name());
        let mut told = vec![caption::kind(&redline, *entry)];
        for finding in options.findings.list(redline.findings(*entry)) {
            let kind = finding.kind.id();
            if !told.contains(&kind) {
                told.push(kind);
            }
        }
        writeln!(
            out,
            "{name}:{}:{}: {}: {}",
            place.line,
            place.column,
            told.join(", "),
            text.trim()
        )?;
    }
    Ok(())
}
