//! Permanent redirects, believed after three polls and a day (spec/polling.md 55).

use newshawk_core::Timestamp;
use newshawk_core::schedule::{PollState, believe_move};
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
