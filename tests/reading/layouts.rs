//! Layouts that real texts use.

use super::*;

#[test]
fn hard_wrapped_lines_are_one_paragraph() {
    assert_eq!(
        plain("The Committee met\nin Rome and agreed\non all points.\n\nIt adjourned."),
        [
            "p |The Committee met in Rome and agreed on all points.",
            "p |It adjourned."
        ]
    );
}

#[test]
fn long_lines_without_blank_lines_are_paragraphs() {
    let line = "The members agreed on a long text that nobody would break by hand. ".repeat(4);
    let text = format!("{line}\n{line}\nA short end.\n");
    assert_eq!(plain(&text).len(), 3);
    assert_eq!(markdown(&text).len(), 3);
}

#[test]
fn bold_lines_are_headings_also_in_plain_text() {
    assert_eq!(
        plain(
            "**Ministerial Meeting**  \n**Rome, 28 June 2021**\n\n**Joint\u{a0}Communiqué**\n\nWe met."
        ),
        [
            "h2 |**Ministerial Meeting**",
            "h2 |**Rome, 28 June 2021**",
            "h2 |**Joint Communiqué**",
            "p |We met."
        ]
    );
}

#[test]
fn a_bold_line_that_closes_behind_a_blank_is_a_heading() {
    let text = "**Resilience **\n\nWe met, 2 ** 3 times.";
    assert_eq!(
        markdown(text),
        ["h2 |**Resilience **", "p |We met, 2 ** 3 times."]
    );
    let document = read_str("text.md", text);
    assert_eq!(document.plain_text(0), "Resilience");
    assert_eq!(document.plain_text(1), "We met, 2 ** 3 times.");
}

#[test]
fn numbered_titles_are_headings_and_numbered_paragraphs_items() {
    assert_eq!(
        plain(
            "1. Open fairways\n\nWe met.\n\n2. Clean water\n\nWe agreed.\n\nI. THE WORK AHEAD\n\nWe left."
        ),
        [
            "h2 1.|Open fairways",
            "p |We met.",
            "h2 2.|Clean water",
            "p |We agreed.",
            "h2 I.|THE WORK AHEAD",
            "p |We left."
        ]
    );
    assert_eq!(
        plain("1. We met.\n2. We agreed.\n3. We left."),
        ["li1 1.|We met.", "li1 2.|We agreed.", "li1 3.|We left."]
    );
}

#[test]
fn tight_and_nested_lists_are_items_with_labels() {
    assert_eq!(
        plain(
            "We will:\n(a) keep watch;\n    (i) by day;\n    (ii) by night\n        and fog;\n(b) report.\n"
        ),
        [
            "p |We will:",
            "li1 (a)|keep watch;",
            "li2 (i)|by day;",
            "li2 (ii)|by night and fog;",
            "li1 (b)|report."
        ]
    );
    assert_eq!(
        plain("We will:\n\u{2022} keep watch\n\u{2022} report\n"),
        [
            "p |We will:",
            "li1 \u{2022}|keep watch",
            "li1 \u{2022}|report"
        ]
    );
    assert_eq!(
        markdown("We will\n* keep watch\n* report\n"),
        ["p |We will", "li1 *|keep watch", "li1 *|report"]
    );
}

#[test]
fn a_number_that_opens_a_wrapped_line_is_text() {
    assert_eq!(
        plain(
            "The treaty entered into force on\n27. It was signed by\n2021. And the rate fell by\n2.5 per cent\n- or more - in the second\n(a) sense."
        ),
        [
            "p |The treaty entered into force on 27. It was signed by 2021. And the rate fell by 2.5 per cent - or more - in the second (a) sense."
        ]
    );
    assert_eq!(
        plain("1990 was a year of change.\n\n3.5 per cent is high."),
        ["p |1990 was a year of change.", "p |3.5 per cent is high."]
    );
    assert_eq!(
        plain(
            "3. Oktober ist der Tag, an dem wir uns mit den anderen in der Stadt und auf dem Land freuen."
        ),
        [
            "p |3. Oktober ist der Tag, an dem wir uns mit den anderen in der Stadt und auf dem Land freuen."
        ]
    );
}

