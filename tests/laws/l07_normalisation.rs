//! L7: no cosmetic rule makes two texts equal that differ in a letter, digit, mark, sign or question mark.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use variorum::document::{normalize, same_text};
use variorum::{EditClass, Op};

use crate::generate::hostile_pair;
use crate::{changes, comparison, config};

/// Differences that carry meaning, as `(old, new)` words.
const MEANINGFUL: &[(&str, &str)] = &[
    ("10²", "102"),
    ("½", "1/2"),
    ("ﬁnal", "final"),
    ("сорy", "copy"),
    ("Member", "member"),
    ("−5", "-5"),
    ("5", "-5"),
    ("1,5", "1.5"),
    ("1,500", "1500"),
    ("5%", "5"),
    ("€10", "$10"),
    ("agreed?", "agreed."),
    ("résumé", "resume"),
    ("все", "всё"),
    ("हिन्दी", "हिन्द"),
    ("Å", "A"),
    ("ş", "s"),
    ("naïve", "naive"),
    ("½", "¼"),
    ("co-operate", "cooperate"),
];

/// Differences that carry none, and must be called typography.
const TYPOGRAPHY: &[(&str, &str)] = &[
    ("“peace”", "\"peace\""),
    ("members’", "members'"),
    ("e\u{301}lan", "élan"),
    ("co\u{ad}operate", "cooperate"),
    ("2019–2020", "2019-2020"),
    ("and … so on", "and ... so on"),
    ("wait…", "wait..."),
];

/// What may be folded, and nothing else.
fn skeleton(text: &str) -> String {
    text.nfc()
        .filter(|c| {
            !matches!(
                c,
                '\u{ad}' | '\u{2010}'..='\u{2015}' | '-' | '\u{2026}' | '.'
            )
        })
        .filter(|c| {
            !matches!(
                c,
                '\'' | '"' | '\u{2018}'..='\u{201f}' | '\u{2039}' | '\u{203a}' | '«' | '»'
            )
        })
        .collect()
}

fn sentence(word: &str) -> String {
    format!("The parties noted that {word} is what both sides had in mind.")
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn folding_touches_only_typography((a, b) in hostile_pair()) {
        prop_assert_eq!(skeleton(&normalize(&a)), skeleton(&a));
        if same_text(&a, &b) {
            prop_assert_eq!(skeleton(&a), skeleton(&b));
        }
    }
}

#[test]
fn meaningful_characters_are_never_folded() {
    for (old, new) in MEANINGFUL {
        assert!(!same_text(old, new), "{old} and {new} are not the same");
        for (old, new) in [(old, new), (new, old)] {
            let comparison = comparison(&sentence(old), &sentence(new));
            let is_text = changes(&comparison).any(|edit| edit.class == EditClass::Text);
            assert!(is_text, "{old} became {new}, which is more than typography");
        }
    }
}

#[test]
fn typography_is_reported_and_called_so() {
    for (old, new) in TYPOGRAPHY {
        assert!(same_text(old, new), "{old} and {new} are the same");
        let comparison = comparison(&sentence(old), &sentence(new));
        assert!(!comparison.is_same(), "{old} became {new} in silence");
        for edit in comparison
            .edits()
            .iter()
            .filter(|edit| edit.op != Op::Equal)
        {
            assert_eq!(edit.class, EditClass::Typography, "{old} became {new}");
        }
    }
}
