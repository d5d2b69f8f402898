//! Tests that neither the number of threads nor the length of the texts does what it must not.

use std::fmt::Write as _;

use crate::parallel::with_threads;
use crate::work::counted;
use crate::{CompareOptions, Comparison, Sides, compare, read_str};

fn comparison(texts: &Sides<String>) -> Comparison {
    let documents = texts.as_ref().map(|text| read_str("text", text));
    compare(documents.old, documents.new, &CompareOptions::default())
}

/// A word of an invented vocabulary of some thousand words, low numbers being common.
fn word(number: usize) -> String {
    let share = number % 4001;
    let mut rest = share * share / 4001;
    let mut word = String::new();
    for _ in 0..3 {
        word.push_str(["ba", "che", "di", "for", "gu", "ha", "lin", "mo", "ner"][rest % 9]);
        rest /= 9;
    }
    word
}

/// Paragraphs of invented words; another `seed` gives others.
fn paragraphs(count: usize, seed: usize) -> Vec<String> {
    let paragraph = |index: usize| {
        let mut text = String::from("The");
        for at in 0..24 {
            let number = (index * 24 + at + 1) * 7919 + seed * 104_729;
            let _ = write!(text, " {}", word(number ^ (number >> 7)));
        }
        text + "."
    };
    (0..count).map(paragraph).collect()
}

fn edited(count: usize) -> Sides<String> {
    let old = paragraphs(count, 1);
    let mut new = old.clone();
    for paragraph in new.iter_mut().step_by(4) {
        *paragraph = paragraph.replacen("The ", "The harbour shall ", 1);
    }
    Sides::new(old.join("\n\n"), new.join("\n\n"))
}

fn unrelated(count: usize) -> Sides<String> {
    Sides::new(
        paragraphs(count, 1).join("\n\n"),
        paragraphs(count, 2).join("\n\n"),
    )
}

fn shuffled(count: usize) -> Sides<String> {
    let old = paragraphs(count, 1);
    // 7919 is a prime that divides no count used here, so that every paragraph is kept.
    let new: Vec<&str> = (0..count).map(|at| &*old[at * 7919 % count]).collect();
    Sides::new(old.join("\n\n"), new.join("\n\n"))
}

fn near_identical(count: usize) -> Sides<String> {
    let line = |at: usize| {
        format!(
            "Paragraph {} of the annex applies from day {}.",
            at % 500,
            at % 31
        )
    };
    let old: Vec<String> = (0..count).map(line).collect();
    let mut new = old.clone();
    for line in new.iter_mut().skip(3).step_by(4) {
        *line = line.replace("applies", "shall apply");
    }
    Sides::new(old.join("\n\n"), new.join("\n\n"))
}

fn one_paragraph(count: usize) -> Sides<String> {
    edited(count).map(|text| text.replace("\n\n", " "))
}

/// Makes a pair of texts of a size.
type Texts = fn(usize) -> Sides<String>;

#[test]
fn doubling_the_texts_hardly_more_than_doubles_the_counted_work() {
    // So many units without a partner: beyond the size up to which every pair is looked at.
    const COUNT: usize = 400;
    const MOST: f64 = 2.5;
    let kinds: [(&str, Texts); 5] = [
        ("edited", |count| edited(4 * count)),
        ("unrelated", unrelated),
        ("shuffled", shuffled),
        ("near identical", |count| near_identical(4 * count)),
        ("one paragraph", |count| one_paragraph(4 * count)),
    ];
    for (name, texts) in kinds {
        let work = |count: usize| {
            let texts = texts(count);
            counted(|| {
                with_threads(1, || comparison(&texts));
            })
        };
        let (once, twice) = (work(COUNT), work(2 * COUNT));
        assert!(once > 0, "{name}: nothing was counted");
        assert!(
            twice as f64 <= MOST * once as f64,
            "{name}: {once} steps became {twice}"
        );
    }
}

#[test]
fn the_number_of_threads_does_not_matter() {
    for texts in [edited(60), unrelated(40), shuffled(50), near_identical(80)] {
        let alone = with_threads(1, || comparison(&texts));
        for threads in [2, 3, 8] {
            let shared = with_threads(threads, || comparison(&texts));
            assert_eq!(alone.alignment(), shared.alignment(), "{threads} threads");
            assert_eq!(alone.edits(), shared.edits(), "{threads} threads");
            assert_eq!(alone.findings(), shared.findings(), "{threads} threads");
        }
    }
}