#[test]
fn a_list_goes_on_after_numbers_that_stand_inside_lines() {
    assert_eq!(
        markdown(
            "1. The ports agreed. 2. They signed the\n\nprotocol of the sea.\n3. They rested.\n4. They left. 5. They wrote.\n6. They met.\n"
        ),
        [
            "li1 1.|The ports agreed. 2. They signed the protocol of the sea.",
            "li1 3.|They rested.",
            "li1 4.|They left. 5. They wrote.",
            "li1 6.|They met."
        ]
    );
    assert_eq!(
        plain("1. They met.\n2. They read article\n4. Then they left.\n9. Nine of them stayed."),
        [
            "li1 1.|They met.",
            "li1 2.|They read article 4. Then they left. 9. Nine of them stayed."
        ]
    );
}

#[test]
fn labels_may_stand_on_lines_of_their_own() {
    assert_eq!(
        plain("1. \nWe met in Doha\nin November.2 \n2. \nWe agreed.\n"),
        ["li1 1.|We met in Doha in November.2", "li1 2.|We agreed."]
    );
}

#[test]
fn markdown_marks_make_blocks() {
    assert_eq!(
        markdown(
            "Title\n=====\n\n## 1. Part\n\n> We quote\n> at length.\n\n| a | b |\n|---|---|\n| c | d |\n\n* * *\n\n```\n# code\n```\n<!-- a\nnote -->\n[1]: https://example.org\n"
        ),
        [
            "h1 |Title",
            "separator |=====",
            "h2 ## 1.|Part",
            "quote |> We quote > at length.",
            "tablerow || a | b |",
            "separator ||---|---|",
            "tablerow || c | d |",
            "separator |* * *",
            "code |``` # code ```",
            "comment |<!-- a note -->",
            "p [1]:|https://example.org"
        ]
    );
}

#[test]
fn front_matter_and_header_lines_are_metadata() {
    let document = read_str(
        "draft.md",
        "---\ntitle: 'Joint statement'\ntags: a\n---\n\n**Rome, 28 June 2021**\n\nThe Ministers and the members of the forum met and were in agreement on all of the points.\n",
    );
    let facts: Vec<_> = document
        .metadata()
        .iter()
        .map(|entry| (entry.key.as_str(), &document[entry.value]))
        .collect();
    assert_eq!(
        facts,
        [
            ("title", "Joint statement"),
            ("tags", "a"),
            ("date", "28 June 2021"),
            ("place", "Rome")
        ]
    );
    assert!(
        document.blocks()[..4]
            .iter()
            .all(|block| block.kind == BlockKind::FrontMatter)
    );
}

#[test]
fn escapes_of_front_matter_are_no_letters_of_its_words() {
    let document = read_str(
        "draft.md",
        "---\ntitle: \"Ports\\_and Quays: Pilots\\u2019\\_Pact\\\n  \\ of Malta\"\n---\n\nThe pilots met.\n",
    );
    let words = |block: usize| -> Vec<&str> {
        let tokens = document.tokens(block).iter();
        let text = tokens.filter(|token| token.class != variorum::TokenClass::Markup);
        text.map(|token| &document[token.span]).collect()
    };
    let title = [
        "title", ":", "\"", "Ports", "and", "Quays", ":", "Pilots", "\\u2019", "Pact",
    ];
    assert_eq!(words(1), title);
    assert_eq!(words(2), ["of", "Malta", "\""]);
    assert_eq!(
        document.plain_text(1),
        "title: \"Ports and Quays: Pilots\\u2019 Pact"
    );
}

#[test]
fn a_heading_is_the_section_of_what_follows() {
    let document = read_str("a.md", "Before.\n\n# One\n\nText.\n\n# Two\n");
    let sections: Vec<_> = document
        .blocks()
        .iter()
        .map(|block| block.section)
        .collect();
    assert_eq!(sections, [None, None, Some(1), Some(1)]);
}

#[test]
fn the_format_can_be_forced() {
    let options = ReadOptions::default().with_format(Format::Markdown);
    let document = read_bytes("a.txt", b"# One".as_slice(), &options).unwrap();
    assert_eq!(document.blocks()[0].kind, BlockKind::Heading(1));
}

