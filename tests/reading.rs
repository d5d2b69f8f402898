//! Reading: what becomes of bytes that are not texts, of any string at all, and of layouts that real texts use.

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use variorum::document::Encoding;
use variorum::{
    BlockKind, Document, ErrorKind, Format, ReadOptions, read, read_bytes, read_from, read_str,
};

fn kind_of(bytes: &[u8]) -> (ErrorKind, String) {
    let error = read_bytes("draft.txt", bytes, &ReadOptions::default())
        .expect_err("the bytes are not a text");
    (error.kind(), error.to_string())
}

/// The blocks as `kind label|text`, one each.
fn outline(document: &Document) -> Vec<String> {
    assert_eq!(document.validate(), Ok(()));
    (0..document.blocks().len())
        .map(|index| {
            let block = &document.blocks()[index];
            let kind = match block.kind {
                BlockKind::Paragraph => "p".to_owned(),
                BlockKind::Heading(level) => format!("h{level}"),
                BlockKind::ListItem(depth) => format!("li{depth}"),
                other => format!("{other:?}").to_lowercase(),
            };
            let label = block.label.map_or("", |label| &document[label]);
            format!("{kind} {label}|{}", document.block_text(index))
        })
        .collect()
}

fn plain(text: &str) -> Vec<String> {
    outline(&read_str("draft.txt", text))
}

fn markdown(text: &str) -> Vec<String> {
    outline(&read_str("draft.md", text))
}

mod bytes {
    use super::*;

    #[test]
    fn invalid_utf8_names_offset_byte_line_and_remedy() {
        let (kind, message) = kind_of(b"one\ntwo \xe9 three");
        assert_eq!(kind, ErrorKind::Encoding);
        for part in ["draft.txt", "offset 8", "0xe9", "line 2", "--encoding"] {
            assert!(message.contains(part), "{message}");
        }
    }

    #[test]
    fn binaries_are_named_for_what_they_look_like() {
        let utf16: Vec<u8> = "Plain".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, name) in [
            (b"%PDF-1.7\n".as_slice(), "PDF"),
            (b"PK\x03\x04\x14\x00", "DOCX"),
            (b"\x89PNG\r\n\x1a\n\x00", "PNG"),
            (b"text\x00text", "byte 4"),
            (&utf16, "UTF-16"),
        ] {
            let (kind, message) = kind_of(bytes);
            assert_eq!(kind, ErrorKind::Binary, "{name}");
            assert!(message.contains(name), "{message}");
        }
    }

    #[test]
    fn a_text_may_begin_with_the_letters_of_a_binary_format() {
        let document = read_bytes("a", b"BZh is a code".as_slice(), &ReadOptions::default());
        assert_eq!(document.unwrap().blocks().len(), 1);
    }

    #[test]
    fn marked_utf16_is_read_and_restored() {
        for (mark, encoding, unit) in [
            (
                b"\xff\xfe",
                Encoding::Utf16Le,
                u16::to_le_bytes as fn(u16) -> [u8; 2],
            ),
            (b"\xfe\xff", Encoding::Utf16Be, u16::to_be_bytes),
        ] {
            let mut bytes = mark.to_vec();
            bytes.extend("Café \u{1f600}.\r\n".encode_utf16().flat_map(unit));
            let document = read_bytes("a", &bytes, &ReadOptions::default()).unwrap();
            assert_eq!(document.encoding(), encoding);
            assert_eq!(document.to_bytes(), bytes);
            assert_eq!(document.block_text(0), "Café \u{1f600}.");
            bytes.pop();
            assert_eq!(kind_of(&bytes).0, ErrorKind::Encoding);
        }
    }

    #[test]
    fn a_byte_order_mark_is_no_text_and_is_kept() {
        let bytes = b"\xef\xbb\xbfText.".as_slice();
        let document = read_bytes("a", bytes, &ReadOptions::default()).unwrap();
        assert_eq!(document.block_text(0), "Text.");
        assert_eq!(document.blocks()[0].span().start(), 3);
        assert_eq!(document.to_bytes(), bytes);
        assert_eq!(document.notices()[0].code, "encoding");
    }

    #[test]
    fn what_cannot_be_opened_is_an_open_error() {
        for path in ["no/such/file.txt", ".", "/dev/zero"] {
            assert_eq!(read(path).unwrap_err().kind(), ErrorKind::Open, "{path}");
        }
    }

    #[test]
    fn the_limit_is_counted_from_what_is_really_read() {
        let options = ReadOptions::default().with_max_bytes(10);
        assert!(read_from("a", std::io::repeat(b'a').take(10), &options).is_ok());
        let error = read_from("a", std::io::repeat(b'a'), &options).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Limit);
        assert!(
            error.to_string().contains("10 bytes") && error.to_string().contains("--max-bytes")
        );
    }

    use std::io::Read;
}

