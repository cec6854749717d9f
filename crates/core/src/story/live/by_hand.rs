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
        let (first, second) = (self.an_article(a), self.an_article(b));
        self.pins.add(Pin::Together(first, second));
        let (a, b) = (self.slot(a)?, self.slot(b)?);
        let kept = self.merge(a, b);
        self.stories[kept as usize].as_ref().map(|story| story.id)
    }

    /// A person says that an article does not belong to its story. Gives the article that moved,
    /// and where to; the story keeps its name, also where the article gave it. Nothing where it was
    /// alone or is not live any more.
    pub fn split(&mut self, digest: &Digest, now: Timestamp) -> Vec<(ArticleId, StoryId)> {
        let own = self.unused(digest.article);
        self.split_as(digest, own, now)
    }

    /// The same, with a name for the new story: it must not be that of a live one.
    pub fn split_as(
        &mut self,
        digest: &Digest,
        own: StoryId,
        now: Timestamp,
    ) -> Vec<(ArticleId, StoryId)> {
        let article = digest.article;
        let Some(slot) = self.by_article.get(&article).copied() else {
            return Vec::new();
        };
        let Some(story) = &mut self.stories[slot as usize] else {
            return Vec::new();
        };
        let other = story.articles.iter().find(|other| **other != article);
        let Some(other) = other.copied() else {
            return Vec::new();
        };
        self.pins.add(Pin::Apart(article, other));
        self.learnt.forget(story.first());
        story.take_out(article);
        self.learnt.count(story.first());
        self.by_article.remove(&article);
        self.found(own, digest, now);
        vec![(article, own)]
    }

    /// An article to remember a story by: the one it is named after may have been split from it.
    fn an_article(&self, story: StoryId) -> ArticleId {
        let live = self.slot(story).map(|slot| &self.stories[slot as usize]);
        let first = live
            .and_then(Option::as_ref)
            .and_then(|it| it.articles.first());
        first.copied().unwrap_or(story.0)
    }

    /// A name for the story of one article, which may have given its own to one it left. That this
    /// one is live is all that is asked here: an article that comes for the first time gave its name
    /// to nothing, and whoever places one again whose story has left restores that before.
    pub(super) fn unused(&self, article: ArticleId) -> StoryId {
        free_name(article, |name| self.is_live(name))
    }
}

/// A name for the story of one article: the article's own, or another where that is taken.
pub fn free_name(article: ArticleId, is_taken: impl Fn(StoryId) -> bool) -> StoryId {
    let mut name = StoryId(article);
    if is_taken(name) {
        name.0.print = !article.print;
    }
    while is_taken(name) {
        name.0.print = name.0.print.wrapping_sub(1);
    }
    name
}
