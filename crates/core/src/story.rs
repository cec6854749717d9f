//! Which articles tell the same story.
//!
//! For now every article founds its own: alerts are already keyed by story, so that joining
//! articles changes this module and nothing downstream.

use crate::ids::{ArticleId, StoryId};

/// Where an article belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    /// It is the first of its story.
    Founds(StoryId),
    /// It tells a story that is already known.
    Joins(StoryId),
}

impl Placement {
    /// The story, either way.
    pub fn story(self) -> StoryId {
        match self {
            Self::Founds(story) | Self::Joins(story) => story,
        }
    }
}

/// Places an article.
pub fn place(article: ArticleId) -> Placement {
    Placement::Founds(StoryId(article))
}