#[test]
fn two_rules_with_prose_between_them_are_no_front_matter() {
    assert_eq!(
        markdown(
            "---\nNote: this is a draft\nof the ports, as read.\n\nThey met.\n\n---\n\nThey left.\n"
        ),
        [
            "separator |---",
            "p |Note: this is a draft of the ports, as read.",
            "p |They met.",
            "separator |---",
            "p |They left."
        ]
    );
    let nested = "---\ntitle: Ports\n# a remark\nkeys:\n  - sea\n- land\n\nissuer: Council\n---\nThey met.\n";
    assert_eq!(markdown(nested).last().unwrap(), "p |They met.");
    assert!(markdown(nested)[0].starts_with("frontmatter"));
    let long =
        "+++\ntitle = \"Ports\"\ntext = \"\"\"\nany words\nof all sorts\n\"\"\"\n+++\nThey met.\n";
    assert!(markdown(long)[3].starts_with("frontmatter"));
}

#[test]
fn the_rule_under_a_heading_is_no_part_of_what_it_says() {
    for (name, text) in [
        ("a.md", "Of Lamps\n========\n\nThey burn all night.\n"),
        ("a.txt", "Of Lamps\n--------\n\nThey burn all night.\n"),
        ("a.md", "## Of *Lamps* ##\n\nThey burn all night.\n"),
    ] {
        let document = read_str(name, text);
        let mut page = Vec::new();
        variorum::render::outline(&document, &mut page).unwrap();
        let page = String::from_utf8(page).unwrap();
        assert!(page.contains("| Of Lamps\n"), "{page}");
    }
}

#[test]
fn no_sentence_goes_on_from_one_cell_to_the_next() {
    let sentences = |row: &str| -> Vec<String> {
        let document = read_str("a.md", &format!("| Use | Basis |\n|---|---|\n{row}\n"));
        let row = document.blocks().len() - 1;
        let sentences = document.sentences(row).iter();
        sentences
            .map(|sentence| {
                let tokens = &document.tokens(row)[sentence.clone()];
                let span = tokens[0].span.hull(tokens[tokens.len() - 1].span);
                document[span].to_owned()
            })
            .collect()
    };
    assert_eq!(
        sentences("| Billing | We have consent. It lasts. |"),
        ["| Billing", "| We have consent.", "It lasts. |"]
    );
    assert_eq!(
        sentences("|  | consent \\| contract ||"),
        ["|  | consent \\| contract ||"]
    );
    assert_eq!(
        sentences("| Billing  <br>We ask<br><br>first | 3. Later"),
        ["| Billing", "<br>We ask", "<br><br>first", "| 3. Later"]
    );
    assert_eq!(sentences("|"), ["|"]);
}

#[test]
fn the_mark_of_a_note_stays_with_the_sentence_before_it() {
    let document = read_str("a.md", "We met.[^a]\\\nWe agreed.[^12]\n\n[^a]: In May.\n");
    let tokens = document.tokens(0);
    let starts: Vec<&str> = document
        .sentences(0)
        .iter()
        .map(|sentence| &document[tokens[sentence.start].span])
        .collect();
    assert_eq!(starts, ["We", "We"]);
    assert_eq!(document.plain_text(0), "We met. We agreed.");
}

#[test]
fn a_bracket_is_a_link_only_where_the_text_gives_its_target() {
    let targets = "[rules]: https://example.org/rules\n[Old Log]: /log\n[Option 1]: the Parties shall report.";
    let read = |links: &str, targets: &str| {
        let text = format!("The Parties [shall][should] keep {links} at hand.\n\n{targets}\n");
        let plain = variorum::read_str("text.md", &text).plain_text(0);
        let plain = plain.strip_prefix("The Parties [shall][should] keep ");
        let plain = plain.and_then(|plain| plain.strip_suffix(" at hand."));
        plain.map(str::to_owned).expect("the options stay")
    };
    for (links, shown) in [
        ("[the rules][rules]", "the rules"),
        ("[the rules][RULES]", "the rules"),
        ("![a chart][rules]", "a chart"),
        ("[old log]", "old log"),
        ("[old log][]", "old log"),
        ("[the rules][laws]", "[the rules][laws]"),
        ("[Option 1]", "[Option 1]"),
    ] {
        assert_eq!(read(links, targets), shown);
    }
    assert_eq!(read("[the rules][rules]", ""), "[the rules][rules]");
}
