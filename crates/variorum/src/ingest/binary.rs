//! What an input is that is not text, so that the refusal can name it.

/// Leading bytes of documents that hold a text.
const DOCUMENTS: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (
        b"PK\x03\x04",
        "a ZIP container, such as DOCX, ODT, EPUB or XLSX",
    ),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old binary Office document",
    ),
];

/// Leading bytes of other common formats that are mistaken for text files. No text begins with them.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"PK\x05\x06", "an empty ZIP container"),
    (b"\x1f\x8b", "gzip data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"\x28\xb5\x2f\xfd", "zstd data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
];

/// How many bytes are looked at to tell UTF-16 without a byte-order mark from other data.
const SAMPLE: usize = 4096;

/// Something that is not text: where that shows first, and what it looks like.
pub(super) struct Binary {
    pub(super) offset: usize,
    pub(super) looks_like: &'static str,
    /// Whether it may hold a text.
    pub(super) is_document: bool,
}

/// Recognises formats by their first bytes, and any input by a NUL byte, which no text holds.
pub(super) fn recognize(bytes: &[u8]) -> Option<Binary> {
    for (signatures, is_document) in [(DOCUMENTS, true), (SIGNATURES, false)] {
        let mut signatures = signatures.iter();
        if let Some((_, looks_like)) = signatures.find(|(magic, _)| bytes.starts_with(magic)) {
            return Some(Binary {
                offset: 0,
                looks_like,
                is_document,
            });
        }
    }
    memchr::memchr(0, bytes).map(|offset| Binary {
        offset,
        looks_like: nul_pattern(bytes),
        is_document: false,
    })
}

/// Most letters of Western texts have a zero byte in UTF-16, always on the same side.
fn nul_pattern(bytes: &[u8]) -> &'static str {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zeros = |side: usize| {
        sample
            .iter()
            .skip(side)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let pairs = sample.len() / 2;
    if odd > pairs / 2 && even == 0 {
        "UTF-16 (little-endian) without a byte-order mark; try --encoding utf-16le"
    } else if even > pairs / 2 && odd == 0 {
        "UTF-16 (big-endian) without a byte-order mark; try --encoding utf-16be"
    } else {
        "binary data"
    }
}
