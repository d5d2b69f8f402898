//! Which blocks and sentences are linked, as one-line specifications; copies in `copies`; links in doubt in
//! `doubtful`, parts and faint resemblances in `faint`; against an oracle and as properties in `oracle`.

mod copies;
mod doubtful;
mod faint;
mod oracle;

use variorum::{AlignOptions, Alignment, Document, LinkKind, Sides, align, from_units, read_str};

/// Blocks are separated by `|`. A letter stands for a sentence of eight words that no other letter has; its capital for
/// the same sentence with two words changed. The words are of no language, so that none is detected.
fn text(blocks: &str) -> Vec<String> {
    let block = |block: &str| {
        block
            .trim()
            .chars()
            .map(sentence)
            .collect::<Vec<_>>()
            .join(" ")
    };
    blocks.split('|').map(block).collect()
}

fn sentence(letter: char) -> String {
    let own = letter.to_ascii_lowercase();
    let word = |number: usize| match number {
        2 | 5 if letter.is_uppercase() => format!("{own}x{number}changed"),
        _ => format!("{own}{number}word"),
    };
    let words: Vec<String> = (0..8).map(word).collect();
    format!("Z{}.", words.join(" "))
}

fn document(name: &str, blocks: &str) -> Document {
    from_units(name, text(blocks))
}

fn alignment(old: &str, new: &str) -> Alignment {
    let documents = Sides::new(document("old", old), document("new", new));
    let alignment = align(documents.as_ref(), &AlignOptions::default());
    alignment
        .validate(documents.as_ref())
        .expect("a valid alignment");
    alignment
}

