//! Numbers: distances, counts and weights.

use std::ops::Range;

use super::is_blank;
use crate::query::error::{QueryError, replaced};
use crate::query::tree::Tenths;

/// Distances, counts and repeats go no further; beyond it a paragraph ends anyway.
pub(super) const MOST: u32 = 1_000;
/// Weights and thresholds go no further, so that sums never overflow.
const HEAVIEST: i64 = 1_000_000;

/// The whole number that stands at the range; at least `least`, at most `most`.
pub(super) fn whole(
    text: &str,
    span: Range<usize>,
    least: u32,
    most: u32,
) -> Result<u32, QueryError> {
    let typed = &text[span.clone()];
    let value = typed.parse::<u32>().ok();
    let beyond = |message: String, nearest: u32| {
        let fix = replaced(text, &span, &nearest.to_string());
        Err(QueryError::new(message, span.clone()).or(fix))
    };
    match value {
        Some(value) if value < least => {
            beyond(format!("{typed} is too few: the least is {least}."), least)
        }
        Some(value) if value <= most => Ok(value),
        _ => beyond(format!("{typed} is too much: the most is {most}."), most),
    }
}

/// A number with at most one decimal.
pub(super) fn tenths(text: &str, span: Range<usize>) -> Result<Tenths, QueryError> {
    let typed = &text[span.clone()];
    let (whole, decimals) = typed.split_once('.').unwrap_or((typed, ""));
    if decimals.len() > 1 {
        let fix = format!("{whole}.{}", &decimals[..1]);
        let message = format!("{typed} is finer than tenths. Use one digit behind the point.");
        return Err(QueryError::new(message, span.clone()).or(replaced(text, &span, &fix)));
    }
    let units = whole.parse::<i64>().ok().filter(|units| *units <= HEAVIEST);
    let Some(units) = units else {
        let message = format!("{typed} is too much: the most is {HEAVIEST}.");
        let fix = replaced(text, &span, &HEAVIEST.to_string());
        return Err(QueryError::new(message, span).or(fix));
    };
    Ok(Tenths(
        units * 10 + decimals.parse::<i64>().unwrap_or_default(),
    ))
}

/// How many bytes of digits, with one point among them, the text begins with.
pub(super) fn digits(text: &str) -> usize {
    let whole = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let Some(decimals) = text[whole..].strip_prefix('.') else {
        return whole;
    };
    let count = decimals.len()
        - decimals
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .len();
    if whole == 0 || count == 0 {
        whole
    } else {
        whole + 1 + count
    }
}

/// `+4 x2:` at this place: the weight, how often it counts at most, and how many bytes it takes.
pub(super) fn weight(text: &str, at: usize) -> Result<Option<(Tenths, u32, usize)>, QueryError> {
    let mut here = at;
    let skip = |from: usize| text.len() - text[from..].trim_start_matches(is_blank).len();
    let sign = text[here..].chars().next();
    let is_negative = matches!(sign, Some('-' | '−' | '–'));
    if let Some(sign) = sign.filter(|c| is_negative || *c == '+') {
        here = skip(here + sign.len_utf8());
    }
    let number = here..here + digits(&text[here..]);
    if number.is_empty() {
        return Ok(None);
    }
    here = skip(number.end);
    let times = text[here..]
        .chars()
        .next()
        .filter(|c| matches!(c, 'x' | 'X' | '×'));
    let cap = times
        .map(|times| here + times.len_utf8())
        .map(|from| from..from + digits(&text[from..]));
    if let Some(cap) = cap.as_ref().filter(|cap| !cap.is_empty()) {
        here = skip(cap.end);
    }
    let Some(colon) = text[here..]
        .chars()
        .next()
        .filter(|c| matches!(c, ':' | '：'))
    else {
        return Ok(None);
    };
    let Tenths(size) = tenths(text, number)?;
    let cap = cap.map_or(Ok(1), |cap| whole(text, cap, 1, MOST))?;
    let weight = Tenths(if is_negative { -size } else { size });
    Ok(Some((weight, cap, here + colon.len_utf8() - at)))
}
