//! The stages fit together: read, compare, look at the edits.

use variorum::{CompareOptions, Op, compare, read_str};

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
