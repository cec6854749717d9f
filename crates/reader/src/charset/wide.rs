//! UTF-16 and UTF-32: told by their byte order mark, or by the zeros around the first `<`.

use encoding_rs::{UTF_16BE, UTF_16LE};

/// The text of UTF-16 or UTF-32 and the encoding's name; none for everything else.
pub(super) fn decode(bytes: &[u8]) -> Option<(String, &'static str)> {
    // UTF-32 stands first: its little-endian mark begins with that of UTF-16.
    match bytes {
        [0, 0, 0xFE, 0xFF, rest @ ..] => Some((utf32(rest, u32::from_be_bytes), "utf-32be")),
        [0xFF, 0xFE, 0, 0, rest @ ..] => Some((utf32(rest, u32::from_le_bytes), "utf-32le")),
        [0, 0, 0, b'<', ..] => Some((utf32(bytes, u32::from_be_bytes), "utf-32be")),
        [b'<', 0, 0, 0, ..] => Some((utf32(bytes, u32::from_le_bytes), "utf-32le")),
        [0xFE, 0xFF, rest @ ..] => Some((utf16(rest, UTF_16BE), "utf-16be")),
        [0xFF, 0xFE, rest @ ..] => Some((utf16(rest, UTF_16LE), "utf-16le")),
        [0, b'<' | b'{', 0, _, ..] => Some((utf16(bytes, UTF_16BE), "utf-16be")),
        [b'<' | b'{', 0, _, 0, ..] => Some((utf16(bytes, UTF_16LE), "utf-16le")),
        _ => None,
    }
}

fn utf16(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

fn utf32(bytes: &[u8], number: fn([u8; 4]) -> u32) -> String {
    let to_char =
        |four: &[u8; 4]| char::from_u32(number(*four)).unwrap_or(char::REPLACEMENT_CHARACTER);
    bytes.as_chunks().0.iter().map(to_char).collect()
}
