//! Times and spans: as they are typed, as JSON has them, as people read them.

use std::time::Duration;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// RFC 3339 in UTC; thousandths of a second where there are any.
pub(crate) fn rfc3339(time: Timestamp) -> String {
    let form = if time.subsec_millisecond() == 0 {
        "%Y-%m-%dT%H:%M:%SZ"
    } else {
        "%Y-%m-%dT%H:%M:%S.%3fZ"
    };
    time.strftime(form).to_string()
}

/// The time of the day here.
pub(crate) fn clock(time: Timestamp) -> String {
    time.to_zoned_datetime(TimeZone::system())
        .strftime("%H:%M")
        .to_string()
}

/// Day and time here.
pub(crate) fn day_and_clock(time: Timestamp) -> String {
    time.to_zoned_datetime(TimeZone::system())
        .strftime("%Y-%m-%d %H:%M")
        .to_string()
}

/// A moment in the past, as typed: `7d`, `12h`, a date, or a time.
pub(crate) fn since(typed: &str) -> Result<Timestamp, String> {
    let typed = typed.trim();
    if let Some(span) = ago(typed) {
        return Timestamp::now()
            .checked_sub(span)
            .map_err(|_| "That is too long ago.".to_owned());
    }
    if let Ok(time) = typed.parse::<Timestamp>() {
        return Ok(time);
    }
    let midnight = typed
        .parse::<Date>()
        .ok()
        .and_then(|date| TimeZone::system().to_timestamp(date.at(0, 0, 0, 0)).ok());
    midnight.ok_or_else(|| {
        "Write a span such as 7d, 12h or 30m, a date such as 2026-05-31, or a time such as 2026-05-31T08:00:00Z".to_owned()
    })
}

fn ago(typed: &str) -> Option<SignedDuration> {
    let unit = typed.chars().next_back()?;
    let number: i64 = typed.strip_suffix(unit)?.parse().ok()?;
    let minutes = match unit {
        'm' => 1,
        'h' => 60,
        'd' => 60 * 24,
        'w' => 60 * 24 * 7,
        _ => return None,
    };
    let is_past = number >= 0;
    let total = number.checked_mul(minutes).filter(|_| is_past)?;
    // Longer than any archive, and still a span that can be taken from now.
    Some(SignedDuration::from_mins(total.min(60 * 24 * 365 * 1000)))
}

/// A number of seconds, as typed: `5`, `0.2`.
pub(crate) fn seconds(typed: &str) -> Result<Duration, String> {
    typed
        .parse::<f64>()
        .ok()
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
        .ok_or_else(|| "Write a number of seconds, such as 30 or 0.5".to_owned())
}
