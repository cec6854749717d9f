//! Placing articles in stories, and letting the alert desk hear of it.

use jiff::Timestamp;
use newshawk_core::alert::desk::{Event as Fact, Grew};
use newshawk_core::alert::{self, Change};
use newshawk_core::article::Head;
use newshawk_core::ids::{ArticleId, StoryId};
use newshawk_core::story::{Digest, How, KEPT, Placement, Stories};

use super::Owner;
use crate::crash;
use crate::message::{Ask, Message};
use crate::store::{Batch, Placed, Store};
use crate::story_digest::settled;

impl Owner {
    /// Puts the articles of the last days back where they were, beside the owner: with many of them
    /// that takes seconds, and most of what it is asked needs none of them.
    pub(super) fn restore_stories(&mut self, now: Timestamp) {
        let (store, stop) = (self.tools.store.clone(), self.stop.clone());
        let post = self.post.clone();
        self.workers.spawn(async move {
            let restoring = move || {
                let is_given_up = || stop.is_cancelled();
                crash::hold(store.folder(), "stories-wait", is_given_up);
                restored(&store, now, is_given_up)
            };
            let stories = tokio::task::spawn_blocking(restoring).await;
            let stories = stories.unwrap_or_else(|error| {
                tracing::error!(%error, "the stories of the last days could not be put back");
                Some(Stories::new(KEPT))
            });
            // It is closing: what waits is not to be decided by a part of them.
            let Some(stories) = stories else { return };
            let _ = post.send(Message::Restored(Box::new(stories))).await;
        });
    }

    /// The message, unless it needs the stories and they are not there yet: then it waits.
    pub(super) fn postponed(&mut self, message: Message) -> Option<Message> {
        let needs_stories = matches!(
            message,
            Message::Looked(_)
                | Message::PageLooked(_)
                | Message::Ask(Ask::UniteStories(..) | Ask::SplitStory(..) | Ask::RemoveSample(_))
        );
        match &mut self.until_restored {
            Some(waiting) if needs_stories => waiting.push(message),
            _ => return Some(message),
        }
        None
    }

    /// The stories are there: hears what waited for them.
    pub(super) async fn take_restored(&mut self, stories: Stories) {
        self.stories = stories;
        for message in self.until_restored.take().unwrap_or_default() {
            self.hear(message).await;
        }
    }

    /// Puts them back at once: something was changed that the store has otherwise.
    pub(super) fn restore_again(&mut self, now: Timestamp) {
        if let Some(stories) = restored(&self.tools.store, now, || false) {
            self.stories = stories;
        }
    }

    /// Places a new article.
    pub(super) fn place(&mut self, head: &Head, digest: Digest, now: Timestamp, batch: &mut Batch) {
        let digest = settled(digest, head, self.sources.get(&head.source));
        let placement = self.stories.place(&digest, now);
        let is_corrected = alert::is_correction(&head.title);
        self.note_place(head, digest, &placement, is_corrected, now, batch);
    }

    /// Places an article again that has more to say: its teaser alone may have told too little.
    pub(super) fn place_again(
        &mut self,
        head: &Head,
        digest: Digest,
        now: Timestamp,
        batch: &mut Batch,
    ) {
        let digest = self.known_again(head, digest, now);
        let placement = self.stories.place_again(&digest, now);
        self.note_place(head, digest, &placement, false, now, batch);
    }

    /// Places an article again that its publisher has changed.
    pub(super) fn revise(
        &mut self,
        before: &str,
        head: &Head,
        digest: Digest,
        now: Timestamp,
        batch: &mut Batch,
    ) {
        let digest = self.known_again(head, digest, now);
        let placement = self.stories.revise(&digest, now);
        let is_corrected = alert::is_correction(&head.title) && !alert::is_correction(before);
        self.note_place(head, digest, &placement, is_corrected, now, batch);
    }

