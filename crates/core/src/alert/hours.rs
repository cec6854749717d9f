//! Quiet hours, from a time of day to another where the person is; and silence for once.

use jiff::civil::{Time, time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};

/// The quiet hours that are offered; nobody has them who didn't ask (spec/alerts.md 9).
pub const OFFERED: QuietHours = QuietHours {
    start: time(22, 0, 0, 0),
    end: time(7, 0, 0, 0),
};

/// A silence that a person asks for once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// For an hour.
    Hour,
    /// Until tomorrow morning.
    Tomorrow,
}

impl Silence {
    /// When the morning begins.
    const MORNING: Time = time(8, 0, 0, 0);

    /// When it ends.
    pub fn until(self, now: Timestamp, zone: &TimeZone) -> Timestamp {
        let hour = now
            .saturating_add(SignedDuration::from_hours(1))
            .unwrap_or(now);
        match self {
            Self::Hour => hour,
            Self::Tomorrow => {
                let today = now.to_zoned_datetime(zone.clone()).date();
                let morning = today.checked_add(1.day()).ok();
                let morning = morning.and_then(|day| {
                    day.to_datetime(Self::MORNING)
                        .to_zoned_datetime(zone.clone())
                        .ok()
                });
                morning.map_or(hour, |morning| morning.timestamp())
            }
        }
    }
}

/// From a time of day to another; over midnight where the second is the earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuietHours {
    /// From this time on.
    pub start: Time,
    /// Until this time.
    pub end: Time,
}

impl QuietHours {
    /// The end of the quiet hours that a moment lies in; none where it lies in none. The same
    /// time twice means that there are none (spec/alerts.md 9).
    pub fn end_of(self, at: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        let local = at.to_zoned_datetime(zone.clone());
        let time = local.time();
        let is_inside = if self.start <= self.end {
            self.start <= time && time < self.end
        } else {
            self.start <= time || time < self.end
        };
        if !is_inside {
            return None;
        }
        let ends_tomorrow = time >= self.end;
        let day = if ends_tomorrow {
            local.date().checked_add(1.day()).ok()?
        } else {
            local.date()
        };
        // On the day when the clocks change, a time that doesn't exist is the next one that does.
        let end = day
            .to_datetime(self.end)
            .to_zoned_datetime(zone.clone())
            .ok()?;
        Some(end.timestamp())
    }
}
