//! When digests come.

use jiff::civil::{Date, Time, Weekday, time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

/// When a digest comes, unless the person sets it otherwise (spec/alerts.md 13).
pub const USUAL: Times = Times {
    at: time(8, 0, 0, 0),
    days: Days::Weekdays,
};

/// A weekend has two days; with one more nothing is lost where a clock is odd.
const DAYS_WITHOUT: i64 = 4;

/// The time of day, and the days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// The time of day, where the person is.
    pub at: Time,
    /// The days.
    pub days: Days,
}

/// The days on which a digest comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Days {
    /// From Monday to Friday.
    Weekdays,
    /// Each day.
    Every,
}

impl Times {
    /// The time of the digest on a date, whether one comes on that day or not. On the day when the
    /// clocks change, a time that doesn't exist is the next one that does.
    pub fn on(&self, date: Date, zone: &TimeZone) -> Timestamp {
        let at = date.to_datetime(self.at).to_zoned_datetime(zone.clone());
        at.map_or(Timestamp::MAX, |at| at.timestamp())
    }

    /// The last digest time up to a moment.
    pub fn last(&self, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        let mut days = self.days_from(now, zone, -1);
        days.find(|at| *at <= now)
    }

    /// The last digest time before a moment.
    pub(super) fn before(&self, moment: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        let mut days = self.days_from(moment, zone, -1);
        days.find(|at| *at < moment)
    }

    /// The first digest time after a moment.
    pub fn next(&self, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        let mut days = self.days_from(now, zone, 1);
        days.find(|at| *at > now)
    }

    /// The digest time that has come since the last one was told; none where it has been told.
    /// Several that were missed are one.
    pub fn due(&self, told: Timestamp, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        self.last(now, zone).filter(|at| *at > told)
    }

    /// The digest times around a moment, day by day in one direction.
    fn days_from(
        &self,
        moment: Timestamp,
        zone: &TimeZone,
        step: i64,
    ) -> impl Iterator<Item = Timestamp> {
        let today = moment.to_zoned_datetime(zone.clone()).date();
        (0..=DAYS_WITHOUT)
            .filter_map(move |by| today.checked_add((by * step).days()).ok())
            .filter(|date| self.days.have(*date))
            .map(|date| self.on(date, zone))
    }
}

impl Days {
    fn have(self, date: Date) -> bool {
        let is_weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
        self == Self::Every || !is_weekend
    }
}
