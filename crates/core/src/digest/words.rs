//! A digest in words: its title, what it covers, and the plain text of it.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Digest, Span, Story};
use crate::notice::cut;

/// What a digest without stories says.
pub const NOTHING: &str = "Nothing significant. Your watches found nothing in this time.";

/// So many outlets are named; the others are a number.
const NAMED: usize = 3;
/// A sentence is cut at a word after so many characters.
const SENTENCE_CHARS: usize = 300;

/// The title: the day on which it ends.
pub fn title(span: Span, zone: &TimeZone) -> String {
    format!("Digest of {}", written(span.until, zone, "%A, %-d %B %Y"))
}

/// What it covers, as a sentence.
pub fn covered(digest: &Digest, zone: &TimeZone) -> String {
    let Span { since, until } = digest.span;
    let form = "%A, %-d %B, %H:%M";
    let count = match digest.count() {
        0 => String::new(),
        1 => " 1 story.".to_owned(),
        all if digest.more == 0 => format!(" {all} stories."),
        all => format!(
            " {} of {all} stories, those that matter most.",
            digest.stories.len()
        ),
    };
    format!(
        "From {} to {}.{count}",
        written(since, zone, form),
        written(until, zone, form)
    )
}

/// Who has it: the first outlets by name, and how many are independent of each other.
pub fn outlets(story: &Story) -> String {
    let named = story.outlets.iter().take(NAMED).cloned();
    let mut names = named.collect::<Vec<_>>().join(", ");
    let more = story.outlets.len().saturating_sub(NAMED);
    if more > 0 {
        names = format!("{names} and {more} more");
    }
    match (story.outlets.len(), story.origins) {
        (0 | 1, _) => names,
        (_, 1) => format!("{names}; all from one origin"),
        (_, origins) => format!("{names}; {origins} independent"),
    }
}

/// The sentence of a story, at a length that one reads.
pub(super) fn sentence(story: &Story) -> String {
    cut(&story.sentence, SENTENCE_CHARS)
}

/// The digest as plain text.
pub fn text(digest: &Digest, zone: &TimeZone) -> String {
    let mut lines = vec![title(digest.span, zone), covered(digest, zone)];
    if digest.stories.is_empty() {
        lines.extend([String::new(), NOTHING.to_owned()]);
    }
    for (index, story) in digest.stories.iter().enumerate() {
        lines.push(String::new());
        lines.push(format!("{}. {}", index + 1, story.title));
        lines.push(format!(
            "   {} · {}",
            outlets(story),
            story.watches.join(", ")
        ));
        if !story.sentence.is_empty() {
            lines.push(format!("   {}", sentence(story)));
        }
        let changes = story.changes.iter();
        lines.extend(changes.map(|change| format!("   Changed: {change}")));
        lines.extend(story.url.as_ref().map(|url| format!("   {url}")));
    }
    lines.join("\n") + "\n"
}

fn written(at: Timestamp, zone: &TimeZone, form: &str) -> String {
    at.to_zoned_datetime(zone.clone())
        .strftime(form)
        .to_string()
}
