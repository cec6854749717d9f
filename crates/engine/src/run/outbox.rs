//! Telling: law 4, step by step.
//!
//! Stored and flushed as `Waiting` with the match; flushed as `Showing` before the desktop is asked;
//! then what came of it. Killed before `Showing`, it is told once after the restart; killed after,
//! it is in the list and never told again.

use jiff::{SignedDuration, Timestamp};
use newshawk_core::alert::{AlertKey, Fate};
use newshawk_core::article::Article;
use newshawk_core::ids::StoryId;
use newshawk_core::matching::Evidence;
use newshawk_core::watch::Level;

use super::Owner;
use crate::crash;
use crate::message::{After, Event, Message, Notice, Told};
use crate::store::{AlertEntry, Batch, Store};

/// So many notices are with the desktop at once; the others wait in the store.
const TELLING: usize = 8;
/// A store that fails is tried again after this long.
const RETRY: SignedDuration = SignedDuration::from_secs(30);

impl Owner {
    /// What waited when the program ended waits no longer.
    pub(super) fn resume_alerts(&mut self, store: &Store, now: Timestamp) {
        let waiting = store
            .alerts()
            .filter(|entry| matches!(entry.fate, Fate::Waiting { .. }));
        for entry in waiting {
            self.waiting.insert(entry.key.story, now);
        }
    }

    pub(super) fn wait_for(&mut self, story: StoryId, until: Timestamp) {
        let known = self.waiting.entry(story).or_insert(until);
        *known = (*known).min(until);
    }

    /// Shows what is due: one notice for each story, naming every watch.
    pub(super) async fn tell(&mut self, now: Timestamp) {
        if !self.active {
            return;
        }
        let due: Vec<StoryId> = self
            .waiting
            .iter()
            .filter(|(_, until)| **until <= now)
            .map(|(story, _)| *story)
            .collect();
        for story in due {
            if self.telling >= TELLING {
                return;
            }
            self.waiting.remove(&story);
            let entries: Vec<AlertEntry> = self
                .store_handle()
                .alerts_of(story)
                .into_iter()
                .filter(|entry| matches!(entry.fate, Fate::Waiting { .. }))
                .collect();
            if entries.is_empty() {
                continue;
            }
            let is_wanted = |entry: &AlertEntry| {
                self.watches
                    .get(&entry.key.watch)
                    .is_some_and(|watch| !watch.paused)
            };
            if !entries.iter().any(is_wanted) {
                self.let_go(&entries, now);
                continue;
            }
            match self.notice(story, &entries, now) {
                Some(notice) => self.show(notice, &entries, now).await,
                // The store can't be read just now: what waits goes on waiting.
                None => {
                    self.waiting.insert(story, now + RETRY);
                }
            }
        }
    }

    /// The watch was paused or removed while its alert waited: it is listed, and not shown later.
    fn let_go(&mut self, entries: &[AlertEntry], now: Timestamp) {
        let mut batch = Batch::default();
        for entry in entries {
            let why = "the watch was paused or removed before it could be shown".to_owned();
            let fate = Fate::NotShown { at: now, why };
            batch.put_alert(entry.key, entry.level, entry.decided, &fate);
        }
        self.store(batch, After::Told);
    }

    async fn show(&mut self, notice: Notice, entries: &[AlertEntry], now: Timestamp) {
        crash::point("before-showing");
        let mut batch = Batch::default();
        for entry in entries {
            batch.put_alert(
                entry.key,
                entry.level,
                entry.decided,
                &Fate::Showing { at: now },
            );
        }
        if let Err(error) = self.store_handle().commit(batch).await {
            // Not flushed means not told: it waits for a disk that takes it.
            self.problem("store", Some(error.to_string()));
            self.waiting.insert(notice.story, now + RETRY);
            return;
        }
        crash::point("after-showing");
        self.telling += 1;
        let keys: Vec<AlertKey> = entries.iter().map(|entry| entry.key).collect();
        let (notices, post) = (self.notices.clone(), self.post.clone());
        self.workers.spawn(async move {
            let (reply, answer) = tokio::sync::oneshot::channel();
            let told = match notices.send(crate::start::Telling { notice, reply }).await {
                Ok(()) => answer
                    .await
                    .unwrap_or_else(|_| Told::NotShown("Newshawk was closing".to_owned())),
                Err(_) => Told::NotShown("nothing here can show notifications".to_owned()),
            };
            let _ = post.send(Message::Told(keys, told)).await;
        });
        self.tell_event(Event::Alerts);
    }

    /// Writes what came of it: with this the alert has left the outbox.
    pub(super) async fn take_told(&mut self, keys: &[AlertKey], told: Told) {
        self.telling = self.telling.saturating_sub(1);
        let at = self.clock.now();
        let fate = match told {
            Told::Shown => Fate::Shown { at },
            Told::NotShown(why) => Fate::NotShown { at, why },
        };
        let mut batch = Batch::default();
        for key in keys {
            let Some(entry) = self.store_handle().alert(*key) else {
                continue;
            };
            batch.put_alert(*key, entry.level, entry.decided, &fate);
        }
        self.store(batch, After::Told);
    }

    fn notice(&self, story: StoryId, entries: &[AlertEntry], now: Timestamp) -> Option<Notice> {
        let store = self.store_handle();
        let article = store.article(story.0)?;
        let watches: Vec<_> = entries
            .iter()
            .filter_map(|entry| self.watches.get(&entry.key.watch))
            .filter(|watch| !watch.paused)
            .map(|watch| (watch.id, watch.name.clone()))
            .collect();
        let level = entries
            .iter()
            .map(|entry| entry.level)
            .max()
            .unwrap_or(Level::Notify);
        let evidence: Vec<Evidence> = watches
            .iter()
            .filter_map(|(watch, _)| store.match_of(*watch, article.head.id))
            .flat_map(|found| found.evidence)
            .collect();
        let source = self.sources.get(&article.head.source);
        let is_groundless = watches.is_empty();
        (!is_groundless).then(|| Notice {
            story,
            article: article.head.id,
            watches,
            level,
            title: article.head.title.clone(),
            source: source
                .map(|source| source.title.clone())
                .unwrap_or_default(),
            url: article.head.url.clone(),
            published: article.head.published,
            first_seen: article.head.first_seen,
            at: now,
            sentence: best_sentence(&article, &evidence),
            evidence,
            sample: source.is_some_and(|source| source.sample),
        })
    }
}

/// A sentence of the text says more than the headline that stands above it already.
fn best_sentence(article: &Article, evidence: &[Evidence]) -> String {
    let in_text = evidence.iter().find(|found| found.block > 0);
    let found = in_text.or(evidence.first());
    let sentence = found
        .and_then(|found| Some(found.sentence(&article.blocks.get(found.block as usize)?.text)));
    sentence.unwrap_or_default().to_owned()
}
