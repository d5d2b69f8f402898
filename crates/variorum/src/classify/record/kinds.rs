//! What is said of each kind, compiled from `data/kinds.toml` and `data/messages.toml`.

use std::fmt::Write as _;

use super::finding::Level;
use super::kind::{Kind, Layer};

/// What the table says of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct KindRow {
    /// The stable machine id.
    pub id: &'static str,
    /// How deep the kind goes.
    pub layer: Layer,
    /// The group that patterns name it by, such as `@force`, with other kinds that have no part of their name in common.
    pub group: Option<&'static str>,
    /// The least level at which a gate takes a finding of the kind, whatever its score.
    pub gate: Level,
    /// The family whose series a change of the kind belongs to, where that is not its own.
    pub story: Option<&'static str>,
    /// Whether it takes along what stands beside it, as an act does its complement.
    pub governs: bool,
    /// The score that findings of the kind start from.
    pub base: i16,
    /// One sentence.
    pub summary: &'static str,
    /// Redlines that give the kind: `[-old-]{+new+}`.
    pub fires: &'static [&'static str],
    /// Redlines that do not.
    pub silent: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/kinds.rs"));

/// Returns what the table says of a kind.
pub fn row(kind: Kind) -> &'static KindRow {
    // Both the kinds and the rows come from the file, in its order.
    &KINDS[kind as usize]
}

/// The template of a rule's explanation.
pub(in crate::classify) fn message(rule: &str) -> Option<&'static str> {
    MESSAGES
        .binary_search_by_key(&rule, |(key, _)| key)
        .ok()
        .map(|at| MESSAGES[at].1)
}

/// Returns the page of a kind, in Markdown: what it means, where it starts, what fires and what does not.
///
/// ```
/// use variorum::classify::{Kind, kinds};
///
/// assert!(kinds::page(Kind::HedgeAdded).starts_with("# hedge.added"));
/// ```
pub fn page(kind: Kind) -> String {
    let row = row(kind);
    let mut page = String::new();
    let layer = format!("{:?}", kind.layer()).to_lowercase();
    write!(
        page,
        "# {kind}\n\n{}\n\nLayer: {layer}. Findings start from {} points.\n\n",
        row.summary, row.base
    )
    .expect("writing to a string does not fail");
    for (title, examples) in [("Fires on", row.fires), ("Silent on", row.silent)] {
        write!(page, "## {title}\n\n").expect("writing to a string does not fail");
        for example in examples {
            let shown = example.replace("\n\n", " ¶ ");
            writeln!(page, "- `{shown}`").expect("writing to a string does not fail");
        }
        page.push('\n');
    }
    page.truncate(page.trim_end().len());
    page.push('\n');
    page
}

/// Takes a redline apart into the old and the new text.
pub fn strip(redline: &str) -> crate::sides::Sides<String> {
    let mut sides = crate::sides::Sides::new(String::new(), String::new());
    let mut rest = redline;
    while let Some(at) = [rest.find("[-"), rest.find("{+")]
        .into_iter()
        .flatten()
        .min()
    {
        sides.old.push_str(&rest[..at]);
        sides.new.push_str(&rest[..at]);
        let (target, end) = if rest[at..].starts_with("[-") {
            (&mut sides.old, "-]")
        } else {
            (&mut sides.new, "+}")
        };
        let marked = &rest[at + 2..];
        let close = marked.find(end).unwrap_or(marked.len());
        target.push_str(&marked[..close]);
        rest = marked.get(close + 2..).unwrap_or_default();
    }
    sides.old.push_str(rest);
    sides.new.push_str(rest);
    sides
}
