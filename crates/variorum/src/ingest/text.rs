//! From decoded text to a document: lines, furniture, blocks, headings, joins, metadata, notices.

use super::reader::Source;
use super::{front, headings, joins, lines, marker, pages, reader, wrapping};
use crate::document::{Block, BlockKind, Document, Encoding, Marking, Markup, Notice};
use crate::lexicon::TextPack;
use crate::span::Span;

/// Reads a decoded text.
pub(super) fn read(name: String, text: String, encoding: Encoding, markup: Markup) -> Document {
    let pack = TextPack::detect(&text);
    let marking = Marking::new(markup, marker::targets(&text, markup));
    let lines = lines::split(&text);
    let mut blocks = reader::read(&Source {
        text: &text,
        lines: &lines,
        marking: &marking,
        pack,
        furniture: &pages::furniture(&text, &lines),
        is_one_paragraph_per_line: wrapping::is_one_paragraph_per_line(&text, &lines, markup),
    });
    drop(lines);
    headings::promote(&text, &mut blocks, &marking);
    let joined = joins::join(&text, &mut blocks, &marking);
    headings::assign_sections(&mut blocks);
    let metadata = front::metadata(&text, &blocks, pack);
    let notices = [
        encoding_notice(&text, encoding),
        line_end_notice(&text),
        furniture_notice(&blocks),
        join_notice(&blocks, &joined),
    ];
    Document::new(name, text, encoding, marking, pack, blocks)
        .with_apparatus(metadata, notices.into_iter().flatten().collect())
}

/// Makes a document whose blocks are the given units.
pub(super) fn from_units<S: AsRef<str>>(
    name: &str,
    units: impl IntoIterator<Item = S>,
) -> Document {
    let mut text = String::new();
    let mut spans = Vec::new();
    for unit in units {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(unit.as_ref());
        spans.push(Span::new(start, text.len()));
    }
    let marking = Marking::default();
    let blocks = spans
        .into_iter()
        .map(|span| Block::new(&text, BlockKind::Paragraph, None, vec![span], &marking))
        .collect();
    let pack = TextPack::detect(&text);
    Document::new(name.to_owned(), text, Encoding::Utf8, marking, pack, blocks)
}

fn notice(code: &str, message: String, span: Option<Span>) -> Notice {
    Notice {
        code: code.to_owned(),
        message,
        span,
    }
}

fn encoding_notice(text: &str, encoding: Encoding) -> Option<Notice> {
    let has_mark = text.starts_with('\u{feff}');
    let message = match (encoding, has_mark) {
        (Encoding::Utf8, false) => return None,
        (Encoding::Utf8, true) => "the file begins with a byte-order mark".to_owned(),
        (other, _) => format!("the file is encoded in {}", other.name()),
    };
    Some(notice("encoding", message, None))
}

fn line_end_notice(text: &str) -> Option<Notice> {
    let bytes = text.as_bytes();
    let (mut lf, mut crlf, mut cr) = (0_usize, 0_usize, 0_usize);
    memchr::memchr(b'\r', bytes)?;
    for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
        match (bytes[at], at.checked_sub(1).map(|before| bytes[before])) {
            (b'\n', Some(b'\r')) => {
                crlf += 1;
                cr -= 1;
            }
            (b'\n', _) => lf += 1,
            _ => cr += 1,
        }
    }
    let kinds = [lf, crlf, cr].iter().filter(|count| **count > 0).count();
    (kinds > 1).then(|| {
        let message = format!("line ends are mixed: {lf} LF, {crlf} CR LF, {cr} CR");
        notice("line-ends", message, None)
    })
}

fn furniture_notice(blocks: &[Block]) -> Option<Notice> {
    let mut furniture = blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Furniture);
    let first = furniture.next()?;
    let count = furniture.count() + 1;
    let message = format!(
        "{count} {} set aside: page numbers, running heads or footers",
        if count == 1 { "line is" } else { "lines are" }
    );
    Some(notice("furniture", message, Some(first.span())))
}

fn join_notice(blocks: &[Block], joined: &[usize]) -> Option<Notice> {
    let first = blocks[*joined.first()?].span();
    let count = joined.len();
    let message = format!(
        "{count} {} cut in parts, by page breaks it seems, and joined",
        if count == 1 {
            "paragraph is"
        } else {
            "paragraphs are"
        }
    );
    Some(notice("joined", message, Some(first)))
}
