//! The digest: when it comes, what it covers, which stories stand on it, and how it is written.

use jiff::civil::{Date, date, time};
use jiff::tz::TimeZone;
use newshawk_core::Timestamp;
use newshawk_core::alert::Prominence;
use newshawk_core::alert::hours::Silence;
use newshawk_core::digest::{
    self, Days, Digest, MOST, NOTHING, Past, Span, Story, Times, USUAL, newest_day,
};
use newshawk_core::ids::{ArticleId, StoryId};
use newshawk_core::watch::Level;
use url::Url;

fn berlin() -> TimeZone {
    TimeZone::get("Europe/Berlin").expect("a known zone")
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("a time")
}

fn span(since: &str, until: &str) -> Span {
    Span {
        since: at(since),
        until: at(until),
    }
}

fn past(told: &[Span]) -> Past {
    Past {
        told: told.to_vec(),
        begun: None,
    }
}

/// A story with a headline in one outlet, found by one watch.
fn story(number: u64) -> Story {
    let article = ArticleId {
        at_ms: 1_780_000_000_000 + number,
        print: number,
    };
    Story {
        id: StoryId(article),
        article,
        title: format!("Story {number}"),
        url: None,
        outlets: vec!["Harbour Post".to_owned()],
        origins: 1,
        watches: vec!["NATO".to_owned()],
        level: Level::Notify,
        prominence: Prominence::Prominent,
        sentence: String::new(),
        changes: Vec::new(),
        at: article.at(),
    }
}

fn of(stories: Vec<Story>) -> Digest {
    let day = span("2026-06-02T06:00:00Z", "2026-06-03T06:00:00Z");
    Digest::of(day, stories)
}

#[test]
fn it_comes_at_eight_on_weekdays() {
    let cases = [
        // A Wednesday, before and after.
        ("2026-06-03T05:59:59Z", "2026-06-03T06:00:00Z"),
        ("2026-06-03T06:00:00Z", "2026-06-04T06:00:00Z"),
        // From Friday to Monday, over the weekend and on it.
        ("2026-06-05T06:00:00Z", "2026-06-08T06:00:00Z"),
        ("2026-06-06T12:00:00Z", "2026-06-08T06:00:00Z"),
        // The clocks went forward on Sunday.
        ("2026-03-27T07:00:00Z", "2026-03-30T06:00:00Z"),
        // And back again.
        ("2026-10-23T06:00:00Z", "2026-10-26T07:00:00Z"),
    ];
    for (now, next) in cases {
        assert_eq!(USUAL.next(at(now), &berlin()), Some(at(next)), "{now}");
        assert_eq!(USUAL.last(at(next), &berlin()), Some(at(next)), "{now}");
    }
    let daily = Times {
        days: Days::Every,
        ..USUAL
    };
    let saturday = daily.next(at("2026-06-05T06:00:00Z"), &berlin());
    assert_eq!(saturday, Some(at("2026-06-06T06:00:00Z")));
}

#[test]
fn a_time_that_the_clock_leaps_over_is_the_next_that_exists() {
    let times = Times {
        at: time(2, 30, 0, 0),
        days: Days::Every,
    };
    let next = times.next(at("2026-03-28T12:00:00Z"), &berlin());
    assert_eq!(next, Some(at("2026-03-29T01:30:00Z")));
}

#[test]
fn it_is_due_once_and_what_was_missed_is_one() {
    let due = |told: &str, now: &str| USUAL.due(at(told), at(now), &berlin());
    let wednesday = Some(at("2026-06-03T06:00:00Z"));
    assert_eq!(due("2026-06-02T06:00:00Z", "2026-06-03T05:59:00Z"), None);
    assert_eq!(
        due("2026-06-02T06:00:00Z", "2026-06-03T06:00:00Z"),
        wednesday
    );
    // Told late, and not told again, also where the clock is set back.
    assert_eq!(due("2026-06-03T09:30:00Z", "2026-06-03T12:00:00Z"), None);
    assert_eq!(due("2026-06-03T09:30:00Z", "2026-06-03T05:00:00Z"), None);
    // Asleep since Thursday.
    assert_eq!(
        due("2026-05-28T06:00:00Z", "2026-06-03T12:00:00Z"),
        wednesday
    );
}

