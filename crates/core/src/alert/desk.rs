//! The alert desk: hears what happens, says what follows.
//!
//! A machine without a clock: what it says depends on what it heard, on the policy and on the times
//! it is given. The engine stores every change before it shows anything (law 4), and a rehearsal
//! plays a past span through the same machine.

mod asked;
pub(super) mod due;
mod found;
mod growth;
mod memo;
mod split;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::budget::Spent;
use super::gate::Prominence;
use super::policy::Policy;
use super::{Alert, AlertKey, Change, Fate, Hold, Quiet, Reason};
use crate::ids::{ArticleId, SourceId, StoryId, WatchId};
use crate::watch::Level;

pub use asked::Asked;

pub use memo::Memo;
pub use split::Split;

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// An article fulfils a watch, or does so more prominently than was known.
    Found(Found),
    /// An article has joined a story.
    Grew(Grew),
    /// Two stories turned out to be one.
    Merged {
        /// The one that is no more.
        from: StoryId,
        /// The one that goes on.
        into: StoryId,
    },
    /// No article of the story fulfils the watch any more.
    Lost(AlertKey),
    /// The person has read of the story.
    Read(StoryId),
    /// The computer slept or was offline, and is back.
    Away,
    /// What the person asked to be told of: a first mention, an absence, a spike.
    Asked(Asked),
    /// An article fulfils a watch that is told of first mentions, and is none.
    Repeated(Found),
    /// A person said that an article which fulfils a watch tells another story.
    Split(Box<Split>),
}

impl Event {
    /// The article that fulfils a watch, where it is about one.
    pub fn found(&self) -> Option<&Found> {
        match self {
            Self::Found(found) | Self::Repeated(found) => Some(found),
            Self::Asked(asked) => Some(&asked.found),
            Self::Split(split) => Some(&split.found),
            _ => None,
        }
    }
}

/// An article that fulfils a watch.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The watch, and the story the article tells.
    pub key: AlertKey,
    /// The article.
    pub article: ArticleId,
    /// Its source.
    pub source: SourceId,
    /// How much of it is about the watch.
    pub prominence: Prominence,
    /// Came with the first look at its source.
    pub backfill: bool,
    /// When it was published, as far as that is known.
    pub published: Option<Timestamp>,
    /// When it was first seen.
    pub first_seen: Timestamp,
}

/// A story with one more article.
#[derive(Clone, Debug, PartialEq)]
pub struct Grew {
    /// The story.
    pub story: StoryId,
    /// How many independent origins it has now.
    pub origins: u32,
    /// What is new in it.
    pub change: Option<Change>,
    /// False for what came with the first look at a source: no news of the story.
    pub is_news: bool,
}

/// What follows.
#[derive(Clone, Debug, PartialEq)]
pub enum Decision {
    /// An alert is now this; to be stored.
    Set(AlertKey, Alert),
    /// An alert is no more; to be removed from the store.
    Remove(AlertKey),
    /// One notification of a story.
    Tell(Tell),
    /// One notification of several stories.
    Sum(Sum),
}

/// One notification of a story, for every watch that found it.
#[derive(Clone, Debug, PartialEq)]
pub struct Tell {
    /// When it is due.
    pub at: Timestamp,
    /// The story.
    pub story: StoryId,
    /// The watches.
    pub watches: Vec<WatchId>,
    /// The article to show.
    pub article: ArticleId,
    /// The loudest level of the watches.
    pub level: Level,
    /// How many independent origins the story has.
    pub origins: u32,
    /// Why now.
    pub reason: Reason,
    /// Whether it takes the place of an earlier one.
    pub manner: Manner,
}

/// How a notification stands to the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// There was none.
    New,
    /// It takes its place, and is heard again.
    Again,
    /// It takes its place silently: the story has settled, and more is known of it.
    Update,
}

/// One notification of several stories.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum {
    /// When it is due.
    pub at: Timestamp,
    /// Why they were held.
    pub why: Hold,
    /// The alerts, in the order of their stories.
    pub keys: Vec<AlertKey>,
}

