//! More news than usual at this time of day (spec/alerts.md 8).

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use newshawk_core::ids::{ArticleId, StoryId};
use newshawk_core::spike::{
    History, Question, Quiet, Sensitivity, Tally, Usual, UtcHour, Verdict, judge,
};

/// A watch with its past, and a question about it that can be changed.
#[derive(Debug)]
pub(super) struct Past {
    pub(super) stories: BTreeMap<UtcHour, u32>,
    pub(super) watched: BTreeSet<UtcHour>,
    pub(super) zone: TimeZone,
    pub(super) now: Timestamp,
}

impl Past {
    /// Hours before `now`, watched all of them, with as many stories as it says for the local hour.
    pub(super) fn new(now: &str, zone: &str, hours: i64, stories: impl Fn(i64, i8) -> u32) -> Self {
        let now: Timestamp = now.parse().expect("a time");
        let zone = TimeZone::get(zone).expect("a zone");
        let last = UtcHour::of(now).0;
        let watched = (last - hours..last).map(UtcHour);
        let of = |hour: UtcHour| {
            let days_ago = (last - hour.0) / 24;
            (
                hour,
                stories(days_ago, zone.to_datetime(hour.start()).hour()),
            )
        };
        Self {
            stories: watched.clone().map(of).collect(),
            watched: watched.collect(),
            zone,
            now,
        }
    }

    pub(super) fn ask(&self, stories: u32) -> Question<'_> {
        Question {
            stories,
            publishers: stories,
            history: History {
                stories: &self.stories,
                watched: &self.watched,
                since: UtcHour(0),
            },
            sensitivity: Sensitivity::Clear,
            last_spike: None,
            watching_since: Timestamp::UNIX_EPOCH,
            zone: &self.zone,
            now: self.now,
        }
    }

    pub(super) fn is_spike(&self, stories: u32) -> bool {
        matches!(judge(&self.ask(stories)), Verdict::Spike(_))
    }
}

const NOW: &str = "2026-06-20T10:00:00Z";
const WEEKS: i64 = 15 * 24;

/// Two weeks of a few stories each hour.
fn russia() -> Past {
    let counts = [4, 3, 5, 4, 9, 2, 4, 4, 6, 3, 4, 5, 4, 4, 3, 4];
    Past::new(NOW, "UTC", WEEKS, |day, _| {
        counts[usize::try_from(day).expect("a day") % 16]
    })
}

#[test]
fn a_spike_is_said_with_what_is_usual() {
    let Verdict::Spike(figures) = judge(&russia().ask(31)) else {
        panic!("31 stories are a spike");
    };
    assert_eq!(
        figures.sentence("Russia"),
        "Russia: 31 stories in the last hour; usually 4 at this time of day, 9 at most"
    );
}

/// Median 4, and a spread that is that of chance: 2 stories.
#[test]
fn each_sensitivity_has_its_measure() {
    let past = russia();
    for (sensitivity, least) in [
        (Sensitivity::Early, 11),
        (Sensitivity::Clear, 14),
        (Sensitivity::Largest, 20),
    ] {
        let spikes = |stories| {
            let question = Question {
                sensitivity,
                ..past.ask(stories)
            };
            matches!(judge(&question), Verdict::Spike(_))
        };
        assert!(
            spikes(least) && !spikes(least - 1),
            "{}",
            sensitivity.words()
        );
        assert_eq!(Sensitivity::named(sensitivity.name()), Some(sensitivity));
    }
    assert_eq!(Sensitivity::named("loud"), None);
}

/// One day of uproar hides no other: mean and standard deviation would want 49 stories.
#[test]
fn the_last_spike_does_not_hide_the_next() {
    let past = Past::new(NOW, "UTC", WEEKS, |day, _| if day == 3 { 40 } else { 4 });
    assert!(past.is_spike(14));
}

#[test]
fn rare_words_need_some_stories_and_four_publishers() {
    let past = Past::new(NOW, "UTC", WEEKS, |_, _| 0);
    for (stories, publishers, is_spike) in [
        (3, 9, false),
        (4, 4, false),
        (5, 4, true),
        (5, 3, false),
        (50, 1, false),
    ] {
        let question = Question {
            publishers,
            ..past.ask(stories)
        };
        assert_eq!(
            matches!(judge(&question), Verdict::Spike(_)),
            is_spike,
            "{stories}"
        );
    }
    let Verdict::Spike(figures) = judge(&past.ask(7)) else {
        panic!("7 are a spike")
    };
    assert_eq!(
        figures.sentence("Vaduz"),
        "Vaduz: 7 stories in the last hour; none at this time of day in the last 14 days"
    );
}

