//! What must be mended before the tags are read, and the names of wounds that the reader closes itself.

use std::borrow::Cow;

use crate::html::entity;

/// The document without illegal control characters, and what is wrong with it otherwise.
pub(super) fn mend(text: &str) -> (Cow<'_, str>, Vec<String>) {
    let mut repairs = Vec::new();
    // XML 1.0, 2.2: of the control characters only tab and line ends are characters.
    let is_illegal = |c: char| c < ' ' && !matches!(c, '\t' | '\n' | '\r');
    let has_illegal = text
        .bytes()
        .any(|b| b < b' ' && !matches!(b, b'\t' | b'\n' | b'\r'));
    let mended = if has_illegal {
        repairs.push("control characters were removed".to_owned());
        Cow::Owned(text.chars().filter(|c| !is_illegal(*c)).collect())
    } else {
        Cow::Borrowed(text)
    };
    let (has_bare, has_html) = references(&mended);
    if has_html {
        repairs.push("HTML entities were resolved".to_owned());
    }
    if has_bare {
        repairs.push("a bare & was read as text".to_owned());
    }
    (mended, repairs)
}

/// Are there `&` that start no reference, and references that XML does not know, outside of CDATA?
fn references(text: &str) -> (bool, bool) {
    let (mut has_bare, mut has_html) = (false, false);
    let mut rest = text;
    let mut may_end = true;
    while let Some(at) = rest.find('&') {
        if may_end && let Some(open) = rest[..at].rfind("<![CDATA[") {
            let end = rest[open..].find("]]>").map(|it| it + open);
            may_end = end.is_some();
            if let Some(end) = end.filter(|it| *it > at) {
                rest = &rest[end..];
                continue;
            }
        }
        rest = &rest[at..];
        let is_xml = ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#"]
            .iter()
            .any(|it| rest.starts_with(it));
        if !is_xml {
            match entity::reference(rest) {
                Some(_) => has_html = true,
                None => has_bare = true,
            }
        }
        if has_bare && has_html {
            break;
        }
        rest = &rest[1..];
    }
    (has_bare, has_html)
}
