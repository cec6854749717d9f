//! What the alert desk was asked, and what it answered.

use jiff::Timestamp;
use newshawk_core::alert::desk::{Asked, Event, Found, Grew, Memo, Split};
use newshawk_core::alert::line::Line;
use newshawk_core::alert::mute::Mute;
use newshawk_core::alert::{AlertKey, Change, Prominence};
use newshawk_core::ids::{ArticleId, SourceId, StoryId, WatchId};
use newshawk_core::rehearsal::Question;
use serde::{Deserialize, Serialize};

use super::alerts::ReasonRecord;
use super::lines::LineRecord;
use super::{Ms, at, ms};
use crate::store::codec::Stored;

/// A row of the journal: what the alert desk was asked, or what it has to be told apart by.
#[derive(Clone, Debug, PartialEq)]
pub struct Heard {
    /// When; for a look, up to when.
    pub at: Timestamp,
    /// What.
    pub cause: Cause,
    /// What followed.
    pub said: Vec<Line>,
}

/// Why there is a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Cause {
    /// The desk was asked; with the version of the watch, where one found something.
    Asked(Question, u32),
    /// From now on a watch finds what its query of this version says.
    Watch(WatchId, u32),
}

#[derive(Serialize, Deserialize)]
pub(in crate::store) struct HeardRecord {
    at: Ms,
    cause: CauseRecord,
    said: Vec<LineRecord>,
}

type Id = (u64, u64);

// The order is that of the stored numbers: new ones only ever come at the end.
#[derive(Serialize, Deserialize)]
enum CauseRecord {
    Looked {
        most: Option<u32>,
        budgeted: bool,
    },
    Watch(u32, u32),
    Found {
        late: bool,
        found: FoundRecord,
    },
    Grew {
        late: bool,
        story: Id,
        origins: u32,
        fact: Option<String>,
        corrected: bool,
        is_news: bool,
    },
    Merged {
        late: bool,
        from: Id,
        into: Id,
    },
    Lost {
        late: bool,
        watch: u32,
        story: Id,
    },
    Read {
        late: bool,
        story: Id,
    },
    Away {
        late: bool,
    },
    Snoozed {
        until: Option<Ms>,
        late: bool,
    },
    Asked {
        late: bool,
        found: FoundRecord,
        reason: ReasonRecord,
    },
    Repeated {
        late: bool,
        found: FoundRecord,
    },
    Muted {
        what: MuteKey,
        since: Ms,
        is_over: bool,
        late: bool,
    },
    HeldAnew {
        late: bool,
    },
    Split {
        late: bool,
        from: Id,
        found: FoundRecord,
        stays: Option<FoundRecord>,
    },
}

#[derive(Serialize, Deserialize)]
enum MuteKey {
    Watch(u32),
    Story(Id),
    Source(u32),
}

impl From<Mute> for MuteKey {
    fn from(mute: Mute) -> Self {
        match mute {
            Mute::Watch(watch) => Self::Watch(watch.0),
            Mute::Story(story) => Self::Story(id(story)),
            Mute::Source(source) => Self::Source(source.0),
        }
    }
}

impl From<MuteKey> for Mute {
    fn from(key: MuteKey) -> Self {
        match key {
            MuteKey::Watch(watch) => Self::Watch(WatchId(watch)),
            MuteKey::Story(story) => Self::Story(StoryId(article(story))),
            MuteKey::Source(source) => Self::Source(SourceId(source)),
        }
    }
}

#[derive(Serialize, Deserialize)]
struct FoundRecord {
    watch: u32,
    version: u32,
    story: Id,
    article: Id,
    source: u32,
    prominent: bool,
    backfill: bool,
    published: Option<Ms>,
    first_seen: Ms,
}

impl FoundRecord {
    fn new(found: &Found, version: u32) -> Self {
        Self {
            watch: found.key.watch.0,
            version,
            story: id(found.key.story),
            article: (found.article.at_ms, found.article.print),
            source: found.source.0,
            prominent: found.prominence == Prominence::Prominent,
            backfill: found.backfill,
            published: found.published.map(ms),
            first_seen: ms(found.first_seen),
        }
    }
}