mod layouts {
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
                "h1 |Title =====",
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
}

mod pages {
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
}

mod sentences {
    use super::*;

    /// The sentences of a text of one block, given as the text with a bar before each but the first.
    #[track_caller]
    fn cut(marked: &str) {
        let text = marked.replace('|', " ");
        let document = read_str("draft.txt", &text);
        let tokens = document.tokens(0);
        let found: Vec<String> = document
            .sentences(0)
            .iter()
            .map(|range| tokens[range.start].span.hull(tokens[range.end - 1].span))
            .map(|span| document[span].to_owned())
            .collect();
        assert_eq!(found, marked.split('|').collect::<Vec<_>>());
    }

    #[test]
    fn english_abbreviations_and_initials_end_no_sentence() {
        cut(
            "The Ministers met with U.S. Secretary of State Antony J. Blinken and H.E. Mr. Luigi Rossi.|They agreed.",
        );
        cut("See Art. 5 and para. 3 of Resolution No. 2254 (2015), e.g. its annex.|It was adopted in the U.S. The vote was close.".replacen("U.S. ", "U.S.|", 1).as_str());
        cut("Growth was 2.5 per cent.|In 2021. it fell to 1,234.5 points.");
    }

    #[test]
    fn closing_marks_and_notes_stay_with_their_sentence() {
        cut("\u{201c}We agree.\u{201d}|\u{201c}So do we!\u{201d}|(All of us.)|Good.2|Bad.");
        cut("Is it?|It is...|Or is it... not;|Fine."
            .replace(";|", "; ")
            .as_str());
    }

    #[test]
    fn german_and_french_sentences_know_their_abbreviations_and_ordinals() {
        cut(
            "Das Gesetz ist am 3. Oktober mit Abs. 1 Nr. 2 und z.B. Art. 5 in der Fassung vom 1. Juni zu lesen.|Die Länder sind bzw. waren frei.",
        );
        cut(
            "Les membres sont convenus avec M. Dupont et Mme. Durand de l'art. 5 de la charte.|Ils ont signé le 3 mai.",
        );
    }

    #[test]
    fn lists_of_clauses_are_one_sentence() {
        cut("We will: (a) keep watch; (b) report; and (c) pay.|That is all.");
    }

    #[test]
    fn chinese_sentences_need_no_space() {
        let document = read_str("a", "\u{6211}\u{4eec}\u{3002}\u{4ed6}\u{4eec}\u{3002}");
        assert_eq!(document.sentences(0).len(), 2);
    }
}

mod any_text {
    use super::*;

