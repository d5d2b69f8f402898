//! What the formats promise: markup that gives back either text, diffs that git applies, lines that steer nothing.

#![allow(clippy::unwrap_used, reason = "a test that panics fails")]

mod common;

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use common::{Case, cases, harbour_compact};
use variorum::render::{
    RedlineOptions, TerminalOptions, criticmarkup, markdown, oneline, terminal, unified,
};
use variorum::{CompareOptions, Document, ReadOptions, compare, read_bytes, read_str};

fn written(write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Takes one side of `CriticMarkup`; white space squeezed.
fn side(marked: &str, accept: bool) -> String {
    let (mut text, mut rest, mut kept) = (String::new(), marked, true);
    while let Some(c) = rest.chars().next() {
        let marks = [
            ("{++", accept),
            ("++}", true),
            ("{--", !accept),
            ("--}", true),
            ("{~~", !accept),
            ("~>", accept),
            ("~~}", true),
        ];
        if let Some((mark, keeps)) = marks.iter().find(|(mark, _)| rest.starts_with(mark)) {
            kept = *keeps;
            rest = &rest[mark.len()..];
            continue;
        }
        let escaped = rest.strip_prefix('\\').and_then(|rest| rest.chars().next());
        rest = &rest[c.len_utf8()..];
        let c = escaped.unwrap_or(c);
        rest = if escaped.is_some() {
            &rest[c.len_utf8()..]
        } else {
            rest
        };
        if kept {
            text.push(c);
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The blocks of a document in order; white space squeezed.
fn blocks(document: &Document) -> String {
    let mut text = String::new();
    for block in document.blocks() {
        for span in block.label.iter().chain(&block.pieces) {
            text.extend([&document[*span], " "]);
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn accepting_all_criticmarkup_gives_the_new_text_and_rejecting_all_the_old() {
    for case in cases().into_iter().chain(harbour_compact()) {
        let comparison = case.compare();
        let marked = written(|out| criticmarkup(&comparison, out));
        let documents = comparison.documents();
        assert_eq!(
            side(&marked, true),
            blocks(documents.new),
            "{}: accepted",
            case.name
        );
        assert_eq!(
            side(&marked, false),
            blocks(documents.old),
            "{}: rejected",
            case.name
        );
    }
}

#[test]
fn a_table_stays_one_in_criticmarkup() {
    let table = |pilots: &str| {
        format!(
            "| Port | Pilots |\n| --- | --- |\n| Ilmar | {pilots} |\n\nAll of them are sworn.\n"
        )
    };
    let comparison = compare(
        read_str("old.md", &table("four")),
        read_str("new.md", &table("five")),
        &CompareOptions::default(),
    );
    let marked = written(|out| criticmarkup(&comparison, out));
    assert_eq!(
        marked.trim_end(),
        table("{~~four~>five~~}").trim_end(),
        "{marked}"
    );
}

#[test]
fn two_tables_stay_two_in_criticmarkup() {
    let tables = |ports: &str, lamps: &str| {
        format!(
            "| Port | Pilots |\n| --- | --- |\n{ports}\n| Lamp | Oil |\n| --- | --- |\n| Mole | {lamps} |\n"
        )
    };
    let row = "| Ilmar | four |\n";
    let old = tables(&format!("{row}| Ostra | nine |\n"), "rape");
    let comparison = compare(
        read_str("old.md", &old),
        read_str("new.md", &tables(row, "train")),
        &CompareOptions::default(),
    );
    let marked = written(|out| criticmarkup(&comparison, out));
    let expected = tables(
        &format!("{row}{{--| Ostra | nine |--}}\n"),
        "{~~rape~>train~~}",
    );
    assert_eq!(marked.trim_end(), expected.trim_end(), "{marked}");
}

/// Applies a unified diff with git to a file in an empty directory; nothing if there is no git.
fn git_apply(name: &str, old: &[u8], diff: &str) -> Option<Vec<u8>> {
    let folder = std::env::temp_dir().join(format!("variorum-formats-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(name), old).unwrap();
    let git = Command::new("git")
        .args(["apply", "--whitespace=nowarn", "-"])
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .spawn();
    let Ok(mut git) = git else {
        println!("git is not installed: unified diffs were not applied");
        return None;
    };
    git.stdin
        .take()
        .unwrap()
        .write_all(diff.as_bytes())
        .unwrap();
    assert!(git.wait().unwrap().success(), "git refused:\n{diff}");
    let new = fs::read(folder.join(name)).ok();
    fs::remove_dir_all(&folder).unwrap();
    Some(new.unwrap_or_default())
}

#[test]
fn git_applies_unified_diffs() {
    let plain = |old: &str, new: &str| Case {
        name: "made".to_owned(),
        old: old.as_bytes().to_vec(),
        new: new.as_bytes().to_vec(),
    };
    let own = [
        plain("one\ntwo\nthree\n", "one\ntwo\nthree"),
        plain("one\ntwo", "one\n2\n"),
        plain("one\r\ntwo\r\nthree\r\n", "one\r\n2\r\nthree\n"),
        plain("one\rtwo\n", "one\rtwo\nthree\n"),
        plain("a\n\n\n\n\n\n\n\n\n\nb\n", "A\n\n\n\n\n\n\n\n\n\nB\n"),
    ];
    for name in ["draft.md", "second draft.md"] {
        for case in own
            .iter()
            .chain(&cases())
            .filter(|case| !case.old.is_empty())
        {
            let read = |bytes: &[u8]| read_bytes(name, bytes, &ReadOptions::default()).unwrap();
            let comparison = compare(
                read(&case.old),
                read(&case.new),
                &variorum::CompareOptions::default(),
            );
            let diff = written(|out| unified(&comparison, 3, out));
            if let Some(new) = git_apply(name, &case.old, &diff) {
                assert_eq!(
                    String::from_utf8_lossy(&new),
                    String::from_utf8_lossy(&case.new),
                    "{}",
                    case.name
                );
            }
        }
    }
}

#[test]
fn formats_for_people_hold_no_steering_character() {
    let case = cases()
        .into_iter()
        .find(|case| case.name == "steering-characters")
        .unwrap();
    let comparison = case.compare();
    let options = RedlineOptions::default();
    let is_steering = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    for text in [
        written(|out| terminal(&comparison, &TerminalOptions::default(), out)),
        written(|out| markdown(&comparison, &options, out)),
        written(|out| oneline(&comparison, &options, out)),
    ] {
        assert!(!text.contains(is_steering), "{text}");
        assert!(text.contains("202E") && text.contains('\u{241b}'), "{text}");
    }
}

#[test]
fn colour_is_reset_on_every_line_and_no_line_is_wider_than_asked() {
    for case in cases().into_iter().chain(harbour_compact()) {
        let comparison = case.compare();
        for width in [40, 80] {
            let mut options = TerminalOptions::default();
            options.width = width;
            let plain = written(|out| terminal(&comparison, &options, out));
            options.color = true;
            let colored = written(|out| terminal(&comparison, &options, out));
            for line in plain.lines() {
                assert!(columns(line) <= width, "{}: {line}", case.name);
            }
            for line in colored.lines().filter(|line| line.contains('\u{1b}')) {
                let end = line.rfind('\u{1b}').unwrap();
                assert!(
                    line[end..].starts_with("\u{1b}[0m"),
                    "{}: {line:?}",
                    case.name
                );
            }
        }
    }
}

/// Columns of a line, at least: one for each character that is not combining.
fn columns(line: &str) -> usize {
    line.chars().count()
}

#[test]
fn letters_that_look_alike_are_named() {
    let case = cases()
        .into_iter()
        .find(|case| case.name == "look-alike-letters")
        .unwrap();
    let text = written(|out| terminal(&case.compare(), &TerminalOptions::default(), out));
    assert!(text.contains("≠ o U+006F → о U+043E"), "{text}");
}

/// The lines about findings, each with the last words of text before it.
fn told_after(page: &str) -> Vec<(String, String)> {
    let mut last = "";
    let mut told = Vec::new();
    for line in page.lines() {
        match line.trim().strip_prefix('▲') {
            Some(finding) => told.push((finding.trim().to_owned(), last.to_owned())),
            None if line.trim().is_empty() => {}
            None => last = line.split('│').next_back().unwrap().trim(),
        }
    }
    told
}

#[test]
fn findings_stand_under_their_paragraph_however_it_is_shown() {
    let old = "The wardens urge all skippers to carry two lamps. The toll of the lock falls to nine marks. Barges wait at the weir.";
    let new = "The wardens invite all skippers to carry two lamps.\n\nThe toll of the lock falls to seven marks.\n\nBarges wait at the weir.";
    let comparison = compare(
        variorum::read_str("old", old),
        variorum::read_str("new", new),
        &variorum::CompareOptions::default(),
    );
    let shown = |display| {
        let mut options = TerminalOptions::default();
        (options.display, options.width) = (display, 160);
        written(|out| terminal(&comparison, &options, out))
    };
    for display in [
        variorum::render::Display::Inline,
        variorum::render::Display::SideBySide,
    ] {
        let page = shown(display);
        let told = told_after(&page);
        let stands = |finding: &str, words: &str| {
            let own = told.iter().find(|(text, _)| text.starts_with(finding));
            own.is_some_and(|(_, last)| last.contains(words))
        };
        assert!(stands("directive weakened", "lamps"), "{page}");
        assert!(stands("quantity changed", "marks"), "{page}");
    }
}

#[test]
fn an_item_is_opened_once_as_added_and_its_bullet_is_written_once() {
    let items = |added: &str| {
        variorum::read_str(
            "list.md",
            &format!(
                "The wardens will\n\n- mend the lock of the upper basin\n{added}- paint the bridge\n"
            ),
        )
    };
    let comparison = compare(
        items(""),
        items("- count the barges\n"),
        &variorum::CompareOptions::default(),
    );
    let options = RedlineOptions::default();
    let lines = written(|out| oneline(&comparison, &options, out));
    assert!(lines.contains("{+- count the barges+}"), "{lines}");
    let page = written(|out| markdown(&comparison, &options, out));
    assert!(page.contains("\n- **count the barges**\n"), "{page}");
}

#[test]
fn in_json_a_paragraph_of_one_version_has_its_place_in_the_other() {
    let (first, last) = ("One lamp burns here.", "Two boats came in.");
    let old = format!("{first}\n\n{last} They left.\n");
    let new = format!("{first}\n\nThe mayor sang all night.\n\n{last} Gulls cry. They left.\n");
    let starts = |old: &str, new: &str, lacking: &str| -> Vec<u64> {
        let (old, new) = (read_str("old", old), read_str("new", new));
        let comparison = compare(old, new, &CompareOptions::default());
        let json = written(|out| variorum::render::json(&comparison, out));
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        let links = json["sentence_links"].as_array().unwrap().iter();
        let edits = links.flat_map(|link| link["edits"].as_array().unwrap());
        let changes = edits.filter(|edit| edit["op"] != "equal");
        let at = changes.map(|edit| &edit["at"][lacking]);
        at.map(|at| {
            assert_eq!(at["start"], at["end"]);
            at["start"].as_u64().unwrap()
        })
        .collect()
    };
    let expected = [first.len() as u64, (first.len() + 2 + last.len()) as u64];
    assert_eq!(starts(&old, &new, "old"), expected);
    assert_eq!(starts(&new, &old, "new"), expected);
}
