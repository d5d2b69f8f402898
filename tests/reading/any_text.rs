//! What holds for any string at all.

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
