//! The stages fit together: read, compare, look at the edits.

use variorum::align::AlignOptions;
use variorum::classify::ClassifyOptions;
use variorum::diff::DiffOptions;
use variorum::lineage::LineageOptions;
use variorum::render::{FindingFilter, RedlineOptions, TerminalOptions};
use variorum::{CompareOptions, Level, Op, ReadOptions, compare, read_str};

#[test]
fn one_changed_word_is_one_edit() {
    let old = read_str("old", "We urge all parties to sign.");
    let new = read_str("new", "We invite all parties to sign.");
    let comparison = compare(old, new, &CompareOptions::default());
    let changed: Vec<_> = comparison
        .edits()
        .iter()
        .filter(|edit| edit.op != Op::Equal)
        .collect();
    assert_eq!(changed.len(), 1);
    assert_eq!(&comparison.documents().new[changed[0].spans.new], "invite");
}

#[test]
fn options_of_every_stage_are_written_in_one_expression() {
    let compare = CompareOptions::default()
        .with_align(AlignOptions::default().with_min_moved(0.5))
        .with_diff(DiffOptions::default().with_edit_cost(2))
        .with_classify(ClassifyOptions::default().with_language("de"));
    assert_eq!(compare.align.min_moved.to_bits(), 0.5_f64.to_bits());
    assert_eq!(compare.diff.edit_cost, 2);
    assert_eq!(compare.classify.language.as_deref(), Some("de"));
    let lineage = LineageOptions::default().with_compare(compare.clone());
    assert_eq!(lineage.compare, compare);
    let findings = FindingFilter::default().with_min_level(Level::High);
    let redline = RedlineOptions::default()
        .with_findings(findings)
        .with_unfold(true);
    let terminal = TerminalOptions::default()
        .with_width(40)
        .with_redline(redline.clone());
    assert_eq!((terminal.width, terminal.redline), (40, redline));
    assert_eq!(ReadOptions::default().with_max_bytes(9).max_bytes, 9);
}
