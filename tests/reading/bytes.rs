//! Bytes that are texts, and bytes that are not.

use super::*;

#[test]
fn invalid_utf8_names_offset_byte_line_and_remedy() {
    let (kind, message) = kind_of(b"one\ntwo \xe9 three");
    assert_eq!(kind, ErrorKind::Encoding);
    for part in ["draft.txt", "offset 8", "0xe9", "line 2", "--encoding"] {
        assert!(message.contains(part), "{message}");
    }
}

#[test]
fn binaries_are_named_for_what_they_look_like() {
    let utf16: Vec<u8> = "Plain".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, name) in [
        (b"%PDF-1.7\n".as_slice(), "PDF"),
        (b"PK\x03\x04\x14\x00", "DOCX"),
        (b"\x89PNG\r\n\x1a\n\x00", "PNG"),
        (b"text\x00text", "byte 4"),
        (&utf16, "UTF-16"),
    ] {
        let (kind, message) = kind_of(bytes);
        assert_eq!(kind, ErrorKind::Binary, "{name}");
        assert!(message.contains(name), "{message}");
    }
}

#[test]
fn a_text_may_begin_with_the_letters_of_a_binary_format() {
    let document = read_bytes("a", b"BZh is a code".as_slice(), &ReadOptions::default());
    assert_eq!(document.unwrap().blocks().len(), 1);
}

#[test]
fn marked_utf16_is_read_and_restored() {
    for (mark, encoding, unit) in [
        (
            b"\xff\xfe",
            Encoding::Utf16Le,
            u16::to_le_bytes as fn(u16) -> [u8; 2],
        ),
        (b"\xfe\xff", Encoding::Utf16Be, u16::to_be_bytes),
    ] {
        let mut bytes = mark.to_vec();
        bytes.extend("Café \u{1f600}.\r\n".encode_utf16().flat_map(unit));
        let document = read_bytes("a", &bytes, &ReadOptions::default()).unwrap();
        assert_eq!(document.encoding(), encoding);
        assert_eq!(document.to_bytes(), bytes);
        assert_eq!(document.block_text(0), "Café \u{1f600}.");
        bytes.pop();
        assert_eq!(kind_of(&bytes).0, ErrorKind::Encoding);
    }
}

#[test]
fn a_byte_order_mark_is_no_text_and_is_kept() {
    let bytes = b"\xef\xbb\xbfText.".as_slice();
    let document = read_bytes("a", bytes, &ReadOptions::default()).unwrap();
    assert_eq!(document.block_text(0), "Text.");
    assert_eq!(document.blocks()[0].span().start(), 3);
    assert_eq!(document.to_bytes(), bytes);
    assert_eq!(document.notices()[0].code, "encoding");
}

#[test]
fn what_cannot_be_opened_is_an_open_error() {
    for path in ["no/such/file.txt", ".", "/dev/zero"] {
        assert_eq!(read(path).unwrap_err().kind(), ErrorKind::Open, "{path}");
    }
}

#[test]
fn the_limit_is_counted_from_what_is_really_read() {
    let options = ReadOptions::default().with_max_bytes(10);
    assert!(read_from("a", std::io::repeat(b'a').take(10), &options).is_ok());
    let error = read_from("a", std::io::repeat(b'a'), &options).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
    assert_eq!(
        error.to_string(),
        "a: is larger than the limit of 10 bytes",
        "what raises it is said by those who know"
    );
}

use std::io::Read;
