//! Places in a numbered instrument: an article, a paragraph of it, a sentence of that.

use super::citation::{Citation, numbered};
use crate::classify::reading::reader::Reader;
use crate::lexicon::Group;

/// The family of what only divides an instrument.
const DIVISION: &str = "division";

/// A numbered instrument with the place in it that is meant, from the whole to the part or from the part to the whole:
/// Article 4, paragraph 2; paragraph 2 of Article 4.
pub(super) fn read_location(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Citation)> {
    let (mut length, mut cited) = numbered(reader, at)?;
    let mut last = cited.instrument.clone();
    // The next of the same rank is another place.
    while let Some((more, part)) =
        division(reader, at + length).filter(|(_, part)| part.instrument != last)
    {
        cited.number.push(' ');
        cited.number.push_str(&part.canonical());
        last = part.instrument;
        length += more;
    }
    let is_part = reader.family(at, Group::Reference, DIVISION).is_some();
    let of = reader.family(at + length, Group::Reference, "of");
    if let Some((joint, _)) = of.filter(|_| is_part)
        && let Some((more, whole)) = read_location(reader, at + length + joint)
        && whole.instrument != cited.instrument
    {
        let number = format!("{} {}", whole.number, cited.canonical());
        return Some((length + joint + more, Citation { number, ..whole }));
    }
    Some((length, cited))
}

/// The division that is named at a place, behind a comma or not.
fn division(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Citation)> {
    let comma = usize::from(reader.sign(at, ","));
    reader.family(at + comma, Group::Reference, DIVISION)?;
    let (length, part) = numbered(reader, at + comma)?;
    Some((comma + length, part))
}
