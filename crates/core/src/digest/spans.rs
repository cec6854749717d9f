//! Which time a digest covers: what came since the one before.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::times::Times;

/// After a long absence no more than this is summed up: what is older is no news any more.
pub const LONGEST: SignedDuration = SignedDuration::from_hours(7 * 24);

/// From one moment to another; the second one is not in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// From this moment on.
    pub since: Timestamp,
    /// Until then.
    pub until: Timestamp,
}

/// What was told before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Past {
    /// The digests that were told.
    pub told: Vec<Span>,
    /// Since when digests come at all, or at other times than before.
    pub begun: Option<Timestamp>,
}

/// The digest that one wants to read now: today's, where it has been told, or what has come since.
pub fn newest_day(past: &Past, times: &Times, now: Timestamp, zone: &TimeZone) -> Date {
    let date = |at: Timestamp| at.to_zoned_datetime(zone.clone()).date();
    let is_told = past.told.iter().any(|span| date(span.until) == date(now));
    if is_told {
        return date(now);
    }
    times.next(now, zone).map_or(date(now), date)
}

/// The time that the digest of a day covers; none as long as that time has not begun. One that was
/// told covers what it covered then. Another reaches from the one before to the digest time of that
/// day, or to now where that is still to come.
pub fn span(
    day: Date,
    past: &Past,
    times: &Times,
    now: Timestamp,
    zone: &TimeZone,
) -> Option<Span> {
    let date = |at: Timestamp| at.to_zoned_datetime(zone.clone()).date();
    let of_day = past
        .told
        .iter()
        .filter(|span| date(span.until) == day)
        .max();
    if let Some(span) = of_day {
        return Some(*span);
    }
    let time_of_day = times.on(day, zone);
    let span = Span::until(time_of_day.min(now), past, times, zone);
    let begins = times.before(time_of_day, zone)?;
    (span.since < span.until && begins <= now).then_some(span)
}

impl Span {
    /// What a digest tells that ends then: all since the one told before. Where there was none, or
    /// none for a long time, it begins at the digest time before.
    pub fn until(until: Timestamp, past: &Past, times: &Times, zone: &TimeZone) -> Self {
        // The first one also tells of the day on which everything began.
        let begun = past.begun.and_then(|begun| times.before(begun, zone));
        let earlier = past.told.iter().map(|span| span.until);
        let last = earlier.chain(begun).filter(|at| *at < until).max();
        let longest = until.saturating_sub(LONGEST).unwrap_or(Timestamp::MIN);
        let since = last
            .filter(|at| *at > longest)
            .or_else(|| times.before(until, zone));
        Self {
            since: since.unwrap_or(longest),
            until,
        }
    }

    /// Does it hold a moment?
    pub fn holds(&self, at: Timestamp) -> bool {
        self.since <= at && at < self.until
    }
}
