//! The laws of the comparison, each in a file of its own, over generated texts.
//!
//! An ordinary run tries the same cases each time: `.cargo/config.toml` says how to try others, and more than a pull
//! request can wait for.

mod elsewhere;
mod generate;
mod l01_apply;
mod l02_invert;
mod l03_cover;
mod l04_no_silence;
mod l05_identity;
mod l06_determinism;
mod l07_normalisation;
mod l08_symmetry;
mod l09_lineage;
mod l10_order_of_versions;
mod l11_locality;
mod l12_layers;
mod l13_gate_is_monotone;
mod l14_waivers;
mod l15_outputs_agree;
#[allow(dead_code, reason = "the laws need no truth about the texts")]
#[path = "../lineage/planted.rs"]
mod planted;

use proptest::test_runner::Config;
use variorum::{
    CompareOptions, Comparison, Edit, Lineage, LineageOptions, Op, Witness, compare, lineage,
    read_str,
};

/// Cases per law where `PROPTEST_CASES` does not say otherwise: seconds for all laws together.
const CASES: u32 = 64;

fn config() -> Config {
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => Config::default(),
        None => Config::with_cases(CASES),
    }
}

fn comparison(old: &str, new: &str) -> Comparison {
    compare(
        read_str("old", old),
        read_str("new", new),
        &CompareOptions::default(),
    )
}

/// The lineage of texts called `1`, `2`, ...
fn lineage_of(texts: &[String]) -> Lineage {
    let named = |(number, text): (usize, &String)| {
        let name = (number + 1).to_string();
        Witness::new(name.clone(), read_str(&name, text))
    };
    let witnesses = texts.iter().enumerate().map(named).collect();
    lineage(witnesses, &LineageOptions::default()).expect("two or more texts")
}

/// The edits that change something.
fn changes(comparison: &Comparison) -> impl Iterator<Item = &Edit> {
    comparison
        .edits()
        .iter()
        .filter(|edit| edit.op != Op::Equal)
}

/// White space folded: runs are one blank, none at the ends. A byte-order mark is no character of the text.
fn squeezed(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
