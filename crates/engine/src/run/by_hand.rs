//! What a person says about stories: this is another one, those two are the same.
//!
//! It is kept as pins, which outweigh every measure, and done at once in what is live and in the
//! store. A story that is not live any more is changed in the store alone.

use jiff::Timestamp;
use newshawk_core::alert::AlertKey;
use newshawk_core::alert::desk::{Event as Fact, Split};
use newshawk_core::ids::{ArticleId, StoryId, WatchId};
use newshawk_core::story::{self, Pin};

use super::Owner;
use crate::handle::AskError;
use crate::message::Event;
use crate::store::{Batch, Placed, Store};

impl Owner {
    /// Two stories are one from now on. Answers with the one that remains.
    pub(super) async fn unite(&mut self, a: StoryId, b: StoryId) -> Result<StoryId, AskError> {
        let store = self.tools.store.clone();
        let (a, b) = (store.whole(a), store.whole(b));
        if a == b {
            return Ok(a);
        }
        // Who comes later joins a live story, so that is the one to go on.
        let fallback = match (self.stories.is_live(a), self.stories.is_live(b)) {
            (true, false) => a,
            (false, true) => b,
            _ => a.min(b),
        };
        let into = self.stories.unite(a, b).unwrap_or(fallback);
        let from = if into == a { b } else { a };
        let now = self.clock.now();
        let mut batch = Batch::default();
        for pin in together(&store, a, b) {
            self.stories.remember(pin);
            batch.put_pin(pin);
        }
        self.note_joined(from, into, now, &mut batch);
        self.commit_by_hand(batch).await?;
        Ok(into)
    }

    /// An article tells another story than the one it is in. Answers with its story from now on.
    pub(super) async fn split(&mut self, article: ArticleId) -> Result<StoryId, AskError> {
        let store = self.tools.store.clone();
        let placed = store.placed(article).ok_or(AskError::Missing("article"))?;
        let story = store.whole(placed.story);
        let members = store.members(story);
        let Some(other) = members.iter().rev().find(|other| **other != article) else {
            return Ok(story);
        };
        let own = unused(&store, article, story);
        let now = self.clock.now();
        if self.stories.story_of(article).is_some() {
            self.call_back(article, now);
        }
        let mut moved = self.stories.split_as(&placed.digest, own, now);
        if moved.is_empty() {
            moved.push((article, own));
        }
        let pin = Pin::Apart(article, *other);
        self.stories.remember(pin);
        let parts = store.parts(story);
        let mut batch = Batch::default();
        batch.put_pin(pin);
        for (moving, to) in &moved {
            let Some(place) = store.placed(*moving) else {
                continue;
            };
            let place = Placed {
                story: *to,
                ..place
            };
            batch.move_place(&place, &parts);
        }
        self.note_split(article, story, own, now, &mut batch);
        self.commit_by_hand(batch).await?;
        Ok(self.story_of(article))
    }

    /// The alert desk hears of it for each watch that the article fulfils.
    fn note_split(
        &mut self,
        article: ArticleId,
        from: StoryId,
        own: StoryId,
        now: Timestamp,
        batch: &mut Batch,
    ) {
        let store = self.tools.store.clone();
        let watches: Vec<WatchId> = self.watches.keys().copied().collect();
        let members = store.members(from);
        for watch in watches {
            let Some(found) = self.found_again(AlertKey { watch, story: own }, article) else {
                continue;
            };
            let others = members.iter().rev().filter(|other| **other != article);
            let key = AlertKey { watch, story: from };
            let mut stays = others.filter_map(|other| self.found_again(key, *other));
            let split = Split {
                from,
                found,
                stays: stays.next(),
            };
            self.report(&Fact::Split(Box::new(split)), now, batch);
        }
    }

    async fn commit_by_hand(&mut self, batch: Batch) -> Result<(), AskError> {
        let written = self.commit(batch).await;
        // What is live was changed already, and the disk refused it.
        if written.is_err() {
            self.forget_alerts(self.clock.now()).await;
        }
        self.tell_event(Event::Matches);
        self.tell_event(Event::Alerts);
        written
    }
}

/// The pins that make two stories one: their first articles belong together, and what was set apart
/// before is so no more.
fn together(store: &Store, a: StoryId, b: StoryId) -> Vec<Pin> {
    let (ours, theirs) = (store.members(a), store.members(b));
    let first = ours.last().zip(theirs.last());
    let mut pins: Vec<Pin> = first
        .map(|(a, b)| Pin::Together(*a, *b))
        .into_iter()
        .collect();
    for pin in store.pins() {
        let Pin::Apart(x, y) = pin else { continue };
        let is_between = (ours.contains(&x) && theirs.contains(&y))
            || (ours.contains(&y) && theirs.contains(&x));
        if is_between {
            pins.push(Pin::Together(x, y));
        }
    }
    pins
}

/// A name for the story that an article has to itself, once it left another one. A story goes by
/// the article that founded it, and keeps that name when this very article leaves, or when the
/// story has become part of another.
fn unused(store: &Store, article: ArticleId, left: StoryId) -> StoryId {
    story::free_name(article, |name| name == left || store.is_named(name))
}
