//! A week of made-up news through the alert desk: wire bursts, edits, sleep, restarts, a clock that
//! jumps. What came of it is counted independently of the desk.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::time;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use newshawk_core::alert::desk::{Decision, Desk, Event, Found, Grew, Manner};
use newshawk_core::alert::hours::QuietHours;
use newshawk_core::alert::policy::{Policy, Rule};
use newshawk_core::alert::{A_DAY, AN_HOUR, Alert, AlertKey, Change, Fate, Prominence};
use newshawk_core::ids::{ArticleId, SourceId, StoryId, WatchId};
use newshawk_core::watch::Level;

const STORIES: u64 = 420;
const WATCHES: u32 = 4;

/// Numbers that look random and are the same each time (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }
}

fn monday() -> Timestamp {
    "2026-06-01T00:00:00Z".parse().expect("a time")
}

fn seconds(count: u64) -> SignedDuration {
    SignedDuration::from_secs(i64::try_from(count).expect("less than a week"))
}

/// What happens, in order; the news of a story comes in a burst and then thins out.
fn news() -> Vec<(Timestamp, Event)> {
    let mut dice = Dice(7);
    let mut all = Vec::new();
    for number in 0..STORIES {
        let began = monday() + seconds(dice.below(7 * 86_400 - 50_000));
        let id = |at: Timestamp, print: u64| ArticleId {
            at_ms: u64::try_from(at.as_millisecond()).expect("after 1970"),
            print: number * 1_000 + print,
        };
        let story = StoryId(id(began, 0));
        let outlets = if number % 9 == 0 {
            14
        } else {
            1 + dice.below(4)
        };
        let watches: Vec<u32> = (0..WATCHES).filter(|_| dice.below(4) == 0).collect();
        for outlet in 0..outlets {
            let at = began + seconds(outlet * outlet * (20 + dice.below(90)));
            let change = (outlet == 9).then(|| Change::Fact("40 dead, 12 before".to_owned()));
            all.push((
                at,
                Event::Grew(Grew {
                    story,
                    origins: u32::try_from(outlet + 1).expect("few"),
                    change,
                    is_news: true,
                }),
            ));
            for watch in &watches {
                let found = Found {
                    key: AlertKey {
                        watch: WatchId(*watch),
                        story,
                    },
                    article: id(at, outlet),
                    source: SourceId(u32::try_from(outlet).expect("few")),
                    prominence: if dice.below(5) == 0 {
                        Prominence::Passing
                    } else {
                        Prominence::Prominent
                    },
                    backfill: false,
                    published: (dice.below(8) > 0).then(|| at - seconds(dice.below(100_000))),
                    first_seen: at,
                };
                all.push((at, Event::Found(found.clone())));
                // An edit of the same article says the same again.
                if dice.below(6) == 0 {
                    all.push((at + seconds(900), Event::Found(found)));
                }
            }
        }
    }
    all.sort_by_key(|(at, _)| *at);
    all
}

fn policy() -> Policy {
    let levels = [Level::Notify, Level::Interrupt, Level::Badge, Level::Notify];
    let rules = (0..WATCHES).zip(levels).map(|(watch, level)| {
        let rule = Rule {
            level,
            paused: false,
            settle: None,
        };
        (WatchId(watch), rule)
    });
    Policy {
        watches: rules.collect(),
        quiet_hours: Some(QuietHours {
            start: time(22, 0, 0, 0),
            end: time(7, 0, 0, 0),
        }),
        zone: TimeZone::UTC,
        ..Policy::default()
    }
}

#[derive(Default)]
struct Log {
    stored: BTreeMap<AlertKey, Alert>,
    /// When a story was told, and whether its watches have the usual budget.
    tells: Vec<(Timestamp, StoryId, Level)>,
    sums: Vec<Timestamp>,
    told: BTreeSet<AlertKey>,
    deliveries: usize,
}

