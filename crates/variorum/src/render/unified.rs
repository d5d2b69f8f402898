//! A unified diff of lines, for programs that know nothing of prose.

use std::io::{self, Write};

use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices, group_diff_ops};

use crate::compare::Comparison;
use crate::sides::Sides;

/// Writes a unified diff of lines that `git apply` accepts, with `context` lines around each hunk. The texts are
/// written as they are, since the diff is to be applied and not only read.
pub fn unified(comparison: &Comparison, context: usize, out: &mut dyn Write) -> io::Result<()> {
    let documents = comparison.documents();
    let lines = documents.map(|document| document.text().split_inclusive('\n').collect::<Vec<_>>());
    let ids = number_lines(&lines);
    let ops = capture_diff_slices(Algorithm::Myers, &ids.old, &ids.new);
    let hunks = group_diff_ops(ops, context);
    if hunks.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "--- {}",
        file_name("a", documents.old.name(), lines.old.is_empty())
    )?;
    writeln!(
        out,
        "+++ {}",
        file_name("b", documents.new.name(), lines.new.is_empty())
    )?;
    hunks
        .iter()
        .try_for_each(|hunk| write_hunk(hunk, &lines, out))
}

/// Gives equal lines of both sides equal numbers, so that comparing them costs nothing.
fn number_lines(lines: &Sides<Vec<&str>>) -> Sides<Vec<usize>> {
    let mut numbers = FxHashMap::default();
    lines.as_ref().map(|side| {
        side.iter()
            .map(|line| {
                let next = numbers.len();
                *numbers.entry(*line).or_insert(next)
            })
            .collect()
    })
}

fn write_hunk(hunk: &[DiffOp], lines: &Sides<Vec<&str>>, out: &mut dyn Write) -> io::Result<()> {
    let (Some(first), Some(last)) = (hunk.first(), hunk.last()) else {
        return Ok(());
    };
    let old = first.old_range().start..last.old_range().end;
    let new = first.new_range().start..last.new_range().end;
    writeln!(out, "@@ -{} +{} @@", range(old), range(new))?;
    for op in hunk {
        if op.tag() == DiffTag::Equal {
            write_lines(b" ", &lines.old[op.old_range()], out)?;
        } else {
            write_lines(b"-", &lines.old[op.old_range()], out)?;
            write_lines(b"+", &lines.new[op.new_range()], out)?;
        }
    }
    Ok(())
}

/// A range of lines as hunks count them: from 1, and an empty one by the line before it.
fn range(lines: std::ops::Range<usize>) -> String {
    let start = if lines.is_empty() {
        lines.start
    } else {
        lines.start + 1
    };
    format!("{start},{}", lines.len())
}

fn write_lines(sign: &[u8], lines: &[&str], out: &mut dyn Write) -> io::Result<()> {
    for line in lines {
        out.write_all(sign)?;
        out.write_all(line.as_bytes())?;
        if !line.ends_with('\n') {
            out.write_all(b"\n\\ No newline at end of file\n")?;
        }
    }
    Ok(())
}

/// A name as git writes it: `/dev/null` for a side that does not exist, quoted if it has control characters or
/// quotation marks, ended by a tab if it has blanks.
fn file_name(side: &str, name: &str, is_absent: bool) -> String {
    if is_absent {
        return "/dev/null".to_owned();
    }
    let path = format!("{side}/{}", name.trim_start_matches('/'));
    if path
        .chars()
        .any(|c| c.is_control() || c == '"' || c == '\\')
    {
        let escape = |byte: u8| match byte {
            b'"' | b'\\' => format!("\\{}", char::from(byte)),
            b' '..=b'~' => char::from(byte).to_string(),
            byte => format!("\\{byte:03o}"),
        };
        return format!("\"{}\"", path.bytes().map(escape).collect::<String>());
    }
    if path.contains(' ') {
        path + "\t"
    } else {
        path
    }
}
