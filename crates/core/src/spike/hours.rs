//! The hours that were watched, and those that have the same time of day.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU32;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};

use super::{DAYS, LEAST_DAYS, NotYet, Question};

const SECONDS: i64 = 60 * 60;

/// An hour of the clock in UTC, counted from 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UtcHour(pub i64);

impl UtcHour {
    /// The hour in which a moment lies.
    pub fn of(at: Timestamp) -> Self {
        Self(at.as_second().div_euclid(SECONDS))
    }

    /// When it starts.
    pub fn start(self) -> Timestamp {
        let second = self.0.saturating_mul(SECONDS);
        Timestamp::from_second(second).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

/// What came for a watch in the hours before. Hours in UTC, so that no change of the clock makes
/// one shorter.
#[derive(Clone, Copy)]
pub struct History<'a> {
    /// How many stories came in an hour; none, where it isn't listed.
    pub stories: &'a BTreeMap<UtcHour, u32>,
    /// The hours in which Newshawk was watching all the time. Others are not known, whatever came.
    pub watched: &'a BTreeSet<UtcHour>,
    /// The first hour of which all stories are known: that in which the watch was made or last
    /// changed, or the first of the archive it was run over.
    pub since: UtcHour,
}

impl History<'_> {
    /// The same time of day on the days before.
    pub(super) fn same_hours(&self, hour: UtcHour, zone: &TimeZone) -> SameHours {
        let local = |hour: UtcHour| zone.to_datetime(hour.start());
        let (today, time) = (local(hour).date(), local(hour).hour());
        let first = today.saturating_sub(i64::from(DAYS).days());
        let mut found = SameHours {
            today,
            ..SameHours::default()
        };
        // A day more: where clocks are changed, days have 25 hours.
        let back = UtcHour(hour.0 - i64::from(DAYS + 1) * 24).max(self.since);
        for &before in self.watched.range(back.min(hour)..hour) {
            let at = local(before);
            let is_of_these_days = (first..today).contains(&at.date());
            if !is_of_these_days {
                continue;
            }
            found.watched_days.insert(at.date());
            if at.hour() == time {
                let stories = self.stories.get(&before).copied().unwrap_or(0);
                found.same.push((at.date(), stories));
            }
        }
        found
    }
}

/// The hours of the clock that the hour before `now` has its first and its last moment in.
pub(super) fn touched(now: Timestamp) -> (UtcHour, UtcHour) {
    let first = now - SignedDuration::from_secs(SECONDS);
    let last = now - SignedDuration::from_nanos(1);
    (UtcHour::of(first), UtcHour::of(last))
}

/// One time of day on the days before.
#[derive(Default)]
pub(super) struct SameHours {
    today: Date,
    /// The days on which Newshawk was watching at any time.
    watched_days: BTreeSet<Date>,
    /// The day, and how many stories came. Where clocks are set back a day has the hour twice, and
    /// where they are set forward not at all.
    same: Vec<(Date, u32)>,
}

impl SameHours {
    pub(super) fn counts(&self) -> Vec<u32> {
        self.same.iter().map(|(_, stories)| *stories).collect()
    }

    fn days(&self) -> u32 {
        let days: BTreeSet<Date> = self.same.iter().map(|(day, _)| *day).collect();
        number(days.len())
    }
}

/// What is missing, if these are too few.
pub(super) fn missing(hours: &SameHours, question: &Question<'_>) -> Option<NotYet> {
    let days = NonZeroU32::new(LEAST_DAYS.saturating_sub(hours.days()))?;
    let today = question.zone.to_datetime(question.now).date();
    Some(NotYet {
        days,
        from: today
            .max(hours.today)
            .saturating_add(i64::from(days.get()).days()),
        only_this_hour: number(hours.watched_days.len()) >= LEAST_DAYS,
    })
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
