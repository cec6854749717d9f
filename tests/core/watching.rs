//! When Newshawk was watching.

use jiff::{SignedDuration, Timestamp};
use newshawk_core::spike::UtcHour;
use newshawk_core::watching::{UNNOTICED, Watching};

fn at(minute: i64) -> Timestamp {
    let midnight: Timestamp = "2026-06-03T00:00:00Z".parse().expect("a time");
    midnight + SignedDuration::from_mins(minute)
}

fn hours(watching: &Watching) -> Vec<i64> {
    let first = UtcHour::of(at(0)).0;
    watching
        .hours(at(0))
        .iter()
        .map(|it| it.0 - first)
        .collect()
}

#[test]
fn looks_in_a_row_are_one_time_and_a_long_break_is_none() {
    let mut watching = Watching::default();
    for minute in (5..=130).step_by(15) {
        watching.go_on(at(minute));
    }
    assert_eq!(watching.last(), Some((at(5), at(125))));
    let after = at(125) + UNNOTICED + SignedDuration::from_secs(1);
    assert_eq!(watching.go_on(after), (after, after));
    assert_eq!(watching.since(), Some(at(5)));
}

#[test]
fn a_clock_that_was_set_back_begins_anew() {
    let mut watching = Watching::default();
    watching.go_on(at(100));
    assert_eq!(watching.go_on(at(40)), (at(40), at(40)));
    assert_eq!(watching.go_on(at(41)), (at(40), at(41)), "and goes on");
    let mut within: Watching = [(at(0), at(100))].into_iter().collect();
    assert_eq!(within.go_on(at(40)), (at(40), at(40)));
    assert_eq!(within.go_on(at(45)), (at(40), at(45)));
}

#[test]
fn only_whole_hours_count() {
    let watching: Watching = [(at(5), at(185)), (at(300), at(420))].into_iter().collect();
    assert_eq!(hours(&watching), [1, 2, 5, 6]);
    let later: Vec<i64> = watching.hours(at(130)).iter().map(|it| it.0).collect();
    assert_eq!(later.first(), Some(&UtcHour::of(at(300)).0));
}

#[test]
fn what_lies_between_was_slept_through() {
    let watching: Watching = [(at(0), at(60)), (at(50), at(70)), (at(100), at(200))]
        .into_iter()
        .collect();
    for (from, to, minutes) in [
        (0, 60, 0),
        (0, 100, 30),
        (0, 200, 30),
        (80, 90, 10),
        (150, 260, 60),
        (-500, 100, 30),
        (10, 10, 0),
    ] {
        let asleep = watching.asleep(at(from), at(to));
        assert_eq!(asleep, SignedDuration::from_mins(minutes), "{from} to {to}");
    }
    let never = Watching::default();
    assert_eq!(never.asleep(at(0), at(60)), SignedDuration::ZERO);
}