impl From<FoundRecord> for Found {
    fn from(record: FoundRecord) -> Self {
        Self {
            key: key(record.watch, record.story),
            article: article(record.article),
            source: SourceId(record.source),
            prominence: match record.prominent {
                true => Prominence::Prominent,
                false => Prominence::Passing,
            },
            backfill: record.backfill,
            published: record.published.map(at),
            first_seen: at(record.first_seen),
        }
    }
}

impl Stored for HeardRecord {
    const SCHEMA: u16 = 1;
}

impl From<&Heard> for HeardRecord {
    fn from(heard: &Heard) -> Self {
        let cause = match &heard.cause {
            Cause::Watch(watch, version) => CauseRecord::Watch(watch.0, *version),
            Cause::Asked(Question::Looked { most, budgeted }, _) => CauseRecord::Looked {
                most: u32::try_from(*most).ok(),
                budgeted: *budgeted,
            },
            Cause::Asked(Question::Snoozed { until, late }, _) => CauseRecord::Snoozed {
                until: until.map(ms),
                late: *late,
            },
            Cause::Asked(
                Question::Muted {
                    what,
                    since,
                    is_over,
                    late,
                },
                _,
            ) => CauseRecord::Muted {
                what: (*what).into(),
                since: ms(*since),
                is_over: *is_over,
                late: *late,
            },
            Cause::Asked(Question::HeldAnew { late }, _) => CauseRecord::HeldAnew { late: *late },
            Cause::Asked(Question::Heard { event, late }, version) => {
                of_event(event, *late, *version)
            }
        };
        Self {
            at: ms(heard.at),
            cause,
            said: heard.said.iter().map(LineRecord::from).collect(),
        }
    }
}

impl From<HeardRecord> for Heard {
    fn from(record: HeardRecord) -> Self {
        let said = record.said.into_iter();
        Self {
            at: at(record.at),
            cause: record.cause.into(),
            said: said.filter_map(LineRecord::into_line).collect(),
        }
    }
}

fn id(story: StoryId) -> Id {
    (story.0.at_ms, story.0.print)
}

fn article((at_ms, print): Id) -> ArticleId {
    ArticleId { at_ms, print }
}

fn key(watch: u32, story: Id) -> AlertKey {
    AlertKey {
        watch: WatchId(watch),
        story: StoryId(article(story)),
    }
}

fn of_event(event: &Event, late: bool, version: u32) -> CauseRecord {
    match event {
        Event::Found(found) => CauseRecord::Found {
            late,
            found: FoundRecord::new(found, version),
        },
        Event::Asked(asked) => CauseRecord::Asked {
            late,
            found: FoundRecord::new(&asked.found, version),
            reason: ReasonRecord::from(&asked.reason),
        },
        Event::Repeated(found) => CauseRecord::Repeated {
            late,
            found: FoundRecord::new(found, version),
        },
        Event::Split(split) => CauseRecord::Split {
            late,
            from: id(split.from),
            found: FoundRecord::new(&split.found, version),
            stays: split.stays.as_ref().map(|it| FoundRecord::new(it, version)),
        },
        Event::Grew(grew) => CauseRecord::Grew {
            late,
            story: id(grew.story),
            origins: grew.origins,
            fact: match &grew.change {
                Some(Change::Fact(fact)) => Some(fact.clone()),
                _ => None,
            },
            corrected: grew.change == Some(Change::Correction),
            is_news: grew.is_news,
        },
        Event::Merged { from, into } => CauseRecord::Merged {
            late,
            from: id(*from),
            into: id(*into),
        },
        Event::Lost(key) => CauseRecord::Lost {
            late,
            watch: key.watch.0,
            story: id(key.story),
        },
        Event::Read(story) => CauseRecord::Read {
            late,
            story: id(*story),
        },
        Event::Away => CauseRecord::Away { late },
    }
}