#[test]
fn it_covers_what_came_since_the_one_before() {
    let now = at("2026-06-10T12:00:00Z");
    let covered = |day: Date, told: &[Span]| digest::span(day, &past(told), &USUAL, now, &berlin());
    // Nothing was ever told: from digest time to digest time, on Monday from Friday.
    assert_eq!(
        covered(date(2026, 6, 9), &[]),
        Some(span("2026-06-08T06:00:00Z", "2026-06-09T06:00:00Z"))
    );
    assert_eq!(
        covered(date(2026, 6, 8), &[]),
        Some(span("2026-06-05T06:00:00Z", "2026-06-08T06:00:00Z"))
    );
    // Told late: it covers what it told, and the next one begins there.
    let late = span("2026-06-05T06:00:00Z", "2026-06-09T07:30:00Z");
    assert_eq!(covered(date(2026, 6, 9), &[late]), Some(late));
    assert_eq!(
        covered(date(2026, 6, 10), &[late]),
        Some(span("2026-06-09T07:30:00Z", "2026-06-10T06:00:00Z"))
    );
    // What is still to come, so far; and what has not begun.
    assert_eq!(
        covered(date(2026, 6, 11), &[]),
        Some(span("2026-06-10T06:00:00Z", "2026-06-10T12:00:00Z"))
    );
    assert_eq!(covered(date(2026, 6, 12), &[]), None);
    // After a long time without, not everything since.
    let long_ago = span("2026-04-01T06:00:00Z", "2026-04-02T06:00:00Z");
    assert_eq!(
        covered(date(2026, 6, 9), &[long_ago]),
        Some(span("2026-06-08T06:00:00Z", "2026-06-09T06:00:00Z"))
    );
}

#[test]
fn the_first_one_tells_of_the_day_on_which_everything_began() {
    let past = Past {
        told: Vec::new(),
        begun: Some(at("2026-06-03T14:00:00Z")),
    };
    // Asleep meanwhile: what was found on the first day is still to be told.
    let now = at("2026-06-05T08:00:00Z");
    let first = Span::until(now, &past, &USUAL, &berlin());
    assert_eq!(first.since, at("2026-06-03T06:00:00Z"));
}

#[test]
fn one_wants_to_read_todays_or_what_came_since() {
    let now = at("2026-06-05T12:00:00Z");
    let told = span("2026-06-04T06:00:00Z", "2026-06-05T06:00:00Z");
    let newest = |told: &[Span]| newest_day(&past(told), &USUAL, now, &berlin());
    assert_eq!(newest(&[told]), date(2026, 6, 5));
    assert_eq!(newest(&[]), date(2026, 6, 8), "Monday's, so far");
}

#[test]
fn what_matters_most_comes_first() {
    let loud = Story {
        level: Level::Interrupt,
        ..story(1)
    };
    let wide = Story {
        origins: 5,
        level: Level::Digest,
        ..story(2)
    };
    let by_two = Story {
        watches: vec!["NATO".to_owned(), "Russia".to_owned()],
        ..story(3)
    };
    let plain = story(4);
    let newer = story(5);
    let counted = Story {
        level: Level::Badge,
        origins: 9,
        ..story(6)
    };
    let in_passing = Story {
        level: Level::Interrupt,
        prominence: Prominence::Passing,
        origins: 8,
        ..story(7)
    };
    let digest = of(vec![in_passing, plain, counted, wide, newer, loud, by_two]);
    let order: Vec<u64> = digest.stories.iter().map(|it| it.id.0.print).collect();
    assert_eq!(order, [1, 2, 3, 5, 4, 6, 7]);
    assert_eq!(digest.more, 0);
}

#[test]
fn it_has_an_end_and_says_what_found_no_room() {
    let digest = of((0..20).map(story).collect());
    assert_eq!((digest.stories.len(), digest.more), (MOST, 8));
    let text = digest::text(&digest, &berlin());
    assert!(
        text.contains("12 of 20 stories, those that matter most."),
        "{text}"
    );
}

