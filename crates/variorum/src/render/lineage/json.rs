//! A lineage as JSON, schemas `variorum/lineage/1` and `variorum/blame/1`.

use std::io::{self, Write};

use serde::Serialize;

use crate::json;
use crate::lineage::{
    Chain, ChainId, Date, Grain, Lineage, Merge, Reversion, Reverted, Roster, Series, State,
    Status, Totals,
};
use crate::sides::Sides;
use crate::span::{Position, Span};

/// The name of the form of a whole lineage.
const SCHEMA: &str = "variorum/lineage/1";

/// The name of the form of an attribution.
const BLAME_SCHEMA: &str = "variorum/blame/1";

/// Writes the whole lineage as one JSON document.
pub fn lineage_json(lineage: &Lineage, out: &mut dyn Write) -> io::Result<()> {
    let whole = Whole {
        header: Header::new(SCHEMA, lineage),
        passages: chains(lineage, Grain::Block).collect(),
        sentences: chains(lineage, Grain::Sentence).collect(),
        newest: attributions(lineage, lineage.witnesses().len() - 1),
        stories: Stories::new(lineage),
    };
    json::write(&whole, out)?;
    writeln!(out)
}

/// Writes a header, one record per passage, one per sentence, and a trailer, each a line of JSON.
pub fn lineage_jsonl(lineage: &Lineage, out: &mut dyn Write) -> io::Result<()> {
    line("header", &Header::new(SCHEMA, lineage), out)?;
    for passage in chains(lineage, Grain::Block) {
        line("passage", &passage, out)?;
    }
    for sentence in chains(lineage, Grain::Sentence) {
        line("sentence", &sentence, out)?;
    }
    for attribution in attributions(lineage, lineage.witnesses().len() - 1) {
        line("attribution", &attribution, out)?;
    }
    line("trailer", &Stories::new(lineage), out)
}

/// Writes where the words of a version come from, sentence by sentence, as one JSON document.
pub fn blame_json(lineage: &Lineage, witness: usize, out: &mut dyn Write) -> io::Result<()> {
    let blame = Blame {
        header: Header::new(BLAME_SCHEMA, lineage),
        witness,
        attributions: attributions(lineage, witness),
    };
    json::write(&blame, out)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Blame<'a> {
    #[serde(flatten)]
    header: Header<'a>,
    witness: usize,
    attributions: Vec<AttributionJson>,
}

#[derive(Serialize)]
struct Record<'a, T> {
    record: &'static str,
    #[serde(flatten)]
    value: &'a T,
}

fn line<T: Serialize>(record: &'static str, value: &T, out: &mut dyn Write) -> io::Result<()> {
    json::write(&Record { record, value }, out)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    header: Header<'a>,
    passages: Vec<ChainJson<'a>>,
    sentences: Vec<ChainJson<'a>>,
    newest: Vec<AttributionJson>,
    stories: Stories,
}

#[derive(Serialize)]
struct Header<'a> {
    schema: &'static str,
    witnesses: Vec<WitnessJson<'a>>,
    notices: Vec<NoticeJson<'a>>,
}

impl<'a> Header<'a> {
    fn new(schema: &'static str, lineage: &'a Lineage) -> Self {
        let witnesses = lineage.witnesses().iter().enumerate();
        Self {
            schema,
            witnesses: witnesses
                .map(|(at, witness)| WitnessJson {
                    sigil: witness.sigil(),
                    name: witness.document().name(),
                    date: witness.date(),
                    totals: lineage.totals(at),
                    ages: lineage.ages(at),
                })
                .collect(),
            notices: lineage
                .notices()
                .iter()
                .map(|notice| NoticeJson {
                    code: &notice.code,
                    message: &notice.message,
                })
                .collect(),
        }
    }
}

#[derive(Serialize)]
struct WitnessJson<'a> {
    sigil: &'a str,
    name: &'a str,
    date: Option<Date>,
    #[serde(flatten)]
    totals: Totals,
    ages: Vec<usize>,
}

#[derive(Serialize)]
struct NoticeJson<'a> {
    code: &'a str,
    message: &'a str,
}

