//! When a source is looked at next, and why then.
//!
//! The rules of spec/polling.md 17–26 and 34–44, as functions of what is known of the source, what
//! the last look gave, the time, and a number for chance.

mod skip;

use jiff::{SignedDuration, Timestamp};
use url::Url;

use crate::ids::Fingerprint;
use crate::source::Cadence;

/// Without hints, a source that honours conditional requests is looked at this often.
pub const DEFAULT: SignedDuration = SignedDuration::from_mins(15);
/// Without hints and without validators: every look costs the publisher the whole document.
pub const DEFAULT_UNCONDITIONAL: SignedDuration = SignedDuration::from_mins(60);
/// The learned rhythm goes no lower.
pub const FASTEST_LEARNED: SignedDuration = SignedDuration::from_mins(5);
/// A person may go as low as this ("live").
pub const FASTEST: SignedDuration = SignedDuration::from_mins(1);
/// No hint silences a source for longer.
pub const LONGEST_HINT: SignedDuration = SignedDuration::from_hours(24);
/// No failure does either.
const LONGEST_BACKOFF: SignedDuration = SignedDuration::from_hours(24);
/// A refusal that doesn't say for how long.
const DEFAULT_PAUSE: SignedDuration = SignedDuration::from_mins(10);
/// A publisher may ask for a week; ten years is a mistake.
const LONGEST_PAUSE: SignedDuration = SignedDuration::from_hours(7 * 24);
/// A machine that is offline asks again soon: the fault is not the publisher's.
const OFFLINE_RETRY: SignedDuration = SignedDuration::from_mins(1);
/// Jitter adds up to this share of the interval; it never takes away (spec/polling.md 23).
const JITTER_SHARE: f64 = 0.1;

/// All that is remembered of a source's polls.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PollState {
    /// The `ETag` of the last document that was understood, byte for byte.
    pub etag: Option<Vec<u8>>,
    /// Its `Last-Modified`, byte for byte.
    pub last_modified: Option<Vec<u8>>,
    /// The address that gave them: after redirects not the source's own, and then they are its alone.
    pub validated_by: Option<Url>,
    /// The fingerprint of its body: an equal body is not read again.
    pub body: Option<Fingerprint>,
    /// The documents that it only names, as an index of sitemaps does.
    pub parts: Vec<Part>,
    /// When it was last asked.
    pub last_look: Option<Timestamp>,
    /// When it last answered well.
    pub last_success: Option<Timestamp>,
    /// When its newest entry was first seen.
    pub last_new: Option<Timestamp>,
    /// Failures in a row.
    pub failures: u32,
    /// What went wrong last, as a sentence; empty after a success.
    pub trouble: String,
    /// What had to be mended in the last document.
    pub flaws: Vec<String>,
    /// What the publisher asks for.
    pub hints: Hints,
    /// The usual time between new entries, learned; none until two were seen.
    pub rhythm: Option<SignedDuration>,
    /// When it is looked at next; none for never.
    pub next: Option<Timestamp>,
    /// Why then.
    pub why: Why,
    /// Until then even a person's "check now" waits: the server said so.
    pub paused_until: Option<Timestamp>,
    /// True once a document was understood: what comes now is news, not backfill.
    pub introduced: bool,
    /// Where a permanent redirect points, seen how often, since when.
    pub moved: Option<Moved>,
}

/// A document that a source names and that is asked together with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its address.
    pub url: Url,
    /// Its last `ETag`, byte for byte.
    pub etag: Option<Vec<u8>>,
    /// Its last `Last-Modified`, byte for byte.
    pub last_modified: Option<Vec<u8>>,
    /// The fingerprint of its last body.
    pub body: Option<Fingerprint>,
}

/// A permanent redirect that is being watched before it is believed (spec/polling.md 55).
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// Where it points.
    pub to: Url,
    /// On how many polls.
    pub times: u32,
    /// Since when.
    pub since: Timestamp,
}

/// What the publisher asks for, in headers and in the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hints {
    /// From `Cache-Control` and `Expires`.
    pub headers: Option<SignedDuration>,
    /// From `ttl` and `sy:update*`.
    pub document: Option<SignedDuration>,
    /// Hours of the day (UTC) without updates.
    pub skip_hours: Vec<u8>,
    /// Days of the week (UTC) without updates, Monday is 1.
    pub skip_days: Vec<u8>,
}

impl Hints {
    /// The longest of them, capped: it is never looked at sooner.
    pub fn floor(&self) -> Option<SignedDuration> {
        let longest = self.headers.max(self.document)?;
        (longest > SignedDuration::ZERO).then(|| longest.min(LONGEST_HINT))
    }
}

