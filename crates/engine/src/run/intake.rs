//! Taking in what a document or a page brought: identity, matches, alerts, in one batch.

use std::sync::Arc;

use jiff::Timestamp;
use newshawk_core::alert::desk::Found;
use newshawk_core::alert::{self, AlertKey};
use newshawk_core::article::{Article, Head, PageState};
use newshawk_core::ids::{ArticleId, Fingerprint, SourceId, WatchId};
use newshawk_core::link;
use newshawk_core::matching::Match;
use newshawk_core::schedule::PollState;
use newshawk_core::source::Source;

use super::Owner;
use crate::clock;
use crate::look::{Document, Draft, News};
use crate::message::{After, Event};
use crate::page::Job;
use crate::store::{Batch, Drop, DropReason, Known, StoreError};

/// What is done once a look or a page is on the disk, and undone when the disk refused it.
pub(crate) struct Landed {
    source: Source,
    /// The poll state before, to go back to.
    before: PollState,
    names: Vec<Fingerprint>,
    pages: Vec<Job>,
    matched: bool,
    /// Alerts are not what they were.
    pub(super) alerted: bool,
}

impl Landed {
    pub(super) fn new(source: Source, before: PollState) -> Self {
        Self {
            source,
            before,
            names: Vec::new(),
            pages: Vec::new(),
            matched: false,
            alerted: false,
        }
    }
}

impl Owner {
    /// Takes a document's news into the batch; answers with the number of new articles.
    pub(super) fn take_news(
        &mut self,
        source: &Source,
        document: Document,
        backfill: bool,
        now: Timestamp,
        batch: &mut Batch,
        landed: &mut Landed,
    ) -> usize {
        let is_current = Arc::ptr_eq(&document.matcher, &self.matcher);
        let mut count = 0;
        for (index, mut news) in document.news.into_iter().enumerate() {
            if !is_current {
                news.matches = self.matcher.matches(news.draft.subject(Some(source), now));
            }
            if news.draft.is_empty() {
                let row = self.next_row();
                let drop = Drop {
                    source: source.id,
                    url: None,
                    title: String::new(),
                    reason: DropReason::EmptyEntry,
                };
                batch.put_drop(now, row, &drop);
                continue;
            }
            match self.known(&news) {
                Some(known) if known.content == news.names.content => {
                    self.note_names(&news, known.article, batch, landed)
                }
                Some(known) => self.take_edit(source, news, known, now, batch, landed),
                None => {
                    self.take_new(source, news, index, backfill, now, batch, landed);
                    count += 1;
                }
            }
        }
        count
    }

    /// The article an entry stands for, on the disk or on its way there.
    fn known(&self, news: &News) -> Option<Known> {
        let names = [Some(news.names.own), news.names.address];
        let on_its_way = names
            .iter()
            .flatten()
            .find_map(|name| self.pending.get(name));
        if let Some(article) = on_its_way {
            return Some(Known {
                article: *article,
                content: news.names.content,
            });
        }
        // Its own name is given by this source alone, which is looked at once at a time; under its
        // address another source may have brought it since the worker looked.
        let by_address = || self.tools.store.known(news.names.address?);
        news.known.or_else(by_address)
    }

    fn note_names(
        &mut self,
        news: &News,
        article: ArticleId,
        batch: &mut Batch,
        landed: &mut Landed,
    ) {
        for name in [Some(news.names.own), news.names.address]
            .into_iter()
            .flatten()
        {
            batch.put_identity(name, article, news.names.content);
            self.pending.insert(name, article);
            landed.names.push(name);
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one step of one intake; a struct would only rename them"
    )]
    fn take_new(
        &mut self,
        source: &Source,
        news: News,
        index: usize,
        backfill: bool,
        now: Timestamp,
        batch: &mut Batch,
        landed: &mut Landed,
    ) {
        let at = moment(&news.draft, index, backfill, now);
        let id = ArticleId::new(at, news.names.own);
        let wants_page =
            news.draft.url.as_ref().filter(|url| {
                link::is_openable(url) && source.full_text.wants_page(news.draft.words)
            });
        let page = if wants_page.is_some() {
            PageState::Wanted
        } else {
            PageState::NotWanted
        };
        if let Some(url) = wants_page {
            landed.pages.push(job(source, id, url.clone()));
        }
        self.note_names(&news, id, batch, landed);
        let article = article(
            source.id,
            id,
            news.draft,
            news.names.content,
            now,
            backfill,
            page,
        );
        batch.put_new_article(&article);
        self.place(&article.head, news.digest, now, batch);
        self.take_matches(&article.head, news.matches, &[], now, batch, landed);
    }

