//! Whether a match is worth a notification (spec/alerts.md).

use jiff::SignedDuration;
use newshawk_core::Timestamp;
use newshawk_core::alert::{Case, Fate, PAGE_PATIENCE, Quiet, judge};
use newshawk_core::watch::Level;

fn now() -> Timestamp {
    "2026-06-03T10:00:00Z".parse().expect("a time")
}

fn ago(hours: i64) -> Option<Timestamp> {
    Some(now() - SignedDuration::from_hours(hours))
}

/// News of an hour ago, for a watch that notifies.
fn news() -> Case {
    Case {
        level: Level::Notify,
        backfill: false,
        published: ago(1),
        first_seen: now(),
        page_pending: false,
        notifications: true,
    }
}

fn quiet(case: Case) -> Option<Quiet> {
    match judge(case, now()) {
        Fate::Quiet(why) => Some(why),
        Fate::Waiting { .. } => None,
        other => panic!("a new match can't be {other:?}"),
    }
}

#[test]
fn news_is_told_at_once_and_waits_a_little_for_its_page() {
    assert_eq!(judge(news(), now()), Fate::Waiting { until: now() });
    let pending = Case {
        page_pending: true,
        ..news()
    };
    assert_eq!(
        judge(pending, now()),
        Fate::Waiting {
            until: now() + PAGE_PATIENCE
        }
    );
}

#[test]
fn levels() {
    for (level, silence) in [
        (Level::Interrupt, None),
        (Level::Notify, None),
        (Level::Badge, Some(Quiet::Badge)),
        (Level::Digest, Some(Quiet::Digest)),
    ] {
        assert_eq!(quiet(Case { level, ..news() }), silence, "{}", level.name());
        assert_eq!(Level::named(level.name()), Some(level));
    }
    assert_eq!(Level::named("loud"), None);
}

#[test]
fn a_day_makes_it_old_and_no_date_does_not() {
    let with = |published| {
        quiet(Case {
            published,
            ..news()
        })
    };
    assert_eq!(with(ago(24)), None);
    let older = ago(24).map(|at| at - SignedDuration::from_millis(1));
    assert_eq!(with(older), Some(Quiet::Old));
    assert_eq!(with(None), None);
    assert_eq!(with(ago(-24 * 365)), None);
}

#[test]
fn age_counts_from_when_it_was_first_seen() {
    let first_seen = now() - SignedDuration::from_hours(30);
    let case = Case {
        first_seen,
        published: ago(40),
        ..news()
    };
    assert_eq!(quiet(case), None);
}

#[test]
fn the_first_look_is_silent_before_anything_else() {
    let first = Case {
        backfill: true,
        level: Level::Interrupt,
        published: ago(500),
        ..news()
    };
    assert_eq!(quiet(first), Some(Quiet::FirstLook));
}

#[test]
fn switched_off_is_silent() {
    let off = Case {
        notifications: false,
        ..news()
    };
    assert_eq!(quiet(off), Some(Quiet::Off));
}

#[test]
fn every_silence_has_its_words() {
    let all = [
        Quiet::FirstLook,
        Quiet::Old,
        Quiet::Badge,
        Quiet::Digest,
        Quiet::Off,
    ];
    let words: std::collections::HashSet<_> = all.iter().map(|it| it.words()).collect();
    assert_eq!(words.len(), all.len());
}