/// 400 stories come by chance in a spread of 20, so that 500 would be beyond it.
#[test]
fn a_sure_rise_of_a_quarter_is_no_spike() {
    let past = Past::new(NOW, "UTC", WEEKS, |_, _| 400);
    assert!(!past.is_spike(500) && !past.is_spike(799) && past.is_spike(800));
}

#[test]
fn every_silence_has_its_words() {
    let past = russia();
    let hours = SignedDuration::from_hours;
    let quiet = |question: &Question<'_>| match judge(question) {
        Verdict::Quiet(quiet) => quiet.words(),
        other => panic!("{other:?}"),
    };
    let ordinary = past.ask(1);
    assert_eq!(
        quiet(&ordinary),
        "no spike: 1 story in the last hour; usually 4 at this time of day, 9 at most"
    );
    let alone = Question {
        publishers: 1,
        ..past.ask(31)
    };
    assert_eq!(
        quiet(&alone),
        "no spike: 31 stories in the last hour, but from 1 publisher alone"
    );
    let told = Question {
        last_spike: Some(past.now - hours(5)),
        ..past.ask(31)
    };
    assert_eq!(
        judge(&told),
        Verdict::Quiet(Quiet::CoolingDown {
            until: past.now + hours(1)
        })
    );
    let woken = Question {
        watching_since: past.now - hours(1),
        ..past.ask(31)
    };
    assert_eq!(
        judge(&woken),
        Verdict::Quiet(Quiet::CatchingUp {
            until: past.now + hours(1)
        })
    );
    assert!(quiet(&told).contains("6 hours") && quiet(&woken).contains("wasn't watching"));
}

#[test]
fn after_six_hours_it_is_told_again_and_a_clock_set_back_mutes_nothing() {
    let past = russia();
    for (hours, is_spike) in [(0, false), (5, false), (6, true), (-1, true), (-99, true)] {
        let last_spike = Some(past.now - SignedDuration::from_hours(hours));
        let question = Question {
            last_spike,
            ..past.ask(31)
        };
        assert_eq!(
            matches!(judge(&question), Verdict::Spike(_)),
            is_spike,
            "{hours}"
        );
    }
}

fn not_yet(past: &Past) -> Option<String> {
    match judge(&past.ask(31)) {
        Verdict::NotYet(missing) => Some(missing.sentence()),
        _ => None,
    }
}

#[test]
fn seven_days_are_needed_and_it_says_so() {
    for (days, said) in [
        (
            0,
            Some("Spikes are told from 27 June on: 7 more days of news are needed."),
        ),
        (
            4,
            Some("Spikes are told from 23 June on: 3 more days of news are needed."),
        ),
        (
            6,
            Some("Spikes are told from 21 June on: 1 more day of news is needed."),
        ),
        (7, None),
    ] {
        let past = Past::new(NOW, "UTC", days * 24 + 1, |_, _| 4);
        assert_eq!(not_yet(&past).as_deref(), said, "{days} days");
    }
}

#[test]
fn a_changed_watch_begins_anew() {
    let past = russia();
    let since = UtcHour::of(past.now - SignedDuration::from_hours(4 * 24 + 1));
    let mut question = past.ask(31);
    question.history.since = since;
    assert!(matches!(judge(&question), Verdict::NotYet(it) if it.days.get() == 3));
}

/// A computer that sleeps at night knows nothing of the night, and says so.
#[test]
fn sleep_is_not_silence() {
    let mut past = Past::new("2026-06-20T03:00:00Z", "UTC", WEEKS, |_, hour| {
        u32::from(hour > 6) * 9
    });
    let is_awake = |hour: &UtcHour| past.zone.to_datetime(hour.start()).hour() > 6;
    past.watched = past.watched.iter().copied().filter(is_awake).collect();
    let said =
        "Spikes at this time of day are told from 27 June on: 7 more days of news are needed.";
    assert_eq!(not_yet(&past).as_deref(), Some(said));
    past.now = "2026-06-20T10:00:00Z".parse().expect("a time");
    assert_eq!(not_yet(&past), None);
}

/// Half of the days were slept through: they are no days without news.
#[test]
fn hours_asleep_do_not_lower_what_is_usual() {
    let mut past = Past::new(NOW, "UTC", WEEKS, |day, _| u32::from(day % 2 == 0) * 40);
    let usual = |past: &Past| match judge(&past.ask(40)) {
        Verdict::Quiet(Quiet::Ordinary(figures)) => figures.usual.median,
        other => panic!("{other:?}"),
    };
    assert_eq!(usual(&past), 20.0);
    past.watched.retain(|hour| past.stories[hour] > 0);
    assert_eq!(usual(&past), 40.0);
}

