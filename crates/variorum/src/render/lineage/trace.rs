//! A phrase through time as JSON.

use std::io::{self, Write};

use serde::Serialize;

use crate::classify::{Finding, Level, Passage};
use crate::diff::Edit;
use crate::json;
use crate::lineage::{ChainId, Lineage, Reading, Since, Status, Trace, Witness};

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
                forerunner: kin(lineage, strand.forerunner.as_ref()),
                successor: kin(lineage, strand.successor.as_ref()),
            })
            .collect(),
    };
    json::write(&whole, out)?;
    writeln!(out)
}

fn kin<'a>(lineage: &Lineage, kin: Option<&'a Since>) -> Option<KinJson<'a>> {
    kin.map(|kin| KinJson::new(lineage, kin))
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
    /// What a sentence that is new may have been made of.
    forerunner: Option<KinJson<'a>>,
    /// What a sentence that was dropped may have become.
    successor: Option<KinJson<'a>>,
}

#[derive(Serialize)]
struct KinJson<'a> {
    witness: usize,
    text: String,
    edits: &'a [Edit],
}

impl<'a> KinJson<'a> {
    fn new(lineage: &Lineage, kin: &'a Since) -> Self {
        Self {
            witness: kin.witness,
            text: lineage.sentence_text(kin.witness, kin.sentence),
            edits: &kin.edits,
        }
    }
}

#[derive(Serialize)]
struct FindingJson<'a> {
    id: String,
    kind: &'static str,
    level: Level,
    old: Option<&'a str>,
    new: Option<&'a str>,
    /// The last witness that had the new expression before, if it is back.
    back_from: Option<usize>,
}

impl<'a> FindingJson<'a> {
    fn new(lineage: &Lineage, witness: usize, finding: &'a Finding) -> Self {
        let text = |passage: &'a Option<Passage>| passage.as_ref().map(|it| it.text.as_str());
        Self {
            id: finding.id.to_string(),
            kind: finding.kind.id(),
            level: finding.level,
            old: text(&finding.old),
            new: text(&finding.new),
            back_from: lineage.back_from(witness, finding),
        }
    }
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
    findings: Vec<FindingJson<'a>>,
}

impl<'a> WordingJson<'a> {
    fn new(lineage: &'a Lineage, reading: &'a Reading) -> Self {
        let witness = reading.witnesses.start;
        let findings = lineage.findings_of(reading).into_iter();
        let since = reading.since.as_ref();
        Self {
            witnesses: [witness, reading.witnesses.end],
            text: lineage.sentence_text(witness, reading.sentence),
            has_phrase: reading.has_phrase,
            status: reading.status,
            same_as: reading.same_as,
            since: since.map(|since| since.witness),
            edits: since.map_or(&[], |since| &since.edits),
            findings: findings
                .map(|finding| FindingJson::new(lineage, witness, finding))
                .collect(),
        }
    }
}
