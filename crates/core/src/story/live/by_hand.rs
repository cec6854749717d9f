//! What a person does to stories: unites two, or splits an article from one.

use jiff::Timestamp;

use super::{Stories, StoryId};
use crate::ids::ArticleId;
use crate::story::digest::Digest;
use crate::story::pins::Pin;

impl Stories {
    /// Takes in what a person said before; for after a restart, before anything is placed.
    pub fn remember(&mut self, pin: Pin) {
        self.pins.add(pin);
    }

    /// A person says that two stories are one. Gives the one that remains, where both are live.
    pub fn unite(&mut self, a: StoryId, b: StoryId) -> Option<StoryId> {
        self.pins.add(Pin::Together(a.0, b.0));
        let (a, b) = (self.slot(a)?, self.slot(b)?);
        let kept = self.merge(a, b);
        self.stories[kept as usize].as_ref().map(|story| story.id)
    }

    /// A person says that an article does not belong to its story. Gives the articles that moved,
    /// and where to: this one, or, where it founded the story, all the others. None where it was
    /// alone or is not live any more; the person's word is kept all the same.
    pub fn split(&mut self, digest: &Digest, now: Timestamp) -> Vec<(ArticleId, StoryId)> {
        let article = digest.article;
        let Some(slot) = self.by_article.get(&article).copied() else {
            return Vec::new();
        };
        let Some(story) = &mut self.stories[slot as usize] else {
            return Vec::new();
        };
        let Some(other) = story
            .articles
            .iter()
            .find(|other| **other != article)
            .copied()
        else {
            return Vec::new();
        };
        self.pins.add(Pin::Apart(article, other));
        let is_first = story.id.0 == article;
        story.articles.retain(|it| *it != article);
        story.members.retain(|it| it.digest.article != article);
        let moved = if is_first {
            // The name of a story is its first article's, which goes; the others need a new one.
            story.id = StoryId(other);
            story.articles.iter().map(|it| (*it, story.id)).collect()
        } else {
            vec![(article, StoryId(article))]
        };
        self.by_article.remove(&article);
        self.found(digest, now);
        moved
    }
}
