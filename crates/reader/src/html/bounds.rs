//! Markup that would take too long to read.
//!
//! The tokenizer compares each attribute of a tag with all before it, so one tag of two megabytes
//! would keep it busy for minutes. And the serializer looks through the rest of a text for each
//! character that it escapes.

use super::growth::is_growing;
use super::lighten::end_of;

/// No tag has more attributes than this; those of real pages have some dozens.
const MOST_ATTRIBUTES: usize = 500;

/// Shorter markup can't hold enough attributes to matter.
const HARMLESS: usize = 4096;

/// The markup up to the first tag that no page would have.
pub(crate) fn bounded(html: &str) -> &str {
    if html.len() <= HARMLESS {
        return html;
    }
    let mut at = 0;
    while let Some(start) = html[at..].find('<').map(|it| it + at) {
        let rest = &html[start..];
        at = start + 1;
        if rest.starts_with("<!--") {
            at = rest.find("-->").map_or(html.len(), |it| start + it);
            continue;
        }
        if !rest.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let Some(length) = tag_length(rest.as_bytes()) else {
            return &html[..start];
        };
        // The content of a script is no markup, and may hold a `<` that opens nothing. Without an end
        // all that follows is its content.
        let is_script = rest
            .get(1..7)
            .is_some_and(|it| it.eq_ignore_ascii_case("script"));
        if !is_script {
            at = start + length;
            continue;
        }
        let Some(length) = end_of(rest, "script") else {
            return html;
        };
        at = start + length;
    }
    html
}

/// Would reading this markup, or writing it out again, take seconds?
pub(crate) fn is_costly(html: &str) -> bool {
    /// Bytes that are looked at; measured, a quarter of a second.
    const MOST: usize = 4_000_000_000;
    if is_growing(html) {
        return true;
    }
    // Most markup is too short for the rest, and need not be looked into.
    if html.len().saturating_mul(html.len()) < MOST {
        return false;
    }
    let (mut bytes, mut escaped) = (0, 0);
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (text, tag) = rest.split_at(start);
        bytes += text.len();
        escaped += escapes(text);
        let is_tag =
            tag[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        escaped += usize::from(!is_tag);
        let length = if is_tag {
            tag_length(tag.as_bytes()).unwrap_or(1)
        } else {
            1
        };
        rest = &tag[length..];
    }
    bytes += rest.len();
    escaped += escapes(rest);
    bytes.saturating_mul(escaped) > MOST
}

/// Are elements nested as no text is? Each one is looked for among all that are open.
pub(crate) fn is_deep(html: &str) -> bool {
    const DEEPEST: usize = 256;
    let mut open: usize = 0;
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        let is_end = rest.starts_with('/');
        let name = rest.trim_start_matches('/');
        let end = name.find(|c: char| !c.is_ascii_alphanumeric());
        let name = &name[..end.unwrap_or(name.len())];
        // These end where the next one starts, or hold nothing.
        let is_flat = [
            "p", "li", "br", "hr", "img", "dd", "dt", "tr", "td", "th", "wbr", "source",
        ]
        .iter()
        .any(|it| it.eq_ignore_ascii_case(name));
        if name.is_empty() || is_flat {
            continue;
        }
        open = if is_end {
            open.saturating_sub(1)
        } else {
            open + 1
        };
        if open > DEEPEST {
            return true;
        }
    }
    false
}

fn escapes(text: &str) -> usize {
    text.matches(['&', '\u{A0}', '>']).count()
}

/// The length of a tag; none if it has too many attributes.
pub(super) fn tag_length(tag: &[u8]) -> Option<usize> {
    let mut attributes = 0;
    let mut quote = None;
    let mut before = b'<';
    for (at, &byte) in tag.iter().enumerate().skip(1) {
        match quote {
            Some(open) if open == byte => {
                quote = None;
                attributes += 1;
            }
            Some(_) => continue,
            None if byte == b'>' => return Some(at + 1),
            None if before == b'=' && matches!(byte, b'"' | b'\'') => quote = Some(byte),
            None if byte.is_ascii_whitespace() => {
                // Space around the sign of equality parts nothing.
                continue;
            }
            None => {
                let is_parted = tag[at - 1].is_ascii_whitespace() || tag[at - 1] == b'/';
                attributes += usize::from(is_parted);
            }
        }
        if attributes > MOST_ATTRIBUTES {
            return None;
        }
        before = byte;
    }
    Some(tag.len())
}