    /// The digest of an article that was placed before, with its story back to be held against.
    fn known_again(&mut self, head: &Head, digest: Digest, now: Timestamp) -> Digest {
        self.call_back(head.id, now);
        settled(digest, head, self.sources.get(&head.source))
    }

    /// Puts back what has left of an article's story, before it is decided where the article belongs.
    /// By itself it would be taken for the only one of its story: it would take the others along into
    /// another, or found a story by its own name, which may be that of a story it was split from.
    pub(super) fn call_back(&mut self, article: ArticleId, now: Timestamp) {
        self.stories.let_go(now);
        if self.stories.is_of_several(article) {
            return;
        }
        let store = &self.tools.store;
        let Some(placed) = store.placed(article) else {
            return;
        };
        let story = store.whole(placed.story);
        let members = store.members(story).into_iter();
        let gone = members.filter(|it| self.stories.story_of(*it).is_none());
        let mut gone: Vec<Placed> = gone.filter_map(|it| store.placed(it)).collect();
        gone.sort_by_key(|placed| (placed.at, placed.digest.article));
        for placed in gone {
            self.stories.restore(&placed.digest, story, now);
        }
    }

    /// The story of an article, as it is by now.
    pub(super) fn story_of(&self, article: ArticleId) -> StoryId {
        let live = self.stories.story_of(article);
        live.unwrap_or_else(|| self.tools.store.story_of(article))
    }

    /// A story itself, or the one that it is part of by now. Not the story of the article that
    /// founded it: a person may have split that off.
    pub(super) fn whole(&self, story: StoryId) -> StoryId {
        let mut whole = self.tools.store.whole(story);
        for _ in 0..self.joined.len() {
            let Some(into) = self.joined.get(&whole) else {
                break;
            };
            whole = self.tools.store.whole(*into);
        }
        whole
    }

    /// A story is part of another from now on, and its alerts are the other's.
    pub(super) fn note_joined(
        &mut self,
        from: StoryId,
        into: StoryId,
        now: Timestamp,
        batch: &mut Batch,
    ) {
        batch.put_joined(from, into);
        self.joined.insert(from, into);
        self.join_bubbles(from, into, batch);
        self.report(&Fact::Merged { from, into }, now, batch);
        self.wishes.merged(from, into);
    }

    fn note_place(
        &mut self,
        head: &Head,
        digest: Digest,
        placement: &Placement,
        is_corrected: bool,
        now: Timestamp,
        batch: &mut Batch,
    ) {
        let story = placement.story();
        batch.put_place(&Placed {
            story,
            at: now,
            digest,
        });
        for gone in &placement.merged {
            self.note_joined(*gone, story, now, batch);
        }
        if placement.how == How::Founds {
            return;
        }
        let fact = placement.news.first();
        let change = match is_corrected {
            true => Some(Change::Correction),
            false => fact.map(|fact| Change::Fact(fact.to_string())),
        };
        let grew = Fact::Grew(Grew {
            story,
            origins: u32::try_from(placement.origins).unwrap_or(u32::MAX),
            change,
            is_news: !head.backfill,
        });
        self.report(&grew, now, batch);
        self.note_growth(story, now);
    }
}

/// The stories of the last days as they were; none when it is given up.
fn restored(store: &Store, now: Timestamp, is_given_up: impl Fn() -> bool) -> Option<Stories> {
    let mut stories = Stories::new(KEPT);
    for pin in store.pins() {
        stories.remember(pin);
    }
    // A story lives as long as it is added to: its first articles may be older than that.
    let recent = store.placed_since(now - 2 * KEPT);
    let mut recent: Vec<Placed> = recent.take_while(|_| !is_given_up()).collect();
    recent.sort_by_key(|placed| (placed.at, placed.digest.article));
    for placed in recent {
        if is_given_up() {
            break;
        }
        let story = store.whole(placed.story);
        stories.restore(&placed.digest, story, placed.at);
    }
    (!is_given_up()).then_some(stories)
}
