//! Reading the pages behind teasers: in order, one for each host, and never in the way of polling.

use jiff::{SignedDuration, Timestamp};
use newshawk_core::alert::desk::Event as Fact;
use newshawk_core::alert::{AlertKey, Fate};
use newshawk_core::article::{Head, PageState};
use newshawk_core::health;
use newshawk_core::ids::{ArticleId, SourceId, WatchId};
use newshawk_core::link;
use newshawk_core::matching::Subject;
use newshawk_core::source::Source;
use newshawk_reader::page::Template;

use super::{Host, Landed, Owner, apart};
use crate::message::{After, Message};
use crate::page::{self, Beside, Completed, Job, PageLook, Unread};
use crate::store::{Batch, Drop, DropReason, Store};

/// So many pages are on their way at once.
const READING: usize = 16;
/// Why a page was not asked for, as the source's line says it.
const ROBOTS: &str = "its site's robots.txt asks programs not to";
/// Pages that a quit or a crash left unread are taken up again when they are this recent.
const RESUMED: SignedDuration = SignedDuration::from_hours(48);

impl Owner {
    /// Live news first: what a first look brought can wait.
    pub(super) fn queue_pages(&mut self, jobs: Vec<Job>) {
        for job in jobs {
            let is_live = self.waiting_page(&job);
            if is_live {
                self.pages.push_front(job)
            } else {
                self.pages.push_back(job)
            }
        }
    }

    fn waiting_page(&self, job: &Job) -> bool {
        self.tools
            .store
            .head(job.article)
            .is_some_and(|head| !head.backfill)
    }

    pub(super) fn resume_pages(&mut self, store: &Store, now: Timestamp) {
        for head in store
            .heads_since(now - RESUMED)
            .filter(|head| head.page == PageState::Wanted)
        {
            let Some(source) = self.sources.get(&head.source) else {
                continue;
            };
            let Some(url) = head.url.filter(link::is_openable) else {
                continue;
            };
            let allow_private = newshawk_fetch::is_private_host(&source.url);
            self.pages.push_back(Job {
                article: head.id,
                url,
                source_title: source.title.clone(),
                allow_private,
            });
        }
    }

    pub(super) fn start_pages(&mut self) {
        if self.paused || !self.active {
            return;
        }
        let mut at = 0;
        while self.reading.len() < READING && at < self.pages.len() {
            let host = super::host(&self.pages[at].url);
            let is_busy = self.reading.values().any(|busy| *busy == host);
            if is_busy {
                at += 1;
                continue;
            }
            let Some(job) = self.pages.remove(at) else {
                break;
            };
            self.start_page(job, host);
        }
    }

    fn start_page(&mut self, job: Job, host: Host) {
        self.reading.insert(job.article, host);
        let (tools, matcher, post) = (self.tools.clone(), self.matcher.clone(), self.post.clone());
        let article = job.article;
        let source = self.source_of(article).cloned();
        let now = self.clock.now();
        let template = source.as_ref().map(|it| self.template(it.id).clone());
        let beside = Beside {
            source,
            template: template.unwrap_or_default(),
        };
        self.workers.spawn(async move {
            // A worker of its own inside, so that its panic still ends in a message.
            let look = apart(page::read(tools, job, beside, matcher, now))
                .await
                .unwrap_or_else(|error| PageLook {
                    article,
                    requests: Vec::new(),
                    result: Err(Unread::Unreachable(format!(
                        "reading it stopped in the middle: {error}"
                    ))),
                });
            let _ = post.send(Message::PageLooked(Box::new(look))).await;
        });
    }

    /// What repeats on the pages of a source. The store is behind by what is being written.
    fn template(&mut self, source: SourceId) -> &mut Template {
        /// Of the sources whose pages were read last; the others wait in the store.
        const MOST: usize = 64;
        if self.templates.len() >= MOST && !self.templates.contains_key(&source) {
            self.templates.clear();
        }
        let store = &self.tools.store;
        self.templates
            .entry(source)
            .or_insert_with(|| store.template(source))
    }

    /// The source that gave an article first.
    fn source_of(&self, article: ArticleId) -> Option<&Source> {
        let head = self.tools.store.head(article)?;
        self.sources.get(&head.source)
    }

