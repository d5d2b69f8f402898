//! Draws the picture of the README: the first lines of a real redline, from the escape sequences of a terminal to SVG.
//!
//! `cargo run --example redline_svg > docs/redline.svg`

use std::error::Error;
use std::io::{self, Write};

use variorum::render::{self, TerminalOptions};
use variorum::{CompareOptions, compare, read};

/// How much of the redline the picture shows.
const COLUMNS: usize = 88;
const LINES: usize = 56;

/// Size of a character cell, in pixels.
const CELL: (f32, f32) = (8.43, 19.0);
const MARGIN: f32 = 18.0;

fn main() -> Result<(), Box<dyn Error>> {
    run(&mut io::stdout())
}

pub(crate) fn run(out: &mut dyn Write) -> Result<(), Box<dyn Error>> {
    let old = read("examples/harbour-compact/2020.txt")?;
    let new = read("examples/harbour-compact/2021.txt")?;
    let comparison = compare(old, new, &CompareOptions::default());
    let options = TerminalOptions::default()
        .with_color(true)
        .with_width(COLUMNS);
    let mut page = Vec::new();
    render::terminal(&comparison, &options, &mut page)?;
    draw(&String::from_utf8(page)?, out)?;
    Ok(())
}

fn draw(page: &str, out: &mut dyn Write) -> io::Result<()> {
    let (width, height) = (COLUMNS as f32 * CELL.0, LINES as f32 * CELL.1);
    let (width, height) = (width + 2.0 * MARGIN, height + 2.0 * MARGIN);
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" font-size=\"14\" fill=\"#1d1d1b\" \
         font-family=\"ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace\">"
    )?;
    writeln!(out, "<title>The redline of two communiqués</title>")?;
    writeln!(
        out,
        "<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#fdfcf8\"/>"
    )?;
    let mut style = String::new();
    for (number, line) in page.lines().take(LINES).enumerate() {
        let y = MARGIN + (number + 1) as f32 * CELL.1 - 5.0;
        let mut column = 0;
        for (index, run) in line.split("\u{1b}[").enumerate() {
            let (codes, text) = if index == 0 {
                ("", run)
            } else {
                run.split_once('m').unwrap_or(("", run))
            };
            codes.split(';').for_each(|code| apply(code, &mut style));
            // Blanks are left out: viewers disagree on them at the ends of a text.
            let visible = text.trim();
            if !visible.is_empty() {
                let indent = text.chars().take_while(|c| c.is_whitespace()).count();
                let x = MARGIN + (column + indent) as f32 * CELL.0;
                let length = visible.chars().count() as f32 * CELL.0;
                let visible = escape(visible);
                writeln!(
                    out,
                    "<text x=\"{x:.1}\" y=\"{y:.0}\" textLength=\"{length:.1}\" style=\"{style}\">{visible}</text>"
                )?;
            }
            column += text.chars().count();
        }
    }
    writeln!(out, "</svg>")
}

/// Adds what a terminal's style code means to a style sheet; 0 takes all away.
fn apply(code: &str, style: &mut String) {
    style.push_str(match code {
        "0" => return style.clear(),
        "1" => "font-weight:bold;",
        "2" => "fill:#777;",
        "4" => "text-decoration:underline;",
        "9" => "text-decoration:line-through;",
        "31" => "fill:#b3261e;",
        "32" => "fill:#14713a;",
        "33" => "fill:#946200;",
        "34" => "fill:#1f4fa8;",
        "35" => "fill:#8a2a8f;",
        "36" => "fill:#006c7f;",
        _ => "",
    });
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