#[derive(Serialize)]
struct ChainJson<'a> {
    id: ChainId,
    states: Vec<StateJson>,
    merges: &'a [Merge],
}

#[derive(Serialize)]
struct StateJson {
    witness: usize,
    unit: usize,
    span: Span,
    #[serde(flatten)]
    position: Position,
    status: Status,
    moved: bool,
    same_as: Option<usize>,
    from: Option<ChainId>,
    /// Share of words that changed, three digits.
    change: Option<f64>,
    /// The wording, where it is not that of the state before.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

fn chains(lineage: &Lineage, grain: Grain) -> impl Iterator<Item = ChainJson<'_>> {
    let chains = lineage.chains(grain).iter().enumerate();
    chains.map(move |(id, chain): (ChainId, &Chain)| ChainJson {
        id,
        states: chain
            .states()
            .iter()
            .map(|state| state_json(lineage, grain, id, state))
            .collect(),
        merges: chain.merges(),
    })
}

fn state_json(lineage: &Lineage, grain: Grain, chain: ChainId, state: &State) -> StateJson {
    let document = lineage.witnesses()[state.witness].document();
    let span = match grain {
        Grain::Block => document.blocks()[state.unit].span(),
        Grain::Sentence => lineage.sentence_span(state.witness, state.unit),
    };
    let text = (state.status != Status::Same).then(|| match grain {
        Grain::Block => lineage.wording(state.witness, state.unit),
        Grain::Sentence => lineage.sentence_text(state.witness, state.unit),
    });
    let change = lineage.change(grain, chain, state.witness);
    StateJson {
        witness: state.witness,
        unit: state.unit,
        span,
        position: document.position(span.start()),
        status: state.status,
        moved: state.moved,
        same_as: state.same_as,
        from: state.from,
        change: change.map(|change| (change * 1000.0).round() / 1000.0),
        text,
    }
}

#[derive(Serialize)]
struct AttributionJson {
    block: usize,
    sentence: usize,
    origin: usize,
    stretches: Vec<StretchJson>,
}

#[derive(Serialize)]
struct StretchJson {
    span: Span,
    origin: usize,
    returned: Option<usize>,
}

/// The origins of the words of a version.
fn attributions(lineage: &Lineage, witness: usize) -> Vec<AttributionJson> {
    let attributions = lineage.blame(witness).into_iter();
    attributions
        .map(|attribution| AttributionJson {
            block: attribution.block,
            sentence: attribution.sentence,
            origin: attribution.origin,
            stretches: attribution
                .stretches
                .into_iter()
                .map(|stretch| StretchJson {
                    span: stretch.span,
                    origin: stretch.origin,
                    returned: stretch.returned,
                })
                .collect(),
        })
        .collect()
}

#[derive(Serialize)]
struct Stories {
    series: Vec<SeriesJson>,
    rosters: Vec<Roster>,
    reversions: Vec<Reversion>,
}

#[derive(Serialize)]
struct SeriesJson {
    topic: &'static str,
    passage: ChainId,
    moments: Vec<MomentJson>,
    reversions: Vec<Reverted>,
}

#[derive(Serialize)]
struct MomentJson {
    witness: usize,
    kind: &'static str,
    finding: String,
    texts: Sides<Option<String>>,
    ranks: Sides<Option<u32>>,
}

impl Stories {
    fn new(lineage: &Lineage) -> Self {
        let story = lineage.story();
        let series = story.series.into_iter();
        Self {
            series: series.map(|series| series_json(lineage, series)).collect(),
            rosters: story.rosters,
            reversions: story.reversions,
        }
    }
}

fn series_json(lineage: &Lineage, series: Series) -> SeriesJson {
    SeriesJson {
        topic: series.topic,
        passage: series.passage,
        reversions: series.reversions(),
        moments: series
            .moments
            .into_iter()
            .map(|moment| MomentJson {
                witness: moment.witness,
                kind: moment.kind.id(),
                finding: lineage.finding(&moment).id.to_string(),
                texts: moment.texts,
                ranks: moment.ranks,
            })
            .collect(),
    }
}
