//! A digest as one HTML file that loads nothing.

use jiff::tz::TimeZone;

use super::{Digest, NOTHING, Story, covered, outlets, title, words};
use crate::link;

/// The look: readable on paper, on a telephone, and in the dark.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{max-width:40em;margin:2em auto;padding:0 1em;font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}\
h1{font-size:1.4em;margin:0}h2{font-size:1.05em;margin:0}\
ol{padding-left:1.6em}li{margin:1.3em 0}p,ul{margin:.25em 0}\
.quiet{opacity:.75;font-size:.9em}blockquote{margin:.35em 0;padding-left:.8em;border-left:3px solid currentColor}";

/// The digest as a whole page. Publishers' texts are escaped, and the page may load nothing at all:
/// it can be sent on without telling anybody who reads it.
pub fn html(digest: &Digest, zone: &TimeZone) -> String {
    let title = escaped(&title(digest.span, zone));
    let covered = escaped(&covered(digest, zone));
    let body = if digest.stories.is_empty() {
        format!("<p>{NOTHING}</p>\n")
    } else {
        let items: String = digest.stories.iter().map(item).collect();
        format!("<ol>\n{items}</ol>\n")
    };
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <h1>{title}</h1>\n<p class=\"quiet\">{covered}</p>\n{body}</body>\n</html>\n"
    )
}

fn item(story: &Story) -> String {
    let headline = escaped(&story.title);
    let headline = match story.url.as_ref().filter(|url| link::is_openable(url)) {
        Some(url) => format!(
            "<a href=\"{}\" rel=\"noopener noreferrer\">{headline}</a>",
            escaped(url.as_str())
        ),
        None => headline,
    };
    let mut lines = vec![
        format!("<li><h2 dir=\"auto\">{headline}</h2>"),
        format!(
            "<p class=\"quiet\" dir=\"auto\">{} · {}</p>",
            escaped(&outlets(story)),
            escaped(&story.watches.join(", "))
        ),
    ];
    if !story.sentence.is_empty() {
        let sentence = escaped(&words::sentence(story));
        lines.push(format!("<blockquote dir=\"auto\">{sentence}</blockquote>"));
    }
    if !story.changes.is_empty() {
        let changes = story.changes.iter();
        let changes: String = changes
            .map(|change| format!("<li>Changed: {}</li>", escaped(change)))
            .collect();
        lines.push(format!("<ul class=\"quiet\">{changes}</ul>"));
    }
    lines.join("\n") + "</li>\n"
}

fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '"' => written.push_str("&quot;"),
            '\'' => written.push_str("&#39;"),
            _ if c.is_control() => written.push(' '),
            _ => written.push(c),
        }
    }
    written
}