/// The alert desk.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    stories: BTreeMap<StoryId, File>,
    /// What is due when; a row may be out of date, never missing.
    queue: BTreeSet<(Timestamp, StoryId)>,
    /// Stories told at once, to be brought up to date when they have settled; and when they were told.
    updates: BTreeSet<(Timestamp, StoryId, Timestamp)>,
    spent: Spent,
    /// When the computer came back, and until when what it missed is collected.
    away: Option<(Timestamp, Timestamp)>,
}

/// What is known of a story here.
#[derive(Clone, Debug)]
struct File {
    origins: u32,
    alerts: BTreeMap<WatchId, Alert>,
}

impl Default for File {
    /// Whoever founded the story is its first origin.
    fn default() -> Self {
        Self {
            origins: 1,
            alerts: BTreeMap::new(),
        }
    }
}

impl Desk {
    /// A desk that goes on with stored alerts.
    pub fn resume(
        alerts: impl IntoIterator<Item = (AlertKey, Alert)>,
        origins: impl Fn(StoryId) -> u32,
    ) -> Self {
        let mut desk = Self::default();
        let mut counted = BTreeSet::new();
        for (key, alert) in alerts {
            // What several watches were told in one notification counts once.
            if let Some(told) = alert
                .told
                .filter(|told| counted.insert((key.story, told.at)))
            {
                desk.spent.note(told.at, alert.level);
            }
            desk.stories.entry(key.story).or_insert_with(|| File {
                origins: origins(key.story).max(1),
                ..File::default()
            });
            let _ = desk.put(key, alert);
        }
        desk
    }

    /// Does it know of a story? What it has forgotten is in the store.
    pub fn knows(&self, story: StoryId) -> bool {
        self.stories.contains_key(&story)
    }

    /// Takes back what it has forgotten.
    pub fn recall(&mut self, key: AlertKey, alert: Alert) {
        let _ = self.put(key, alert);
    }

    /// The alert of a watch in a story.
    pub fn alert(&self, key: AlertKey) -> Option<&Alert> {
        self.stories.get(&key.story)?.alerts.get(&key.watch)
    }

    /// Hears of something; answers with what is to be stored.
    pub fn hear(&mut self, event: &Event, policy: &Policy, now: Timestamp) -> Vec<Decision> {
        match event {
            Event::Found(found) => self.found(found, policy, now).into_iter().collect(),
            Event::Grew(grew) => self.grew(grew, policy, now),
            Event::Merged { from, into } => self.merged(*from, *into),
            Event::Lost(key) => self.lost(*key).into_iter().collect(),
            Event::Read(story) => self.read(*story),
            Event::Away => self.came_back(policy, now),
            Event::Asked(asked) => self.asked(asked, policy, now).into_iter().collect(),
            Event::Repeated(found) => self.repeated(found, policy, now).into_iter().collect(),
            Event::Split(split) => self.split(split, policy, now),
        }
    }

    /// When something is due next.
    pub fn next(&self) -> Option<Timestamp> {
        let first = self.queue.first().map(|(at, _)| *at);
        let update = self.updates.first().map(|(at, ..)| *at);
        first.into_iter().chain(update).min()
    }

    /// The alerts on their way to the person, with the article that each shows.
    pub fn waiting(&self) -> impl Iterator<Item = (AlertKey, ArticleId)> {
        self.stories.iter().flat_map(|(story, file)| {
            let waiting = file.alerts.iter().filter(|(_, alert)| alert.is_waiting());
            waiting.map(|(watch, alert)| {
                let key = AlertKey {
                    watch: *watch,
                    story: *story,
                };
                (key, alert.article)
            })
        })
    }

    /// Is anything on its way to the person?
    pub fn is_waiting(&self) -> bool {
        let waits = |story: &StoryId| {
            let file = self.stories.get(story);
            file.is_some_and(|file| file.alerts.values().any(Alert::is_waiting))
        };
        self.queue.iter().any(|(_, story)| waits(story))
    }

