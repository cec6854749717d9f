//! The leaving of stories that nobody adds to, and what is left of their places.

use std::collections::HashMap;

use jiff::Timestamp;

use super::{Slot, Stories, Story, as_slot, has_left};

impl Stories {
    /// Lets the stories go that nobody has added to for long. Whatever is placed does so first.
    pub fn let_go(&mut self, now: Timestamp) {
        while let Some((touched, slot)) = self.order.first().copied()
            && has_left(touched, self.kept, now)
        {
            self.order.pop_first();
            if let Some(story) = self.stories[slot as usize].take() {
                self.leave(&story);
            }
        }
        /// Below so many it is not worth the while.
        const FEW: usize = 1000;
        if self.stories.len() > 2 * self.order.len() + FEW {
            self.tidy();
        }
    }

    /// Forgets a story that is no longer in its place, and what it told of common words.
    pub(super) fn leave(&mut self, story: &Story) {
        for article in &story.articles {
            self.by_article.remove(article);
        }
        self.by_story.remove(&story.id);
        self.learnt.forget(story.first());
    }

    /// Gives the live stories new places, and forgets what pointed at the others.
    fn tidy(&mut self) {
        let old = std::mem::take(&mut self.stories);
        let mut places: HashMap<Slot, Slot> = HashMap::new();
        self.order.clear();
        for (at, story) in old.into_iter().enumerate() {
            let Some(story) = story else { continue };
            let slot = as_slot(self.stories.len());
            places.insert(as_slot(at), slot);
            self.order.insert((story.touched, slot));
            self.by_story.insert(story.id, slot);
            for article in &story.articles {
                self.by_article.insert(*article, slot);
            }
            self.stories.push(Some(story));
        }
        self.index.tidy(&places);
        self.learnt.tidy();
        let live = &self.by_article;
        self.by_print
            .retain(|_, article| live.contains_key(article));
    }
}
