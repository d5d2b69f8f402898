//! What pages add to a text and do to its paragraphs.

use variorum::Span;

use super::*;

const FIRST: &str = "The coalition has proven that it is a cohesive,";
const SECOND: &str = "responsive tool that has achieved successes.";

#[test]
fn a_paragraph_cut_by_a_page_break_is_one_block_of_two_pieces() {
    let document = read_str("a", &format!("{FIRST}\n\n{SECOND}\n"));
    assert_eq!(document.blocks().len(), 1);
    assert_eq!(document.blocks()[0].pieces.len(), 2);
    assert_eq!(document.notices()[0].code, "joined");
    let whole = read_str("a", &format!("{FIRST} {SECOND}"));
    assert_eq!(document.blocks()[0].key, whole.blocks()[0].key);
}

#[test]
fn a_cut_paragraph_may_end_as_a_clause() {
    let first = "Poverty fell in every port. Yet the gains of the last ten years in social";
    let second = "protection have been lost, and the poor pay for it;";
    let text = format!("They met.\n\n{first}\n\n{second}\n\nThey left.\n");
    assert!(plain(&text).contains(&format!("p |{first} {second}")));
}

#[test]
fn footnotes_at_the_end_of_a_page_are_notes_with_numbers() {
    let text = "The Council met in the hall and recalled its resolution 1 on lights and on\n__________\n\n1 Resolution 70/1.\n\n2 See the report\nof the Council.\n\x0cbuoys.\n";
    let blocks = plain(text);
    assert!(
        blocks.contains(&"note 1|Resolution 70/1.".to_owned()),
        "{blocks:?}"
    );
    assert!(
        blocks.contains(&"note 2|See the report of the Council.".to_owned()),
        "{blocks:?}"
    );
    let as_markdown = read_str("a.md", "They met.[^1]\n\n[^1]: Resolution 70/1.\n");
    let note = &as_markdown.blocks()[1];
    assert_eq!(note.kind, BlockKind::Note);
    let paged = read_str("a", text);
    assert!(paged.blocks().iter().any(|block| block.key == note.key));
}

#[test]
fn headings_items_and_lists_of_clauses_are_not_joined() {
    for text in [
        "**A title that is long enough to be prose**\n\nand text.",
        "We agreed on all of the following points\n\n- and a list",
        "The Parties shall in accordance with this\n\nreduce the levy;\n\nend the levy.",
        "The Parties shall meet every year in May.\n\nin lower case.",
    ] {
        assert!(plain(text).len() >= 2, "{text}");
    }
}

#[test]
fn numbered_pages_with_running_heads_are_furniture() {
    let body =
        "The members met in the hall.\n\nThey agreed.\n\nThey said more.\n\nThey rested.\n\n";
    let text = format!(
        "{body}{FIRST}\n\nCompact - Communiqué\n\nPage 2 of 3\n\n{SECOND}\n\n{body}\n\nCompact - Communiqué\n\nPage 3 of 3\n\n{body}"
    );
    let document = read_str("a", &text);
    document.validate().unwrap();
    let furniture = document
        .blocks()
        .iter()
        .filter(|block| block.kind == BlockKind::Furniture)
        .count();
    assert_eq!(furniture, 4);
    assert!(plain(&text).contains(&format!("p |{FIRST} {SECOND}")));
}

#[test]
fn the_edge_between_two_pages_is_told_by_its_number_and_what_stands_on_both() {
    let text = |edge: &str| {
        format!(
            "Forum of Ports\nF/RES/7\n\n26-104 (E)\n\nRepair of the quays\n\nThe Forum,\n\n1. Notes the report;\n\n\
             2. {FIRST}\n________\n\n1 See F/348.\n\nF/RES/7\nRepair of the quays\n\n26-104\n{edge}\n\n{SECOND}\n\n3. \
             Asks for more.\n"
        )
    };
    let document = read_str("a", &text("2/2"));
    document.validate().unwrap();
    let kinds: Vec<BlockKind> = document.blocks().iter().map(|block| block.kind).collect();
    let count = |kind| kinds.iter().filter(|other| **other == kind).count();
    assert_eq!(count(BlockKind::Furniture), 4, "{kinds:?}");
    let cut = plain(&text("2/2"));
    assert!(
        cut.iter()
            .any(|block| block.ends_with(&format!("{FIRST} {SECOND}"))),
        "{cut:?}"
    );
    for other in ["2/3", "Part 2/2", "2/2\n\n2/2"] {
        let document = read_str("a", &text(other));
        let is_kept = |block: &variorum::Block| block.kind != BlockKind::Furniture;
        assert!(document.blocks().iter().all(is_kept), "{other}");
    }
}

