//! Bounds of dates and lengths: `date:2026-01-01..2026-02-01`, `words:>300`.

use std::ops::Range;

use jiff::civil::Date;

use super::Parser;
use crate::query::error::{QueryError, replaced};
use crate::query::field;
use crate::query::token::Token;
use crate::query::tree::{Bounds, Measure, Node};

/// Texts are never so long.
const MOST_WORDS: i64 = 10_000_000;

/// News are of these years; a day more or less is still a date.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2999;

/// From the first to the last day, or number, that a value stands for: `2026` is a whole year.
type Stretch = (i64, i64);

impl Parser<'_> {
    pub(super) fn bounds(
        &mut self,
        measure: Measure,
        value: &str,
        token: &Token,
    ) -> Result<Node, QueryError> {
        let span = token.span.end - value.len()..token.span.end;
        if value.is_empty() {
            return Err(self.no_bounds(measure));
        }
        let bounds = self.read_bounds(measure, value, &span)?;
        let name = field::measure_name(measure);
        if let (Some(from), Some(to)) = (bounds.from, bounds.to)
            && from > to
        {
            let message =
                format!("In {name}:{value} the end lies before the start. Change them over.");
            let error = QueryError::new(message, span.clone());
            return Err(match value.split_once("..") {
                Some((from, to)) => error.or(replaced(self.query, &span, &format!("{to}..{from}"))),
                None => error,
            });
        }
        if measure == Measure::Words && bounds.to.is_some_and(|to| to < 0) {
            let message = format!("No text has fewer than 0 words, so {name}:{value} never holds.");
            return Err(QueryError::new(message, span));
        }
        Ok(Node::Bounds(measure, bounds))
    }

    fn no_bounds(&self, measure: Measure) -> QueryError {
        let at = self.at - 1;
        let span = self.tokens[at].span.clone();
        let message = match measure {
            Measure::Date => {
                "A day is missing behind date: date:2026-01-31, date:>=2026-01 or date:2026-01-01..2026-02-01."
            }
            Measure::Words => "A number is missing behind words: words:>300 or words:300..800.",
        };
        QueryError::new(message, span).or(self.cut(at, at))
    }

    fn read_bounds(
        &self,
        measure: Measure,
        value: &str,
        span: &Range<usize>,
    ) -> Result<Bounds, QueryError> {
        if let Some((from, to)) = value.split_once("..") {
            let end = span.start + from.len();
            if from.is_empty() || to.is_empty() {
                return Err(self.half_open(from, to, span));
            }
            let (from, _) = self.stretch(measure, from, &(span.start..end))?;
            let (_, to) = self.stretch(measure, to, &(end + "..".len()..span.end))?;
            return Ok(Bounds {
                from: Some(from),
                to: Some(to),
            });
        }
        let number = value.trim_start_matches(['<', '>', '=', '≤', '≥']);
        let sign = &value[..value.len() - number.len()];
        let number = number.trim_start();
        let place = span.end - number.len()..span.end;
        let wrong_sign = |better: &str| {
            let message =
                format!("“{sign}” is no sign here. There are >, >=, < and <=, and from..to.");
            let fix = replaced(self.query, span, &format!("{better}{number}"));
            QueryError::new(message, span.clone()).or(fix)
        };
        if number.is_empty() {
            let message = format!("A number is missing behind {sign}.");
            return Err(QueryError::new(message, span.clone()));
        }
        let (first, last) = self.stretch(measure, number, &place)?;
        let (from, to) = match sign {
            "" => (Some(first), Some(last)),
            ">" => (Some(last + 1), None),
            ">=" | "≥" => (Some(first), None),
            "<" => (None, Some(first - 1)),
            "<=" | "≤" => (None, Some(last)),
            "=>" => return Err(wrong_sign(">=")),
            "=<" => return Err(wrong_sign("<=")),
            _ => return Err(wrong_sign("")),
        };
        Ok(Bounds { from, to })
    }

    /// `2026..` and `..2026`.
    fn half_open(&self, from: &str, to: &str, span: &Range<usize>) -> QueryError {
        let message = "One end is missing. From a value on is written >=, up to one <=.";
        let error = QueryError::new(message, span.clone());
        match (from, to) {
            ("", "") => error,
            (from, "") => error.or(replaced(self.query, span, &format!(">={from}"))),
            (_, to) => error.or(replaced(self.query, span, &format!("<={to}"))),
        }
    }

    fn stretch(
        &self,
        measure: Measure,
        value: &str,
        span: &Range<usize>,
    ) -> Result<Stretch, QueryError> {
        match measure {
            Measure::Date => days(value).ok_or_else(|| self.no_day(value, span)),
            Measure::Words => {
                let number = value.parse::<i64>().ok();
                let number = number
                    .filter(|number| (0..=MOST_WORDS).contains(number) && !value.starts_with('+'));
                let message = || {
                    format!(
                        "“{}” is no number of words. Write words:>300 or words:300..800.",
                        self.shown(span)
                    )
                };
                number.map(|number| (number, number)).ok_or_else(|| {
                    let error = QueryError::new(message(), span.clone());
                    match value.split_once(['-', '–']) {
                        Some((from, to)) if !from.is_empty() => {
                            error.or(replaced(self.query, span, &format!("{from}..{to}")))
                        }
                        _ => error,
                    }
                })
            }
        }
    }

    fn no_day(&self, value: &str, span: &Range<usize>) -> QueryError {
        let message = format!(
            "“{}” is no day. Days are written 2026-01-31; 2026-01 and 2026 are a whole month and year.",
            self.shown(span)
        );
        let mut error = QueryError::new(message, span.clone());
        for better in other_ways(value) {
            error = error.or(replaced(self.query, span, &better));
        }
        error
    }
}

/// The days of `2026-01-31`, `2026-01` or `2026`, counted from 1970-01-01.
fn days(value: &str) -> Option<Stretch> {
    let mut parts = value.split('-');
    let mut number = |digits: usize| -> Option<Option<i16>> {
        let Some(part) = parts.next() else {
            return Some(None);
        };
        let is_number = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse().ok())
    };
    let (year, month, day) = (number(4)??, number(2)?, number(2)?);
    if parts.next().is_some() || !YEARS.contains(&year) {
        return None;
    }
    let date = |month: i16, day: i16| {
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    };
    let (first, last) = match (month, day) {
        (Some(month), Some(day)) => (date(month, day)?, date(month, day)?),
        (Some(month), None) => (date(month, 1)?, date(month, 1)?.last_of_month()),
        (None, _) => (date(1, 1)?, date(12, 31)?),
    };
    Some((day_number(first), day_number(last)))
}

fn day_number(date: Date) -> i64 {
    date.duration_since(Date::constant(1970, 1, 1)).as_hours() / 24
}

/// The days that a date written otherwise may be: 31.1.2026, 1/31/2026.
fn other_ways(value: &str) -> Vec<String> {
    let parts: Vec<&str> = value.split(['.', '/', '-']).collect();
    let [a, b, c] = parts.as_slice() else {
        return Vec::new();
    };
    let orders = if a.len() == 4 {
        vec![(a, b, c)]
    } else if value.contains('/') {
        vec![(c, b, a), (c, a, b)]
    } else {
        vec![(c, b, a)]
    };
    let mut found: Vec<String> = orders
        .into_iter()
        .map(|(year, month, day)| format!("{year}-{month:0>2}-{day:0>2}"))
        .filter(|date| days(date).is_some())
        .collect();
    found.dedup();
    found
}