#[test]
fn nothing_significant_is_said() {
    let nothing = of(Vec::new());
    let zone = berlin();
    for page in [
        digest::text(&nothing, &zone),
        digest::markdown(&nothing, &zone),
        digest::html(&nothing, &zone),
    ] {
        assert!(page.contains(NOTHING), "{page}");
        assert!(page.contains("Digest of Wednesday, 3 June 2026"), "{page}");
        let covered = "From Tuesday, 2 June, 08:00 to Wednesday, 3 June, 08:00.";
        assert!(page.contains(covered), "{page}");
    }
}

/// What a publisher might try.
fn hostile() -> Digest {
    let hostile = Story {
        title: "<script>alert(1)</script> [a](javascript:b) *c* `d` & \"e\"".to_owned(),
        url: Some(Url::parse("https://harbour.example/a?b=\"><img src=x>").expect("an address")),
        sentence: "<img src=https://tracker.example/x.gif>\n# Headline".to_owned(),
        changes: vec!["7 dead (was 5) <b>".to_owned()],
        outlets: vec![
            "A <i>b</i>".to_owned(),
            "B".to_owned(),
            "C".to_owned(),
            "D".to_owned(),
        ],
        origins: 2,
        ..story(1)
    };
    let other = Story {
        url: Some(Url::parse("javascript:alert(1)").expect("an address")),
        ..story(2)
    };
    of(vec![hostile, other])
}

#[test]
fn html_runs_nothing_and_loads_nothing() {
    let page = digest::html(&hostile(), &berlin());
    let body = page.split("<body>").nth(1).expect("a body");
    for forbidden in [
        "<script",
        "<img",
        "<b>",
        "<i>",
        "javascript:alert",
        "src=x>",
    ] {
        assert!(!body.contains(forbidden), "{forbidden}: {body}");
    }
    assert!(body.contains("&lt;script&gt;"), "{body}");
    assert!(page.contains("default-src 'none'"));
    let links: Vec<&str> = body.split("href=\"").skip(1).collect();
    assert_eq!(links.len(), 1, "one address can be opened");
    assert!(
        links[0].starts_with("https://harbour.example/a"),
        "{}",
        links[0]
    );
    for loader in ["src=\"", "url(", "@import", "<link", "<iframe"] {
        assert!(!page.contains(loader), "{loader}: {page}");
    }
}

#[test]
fn markdown_takes_foreign_signs_for_themselves() {
    let page = digest::markdown(&hostile(), &berlin());
    assert!(
        page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"),
        "{page}"
    );
    assert!(
        page.contains("\\[a\\](javascript:b) \\*c\\* \\`d\\`"),
        "{page}"
    );
    assert!(!page.contains("](<javascript"), "{page}");
    assert!(!page.contains("<img"), "{page}");
    let headlines = page.lines().filter(|line| line.starts_with('#')).count();
    assert_eq!(headlines, 3, "its own and one for each story: {page}");
}

#[test]
fn outlets_are_named_and_counted() {
    let named = |outlets: &[&str], origins| {
        digest::outlets(&Story {
            outlets: outlets.iter().map(|name| (*name).to_owned()).collect(),
            origins,
            ..story(1)
        })
    };
    assert_eq!(named(&["A"], 1), "A");
    assert_eq!(named(&["A", "B"], 1), "A, B; all from one origin");
    assert_eq!(
        named(&["A", "B", "C", "D", "E"], 4),
        "A, B, C and 2 more; 4 independent"
    );
}

#[test]
fn silence_for_once_ends_in_an_hour_or_in_the_morning() {
    let now = at("2026-03-28T20:30:00Z");
    let until = |silence: Silence| silence.until(now, &berlin());
    assert_eq!(until(Silence::Hour), at("2026-03-28T21:30:00Z"));
    // The clocks go forward in that night.
    assert_eq!(until(Silence::Tomorrow), at("2026-03-29T06:00:00Z"));
}
