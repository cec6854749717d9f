//! Looking at sources: which, when, and what follows for their schedule.

use std::collections::HashSet;

use jiff::{SignedDuration, Timestamp};
use newshawk_core::health;
use newshawk_core::ids::SourceId;
use newshawk_core::schedule::{self, Failure, Hints, Manual, Outcome, PollState, Why};
use newshawk_core::source::Source;
use newshawk_fetch::Answer;
use newshawk_reader::feed::Feed;
use url::Url;

use super::{Host, Landed, Owner, apart};
use crate::look::{self, Look, LookResult, Reply};
use crate::message::{After, Checked, Message};
use crate::store::{Batch, Unread};

/// So many looks are on their way at once: a few more than the fetcher has connections, so that none
/// of those is idle. Each may hold a whole document.
const LOOKS: usize = 16;
/// While so many batches wait for the disk, no further source is asked.
const UNSTORED: usize = 24;

/// So many public sources are asked in one go, at start-up as after a sleep (spec/polling.md 25).
const LAUNCHES: usize = 8;
/// Then this long none is; sources at home need no such care.
const REST: SignedDuration = SignedDuration::from_millis(500);

impl Owner {
    /// When the sources are due that the schedule looks at.
    pub(super) fn next_looks(&self) -> impl Iterator<Item = Timestamp> {
        let is_scheduled = self.scheduled && !self.paused;
        let free = self.sources.values().filter(move |source| {
            is_scheduled && !source.paused && !self.asking.contains_key(&source.id)
        });
        free.filter_map(|source| self.due_at(source))
    }

    fn due_at(&self, source: &Source) -> Option<Timestamp> {
        match self.polls.get(&source.id) {
            Some(state) if state.why == Why::New => {
                Some(state.next.unwrap_or(Timestamp::UNIX_EPOCH))
            }
            Some(state) => state.next,
            None => Some(Timestamp::UNIX_EPOCH),
        }
    }

    /// Starts the looks that are due or asked for: one for each host, hosts in changing order.
    pub(super) fn start_polls(&mut self, now: Timestamp) {
        let room = LOOKS.saturating_sub(self.asking.len());
        if room == 0
            || self.unstored > UNSTORED
            || (self.asked.is_empty() && (self.paused || !self.scheduled))
        {
            return;
        }
        let mut hosts: HashSet<&Host> = self.asking.values().collect();
        let mut due: Vec<&Source> = self
            .sources
            .values()
            .filter(|source| self.is_to_be_asked(source, now))
            .collect();
        fastrand::shuffle(&mut due);
        let is_resting = self.resting_until.is_some_and(|until| until > now);
        let mut launches = if is_resting { 0 } else { LAUNCHES };
        let mut chosen = Vec::new();
        for source in due {
            if chosen.len() == room {
                break;
            }
            let is_public = !newshawk_fetch::is_private_host(&source.url);
            if is_public && launches == 0 {
                continue;
            }
            let is_free = self
                .hosts
                .get(&source.id)
                .is_some_and(|host| hosts.insert(host));
            if is_free {
                launches -= usize::from(is_public);
                chosen.push(source.clone());
            }
        }
        let is_spent = launches == 0 && !is_resting;
        self.resting_until = if is_spent {
            Some(now + REST)
        } else {
            self.resting_until.filter(|until| *until > now)
        };
        for source in chosen {
            self.start_poll(source);
        }
    }

    fn is_to_be_asked(&self, source: &Source, now: Timestamp) -> bool {
        if self.asking.contains_key(&source.id) {
            return false;
        }
        let is_due = self.scheduled
            && !self.paused
            && !source.paused
            && self.due_at(source).is_some_and(|due| due <= now);
        is_due || self.asked.contains(&source.id)
    }

    fn start_poll(&mut self, source: Source) {
        let state = self.polls.get(&source.id).cloned().unwrap_or_default();
        let (tools, matcher) = (self.tools.clone(), self.matcher.clone());
        let work = look::look(tools, source.clone(), state, matcher, self.clock.now());
        self.start_look(&source, work);
    }

