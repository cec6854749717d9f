//! Texts that say what type they are: Atom's text constructs and RSS's habits.

use std::borrow::Cow;

use super::format::Format;
use crate::html;
use crate::html::scan;
use crate::xml::Element;

/// The text of an element as HTML; none if there is nothing to see.
pub(super) fn markup(element: &Element<'_>, format: Format) -> Option<String> {
    let kind = element
        .attribute("type")
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    let found = if is_encoded(element) || is_binary(&kind) {
        let text = element.text();
        match from_base64(&text).map(String::from_utf8) {
            Some(Ok(decoded)) => decoded,
            // A picture or a sound has nothing to read.
            Some(Err(_)) => return None,
            // Some senders claim a binary type for plain markup.
            None => text.into_owned(),
        }
    } else if kind == "html" && element.has_markup() && element.is_wrapped() {
        // Escaped HTML in a `div` that is not escaped: the reference inside means a tag.
        element.text().into_owned()
    } else if kind == "xhtml" || element.has_markup() {
        element.markup()
    } else if format.is_atom() && matches!(kind.as_str(), "" | "text" | "text/plain") {
        escaped(element.text())
    } else {
        element.text().into_owned()
    };
    let found = found.trim();
    (!found.is_empty()).then(|| found.to_owned())
}

/// The text of an element as plain text; none if there is nothing to see.
pub(super) fn plain(element: &Element<'_>, format: Format) -> Option<String> {
    let kind = element.attribute("type").unwrap_or_default();
    let is_plain = format.is_atom()
        && matches!(kind, "" | "text" | "text/plain")
        && !element.has_markup()
        && !is_encoded(element);
    if is_plain {
        let text = element.text();
        // Declared plain, yet often written with the references of HTML.
        let text = if html::has_inline_markup(&text) {
            Cow::Owned(html::text(&text))
        } else {
            html::entity::decode(&text).into_owned().into()
        };
        return Some(scan::fold(&text)).filter(|it| !it.is_empty());
    }
    let is_xhtml = kind.contains("xhtml") && element.has_markup();
    let markup = markup(element, format)?;
    if is_xhtml {
        // Here a reference is what it says, and never a tag.
        return Some(html::text_once(&markup)).filter(|it| !it.is_empty());
    }
    super::plain(&markup)
}

/// The text of an element with its white space folded: names, dates, numbers, addresses.
pub(super) fn word(element: &Element<'_>) -> Option<String> {
    Some(scan::fold(&element.text())).filter(|it| !it.is_empty())
}

/// Plain text as HTML. Markup that was meant as such, though declared as text, is let through.
fn escaped(text: Cow<'_, str>) -> String {
    if html::has_inline_markup(&text) || !text.contains(['<', '&']) {
        return text.into_owned();
    }
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// Atom 0.3 says of any text that it is in Base64.
fn is_encoded(element: &Element<'_>) -> bool {
    let mode = element.attribute("mode").unwrap_or_default();
    mode.eq_ignore_ascii_case("base64")
}

fn is_binary(kind: &str) -> bool {
    let is_text = kind.is_empty()
        || !kind.contains('/')
        || kind.starts_with("text/")
        || kind.ends_with("+xml")
        || kind.ends_with("/xml")
        || kind.contains("html");
    !is_text
}

/// The bytes of Base64 (RFC 4648); none for anything else.
fn from_base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0u32);
    for byte in text
        .bytes()
        .filter(|b| !b.is_ascii_whitespace() && *b != b'=')
    {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = (bits << 6 | u32::from(six)) & 0xFF_FFFF;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(((bits >> count) & 0xFF) as u8);
        }
    }
    Some(bytes)
}
