//! The digest: what happened since the last one, on one page, once a day.
//!
//! It is for what did not interrupt: watches that wait for it, what only counts, and what was held
//! back. A page that everybody reads to its end is short, so the stories that matter most stand on
//! it and the others are a number (spec/alerts.md 13). Where there was nothing it says so: a page
//! that doesn't come could also mean that something broke.

mod html;
mod markdown;
mod spans;
mod story;
mod times;
mod words;

use std::cmp::Reverse;

pub use html::html;
pub use markdown::markdown;
pub use spans::{LONGEST, Past, Span, newest_day, span};
pub use story::Story;
pub use times::{Days, Times, USUAL};
pub use words::{NOTHING, covered, outlets, text, title};

/// So many stories stand on it.
pub const MOST: usize = 12;

/// One digest.
#[derive(Clone, Debug, PartialEq)]
pub struct Digest {
    /// The time it covers.
    pub span: Span,
    /// The stories that matter most, the first one most of all.
    pub stories: Vec<Story>,
    /// How many more there were.
    pub more: usize,
}

impl Digest {
    /// Chooses from the stories of a time, and puts them in order.
    ///
    /// First comes what is loud: watches that interrupt, then those that notify or wait for the
    /// digest, then what only counts. Among those, what more independent hands report; then what
    /// more watches found; then the newer.
    pub fn of(span: Span, mut stories: Vec<Story>) -> Self {
        stories.sort_by_key(|story| {
            let weight = (story.loudness(), story.origins, story.watches.len());
            Reverse((weight, story.at, story.id))
        });
        let more = stories.len().saturating_sub(MOST);
        stories.truncate(MOST);
        Self {
            span,
            stories,
            more,
        }
    }

    /// How many stories there were, those that found no room included.
    pub fn count(&self) -> usize {
        self.stories.len() + self.more
    }
}
