//! The encoding a sender claims: in the HTTP header, in the XML declaration, in an HTML `<meta>`.

use encoding_rs::Encoding;

/// How far into a document a declaration is looked for, in bytes (WHATWG HTML, prescan).
const PRESCAN: usize = 1024;

/// The charset parameter of a Content-Type.
pub(super) fn in_header(content_type: &str) -> Option<&'static Encoding> {
    label_after(content_type.as_bytes(), b"charset").and_then(Encoding::for_label)
}

/// The declaration at the start of an XML or HTML document.
pub(super) fn in_document(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(PRESCAN)];
    let in_xml = find(start, b"<?xml").and_then(|at| {
        let declaration = &start[at..];
        let end = find(declaration, b"?>").unwrap_or(declaration.len());
        label_after(&declaration[..end], b"encoding")
    });
    let in_meta = || find(start, b"<meta").and_then(|at| label_after(&start[at..], b"charset"));
    in_xml.or_else(in_meta).and_then(Encoding::for_label)
}

/// The value after `word =`, with or without quotes.
fn label_after<'a>(bytes: &'a [u8], word: &[u8]) -> Option<&'a [u8]> {
    let after = &bytes[find(bytes, word)? + word.len()..];
    let value = after
        .trim_ascii_start()
        .strip_prefix(b"=")?
        .trim_ascii_start();
    let value = value
        .strip_prefix(b"\"")
        .or_else(|| value.strip_prefix(b"'"))
        .unwrap_or(value);
    let is_end =
        |b: &u8| matches!(b, b'"' | b'\'' | b';' | b'>' | b'?' | b'/') || b.is_ascii_whitespace();
    let end = value.iter().position(is_end).unwrap_or(value.len());
    Some(&value[..end])
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes
        .windows(word.len())
        .position(|window| window.eq_ignore_ascii_case(word))
}
