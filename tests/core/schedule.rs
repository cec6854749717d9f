//! When a source is looked at next (spec/polling.md 17–25 and 34–44).

use jiff::SignedDuration;
use newshawk_core::Timestamp;
use newshawk_core::schedule::{
    self, DEFAULT, Failure, Hints, Manual, Outcome, PollState, Why, reschedule,
};
use newshawk_core::source::Cadence;

const UNCHANGED: Outcome = Outcome::Unchanged;

/// A Wednesday.
fn now() -> Timestamp {
    "2026-06-03T10:20:00Z".parse().expect("a time")
}

fn minutes(count: i64) -> SignedDuration {
    SignedDuration::from_mins(count)
}

fn hours(count: i64) -> SignedDuration {
    SignedDuration::from_hours(count)
}

/// A source that honours conditional requests.
fn conditional() -> PollState {
    PollState {
        etag: Some(b"\"1\"".to_vec()),
        introduced: true,
        ..PollState::default()
    }
}

fn hinted(minutes: i64) -> PollState {
    let mut state = conditional();
    state.hints.headers = Some(SignedDuration::from_mins(minutes));
    state
}

fn failed(failure: Failure) -> Outcome {
    Outcome::Failed(failure)
}

fn refused(wait: Option<SignedDuration>) -> Outcome {
    failed(Failure::Refused { wait })
}

/// The time until the next look, without chance, and its reason.
fn next(state: PollState, cadence: Cadence, outcome: &Outcome) -> (SignedDuration, Why) {
    let state = reschedule(state, cadence, outcome, now(), 0.0);
    let next = state.next.expect("it is looked at again");
    (next.duration_since(now()), state.why)
}

fn check(state: PollState, cadence: Cadence, expected: (SignedDuration, Why)) {
    assert_eq!(next(state, cadence, &UNCHANGED), expected);
}

#[test]
fn without_hints_a_quarter_of_an_hour_or_an_hour() {
    check(
        conditional(),
        Cadence::Automatic,
        (minutes(15), Why::Default),
    );
    let dated = PollState {
        etag: None,
        last_modified: Some(b"yesterday".to_vec()),
        ..conditional()
    };
    check(dated, Cadence::Automatic, (minutes(15), Why::Default));
    check(
        PollState::default(),
        Cadence::Automatic,
        (minutes(60), Why::Unconditional),
    );
}

#[test]
fn a_hint_is_never_undercut() {
    check(hinted(240), Cadence::Automatic, (minutes(240), Why::Hint));
    check(hinted(10), Cadence::Automatic, (minutes(10), Why::Hint));
    check(
        hinted(240),
        Cadence::Every(minutes(1)),
        (minutes(240), Why::Hint),
    );
    let mut document = hinted(10);
    document.hints.document = Some(minutes(90));
    check(document, Cadence::Automatic, (minutes(90), Why::Hint));
}

/// A cache's “good for one second” is no wish to be asked every second.
#[test]
fn a_short_hint_is_no_invitation() {
    for seconds in [1, 59, 60, 299] {
        let mut state = conditional();
        state.hints.headers = Some(SignedDuration::from_secs(seconds));
        let (interval, _) = next(state, Cadence::Automatic, &UNCHANGED);
        assert_eq!(interval, minutes(5), "{seconds}");
    }
}

#[test]
fn no_hint_silences_a_source_for_longer_than_a_day() {
    check(
        hinted(60 * 24 * 365),
        Cadence::Automatic,
        (hours(24), Why::Hint),
    );
}

#[test]
fn an_empty_or_negative_hint_is_none() {
    check(hinted(0), Cadence::Automatic, (minutes(15), Why::Default));
    check(hinted(-5), Cadence::Automatic, (minutes(15), Why::Default));
}

#[test]
fn a_source_without_validators_is_not_hurried_by_a_hint() {
    let state = PollState {
        etag: None,
        ..hinted(5)
    };
    check(state, Cadence::Automatic, (minutes(60), Why::Unconditional));
}

