//! L5: a text does not differ from itself, and only white space differs where nothing is reported.

use proptest::prelude::*;

use crate::generate::{any_pair, hostile_text, text};
use crate::{changes, comparison, config, squeezed};

/// The same paragraphs, wrapped and spaced otherwise. The first words of lines are letters, so that no wrapped line
/// looks like a list.
fn respaced(text: &str) -> String {
    let paragraphs: Vec<String> = text.trim_end().split("\n\n").map(wrapped).collect();
    paragraphs.join("\r\n \r\n") + "  "
}

fn wrapped(paragraph: &str) -> String {
    let mut lines = String::new();
    for (index, word) in paragraph.split(' ').enumerate() {
        let may_open_a_line = word.starts_with(|c: char| c.is_lowercase());
        lines.push_str(match index % 7 {
            0 if index == 0 => "",
            0 if may_open_a_line => "\r\n",
            3 => "  ",
            _ => " ",
        });
        lines.push_str(word);
    }
    lines
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_text_is_the_same_as_itself(text in hostile_text()) {
        let comparison = comparison(&text, &text);
        prop_assert!(comparison.is_same());
        prop_assert_eq!(changes(&comparison).count(), 0);
        prop_assert_eq!(comparison.findings().len(), 0);
    }

    #[test]
    fn wrapping_and_spacing_are_no_change(text in text()) {
        let text = text.render();
        let comparison = comparison(&text, &respaced(&text));
        prop_assert!(comparison.is_same(), "{:?}", changes(&comparison).collect::<Vec<_>>());
        prop_assert_eq!(comparison.findings().len(), 0);
    }

    #[test]
    fn silence_means_that_only_white_space_differs((old, new) in any_pair()) {
        if comparison(&old, &new).is_same() {
            prop_assert_eq!(squeezed(&old), squeezed(&new));
        }
    }
}
