//! Placing articles in stories, and letting the alert desk hear of it.

use jiff::Timestamp;
use newshawk_core::alert::Change;
use newshawk_core::alert::desk::{Event as Fact, Grew};
use newshawk_core::article::Article;
use newshawk_core::ids::{ArticleId, StoryId};
use newshawk_core::link;
use newshawk_core::story::{Digest, How, KEPT, News, Placement};

use super::Owner;
use crate::store::{Batch, Placed, Store};

impl Owner {
    /// Puts the articles of the last days back where they were.
    pub(super) fn resume_stories(&mut self, store: &Store, now: Timestamp) {
        for pin in store.pins() {
            self.stories.remember(pin);
        }
        // A story lives as long as it is added to: its first articles may be older than that.
        let mut recent: Vec<Placed> = store.placed_since(now - 2 * KEPT).collect();
        recent.sort_by_key(|placed| (placed.at, placed.digest.article));
        for placed in recent {
            let story = store.whole(placed.story);
            self.stories.restore(&placed.digest, story, placed.at);
        }
    }

    /// Places a new article.
    pub(super) fn place(&mut self, article: &Article, now: Timestamp, batch: &mut Batch) {
        let digest = self.digest(article);
        let placement = self.stories.place(&digest, now);
        self.note_place(article, digest, &placement, now, batch);
    }

    /// Places an article again that has more to say: its teaser alone may have told too little.
    pub(super) fn place_again(&mut self, article: &Article, now: Timestamp, batch: &mut Batch) {
        let digest = self.digest(article);
        let placement = self.stories.place_again(&digest, now);
        self.note_place(article, digest, &placement, now, batch);
    }

    /// The story of an article, as it is by now.
    pub(super) fn story_of(&self, article: ArticleId) -> StoryId {
        let live = self.stories.story_of(article);
        live.unwrap_or_else(|| self.tools.store.story_of(article))
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
        self.join_bubbles(from, into, batch);
        self.report(&Fact::Merged { from, into }, now, batch);
        self.wishes.merged(from, into);
    }

    fn note_place(
        &mut self,
        article: &Article,
        digest: Digest,
        placement: &Placement,
        now: Timestamp,
        batch: &mut Batch,
    ) {
        let story = placement.story();
        batch.put_place(&Placed {
            story,
            at: now,
            language: article.head.language.clone(),
            digest,
        });
        for gone in &placement.merged {
            self.note_joined(*gone, story, now, batch);
        }
        if placement.how == How::Founds {
            return;
        }
        let is_corrected = newshawk_core::alert::is_correction(&article.head.title);
        let fact = placement.news.first();
        let change = match is_corrected {
            true => Some(Change::Correction),
            false => fact.map(|fact| Change::Fact(fact.to_string())),
        };
        let grew = Fact::Grew(Grew {
            story,
            origins: u32::try_from(placement.origins).unwrap_or(u32::MAX),
            change,
            is_news: !article.head.backfill,
        });
        self.report(&grew, now, batch);
        self.note_growth(story, now);
    }

    fn digest(&self, article: &Article) -> Digest {
        let head = &article.head;
        let text: Vec<&str> = article
            .blocks
            .iter()
            .filter(|block| block.zone.is_text())
            .map(|block| block.text.as_str())
            .collect();
        let source = self.sources.get(&head.source);
        let host = head.url.as_ref().and_then(|url| url.host_str());
        // On the own machine and network several publishers share a host.
        let is_shared = head
            .url
            .as_ref()
            .is_some_and(newshawk_fetch::is_private_host);
        let host = host.filter(|_| !is_shared);
        let title = source.map(|source| source.title.as_str());
        let address = head.url.clone().map(|url| link::without_tracking(&url));
        let news = News {
            title: &head.title,
            text: &text.join("\n\n"),
            author: head.author.as_deref(),
            published: head.published,
            language: head.language.as_deref(),
            source: host.or(title).unwrap_or_default(),
            url: address.as_ref(),
        };
        Digest::of(head.id, &news, Some(&self.names))
    }
}
