//! One line about a finding, and what findings come to.

#[cfg(feature = "terminal")]
use std::collections::BTreeMap;

#[cfg(feature = "terminal")]
use super::crowd::{Told, a_handful, lines, once, sum, without_the_low};
#[cfg(feature = "terminal")]
use super::family::Family;

#[cfg(any(feature = "terminal", feature = "policy"))]
use crate::classify::Direction;
#[cfg(feature = "terminal")]
use crate::classify::Level;
#[cfg(feature = "terminal")]
use crate::classify::REPLACED;
use crate::classify::{Finding, Kind, Passage};
use crate::sides::Sides;

/// How many characters of a passage are quoted in a line about a finding.
const QUOTED_CHARACTERS: usize = 48;

/// Most lines of one sort under a redline, of what an added or removed passage holds or of such passages themselves. More
/// are counted by kind: they are there to be read.
#[cfg(feature = "terminal")]
const LISTED: usize = 2;

/// Of what is counted, most findings that weigh much and have a line of their own all the same.
#[cfg(feature = "terminal")]
const WEIGHTY: usize = 3;

/// Where a line about a finding stands.
#[cfg(feature = "terminal")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// Under the redline of the words it speaks of.
    InSight,
    /// Under a paragraph that came or went, and nothing else.
    UnderWhole,
    /// By itself.
    Alone,
}

#[cfg(feature = "terminal")]
impl Stand {
    /// Whether the words that a line speaks of are to be seen above it.
    fn is_in_sight(self) -> bool {
        self != Self::Alone
    }
}

/// A line about one finding, or about several inside one passage.
#[cfg(feature = "terminal")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Remark {
    /// The highest level that it tells of.
    pub(super) level: Level,
    /// Whether it tells of what a passage above holds.
    pub(super) is_inner: bool,
    pub(super) text: String,
}

