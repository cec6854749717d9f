//! The encoding of a body: what it is, and not what somebody says it is.

use newshawk_reader::charset;

/// These bytes with this Content-Type are this text, in this encoding.
fn check(bytes: &[u8], content_type: &str, text: &str, encoding: &str) {
    let decoded = charset::decode(bytes, Some(content_type));
    assert_eq!(
        (decoded.text.as_str(), decoded.encoding.as_str()),
        (text, encoding)
    );
}

fn wide(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

#[test]
fn utf8_is_utf8_whatever_is_declared() {
    check(
        "<a>Größe, Мир</a>".as_bytes(),
        "text/xml; charset=iso-8859-1",
        "<a>Größe, Мир</a>",
        "utf-8",
    );
    let declared = "<?xml version='1.0' encoding='windows-1251'?><a>Größe</a>";
    check(declared.as_bytes(), "text/xml", declared, "utf-8");
}

#[test]
fn what_is_not_utf8_is_what_was_declared() {
    check(
        b"<a>Gr\xF6\xDFe</a>",
        "text/xml; charset=ISO-8859-1",
        "<a>Größe</a>",
        "windows-1252",
    );
    check(
        b"<a>\xCC\xE8\xF0</a>",
        "text/xml; charset=\"windows-1251\"",
        "<a>Мир</a>",
        "windows-1251",
    );
}

#[test]
fn the_document_may_declare_it_too() {
    let xml = b"<?xml version='1.0' encoding='koi8-r'?><a>\xED\xC9\xD2</a>";
    check(
        xml,
        "application/xml",
        "<?xml version='1.0' encoding='koi8-r'?><a>Мир</a>",
        "koi8-r",
    );
    let html = b"<meta charset=windows-1252><p>Gr\xF6\xDFe";
    check(
        html,
        "text/html",
        "<meta charset=windows-1252><p>Größe",
        "windows-1252",
    );
}

#[test]
fn the_mark_at_the_beginning_is_not_text() {
    check(
        "\u{FEFF}<a>Größe</a>".as_bytes(),
        "text/xml",
        "<a>Größe</a>",
        "utf-8",
    );
}

#[test]
fn utf16_with_its_mark_and_without() {
    let text = "<a>Größe, Мир</a>";
    check(&wide(text, u16::to_be_bytes), "text/xml", text, "utf-16be");
    check(&wide(text, u16::to_le_bytes), "text/xml", text, "utf-16le");
    let marked = format!("\u{FEFF}{text}");
    check(
        &wide(&marked, u16::to_be_bytes),
        "text/xml",
        text,
        "utf-16be",
    );
    check(
        &wide(&marked, u16::to_le_bytes),
        "text/xml; charset=utf-8",
        text,
        "utf-16le",
    );
}

#[test]
fn a_declared_utf16_that_is_none_does_not_count() {
    let text = "<?xml version='1.0' encoding='utf-16'?><a>Größe</a>";
    check(text.as_bytes(), "text/xml", text, "utf-8");
}

#[test]
fn a_few_foreign_bytes_in_utf8_are_mended_and_named() {
    let mut bytes = "<a>Größe über älteren Öfen fällt häufig über Füße "
        .as_bytes()
        .to_vec();
    bytes.extend(b"\x93so\x94</a>");
    let decoded = charset::decode(&bytes, None);
    assert_eq!(decoded.encoding, "utf-8");
    assert!(decoded.text.ends_with("Füße “so”</a>"), "{}", decoded.text);
    assert_eq!(decoded.flaw.as_deref(), Some("some bytes were not utf-8"));
}

#[test]
fn a_declaration_nobody_knows_is_guessed_and_said_to_be() {
    let bytes = b"<a>\xCF\xF0\xE8\xE2\xE5\xF2, \xE4\xEE\xF0\xEE\xE3\xE8\xE5 \xF7\xE8\xF2\xE0\xF2\xE5\xEB\xE8</a>";
    let decoded = charset::decode(bytes, Some("text/xml; charset=nonsense"));
    assert_eq!(decoded.text, "<a>Привет, дорогие читатели</a>");
    assert!(decoded.flaw.is_some());
}
