//! A phrase through time as JSON.

use std::io::{self, Write};

use serde::Serialize;

use crate::diff::Edit;
use crate::json;
use crate::lineage::{ChainId, Lineage, Reading, Status, Trace, Witness};

/// Writes a trace as one JSON document.
pub fn trace_json(lineage: &Lineage, trace: &Trace, out: &mut dyn Write) -> io::Result<()> {
    let witnesses = lineage.witnesses().iter();
    let whole = Whole {
        schema: "variorum/trace/1",
        phrase: &trace.phrase,
        is_fuzzy: trace.is_fuzzy,
        witnesses: witnesses.map(Witness::sigil).collect(),
        runs: trace.runs.iter().map(|run| [run.start, run.end]).collect(),
        strands: trace
            .strands
            .iter()
            .map(|strand| StrandJson {
                sentence: strand.chain,
                wordings: strand
                    .wordings
                    .iter()
                    .map(|reading| WordingJson::new(lineage, reading))
                    .collect(),
            })
            .collect(),
    };
    json::write(&whole, out)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Whole<'a> {
    schema: &'static str,
    phrase: &'a str,
    is_fuzzy: bool,
    witnesses: Vec<&'a str>,
    /// The witnesses that have the phrase, as half-open ranges.
    runs: Vec<[usize; 2]>,
    strands: Vec<StrandJson<'a>>,
}

#[derive(Serialize)]
struct StrandJson<'a> {
    sentence: ChainId,
    wordings: Vec<WordingJson<'a>>,
}

#[derive(Serialize)]
struct WordingJson<'a> {
    witnesses: [usize; 2],
    text: String,
    has_phrase: bool,
    status: Status,
    same_as: Option<usize>,
    since: Option<usize>,
    edits: &'a [Edit],
    findings: Vec<String>,
}

impl<'a> WordingJson<'a> {
    fn new(lineage: &'a Lineage, reading: &'a Reading) -> Self {
        let witness = reading.witnesses.start;
        let span = lineage.sentence_span(witness, reading.sentence);
        let text = &lineage.witnesses()[witness].document()[span];
        let findings = lineage.findings_of(reading).into_iter();
        let since = reading.since.as_ref();
        Self {
            witnesses: [witness, reading.witnesses.end],
            text: text.split_whitespace().collect::<Vec<_>>().join(" "),
            has_phrase: reading.has_phrase,
            status: reading.status,
            same_as: reading.same_as,
            since: since.map(|since| since.witness),
            edits: since.map_or(&[], |since| &since.edits),
            findings: findings.map(|finding| finding.id.to_string()).collect(),
        }
    }
}
