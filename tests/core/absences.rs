//! A has it, B not after three hours.

use jiff::{SignedDuration, Timestamp};
use newshawk_core::absence::{Outlet, Report, Rule, Verdict, judge};
use newshawk_core::ids::SourceId;
use proptest::prelude::*;

const WIRE: Outlet<'_> = outlet("Wire", &[SourceId(1)]);
const AGENCY: Outlet<'_> = outlet("Agency", &[SourceId(2)]);
const HERALD: Outlet<'_> = outlet("Herald", &[SourceId(3), SourceId(4)]);
const RADIO: Outlet<'_> = outlet("Radio", &[SourceId(5)]);
const GAZETTE: Outlet<'_> = outlet("Gazette", &[SourceId(6)]);

const fn outlet<'a>(name: &'a str, sources: &'a [SourceId]) -> Outlet<'a> {
    Outlet { name, sources }
}

/// Wire or Agency has it; Herald, Radio and Gazette have three hours.
fn rule() -> Rule<'static> {
    Rule {
        first: &[WIRE, AGENCY],
        then: &[HERALD, RADIO, GAZETTE],
        within: SignedDuration::from_hours(3),
    }
}

/// So many minutes after ten.
fn at(minutes: i64) -> Timestamp {
    let ten: Timestamp = "2026-06-20T10:00:00Z".parse().expect("a time");
    ten + SignedDuration::from_mins(minutes)
}

fn reports(reports: &[(u32, i64)]) -> Vec<Report> {
    let report = |&(source, minutes): &(u32, i64)| Report {
        source: SourceId(source),
        at: at(minutes),
    };
    reports.iter().map(report).collect()
}

/// All sources answer all the time.
fn told(of: &[(u32, i64)], now: i64) -> Verdict {
    judge(&rule(), &reports(of), |_| Some(at(now)), at(now))
}

fn said(verdict: Verdict) -> String {
    match verdict {
        Verdict::Missing(missing) => missing.sentence(),
        other => format!("{other:?}"),
    }
}

#[test]
fn who_has_not_reported_after_three_hours_is_named() {
    for (of, now, expected) in [
        (
            vec![(1, 0)],
            180,
            "Wire has it, Herald, Radio and Gazette not after 3 hours.",
        ),
        (
            vec![(1, 0), (3, 10)],
            180,
            "Wire has it, Radio and Gazette not after 3 hours.",
        ),
        (
            vec![(1, 0), (4, 10), (6, 99)],
            180,
            "Wire has it, Radio not after 3 hours.",
        ),
        // The first one starts the clock, in whatever order they are given.
        (
            vec![(1, 60), (2, 0)],
            180,
            "Agency has it, Herald, Radio and Gazette not after 3 hours.",
        ),
        // Before A is soon enough, and late is not missing.
        (
            vec![(1, 0), (3, -200), (5, 300)],
            301,
            "Wire has it, Gazette not after 3 hours.",
        ),
    ] {
        assert_eq!(said(told(&of, now)), expected, "{of:?}");
    }
}

#[test]
fn before_the_time_is_up_nobody_is_missing() {
    assert_eq!(told(&[(1, 0)], 179), Verdict::Waiting { until: at(180) });
    assert_eq!(
        told(&[(2, 30), (1, 20)], 60),
        Verdict::Waiting { until: at(200) }
    );
}

#[test]
fn without_a_there_is_nothing_to_wait_for() {
    assert_eq!(told(&[(3, 0), (5, 0)], 600), Verdict::NotBegun);
    assert_eq!(told(&[], 600), Verdict::NotBegun);
}

#[test]
fn where_all_have_it_there_is_nothing_to_tell() {
    assert_eq!(
        told(&[(1, 0), (3, 5), (5, 5), (6, 5)], 10),
        Verdict::AllReported
    );
    assert_eq!(
        told(&[(1, 0), (3, 5), (5, 5), (6, 500)], 501),
        Verdict::AllReported
    );
}

/// A source that fails is not a newsroom that says nothing.
#[test]
fn who_could_not_be_heard_is_not_silent() {
    let heard = |SourceId(source)| match source {
        4 => Some(at(179)),
        5 => None,
        _ => Some(at(180)),
    };
    let verdict = judge(&rule(), &reports(&[(1, 0)]), heard, at(240));
    assert_eq!(
        said(verdict),
        "Wire has it, Gazette not after 3 hours. \
         Of Herald and Radio nothing is known: they have not answered since."
    );
    let verdict = judge(&rule(), &reports(&[(1, 0), (3, 1), (6, 1)]), heard, at(240));
    assert_eq!(
        said(verdict),
        "Of Radio nothing is known: it has not answered since."
    );
}

#[test]
fn an_outlet_without_sources_can_not_be_heard() {
    let nobody = [outlet("Nobody", &[])];
    let rule = Rule {
        then: &nobody,
        ..rule()
    };
    let verdict = judge(&rule, &reports(&[(1, 0)]), |_| Some(at(999)), at(999));
    assert_eq!(
        said(verdict),
        "Of Nobody nothing is known: it has not answered since."
    );
}

#[test]
fn times_are_said_as_one_says_them() {
    for (minutes, expected) in [
        (1, "1 minute"),
        (60, "1 hour"),
        (90, "90 minutes"),
        (120, "2 hours"),
    ] {
        let rule = Rule {
            within: SignedDuration::from_mins(minutes),
            then: &[RADIO],
            ..rule()
        };
        let verdict = judge(&rule, &reports(&[(1, 0)]), |_| Some(at(999)), at(999));
        assert_eq!(
            said(verdict),
            format!("Wire has it, Radio not after {expected}.")
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Each of B has reported, is silent, or is not heard: exactly one of the three; and nobody who
    /// reported is ever missing.
    #[test]
    fn each_outlet_is_in_one_place(
        of in prop::collection::vec((1..7u32, -400..400i64), 0..8),
        heard in prop::collection::vec(prop::option::of(-400..900i64), 7),
        now in 0..900i64,
    ) {
        let reports = reports(&of);
        let heard_at = |SourceId(source)| heard[source as usize].map(at);
        let verdict = judge(&rule(), &reports, heard_at, at(now));
        let Verdict::Missing(missing) = verdict else { return Ok(()) };
        let begun = of.iter().filter(|(source, _)| *source <= 2).map(|(_, at)| *at).min();
        prop_assert_eq!(missing.since, at(begun.expect("it has begun")));
        prop_assert!(at(now) >= missing.since + rule().within);
        for outlet in rule().then {
            let reported = reports.iter().any(|it| outlet.sources.contains(&it.source));
            let places = [
                reported,
                missing.silent.iter().any(|it| it == outlet.name),
                missing.not_heard.iter().any(|it| it == outlet.name),
            ];
            prop_assert_eq!(places.iter().filter(|it| **it).count(), 1, "{}", outlet.name);
        }
    }
}
