//! Passages by versions for a spreadsheet.

use std::io::{self, Write};

use super::cell::{cell, widest_change};
use crate::lineage::{ChainId, Grain, Lineage};

/// Writes one line per passage: its number, what it is in each version, and its latest wording.
pub fn lineage_csv(lineage: &Lineage, out: &mut dyn Write) -> io::Result<()> {
    let newest = lineage.witnesses().len() - 1;
    let mut header = vec!["passage".to_owned()];
    header.extend(sigils(lineage));
    header.push("latest wording".to_owned());
    line(&header, out)?;
    for chain in lineage.outline(newest) {
        let widest = widest_change(lineage, chain);
        let mut fields = vec![chain.to_string()];
        fields.extend(
            (0..=newest).map(|witness| cell(lineage, chain, witness, widest).name().to_owned()),
        );
        let last = lineage.chains(Grain::Block)[chain].last();
        fields.push(wording(lineage, chain, last));
        line(&fields, out)?;
    }
    Ok(())
}

/// Writes one line per passage with its wording in each version, in the order of one of them.
pub fn synoptic_csv(lineage: &Lineage, base: usize, out: &mut dyn Write) -> io::Result<()> {
    let mut header = vec!["passage".to_owned()];
    header.extend(sigils(lineage));
    line(&header, out)?;
    for chain in lineage.outline(base) {
        let mut fields = vec![chain.to_string()];
        let witnesses = 0..lineage.witnesses().len();
        fields.extend(witnesses.map(|witness| wording(lineage, chain, witness)));
        line(&fields, out)?;
    }
    Ok(())
}

fn sigils(lineage: &Lineage) -> impl Iterator<Item = String> + '_ {
    lineage
        .witnesses()
        .iter()
        .map(|witness| witness.sigil().to_owned())
}

fn wording(lineage: &Lineage, chain: ChainId, witness: usize) -> String {
    let state = lineage.chains(Grain::Block)[chain].state(witness);
    state.map_or_else(String::new, |state| lineage.wording(witness, state.unit))
}

fn line(fields: &[String], out: &mut dyn Write) -> io::Result<()> {
    let fields: Vec<String> = fields.iter().map(|field| escape(field)).collect();
    write!(out, "{}\r\n", fields.join(","))
}

/// A quoted field; one that a spreadsheet would take for a formula begins with an apostrophe.
fn escape(field: &str) -> String {
    let guard = if field.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        "'"
    } else {
        ""
    };
    format!("\"{guard}{}\"", field.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn fields_are_quoted_and_formulas_disarmed() {
        assert_eq!(escape("plain"), "\"plain\"");
        assert_eq!(escape("say \"aye\", all"), "\"say \"\"aye\"\", all\"");
        assert_eq!(escape("=cmd|' /C calc'!A0"), "\"'=cmd|' /C calc'!A0\"");
        for start in ["+", "-", "@", "\t", "\r"] {
            assert!(escape(&format!("{start}1")).starts_with("\"'"));
        }
    }
}