    /// Starts the first look at a source whose answer is already here.
    pub(super) fn start_given(&mut self, source: Source, answer: Answer) {
        let (tools, matcher) = (self.tools.clone(), self.matcher.clone());
        let work = look::given(tools, source.clone(), answer, matcher, self.clock.now());
        self.start_look(&source, work);
    }

    fn start_look(&mut self, source: &Source, work: impl Future<Output = Look> + Send + 'static) {
        self.asked.remove(&source.id);
        let host = self.hosts.get(&source.id).cloned();
        self.asking
            .insert(source.id, host.unwrap_or_else(|| super::host(&source.url)));
        let (id, post) = (source.id, self.post.clone());
        self.workers.spawn(async move {
            // A worker of its own inside, so that its panic still ends in a message.
            let look = apart(work).await.unwrap_or_else(|error| Look {
                source: id,
                was_direct: false,
                requests: Vec::new(),
                result: LookResult::Failed {
                    failure: Failure::Other,
                    sentence: format!("The look stopped in the middle: {error}."),
                    unread: None,
                },
            });
            let _ = post.send(Message::Looked(Box::new(look))).await;
        });
    }

    /// Takes what a look gave.
    pub(super) fn take_look(&mut self, look: Look) {
        let Look {
            source: id,
            was_direct,
            requests,
            result,
        } = look;
        // It may have been removed meanwhile.
        let Some(source) = self.sources.get(&id).cloned() else {
            self.asking.remove(&id);
            return;
        };
        let now = self.clock.now();
        let before = self.polls.get(&id).cloned().unwrap_or_default();
        let mut landed = Landed::new(source.clone(), before.clone());
        let mut batch = Batch::default();
        for request in &requests {
            let row = self.next_row();
            batch.put_request(now, row, request);
        }
        let mut state = before;
        let outcome = match result {
            LookResult::Unchanged(reply) => {
                note_reply(&mut state, &reply);
                if !was_direct {
                    let to = reply.permanent.as_ref();
                    self.believe_move(&source, &mut state, to, now, &mut batch);
                }
                Outcome::Unchanged
            }
            LookResult::Document(document) => {
                note_reply(&mut state, &document.reply);
                note_feed(&mut state, &document.feed);
                state.body = document.body;
                if !was_direct {
                    let to = document.reply.permanent.as_ref();
                    self.believe_move(&source, &mut state, to, now, &mut batch);
                }
                self.adopt_title(&source, &document.feed, &mut batch);
                let backfill = !state.introduced;
                let new_entries =
                    self.take_news(&source, *document, backfill, now, &mut batch, &mut landed);
                Outcome::Fresh { new_entries }
            }
            LookResult::Failed {
                failure,
                sentence,
                unread,
            } => {
                if let Some(body) = unread {
                    let unread = Unread {
                        at_ms: now.as_millisecond(),
                        why: sentence.clone(),
                        body: body.to_vec(),
                    };
                    batch.put_unread(id, &unread);
                }
                if failure != Failure::Offline {
                    state.trouble = sentence;
                    if was_direct {
                        // The new address does not hold: the old one is asked again.
                        state.moved = None;
                    }
                }
                self.note_offline(failure == Failure::Offline, now);
                Outcome::Failed(failure)
            }
        };
        if !matches!(outcome, Outcome::Failed(_)) {
            self.note_offline(false, now);
        }
        let state = schedule::reschedule(state, source.cadence, &outcome, now, fastrand::f64());
        if matches!(outcome, Outcome::Failed(Failure::Refused { .. })) {
            self.pause_host(&source, &state, &mut batch);
        }
        batch.put_poll(id, &state);
        self.polls.insert(id, state);
        landed.alerted = batch.has_alerts();
        self.store(batch, After::Looked(Box::new(landed)));
    }

