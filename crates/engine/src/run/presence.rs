//! The person: away, back, reading; and what of that the desktop is told.

use jiff::{SignedDuration, Timestamp};
use newshawk_core::alert::desk::Event as Fact;
use newshawk_core::ids::{ArticleId, StoryId};

use super::Owner;
use crate::message::{About, After};
use crate::store::{Batch, Bubble, Status};

/// Without a network, or without Newshawk, for so long: what happened meanwhile is told in one.
const MISSED: SignedDuration = SignedDuration::from_mins(10);

impl Owner {
    /// The program was not running for a while: what happened meanwhile is told together.
    pub(super) fn resume_presence(&mut self, now: Timestamp) {
        let last = self
            .polls
            .values()
            .filter_map(|state| state.last_look)
            .max();
        let was_away = last.is_some_and(|last| now.duration_since(last) > MISSED);
        if was_away {
            self.came_back(now);
        }
    }

    /// Shows that there is no network, until there is one.
    pub(super) fn note_offline(&mut self, is_offline: bool, now: Timestamp) {
        if is_offline {
            self.offline_since.get_or_insert(now);
        } else if let Some(since) = self.offline_since.take()
            && now.duration_since(since) > MISSED
        {
            self.came_back(now);
        }
        let sentence = "This computer has no network. Newshawk goes on as soon as there is one.";
        self.problem("offline", is_offline.then(|| sentence.to_owned()));
    }

    /// The computer slept or was offline. A terminal has lines enough for all that was missed.
    pub(super) fn came_back(&mut self, now: Timestamp) {
        if !self.policy.is_budgeted {
            return;
        }
        tracing::info!("back after a while; what was missed is told together");
        let mut batch = Batch::default();
        self.report(&Fact::Away, now, &mut batch);
        if !batch.is_empty() {
            self.store(batch, After::Told);
        }
    }

    /// The person has read of these: what waits of their stories needs no telling, and what stands
    /// on the desktop goes.
    pub(super) fn note_reading(
        &mut self,
        list: &[(ArticleId, Status)],
        now: Timestamp,
        batch: &mut Batch,
    ) {
        let read = list.iter().filter(|(_, status)| status.read);
        let mut stories: Vec<StoryId> = read
            .filter(|(article, _)| !self.store_handle().status(*article).read)
            .map(|(article, _)| self.story_of(*article))
            .collect();
        stories.sort_unstable();
        stories.dedup();
        for story in stories {
            self.report(&Fact::Read(story), now, batch);
            if let Some(bubble) = self.store_handle().bubble(story) {
                batch.remove_bubble(story);
                self.take_off(bubble);
            }
        }
    }

    /// The desktop has taken a notification: the next of its story takes its place.
    pub(super) fn note_bubble(&mut self, about: &About, bubble: Option<Bubble>, batch: &mut Batch) {
        let (Some(bubble), Some(story)) = (bubble, about.story) else {
            return;
        };
        if self.store_handle().status(bubble.article).read {
            return self.take_off(bubble);
        }
        batch.put_bubble(self.whole(story), &bubble);
    }

    /// Of two stories that are one the desktop keeps one notification.
    pub(super) fn join_bubbles(&mut self, from: StoryId, into: StoryId, batch: &mut Batch) {
        let Some(bubble) = self.store_handle().bubble(from) else {
            return;
        };
        batch.remove_bubble(from);
        match self.store_handle().bubble(into) {
            Some(_) => self.take_off(bubble),
            None => batch.put_bubble(into, &bubble),
        }
    }

    fn take_off(&self, bubble: Bubble) {
        // In a terminal nobody listens.
        let _ = self.withdraw.send(bubble);
    }
}