/// From six in the morning there are 30 an hour, at night 1.
#[test]
fn the_night_makes_no_spike_of_the_morning() {
    let day = |now: &str| {
        Past::new(
            now,
            "Europe/Vienna",
            WEEKS,
            |_, hour| if hour < 6 { 1 } else { 30 },
        )
    };
    for minute in 1..=59 {
        let at = |hour: u32| format!("2026-06-20T{hour:02}:{minute:02}:00Z");
        let by_now = 1 + 29 * minute / 60;
        assert!(!day(&at(4)).is_spike(by_now), "six in Vienna, {minute}");
        assert!(!day(&at(6)).is_spike(30), "eight in Vienna, {minute}");
    }
    assert!(
        day("2026-06-20T03:00:00Z").is_spike(30),
        "at five in Vienna 30 are many"
    );
}

#[test]
fn the_time_of_day_is_kept_where_clocks_are_changed() {
    // In Berlin clocks were set forward on 29 March 2026 and back on 25 October 2026.
    for now in ["2026-04-03T06:30:00Z", "2026-10-30T07:30:00Z"] {
        let past = Past::new(now, "Europe/Berlin", WEEKS, |_, hour| match hour {
            7 | 8 => 50,
            _ => 1,
        });
        assert!(!past.is_spike(60), "{now}");
    }
    // The hour that a day lacks, and the one that it has twice.
    for now in ["2026-04-03T00:59:59Z", "2026-10-30T01:59:59Z"] {
        let past = Past::new(now, "Europe/Berlin", WEEKS, |_, _| 4);
        let Verdict::Quiet(Quiet::Ordinary(figures)) = judge(&past.ask(4)) else {
            panic!("{now}")
        };
        assert_eq!((figures.usual.median, figures.usual.most), (4.0, 4));
    }
}

#[test]
fn the_middle_and_the_spread() {
    let cases: [(&[u32], f64, f64, u32); 5] = [
        (&[], 0.0, 1.0, 0),
        (&[0, 0, 0, 0, 0, 0, 9], 0.0, 1.0, 9),
        (&[16; 14], 16.0, 4.0, 16),
        // Distances from 11: 3 2 1 0 1 3 29, of which the middle one is 2.
        (
            &[12, 8, 9, 10, 11, 14, 40],
            11.0,
            2.0 * 1.4826 * 7.0 / 6.2,
            40,
        ),
        // Distances from 40: 40 30 20 0 20 30 960, of which the middle one is 30.
        (
            &[0, 10, 20, 40, 60, 70, 1000],
            40.0,
            30.0 * 1.4826 * 7.0 / 6.2,
            1000,
        ),
    ];
    for (counts, median, deviation, most) in cases {
        let usual = Usual::of(counts.to_vec());
        assert_eq!((usual.median, usual.most), (median, most), "{counts:?}");
        assert!(
            (usual.deviation - deviation).abs() < 1e-9,
            "{counts:?} {}",
            usual.deviation
        );
    }
}

#[test]
fn a_middle_between_two_is_said_as_both() {
    let past = Past::new(NOW, "UTC", WEEKS, |day, _| if day % 2 == 0 { 4 } else { 5 });
    let Verdict::Spike(figures) = judge(&past.ask(60)) else {
        panic!("60 are a spike")
    };
    assert!(
        figures
            .sentence("Riga")
            .ends_with("usually 4 or 5 at this time of day, 5 at most")
    );
}

#[test]
fn a_story_counts_in_its_first_hour_also_when_it_turns_out_to_be_two() {
    let at = |minute: i64| {
        let start: Timestamp = "2026-06-20T10:00:00Z".parse().expect("a time");
        start + SignedDuration::from_mins(minute)
    };
    let story = |print| StoryId(ArticleId { at_ms: 1, print });
    let mut tally = Tally::default();
    tally.note(story(1), at(70));
    tally.note(story(2), at(20));
    tally.note(story(2), at(80));
    tally.note(story(3), at(90));
    let hours = |tally: &Tally| tally.hours().into_values().collect::<Vec<u32>>();
    assert_eq!(hours(&tally), [1, 2]);
    assert_eq!(tally.between(at(60), at(90)).count(), 2);
    tally.merged(story(2), story(1));
    assert_eq!(hours(&tally), [1, 1]);
    tally.forget_before(at(60));
    assert_eq!(hours(&tally), [1]);
}
