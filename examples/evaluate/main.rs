//! Predicts what the gold sets ask for, by the library's default code path.
//!
//! `cargo run --release --example evaluate -- --task TASK GOLD.jsonl > PRED.jsonl`
//!
//! TASK is `align`, `spans`, `labels`, `labels-any`, `findings` or `provenance`. Labels in the input are never read.

mod align;
mod findings;
mod labels;
mod provenance;
mod spans;

use std::error::Error;
use std::io::{BufWriter, Write};
use std::{env, fs, io};

use serde_json::Value;

type Task = fn(&Value) -> Result<Value, Box<dyn Error>>;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [flag, name, path] = arguments.as_slice() else {
        return Err("usage: evaluate --task TASK GOLD.jsonl".into());
    };
    let task: Task = match (flag.as_str(), name.as_str()) {
        ("--task", "align") => align::predict,
        ("--task", "provenance") => provenance::predict,
        ("--task", "spans") => spans::predict,
        ("--task", "findings") => findings::predict,
        ("--task", "labels") => labels::predict,
        ("--task", "labels-any") => labels::predict_any,
        _ => return Err(format!("unknown task {flag} {name}").into()),
    };
    let mut out = BufWriter::new(io::stdout().lock());
    for line in fs::read_to_string(path)?
        .lines()
        .filter(|line| !line.trim().is_empty())
    {
        writeln!(out, "{}", task(&serde_json::from_str(line)?)?)?;
    }
    Ok(out.flush()?)
}

/// Returns a string field of a record.
fn text<'a>(record: &'a Value, field: &str) -> Result<&'a str, Box<dyn Error>> {
    record[field]
        .as_str()
        .ok_or_else(|| format!("no text in field `{field}`").into())
}

/// Returns a list of strings in a field of a record.
fn texts<'a>(record: &'a Value, field: &str) -> Result<Vec<&'a str>, Box<dyn Error>> {
    let list = record[field]
        .as_array()
        .ok_or_else(|| format!("no list in field `{field}`"))?;
    list.iter()
        .map(|item| {
            item.as_str()
                .ok_or_else(|| format!("not a text in `{field}`").into())
        })
        .collect()
}
