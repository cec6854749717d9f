//! Dates as publishers write them.
//!
//! Two readers: one for the numeric forms (ISO 8601, W3CDTF and their relatives), one for those
//! with words (RFC 822, asctime, and the same in other languages). What neither understands is
//! none: a guessed date would be worse than none, because alerts and order depend on it.

mod numeric;
mod worded;
mod words;
mod zone;

use jiff::Timestamp;
use jiff::civil;
use jiff::tz::TimeZone;

/// Longest text that is looked at, in bytes; no real date comes near it.
const LONGEST: usize = 128;

/// Reads a date, with or without a time; a missing zone means UTC, a missing time midnight.
///
/// Understands RFC 822 (years of two digits, named zones), asctime, W3CDTF and ISO 8601 variants,
/// Unix times, month names of some thirty languages, and the digits of other scripts.
pub fn parse(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    if text.contains(|c| digit(c).is_some()) {
        let text: String = text.chars().map(|c| digit(c).unwrap_or(c)).collect();
        return gregorian(read(&text)?);
    }
    read(text)
}

fn read(text: &str) -> Option<Timestamp> {
    numeric::parse(text).or_else(|| worded::parse(text))
}

/// The European form of a digit of another script.
fn digit(c: char) -> Option<char> {
    // Arabic, Persian, Devanagari, Bengali, Thai, and the wide ones of East Asia.
    const ZEROS: [char; 6] = [
        '\u{660}', '\u{6F0}', '\u{966}', '\u{9E6}', '\u{E50}', '\u{FF10}',
    ];
    let value = |zero: &char| (c as u32).checked_sub(*zero as u32).filter(|it| *it < 10);
    char::from_digit(ZEROS.iter().find_map(value)?, 10)
}

/// Those who write with digits of their own may also count the years from elsewhere.
fn gregorian(moment: Timestamp) -> Option<Timestamp> {
    (moment.as_second() > 0).then_some(moment)
}

/// A date's parts as they were read, before they are checked.
#[derive(Clone, Copy, Default)]
struct Parts {
    year: i16,
    month: i8,
    day: i8,
    time: Clock,
    /// Seconds east of UTC.
    offset: i32,
}

/// A time of day as it was read.
#[derive(Clone, Copy, Default)]
struct Clock {
    hour: i8,
    minute: i8,
    second: i8,
    nanosecond: i32,
}

impl Parts {
    /// The instant; none for a day or time that does not exist.
    fn instant(self) -> Option<Timestamp> {
        let Clock {
            hour,
            minute,
            second,
            nanosecond,
        } = self.time;
        // 24:00 is the end of the day in ISO 8601; a leap second is the second before it.
        let is_end_of_day = hour == 24 && minute == 0 && second == 0;
        let hour = if is_end_of_day { 0 } else { hour };
        let second = if second == 60 { 59 } else { second };
        let local = civil::DateTime::new(
            self.year, self.month, self.day, hour, minute, second, nanosecond,
        )
        .ok()?;
        let seconds = i64::from(self.offset) - if is_end_of_day { 86_400 } else { 0 };
        let utc = TimeZone::UTC.to_timestamp(local).ok()?;
        utc.checked_sub(jiff::SignedDuration::from_secs(seconds))
            .ok()
    }
}

/// The year that one, two or three digits stand for (RFC 2822, 4.3); Thai years are 543 ahead.
fn full_year(number: i16, digits: usize) -> i16 {
    match (digits, number) {
        (1 | 2, 0..=49) => number + 2000,
        (1..=3, _) => number + 1900,
        (4, 2443..=2699) => number - 543,
        _ => number,
    }
}
