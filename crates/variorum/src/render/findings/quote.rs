//! How a finding is named and quoted in a line or a row about it.

use crate::classify::{Direction, Finding, Kind, Passage, evidence};
use crate::sides::Sides;

/// How many characters of a passage are quoted in a line about a finding.
const QUOTED_CHARACTERS: usize = 48;

/// The ways that are counted, and what they are called.
const WAYS: [(Direction, &str); 4] = [
    (Direction::Firmer, "firmer"),
    (Direction::Softer, "softer"),
    (Direction::Wider, "wider"),
    (Direction::Narrower, "narrower"),
];

/// How many findings go which way, the four apart: opposed ones are never netted. Nothing if none goes any.
#[cfg(feature = "terminal")]
pub(in crate::render) fn directions(ways: &[Direction]) -> Option<String> {
    let counted = WAYS.iter().map(|(way, name)| {
        let number = ways.iter().filter(|other| *other == way).count();
        (number, name)
    });
    let parts = counted
        .filter(|(number, _)| *number > 0)
        .map(|(number, name)| format!("{number} {name}"))
        .collect::<Vec<_>>();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The way that a finding is counted under, where the name of its kind does not tell it.
pub(in crate::render) fn way(finding: &Finding) -> Option<&'static str> {
    let told = finding.kind.direction();
    let own = finding.direction.filter(|own| told != Some(*own))?;
    let named = WAYS.iter().find(|(way, _)| *way == own);
    named.map(|(_, name)| *name)
}

/// What a finding is quoted by at its own place, cut so that the changed words stay in sight.
pub(in crate::render) fn excerpts(finding: &Finding) -> Sides<String> {
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

/// What a finding is quoted by where the words it speaks of are not in sight. What came or went has nothing in its place to
/// be told against.
pub(in crate::render) fn quoted_alone(finding: &Finding) -> Sides<String> {
    let Sides { old, new } = excerpts(finding);
    match (&finding.old, &finding.new) {
        (None, Some(_)) if finding.kind.change() == "added" => Sides::new(String::new(), new),
        (Some(_), None) if finding.kind.change() == "removed" => Sides::new(old, String::new()),
        _ => Sides::new(old, new),
    }
}

/// The names that joined or left by one change, all of them: a reader looks for one among them. Those that stand between
/// them in the text are no part of it.
pub(in crate::render) fn names(finding: &Finding) -> Option<Sides<String>> {
    let field = |name: &str| finding.evidence.get(name).cloned();
    let names = match finding.kind {
        Kind::EntityAdded => Sides::new(String::new(), field(evidence::ENTITY)?),
        Kind::EntityRemoved => Sides::new(field(evidence::ENTITY)?, String::new()),
        Kind::EntityReplaced => Sides::new(field(evidence::OLD)?, field(evidence::NEW)?),
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
pub(in crate::render) fn kind_name(finding: &Finding) -> String {
    name_of(finding.kind)
}

pub(in crate::render) fn name_of(kind: Kind) -> String {
    let blank = |c| if matches!(c, '.' | '_') { ' ' } else { c };
    kind.id().chars().map(blank).collect()
}

/// A passage with squeezed white space, cut after a whole word when it is long.
pub(in crate::render) fn shortened(text: &str) -> String {
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
