//! What a server says about when to come back.

use std::time::{Duration, SystemTime};

use reqwest::header::{AGE, CACHE_CONTROL, DATE, EXPIRES, HeaderMap, HeaderName, RETRY_AFTER};

use crate::exchange::CacheHints;

/// What to take for a number too large to hold (RFC 9111 §1.2.2).
const LARGEST_SECONDS: u64 = 1 << 31;

/// The publisher's hints about freshness. `now` stands in for a missing `Date`.
///
/// `no-cache` and `no-store` speak about stores, not about how often to ask, so a `max-age`
/// beside them counts.
pub(crate) fn cache(headers: &HeaderMap, now: SystemTime) -> CacheHints {
    let age = text(headers, AGE).and_then(seconds).unwrap_or_default();
    let by_age = max_age(headers).map(|it| it.saturating_sub(age));
    let by_date = text(headers, EXPIRES).and_then(|it| until(it, headers, now));
    CacheHints {
        max_age: by_age.max(by_date).filter(|it| !it.is_zero()),
    }
}

/// How long a server asks to be left alone (RFC 9110 §10.2.3): seconds, or a date read by the
/// server's own clock. None where it is zero, past or not understood.
pub(crate) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let value = text(headers, RETRY_AFTER)?;
    let wait = seconds(value).or_else(|| until(value, headers, now))?;
    (!wait.is_zero()).then_some(wait)
}

/// The first `max-age`, in any case and with or without quotes (RFC 9111 §4.2.1 and §5.2).
fn max_age(headers: &HeaderMap) -> Option<Duration> {
    for line in headers.get_all(CACHE_CONTROL) {
        let Ok(line) = line.to_str() else { continue };
        for directive in line.split(',') {
            let Some((name, value)) = directive.split_once('=') else {
                continue;
            };
            if name.trim().eq_ignore_ascii_case("max-age") {
                return seconds(value.trim().trim_matches('"'));
            }
        }
    }
    None
}

/// The time from the response's `Date` until an HTTP date; zero where it has passed.
fn until(date: &str, headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let date = httpdate::parse_http_date(date).ok()?;
    let sent = text(headers, DATE)
        .and_then(|it| httpdate::parse_http_date(it).ok())
        .unwrap_or(now);
    Some(date.duration_since(sent).unwrap_or_default())
}

/// A whole number of seconds; nothing with a sign, a fraction or a unit.
fn seconds(text: &str) -> Option<Duration> {
    let is_number = !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let number = is_number.then(|| text.parse().unwrap_or(LARGEST_SECONDS))?;
    Some(Duration::from_secs(number.min(LARGEST_SECONDS)))
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::header::HeaderValue;

    const DATE_LINE: (&str, &str) = ("date", "Tue, 24 Nov 2026 10:00:00 GMT");

    fn headers(lines: &[(&'static str, &'static str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(*name, HeaderValue::from_static(value));
        }
        headers
    }

    fn hint(lines: &[(&'static str, &'static str)]) -> Option<u64> {
        cache(&headers(lines), SystemTime::UNIX_EPOCH)
            .max_age
            .map(|it| it.as_secs())
    }

    fn wait(value: &'static str) -> Option<u64> {
        let headers = headers(&[DATE_LINE, ("retry-after", value)]);
        retry_after(&headers, SystemTime::UNIX_EPOCH).map(|it| it.as_secs())
    }

    #[test]
    fn max_age_in_all_its_spellings() {
        let hint = |value| hint(&[("cache-control", value)]);
        assert_eq!(hint("max-age=600"), Some(600));
        assert_eq!(hint("public, Max-Age = 600, s-maxage=9"), Some(600));
        assert_eq!(hint("MAX-AGE=\"600\""), Some(600));
        assert_eq!(hint("max-age=31536000"), Some(31_536_000));
        assert_eq!(hint("max-age=504911232"), Some(504_911_232));
        assert_eq!(
            hint("max-age=99999999999999999999999"),
            Some(LARGEST_SECONDS)
        );
        for nothing in [
            "max-age=0",
            "no-cache",
            "no-store",
            "max-age=-5",
            "max-age=soon",
            "max-age=1.5",
            "max-age",
            "s-maxage=600",
        ] {
            assert_eq!(hint(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn two_lines_are_one_list_and_the_first_wins() {
        assert_eq!(
            hint(&[
                ("cache-control", "public"),
                ("cache-control", "max-age=600")
            ]),
            Some(600)
        );
        assert_eq!(
            hint(&[
                ("cache-control", "max-age=60"),
                ("cache-control", "max-age=600")
            ]),
            Some(60)
        );
    }

    #[test]
    fn the_time_spent_in_caches_is_taken_off() {
        assert_eq!(
            hint(&[("cache-control", "max-age=600"), ("age", "250")]),
            Some(350)
        );
        assert_eq!(
            hint(&[("cache-control", "max-age=600"), ("age", "900")]),
            None
        );
        assert_eq!(
            hint(&[("cache-control", "max-age=600"), ("age", "old")]),
            Some(600)
        );
    }

    #[test]
    fn expires_counts_from_the_date_of_the_response() {
        let expires = ("expires", "Tue, 24 Nov 2026 10:05:00 GMT");
        assert_eq!(hint(&[DATE_LINE, expires]), Some(300));
        assert_eq!(
            hint(&[DATE_LINE, expires, ("cache-control", "max-age=60")]),
            Some(300)
        );
        assert_eq!(
            hint(&[DATE_LINE, expires, ("cache-control", "max-age=900")]),
            Some(900)
        );
        assert_eq!(hint(&[DATE_LINE, ("expires", "0")]), None);
        assert_eq!(
            hint(&[DATE_LINE, ("expires", "Wed, 11 Jan 1984 05:00:00 GMT")]),
            None
        );
    }

    #[test]
    fn retry_after_as_seconds_or_by_the_servers_clock() {
        assert_eq!(wait("120"), Some(120));
        assert_eq!(wait("Tue, 24 Nov 2026 10:02:00 GMT"), Some(120));
        for nothing in [
            "0",
            "-5",
            "soon",
            "1.5",
            "",
            "Tue, 24 Nov 2026 09:00:00 GMT",
        ] {
            assert_eq!(wait(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn without_a_date_the_own_clock_has_to_do() {
        let headers = headers(&[("retry-after", "Thu, 01 Jan 1970 00:10:00 GMT")]);
        assert_eq!(
            retry_after(&headers, SystemTime::UNIX_EPOCH),
            Some(Duration::from_secs(600))
        );
    }
}