/// A first page with a title, and around its number what is given.
fn two_pages(above: &str, number: &str, below: &str) -> Document {
    let text = format!(
        "Forum of Ports\nF/RES/7\n26-104 (E)\n\n7/1. Repair of the quays\nof Malta\n\nMalta\n10 EUR\n\nThe \
         Forum met.\n\nThe fee for boats\nin Malta is 10 EUR.\n\nThey agreed.\n\nThey voted.\n\nThey spoke.\n\n\
         They rested.\n\n{above}\n{number}\n{below}\n"
    );
    read_str("a", &text)
}

fn furniture_of(document: &Document) -> Vec<&str> {
    let blocks = document.blocks().iter();
    let furniture = blocks.filter(|block| block.kind == BlockKind::Furniture);
    furniture
        .flat_map(|block| document[block.span()].lines())
        .filter(|line| !line.trim().is_empty())
        .collect()
}

#[test]
fn what_heads_both_pages_is_whole_lines_of_the_top_and_no_end_of_a_sentence() {
    for (above, below, expected) in [
        (
            "They sang.\n\nF/RES/7\n\n26-104",
            "They left.",
            vec!["F/RES/7", "26-104", "2/2"],
        ),
        (
            "The fee is paid to the\n\nF/RES/7\nRepair of the quays of\nMalta",
            "port.",
            vec!["F/RES/7", "Repair of the quays of", "Malta", "2/2"],
        ),
        ("The fee for cars is\n10 EUR\n", "Malta", vec![]),
        ("The fee for cars is\n\n10 EUR", "They left.", vec![]),
        ("The fee for cars is paid to", "Malta\n\nThey left.", vec![]),
        ("They sang.\n\nin Malta\n", "the quays", vec![]),
        (
            "They sang.\n\nMalta is big and\nMalta",
            "They left.",
            vec![],
        ),
    ] {
        let document = two_pages(above, "2/2", below);
        document.validate().unwrap();
        assert_eq!(furniture_of(&document), expected, "{above} | {below}");
    }
}

#[test]
fn the_number_of_a_section_is_no_page() {
    let document = two_pages("They sang.\n\nF/RES/7\n", "2.2", "They left.");
    assert!(furniture_of(&document).is_empty());
}

#[test]
fn rules_with_the_opening_line_below_them_are_page_breaks() {
    let top = "**Press release**";
    let text =
        |below: &str| format!("{top}\n\nIn May\n\n{FIRST}\n\n-----\n\n{below}\n\n{SECOND}\n");
    let document = read_str("a.md", &text(top));
    document.validate().unwrap();
    let kinds: Vec<BlockKind> = document.blocks().iter().map(|block| block.kind).collect();
    let count = |kind| kinds.iter().filter(|other| **other == kind).count();
    assert_eq!(count(BlockKind::Furniture), 2, "{kinds:?}");
    assert_eq!(count(BlockKind::Paragraph), 2, "{kinds:?}");
    for other in ["**Statement**", "They met in the hall."] {
        let document = read_str("a.md", &text(other));
        let is_kept = |block: &variorum::Block| block.kind != BlockKind::Furniture;
        assert!(document.blocks().iter().all(is_kept), "{other}");
    }
}

