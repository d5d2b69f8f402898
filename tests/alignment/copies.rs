//! Passages that stand in a text several times.

use variorum::{AlignOptions, Sides, align, read_str};

use crate::aligned;

#[test]
fn copies_of_a_passage_are_paired_in_order_when_one_is_edited() {
    aligned(
        "a | b | c | d | y | a | b | c | d",
        "a | B | c | d | y | a | b | c | d",
        "0=0 1=1 2=2 3=3 4=4 5=5 6=6 7=7 8=8",
    );
}

#[test]
fn copies_of_a_passage_do_not_cross_though_an_edit_makes_parts_of_them_equal() {
    aligned(
        "a | befgh | c | d | y | a | Befgh | c | d",
        "a | Befgh | c | d | y | a | BefGh | c | d",
        "0=0 1=1 2=2 3=3 4=4 5=5 6=6 7=7 8=8",
    );
}

#[test]
fn copies_of_a_sentence_that_were_corrected_and_moved_are_paired_in_order() {
    let [slip, right] = ["inn", "in"].map(|word| {
        format!("Where we gave summaries {word} these rules of the harbour, they are there for your ease only.")
    });
    let part = |port: &str, moved: &str, kept: &str| {
        format!(
            "These are the rules of {port}.{moved}\n\nPilots of {port} keep a log of each ship that passes the outer light.\n\n\
             No claim against {port} goes to a court of another land.{kept}\n\n"
        )
    };
    let text = |moved: &str, kept: &str| {
        ["Skerry", "Lerwick"]
            .map(|port| part(port, moved, kept))
            .concat()
    };
    let old = text("", &format!(" {slip}"));
    let new = text(&format!("\n\n{right}"), "");
    let documents = Sides::new(read_str("old", &old), read_str("new", &new));
    let alignment = align(documents.as_ref(), &AlignOptions::default());
    let moved = alignment
        .sentence_links
        .iter()
        .filter(|link| link.moved.is_some());
    let texts = moved.map(|link| link.units.clone()).collect::<Vec<_>>();
    assert_eq!(texts.len(), 2, "{texts:?}");
    assert!(
        texts[0].old < texts[1].old && texts[0].new < texts[1].new,
        "{texts:?}"
    );
}

#[test]
fn repeated_blocks_keep_their_order() {
    aligned("a | a | b | a", "a | a | b | a", "0=0 1=1 2=2 3=3");
    aligned("a | a | b", "a | a | a | b", "0=0 1=1 =2 2=3");
}