/// Why a source is looked at when it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Why {
    /// It was just added.
    #[default]
    New,
    /// The usual interval.
    Default,
    /// The usual interval of a source that can't say "unchanged".
    Unconditional,
    /// The source's own rhythm.
    Rhythm,
    /// The person set it.
    Person,
    /// The publisher's hint.
    Hint,
    /// The hours and days without updates.
    Skipped,
    /// It failed this often in a row.
    Failing(u32),
    /// The server asked to wait.
    Asked,
    /// This machine is offline.
    Offline,
    /// The publisher said that it is gone.
    Gone,
    /// It wants a password.
    Locked,
}

/// What a look gave.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// 304, or the same bytes as before.
    Unchanged,
    /// A document that was understood, with so many new entries.
    Fresh {
        /// Entries never seen before.
        new_entries: usize,
    },
    /// Nothing was understood.
    Failed(Failure),
}

/// How a look failed, by what follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// This machine has no network.
    Offline,
    /// 429 or 503: the server asks to wait.
    Refused {
        /// For how long, where it says so.
        wait: Option<SignedDuration>,
    },
    /// 410.
    Gone,
    /// 401.
    Locked,
    /// Everything else: it is tried again, less and less often.
    Other,
}

/// The next look, after this one. `chance` is between 0 and 1.
pub fn reschedule(
    mut state: PollState,
    cadence: Cadence,
    outcome: &Outcome,
    now: Timestamp,
    chance: f64,
) -> PollState {
    state.last_look = Some(now);
    let (interval, why) = match outcome {
        Outcome::Unchanged | Outcome::Fresh { .. } => {
            if let Outcome::Fresh { new_entries } = outcome {
                learn(&mut state, *new_entries, now);
                state.introduced = true;
            }
            state.failures = 0;
            state.trouble.clear();
            state.last_success = Some(now);
            state.paused_until = None;
            usual(&state, cadence)
        }
        Outcome::Failed(failure) => match after_failure(&mut state, cadence, failure, now) {
            Some(next) => next,
            None => {
                state.next = None;
                return state;
            }
        },
    };
    let jitter = interval.mul_f64_clamped(JITTER_SHARE * chance.clamp(0.0, 1.0));
    let due = now + interval + jitter;
    let allowed = skip::first_allowed(due, &state.hints);
    state.why = if allowed > due { Why::Skipped } else { why };
    state.next = Some(allowed);
    state
}

/// The interval of a source that answers, and its reason.
pub fn usual(state: &PollState, cadence: Cadence) -> (SignedDuration, Why) {
    let floor = state.hints.floor();
    let is_conditional = state.etag.is_some() || state.last_modified.is_some();
    let (wish, why) = match cadence {
        Cadence::Every(interval) => (interval.max(FASTEST), Why::Person),
        Cadence::Automatic => automatic(state, is_conditional, floor),
    };
    match floor {
        Some(floor) if floor > wish => (floor, Why::Hint),
        _ => (wish, why),
    }
}

fn automatic(
    state: &PollState,
    is_conditional: bool,
    floor: Option<SignedDuration>,
) -> (SignedDuration, Why) {
    if !is_conditional {
        return (DEFAULT_UNCONDITIONAL, Why::Unconditional);
    }
    // A publisher who says "every ten minutes" has answered the question; the default is for those
    // who say nothing. A cache's "good for one second" is no wish to be asked every second.
    let default = floor.map_or((DEFAULT, Why::Default), |floor| {
        (floor.clamp(FASTEST_LEARNED, DEFAULT), Why::Hint)
    });
    match state.rhythm {
        // Half the usual gap: on average an entry is then found within a quarter of it.
        Some(gap) if gap / 2 < default.0 => ((gap / 2).max(FASTEST_LEARNED), Why::Rhythm),
        _ => default,
    }
}

/// Learns the usual gap between new entries, by a running mean over about eight looks.
fn learn(state: &mut PollState, new_entries: usize, now: Timestamp) {
    if new_entries == 0 {
        return;
    }
    let first_document = !state.introduced;
    if let (Some(last), false) = (state.last_new, first_document) {
        let count = i32::try_from(new_entries).unwrap_or(i32::MAX);
        let gap = now.duration_since(last).max(SignedDuration::from_secs(1)) / count;
        state.rhythm = Some(state.rhythm.map_or(gap, |old| old / 8 * 7 + gap / 8));
    }
    state.last_new = Some(now);
}