    /// A host that asks to slow down means all our sources there; at home every path is its own.
    fn pause_host(&mut self, source: &Source, state: &PollState, batch: &mut Batch) {
        if newshawk_fetch::is_private_host(&source.url) {
            return;
        }
        let Some(until) = state.paused_until else {
            return;
        };
        let own = self.hosts.get(&source.id).cloned();
        let others = self
            .sources
            .values()
            .filter(|other| other.id != source.id && self.hosts.get(&other.id) == own.as_ref());
        for other in others {
            let other_state = self.polls.entry(other.id).or_default();
            other_state.paused_until = other_state.paused_until.max(Some(until));
            other_state.next = other_state.next.max(Some(until));
            other_state.why = Why::Asked;
            batch.put_poll(other.id, other_state);
        }
    }

    fn believe_move(
        &mut self,
        source: &Source,
        state: &mut PollState,
        to: Option<&Url>,
        now: Timestamp,
        batch: &mut Batch,
    ) {
        let Some(url) = schedule::believe_move(state, to, now) else {
            return;
        };
        let is_taken = self.sources.values().any(|other| other.url == url);
        if is_taken {
            return;
        }
        let mut moved = source.clone();
        tracing::info!(source = %moved.title, "the source has moved for good; its address was updated");
        moved
            .attributes
            .push(("newshawkFormerUrl".to_owned(), moved.url.to_string()));
        moved.url = url;
        batch.put_source(&moved);
        self.keep_source(moved);
        self.is_stale = true;
    }

    /// A source that was added by its address alone takes the feed's own title.
    fn adopt_title(&mut self, source: &Source, feed: &Feed, batch: &mut Batch) {
        let is_unnamed = source.title == source.url.as_str() || source.title.is_empty();
        let Some(title) = feed
            .title
            .clone()
            .filter(|title| is_unnamed && !title.is_empty())
        else {
            return;
        };
        let mut named = source.clone();
        named.title = title;
        named.site = named.site.or_else(|| feed.link.clone());
        batch.put_source(&named);
        self.keep_source(named);
        self.is_stale = true;
    }

    /// Asks sources now, where their servers allow it.
    pub(super) fn check(&mut self, only: Option<SourceId>) -> Checked {
        let now = self.clock.now();
        let mut checked = Checked::default();
        for source in self.sources.values() {
            let is_meant = only.map_or(!source.paused, |only| only == source.id);
            if !is_meant {
                continue;
            }
            let state = self.polls.get(&source.id).cloned().unwrap_or_default();
            match schedule::manual(&state, now) {
                Manual::Ask => {
                    self.asked.insert(source.id);
                    checked.asked += 1;
                }
                Manual::NotBefore(until) => {
                    checked.waiting += 1;
                    checked.until = Some(checked.until.map_or(until, |first| first.min(until)));
                }
                Manual::Never => checked.gone += 1,
            }
        }
        checked
    }
}

/// Keeps the validators as one unit from one response (spec/polling.md 5–8).
fn note_reply(state: &mut PollState, reply: &Reply) {
    if !(reply.is_304 && reply.validators.is_empty()) {
        state.etag.clone_from(&reply.validators.etag);
        state
            .last_modified
            .clone_from(&reply.validators.last_modified);
        state.validated_by.clone_from(&reply.validators.of);
    }
    state.parts.clone_from(&reply.parts);
    if !(reply.is_304 && reply.max_age.is_none()) {
        state.hints.headers = reply.max_age;
    }
}

fn note_feed(state: &mut PollState, feed: &Feed) {
    let minutes = feed.ttl_minutes.max(feed.update_minutes);
    state.hints = Hints {
        headers: state.hints.headers,
        document: minutes.map(|minutes| SignedDuration::from_mins(i64::from(minutes))),
        skip_hours: feed.skip_hours.clone(),
        skip_days: feed
            .skip_days
            .iter()
            .filter_map(|day| weekday(day))
            .collect(),
    };
    health::note_repairs(state, &feed.repairs);
}

/// The number of an English weekday, Monday is 1.
fn weekday(name: &str) -> Option<u8> {
    const DAYS: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let at = DAYS
        .iter()
        .position(|day| *day == name.trim().to_lowercase())?;
    u8::try_from(at + 1).ok()
}