/// Block links as `old=new`, several units joined by `,`, moves marked by `*`.
fn described(alignment: &Alignment) -> String {
    let units = |units: &[usize]| {
        units
            .iter()
            .map(usize::to_string)
            .collect::<Vec<_>>()
            .join(",")
    };
    let link = |link: &variorum::Link| {
        let mark = if link.moved.is_some() { "*" } else { "" };
        format!(
            "{}={}{mark}",
            units(&link.units.old),
            units(&link.units.new)
        )
    };
    alignment
        .blocks
        .iter()
        .map(link)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Blocks of given words, which are of no language.
fn words_aligned<T: AsRef<str>>(old: &[T], new: &[T]) -> String {
    let documents = Sides::new(from_units("old", old), from_units("new", new));
    let alignment = align(documents.as_ref(), &AlignOptions::default());
    alignment
        .validate(documents.as_ref())
        .expect("a valid alignment");
    described(&alignment)
}

#[track_caller]
fn aligned(old: &str, new: &str, expected: &str) {
    assert_eq!(described(&alignment(old, new)), expected, "{old}  →  {new}");
}

#[test]
fn equal_blocks() {
    aligned("a | b | c", "a | b | c", "0=0 1=1 2=2");
}

#[test]
fn notes_are_where_the_page_puts_them() {
    let old = "The ports met and agreed on lights.[^1]\n\n[^1]: See the chart of 1901.\n\nThey parted as friends in May.[^2]\n\n[^2]: Not all of them did so.\n";
    let new = "The ports met and agreed on lights.[^1]\n\nThey parted as friends in May.[^2]\n\n[^1]: See the chart of 1901.\n\n[^2]: Not all of them did so.\n";
    let documents = Sides::new(read_str("old.md", old), read_str("new.md", new));
    let alignment = align(documents.as_ref(), &AlignOptions::default());
    alignment.validate(documents.as_ref()).unwrap();
    assert_eq!(described(&alignment), "0=0 2=1 1=2 3=3");
}

#[test]
fn a_cell_is_linked_by_its_column_whatever_the_number_of_its_sentences() {
    let (one, two) = ("Old rule.", "New and better text. It says more.");
    let read = |cell: &str| {
        let row = format!("| Boats | {cell} | |\n| Cars | Yes. | 3 |\n");
        read_str("a.md", &format!("| a | b | c |\n|---|---|---|\n{row}"))
    };
    for (old, new, kind) in [
        (one, two, LinkKind::Split),
        (two, one, LinkKind::Merge),
        (two, "Well. We see.", LinkKind::Mixed),
        (one, "Better text.", LinkKind::Match),
    ] {
        let documents = Sides::new(read(old), read(new));
        let alignment = align(documents.as_ref(), &AlignOptions::default());
        alignment.validate(documents.as_ref()).unwrap();
        let changed = alignment
            .sentence_links
            .iter()
            .filter(|link| !link.identical);
        let kinds: Vec<LinkKind> = changed.map(|link| link.kind).collect();
        assert_eq!(kinds, [kind], "{old}  →  {new}");
    }
}

#[test]
fn a_number_does_not_move_to_another_paragraph() {
    let old = "We ask the ports to keep watch at night and by day. See 2/18.\n\nThe pilots are thanked for all of their work on the bank.\n";
    let new = "We ask the ports to keep watch at night and by day.\n\nThe pilots are thanked for all of their work on the bank. See 2.\n";
    let documents = Sides::new(read_str("old", old), read_str("new", new));
    let alignment = align(documents.as_ref(), &AlignOptions::default());
    assert!(
        alignment
            .sentence_links
            .iter()
            .all(|link| link.moved.is_none())
    );
}

#[test]
fn edited_block() {
    aligned("a | b | c", "a | B | c", "0=0 1=1 2=2");
}

#[test]
fn paragraphs_that_change_places_between_unlike_neighbours_move() {
    aligned(
        "a | b | c | y | d | e | f",
        "a | e | c | y | d | b | f",
        "0=0 5=1* 2=2 3=3 4=4 1=5* 6=6",
    );
}

#[test]
fn everything_edited() {
    aligned("a | b | c", "A | B | C", "0=0 1=1 2=2");
}

#[test]
fn added_and_dropped_blocks() {
    aligned("a | b | c", "a | x | c", "0=0 1= =1 2=2");
}

#[test]
fn nothing_in_common() {
    aligned("a | b", "x | y | z", "0= 1= =0 =1 =2");
}

/// Titles between paragraphs: those that head the same text stand for one another.
#[test]
fn another_title_in_the_same_place() {
    let body = "The ferry leaves at noon and calls at the three outer isles.";
    let rest = "Pilots are paid by the hour, and twice as much by night.";
    let aligned = |old: &[&str], new: &[&str], expected: &str| {
        let documents = Sides::new(from_units("old", old), from_units("new", new));
        let alignment = align(documents.as_ref(), &AlignOptions::default());
        alignment.validate(documents.as_ref()).unwrap();
        assert_eq!(described(&alignment), expected, "{old:?}  →  {new:?}");
    };
    let title = "Times of sailing";
    aligned(&[title, body], &["Traffic", body], "0=0 1=1");
    aligned(
        &[rest, title, body],
        &[rest, "Traffic", body],
        "0=0 1=1 2=2",
    );
    aligned(&[rest, title], &[rest, "Traffic"], "0=0 1= =1");
    aligned(&[rest, title, body], &["Traffic", body], "0= 1= =0 2=1");
    aligned(&["Hats.", body], &["Traffic", body], "0= =0 1=1");
    aligned(&["Hats", "Gloves"], &["Traffic", "Gloves"], "0= =0 1=1");
}

#[test]
fn empty_sides() {
    let nothing: [&str; 0] = [];
    let documents = Sides::new(from_units("old", nothing), document("new", "a"));
    let alignment = align(documents.as_ref(), &AlignOptions::default());
    alignment.validate(documents.as_ref()).unwrap();
    assert_eq!(described(&alignment), "=0");
}

#[test]
fn split_block() {
    aligned("ab | c", "a | b | c", "0=0,1 1=2");
}

#[test]
fn split_in_three_and_edited() {
    aligned("x | abc | y", "x | A | b | C | y", "0=0 1=1,2,3 2=4");
}

#[test]
fn merged_blocks() {
    aligned("a | b | c", "ab | c", "0,1=0 2=1");
}

#[test]
fn moved_block() {
    aligned("a | bc | def | g", "a | def | g | bc", "0=0 2=1 3=2 1=3*");
}

#[test]
fn moved_and_edited_block() {
    aligned("ab | cd | ef | gh", "ab | ef | gh | cD", "0=0 2=1 3=2 1=3*");
}

#[test]
fn the_mover_is_the_lighter_one() {
    aligned("a | bcdefg | h", "bcdefg | a | h", "1=0 0=1* 2=2");
}

#[test]
fn moved_and_split_block() {
    aligned(
        "ab | xy | zu | vw",
        "xy | zu | vw | a | b",
        "1=0 2=1 3=2 0=3,4*",
    );
}

#[test]
fn a_better_partner_that_moved_wins_over_a_neighbour() {
    aligned(
        "ab | cd | ef | gh",
        "ax | cd | ef | gh | aB",
        "=0 1=1 2=2 3=3 0=4*",
    );
}

#[test]
fn a_sentence_that_migrates_is_linked_across_blocks() {
    let alignment = alignment("abc | def | ghi", "ab | def | ghic");
    assert_eq!(described(&alignment), "0=0 1=1 2=2");
    let moved: Vec<_> = alignment
        .sentence_links
        .iter()
        .filter(|link| link.moved.is_some())
        .collect();
    let [link] = moved[..] else {
        panic!("one sentence moves: {moved:?}")
    };
    assert_eq!(alignment.sentences.old[link.units.old[0]].block, 0);
    assert_eq!(alignment.sentences.new[link.units.new[0]].block, 2);
    assert_eq!((link.moved, link.identical), (Some(1), true));
}

#[test]
fn a_sentence_split_inside_its_paragraph_is_named() {
    let old = [
        "The first reason is that harbours silt up every winter and that dredging them costs the members dearly.",
    ];
    let new = [
        "The first reason is that harbours silt up every winter. Dredging them costs the members dearly.",
    ];
    let documents = Sides::new(from_units("old", old), from_units("new", new));
    let alignment = align(documents.as_ref(), &AlignOptions::default());
    let kinds: Vec<_> = alignment
        .sentence_links
        .iter()
        .map(|link| link.kind)
        .collect();
    assert_eq!(kinds, [LinkKind::Split]);
}

#[test]
fn identical_blocks_have_no_sentence_links() {
    let alignment = alignment("ab | cd", "ab | cD");
    assert!(alignment.blocks[0].identical);
    assert!(
        alignment
            .sentences
            .old
            .iter()
            .all(|sentence| sentence.block == 1)
    );
}

#[test]
fn of_a_split_and_a_merge_alike_the_same_one_wins_in_both_directions() {
    aligned("dc | F", "dF | c", "0,1=0 =1");
    aligned("dF | c", "dc | F", "0=0,1 1=");
}

#[test]
fn lines_that_date_the_text_stand_for_one_another() {
    let links = |old: &str, new: &str| {
        let prose =
            "The wardens of the harbour met in the hall and have agreed on the lights of the quay.";
        let closing =
            "They will meet again at the lock, and they thank the pilots of the outer bank.";
        let text = |line: &str| format!("{prose}\n\n{line}\n\n{closing}\n");
        let documents = Sides::new(read_str("old", &text(old)), read_str("new", &text(new)));
        described(&align(documents.as_ref(), &AlignOptions::default()))
    };
    assert_eq!(
        links("Held by wire, 24 June 2020", "Lissandro, May 17, 2021"),
        "0=0 1=1 2=2"
    );
    assert_eq!(
        links("Done at Korvik, March 2019.", "4 June 2020"),
        "0=0 1=1 2=2"
    );
    // A line without a date, or another one that could be meant, is no pair.
    assert_eq!(
        links("Held by wire", "Lissandro, May 17, 2021"),
        "0=0 1= =1 2=2"
    );
    assert_eq!(
        links(
            "Korvik, 24 June 2020\n\nOstrava, 3 July 2020",
            "Lissandro, May 17, 2021"
        ),
        "0=0 1= 2= =1 3=2"
    );
}

#[test]
fn entries_of_front_matter_are_linked_by_their_keys() {
    let documents = Sides::new(
        read_str(
            "old.md",
            "---\nauthor: Lena Ortiz\ndate: 2031-05-01\nstatus: draft\n---\n\nThe port is open.\n",
        ),
        read_str(
            "new.md",
            "---\ndate: 2032-06-02\nkeywords: boats\nstatus: final\n---\n\nThe port is open.\n",
        ),
    );
    let alignment = align(documents.as_ref(), &AlignOptions::default());
    let links = alignment
        .blocks
        .iter()
        .filter(|link| link.kind == LinkKind::Match);
    let texts = links.map(|link| {
        let text = |document: &Document, block: usize| {
            document[document.blocks()[block].span()].to_owned()
        };
        (
            text(&documents.old, link.units.old[0]),
            text(&documents.new, link.units.new[0]),
        )
    });
    let texts: Vec<(String, String)> = texts.collect();
    let has = |old: &str, new: &str| texts.iter().any(|(a, b)| a == old && b == new);
    assert!(has("date: 2031-05-01", "date: 2032-06-02"), "{texts:?}");
    assert!(has("status: draft", "status: final"), "{texts:?}");
    assert!(
        !texts.iter().any(|(old, _)| old.starts_with("author")),
        "{texts:?}"
    );
}
