//! Telling the digest: when it is due, once, and also after sleep.
//!
//! Law 4 holds here, too: that it is told is on the disk before the desktop hears of it. What it
//! says is in the archive, and made anew whenever somebody wants to read it.

use jiff::{SignedDuration, Timestamp};
use newshawk_core::digest::{Span, Times};

use super::Owner;
use crate::crash;
use crate::digest::{gather, past};
use crate::handle::AskError;
use crate::message::{About, Event, Message, Told};
use crate::policy;
use crate::start::Telling;
use crate::store::{Batch, Store};

/// A digest that comes later than this was missed: the computer slept, or Newshawk was not running.
const LATE: SignedDuration = SignedDuration::from_mins(2);

/// What is known of digests.
#[derive(Debug)]
pub(crate) struct Digests {
    times: Option<Times>,
    /// What was due up to then is not told any more.
    told: Timestamp,
    /// The one that is due now, and when it can be told: what was missed is fetched before.
    due: Option<(Timestamp, Timestamp)>,
}

impl Digests {
    /// As the store has it.
    pub(crate) fn of(store: &Store) -> Self {
        let from = store.setting(policy::DIGEST_FROM);
        let from = from.and_then(|text| text.parse().ok());
        let last = store.digests().next().map(|span| span.until);
        Self {
            times: policy::digest_times(store.setting(policy::DIGEST).as_deref()),
            // Without any sign this is the first start: `resume_digests` gives one.
            told: from.max(last).unwrap_or(Timestamp::MAX),
            due: None,
        }
    }
}

impl Owner {
    /// On the first start nothing is due: there was nobody to miss it.
    pub(super) async fn resume_digests(&mut self, store: &Store, now: Timestamp) {
        let is_first = store.setting(policy::DIGEST_FROM).is_none();
        if is_first && self.active {
            self.begin_digests(now).await.unwrap_or_default();
        }
    }

    /// Other times hold from now on; what they would have brought before is not told.
    pub(super) async fn change_digests(&mut self, setting: &str) -> Result<(), AskError> {
        self.digests.times = policy::digest_times(Some(setting));
        self.digests.due = None;
        self.begin_digests(self.clock.now()).await
    }

    async fn begin_digests(&mut self, now: Timestamp) -> Result<(), AskError> {
        self.digests.told = now;
        let mut batch = Batch::default();
        batch.put_setting(policy::DIGEST_FROM, &now.to_string());
        self.commit(batch).await
    }

    /// When a digest is told next, as far as the clock decides.
    pub(super) fn next_digest(&self, now: Timestamp) -> Option<Timestamp> {
        let times = self.digests.times.filter(|_| self.tells_digests())?;
        let Some((_, ready)) = self.digests.due else {
            return times.next(now, &self.policy.zone);
        };
        let silent = self.policy.silence(now).map(|(until, _)| until);
        Some(silent.map_or(ready, |until| until.max(ready)))
    }

    /// Tells the digest that is due.
    pub(super) async fn tell_digest(&mut self, now: Timestamp) {
        let Some(times) = self.digests.times.filter(|_| self.tells_digests()) else {
            return;
        };
        let zone = self.policy.zone.clone();
        let due = times.due(self.digests.told, now, &zone);
        let Some(slot) = due else {
            self.digests.due = None;
            return;
        };
        let noticed = self.digests.due.filter(|(known, _)| *known == slot);
        let is_late = now.duration_since(slot) > LATE;
        let (_, ready) = noticed.unwrap_or((
            slot,
            if is_late {
                now + self.policy.catch_up
            } else {
                now
            },
        ));
        self.digests.due = Some((slot, ready));
        if now < ready || self.policy.silence(now).is_some() {
            return;
        }
        let span = Span::until(now, &past(self.store_handle()), &times, &zone);
        let mut batch = Batch::default();
        batch.put_digest(span);
        crash::point("before-digest");
        if self.commit(batch).await.is_err() {
            // Not stored means not told: later, when the disk takes it.
            self.digests.due = Some((slot, now + self.policy.catch_up));
            return;
        }
        crash::point("after-digest");
        self.digests.told = now;
        self.digests.due = None;
        self.tell_event(Event::Alerts);
        if self.policy.notifications {
            self.hand_over_digest(span);
        }
    }

    /// Without a watch there is nothing that it could tell of, and who reads lines reads the
    /// stories themselves.
    fn tells_digests(&self) -> bool {
        let is_wanted = self.watches.values().any(|watch| !watch.paused);
        self.active && self.counted.is_none() && is_wanted
    }

    fn hand_over_digest(&mut self, span: Span) {
        self.telling += 1;
        let (desktop, post) = (self.notices.clone(), self.post.clone());
        let store = self.tools.store.clone();
        self.workers.spawn(async move {
            let made = tokio::task::spawn_blocking(move || gather(&store, span)).await;
            let (reply, answer) = tokio::sync::oneshot::channel();
            let told = match made {
                Ok(digest) => {
                    let telling = Telling {
                        notices: Vec::new(),
                        together: None,
                        digest: Some(digest),
                        reply,
                    };
                    let is_sent = desktop.send(telling).await.is_ok();
                    is_sent.then_some(answer.await.ok()).flatten()
                }
                Err(error) => {
                    tracing::error!(%error, "the digest could not be made");
                    None
                }
            };
            let told = told.unwrap_or_else(|| Told::NotShown("nobody showed it".to_owned()));
            let _ = post.send(Message::Told(About::default(), told)).await;
        });
    }
}
