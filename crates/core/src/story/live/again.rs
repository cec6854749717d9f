//! An article that was placed by its teaser, and has more to say by now.

use jiff::Timestamp;

use super::Stories;
use crate::ids::StoryId;
use crate::story::Placement;
use crate::story::digest::Digest;

impl Stories {
    /// Places an article again that has more to say. Where it is still alone it may join another
    /// story; its own is then among those merged. In a story of several it stays.
    pub fn place_again(&mut self, digest: &Digest, now: Timestamp) -> Placement {
        let Some(own) = self.leave_if_alone(digest) else {
            return self.place(digest, now);
        };
        let mut placement = self.place(digest, now);
        if placement.story != own {
            placement.merged.push(own);
        }
        placement
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

    /// Takes an article out that is the only one of its story, and the story with it.
    fn leave_if_alone(&mut self, digest: &Digest) -> Option<StoryId> {
        let slot = *self.by_article.get(&digest.article)?;
        let place = &mut self.stories[slot as usize];
        let own = place.take_if(|story| story.articles.len() == 1)?;
        self.order.remove(&(own.touched, slot));
        self.leave(&own);
        Some(own.id)
    }
}
