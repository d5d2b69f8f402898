//! The views of a lineage say what it holds, in every format.

use std::fs;
use std::sync::Arc;

use serde_json::Value;
use variorum::diff::DiffOptions;
use variorum::lineage::Grain;
use variorum::render::{self, LineageLayout};
use variorum::{CompareOptions, Lineage, LineageOptions, Witness, lineage, read_str};

use crate::lineage_of;

const FIRST: &str =
    "The Forum urges all registries to open their books.\n\nFog is no excuse.\n\nTolls are low.";
const SECOND: &str = "The Forum invites all registries to open their books.\n\nTolls are low.";
const THIRD: &str = "The Forum urges all registries to open their books.\n\nFog is no excuse.\n\nTolls are low.\n\n=cmd|' /C calc'!A0 is new.";

fn series() -> Lineage {
    lineage_of(&[FIRST, SECOND, THIRD])
}

fn written(write: impl FnOnce(&mut dyn std::io::Write) -> std::io::Result<()>) -> String {
    let mut page = Vec::new();
    write(&mut page).expect("writing to memory does not fail");
    String::from_utf8(page).expect("views are text")
}

fn all() -> LineageLayout {
    let mut layout = LineageLayout::default();
    layout.all = true;
    layout
}

#[test]
fn the_overview_has_a_row_per_passage_and_a_column_per_version() {
    let page = written(|out| render::lineage_overview(&series(), &all(), out));
    for line in [
        " + # ~  “The Forum urges all registries to …”",
        " +   ^  “Fog is no excuse.”",
        " + = =  “Tolls are low.”",
        "     +  “=cmd|' /C calc'!A0 is new.”",
    ] {
        assert!(page.contains(line), "no line {line:?} in\n{page}");
    }
    assert!(
        page.contains("“Fog is no excuse.” returns in 3 (word for word; last in 1, dropped in 2)")
    );
    assert!(page.contains("as in 1"), "{page}");
}

#[test]
fn a_trace_compares_words_as_the_series_does() {
    let (old, new) = (
        "The master of the ship will pay the toll at noon.",
        "The pilot of a tug will wait at the pier at noon.",
    );
    let edits = |absorption| {
        let diff = DiffOptions::default().with_absorption(absorption);
        let compare = CompareOptions::default().with_diff(diff);
        let options = LineageOptions::default().with_compare(compare);
        let witnesses = [("1.txt", old), ("2.txt", new)];
        let witnesses = witnesses.map(|(name, text)| Witness::new(name, read_str(name, text)));
        let lineage = lineage(witnesses.into(), &options).unwrap();
        let trace = lineage.trace("will");
        let wording = trace.strands[0].wordings[1].since.clone().unwrap();
        assert_eq!(
            wording.edits,
            lineage.comparisons()[0].edits(),
            "{absorption}"
        );
        wording.edits.len()
    };
    assert_ne!(edits(1), edits(1_000), "the texts tell the two apart");
}

#[test]
fn a_trace_shows_each_wording_with_what_changed() {
    let lineage = series();
    let trace = lineage.trace("urges ALL registries");
    let page =
        written(|out| render::lineage_trace(&lineage, &trace, &LineageLayout::default(), out));
    assert!(page.contains("found in 2 of 3 versions: 1, 3"), "{page}");
    assert!(page.contains("[-urges-]"), "{page}");
    assert!(
        page.contains("{+urges+}") && page.contains("3, as in 1"),
        "{page}"
    );
}

#[test]
fn a_wording_that_begins_otherwise_has_no_blank_before_it() {
    let lineage = lineage_of(&[
        "Fog is rare. However, with low tolls in force, the board can hold the quays open.",
        "Fog is rare. With low tolls in force, the board can hold the quays open.",
    ]);
    let trace = lineage.trace("hold the quays open");
    let page =
        written(|out| render::lineage_trace(&lineage, &trace, &LineageLayout::default(), out));
    assert!(
        page.contains("    [-However, with-]{+With+} low tolls"),
        "{page}"
    );
}

#[test]
fn a_phrase_that_never_stood_so_is_followed_by_its_words() {
    let trace = series().trace("registries open books");
    assert!(trace.is_fuzzy);
    assert_eq!(trace.strands.len(), 1);
    let nothing = series().trace("quantum chromodynamics");
    assert!(nothing.strands.is_empty() && nothing.runs.is_empty());
}

#[test]
fn blame_names_the_version_of_each_sentence_and_of_words_that_returned() {
    let page = written(|out| render::lineage_blame(&series(), 2, &LineageLayout::default(), out));
    assert!(
        page.contains("1 │ The Forum ‹1^3: urges› all registries"),
        "{page}"
    );
    assert!(page.contains("1 │ ‹1^3: Fog is no excuse.›"), "{page}");
    assert!(page.contains("3 │ =cmd"), "{page}");
}

