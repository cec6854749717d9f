//! Hours and days in which a feed says it is not updated (spec/polling.md 20).

use newshawk_core::Timestamp;
use newshawk_core::schedule::{Hints, Outcome, PollState, Why, reschedule};
use newshawk_core::source::Cadence;

/// A source with these hours and days, looked at then, is looked at again at `next`.
fn check(hours: &[u8], days: &[u8], looked: &str, next: &str, why: Why) {
    let state = PollState {
        etag: Some(b"1".to_vec()),
        hints: Hints {
            skip_hours: hours.to_vec(),
            skip_days: days.to_vec(),
            ..Hints::default()
        },
        ..PollState::default()
    };
    let at: Timestamp = looked.parse().expect("a time");
    let state = reschedule(state, Cadence::Automatic, &Outcome::Unchanged, at, 0.0);
    let wanted: Timestamp = next.parse().expect("a time");
    assert_eq!(state.next, Some(wanted));
    assert_eq!(state.why, why);
}

#[test]
fn the_first_allowed_minute_is_taken() {
    check(
        &[23, 0, 1],
        &[],
        "2026-06-03T22:50:10Z",
        "2026-06-04T02:00:00Z",
        Why::Skipped,
    );
    check(
        &[5],
        &[],
        "2026-06-03T22:50:10Z",
        "2026-06-03T23:05:10Z",
        Why::Default,
    );
}

/// 2026-06-05 is a Friday; Monday is 1.
#[test]
fn whole_days_are_skipped() {
    check(
        &[],
        &[6, 7],
        "2026-06-05T23:50:00Z",
        "2026-06-08T00:00:00Z",
        Why::Skipped,
    );
    check(
        &[0],
        &[6, 7],
        "2026-06-05T23:50:00Z",
        "2026-06-08T01:00:00Z",
        Why::Skipped,
    );
}

#[test]
fn skipping_everything_is_a_mistake() {
    let all: Vec<u8> = (0..24).collect();
    let now = "2026-06-03T10:00:00Z";
    check(&all, &[], now, "2026-06-03T10:15:00Z", Why::Default);
    check(
        &[],
        &[1, 2, 3, 4, 5, 6, 7],
        now,
        "2026-06-03T10:15:00Z",
        Why::Default,
    );
}
