//! Whether there is more news for a watch than there usually is at this time of day (spec/alerts.md 8).
//!
//! News has its hours, so an hour is compared with the same hour of the last two weeks and with
//! nothing else. How that is done, and why so, stands in `spike::usual`. An hour in which Newshawk
//! wasn't watching says nothing: sleep is not silence, and waking up is not a spike.

mod hours;
mod sensitivity;
mod sentence;
mod tally;
mod usual;

use std::num::NonZeroU32;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

pub use hours::{History, UtcHour};
pub use sensitivity::Sensitivity;
pub use tally::Tally;
pub use usual::Usual;

/// Days of which an hour is compared with the same hour.
pub const DAYS: u32 = 14;
/// Fewer days say nothing of what is usual: news has its weekdays.
pub const LEAST_DAYS: u32 = 7;
/// A spike is an event that several report by themselves; one that repeats itself is none.
pub const LEAST_PUBLISHERS: u32 = 4;
/// After a spike was told, a watch is quiet for so long.
pub const COOL_DOWN: SignedDuration = SignedDuration::from_hours(6);
/// What came while nobody was watching is found in the first hour after, and is in the last hour's
/// count for one hour more.
pub const CATCH_UP: SignedDuration = SignedDuration::from_hours(2);

/// What is asked.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    /// How many stories of the watch came in the hour before `now`.
    pub stories: u32,
    /// How many publishers, independent of each other, they came from.
    pub publishers: u32,
    /// What came before.
    pub history: History<'a>,
    /// How unusual it has to be.
    pub sensitivity: Sensitivity,
    /// When the watch last had a spike that was told.
    pub last_spike: Option<Timestamp>,
    /// Since when Newshawk is watching without a break.
    pub watching_since: Timestamp,
    /// The person's time zone: the time of day is theirs.
    pub zone: &'a TimeZone,
    /// The time.
    pub now: Timestamp,
}

/// The answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// There is more than usual.
    Spike(Figures),
    /// Nothing to tell.
    Quiet(Quiet),
    /// What is usual is not known yet.
    NotYet(NotYet),
}

/// An hour beside what is usual.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures {
    /// How many stories came in the last hour.
    pub stories: u32,
    /// From how many independent publishers.
    pub publishers: u32,
    /// What is usual at this time of day.
    pub usual: Usual,
}

/// Why nothing is told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Quiet {
    /// It is no more than may be at this time of day.
    Ordinary(Figures),
    /// More than usual, but from too few publishers.
    FewPublishers(Figures),
    /// A spike was told not long ago.
    CoolingDown {
        /// Until when.
        until: Timestamp,
    },
    /// What came while Newshawk wasn't watching is still coming in.
    CatchingUp {
        /// Until when.
        until: Timestamp,
    },
}

/// What is missing before anything can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotYet {
    /// So many days more.
    pub days: NonZeroU32,
    /// The first day on which spikes may be told.
    pub from: Date,
    /// True where other times of day are known well enough.
    pub only_this_hour: bool,
}

/// Decides for one watch.
pub fn judge(question: &Question<'_>) -> Verdict {
    let now = question.now;
    let usual = match usual(question) {
        Ok(usual) => usual,
        Err(not_yet) => return Verdict::NotYet(not_yet),
    };
    let caught_up = question.watching_since.saturating_add(CATCH_UP);
    if let Ok(until) = caught_up
        && until > now
    {
        return Verdict::Quiet(Quiet::CatchingUp { until });
    }
    let figures = Figures {
        stories: question.stories,
        publishers: question.publishers,
        usual,
    };
    if f64::from(question.stories) < usual.needed(question.sensitivity) {
        return Verdict::Quiet(Quiet::Ordinary(figures));
    }
    if question.publishers < LEAST_PUBLISHERS {
        return Verdict::Quiet(Quiet::FewPublishers(figures));
    }
    match cooling(question.last_spike, now) {
        Some(until) => Verdict::Quiet(Quiet::CoolingDown { until }),
        None => Verdict::Spike(figures),
    }
}

/// What is usual for the last hour. It touches two hours of the clock as a rule, and has to be
/// unusual beside either: at five past six it is still mostly night, at five to seven it is morning.
fn usual(question: &Question<'_>) -> Result<Usual, NotYet> {
    let (first, last) = hours::touched(question.now);
    let usual = |hour| {
        let same = question.history.same_hours(hour, question.zone);
        match hours::missing(&same, question) {
            Some(not_yet) => Err(not_yet),
            None => Ok(Usual::of(same.counts())),
        }
    };
    let (early, late) = (usual(first)?, usual(last)?);
    let needed = |it: &Usual| it.needed(question.sensitivity);
    Ok(if needed(&early) > needed(&late) {
        early
    } else {
        late
    })
}

/// Until when the last spike keeps the watch quiet. One that is still to come, by a clock that was
/// set back, does not: it would for as long as the clock was wrong.
fn cooling(last: Option<Timestamp>, now: Timestamp) -> Option<Timestamp> {
    let passed = now.duration_since(last?);
    let is_recent = !passed.is_negative() && passed < COOL_DOWN;
    is_recent.then(|| now + (COOL_DOWN - passed))
}
