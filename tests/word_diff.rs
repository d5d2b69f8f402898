//! Redlines as specifications: stripped to either side, compared, and written again they must come out the same.

use variorum::{CompareOptions, Comparison, EditClass, Op, compare, read_str};

/// Splits `a [-b-]{+c+} d` into `a b d` and `a c d`.
fn sides(redline: &str) -> (String, String) {
    let (mut old, mut new) = (String::new(), String::new());
    let mut rest = redline;
    while let Some(at) = rest.find(['[', '{']) {
        let (kept, marked) = rest.split_at(at);
        let (open, close, target) = if marked.starts_with("[-") {
            ("[-", "-]", &mut old)
        } else {
            ("{+", "+}", &mut new)
        };
        let end = marked.find(close).expect("marks are closed");
        target.push_str(kept);
        target.push_str(&marked[open.len()..end]);
        let other = if open == "[-" { &mut new } else { &mut old };
        other.push_str(kept);
        rest = &marked[end + close.len()..];
    }
    old.push_str(rest);
    new.push_str(rest);
    (old, new)
}

fn compared(old: &str, new: &str) -> Comparison {
    let comparison = compare(
        read_str("old", old),
        read_str("new", new),
        &CompareOptions::default(),
    );
    comparison.validate().expect("invariants hold");
    comparison
}

/// Writes the edits as a redline: the new text with what was deleted in between.
fn redline(old: &str, new: &str) -> String {
    let comparison = compared(old, new);
    let mut parts = Vec::new();
    let mut at = 0;
    for edit in comparison.edits() {
        let span = edit.spans.new;
        let gap = if span.is_empty() {
            ""
        } else {
            &new[at..span.start()]
        };
        let (deleted, inserted) = (&old[edit.spans.old.range()], &new[span.range()]);
        parts.push(match edit.op {
            Op::Equal => format!("{gap}{inserted}"),
            Op::Delete => format!(" [-{deleted}-]"),
            Op::Insert => format!("{gap}{{+{inserted}+}}"),
            Op::Replace => format!("{gap}[-{deleted}-]{{+{inserted}+}}"),
        });
        at = at.max(span.end());
    }
    parts.concat().trim().to_owned()
}

#[track_caller]
fn spec(expected: &str) {
    let (old, new) = sides(expected);
    assert_eq!(redline(&old, &new), expected);
}

#[test]
fn verb_phrase() {
    spec("The rate [-remains at-]{+is+} 5% {+for now+}.");
}

#[test]
fn number() {
    spec("Growth of [-2.1-]{+2.3+} per cent.");
}

#[test]
fn compound_words_stay_whole() {
    spec("We agree on [-co-ordinated-]{+co-operative+} action.");
}

#[test]
fn one_function_word_does_not_stand_between_two_edits() {
    spec("The forum [-regrets the delay-]{+welcomes the report+} today.");
}

#[test]
fn capital_at_the_beginning_of_a_sentence_is_apart_from_the_words_before_it() {
    spec("{+In June,+} [-The-]{+the+} members met.");
}

#[test]
fn equal_texts_have_no_edits_but_equal_ones() {
    for (old, new) in [
        ("The members met.", "The members met."),
        ("a  b", "a b"),
        ("", ""),
    ] {
        let changed = |comparison: &Comparison| {
            let edits = comparison.edits().iter();
            edits.filter(|edit| edit.op != Op::Equal).count()
        };
        assert_eq!(changed(&compared(old, new)), 0);
    }
}

#[test]
fn lost_white_space_is_typography_and_not_silent() {
    let comparison = compared("Offers ( see note ) apply.", "Offers (see note) apply.");
    let changed: Vec<_> = comparison
        .edits()
        .iter()
        .filter(|edit| edit.op != Op::Equal)
        .collect();
    assert_eq!(changed.len(), 2);
    assert!(
        changed
            .iter()
            .all(|edit| edit.class == EditClass::Typography && edit.op == Op::Delete)
    );
}

#[test]
fn other_quotation_marks_are_typography() {
    let comparison = compared("the \"free\" port", "the “free” port");
    assert!(
        comparison
            .edits()
            .iter()
            .all(|edit| edit.op == Op::Equal || edit.class == EditClass::Typography)
    );
    assert!(comparison.edits().iter().any(|edit| edit.op == Op::Replace));
}