impl From<CauseRecord> for Cause {
    fn from(record: CauseRecord) -> Self {
        let mut of_watch = 0;
        let (event, late) = match record {
            CauseRecord::Looked { most, budgeted } => {
                let most = most.and_then(|most| usize::try_from(most).ok());
                let most = most.unwrap_or(usize::MAX);
                return Self::Asked(Question::Looked { most, budgeted }, 0);
            }
            CauseRecord::Snoozed { until, late } => {
                let until = until.map(at);
                return Self::Asked(Question::Snoozed { until, late }, 0);
            }
            CauseRecord::Muted {
                what,
                since,
                is_over,
                late,
            } => {
                let muted = Question::Muted {
                    what: what.into(),
                    since: at(since),
                    is_over,
                    late,
                };
                return Self::Asked(muted, 0);
            }
            CauseRecord::HeldAnew { late } => return Self::Asked(Question::HeldAnew { late }, 0),
            CauseRecord::Split {
                late,
                from,
                found,
                stays,
            } => {
                of_watch = found.version;
                let split = Split {
                    from: StoryId(article(from)),
                    found: found.into(),
                    stays: stays.map(Found::from),
                };
                (Event::Split(Box::new(split)), late)
            }
            CauseRecord::Watch(watch, version) => return Self::Watch(WatchId(watch), version),
            CauseRecord::Found { late, found } => {
                of_watch = found.version;
                (Event::Found(found.into()), late)
            }
            CauseRecord::Asked {
                late,
                found,
                reason,
            } => {
                of_watch = found.version;
                let asked = Asked {
                    found: found.into(),
                    reason: reason.into(),
                };
                (Event::Asked(asked), late)
            }
            CauseRecord::Repeated { late, found } => {
                of_watch = found.version;
                (Event::Repeated(found.into()), late)
            }
            CauseRecord::Grew {
                late,
                story,
                origins,
                fact,
                corrected,
                is_news,
            } => {
                let fact = fact.map(Change::Fact);
                let grew = Grew {
                    story: StoryId(article(story)),
                    origins,
                    change: corrected.then_some(Change::Correction).or(fact),
                    is_news,
                };
                (Event::Grew(grew), late)
            }
            CauseRecord::Merged { late, from, into } => {
                let (from, into) = (StoryId(article(from)), StoryId(article(into)));
                (Event::Merged { from, into }, late)
            }
            CauseRecord::Lost { late, watch, story } => (Event::Lost(key(watch, story)), late),
            CauseRecord::Read { late, story } => (Event::Read(StoryId(article(story))), late),
            CauseRecord::Away { late } => (Event::Away, late),
        };
        Self::Asked(Question::Heard { event, late }, of_watch)
    }
}

/// What the desk remembers besides its alerts.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct MemoRecord {
    usual: Vec<Ms>,
    interrupts: Vec<Ms>,
    summary: Option<Ms>,
    updates: Vec<(Ms, Id, Ms)>,
    away: Option<(Ms, Ms)>,
}

impl Stored for MemoRecord {
    const SCHEMA: u16 = 1;
}

impl From<&Memo> for MemoRecord {
    fn from(memo: &Memo) -> Self {
        let times = |times: &[Timestamp]| times.iter().copied().map(ms).collect();
        let update = |(due, story, told): &(Timestamp, StoryId, Timestamp)| {
            (ms(*due), id(*story), ms(*told))
        };
        Self {
            usual: times(&memo.usual),
            interrupts: times(&memo.interrupts),
            summary: memo.summary.map(ms),
            updates: memo.updates.iter().map(update).collect(),
            away: memo.away.map(|(back, until)| (ms(back), ms(until))),
        }
    }
}

impl From<MemoRecord> for Memo {
    fn from(record: MemoRecord) -> Self {
        let times = |times: Vec<Ms>| times.into_iter().map(at).collect();
        let update = |(due, story, told)| (at(due), StoryId(article(story)), at(told));
        Self {
            usual: times(record.usual),
            interrupts: times(record.interrupts),
            summary: record.summary.map(at),
            updates: record.updates.into_iter().map(update).collect(),
            away: record.away.map(|(back, until)| (at(back), at(until))),
        }
    }
}