#[test]
fn a_person_may_go_down_to_a_minute() {
    check(
        conditional(),
        Cadence::Every(minutes(1)),
        (minutes(1), Why::Person),
    );
    check(
        conditional(),
        Cadence::Every(SignedDuration::ZERO),
        (minutes(1), Why::Person),
    );
    check(
        PollState::default(),
        Cadence::Every(minutes(3)),
        (minutes(3), Why::Person),
    );
    check(
        conditional(),
        Cadence::Every(hours(48)),
        (hours(48), Why::Person),
    );
}

#[test]
fn the_rhythm_shortens_to_five_minutes_and_not_below() {
    let with_rhythm = |gap| PollState {
        rhythm: Some(gap),
        ..conditional()
    };
    check(
        with_rhythm(minutes(20)),
        Cadence::Automatic,
        (minutes(10), Why::Rhythm),
    );
    check(
        with_rhythm(minutes(1)),
        Cadence::Automatic,
        (minutes(5), Why::Rhythm),
    );
    check(
        with_rhythm(hours(9)),
        Cadence::Automatic,
        (minutes(15), Why::Default),
    );
    let mut slow = with_rhythm(minutes(1));
    slow.hints.headers = Some(minutes(30));
    check(slow, Cadence::Automatic, (minutes(30), Why::Hint));
}

#[test]
fn the_rhythm_is_learned_from_what_is_new() {
    let mut state = conditional();
    state.introduced = false;
    let mut at = now();
    for _ in 0..60 {
        state = reschedule(
            state,
            Cadence::Automatic,
            &Outcome::Fresh { new_entries: 2 },
            at,
            0.0,
        );
        at += minutes(20);
    }
    assert_eq!(state.rhythm, Some(minutes(10)));
    let state = reschedule(
        state,
        Cadence::Automatic,
        &Outcome::Fresh { new_entries: 0 },
        at,
        0.0,
    );
    assert_eq!(state.rhythm, Some(minutes(10)));
    assert_eq!(state.why, Why::Rhythm);
}

#[test]
fn the_first_document_teaches_no_rhythm() {
    let first = PollState {
        introduced: false,
        ..conditional()
    };
    let state = reschedule(
        first,
        Cadence::Automatic,
        &Outcome::Fresh { new_entries: 50 },
        now(),
        0.0,
    );
    assert_eq!((state.rhythm, state.introduced), (None, true));
    assert_eq!(state.last_new, Some(now()));
}

#[test]
fn chance_only_adds() {
    for chance in [-1.0, 0.0, 0.3, 0.999, 1.0, 7.0, f64::NAN] {
        let state = reschedule(conditional(), Cadence::Automatic, &UNCHANGED, now(), chance);
        let wait = state.next.expect("a time").duration_since(now());
        assert!(
            wait >= DEFAULT && wait <= DEFAULT + DEFAULT / 10,
            "{chance}: {wait:?}"
        );
    }
}

#[test]
fn failures_double_up_to_a_day() {
    let mut state = conditional();
    let mut waits = Vec::new();
    for _ in 0..40 {
        state = reschedule(
            state,
            Cadence::Automatic,
            &failed(Failure::Other),
            now(),
            0.0,
        );
        waits.push(
            state
                .next
                .expect("never given up")
                .duration_since(now())
                .as_mins(),
        );
    }
    assert_eq!(waits[..8], [15, 30, 60, 120, 240, 480, 960, 1440]);
    assert!(waits[8..].iter().all(|wait| *wait == 1440));
    assert_eq!(state.why, Why::Failing(40));
}

#[test]
fn one_success_ends_the_trouble_and_keeps_the_validators() {
    let mut state = conditional();
    for _ in 0..5 {
        state.trouble = "no".to_owned();
        state = reschedule(
            state,
            Cadence::Automatic,
            &failed(Failure::Other),
            now(),
            0.0,
        );
    }
    assert_eq!(state.etag, conditional().etag);
    let state = reschedule(state, Cadence::Automatic, &UNCHANGED, now(), 0.0);
    assert_eq!(
        (state.failures, state.trouble.as_str(), state.why),
        (0, "", Why::Default)
    );
    assert_eq!(state.last_success, Some(now()));
}

