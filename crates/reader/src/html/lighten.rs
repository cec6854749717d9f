//! A page without its scripts and styles, which are most of its bytes and say nothing.

/// A part of the page that its server sends late and a script of React moves into its place.
const STREAMED: &str = "<div hidden id=\"S:";
const SHOWN: &str = "<div id=\"S:";

/// The page without scripts and styles; structured data stays. What is broken stays as it is.
pub(crate) fn lighten(html: &str) -> String {
    let mut light = String::with_capacity(html.len() / 2);
    let mut done = 0;
    let mut at = 0;
    while let Some(start) = html[at..].find('<').map(|it| it + at) {
        let rest = &html[start..];
        at = start + 1;
        if rest.starts_with("<!--") {
            // Not looked into: what is commented out has no ends.
            at = rest.find("-->").map_or(html.len(), |it| start + it);
            continue;
        }
        let is = |name: &&&str| starts_with_name(&rest[1..], name);
        let Some(name) = ["script", "style"].iter().find(is) else {
            continue;
        };
        let Some(end) = end_of(rest, name) else {
            // Never closed: a browser shows nothing of what follows, and there is nothing to win.
            break;
        };
        at = start + end;
        let tag = &rest[..rest.find('>').unwrap_or_default()];
        if tag.to_ascii_lowercase().contains("ld+json") {
            continue;
        }
        light.push_str(&html[done..start]);
        done = at;
    }
    light.push_str(&html[done..]);
    light.replace(STREAMED, SHOWN)
}

/// The length of an element whose content is not markup; none if it is never closed.
pub(super) fn end_of(rest: &str, name: &str) -> Option<usize> {
    let mut at = rest.find('>')?;
    loop {
        at += rest[at..].find("</")?;
        if starts_with_name(&rest[at + 2..], name) {
            return Some(at + rest[at..].find('>')? + 1);
        }
        at += 2;
    }
}

pub(super) fn starts_with_name(text: &str, name: &str) -> bool {
    let start = text.as_bytes().get(..name.len());
    let is_name = start.is_some_and(|it| it.eq_ignore_ascii_case(name.as_bytes()));
    is_name && !text[name.len()..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-')
}
