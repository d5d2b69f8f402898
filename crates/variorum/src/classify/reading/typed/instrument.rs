//! Instruments that are cited by their names.

use crate::classify::reading::capitals::PARTIES;
use crate::classify::reading::reader::Reader;
use crate::classify::reading::words::WordClass;
use crate::lexicon::Group;

use super::citation::{Citation, Standing};
use super::date::year;

/// Longest name of an instrument, in words.
const LONGEST_NAME: usize = 14;

/// A capitalised name whose head is an instrument: the Sendai Framework, the Convention against Corruption, the Bank of
/// Malta Act 2009. What only has an instrument in its name is none: the Assembly of the Compact, the Compact Assembly.
pub(super) fn named(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Citation)> {
    let first = reader.word(at)?;
    if !first.is_capitalised() || first.class != WordClass::Word || reader.is_grammar(at) {
        return None;
    }
    let connectors = ["small", "portfolio", "linking", PARTIES];
    let end = reader.capitalised_run(at, LONGEST_NAME, &connectors);
    let connects = |place: &usize| reader.family(*place, Group::Name, "connector").is_some();
    let head_end = (at + 1..end).find(connects).unwrap_or(end);
    let heads = |place: usize, end: usize| {
        let (length, family) = reader.family(place, Group::Reference, "head")?;
        let heads = reader.word(place)?.is_capitalised() && place + length >= end;
        heads.then_some((place, length, family))
    };
    let (place, length, family) = (at..head_end)
        .find_map(|place| heads(place, head_end))
        .or_else(|| heads(end - 1, end).filter(|_| year(reader, end, true).is_some()))?;
    // The bare head is a common noun, unless something follows that names it.
    let is_named = place > at || place + length < end;
    if !is_named || (place == at && first.opens && place + length >= end) {
        return None;
    }
    let name: Vec<&str> = reader.words[at..end]
        .iter()
        .map(|word| &*word.spelled)
        .collect();
    let name = name.join(" ");
    Some((
        end - at,
        Citation {
            short: name.clone(),
            instrument: name,
            number: String::new(),
            standing: if family == "treaty" {
                Standing::Binding
            } else {
                Standing::Free
            },
        },
    ))
}
