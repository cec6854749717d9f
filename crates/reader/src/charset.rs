//! Bytes to text, whatever the sender claims about them.
//!
//! The order is: byte order mark, the shape of UTF-16 and UTF-32, valid UTF-8, the charset of the
//! HTTP header, the declaration in the document, and at last a guess. Valid UTF-8 stands before
//! every declaration because text in another encoding is practically never valid UTF-8, while
//! servers that say `iso-8859-1` out of habit are common.

mod declared;
mod wide;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Text, and how it was found in the bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// The encoding's WHATWG name in lower case; `us-ascii` and `utf-32…` where those apply.
    pub encoding: String,
    /// What was wrong with the declared encoding, in words.
    pub flaw: Option<String>,
}

/// Reads bytes as text. Never fails; what can't be read becomes U+FFFD.
///
/// `content_type` is the value of the HTTP header, with or without a charset. An ASCII body is
/// named after its declaration, or as RFC 3023 has it: `us-ascii` for `text/*`.
pub fn decode(bytes: &[u8], content_type: Option<&str>) -> Decoded {
    if let Some((text, name)) = wide::decode(bytes) {
        return Decoded {
            text,
            encoding: name.to_owned(),
            flaw: None,
        };
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let http = content_type.and_then(declared::in_header);
    let inside = declared::in_document(bytes);
    let declared = http.or(inside);

    if declared == Some(ISO_2022_JP) && bytes.contains(&0x1B) {
        return with(bytes, ISO_2022_JP);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded {
            text: text.to_owned(),
            encoding: name_of_utf8(text, declared, http, content_type),
            flaw: None,
        };
    }
    for candidate in [http, inside].into_iter().flatten() {
        // UTF-16 can't be meant where the declaration itself is readable as ASCII.
        let is_plausible = candidate != UTF_8 && candidate != UTF_16LE && candidate != UTF_16BE;
        if is_plausible && !candidate.decode_without_bom_handling(bytes).1 {
            return with(bytes, candidate);
        }
    }
    guess(bytes, declared)
}

/// An ASCII body is in its declared encoding as much as in UTF-8, so the declaration names it.
fn name_of_utf8(
    text: &str,
    declared: Option<&'static Encoding>,
    http: Option<&'static Encoding>,
    content_type: Option<&str>,
) -> String {
    if !text.is_ascii() {
        return name(UTF_8);
    }
    let is_text =
        content_type.is_some_and(|it| it.trim_start().to_ascii_lowercase().starts_with("text/"));
    if http.is_none() && is_text {
        return "us-ascii".to_owned();
    }
    name(
        declared
            .filter(|it| it.is_ascii_compatible())
            .unwrap_or(UTF_8),
    )
}

/// No declaration holds: mostly UTF-8 with a few foreign bytes, or something else altogether.
fn guess(bytes: &[u8], declared: Option<&'static Encoding>) -> Decoded {
    let said = |found: &str| match declared {
        Some(it) => format!("declared {}, read as {found}", name(it)),
        None => format!("no encoding declared, read as {found}"),
    };
    let is_declared = declared == Some(UTF_8);
    if let Some(text) = mended_utf8(bytes, is_declared) {
        return Decoded {
            text,
            encoding: name(UTF_8),
            flaw: Some("some bytes were not utf-8".to_owned()),
        };
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let found = detector.guess(None, Utf8Detection::Deny);
    let mut decoded = with(bytes, found);
    decoded.flaw = Some(said(&decoded.encoding));
    decoded
}

/// Reads UTF-8 that has a few bytes of windows-1252 in it, as when two sources were glued together.
fn mended_utf8(bytes: &[u8], is_declared: bool) -> Option<String> {
    let mut good = 0;
    let mut bad = 0;
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    // Text of another encoding hits a valid sequence only by chance; four of five are no chance, and
    // where the sender says that it is UTF-8, one of two is none.
    let needed = if is_declared { bad } else { 4 * bad };
    if good < needed {
        return None;
    }
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    Some(text)
}

fn with(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Decoded {
        text: text.into_owned(),
        encoding: name(encoding),
        flaw: None,
    }
}

fn name(encoding: &'static Encoding) -> String {
    encoding.name().to_ascii_lowercase()
}
