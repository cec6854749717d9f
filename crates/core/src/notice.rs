//! What a notification says: the headline, the proof, and what found it where (spec/alerts.md 11).

use std::ops::Range;

use jiff::{SignedDuration, Timestamp};

use crate::article::Zone;

/// Desktops cut longer texts wherever they like; we cut at a word.
const SENTENCE_CHARS: usize = 140;
const TITLE_CHARS: usize = 200;

/// The lines of a notification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    /// The headline and its source.
    pub summary: String,
    /// The sentence that holds the words.
    pub sentence: String,
    /// Which watches, where, how long after publication.
    pub footer: String,
}

/// What there is to say.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    /// The headline.
    pub title: &'a str,
    /// The source's name.
    pub source: &'a str,
    /// The sentence with the proof.
    pub sentence: &'a str,
    /// The names of the watches.
    pub watches: Vec<&'a str>,
    /// Where the first proof stands.
    pub zone: Option<Zone>,
    /// How many independent outlets have the story.
    pub outlets: u32,
    /// When it was published.
    pub published: Option<Timestamp>,
    /// When it is told.
    pub at: Timestamp,
}

/// Composes the lines.
pub fn lines(facts: &Facts<'_>) -> Lines {
    let mut footer = vec![facts.watches.join(" + ")];
    footer.extend(facts.zone.map(|zone| place(zone).to_owned()));
    if facts.outlets > 1 {
        footer.push(format!("{} outlets", facts.outlets));
    }
    footer.push(delay(facts.published, facts.at));
    Lines {
        summary: headline(facts.title, facts.source),
        sentence: if facts.sentence == facts.title {
            String::new()
        } else {
            cut(facts.sentence, SENTENCE_CHARS)
        },
        footer: footer.join(" · "),
    }
}

/// A headline with its source.
pub fn headline(title: &str, source: &str) -> String {
    format!("{} ({source})", cut(title, TITLE_CHARS))
}

/// A zone as a reader would name it.
pub fn place(zone: Zone) -> &'static str {
    match zone {
        Zone::Title => "headline",
        Zone::Lead => "first paragraph",
        Zone::Body => "text",
        Zone::Caption => "caption",
        Zone::Quote => "quotation",
        Zone::Author => "byline",
        Zone::Tag => "tag",
        Zone::Chrome => "outside the article",
    }
}

fn delay(published: Option<Timestamp>, at: Timestamp) -> String {
    let Some(published) = published.filter(|published| *published <= at) else {
        return "date unknown".to_owned();
    };
    let passed = at.duration_since(published);
    match passed {
        _ if passed < SignedDuration::from_mins(1) => "just published".to_owned(),
        _ if passed < SignedDuration::from_hours(1) => {
            format!("{} min after publication", passed.as_mins())
        }
        _ => format!("{} h after publication", passed.as_hours()),
    }
}

/// The text, cut at a word where it is longer than so many characters.
pub fn cut(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else {
        return text.to_owned();
    };
    let head = &text[..end];
    let whole = head
        .rfind(char::is_whitespace)
        .filter(|at| *at > end / 2)
        .unwrap_or(end);
    format!("{} …", head[..whole].trim_end())
}

/// A part of a long sentence around what was found, for a line in a list.
pub fn around(text: &str, found: &Range<usize>, before: usize) -> Range<usize> {
    let start = text[..found.start]
        .char_indices()
        .rev()
        .nth(before)
        .map_or(0, |(at, _)| at);
    let word = text[start..found.start]
        .find(char::is_whitespace)
        .filter(|_| start > 0)
        .map_or(start, |at| start + at + 1);
    word.min(found.start)..text.len()
}
