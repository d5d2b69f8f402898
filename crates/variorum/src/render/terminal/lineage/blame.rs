//! A version with the origin of its sentences in the margin, and that of other words where they stand.

use std::io;

use textwrap::core::display_width;

use super::page::{Page, passage, right};
use super::sigil_width;
use crate::lineage::{Attribution, Lineage};
use crate::render::redline::atoms::Role;
use crate::render::redline::piece::{Fate, Moved};
use crate::render::terminal::flow::Flow;
use crate::render::terminal::style::Part;

/// Between margin and text.
const RULE: &str = " │ ";

pub(super) fn write(lineage: &Lineage, witness: usize, page: &mut Page<'_>) -> io::Result<()> {
    let wide = sigil_width(lineage);
    let indent = wide + display_width(RULE);
    let mut block = None;
    for attribution in lineage.blame(witness) {
        if block.is_some_and(|block| block != attribution.block) {
            page.line("")?;
        }
        block = Some(attribution.block);
        let sigil = lineage.witnesses()[attribution.origin].sigil();
        let margin = format!("{}{RULE}", page.paint(Part::Title, &right(sigil, wide)));
        let flow = sentence(lineage, witness, &attribution, page);
        page.flow(&flow, &margin, indent)?;
    }
    page.line("")?;
    let name = lineage.witnesses()[witness].sigil();
    let key = format!(
        "{name}: in the margin the version that most words of a sentence come from; ‹words of another version›, \
         with ^ where they came back after an absence"
    );
    page.text(Part::Quiet, &key, 0)
}

fn sentence<'a>(
    lineage: &'a Lineage,
    witness: usize,
    attribution: &Attribution,
    page: &Page<'_>,
) -> Flow<'a> {
    let document = lineage.witnesses()[witness].document();
    let mut flow = Flow::new(page.notation);
    for stretch in &attribution.stretches {
        let is_foreign = stretch.origin != attribution.origin || stretch.returned.is_some();
        let part = match (is_foreign, stretch.returned) {
            (false, _) => Part::Text(Role::SAME),
            (true, None) => Part::Text(Role {
                fate: Fate::Same,
                moved: Some(Moved::To(None)),
                is_label: false,
            }),
            (true, Some(_)) => Part::Returned,
        };
        let blank = document.text()[..stretch.span.start()].ends_with(char::is_whitespace);
        if blank {
            flow.blank(Part::Text(Role::SAME));
        }
        if is_foreign {
            let sigil = lineage.witnesses()[stretch.origin].sigil();
            let back = stretch
                .returned
                .map(|back| lineage.witnesses()[back].sigil());
            let back = back.map_or_else(String::new, |back| format!("^{back}"));
            flow.sign(Part::Quiet, format!("‹{sigil}{back}:"));
            flow.blank(Part::Quiet);
        }
        passage(&mut flow, document, attribution.block, stretch.span, part);
        if is_foreign {
            flow.sign(Part::Quiet, "›");
        }
    }
    flow
}
