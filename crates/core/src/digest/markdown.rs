//! A digest as Markdown.

use jiff::tz::TimeZone;
use url::Url;

use super::{Digest, NOTHING, Story, covered, outlets, title, words};
use crate::link;

/// The digest as Markdown. What publishers wrote is written as text, whatever it looks like.
pub fn markdown(digest: &Digest, zone: &TimeZone) -> String {
    let mut parts = vec![
        format!("# {}", title(digest.span, zone)),
        covered(digest, zone),
    ];
    if digest.stories.is_empty() {
        parts.push(NOTHING.to_owned());
    }
    for (index, story) in digest.stories.iter().enumerate() {
        parts.push(format!("## {}. {}", index + 1, headline(story)));
        let found = story.watches.join(", ");
        let who = format!("{} · {}", escaped(&outlets(story)), escaped(&found));
        parts.push(who);
        if !story.sentence.is_empty() {
            parts.push(format!("> {}", escaped(&words::sentence(story))));
        }
        if !story.changes.is_empty() {
            let lines = story.changes.iter();
            let lines = lines.map(|change| format!("- Changed: {}", escaped(change)));
            parts.push(lines.collect::<Vec<_>>().join("\n"));
        }
    }
    parts.join("\n\n") + "\n"
}

fn headline(story: &Story) -> String {
    let title = escaped(&story.title);
    match story.url.as_ref().filter(|url| link::is_openable(url)) {
        Some(url) => format!("[{title}](<{}>)", address(url)),
        None => title,
    }
}

/// An address between angle brackets; a parsed one has no line breaks.
fn address(url: &Url) -> String {
    url.as_str().replace('<', "%3C").replace('>', "%3E")
}

/// All that Markdown or a program that shows it takes for a sign, taken for itself.
fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '&' => written.push_str("&amp;"),
            _ if c.is_control() => written.push(' '),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '+' | '-' | '.'
            | '!' | '|' | '~' => {
                // Within a word a stop or a hyphen means nothing, and a text full of bars is unreadable.
                let is_plain = matches!(c, '.' | '-' | '(' | ')' | '!' | '+' | '{' | '}')
                    && !written.trim().is_empty()
                    && !written.trim().bytes().all(|byte| byte.is_ascii_digit());
                if !is_plain {
                    written.push('\\');
                }
                written.push(c);
            }
            _ => written.push(c),
        }
    }
    written
}
