//! One line about a finding, or about several inside one passage.

use std::collections::BTreeMap;

use super::crowd::{Told, a_handful, lines, once, sum, without_the_low};
use crate::classify::{Finding, Kind, Level, Passage};
use crate::render::findings::family::{Family, is_as_heavy_act};
use crate::render::findings::quote::{excerpts, kind_name, names, quoted_alone, shortened, way};
use crate::sides::Sides;

/// Most lines of one sort under a redline, of what an added or removed passage holds or of such passages themselves. More
/// are counted by kind: they are there to be read.
const LISTED: usize = 2;

/// Of what is counted, most findings that weigh much and have a line of their own all the same.
const WEIGHTY: usize = 3;

/// Words from which on the changed words of a promise or request say by themselves what that is.
const BARE_ACT: usize = 4;

/// Where a line about a finding stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// Under the redline of the words it speaks of.
    InSight,
    /// Under a paragraph that came or went, and nothing else.
    UnderWhole,
    /// By itself.
    Alone,
}

impl Stand {
    /// Whether the words that a line speaks of are to be seen above it.
    fn is_in_sight(self) -> bool {
        self != Self::Alone
    }
}

/// A line about one finding, or about several inside one passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Remark {
    /// The highest level that it tells of.
    pub(super) level: Level,
    /// Whether it tells of what a passage above holds.
    pub(super) is_inner: bool,
    /// Which way that goes, where what it tells does not say so.
    pub(super) way: Option<&'static str>,
    /// What it tells, but for its level.
    pub(super) said: String,
    /// In how many places that is told, at least one; one that lists them by name counts as one.
    pub(super) places: usize,
}

impl Remark {
    /// The line as one that tells of what a passage above holds, or not.
    pub(super) fn inner(self, is_inner: bool) -> Self {
        Self { is_inner, ..self }
    }

    /// The line as it is written under a heading of some level, which need not be said again.
    pub(super) fn text(&self, heading: Option<Level>) -> String {
        let level = if heading == Some(self.level) {
            String::new()
        } else {
            format!("  {}", self.level.name())
        };
        let way = self.way.map_or_else(String::new, |way| format!(", {way}"));
        let places = match self.places {
            1 => String::new(),
            places => format!(", in {places} places"),
        };
        format!("{}{level}{way}{places}", self.said)
    }
}

impl Family<'_> {
    /// Whether it tells of a passage that came or went.
    pub(super) fn is_come_or_gone(&self) -> bool {
        self.own.kind.is_passage_come_or_gone()
    }

    /// Whether it tells of a passage that came or went, that weighs no more than another and holds nothing to be told.
    pub(super) fn is_plain(&self) -> bool {
        self.is_come_or_gone() && self.own.level < Level::High && self.contents.is_empty()
    }

    /// Whether what the passage promises or asks says all that there is to say of it.
    pub(super) fn contents_speak(&self) -> bool {
        let mut contents = self.contents.iter();
        contents.any(|content| is_as_heavy_act(content, self.own))
    }

    /// Whether something is told that the passage came in place of.
    fn takes_a_place(&self) -> bool {
        self.contents.iter().any(|content| content.is_in_place_of())
    }
}

/// The lines about some findings, in their order; what a passage holds follows it. `folds` says whether a passage may be
/// told by what it holds, and much of one sort in one line.
pub(super) fn remarks(findings: &[&Finding], stand: Stand, folds: bool) -> Vec<Remark> {
    let families = Family::all(findings);
    let is_in_sight = stand.is_in_sight();
    // Of several passages in a paragraph none is all of it.
    let passages = families.iter().filter(|family| family.is_come_or_gone());
    let stand = match stand {
        Stand::UnderWhole if passages.count() > 1 => Stand::InSight,
        stand => stand,
    };
    let mut plain: BTreeMap<Kind, Vec<&Finding>> = BTreeMap::new();
    for family in families.iter().filter(|family| family.is_plain()) {
        plain.entry(family.own.kind).or_default().push(family.own);
    }
    plain.retain(|_, passages| folds && is_in_sight && passages.len() > LISTED);
    let leading: Vec<&Finding> = plain.values_mut().filter_map(leading).collect();
    let leads = |own: &Finding| leading.iter().any(|other| std::ptr::eq(*other, own));
    let mut told = Vec::with_capacity(families.len());
    for family in families {
        if family.is_plain()
            && !leads(family.own)
            && let Some(passages) = plain.get_mut(&family.own.kind)
        {
            // The first of them stands for all.
            let findings = std::mem::take(passages);
            told.extend((!findings.is_empty()).then(|| Told {
                lines: vec![sum(&findings)],
                findings,
            }));
            continue;
        }
        told.extend(told_of(family, stand, folds));
    }
    match (is_in_sight, folds) {
        (true, true) => a_handful(once(told)),
        (true, false) => lines(once(told)),
        (false, true) => without_the_low(told),
        (false, false) => lines(told),
    }
}

/// Takes out of passages that are counted the one that weighs more than others: it says what will or may be.
fn leading<'f>(passages: &mut Vec<&'f Finding>) -> Option<&'f Finding> {
    let least = passages.iter().map(|passage| passage.score).min()?;
    let most = passages.iter().map(|passage| passage.score).max()?;
    let at = passages.iter().position(|passage| passage.score == most);
    at.filter(|_| most > least).map(|at| passages.remove(at))
}

