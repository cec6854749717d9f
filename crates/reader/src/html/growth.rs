//! Markup that would grow by being read.
//!
//! A parser opens again what a block has cut off: after `<p><b><i></p>` each further paragraph gets
//! a `<b>` and an `<i>` of its own. With two hundred of them and some thousand paragraphs, a page of
//! a few kilobytes becomes gigabytes.

use super::bounds::tag_length;

/// Elements that are opened again (WHATWG HTML, 13.2.4.3).
const FORMATTING: [&str; 14] = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// Shorter markup can't grow enough to matter.
const HARMLESS: usize = 4096;

/// Elements that may be added; a page that was written badly by hand gets some hundreds.
const MOST_ADDED: usize = 200_000;

/// So many stand in each other in an ordinary text.
const USUAL: usize = 8;

/// Would a parser add more elements to this markup than any page has?
pub(super) fn is_growing(html: &str) -> bool {
    if html.len() <= HARMLESS {
        return false;
    }
    let mut open = [0usize; FORMATTING.len()];
    let (mut all_open, mut added) = (0usize, 0usize);
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start..];
        let inner = &rest[1..];
        let is_end = inner.starts_with('/');
        let name = inner.strip_prefix('/').unwrap_or(inner);
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            rest = inner;
            continue;
        }
        let end = name.find(|c: char| !c.is_ascii_alphanumeric());
        let name = &name[..end.unwrap_or(name.len())];
        let at = FORMATTING
            .iter()
            .position(|it| it.eq_ignore_ascii_case(name));
        match at {
            Some(at) if is_end => {
                all_open -= usize::from(open[at] > 0);
                open[at] = open[at].saturating_sub(1);
            }
            Some(at) => {
                open[at] += 1;
                all_open += 1;
            }
            // Few that are open are those of the text that stands here.
            None => added += all_open.saturating_sub(USUAL),
        }
        if added > MOST_ADDED {
            return true;
        }
        rest = &rest[tag_length(rest.as_bytes()).unwrap_or(1)..];
    }
    false
}