/// The interval after a failure, or none when the source is polled no more.
fn after_failure(
    state: &mut PollState,
    cadence: Cadence,
    failure: &Failure,
    now: Timestamp,
) -> Option<(SignedDuration, Why)> {
    if *failure == Failure::Offline {
        return Some((OFFLINE_RETRY, Why::Offline));
    }
    state.failures = state.failures.saturating_add(1);
    let normal = usual(state, cadence).0;
    match failure {
        Failure::Gone => {
            state.why = Why::Gone;
            None
        }
        Failure::Locked => {
            state.why = Why::Locked;
            None
        }
        Failure::Refused { wait } => {
            let pause = pause(*wait, state.failures);
            state.paused_until = Some(now + pause);
            Some((pause.max(normal), Why::Asked))
        }
        Failure::Offline | Failure::Other => Some((
            doubled(normal, state.failures),
            Why::Failing(state.failures),
        )),
    }
}

/// How long a server that refuses is left alone.
pub fn pause(wait: Option<SignedDuration>, failures: u32) -> SignedDuration {
    match wait.filter(|wait| *wait > SignedDuration::ZERO) {
        Some(wait) => wait.min(LONGEST_PAUSE),
        None => doubled(DEFAULT_PAUSE, failures),
    }
}

/// The interval, doubled for each failure after the first.
fn doubled(interval: SignedDuration, failures: u32) -> SignedDuration {
    let times = 1_i32 << failures.saturating_sub(1).min(12);
    interval
        .checked_mul(times)
        .unwrap_or(LONGEST_BACKOFF)
        .min(LONGEST_BACKOFF.max(interval))
}

/// The state after the clock was set back by `by`: what was to come stays as far away as it was,
/// and no source is silent until the old time is reached again (spec/polling.md 26).
pub fn set_back(state: &mut PollState, by: SignedDuration) {
    for at in [
        &mut state.last_look,
        &mut state.next,
        &mut state.paused_until,
    ] {
        *at = at.and_then(|at| at.checked_sub(by).ok());
    }
}

/// What a person's "check now" may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manual {
    /// Ask now, conditionally.
    Ask,
    /// The server asked to wait until then.
    NotBefore(Timestamp),
    /// It is gone or wants a password; only adding it anew asks again.
    Never,
}

/// May it be asked out of turn? Hints don't forbid that; a server that asked to wait does
/// (spec/polling.md 39).
pub fn manual(state: &PollState, now: Timestamp) -> Manual {
    if matches!(state.why, Why::Gone | Why::Locked) {
        return Manual::Never;
    }
    match state.paused_until {
        Some(until) if until > now => Manual::NotBefore(until),
        _ => Manual::Ask,
    }
}

/// Permanent redirects are believed after so many polls …
const MOVED_TIMES: u32 = 3;
/// … over at least this long.
const MOVED_FOR: SignedDuration = SignedDuration::from_hours(24);

/// A permanent redirect is remembered this long after each time it was seen (RFC 9110 §15.4.2 and
/// RFC 9111 §4.2.2 let a client do that): the new address is asked directly, with the validators
/// that it gave, and only then the old one is asked again whether it still points there.
const MOVED_REMEMBERED: SignedDuration = SignedDuration::from_hours(12);

/// Where a source is to be asked, when not at its own address.
pub fn remembered_move(state: &PollState, now: Timestamp) -> Option<&Url> {
    let moved = state.moved.as_ref()?;
    let times = i32::try_from(moved.times).unwrap_or(i32::MAX);
    let until = moved
        .since
        .checked_add(MOVED_REMEMBERED.checked_mul(times)?)
        .ok()?;
    (moved.since <= now && now < until).then_some(&moved.to)
}

/// Counts a permanent redirect; answers with the new address once it is to be believed.
pub fn believe_move(state: &mut PollState, to: Option<&Url>, now: Timestamp) -> Option<Url> {
    let Some(to) = to else {
        state.moved = None;
        return None;
    };
    let seen = match state.moved.take() {
        Some(moved) if moved.to == *to => Moved {
            times: moved.times + 1,
            ..moved
        },
        _ => Moved {
            to: to.clone(),
            times: 1,
            since: now,
        },
    };
    let believed = seen.times >= MOVED_TIMES && now.duration_since(seen.since) >= MOVED_FOR;
    if believed {
        return Some(seen.to);
    }
    state.moved = Some(seen);
    None
}

/// Multiplies a duration by a share, for jitter.
trait Share {
    fn mul_f64_clamped(self, share: f64) -> Self;
}

impl Share for SignedDuration {
    fn mul_f64_clamped(self, share: f64) -> Self {
        SignedDuration::try_from_secs_f64(self.as_secs_f64() * share)
            .unwrap_or(SignedDuration::ZERO)
    }
}
