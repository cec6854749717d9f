//! A desk in the morning, for tests.

use jiff::{SignedDuration, Timestamp};
use newshawk_core::alert::desk::{Decision, Desk, Event, Found, Grew, Tell};
use newshawk_core::alert::policy::{Policy, Rule};
use newshawk_core::alert::{Alert, AlertKey, Change, Fate, Hold, Prominence};
use newshawk_core::ids::{ArticleId, SourceId, StoryId, WatchId};
use newshawk_core::watch::Level;

pub(super) const NATO: WatchId = WatchId(1);
pub(super) const RUSSIA: WatchId = WatchId(2);
pub(super) const SETTLE: SignedDuration = SignedDuration::from_secs(45);

/// A desk in the morning, with what it has said so far.
pub(super) struct Morning {
    pub(super) desk: Desk,
    pub(super) policy: Policy,
    pub(super) now: Timestamp,
    pub(super) said: Vec<Decision>,
}

pub(super) fn morning() -> Timestamp {
    "2026-06-03T10:00:00Z".parse().expect("a time")
}

pub(super) fn minutes(count: i64) -> SignedDuration {
    SignedDuration::from_mins(count)
}

pub(super) fn hours(count: i64) -> SignedDuration {
    SignedDuration::from_hours(count)
}

/// A story that began in this minute of the morning.
pub(super) fn story(minute: i64) -> StoryId {
    StoryId(article(minute, 0))
}

pub(super) fn article(minute: i64, print: u64) -> ArticleId {
    let at = morning() + minutes(minute);
    ArticleId {
        at_ms: u64::try_from(at.as_millisecond()).expect("after 1970"),
        print,
    }
}

/// News of now, in the headline.
pub(super) fn found(watch: WatchId, story: StoryId, now: Timestamp) -> Found {
    Found {
        key: AlertKey { watch, story },
        article: story.0,
        source: SourceId(1),
        prominence: Prominence::Prominent,
        backfill: false,
        published: Some(now - minutes(2)),
        first_seen: now,
    }
}

impl Morning {
    /// Two watches that notify.
    pub(super) fn new() -> Self {
        Self::with(Level::Notify)
    }

    pub(super) fn with(level: Level) -> Self {
        let rule = Rule {
            level,
            paused: false,
            settle: None,
        };
        let mut policy = Policy::default();
        policy.watches.extend([(NATO, rule), (RUSSIA, rule)]);
        Self {
            desk: Desk::default(),
            policy,
            now: morning(),
            said: Vec::new(),
        }
    }

    pub(super) fn hear(&mut self, event: &Event) {
        let heard = self.desk.hear(event, &self.policy, self.now);
        self.said.extend(heard);
    }

    pub(super) fn find(&mut self, watch: WatchId, story: StoryId) {
        self.hear(&Event::Found(found(watch, story, self.now)));
    }

    pub(super) fn grow(&mut self, story: StoryId, origins: u32, change: Option<Change>) {
        self.hear(&Event::Grew(Grew {
            story,
            origins,
            change,
            is_news: true,
        }));
    }

    /// Time passes, looked at once at the end of it.
    pub(super) fn pass(&mut self, span: SignedDuration) {
        self.now += span;
        let due = self.desk.due(self.now, &self.policy, usize::MAX);
        for decision in &due {
            // The desktop takes everything at once.
            if let Decision::Tell(tell) = decision {
                let keys = tell.watches.iter().map(|watch| AlertKey {
                    watch: *watch,
                    story: tell.story,
                });
                let keys: Vec<_> = keys.collect();
                self.desk.take_outcome(&keys, tell.at, None);
            }
        }
        self.said.extend(due);
    }

    pub(super) fn told(&self) -> Vec<&Tell> {
        let mut told = Vec::new();
        for decision in &self.said {
            if let Decision::Tell(tell) = decision {
                told.push(tell);
            }
        }
        told
    }

    /// How many minutes after ten each telling was due, and why.
    pub(super) fn times(&self) -> Vec<(i64, String)> {
        let minute = |tell: &&Tell| tell.at.duration_since(morning()).as_mins();
        self.told()
            .iter()
            .map(|tell| (minute(tell), tell.reason.words()))
            .collect()
    }

    /// The summaries: the minute, why, and how many alerts.
    pub(super) fn sums(&self) -> Vec<(i64, Hold, usize)> {
        let sum = |decision: &Decision| match decision {
            Decision::Sum(sum) => Some((
                sum.at.duration_since(morning()).as_mins(),
                sum.why,
                sum.keys.len(),
            )),
            _ => None,
        };
        self.said.iter().filter_map(sum).collect()
    }

    pub(super) fn alert(&self, watch: WatchId, story: StoryId) -> &Alert {
        let key = AlertKey { watch, story };
        self.desk.alert(key).expect("there is an alert")
    }

    pub(super) fn fate(&self, watch: WatchId, story: StoryId) -> &Fate {
        &self.alert(watch, story).fate
    }
}