    /// Takes what a page gave: the article's text, and matches in it.
    pub(super) fn take_page(&mut self, look: PageLook) {
        self.reading.remove(&look.article);
        let now = self.clock.now();
        let mut batch = Batch::default();
        for request in &look.requests {
            let row = self.next_row();
            batch.put_request(now, row, request);
        }
        let Some(head) = self.tools.store.head(look.article) else {
            return;
        };
        let Some(source) = self.sources.get(&head.source).cloned() else {
            return;
        };
        let before = self.polls.get(&source.id).cloned().unwrap_or_default();
        let mut landed = Landed::new(source, before);
        match look.result {
            Ok(completed) => {
                self.note_page(head.source, None, &mut batch);
                self.take_completed(completed, now, &mut batch, &mut landed);
            }
            Err(unread) => {
                let (cause, reason) = match unread {
                    Unread::Robots => (ROBOTS.to_owned(), DropReason::Robots),
                    Unread::Unreachable(cause) => {
                        (cause.clone(), DropReason::PageUnreachable(cause))
                    }
                };
                self.note_page(head.source, Some(&cause), &mut batch);
                self.drop_it(&head, reason, now, &mut batch);
                let mut head = head;
                head.page = PageState::Failed;
                batch.put_head(&head);
            }
        }
        landed.alerted = batch.has_alerts();
        self.store(batch, After::Paged(Box::new(landed)));
    }

    fn take_completed(
        &mut self,
        completed: Completed,
        now: Timestamp,
        batch: &mut Batch,
        landed: &mut Landed,
    ) {
        let Completed {
            article,
            mut matches,
            matcher,
            digest,
            is_empty,
            lesson,
        } = completed;
        let template = self.template(article.head.source);
        template.learn(lesson);
        batch.put_template(article.head.source, template);
        let is_current = std::sync::Arc::ptr_eq(&matcher, &self.matcher);
        if !is_current {
            let source = self.sources.get(&article.head.source);
            let subject = Subject::of(&article.head, &article.blocks, source);
            matches = self.matcher.matches(subject);
        }
        let head = &article.head;
        if is_empty {
            self.drop_it(head, DropReason::PageWithoutArticle, now, batch);
        }
        batch.put_article(&article);
        self.place_again(head, digest, now, batch);
        let had: Vec<WatchId> = self
            .watches
            .keys()
            .copied()
            .filter(|watch| self.tools.store.has_match(*watch, head.id))
            .collect();
        let holds = |watch: &WatchId| matches.iter().any(|found| found.watch == *watch);
        let lost: Vec<WatchId> = had.iter().copied().filter(|watch| !holds(watch)).collect();
        for watch in &lost {
            self.take_back(*watch, head, DropReason::NotOnPage, now, batch);
        }
        self.take_matches(head, matches, &had, now, batch, landed);
    }

    /// What was known of the article fulfilled a watch; what is known now does not.
    pub(super) fn take_back(
        &mut self,
        watch: WatchId,
        head: &Head,
        reason: fn(String) -> DropReason,
        now: Timestamp,
        batch: &mut Batch,
    ) {
        let key = AlertKey {
            watch,
            story: self.story_of(head.id),
        };
        let was_told = self.tools.store.alert(key).is_some_and(|entry| {
            let alert = entry.alert;
            !matches!(
                alert.fate,
                Fate::Waiting { .. } | Fate::Held { .. } | Fate::Quiet(_)
            )
        });
        if was_told {
            return;
        }
        let name = self
            .watches
            .get(&watch)
            .map(|watch| watch.name.clone())
            .unwrap_or_default();
        batch.remove_match(watch, head.id);
        batch.remove_alert(key);
        self.report(&Fact::Lost(key), now, batch);
        // What another article of the story holds is to be told all the same.
        let mut others = self.tools.store.members(key.story).into_iter().rev();
        let other = others.find(|it| *it != head.id && self.tools.store.has_match(watch, *it));
        if let Some(found) = other.and_then(|other| self.found_again(key, other)) {
            self.report(&Fact::Found(found), now, batch);
        }
        self.drop_it(head, reason(name), now, batch);
    }

    /// Keeps the reason why something of an article went no further.
    fn drop_it(&mut self, head: &Head, reason: DropReason, now: Timestamp, batch: &mut Batch) {
        let row = self.next_row();
        let drop = Drop {
            source: head.source,
            url: head.url.clone(),
            title: head.title.clone(),
            reason,
        };
        batch.put_drop(now, row, &drop);
    }

    /// Shows on the source's line that a page could not be read, until one could.
    fn note_page(&mut self, source: SourceId, trouble: Option<&str>, batch: &mut Batch) {
        let state = self.polls.entry(source).or_default();
        if health::note_page(state, trouble) {
            batch.put_poll(source, state);
        }
    }
}