/// The lines about a finding and what its passage holds. They stand together unless the passage is told by what it holds
/// where it is in sight.
fn told_of(family: Family<'_>, stand: Stand, folds: bool) -> Vec<Told<'_>> {
    let speaks = family.contents_speak() && (folds || family.is_one_with_an_act());
    let are_apart = speaks && stand.is_in_sight() && !family.takes_a_place();
    let (own_lines, counted) = if folds {
        by_weight(family.contents)
    } else {
        (family.contents.to_vec(), Vec::new())
    };
    let own = (!speaks).then(|| (line(family.own, stand, false), vec![family.own]));
    let contents = own_lines
        .into_iter()
        .map(|finding| (line(finding, stand, true), vec![finding]));
    let count = (!counted.is_empty()).then(|| (sum(&counted), counted));
    let parts = own.into_iter().chain(contents).chain(count);
    if are_apart {
        let alone = |(line, findings): (Remark, _)| Told {
            lines: vec![line.inner(false)],
            findings,
        };
        return parts.map(alone).collect();
    }
    // The first holds the others.
    let mut whole = Told {
        lines: Vec::new(),
        findings: Vec::new(),
    };
    for (line, findings) in parts {
        let is_inner = !whole.lines.is_empty() || line.is_inner && !speaks;
        whole.lines.push(line.inner(is_inner));
        whole.findings.extend(findings);
    }
    vec![whole]
}

/// The line about one finding; `is_content` says whether it stands under the passage that holds it.
fn line(finding: &Finding, stand: Stand, is_content: bool) -> Remark {
    match stand {
        // What a new passage, told in the line above, came in place of.
        _ if is_content && finding.is_in_place_of() => {
            let old = finding.old.as_ref().map_or("", |old| &*old.text);
            Remark {
                places: 1,
                ..remark(finding, format!("in place of  \"{}\"", shortened(old)))
            }
        }
        // The paragraph is its own quotation.
        Stand::UnderWhole if finding.kind.is_passage_come_or_gone() => {
            remark(finding, kind_name(finding))
        }
        Stand::InSight | Stand::UnderWhole => in_sight(finding),
        Stand::Alone => alone(finding),
    }
}

/// What a passage holds: what has a line of its own, and what is counted. All but what weighs most is, if it is much.
fn by_weight<'f>(contents: &[&'f Finding]) -> (Vec<&'f Finding>, Vec<&'f Finding>) {
    let mut weighty: Vec<usize> = (0..contents.len())
        .filter(|at| contents[*at].level >= Level::High)
        .collect();
    weighty.sort_by_key(|at| std::cmp::Reverse(contents[*at].score));
    weighty.truncate(WEIGHTY);
    let has_line = |at: usize| weighty.contains(&at) || contents[at].is_in_place_of();
    let (own, counted): (Vec<usize>, Vec<usize>) =
        (0..contents.len()).partition(|at| has_line(*at));
    if contents.len() <= LISTED || counted.len() == 1 {
        return (contents.to_vec(), Vec::new());
    }
    let of = |places: Vec<usize>| places.into_iter().map(|at| contents[at]).collect();
    (of(own), of(counted))
}

/// One finding on one line, where the words it speaks of stand in sight: `commitment weakened  "urges" → "invites"
/// medium`. Words that only one version has are signed, unless the kind says so: `scope broadened  +"all"  high`.
pub(super) fn in_sight(finding: &Finding) -> Remark {
    let is_bracket = finding.kind.family() == "bracket";
    let options = is_bracket.then(|| excerpts(finding));
    let words = names(finding).or(options).unwrap_or_else(|| {
        let text = |place: &Option<Passage>| {
            let text = place.as_ref().map(|place| place.text.as_str());
            shortened(text.unwrap_or_default())
        };
        Sides::new(text(&finding.old), text(&finding.new))
    });
    // Who has another part is named alike in both versions: the parts tell the change. Who promises or asks, without what,
    // tells nothing.
    let is_alike = !words.old.is_empty() && words.old == words.new;
    let own = match finding.kind.change() {
        "added" => &words.new,
        _ => &words.old,
    };
    let is_short = own.split_whitespace().count() < BARE_ACT;
    let is_bare = finding.kind.is_act_come_or_gone() && is_short;
    let words = if is_alike || is_bare {
        excerpts(finding)
    } else {
        words
    };
    let sign = match (words.old.is_empty(), words.new.is_empty()) {
        _ if matches!(finding.kind.change(), "added" | "removed") => "",
        (false, true) => "−",
        (true, false) => "+",
        _ => "",
    };
    quoting(finding, sign, &words)
}

/// One finding on one line that stands by itself: quoted with what makes the words readable.
fn alone(finding: &Finding) -> Remark {
    quoting(finding, "", &quoted_alone(finding))
}

/// The line about one finding that quotes what went and what came.
fn quoting(finding: &Finding, sign: &str, Sides { old, new }: &Sides<String>) -> Remark {
    let is_act = finding.kind.is_act_come_or_gone();
    let passages = match (old.is_empty(), new.is_empty()) {
        // A promise that came is not what it came in place of, nor one that went what took its place.
        (false, false) if is_act && finding.kind.change() == "added" => format!("\"{new}\""),
        (false, false) if is_act => format!("\"{old}\""),
        (true, true) => String::new(),
        (true, false) => format!("{sign}\"{new}\""),
        (false, true) => format!("{sign}\"{old}\""),
        (false, false) if old == new => format!("\"{new}\""),
        (false, false) if finding.stands_apart() => format!("−\"{old}\" +\"{new}\""),
        (false, false) => format!("\"{old}\" → \"{new}\""),
    };
    remark(finding, format!("{}  {passages}", kind_name(finding)))
}

/// The line about one finding that says so much of it.
fn remark(finding: &Finding, said: String) -> Remark {
    Remark {
        level: finding.level,
        is_inner: finding.parent.is_some(),
        way: way(finding),
        said,
        places: match names(finding) {
            Some(_) => 1,
            None => finding.quotes.len().max(1),
        },
    }
}
