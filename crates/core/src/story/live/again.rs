//! An article that was placed by its teaser, and has more to say by now.

use jiff::Timestamp;

use super::story::Story;
use super::{Stories, reason};
use crate::ids::{ArticleId, StoryId};
use crate::story::digest::Digest;
use crate::story::{Placement, Why};

impl Stories {
    /// Places an article again that has more to say. Where it is still alone it may join another
    /// story; its own is then among those merged. In a story of several it stays.
    pub fn place_again(&mut self, digest: &Digest, now: Timestamp) -> Placement {
        let Some(own) = self.leave_if_alone(digest, now) else {
            return self.place(digest, now);
        };
        self.rejoin(&own, digest, now)
            .unwrap_or_else(|| self.found(own.id, digest, now))
    }

    /// Places an article again that its publisher has changed. What the story counts otherwise by
    /// now is news, also where nobody else tells it.
    pub fn revise(&mut self, digest: &Digest, now: Timestamp) -> Placement {
        let Some(own) = self.leave_if_alone(digest, now) else {
            return self.place(digest, now);
        };
        if let Some(placement) = self.rejoin(&own, digest, now) {
            return placement;
        }
        let founded = self.found(own.id, digest, now);
        let Some(slot) = self.slot(own.id) else {
            return founded;
        };
        if let Some(story) = &mut self.stories[slot as usize] {
            story.facts = own.facts;
        }
        self.join(slot, digest, reason(Why::Known, digest.article), now)
    }

    /// Is an article in a live story of several? There it stays, whatever it says by now.
    pub fn is_of_several(&self, article: ArticleId) -> bool {
        let slot = self.by_article.get(&article);
        let story = slot.and_then(|slot| self.stories[*slot as usize].as_ref());
        story.is_some_and(|story| story.articles.len() > 1)
    }

    /// Joins an article that has left its story to another, where there is one for it.
    fn rejoin(&mut self, own: &Story, digest: &Digest, now: Timestamp) -> Option<Placement> {
        let mut placement = self.join_any(digest, now)?;
        placement.merged.push(own.id);
        Some(placement)
    }

    /// How many independent hands report a story; 1 where it is not live.
    pub fn origins(&self, story: StoryId) -> u32 {
        let live = self
            .slot(story)
            .and_then(|slot| self.stories[slot as usize].as_ref());
        live.map_or(1, |story| {
            u32::try_from(story.origins.len()).unwrap_or(u32::MAX)
        })
    }

    /// Takes an article out that is the only one of its story, and the story with it. The story's
    /// name is free then, and others may be known to be part of it: so it keeps it where it stays.
    fn leave_if_alone(&mut self, digest: &Digest, now: Timestamp) -> Option<Story> {
        self.let_go(now);
        let slot = *self.by_article.get(&digest.article)?;
        let place = &mut self.stories[slot as usize];
        let own = place.take_if(|story| story.articles.len() == 1)?;
        self.order.remove(&(own.touched, slot));
        self.leave(&own);
        Some(own)
    }
}