    /// An edit updates in place; it alerts only where a watch newly matches.
    fn take_edit(
        &mut self,
        source: &Source,
        news: News,
        known: Known,
        now: Timestamp,
        batch: &mut Batch,
        landed: &mut Landed,
    ) {
        let Some(old) = self.tools.store.article(known.article) else {
            // Its text is on its way or was removed; its names keep it from coming back.
            return self.note_names(&news, known.article, batch, landed);
        };
        self.note_names(&news, known.article, batch, landed);
        let had: Vec<_> = self
            .watches
            .keys()
            .copied()
            .filter(|watch| self.tools.store.has_match(*watch, known.article))
            .collect();
        let url = news.draft.url.clone();
        let old_title = old.head.title.clone();
        let mut edited = article(
            old.head.source,
            known.article,
            news.draft,
            news.names.content,
            old.head.first_seen,
            old.head.backfill,
            old.head.page,
        );
        edited.head.revision = old.head.revision + 1;
        edited.head.published = edited.head.published.or(old.head.published);
        let was_read = old.head.page == PageState::Read;
        let mut matches = news.matches;
        if was_read && edited.head.title == old.head.title {
            // Only the teaser changed: the page's text is still the better one.
            let head = Head {
                content: news.names.content,
                revision: edited.head.revision,
                ..old.head
            };
            batch.put_head(&head);
            return;
        }
        if let Some(url) = url.filter(|_| was_read) {
            edited.head.page = PageState::Wanted;
            landed.pages.push(job(source, known.article, url));
        }
        if was_read {
            // The page decides about these, as soon as it is read again.
            matches.retain(|found| !had.contains(&found.watch));
        } else {
            let holds = |watch: &WatchId| matches.iter().any(|found| found.watch == *watch);
            for watch in had.iter().filter(|watch| !holds(watch)) {
                self.take_back(*watch, &edited.head, DropReason::EditedAway, now, batch);
            }
        }
        for found in &mut matches {
            found.after_edit = !had.contains(&found.watch);
        }
        batch.put_article(&edited);
        self.revise(&old_title, &edited.head, news.digest, now, batch);
        self.take_matches(&edited.head, matches, &had, now, batch, landed);
    }

    /// Stores matches, and lets the alert desk hear of them.
    pub(super) fn take_matches(
        &mut self,
        head: &Head,
        matches: Vec<Match>,
        had: &[WatchId],
        now: Timestamp,
        batch: &mut Batch,
        landed: &mut Landed,
    ) {
        let story = self.story_of(head.id);
        for mut found in matches {
            let watch = found.watch;
            if !self.watches.contains_key(&watch) {
                continue;
            }
            let stored = had
                .contains(&watch)
                .then(|| self.tools.store.match_of(watch, head.id));
            found.after_edit |= stored.flatten().is_some_and(|before| before.after_edit);
            batch.put_match(head.id, head.revision, &found);
            landed.matched = true;
            let key = AlertKey { watch, story };
            if !self.recalls(key) && had.contains(&watch) {
                // The watch came later than the article, and lists it silently.
                continue;
            }
            let fact = self.wish_for(heard(key, head, &found), now);
            self.report(&fact, now, batch);
        }
    }

    /// Does the alert desk know of this alert? What it has forgotten it is told again.
    pub(super) fn recalls(&mut self, key: AlertKey) -> bool {
        if self.desk.alert(key).is_some() {
            return true;
        }
        let stored = self.tools.store.alert(key);
        stored
            .map(|entry| self.desk.recall(key, entry.alert))
            .is_some()
    }

    /// Goes on when a batch is on the disk, or back when the disk refused it.
    pub(super) fn follow_up(&mut self, after: After, written: Result<(), StoreError>) {
        self.unstored = self.unstored.saturating_sub(1);
        self.problem("store", written.as_ref().err().map(ToString::to_string));
        if self.unstored == 0 {
            // The store has it, or has refused it.
            self.joined.clear();
        }
        match after {
            After::Looked(landed) => {
                self.asking.remove(&landed.source.id);
                if written.is_err() {
                    // The look never happened: the same document will be asked for again, later.
                    let mut before = landed.before.clone();
                    before.next = self
                        .polls
                        .get(&landed.source.id)
                        .and_then(|state| state.next);
                    self.polls.insert(landed.source.id, before);
                }
                self.land(*landed, written.is_ok());
                self.publish_asking();
            }
            After::Paged(landed) => self.land(*landed, written.is_ok()),
            After::Told => self.tell_event(Event::Alerts),
            After::Noted => {}
        }
    }

    fn land(&mut self, landed: Landed, is_written: bool) {
        for name in &landed.names {
            self.pending.remove(name);
        }
        if !is_written {
            self.is_desk_stale = true;
            self.wishes.forget_counts();
            return;
        }
        self.queue_pages(landed.pages);
        if landed.matched {
            self.tell_event(Event::Matches);
        }
        if landed.alerted {
            self.tell_event(Event::Alerts);
        }
    }
}

/// A match, as the alert desk hears of it.
pub(super) fn heard(key: AlertKey, head: &Head, found: &Match) -> Found {
    Found {
        key,
        article: head.id,
        source: head.source,
        prominence: alert::prominence(&found.evidence),
        backfill: head.backfill,
        published: head.published.map(clock::whole),
        first_seen: head.first_seen,
    }
}

/// An article's place in the archive: when it was first seen; what came with the first look at a
/// source is older than that look, and stands where it was published.
fn moment(draft: &Draft, index: usize, backfill: bool, now: Timestamp) -> Timestamp {
    let published = draft
        .published
        .filter(|published| backfill && *published < now);
    // Feeds list the newest first; a millisecond apart keeps their order.
    let step = jiff::SignedDuration::from_millis(i64::try_from(index).unwrap_or(0));
    published.unwrap_or(now) - step
}

fn article(
    source: SourceId,
    id: ArticleId,
    draft: Draft,
    content: Fingerprint,
    first_seen: Timestamp,
    backfill: bool,
    page: PageState,
) -> Article {
    let head = Head {
        id,
        source,
        first_seen,
        revision: 1,
        url: draft.url,
        title: draft.title,
        author: draft.author,
        language: draft.language,
        site: None,
        published: draft.published,
        modified: draft.modified,
        method: draft.method,
        confidence: 1.0,
        content,
        backfill,
        page,
        chrome_words: 0,
        image: draft.image,
    };
    Article {
        head,
        blocks: draft.blocks,
    }
}

fn job(source: &Source, article: ArticleId, url: url::Url) -> Job {
    let allow_private = newshawk_fetch::is_private_host(&source.url);
    Job {
        article,
        url,
        source_title: source.title.clone(),
        allow_private,
    }
}
