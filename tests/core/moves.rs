//! Permanent redirects, believed after three polls and a day (spec/polling.md 55).

use newshawk_core::Timestamp;
use newshawk_core::schedule::{PollState, believe_move, remembered_move};
use url::Url;

const NEW: &str = "https://new.example/feed";

/// After these looks (hours since the first, and where they were sent) the move is believed, or not.
fn check(looks: &[(i64, &str)], believed: bool) {
    let start: Timestamp = "2026-06-03T10:00:00Z".parse().expect("a time");
    let mut state = PollState::default();
    let mut answer = None;
    for (hours, to) in looks {
        let to = Url::parse(to).ok();
        let at = start + jiff::SignedDuration::from_hours(*hours);
        answer = believe_move(&mut state, to.as_ref(), at);
    }
    assert_eq!(answer.as_ref().map(Url::as_str), believed.then_some(NEW));
}

#[test]
fn three_polls_over_a_day() {
    check(&[(0, NEW), (12, NEW), (24, NEW)], true);
    check(&[(0, NEW), (1, NEW), (2, NEW), (3, NEW), (25, NEW)], true);
}

#[test]
fn too_few_or_too_soon() {
    check(&[(0, NEW)], false);
    check(&[(0, NEW), (48, NEW)], false);
    check(&[(0, NEW), (1, NEW), (23, NEW)], false);
}

#[test]
fn an_answer_in_place_or_from_elsewhere_starts_anew() {
    check(&[(0, NEW), (12, ""), (24, NEW)], false);
    check(
        &[(0, NEW), (12, "https://other.example/"), (24, NEW)],
        false,
    );
}

/// So many hours after the last of these looks the new address is asked directly, or the old one.
fn check_asked(looks: &[i64], hours_after: i64, directly: bool) {
    let start: Timestamp = "2026-06-03T10:00:00Z".parse().expect("a time");
    let after = |hours: i64| start + jiff::SignedDuration::from_hours(hours);
    let mut state = PollState::default();
    for hours in looks {
        believe_move(&mut state, Url::parse(NEW).ok().as_ref(), after(*hours));
    }
    let last = looks.last().copied().unwrap_or_default();
    let asked = remembered_move(&state, after(last + hours_after));
    assert_eq!(asked.is_some(), directly);
}

#[test]
fn a_permanent_redirect_is_remembered_for_half_a_day_each_time_it_is_seen() {
    check_asked(&[], 0, false);
    check_asked(&[0], 1, true);
    check_asked(&[0], 11, true);
    check_asked(&[0], 12, false);
    check_asked(&[0, 12], 11, true);
    check_asked(&[0, 12], 12, false);
}

#[test]
fn a_clock_set_back_before_the_redirect_was_seen_forgets_it() {
    check_asked(&[10], -1, false);
}
