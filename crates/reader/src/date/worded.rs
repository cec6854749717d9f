//! Dates with a month's name, in any order: `Thu, 01 Jan 04 19:48:21 GMT`, `1er mai 2024 à 10h05`,
//! `Sun Jan  4 16:29:06 2004`; and those that put the day first: `19.10.2021 08:00`.

use jiff::Timestamp;

use super::numeric::{clock, number};
use super::words;
use super::zone;
use super::{Clock, Parts};

/// What was found so far.
#[derive(Default)]
struct Found {
    day: Option<i8>,
    month: Option<i8>,
    year: Option<i16>,
    time: Option<Clock>,
    offset: Option<i32>,
}

/// Reads a date from its words; unknown words are passed over.
pub(super) fn parse(text: &str) -> Option<Timestamp> {
    let mut found = Found::default();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        // `19.10.2021` begins like a time of day, so the whole date is tried before.
        let whole = if first.is_ascii_digit() && found.month.is_none() {
            take_numeric_date(rest, &mut found)
        } else {
            None
        };
        rest = if let Some(after) = whole {
            after
        } else if found.time.is_none() && first.is_ascii_digit() && clock(rest).is_some() {
            let (time, after) = clock(rest)?;
            found.time = Some(time);
            after
        } else if first.is_ascii_digit() {
            take_number(rest, &mut found)?
        } else if first.is_alphabetic() {
            take_word(rest, &mut found)
        } else if matches!(first, '+' | '-') && found.time.is_some() && found.offset.is_none() {
            let end = rest[1..]
                .find(|c: char| !c.is_ascii_digit() && c != ':')
                .map_or(rest.len(), |at| at + 1);
            found.offset = Some(zone::offset(&rest[..end])?);
            let rest = &rest[end..];
            // A word that clings to the zone makes it something else.
            if rest.starts_with(char::is_alphabetic) {
                return None;
            }
            rest
        } else {
            &rest[first.len_utf8()..]
        };
    }
    let parts = Parts {
        year: found.year?,
        month: found.month?,
        day: found.day?,
        time: found.time.unwrap_or_default(),
        offset: found.offset.unwrap_or(0),
    };
    parts.instant()
}

/// A day or a year. None where a number has no place left.
fn take_number<'a>(text: &'a str, found: &mut Found) -> Option<&'a str> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (value, rest) = number(text, 1, 4)?;
    let may_be_day = digits <= 2 && found.day.is_none();
    if may_be_day {
        found.day = Some(i8::try_from(value).ok()?);
        return Some(strip_ordinal(rest));
    }
    if found.year.is_none() {
        found.year = Some(super::full_year(value, digits));
        return Some(rest);
    }
    None
}

/// `19.10.2021`, `19/10/2021`, `2006/09/15`. American order where a slash and AM or PM say so.
fn take_numeric_date<'a>(text: &'a str, found: &mut Found) -> Option<&'a str> {
    let (first, rest) = number(text, 1, 4)?;
    let first_digits = text.len() - rest.len();
    let mark = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '/' | '.' | '-'))?;
    let (second, rest) = number(rest[1..].trim_start(), 1, 2)?;
    let rest = rest.strip_prefix(mark)?.trim_start();
    let (third, after) = number(rest, 1, 4)?;
    let third_digits = rest.len() - after.len();
    let lower = after.to_ascii_lowercase();
    let has_half_day = lower.contains("am") || lower.contains("pm");
    // `03-12-31` is the year first, `31-12-03` the day: news does not come from the future.
    let is_short = mark == '-' && first_digits == 2 && third_digits == 2;
    let is_year_first = is_short && first < third && third <= 31;
    let (year, month, day) = if first > 31 || is_year_first {
        (super::full_year(first, first_digits), second, third)
    } else if second > 12 || (mark == '/' && has_half_day && first <= 12) {
        (super::full_year(third, third_digits), first, second)
    } else {
        (super::full_year(third, third_digits), second, first)
    };
    (found.year, found.month, found.day) =
        (Some(year), i8::try_from(month).ok(), i8::try_from(day).ok());
    Some(after)
}

/// A month or a zone; all other words are weekdays, articles and the like.
fn take_word<'a>(text: &'a str, found: &mut Found) -> &'a str {
    let end = text
        .find(|c: char| !c.is_alphabetic() && c != '/' && !is_mark(c))
        .unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    if found.month.is_none()
        && let Some(month) = words::month(word)
    {
        found.month = Some(month);
        return rest;
    }
    if found.offset.is_none() && found.time.is_some() {
        found.offset = zone::offset(word);
        // `GMT-01:01`: the sign belongs to the zone.
        if found.offset == Some(0) && rest.starts_with(['+', '-']) {
            found.offset = None;
        }
    }
    rest
}

/// Signs inside words that are no letters: stress, nukta and virama, the signs above Thai letters.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{301}' | '\u{93C}' | '\u{94D}' | '\u{E47}'..='\u{E4E}')
}

/// `1st`, `2nd`, `1er`: the letters after a day.
fn strip_ordinal(text: &str) -> &str {
    const ENDINGS: [&str; 7] = ["st", "nd", "rd", "th", "er", "º", "ª"];
    let found = ENDINGS.iter().find_map(|ending| text.strip_prefix(ending));
    found
        .filter(|rest| !rest.starts_with(char::is_alphabetic))
        .unwrap_or(text)
}