impl Log {
    fn take(&mut self, decisions: Vec<Decision>) {
        for decision in decisions {
            match decision {
                Decision::Set(key, alert) => {
                    self.stored.insert(key, alert);
                }
                Decision::Remove(key) => {
                    self.stored.remove(&key);
                }
                Decision::Tell(tell) => {
                    let keys = tell.watches.iter().map(|watch| AlertKey {
                        watch: *watch,
                        story: tell.story,
                    });
                    self.told.extend(keys);
                    if tell.manner != Manner::Update {
                        self.tells.push((tell.at, tell.story, tell.level));
                        self.deliveries += 1;
                    }
                }
                Decision::Sum(sum) => {
                    let stories: BTreeSet<StoryId> = sum.keys.iter().map(|key| key.story).collect();
                    self.deliveries += stories.len();
                    self.told.extend(sum.keys);
                    self.sums.push(sum.at);
                }
            }
        }
    }
}

fn play() -> Log {
    let policy = policy();
    let mut desk = Desk::default();
    let mut log = Log::default();
    let mut now = monday();
    for (step, (at, event)) in news().into_iter().enumerate() {
        // Every now and then the computer sleeps, the program begins anew, the clock is set back.
        if step % 311 == 310 {
            now = now.max(at);
            log.take(desk.hear(&Event::Away, &policy, now));
        }
        if step % 173 == 172 {
            let stored = log.stored.iter().map(|(key, alert)| (*key, alert.clone()));
            desk = Desk::resume(stored, |_| 1);
        }
        let jump = if step % 401 == 400 { 1_800 } else { 0 };
        now = now.max(at) - seconds(jump);
        // Looked at as often as the program does, and never in between.
        log.take(desk.due(now, &policy, usize::MAX));
        log.take(desk.hear(&event, &policy, now));
    }
    log.take(desk.due(now + seconds(3 * 86_400), &policy, usize::MAX));
    log
}

#[test]
fn every_story_that_qualifies_is_told_or_has_its_reason() {
    let (log, policy) = (play(), policy());
    let mut qualified = BTreeSet::new();
    for (_, event) in news() {
        let Event::Found(found) = event else { continue };
        let is_loud = policy.watches[&found.key.watch].level >= Level::Notify;
        let is_fresh = found
            .published
            .is_none_or(|at| found.first_seen.duration_since(at).as_hours() < 24);
        if is_loud && is_fresh && found.prominence == Prominence::Prominent {
            qualified.insert(found.key);
        }
        assert!(log.stored.contains_key(&found.key), "each match has a fate");
    }
    assert!(qualified.len() > 200, "{}", qualified.len());
    let missing: Vec<_> = qualified.difference(&log.told).collect();
    assert!(missing.is_empty(), "{missing:?}");
    for (key, alert) in &log.stored {
        let is_silent = matches!(alert.fate, Fate::Quiet(_));
        assert_ne!(log.told.contains(key), is_silent, "{alert:?}");
    }
}

#[test]
fn a_story_is_hardly_ever_told_twice() {
    let log = play();
    let stories: BTreeSet<StoryId> = log.told.iter().map(|key| key.story).collect();
    let each = log.deliveries as f64 / stories.len() as f64;
    assert!((1.0..=1.3).contains(&each), "{each}");
}

#[test]
fn budgets_and_quiet_hours_hold() {
    let log = play();
    let usual: Vec<Timestamp> = log
        .tells
        .iter()
        .filter(|(_, _, level)| *level < Level::Interrupt)
        .map(|(at, ..)| *at)
        .collect();
    assert!(usual.len() > 50, "{}", usual.len());
    for (index, at) in usual.iter().enumerate() {
        let within = |hours: i64| {
            let since = *at - SignedDuration::from_hours(hours);
            usual[..=index].iter().filter(|it| **it > since).count()
        };
        // What waited alone for its summary is told by itself, and spared.
        assert!(within(1) <= AN_HOUR + 1 && within(24) <= A_DAY + 24, "{at}");
    }
    let all = log.tells.iter().map(|(at, ..)| *at).chain(log.sums.clone());
    for at in all {
        let hour = at.to_zoned_datetime(TimeZone::UTC).hour();
        assert!((7..22).contains(&hour), "{at}");
    }
}
