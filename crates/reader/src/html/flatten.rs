//! Markup that is drawn rather than read, and frames: taken away, with what they say left there.
//!
//! The parser would throw the words of a drawing or a formula away with it, and takes what stands in
//! a frame for those who can't see it for bare text. And no element of another vocabulary is left
//! for two parsers to disagree about.

use std::borrow::Cow;

use super::bounds::tag_length;
use super::lighten::{end_of, starts_with_name};

/// Drawings and formulas, whose elements are not those of HTML.
const FOREIGN: [&str; 2] = ["svg", "math"];

/// Elements that show something else, or nothing, where the words inside are not needed.
const FRAMES: [&str; 4] = ["iframe", "noscript", "noembed", "noframes"];

/// Elements whose content is no text.
const SILENT: [&str; 2] = ["script", "style"];

/// The markup with drawings and formulas as their words, and frames as what stands inside.
pub(super) fn flatten(html: &str) -> Cow<'_, str> {
    let mut flat = String::new();
    let mut done = 0;
    let mut at = 0;
    while let Some(start) = html[at..].find('<').map(|it| it + at) {
        let rest = &html[start..];
        at = start + length(rest);
        let is_start = !rest.starts_with("</");
        if FRAMES.iter().any(|name| is(rest, name)) {
            flat.push_str(&html[done..start]);
            done = at;
        } else if let Some(name) = FOREIGN.iter().find(|name| is_start && is(rest, name)) {
            flat.push_str(&html[done..start]);
            if !html[..at].ends_with("/>") {
                let whole = end_of(rest, name).unwrap_or(rest.len());
                push_words(&rest[..whole], *name == "svg", &mut flat);
                at = start + whole;
            }
            done = at;
        }
    }
    if done == 0 {
        return Cow::Borrowed(html);
    }
    flat.push_str(&html[done..]);
    Cow::Owned(flat)
}

/// What is said between the tags. The words of a drawing stand apart, the signs of a formula don't.
fn push_words(markup: &str, is_drawing: bool, out: &mut String) {
    let mut rest = markup;
    while let Some(start) = rest.find('<') {
        push_piece(&rest[..start], is_drawing, out);
        rest = &rest[start..];
        let length = length(rest);
        if length == 1 {
            out.push_str("&lt;");
        }
        rest = &rest[length..];
    }
    push_piece(rest, is_drawing, out);
}

fn push_piece(text: &str, is_apart: bool, out: &mut String) {
    let needs_space = is_apart && !text.trim().is_empty() && !out.is_empty();
    if needs_space {
        out.push(' ');
    }
    out.push_str(text);
}

/// The length of what starts with a `<`: a comment, a script or style with its content, a tag, or
/// the sign alone.
fn length(rest: &str) -> usize {
    if rest.starts_with("<!--") {
        return rest.find("-->").map_or(rest.len(), |it| it + 3);
    }
    let is_tag =
        rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
    if !is_tag {
        return 1;
    }
    let silent = SILENT
        .iter()
        .find(|name| !rest.starts_with("</") && is(rest, name));
    match silent {
        Some(name) => end_of(rest, name).unwrap_or(rest.len()),
        None => tag_length(rest.as_bytes()).unwrap_or(rest.len()),
    }
}

/// Is it a start or end tag of this name?
fn is(rest: &str, name: &str) -> bool {
    let inner = &rest[1..];
    starts_with_name(inner.strip_prefix('/').unwrap_or(inner), name)
}
