//! Quiet hours: from a time of day to another, where the person is.

use jiff::civil::Time;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

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
