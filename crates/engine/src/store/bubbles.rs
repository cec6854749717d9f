//! The notification of each story that the desktop has, to be replaced by the next or withdrawn.

use newshawk_core::ids::StoryId;

use super::record::{Bubble, BubbleRecord};
use super::{Batch, Store, Tree, key};

impl Batch {
    /// What the desktop has of a story from now on.
    pub fn put_bubble(&mut self, story: StoryId, bubble: &Bubble) {
        let record = BubbleRecord::from(bubble);
        self.put_record(Tree::Bubbles, &key::article(story.0), &record);
    }

    /// The desktop has nothing of a story any more.
    pub fn remove_bubble(&mut self, story: StoryId) {
        self.remove(Tree::Bubbles, &key::article(story.0));
    }
}

impl Store {
    /// All that a desktop has, by its story.
    pub fn bubbles(&self) -> impl Iterator<Item = (StoryId, Bubble)> + use<> {
        let rows = self.rows::<BubbleRecord>(Tree::Bubbles);
        rows.filter_map(|(key, record)| Some((StoryId(key::article_of(&key)?), record.into())))
    }

    /// What the desktop has of a story.
    pub fn bubble(&self, story: StoryId) -> Option<Bubble> {
        let record = self.value::<BubbleRecord>(Tree::Bubbles, &key::article(story.0))?;
        Some(record.into())
    }
}
