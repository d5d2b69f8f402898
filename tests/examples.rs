//! Every example prints what its own header says. `VARIORUM_BLESS=1` writes into the header what it prints.

use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::Path;

#[allow(dead_code, reason = "the tests call `run`, not `main`")]
#[path = "../examples/align_rows.rs"]
mod align_rows;
#[allow(dead_code, reason = "the tests call `run`, not `main`")]
#[path = "../examples/apply_patch.rs"]
mod apply_patch;
#[allow(dead_code, reason = "the tests call `run`, not `main`")]
#[path = "../examples/list_changes.rs"]
mod list_changes;
#[allow(dead_code, reason = "the tests call `run`, not `main`")]
#[path = "../examples/redline.rs"]
mod redline;
#[allow(dead_code, reason = "the tests call `run`, not `main`")]
#[path = "../examples/redline_svg.rs"]
mod redline_svg;

const OPEN: &str = "//! ```text\n";
const CLOSE: &str = "//! ```\n";

type Example = fn(&mut dyn Write) -> Result<(), Box<dyn Error>>;

fn check(name: &str, run: Example) {
    let mut printed = Vec::new();
    run(&mut printed).expect("the example runs");
    let printed = String::from_utf8(printed).expect("output is UTF-8");
    let path = Path::new("examples").join(name).with_extension("rs");
    let source = fs::read_to_string(&path).expect("the example can be read");
    let (before, rest) = source
        .split_once(OPEN)
        .expect("the header shows the output");
    let (shown, after) = rest.split_once(CLOSE).expect("the output ends");
    let real = printed.lines().fold(String::new(), |header, line| {
        header + format!("//! {line}").trim_end() + "\n"
    });
    if std::env::var_os("VARIORUM_BLESS").is_some() {
        let blessed = format!("{before}{OPEN}{real}{CLOSE}{after}");
        fs::write(&path, blessed).expect("the example can be written");
    } else {
        assert_eq!(
            shown,
            real,
            "{} prints something else (VARIORUM_BLESS=1 takes it over)",
            path.display()
        );
    }
}

#[test]
fn align_rows_prints_what_it_says() {
    check("align_rows", align_rows::run);
}

#[test]
fn apply_patch_prints_what_it_says() {
    check("apply_patch", apply_patch::run);
}

#[test]
fn list_changes_prints_what_it_says() {
    check("list_changes", list_changes::run);
}

#[test]
fn redline_prints_what_it_says() {
    check("redline", redline::run);
}

#[test]
fn the_picture_of_the_readme_is_the_redline_of_today() {
    let mut drawn = Vec::new();
    redline_svg::run(&mut drawn).expect("the example runs");
    let drawn = String::from_utf8(drawn).expect("output is UTF-8");
    let path = Path::new("docs/redline.svg");
    if std::env::var_os("VARIORUM_BLESS").is_some() {
        fs::write(path, drawn).expect("the picture can be written");
    } else {
        let shown = fs::read_to_string(path).expect("the picture can be read");
        assert!(
            shown == drawn,
            "docs/redline.svg is another (VARIORUM_BLESS=1 takes it over)"
        );
    }
}
