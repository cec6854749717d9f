//! What may be shown of a publisher's markup.

use std::borrow::Cow;
use std::collections::HashSet;

use ammonia::{Builder, UrlRelative};
use url::Url;

use super::bounds::{bounded, is_costly, is_deep};
use super::flatten::flatten;
use crate::link::resolve;

/// Bytes that may be added to a text by making its links absolute.
const MOST_ADDED: usize = 8 * 1024 * 1024;

/// How often markup is cleaned until nothing changes any more; two times are usual.
const MOST_ROUNDS: usize = 6;

/// Markup that is only text, structure and links. A picture is what it says instead of itself:
/// loading it would tell its server who reads what, and when.
pub(super) fn clean(html: &str, base: &Url) -> String {
    let mut shown = once(html, base);
    for _ in 0..MOST_ROUNDS {
        // What was left out may have held the rest together, so that a parser reads it otherwise now.
        let again = once(&shown, base);
        if again == shown {
            return shown;
        }
        shown = again;
    }
    escape(&super::text_once(html))
}

fn once(html: &str, base: &Url) -> String {
    let html = html.trim_start_matches('\u{FEFF}');
    if !html.contains(['<', '&']) {
        return escape(html);
    }
    let html = flatten(html);
    let html = bounded(&html);
    let added = html.matches('=').count() * base.as_str().len();
    if is_deep(html) || is_costly(html) || added > MOST_ADDED {
        // No publisher writes like this; its text is enough.
        return escape(&super::text_once(html));
    }
    let mut builder = Builder::default();
    let base = base.clone();
    builder
        .url_schemes(HashSet::from(["http", "https"]))
        // Made absolute below; what can't be is no link.
        .url_relative(UrlRelative::PassThrough)
        .rm_tags(["map", "area"])
        .rm_tag_attributes("img", ["align", "height", "src", "width"])
        .link_rel(Some("noopener noreferrer nofollow"))
        .attribute_filter(move |_element, attribute, value| {
            if matches!(attribute, "href" | "cite") {
                return resolve(Some(&base), value).map(|it| Cow::Owned(it.into()));
            }
            // Harmless here, but a value that reads like code has no business in an article.
            let is_code = value.to_ascii_lowercase().contains("javascript:");
            (!is_code).then_some(Cow::Borrowed(value))
        });
    let shown = keep_first_lines(builder.clean(html).to_string());
    // The mark of a byte order is none inside a text.
    let trimmed = shown.trim_start_matches('\u{FEFF}');
    trimmed.to_owned()
}

/// A parser takes away the first line end behind `<pre>`, and the writer does not put it back.
fn keep_first_lines(html: String) -> String {
    if !html.contains("<pre") {
        return html;
    }
    let mut kept = String::with_capacity(html.len());
    let mut rest = html.as_str();
    while let Some(start) = rest.find("<pre") {
        let end = rest[start..]
            .find('>')
            .map_or(rest.len(), |it| start + it + 1);
        kept.push_str(&rest[..end]);
        rest = &rest[end..];
        if rest.starts_with('\n') {
            kept.push('\n');
        }
    }
    kept + rest
}

/// Text as markup, just as it would be written again.
fn escape(text: &str) -> String {
    if !text.contains(['&', '<', '>', '\u{A0}']) {
        return text.to_owned();
    }
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('\u{A0}', "&nbsp;")
}