#[test]
fn a_passage_that_became_part_of_another_is_not_gone() {
    let halves = [
        "The Watch Room works by day and by night.",
        "It keeps a log of all calls.",
    ];
    let lineage = lineage_of(&[halves.join("\n\n"), halves.join(" ")]);
    let page = written(|out| render::lineage_overview(&lineage, &all(), out));
    assert!(page.contains(" + &  “It keeps a log of all …”"), "{page}");
    let words = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        words.ends_with("1 merged into others, 0 gone by 2"),
        "{page}"
    );
    let table = written(|out| render::lineage_csv(&lineage, out));
    assert!(table.contains("\"new\",\"merged into another\""), "{table}");
}

#[test]
fn a_new_number_in_a_list_has_no_origin_of_its_own() {
    let lineage = lineage_of(&[
        "1. light every mark;\n\n2. keep watch.\n",
        "1. keep watch.\n",
    ]);
    let page = written(|out| render::lineage_blame(&lineage, 1, &LineageLayout::default(), out));
    assert!(page.starts_with("1 │ 1. keep watch.\n"), "{page}");
}

#[test]
fn the_json_forms_hold_each_version_and_passage() {
    let lineage = series();
    let whole: Value = serde_json::from_str(&written(|out| render::lineage_json(&lineage, out)))
        .expect("the form is JSON");
    let trace = lineage.trace("fog is no excuse");
    let trace: Value =
        serde_json::from_str(&written(|out| render::trace_json(&lineage, &trace, out)))
            .expect("the form is JSON");
    assert_eq!(trace["schema"], "variorum/trace/1");
    assert_eq!(whole["schema"], "variorum/lineage/1");
    assert_eq!(whole["witnesses"].as_array().map(Vec::len), Some(3));
    let passages = whole["passages"].as_array().expect("passages are listed");
    assert_eq!(passages.len(), lineage.chains(Grain::Block).len());
    assert_eq!(passages[1]["states"][1]["status"], "returned");
    assert_eq!(passages[1]["states"][1]["same_as"], 0);
    let lines = written(|out| render::lineage_jsonl(&lineage, out));
    let records: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect();
    assert_eq!(records[0]["record"], "header");
    assert_eq!(records[records.len() - 1]["record"], "trailer");
}

#[test]
fn the_lines_of_json_are_the_parts_of_the_whole() {
    let lineage = series();
    let parse = |text: &str| -> Value { serde_json::from_str(text).expect("it is JSON") };
    let whole = parse(&written(|out| render::lineage_json(&lineage, out)));
    let lines = written(|out| render::lineage_jsonl(&lineage, out));
    let mut rebuilt = serde_json::json!({ "passages": [], "sentences": [], "newest": [] });
    for line in lines.lines() {
        let mut value = parse(line);
        let fields = value.as_object_mut().expect("a record is an object");
        let record = fields.remove("record").expect("a record says what it is");
        let list = match record.as_str().expect("in a word") {
            "header" => {
                rebuilt["schema"] = fields["schema"].clone();
                rebuilt["witnesses"] = fields["witnesses"].clone();
                rebuilt["notices"] = fields["notices"].clone();
                continue;
            }
            "trailer" => {
                rebuilt["stories"] = value;
                continue;
            }
            "passage" => "passages",
            "sentence" => "sentences",
            "attribution" => "newest",
            other => panic!("no record is called {other}"),
        };
        rebuilt[list].as_array_mut().expect("a list").push(value);
    }
    assert_eq!(rebuilt, whole);
}

#[test]
fn no_line_of_any_view_is_wider_than_the_page() {
    let passage = |year: usize| {
        let wide = "人民银行将继续实施稳健的货币政策保持流动性合理充裕".repeat(3);
        let long = "https://example.org/".to_owned() + &"path/".repeat(40);
        format!("{FIRST}\n\n{wide}{year}。\n\n{long}{year}\n\nIn {year} the tolls rise.")
    };
    let texts: Vec<String> = (0..60).map(|at| passage(1960 + at)).collect();
    let lineage = lineage_of(&texts);
    let trace = lineage.trace("the tolls rise");
    for width in [60, 80, 120] {
        let mut layout = all();
        layout.width = width;
        for (view, page) in [
            (
                "overview",
                written(|out| render::lineage_overview(&lineage, &layout, out)),
            ),
            (
                "trace",
                written(|out| render::lineage_trace(&lineage, &trace, &layout, out)),
            ),
            (
                "blame",
                written(|out| render::lineage_blame(&lineage, 59, &layout, out)),
            ),
            (
                "synopsis",
                written(|out| render::lineage_synoptic(&lineage, 59, &layout, out)),
            ),
        ] {
            for line in page.lines() {
                // Wide characters take two columns.
                let columns: usize = line.chars().map(|c| 1 + usize::from(c >= '\u{2e80}')).sum();
                assert!(
                    columns <= width,
                    "{view}, {width}: {columns} columns in {line:?}"
                );
            }
        }
    }
}

