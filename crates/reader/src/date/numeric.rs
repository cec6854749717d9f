//! Dates without words: `2024-05-01T10:00:00Z`, `20240501`, `2024년 05월 28일 01:31`, `1714557600`.

use jiff::Timestamp;

use super::zone;
use super::{Clock, Parts};

/// Reads a date that starts with its year, or a Unix time.
pub(super) fn parse(text: &str) -> Option<Timestamp> {
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return from_digits(text);
    }
    if let Some(short) = text.strip_prefix('-') {
        return month_of_year(short)?.instant();
    }
    let (year, rest) = number(text, 4, 4)?;
    let rest = rest.trim_start_matches(['年', '년']);
    let rest = separator(rest);
    let (mut parts, rest) = day_of_year(year, rest).or_else(|| day_of_month(year, rest))?;
    let rest = rest
        .strip_prefix(['T', 't', '_'])
        .unwrap_or(rest)
        .trim_start();
    let rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
    if rest.is_empty() {
        return parts.instant();
    }
    let (time, rest) = clock(rest)?;
    parts.time = time;
    parts.offset = match rest.trim() {
        // Korean is at home in one zone, and its publishers name none.
        "" if text.contains(['년', '오']) => 9 * 3600,
        rest => zone::offset(rest)?,
    };
    parts.instant()
}

/// A day by its number in the year: `2026-154` (ISO 8601).
fn day_of_year(year: i16, rest: &str) -> Option<(Parts, &str)> {
    let (day, rest) = number(rest, 3, 3)?;
    if rest.starts_with('-') {
        return None;
    }
    let first = jiff::civil::Date::new(year, 1, 1).ok()?;
    let found = first
        .checked_add(jiff::Span::new().days(i64::from(day) - 1))
        .ok()?;
    let parts = Parts {
        year,
        month: found.month(),
        day: found.day(),
        ..Parts::default()
    };
    (day > 0 && found.year() == year).then_some((parts, rest))
}

/// A month, and a day unless the text ends before. Some write months with three digits.
fn day_of_month(year: i16, rest: &str) -> Option<(Parts, &str)> {
    let (month, rest) = number(rest, 1, 3)?;
    let rest = separator(rest.trim_start().trim_start_matches(['月', '월']));
    let mut parts = Parts {
        year,
        month: i8::try_from(month).ok()?,
        day: 1,
        ..Parts::default()
    };
    if rest.is_empty() {
        return Some((parts, rest));
    }
    let (day, rest) = number(rest, 1, 3)?;
    parts.day = i8::try_from(day).ok()?;
    Some((parts, rest.trim_start_matches(['日', '일'])))
}

/// `-0312`, `-03-12`: a month of a year without its century (ISO 8601 of 1988).
fn month_of_year(text: &str) -> Option<Parts> {
    let (year, month) = match text.split_once('-') {
        Some(both) => both,
        None if text.len() == 4 => text.split_at_checked(2)?,
        None => return None,
    };
    let (year, _) = number(year, 2, 2)?;
    let (month, rest) = number(month, 2, 2)?;
    if !rest.is_empty() {
        return None;
    }
    Some(Parts {
        year: super::full_year(year, 2),
        month: i8::try_from(month).ok()?,
        day: 1,
        ..Parts::default()
    })
}