#[test]
fn rules_between_whole_texts_and_chapters_are_no_page_breaks() {
    let text = "Notice\n\nThe members met.\n\n-----\n\nNotice\n\nThe members rested.\n";
    let chapter = |number: u8| format!("# Chapter {number}\n\nThe members met.\n\n---\n\n");
    let chapters = [1, 2, 3].map(chapter).concat();
    let repeated = [1, 1, 1].map(chapter).concat();
    for text in [text, &chapters, &repeated] {
        let document = read_str("a.md", text);
        let is_kept = |block: &variorum::Block| block.kind != BlockKind::Furniture;
        assert!(document.blocks().iter().all(is_kept), "{text}");
    }
}

#[test]
fn numbered_provisions_and_tables_are_no_pages() {
    let body = "Members shall meet\nand they shall vote\nand they shall rest,\nand so on.\n";
    for lines in [
        ["(3) § 1382 Abs. 5 gilt", "(4) § 1901 Abs. 5 gilt"],
        ["**Option 2** (paras 6-9):", "**Option 3** (paras 6-9):"],
        ["2. by work under section 5", "3. by work under section 5"],
    ] {
        let text = format!("{body}\n{}\n\n{body}\n{}\n\n{body}", lines[0], lines[1]);
        let document = read_str("a.md", &text);
        let is_kept = |block: &variorum::Block| block.kind != BlockKind::Furniture;
        assert!(document.blocks().iter().all(is_kept), "{}", lines[0]);
    }
}

#[test]
fn numbers_that_count_something_else_stay() {
    let article =
        "Members shall meet.\n\nThey shall vote.\n\nThey shall report.\n\nThey shall rest.\n\n";
    let repeat = |name: &str| {
        let articles = (1..6).map(|n| [name, &n.to_string(), "\n\n", article].concat());
        articles.collect::<String>()
    };
    let (text, bare) = (repeat("Article "), repeat(""));
    for text in [text, bare] {
        let document = read_str("a", &text);
        assert!(
            document
                .blocks()
                .iter()
                .all(|block| block.kind != BlockKind::Furniture)
        );
    }
}

/// As the definition says it, block by block.
fn block_by_search(document: &Document, span: Span) -> Option<usize> {
    let holds = |part: &Span| part.start() <= span.start() && span.start() < part.end();
    document.blocks().iter().position(|block| {
        let mut parts = block.label.iter().chain(&block.pieces);
        !span.is_empty() && parts.any(holds)
    })
}

#[test]
fn each_letter_of_cut_pages_lies_in_its_block() {
    let pages = [
        "The tolls that the pilots pay are\n\n____\n\n1 See the list.\n\nIt is kept at the quay.\n\n1. See also (a).\n\n",
        "due in May, and the keepers mend\n\n____\n\n2 Resolution 70/1.\n\n* As amended.\n\n",
        "the lamps. The quay is long.\n\n",
    ];
    let numbered = pages.iter().enumerate();
    let pages =
        numbered.map(|(at, page)| format!("Report of the Harbour\n\n{page}{}\n\x0c", at + 1));
    let text = pages.collect::<Vec<_>>().concat();
    let document = read_str("report", &text);
    assert!(document.blocks().iter().any(|block| block.pieces.len() > 1));
    for at in 0..text.len() {
        let letter = Span::new(at, at + 1);
        assert_eq!(
            document.block_at(letter),
            block_by_search(&document, letter),
            "{at}"
        );
    }
}

#[test]
fn a_paragraph_goes_on_behind_the_furniture_that_cuts_it() {
    let page =
        |text: &str, number: u32| format!("Report of the Harbour\n\n{text}\n\n{number}\n\x0c");
    let text = page("The tolls that the pilots pay are", 1)
        + &page("due in May, and the keepers mend the lamps.", 2)
        + &page("The quay is long.", 3);
    let document = read_str("report", &text);
    let block_of = |words: &str| {
        let at = text.find(words).unwrap();
        document.block_at(Span::new(at, at + words.len()))
    };
    assert_eq!(block_of("The tolls"), block_of("due in May"));
    assert_ne!(block_of("due in May"), block_of("The quay"));
    let gap = text.find("\n\nThe quay").unwrap();
    assert_eq!(document.block_at(Span::new(gap, gap + 1)), None);
    assert_eq!(document.block_at(Span::new(0, 0)), None);
}