#[test]
fn a_slow_source_backs_off_from_its_own_interval() {
    let weekly = Cadence::Every(hours(24 * 7));
    let (wait, _) = next(conditional(), weekly, &failed(Failure::Other));
    assert_eq!(wait, hours(24 * 7));
    let (wait, _) = next(hinted(120), Cadence::Automatic, &failed(Failure::Other));
    assert_eq!(wait, hours(2));
}

#[test]
fn a_server_that_says_how_long_is_left_alone_that_long() {
    let (wait, why) = next(conditional(), Cadence::Automatic, &refused(Some(hours(3))));
    assert_eq!((wait, why), (hours(3), Why::Asked));
    let (short, _) = next(
        conditional(),
        Cadence::Automatic,
        &refused(Some(minutes(1))),
    );
    assert_eq!(short, minutes(15));
    let (absurd, _) = next(
        conditional(),
        Cadence::Automatic,
        &refused(Some(hours(24 * 3650))),
    );
    assert_eq!(absurd, hours(24 * 7));
}

#[test]
fn a_server_that_does_not_say_is_left_alone_longer_each_time() {
    let nothing: [Option<SignedDuration>; 3] =
        [None, Some(SignedDuration::ZERO), Some(minutes(-5))];
    for wait in nothing {
        let pauses: Vec<i64> = (1..5)
            .map(|times| schedule::pause(wait, times).as_mins())
            .collect();
        assert_eq!(pauses, [10, 20, 40, 80]);
    }
}

#[test]
fn check_now_waits_only_for_a_server_that_asked() {
    let asked = reschedule(
        conditional(),
        Cadence::Automatic,
        &refused(Some(hours(3))),
        now(),
        0.0,
    );
    let until = now() + hours(3);
    assert_eq!(schedule::manual(&asked, now()), Manual::NotBefore(until));
    assert_eq!(schedule::manual(&asked, until), Manual::Ask);
    let waiting = reschedule(hinted(600), Cadence::Automatic, &UNCHANGED, now(), 0.0);
    assert_eq!(schedule::manual(&waiting, now()), Manual::Ask);
    let failing = reschedule(
        conditional(),
        Cadence::Automatic,
        &failed(Failure::Other),
        now(),
        0.0,
    );
    assert_eq!(schedule::manual(&failing, now()), Manual::Ask);
}

#[test]
fn what_is_gone_is_asked_no_more() {
    let gone = reschedule(
        conditional(),
        Cadence::Automatic,
        &failed(Failure::Gone),
        now(),
        0.5,
    );
    assert_eq!((gone.next, &gone.why), (None, &Why::Gone));
    assert_eq!(schedule::manual(&gone, now() + hours(1_000)), Manual::Never);
    let locked = reschedule(
        conditional(),
        Cadence::Automatic,
        &failed(Failure::Locked),
        now(),
        0.5,
    );
    assert_eq!((locked.next, locked.why), (None, Why::Locked));
}

#[test]
fn being_offline_is_nobodys_fault() {
    let mut state = conditional();
    for _ in 0..9 {
        state = reschedule(
            state,
            Cadence::Automatic,
            &failed(Failure::Offline),
            now(),
            0.0,
        );
    }
    assert_eq!((state.failures, &state.why), (0, &Why::Offline));
    assert_eq!(state.next, Some(now() + minutes(1)));
}

#[test]
fn the_longest_hint_is_the_floor() {
    let floor = |headers: Option<i64>, document: Option<i64>| {
        let hints = Hints {
            headers: headers.map(minutes),
            document: document.map(minutes),
            ..Hints::default()
        };
        hints.floor().map(|it| it.as_mins())
    };
    assert_eq!(floor(None, None), None);
    assert_eq!(floor(Some(5), None), Some(5));
    assert_eq!(floor(Some(5), Some(60)), Some(60));
    assert_eq!(floor(Some(0), None), None);
    assert_eq!(floor(Some(-9), Some(2)), Some(2));
    assert_eq!(floor(Some(60 * 24 * 30), Some(2)), Some(60 * 24));
}