/// The lines about some findings, in their order; what a passage holds follows it. `folds` says whether a passage may be
/// told by what it holds, and much of one sort in one line.
#[cfg(feature = "terminal")]
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
    let mut told = Vec::with_capacity(families.len());
    for family in families {
        if family.is_plain()
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

/// The lines about a finding and what its passage holds. They stand together unless the passage is told by what it holds
/// where it is in sight.
#[cfg(feature = "terminal")]
fn told_of(family: Family<'_>, stand: Stand, folds: bool) -> Vec<Told<'_>> {
    let speaks = folds && family.contents_speak();
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
    if speaks && stand.is_in_sight() {
        let alone = |(line, findings)| Told {
            lines: vec![Remark {
                is_inner: false,
                ..line
            }],
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
        let is_first = whole.lines.is_empty();
        let is_inner = !is_first || line.is_inner && !speaks;
        whole.lines.push(Remark { is_inner, ..line });
        whole.findings.extend(findings);
    }
    vec![whole]
}

/// The line about one finding; `is_content` says whether it stands under the passage that holds it.
#[cfg(feature = "terminal")]
fn line(finding: &Finding, stand: Stand, is_content: bool) -> Remark {
    Remark {
        level: finding.level,
        is_inner: finding.parent.is_some(),
        text: match stand {
            _ if is_content && finding.rule == REPLACED => in_place_of(finding),
            Stand::UnderWhole if matches!(finding.kind, Kind::Added | Kind::Removed) => {
                // The paragraph is its own quotation.
                let places = places(finding);
                format!("{}  {}{places}", kind_name(finding), finding.level.name())
            }
            Stand::InSight | Stand::UnderWhole => in_sight(finding),
            Stand::Alone => alone(finding),
        },
    }
}

/// What a passage holds: what has a line of its own, and what is counted. All but what weighs most is, if it is much.
#[cfg(feature = "terminal")]
fn by_weight<'f>(contents: &[&'f Finding]) -> (Vec<&'f Finding>, Vec<&'f Finding>) {
    let mut weighty: Vec<usize> = (0..contents.len())
        .filter(|at| contents[*at].level >= Level::High)
        .collect();
    weighty.sort_by_key(|at| std::cmp::Reverse(contents[*at].score));
    weighty.truncate(WEIGHTY);
    let has_line = |at: usize| weighty.contains(&at) || contents[at].rule == REPLACED;
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
#[cfg(feature = "terminal")]
pub(super) fn in_sight(finding: &Finding) -> String {
    let is_bracket = finding.kind.family() == "bracket";
    let options = is_bracket.then(|| excerpts(finding));
    let words = names(finding).or(options).unwrap_or_else(|| {
        let text = |place: &Option<Passage>| {
            let text = place.as_ref().map(|place| place.text.as_str());
            shortened(text.unwrap_or_default())
        };
        Sides::new(text(&finding.old), text(&finding.new))
    });
    // Who has another part is named alike in both versions: the parts tell the change.
    let is_alike = !words.old.is_empty() && words.old == words.new;
    let words = if is_alike { excerpts(finding) } else { words };
    let sign = match (words.old.is_empty(), words.new.is_empty()) {
        _ if matches!(finding.kind.change(), "added" | "removed") => "",
        (false, true) => "−",
        (true, false) => "+",
        _ => "",
    };
    remark(finding, sign, &words)
}

/// What a new passage, told in the line above, came in place of.
#[cfg(feature = "terminal")]
fn in_place_of(finding: &Finding) -> String {
    let old = finding.old.as_ref().map_or("", |old| &*old.text);
    format!(
        "in place of  \"{}\"  {}",
        shortened(old),
        finding.level.name()
    )
}

/// One finding on one line that stands by itself: quoted with what makes the words readable.
#[cfg(feature = "terminal")]
fn alone(finding: &Finding) -> String {
    let Sides { old, new } = excerpts(finding);
    // What came or went has nothing in its place to be told against.
    let quoted = match (&finding.old, &finding.new) {
        (None, Some(_)) if finding.kind.change() == "added" => Sides::new(String::new(), new),
        (Some(_), None) if finding.kind.change() == "removed" => Sides::new(old, String::new()),
        _ => Sides::new(old, new),
    };
    remark(finding, "", &quoted)
}

#[cfg(feature = "terminal")]
fn remark(finding: &Finding, sign: &str, Sides { old, new }: &Sides<String>) -> String {
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
    format!(
        "{}  {passages}  {}{}",
        kind_name(finding),
        finding.level.name(),
        places(finding)
    )
}

/// In how many places a finding is told, unless it lists them by name.
#[cfg(feature = "terminal")]
fn places(finding: &Finding) -> String {
    match finding.quotes.len() {
        0 | 1 => String::new(),
        _ if names(finding).is_some() => String::new(),
        number => in_places(number),
    }
}

#[cfg(feature = "terminal")]
pub(super) fn in_places(number: usize) -> String {
    format!(", in {number} places")
}

/// How many findings go which way, the four apart: opposed ones are never netted. Nothing if none goes any.
#[cfg(any(feature = "terminal", feature = "policy"))]
pub(super) fn directions(ways: &[Direction]) -> Option<String> {
    let names = [
        (Direction::Firmer, "firmer"),
        (Direction::Softer, "softer"),
        (Direction::Wider, "wider"),
        (Direction::Narrower, "narrower"),
    ];
    let counted = names.iter().map(|(way, name)| {
        let number = ways.iter().filter(|other| *other == way).count();
        (number, name)
    });
    let parts = counted
        .filter(|(number, _)| *number > 0)
        .map(|(number, name)| format!("{number} {name}"))
        .collect::<Vec<_>>();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// What a finding is quoted by at its own place, cut so that the changed words stay in sight.
pub(super) fn excerpts(finding: &Finding) -> Sides<String> {
    let quote = finding.quotes.first().map_or(Sides::new("", ""), |quote| {
        quote.as_ref().map(String::as_str)
    });
    let cut = Sides::new(
        excerpt(quote.old, finding.old.as_ref()),
        excerpt(quote.new, finding.new.as_ref()),
    );
    let stand_apart = finding.quotes.len() > 1;
    names(finding).filter(|_| stand_apart).unwrap_or(cut)
}

/// The names that joined or left by one change, all of them: a reader looks for one among them. Those that stand between
/// them in the text are no part of it.
fn names(finding: &Finding) -> Option<Sides<String>> {
    let field = |name: &str| finding.evidence.get(name).cloned();
    let names = match finding.kind {
        Kind::EntityAdded => Sides::new(String::new(), field("entity")?),
        Kind::EntityRemoved => Sides::new(field("entity")?, String::new()),
        Kind::EntityReplaced => Sides::new(field("old")?, field("new")?),
        _ => return None,
    };
    let is_one_change = finding.parent.is_none() && finding.places.is_empty();
    is_one_change.then_some(names)
}

/// A quotation cut to length: at its end, or before the word that stands before the changed ones if they lie too far on.
fn excerpt(quote: &str, own: Option<&Passage>) -> String {
    // A sign alone quotes nothing.
    let is_told = quote.chars().any(char::is_alphanumeric);
    if let Some(own) = own.filter(|_| !quote.is_empty() && !is_told) {
        return shortened(&own.text);
    }
    let changed = own.and_then(|own| {
        let at = quote.find(&own.text)?;
        let end = quote[..at].chars().count() + own.text.chars().count();
        (end > QUOTED_CHARACTERS).then_some(at)
    });
    let Some(at) = changed else {
        return shortened(quote);
    };
    let before = quote[..at].trim_end();
    let start = before.rfind(' ').map_or(0, |blank| blank + 1);
    if start == 0 {
        return shortened(quote);
    }
    format!("…{}", shortened(&quote[start..]))
}

/// The kind of a finding as words.
pub(super) fn kind_name(finding: &Finding) -> String {
    name_of(finding.kind)
}

pub(super) fn name_of(kind: Kind) -> String {
    let blank = |c| if matches!(c, '.' | '_') { ' ' } else { c };
    kind.id().chars().map(blank).collect()
}

/// A passage with squeezed white space, cut after a whole word when it is long.
pub(super) fn shortened(text: &str) -> String {
    let mut squeezed = String::new();
    let mut words = text.split_whitespace();
    // What is longer in bytes than so many characters can be is cut in any case.
    while squeezed.len() <= QUOTED_CHARACTERS * char::MAX_LEN_UTF8
        && let Some(word) = words.next()
    {
        if !squeezed.is_empty() {
            squeezed.push(' ');
        }
        squeezed.push_str(word);
    }
    let Some((end, _)) = squeezed.char_indices().nth(QUOTED_CHARACTERS) else {
        return squeezed;
    };
    let cut = &squeezed[..end];
    let whole = cut.rfind(' ').map_or(cut, |blank| &cut[..blank]);
    format!("{}…", whole.trim_end_matches([',', ';', ':']))
}