    /// What came of a notification: the desktop took it, or the fate that it has instead.
    pub fn take_outcome(
        &mut self,
        keys: &[AlertKey],
        at: Timestamp,
        instead: Option<&Fate>,
    ) -> Vec<Decision> {
        let mut decisions = Vec::new();
        for key in keys {
            let Some(alert) = self.alert(*key).cloned() else {
                continue;
            };
            let fate = match (&alert.fate, instead) {
                (Fate::Showing { .. } | Fate::Summed { .. }, Some(instead)) => instead.clone(),
                (Fate::Showing { .. }, None) => Fate::Shown { at },
                // What was told with others is so already. Or it is on its way again, with more news.
                _ => continue,
            };
            decisions.push(self.put(*key, Alert { fate, ..alert }));
        }
        decisions
    }

    /// A story of a summary, as it would have been told by itself.
    pub fn retold(&self, story: StoryId, watches: &[WatchId], at: Timestamp) -> Option<Tell> {
        let file = self.stories.get(&story)?;
        let alerts: Vec<&Alert> = watches
            .iter()
            .filter_map(|watch| file.alerts.get(watch))
            .collect();
        let first = alerts.first()?;
        Some(Tell {
            at,
            story,
            watches: watches.to_vec(),
            article: first.article,
            level: alerts.iter().map(|alert| alert.level).max()?,
            origins: file.origins,
            reason: first.reason.clone(),
            manner: Manner::New,
        })
    }

    /// Forgets stories that began before a moment and have nothing on its way; they are in the store.
    pub fn forget_before(&mut self, moment: Timestamp) {
        self.stories.retain(|story, file| {
            story.0.at() >= moment || file.alerts.values().any(Alert::is_waiting)
        });
    }

    fn came_back(&mut self, policy: &Policy, now: Timestamp) -> Vec<Decision> {
        let until = later(now, policy.catch_up);
        self.away = Some((now, until));
        let missed = |alert: &Alert| matches!(alert.fate, Fate::Waiting { until } if until <= now);
        self.change_all(
            |_| true,
            |_, alert| {
                missed(alert).then(|| Alert {
                    fate: Fate::Held {
                        until,
                        why: Hold::CatchUp,
                    },
                    ..alert.clone()
                })
            },
        )
    }

    /// What was never told goes; what was told stays told.
    fn lost(&mut self, key: AlertKey) -> Option<Decision> {
        let alert = self.alert(key)?;
        if let Some(told) = alert.told {
            let was_waiting = alert.is_waiting();
            let fate = Fate::Shown { at: told.at };
            let alert = Alert {
                fate,
                ..alert.clone()
            };
            return was_waiting.then(|| self.put(key, alert));
        }
        Some(self.remove(key))
    }

    /// Told or not, the person knows.
    fn read(&mut self, story: StoryId) -> Vec<Decision> {
        self.change_all(
            |of| of == story,
            |_, alert| {
                let fate = alert
                    .told
                    .map_or(Fate::Quiet(Quiet::Read), |told| Fate::Shown { at: told.at });
                alert.is_waiting().then(|| Alert {
                    fate,
                    ..alert.clone()
                })
            },
        )
    }

    /// Changes alerts, in the order of their stories and watches.
    fn change_all(
        &mut self,
        of: impl Fn(StoryId) -> bool,
        how: impl Fn(WatchId, &Alert) -> Option<Alert>,
    ) -> Vec<Decision> {
        let mut changed = Vec::new();
        for (story, file) in self.stories.iter().filter(|(story, _)| of(**story)) {
            for (watch, alert) in &file.alerts {
                let key = AlertKey {
                    watch: *watch,
                    story: *story,
                };
                changed.extend(how(*watch, alert).map(|alert| (key, alert)));
            }
        }
        changed
            .into_iter()
            .map(|(key, alert)| self.put(key, alert))
            .collect()
    }

    fn remove(&mut self, key: AlertKey) -> Decision {
        if let Some(file) = self.stories.get_mut(&key.story) {
            file.alerts.remove(&key.watch);
        }
        Decision::Remove(key)
    }

    fn put(&mut self, key: AlertKey, alert: Alert) -> Decision {
        if let Some(due) = alert.due() {
            self.queue.insert((due, key.story));
        }
        let file = self.stories.entry(key.story).or_default();
        file.alerts.insert(key.watch, alert.clone());
        Decision::Set(key, alert)
    }
}

fn later(at: Timestamp, by: jiff::SignedDuration) -> Timestamp {
    at.saturating_add(by).unwrap_or(Timestamp::MAX)
}
