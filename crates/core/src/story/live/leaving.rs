//! The leaving of stories that nobody adds to, and what is left of their places.

use jiff::Timestamp;

use super::{Index, Slot, Stories, copies, has_left};

impl Stories {
    /// Lets the stories go that nobody has added to for long.
    pub(super) fn let_go(&mut self, now: Timestamp) {
        while let Some((touched, slot)) = self.order.first().copied()
            && has_left(touched, self.kept, now)
        {
            self.order.pop_first();
            if let Some(story) = self.stories[slot as usize].take() {
                for article in story.articles {
                    self.by_article.remove(&article);
                }
            }
        }
        /// Below so many it is not worth the while.
        const FEW: usize = 1000;
        if self.stories.len() > 2 * self.order.len() + FEW {
            self.tidy();
        }
    }

    /// Gives the live stories new places, and forgets what pointed at the others.
    fn tidy(&mut self) {
        let old = std::mem::take(&mut self.stories);
        let prints = std::mem::take(&mut self.by_print);
        self.index = Index::default();
        self.order.clear();
        self.by_article.clear();
        for story in old.into_iter().flatten() {
            let slot = Slot::try_from(self.stories.len()).unwrap_or(Slot::MAX);
            self.order.insert((story.touched, slot));
            for article in &story.articles {
                self.by_article.insert(*article, slot);
            }
            for member in &story.members {
                let keys: Vec<u64> = copies::keys(&member.digest.sketch).collect();
                self.index.file(slot, &member.digest, &keys);
            }
            self.stories.push(Some(story));
        }
        self.by_print = prints;
        let live = &self.by_article;
        self.by_print
            .retain(|_, article| live.contains_key(article));
    }
}