#[test]
fn many_versions_are_shown_in_panels_that_leave_none_out() {
    let texts: Vec<String> = (0..60)
        .map(|at| format!("{FIRST}\n\nThe year {at}."))
        .collect();
    let page = written(|out| {
        render::lineage_overview(&lineage_of(&texts), &LineageLayout::default(), out)
    });
    assert!(
        page.contains("1 – 30\n") && page.contains("31 – 60\n"),
        "{page}"
    );
}

#[test]
fn what_a_page_put_into_a_sentence_is_in_no_view() {
    let texts = ["2017", "2019", "2020", "2021"].map(|year| {
        let path = format!(
            "{}/examples/harbour-compact/{year}.txt",
            env!("CARGO_MANIFEST_DIR")
        );
        fs::read_to_string(path).expect("the example is there")
    });
    let lineage = lineage_of(&texts);
    let trace = lineage.trace("ask members to");
    let layout = all();
    for page in [
        written(|out| render::lineage_overview(&lineage, &layout, out)),
        written(|out| render::lineage_blame(&lineage, 3, &layout, out)),
        written(|out| render::lineage_trace(&lineage, &trace, &layout, out)),
        written(|out| render::trace_json(&lineage, &trace, out)),
        written(|out| render::lineage_synoptic(&lineage, 3, &layout, out)),
        written(|out| render::lineage_csv(&lineage, out)),
    ] {
        assert!(!page.contains("Page 2 of 4"), "{page}");
    }
    let json = written(|out| render::lineage_json(&lineage, out));
    assert!(
        !json.contains("members to Harbour Compact - Joint"),
        "{json}"
    );
}

#[test]
fn each_narrow_column_is_named_where_letters_suffice() {
    let texts: Vec<String> = (0..30)
        .map(|at| format!("{FIRST}\n\nThe year {at}."))
        .collect();
    let page = |count: usize, width: usize| {
        let mut layout = LineageLayout::default();
        layout.width = width;
        written(|out| render::lineage_overview(&lineage_of(&texts[..count]), &layout, out))
    };
    let few = page(26, 70);
    assert!(few.contains("\nabcdefghijklmnopqrstuvwxyz\n"), "{few}");
    assert!(few.contains("a 1 b 2 c 3"), "{few}");
    let many = page(30, 70);
    assert!(
        many.contains("\na·b·c·d·e·f·g·h·i·j·k·l·m·n·o·\n"),
        "{many}"
    );
    assert!(many.contains("a 1 b 3 c 5"), "{many}");
}

#[test]
fn short_names_that_say_nothing_stand_beside_the_names_of_files() {
    let named = |name: &str| Arc::new(read_str(name, FIRST));
    let witnesses = Witness::name_all([named("east/compact.txt"), named("west/compact.txt")]);
    let lineage = lineage(witnesses, &LineageOptions::default()).expect("two texts");
    let page = written(|out| render::lineage_overview(&lineage, &LineageLayout::default(), out));
    assert!(page.contains("  west/compact.txt\n"), "{page}");
}

#[test]
fn a_spreadsheet_gets_no_formulas() {
    let lineage = series();
    for page in [
        written(|out| render::lineage_csv(&lineage, out)),
        written(|out| render::synoptic_csv(&lineage, 2, out)),
    ] {
        assert!(page.contains("\"'=cmd|' /C calc'!A0 is new.\""), "{page}");
        assert!(
            page.lines()
                .all(|line| line.starts_with('"') && line.ends_with('"'))
        );
    }
}

#[test]
fn the_synopsis_holds_all_versions_against_the_base() {
    let lineage = series();
    let table = written(|out| render::synoptic_markdown(&lineage, 0, out));
    assert!(
        table.starts_with("| 1 (base) | 2 | 3 |\n| --- | --- | --- |\n"),
        "{table}"
    );
    assert!(
        table.contains("The Forum ~~urges~~**invites** all registries"),
        "{table}"
    );
    assert!(
        table.contains("| Fog is no excuse\\. | – | = 1 |"),
        "{table}"
    );
    let page = written(|out| render::lineage_synoptic(&lineage, 0, &all(), out));
    assert!(page.contains("1 (base)") && page.contains("= 1"), "{page}");
}
