//! What a file says about its text: front matter, and the title, date and place in its first lines.

use super::lines::Line;
use crate::document::{Block, BlockKind, Metadata};
use crate::lexicon::TextPack;
use crate::span::Span;

/// Blocks at the top that may be header lines.
const HEADER_BLOCKS: usize = 8;

/// Longest header line, in bytes: the first longer block is the text.
const MAX_HEADER: usize = 160;

/// Most words of the name of a place.
const MAX_PLACE_WORDS: usize = 3;

/// Digits of a year.
const YEAR_DIGITS: usize = 4;

/// What opens and closes a TOML string of several lines.
const LONG_QUOTE: &str = "\"\"\"";

/// Returns the index of the first line after the front matter, 0 if there is none: two rules with prose between them are
/// no front matter.
pub(super) fn front_matter_end(text: &str, lines: &[Line]) -> usize {
    let content = |index: usize| &text[lines[index].range()];
    let Some(first) = lines.iter().position(|line| !line.is_blank()) else {
        return 0;
    };
    let fence = content(first);
    let assign = match fence {
        "---" => ':',
        "+++" => '=',
        _ => return 0,
    };
    let is_assignment = lines
        .get(first + 1)
        .is_some_and(|line| assignment(&text[line.range()], assign).is_some());
    if !is_assignment {
        return 0;
    }
    let mut is_quoted = false;
    for (index, line) in lines.iter().enumerate().skip(first + 1) {
        let content = content(index);
        if content == fence && !is_quoted {
            return index + 1;
        }
        is_quoted ^= content.matches(LONG_QUOTE).count() % 2 == 1;
        let is_entry = line.is_blank()
            || line.indent > 0
            || content.starts_with(['-', '#', '[', ']', '}'])
            || assignment(content, assign).is_some();
        if !is_entry && !is_quoted && !content.starts_with(LONG_QUOTE) {
            return 0;
        }
    }
    0
}

/// Key and value of a line such as `title: Joint statement`.
fn assignment(line: &str, assign: char) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(assign)?;
    let key = key.trim();
    let is_key = key.starts_with(char::is_alphabetic)
        && key
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '.'));
    is_key.then_some((key, value.trim()))
}

/// Returns what front matter and header lines say, in source order.
pub(super) fn metadata(text: &str, blocks: &[Block], pack: &TextPack) -> Vec<Metadata> {
    let mut metadata: Vec<Metadata> = blocks
        .iter()
        .take_while(|block| block.kind == BlockKind::FrontMatter)
        .filter_map(|block| front_matter_entry(text, block))
        .collect();
    for block in header(text, blocks) {
        for entry in header_entries(text, block, pack) {
            if metadata.iter().all(|known| known.key != entry.key) {
                metadata.push(entry);
            }
        }
    }
    metadata
}

fn front_matter_entry(text: &str, block: &Block) -> Option<Metadata> {
    let span = block.span();
    let is_nested = text[..span.start()].ends_with([' ', '\t']);
    let line = &text[span.range()];
    let (key, value) = assignment(line, ':').or_else(|| assignment(line, '='))?;
    let bare = value.trim_matches(['"', '\'']);
    (!is_nested && !bare.is_empty()).then(|| Metadata {
        key: key.to_lowercase(),
        value: span_of(text, bare),
    })
}

/// The short blocks before the text proper.
fn header<'a>(text: &'a str, blocks: &'a [Block]) -> impl Iterator<Item = &'a Block> {
    blocks
        .iter()
        .filter(|block| block.kind.is_text())
        .take(HEADER_BLOCKS)
        .take_while(|block| text[block.span().range()].len() <= MAX_HEADER)
}

fn header_entries(text: &str, block: &Block, pack: &TextPack) -> Vec<Metadata> {
    let line = text[block.span().range()].trim_matches(['*', '_', '#', '=', '-', ' ', '\n', '\r']);
    let entry = |key: &str, value: &str| Metadata {
        key: key.to_owned(),
        value: span_of(text, value),
    };
    if let Some((date, place)) = date_and_place(line, pack) {
        let place = place.map(|place| entry("place", place));
        return [entry("date", date)].into_iter().chain(place).collect();
    }
    match block.kind {
        BlockKind::Heading(_) if !line.is_empty() => vec![entry("title", line)],
        _ => Vec::new(),
    }
}

/// Reads `28 June 2021, Rome`, `Rome, June 28, 2021` or a date alone.
fn date_and_place<'a>(line: &'a str, pack: &TextPack) -> Option<(&'a str, Option<&'a str>)> {
    let parts: Vec<&str> = line.split(',').map(str::trim).collect();
    let is_date = |part: &&str| {
        let mut words = part.split_whitespace();
        words.clone().next().is_some()
            && words
                .all(|word| pack.is_month(word) || word.starts_with(|c: char| c.is_ascii_digit()))
    };
    let has_month = parts
        .iter()
        .any(|part| is_date(part) && part.split_whitespace().any(|word| pack.is_month(word)));
    let has_year = line
        .split(|c: char| !c.is_ascii_digit())
        .any(|digits| digits.len() == YEAR_DIGITS);
    let first = parts.iter().position(is_date)?;
    let last = parts.iter().rposition(is_date)?;
    if !has_month || !has_year || !parts[first..=last].iter().all(is_date) {
        return None;
    }
    let others: Vec<&str> = parts[..first]
        .iter()
        .chain(&parts[last + 1..])
        .copied()
        .collect();
    let place = match others[..] {
        [] => None,
        [place]
            if place.starts_with(char::is_uppercase)
                && place.split_whitespace().count() <= MAX_PLACE_WORDS =>
        {
            Some(place)
        }
        _ => return None,
    };
    let date = offset_in(line, parts[first])..offset_in(line, parts[last]) + parts[last].len();
    Some((&line[date], place))
}

/// Where a part of a string begins in it.
fn offset_in(whole: &str, part: &str) -> usize {
    part.as_ptr() as usize - whole.as_ptr() as usize
}

fn span_of(text: &str, part: &str) -> Span {
    let start = offset_in(text, part);
    Span::new(start, start + part.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_places_are_read_in_either_order() {
        let pack = TextPack::of("en").unwrap();
        assert_eq!(
            date_and_place("June 28, 2021, Rome", pack),
            Some(("June 28, 2021", Some("Rome")))
        );
        assert_eq!(
            date_and_place("Lissandro, 17 June 2021", pack),
            Some(("17 June 2021", Some("Lissandro")))
        );
        assert_eq!(
            date_and_place("4 November 2025", pack),
            Some(("4 November 2025", None))
        );
        assert_eq!(
            date_and_place("In June we met, in 2021, and again", pack),
            None
        );
    }
}