/// A time of day at the start of a text, with AM and PM, and what follows it.
pub(super) fn clock(text: &str) -> Option<(Clock, &str)> {
    let (shift, text) = half_day_before(text);
    let (hour, rest) = number(text, 1, 2)?;
    let rest = rest.strip_prefix([':', 'h', 'H', '.'])?;
    let (minute, rest) = number(rest, 1, 2)?;
    let mut time = Clock {
        hour: i8::try_from(hour).ok()?,
        minute: i8::try_from(minute).ok()?,
        ..Clock::default()
    };
    let mut rest = rest;
    if let Some((second, after)) = rest.strip_prefix(':').and_then(|it| number(it, 1, 2)) {
        time.second = i8::try_from(second).ok()?;
        rest = after;
        if let Some(fraction) = rest.strip_prefix(['.', ',']) {
            let end = fraction
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(fraction.len());
            let nine: String = fraction[..end]
                .chars()
                .chain("000000000".chars())
                .take(9)
                .collect();
            time.nanosecond = nine.parse().ok()?;
            rest = &fraction[end..];
        }
        // A fourth group is no time at all.
        if rest.starts_with(':') {
            return None;
        }
    }
    let (shift, rest) = match half_day_after(rest) {
        Some((after, rest)) => (Some(after), rest),
        None => (shift, rest),
    };
    match shift {
        Some(12) if time.hour < 12 => time.hour += 12,
        Some(0) if time.hour == 12 => time.hour = 0,
        _ => {}
    }
    Some((time, rest))
}

/// `오후`/`下午`/`午後` stand before the hour.
fn half_day_before(text: &str) -> (Option<i8>, &str) {
    const MARKS: [(&str, i8); 6] = [
        ("오후", 12),
        ("오전", 0),
        ("下午", 12),
        ("上午", 0),
        ("午後", 12),
        ("午前", 0),
    ];
    let found = MARKS.iter().find_map(|(mark, shift)| {
        text.strip_prefix(mark)
            .map(|rest| (Some(*shift), rest.trim_start()))
    });
    found.unwrap_or((None, text))
}

fn half_day_after(text: &str) -> Option<(i8, &str)> {
    let rest = text.trim_start();
    let word_end = rest
        .find(|c: char| !c.is_alphabetic() && c != '.')
        .unwrap_or(rest.len());
    let shift = match rest[..word_end].to_ascii_lowercase().as_str() {
        "am" | "a.m." | "a.m" => 0,
        "pm" | "p.m." | "p.m" => 12,
        _ => return None,
    };
    Some((shift, &rest[word_end..]))
}

/// Digits without anything else: a year, a month, a day, a moment or a Unix time by their number.
fn from_digits(text: &str) -> Option<Timestamp> {
    let part =
        |range: std::ops::Range<usize>| text.get(range).and_then(|it| it.parse::<i16>().ok());
    let day = |year: i16, month: i16, day: i16| {
        Some(Parts {
            year,
            month: i8::try_from(month).ok()?,
            day: i8::try_from(day).ok()?,
            ..Parts::default()
        })
    };
    match text.len() {
        4 => day(part(0..4)?, 1, 1)?.instant(),
        6 => day(super::full_year(part(0..2)?, 2), part(2..4)?, part(4..6)?)?.instant(),
        7 => day_of_year(part(0..4)?, text.get(4..)?)?.0.instant(),
        8 => day(part(0..4)?, part(4..6)?, part(6..8)?)?.instant(),
        10 => Timestamp::from_second(text.parse().ok()?).ok(),
        13 => Timestamp::from_millisecond(text.parse().ok()?).ok(),
        12 | 14 => {
            let mut parts = day(part(0..4)?, part(4..6)?, part(6..8)?)?;
            parts.time.hour = i8::try_from(part(8..10)?).ok()?;
            parts.time.minute = i8::try_from(part(10..12)?).ok()?;
            parts.time.second = i8::try_from(part(12..14).unwrap_or(0)).ok()?;
            parts.instant()
        }
        _ => None,
    }
}

/// A number of `least` to `most` digits at the start of a text, and what follows it.
pub(super) fn number(text: &str, least: usize, most: usize) -> Option<(i16, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits < least || digits > most {
        return None;
    }
    Some((text[..digits].parse().ok()?, &text[digits..]))
}

fn separator(text: &str) -> &str {
    let text = text.trim_start();
    text.strip_prefix(['-', '/', '.'])
        .unwrap_or(text)
        .trim_start()
}
