//! A digest as the window shows it.

use jiff::ToSpan;
use jiff::tz::TimeZone;
use newshawk_core::digest::{self, NOTHING, Story};
use newshawk_engine::Edition;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A file that a digest can be taken along as.
#[derive(Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub(crate) enum DigestForm {
    /// Markdown.
    Markdown,
    /// One HTML file that loads nothing.
    Html,
}

/// A digest.
#[derive(Serialize, TS)]
pub(crate) struct DigestView {
    /// The day ("2026-06-03").
    pub(crate) day: String,
    /// The day before it.
    pub(crate) earlier: Option<String>,
    /// The day after it; null where this one still grows.
    pub(crate) later: Option<String>,
    /// Its title ("Digest of Wednesday, 3 June 2026").
    pub(crate) title: String,
    /// What it covers, as sentences.
    pub(crate) covered: String,
    /// What it says where there was nothing, else empty.
    pub(crate) nothing: String,
    /// False as long as it still grows.
    pub(crate) closed: bool,
    /// Its stories, in their order.
    pub(crate) stories: Vec<DigestStory>,
}

/// A story of a digest.
#[derive(Serialize, TS)]
pub(crate) struct DigestStory {
    /// The article to open.
    pub(crate) article: String,
    /// The headline.
    pub(crate) title: String,
    /// Who has it, in words.
    pub(crate) outlets: String,
    /// The names of the watches that found it.
    pub(crate) watches: Vec<String>,
    /// A sentence that fulfils one of them, or empty.
    pub(crate) sentence: String,
    /// What changed since the digest before.
    pub(crate) changes: Vec<String>,
}

impl DigestView {
    pub(crate) fn of(edition: &Edition, zone: &TimeZone) -> Self {
        let Edition {
            day,
            digest,
            is_closed,
        } = edition;
        let beside = |by: i64| day.checked_add(by.days()).ok().map(|day| day.to_string());
        Self {
            day: day.to_string(),
            earlier: beside(-1),
            later: beside(1).filter(|_| *is_closed),
            title: digest::title(digest.span, zone),
            covered: digest::covered(digest, zone),
            nothing: if digest.stories.is_empty() {
                NOTHING.to_owned()
            } else {
                String::new()
            },
            closed: *is_closed,
            stories: digest.stories.iter().map(DigestStory::from).collect(),
        }
    }
}

impl From<&Story> for DigestStory {
    fn from(story: &Story) -> Self {
        Self {
            article: story.article.to_string(),
            title: story.title.clone(),
            outlets: digest::outlets(story),
            watches: story.watches.clone(),
            sentence: story.sentence.clone(),
            changes: story.changes.clone(),
        }
    }
}