    fn pieces() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            4 => "[a-zA-Z]{1,6}",
            3 => Just(" ".to_owned()),
            3 => prop_oneof![Just("\n"), Just("\n\n"), Just("\r\n"), Just("\r"), Just("\x0c"), Just("\t")].prop_map(str::to_owned),
            2 => prop_oneof![
                Just("- "), Just("1. "), Just("(a) "), Just("# "), Just("> "), Just("| a |"), Just("```"), Just("<!--"),
                Just("-->"), Just("---"), Just("+++"), Just("==="), Just("**"), Just("_"), Just("["), Just("](x)"),
                Just("\\"), Just("Page 2 of 9"), Just("7"), Just("\u{feff}"), Just("[^1]: "), Just("key: value"), Just("*")
            ].prop_map(str::to_owned),
            1 => "\\PC{1,4}",
            1 => any::<char>().prop_map(|c| c.to_string()),
        ];
        proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn every_character_is_in_one_block_and_one_token(text in pieces()) {
            for name in ["a.txt", "a.md"] {
                let document = read_str(name, &text);
                prop_assert_eq!(document.validate(), Ok(()), "{}", name);
            }
        }

        #[test]
        fn bytes_are_refused_or_restored(bytes in any::<Vec<u8>>()) {
            if let Ok(document) = read_bytes("a.md", &bytes, &ReadOptions::default()) {
                prop_assert_eq!(document.to_bytes(), bytes);
            }
        }

        #[test]
        fn wrapping_does_not_change_keys(words in proptest::collection::vec("[a-zé’“]{1,12}", 1..40), width in 10_usize..60) {
            let flat = words.join(" ");
            let mut wrapped = String::new();
            let mut column = 0;
            for word in &words {
                let gap = if column == 0 { "" } else if column > width { column = 0; "\n" } else { "  " };
                wrapped += gap;
                wrapped += word;
                column += word.len();
            }
            let key = |text: &str| variorum::document::block_key(std::iter::once(text));
            prop_assert_eq!(key(&flat), key(&wrapped));
            prop_assert_eq!(key(&flat), key(&flat.replace('’', "'").replace('“', "\"")));
        }
    }
}

mod hostile {
    use super::*;

    #[test]
    fn large_odd_inputs_are_read_in_linear_time() {
        let n = 1_000_000;
        for text in [
            "a".repeat(10 * n),
            "\n".repeat(n),
            ">".repeat(n),
            "> ".repeat(n),
            "```\n".repeat(n / 10),
            "~~~~\n```\n".repeat(n / 10),
            "<!--\n".repeat(n / 10),
            "[".repeat(n),
            "](".repeat(n / 10),
            "*a ".repeat(n / 10),
            "`".repeat(n),
            "(a) ".repeat(n / 10),
            "- \n".repeat(n / 10),
            "1\n".repeat(n / 10),
            "Page 1 of 2\n".repeat(n / 10),
            "a\u{301}".repeat(n),
            "--- \nkey: value\n".repeat(n / 10),
        ] {
            let document = read_str("a.md", &text);
            for index in 0..document.blocks().len() {
                let _ = document.sentences(index);
            }
        }
    }
}

mod corpus {
    use super::*;

    fn texts() -> Vec<PathBuf> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
        let mut folders = vec![root.clone()];
        let mut texts = Vec::new();
        while let Some(folder) = folders.pop() {
            let Ok(entries) = std::fs::read_dir(&folder) else {
                continue;
            };
            for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
                if path.is_dir() {
                    folders.push(path);
                } else if path
                    .extension()
                    .is_some_and(|name| name == "txt" || name == "md")
                {
                    texts.push(path);
                }
            }
        }
        if texts.is_empty() {
            println!("not run: {} holds no texts", root.display());
        }
        texts.sort();
        texts
    }

    #[test]
    fn every_text_is_covered_by_blocks_and_tokens() {
        for path in texts() {
            let document = read(&path).unwrap();
            assert_eq!(document.validate(), Ok(()), "{}", path.display());
        }
    }

    #[test]
    fn the_seed_has_its_three_cut_paragraphs_joined() {
        for path in texts() {
            if path.ends_with("global-coalition/2021-06-28-rome.txt") {
                let document = read(&path).unwrap();
                let joined = document
                    .blocks()
                    .iter()
                    .filter(|block| block.pieces.len() == 2)
                    .count();
                assert_eq!(joined, 3);
            }
        }
    }
}
