//! Hours and days in which a feed says it is not updated (RSS 2.0 `skipHours`, `skipDays`; UTC).

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::Hints;

const HOUR: i64 = 3600;
/// A week has this many hours; after so many steps every hour has been tried.
const HOURS_A_WEEK: usize = 24 * 7;

/// The first time from `due` on that the feed does not ask to skip. Where it asks to skip every
/// hour or every day, that is a mistake, and is ignored.
pub(super) fn first_allowed(due: Timestamp, hints: &Hints) -> Timestamp {
    let mut at = due;
    for _ in 0..HOURS_A_WEEK {
        if !is_skipped(at, hints) {
            return at;
        }
        let into_hour = at.as_second().rem_euclid(HOUR);
        at = start_of(at) + SignedDuration::from_secs(HOUR - into_hour);
    }
    due
}

fn start_of(at: Timestamp) -> Timestamp {
    Timestamp::from_second(at.as_second()).unwrap_or(at)
}

fn is_skipped(at: Timestamp, hints: &Hints) -> bool {
    let utc = at.to_zoned_datetime(TimeZone::UTC);
    let hour = u8::try_from(utc.hour()).unwrap_or(0);
    let day = u8::try_from(utc.weekday().to_monday_one_offset()).unwrap_or(0);
    hints.skip_hours.contains(&hour) || hints.skip_days.contains(&day)
}
