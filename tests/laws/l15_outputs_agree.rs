//! L15: every output of one comparison tells of the same changes.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Value;
use variorum::{Comparison, Op, render};

use crate::generate::{any_pair, revised};
use crate::{comparison, config};

/// The changes that an output tells of, by what identifies them.
#[derive(Debug, Default, PartialEq)]
struct Told {
    edits: BTreeSet<u64>,
    moves: BTreeSet<u64>,
    findings: BTreeSet<String>,
}

impl Told {
    fn by_comparison(comparison: &Comparison) -> Self {
        let alignment = comparison.alignment();
        let links = alignment.blocks.iter().chain(&alignment.sentence_links);
        let edits = comparison.edits().iter().enumerate();
        Self {
            edits: edits
                .filter(|(_, edit)| edit.op != Op::Equal)
                .map(|(index, _)| index as u64)
                .collect(),
            moves: links
                .filter_map(|link| link.moved)
                .map(|number| number as u64)
                .collect(),
            findings: comparison
                .findings()
                .iter()
                .map(|finding| finding.id.to_string())
                .collect(),
        }
    }

    /// Adds the sentence links of a JSON form.
    fn add_sentences(&mut self, links: &Value) {
        for link in items(links) {
            self.moves.extend(link["moved"].as_u64());
            let changed = items(&link["edits"]).filter(|edit| edit["op"] != "equal");
            self.edits
                .extend(changed.filter_map(|edit| edit["index"].as_u64()));
        }
    }
}

fn items(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

fn written(render: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    render(&mut out).expect("a vector accepts every write");
    String::from_utf8(out).expect("outputs are UTF-8")
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("the output is JSON")
}

fn told_by_json(json: &Value) -> Told {
    let mut told = Told::default();
    told.add_sentences(&json["sentence_links"]);
    told.moves
        .extend(items(&json["block_links"]).filter_map(|link| link["moved"].as_u64()));
    let ids = items(&json["findings"]).filter_map(|finding| finding["id"].as_str());
    told.findings.extend(ids.map(String::from));
    told
}

fn told_by_lines(lines: &[Value]) -> Told {
    let mut told = Told::default();
    for change in lines.iter().filter(|line| line["record"] == "change") {
        told.moves.extend(change["moved"].as_u64());
        told.add_sentences(&change["sentences"]);
        let ids = items(&change["findings"]).filter_map(Value::as_str);
        told.findings.extend(ids.map(String::from));
    }
    told
}

/// The numbers after the mark of moves.
fn moves_on_terminal(page: &str) -> BTreeSet<u64> {
    page.split('⇄')
        .skip(1)
        .filter_map(|rest| {
            let digits = rest
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(rest.len());
            rest[..digits].parse().ok()
        })
        .collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn json_and_json_lines_tell_the_same((old, new) in any_pair()) {
        let comparison = comparison(&old, &new);
        let expected = Told::by_comparison(&comparison);
        let json = parsed(&written(|out| render::json(&comparison, out)));
        prop_assert_eq!(&told_by_json(&json), &expected);
        let lines = written(|out| render::jsonl(&comparison, out));
        let lines: Vec<Value> = lines.lines().map(parsed).collect();
        prop_assert_eq!(&told_by_lines(&lines), &expected);
        let trailer = &lines[lines.len() - 1];
        prop_assert_eq!(trailer["changes"].as_u64(), Some(lines.len() as u64 - 2));
        prop_assert_eq!(&trailer["statistics"], &json["statistics"]);
    }

    #[test]
    fn the_terminal_shows_every_move((old, new) in revised()) {
        let comparison = comparison(&old.render(), &new.render());
        let options = render::TerminalOptions::default();
        let page = written(|out| render::terminal(&comparison, &options, out));
        prop_assert_eq!(moves_on_terminal(&page), Told::by_comparison(&comparison).moves);
    }
}

#[test]
fn a_sentence_that_moves_inside_a_paragraph_that_moved_is_shown() {
    let still = "The Forum met in the long hall and heard the reports of four committees.";
    let old =
        format!("Fog is rare.\n\n{still}\n\nLamps burn dim at night. Tolls are low in spring.\n");
    let new =
        format!("Fog is rare.\n\nTolls are low in spring. Lamps burn dim at night.\n\n{still}\n");
    let comparison = comparison(&old, &new);
    let moves = Told::by_comparison(&comparison).moves;
    assert_eq!(moves.len(), 2, "a paragraph, and a sentence in it");
    for display in [render::Display::Inline, render::Display::SideBySide] {
        let mut options = render::TerminalOptions::default();
        options.display = display;
        let page = written(|out| render::terminal(&comparison, &options, out));
        assert_eq!(moves_on_terminal(&page), moves, "{page}");
    }
}
