//! A desk that is asked the same again gives the same answers, whenever it was looked at, whatever
//! the desktop did, and over restarts.

use std::collections::BTreeMap;

use jiff::civil::time;
use jiff::{SignedDuration, Timestamp};
use newshawk_core::alert::desk::{Decision, Desk, Event, Found, Grew, Memo, Split};
use newshawk_core::alert::hours::QuietHours;
use newshawk_core::alert::line::{self, Line, What};
use newshawk_core::alert::mute::Mute;
use newshawk_core::alert::policy::{Policy, Rule};
use newshawk_core::alert::{Alert, AlertKey, Change, Fate, Prominence, Quiet};
use newshawk_core::ids::{ArticleId, SourceId, StoryId, WatchId};
use newshawk_core::rehearsal::{Asked, Question, play};
use newshawk_core::watch::Level;
use proptest::prelude::*;

const STORIES: i64 = 14;
const LEVELS: [Level; 4] = [Level::Notify, Level::Interrupt, Level::Badge, Level::Notify];

fn evening() -> Timestamp {
    "2026-06-03T20:00:00Z".parse().expect("a time")
}

fn seconds(count: i64) -> SignedDuration {
    SignedDuration::from_secs(count)
}

fn policy() -> Policy {
    let rule = |level| Rule {
        level,
        paused: false,
        settle: None,
    };
    let watches = (1..).map(WatchId).zip(LEVELS.map(rule)).collect();
    let quiet_hours = Some(QuietHours {
        start: time(22, 0, 0, 0),
        end: time(7, 0, 0, 0),
    });
    Policy {
        watches,
        quiet_hours,
        ..Policy::default()
    }
}

fn story(number: i64) -> StoryId {
    let at = evening() + seconds(number);
    StoryId(ArticleId {
        at_ms: u64::try_from(at.as_millisecond()).expect("after 1970"),
        print: 0,
    })
}

/// What happens to a running desk.
#[derive(Clone, Debug)]
enum Step {
    /// So many seconds later, or earlier where the clock is set back, something happens.
    News(i64, Event),
    /// It is looked at what is due, and so many notifications are taken at the most.
    Look(i64, usize),
    /// The desktop answers all that it was asked: it took it, or not.
    Answer(bool),
    /// The program ends and begins anew.
    Restart,
    /// The person wants silence for so many seconds, or no longer.
    Snooze(Option<i64>),
    /// The person mutes something, or hears of it again.
    Mute(Mute, bool),
}

fn event() -> impl Strategy<Value = Event> {
    let of = (1..=4_u32, 0..STORIES);
    let key = of.prop_map(|(watch, number)| AlertKey {
        watch: WatchId(watch),
        story: story(number),
    });
    let found = (key.clone(), any::<[bool; 3]>(), -100_000..10_000_i64);
    let found = found.prop_map(|(key, [passing, backfill, dated], age)| {
        Event::Found(Found {
            key,
            article: key.story.0,
            source: SourceId(1),
            prominence: match passing {
                true => Prominence::Passing,
                false => Prominence::Prominent,
            },
            backfill,
            published: dated.then(|| evening() + seconds(age)),
            first_seen: evening(),
        })
    });
    let loud = key.clone().prop_map(|key| {
        Event::Found(Found {
            key,
            article: key.story.0,
            source: SourceId(2),
            prominence: Prominence::Prominent,
            backfill: false,
            published: None,
            first_seen: evening(),
        })
    });
    let change = prop_oneof![
        4 => Just(None),
        1 => Just(Some(Change::Correction)),
        2 => (1..99_u32).prop_map(|dead| Some(Change::Fact(format!("{dead} dead")))),
    ];
    let grew = (0..STORIES, 1..20_u32, change, any::<bool>());
    let grew = grew.prop_map(|(number, origins, change, is_news)| {
        Event::Grew(Grew {
            story: story(number),
            origins,
            change,
            is_news,
        })
    });
    let merged = (0..STORIES - 1).prop_map(|number| Event::Merged {
        from: story(number + 1),
        into: story(number),
    });
    let split = (key.clone(), 0..STORIES, any::<[bool; 3]>());
    let split = split.prop_map(|(left, own, [moves, stays, passing])| {
        let found = |key: AlertKey, article| Found {
            key,
            article,
            source: SourceId(1),
            prominence: match passing {
                true => Prominence::Passing,
                false => Prominence::Prominent,
            },
            backfill: false,
            published: None,
            first_seen: evening(),
        };
        let key = AlertKey {
            story: story(STORIES + own),
            ..left
        };
        let moving = match moves {
            true => left.story.0,
            false => key.story.0,
        };
        Event::Split(Box::new(Split {
            from: left.story,
            found: found(key, moving),
            stays: stays.then(|| found(left, story(own).0)),
        }))
    });
    prop_oneof![
        1 => split,
        8 => loud,
        3 => found,
        6 => grew,
        1 => merged,
        1 => key.prop_map(Event::Lost),
        1 => (0..STORIES).prop_map(|number| Event::Read(story(number))),
        1 => Just(Event::Away),
    ]
}

fn mute() -> impl Strategy<Value = Mute> {
    prop_oneof![
        (1..=4_u32).prop_map(|watch| Mute::Watch(WatchId(watch))),
        (0..STORIES).prop_map(|number| Mute::Story(story(number))),
        (1..=2_u32).prop_map(|source| Mute::Source(SourceId(source))),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let later = prop_oneof![
        4 => Just(0_i64),
        8 => 1..60_i64,
        3 => 60..20_000_i64,
        1 => -4_000..0_i64,
    ];
    prop_oneof![
        12 => (later.clone(), event()).prop_map(|(later, event)| Step::News(later, event)),
        8 => (later, 1..4_usize).prop_map(|(later, most)| Step::Look(later, most)),
        2 => any::<bool>().prop_map(Step::Answer),
        1 => Just(Step::Restart),
        1 => proptest::option::of(1..9_000_i64).prop_map(Step::Snooze),
        2 => (mute(), any::<bool>()).prop_map(|(what, begins)| Step::Mute(what, begins)),
    ]
}

/// A desk as the program has it, and what is on its disk.
struct Live {
    desk: Desk,
    policy: Policy,
    now: Timestamp,
    stored: BTreeMap<AlertKey, Alert>,
    memo: Memo,
    origins: BTreeMap<StoryId, u32>,
    asked: Vec<Asked>,
    lines: Vec<Line>,
    with_desktop: Vec<AlertKey>,
}

impl Live {
    fn new() -> Self {
        Self {
            desk: Desk::default(),
            policy: policy(),
            now: evening(),
            stored: BTreeMap::new(),
            memo: Memo::default(),
            origins: BTreeMap::new(),
            asked: Vec::new(),
            lines: Vec::new(),
            with_desktop: Vec::new(),
        }
    }

    fn take(&mut self, step: Step) {
        match step {
            Step::News(later, event) => {
                self.now += seconds(later);
                let late = self.is_late();
                let decided = self.desk.hear(&event, &self.policy, self.now);
                self.lines.extend(line::lines(self.now, &decided));
                decided.into_iter().for_each(|it| self.write(it));
                match &event {
                    Event::Grew(grew) => {
                        self.origins.insert(grew.story, grew.origins);
                    }
                    Event::Merged { from, .. } => {
                        self.origins.insert(*from, 1);
                    }
                    _ => {}
                }
                self.memo = self.desk.memo();
                self.ask(self.now, Question::Heard { event, late });
            }
            Step::Look(later, most) => {
                self.now += seconds(later);
                self.look(self.now, most);
            }
            Step::Answer(took) => {
                let refused = Fate::NotShown {
                    at: self.now,
                    why: "nobody listens".to_owned(),
                };
                let keys = std::mem::take(&mut self.with_desktop);
                let instead = (!took).then_some(&refused);
                let decided = self.desk.take_outcome(&keys, self.now, instead);
                decided.into_iter().for_each(|it| self.write(it));
            }
            Step::Restart => {
                let stored = self.stored.iter().map(|(key, alert)| (*key, alert.clone()));
                self.desk = Desk::resume(stored, |_| 1);
                for (story, origins) in &self.origins {
                    self.desk.learn_origins(*story, *origins);
                }
                self.desk.remember(&self.memo);
            }
            Step::Snooze(span) => {
                let until = span.map(|span| self.now + seconds(span));
                let late = self.is_late();
                self.policy.snoozed_until = until;
                self.ask(self.now, Question::Snoozed { until, late });
                let late = self.is_late();
                let decided = self.desk.hold_anew(self.now, &self.policy);
                self.lines.extend(line::lines(self.now, &decided));
                decided.into_iter().for_each(|it| self.write(it));
                self.ask(self.now, Question::HeldAnew { late });
            }
            Step::Mute(what, begins) => {
                let muted = self.policy.muted.since(what);
                let late = self.is_late();
                let since = match begins {
                    true => Some(muted.unwrap_or(self.now)),
                    false => muted,
                };
                let Some(since) = since else { return };
                match begins {
                    true => self.policy.muted.insert(what, since),
                    false => drop(self.policy.muted.remove(what)),
                }
                let is_over = !begins;
                self.ask(
                    self.now,
                    Question::Muted {
                        what,
                        since,
                        is_over,
                        late,
                    },
                );
            }
        }
    }

    fn is_late(&self) -> bool {
        self.desk.next().is_some_and(|at| at < self.now)
    }

    fn look(&mut self, until: Timestamp, most: usize) {
        if self.desk.next().is_none_or(|at| at > until) {
            return;
        }
        let decided = self.desk.look(until, &self.policy, most);
        self.lines.extend(line::of_look(&decided));
        decided.into_iter().for_each(|(_, it)| self.write(it));
        self.memo = self.desk.memo();
        let budgeted = true;
        self.ask(until, Question::Looked { most, budgeted });
    }

    fn ask(&mut self, at: Timestamp, what: Question) {
        self.asked.push(Asked { at, what });
    }

    fn write(&mut self, decision: Decision) {
        match decision {
            Decision::Set(key, alert) => {
                self.stored.insert(key, alert);
            }
            Decision::Remove(key) => {
                self.stored.remove(&key);
            }
            Decision::Tell(tell) => {
                let story = tell.story;
                let keys = tell.watches.into_iter();
                self.with_desktop
                    .extend(keys.map(|watch| AlertKey { watch, story }));
            }
            Decision::Sum(sum) => self.with_desktop.extend(sum.keys),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn what_was_played_again_is_what_it_was(steps in proptest::collection::vec(step(), 1..120)) {
        let mut live = Live::new();
        for step in steps {
            live.take(step);
        }
        let end = evening() + SignedDuration::from_hours(24 * 9);
        live.look(end, usize::MAX);
        // What is muted by then is in the settings of today.
        let today = Policy { muted: live.policy.muted, ..policy() };
        let again = play(Desk::default(), live.asked, &today, end);
        prop_assert_eq!(again, live.lines);
    }

    /// A look in time, and none but the last, give the same: what is due has its own time.
    #[test]
    fn when_it_is_looked_changes_nothing(
        steps in proptest::collection::vec((0..4_000_i64, event()), 1..80),
        looks in proptest::collection::vec(any::<bool>(), 80),
    ) {
        let mut live = Live::new();
        let mut bare = Vec::new();
        for ((later, event), looked) in steps.into_iter().zip(looks) {
            let before = live.now + seconds(later) - SignedDuration::from_millis(1);
            if looked {
                live.look(live.now + seconds(later / 2), usize::MAX);
            }
            live.look(before.max(live.now), usize::MAX);
            live.take(Step::News(later.max(1), event.clone()));
            let what = Question::Heard { event, late: false };
            bare.push(Asked { at: live.now, what });
        }
        let end = evening() + SignedDuration::from_hours(24 * 9);
        live.look(end, usize::MAX);
        prop_assert_eq!(play(Desk::default(), bare, &policy(), end), live.lines);
    }
}

fn found(watch: u32, number: i64, at: Timestamp) -> Asked {
    let event = Event::Found(Found {
        key: AlertKey {
            watch: WatchId(watch),
            story: story(number),
        },
        article: story(number).0,
        source: SourceId(1),
        prominence: Prominence::Prominent,
        backfill: false,
        published: None,
        first_seen: at,
    });
    let late = false;
    Asked {
        at,
        what: Question::Heard { event, late },
    }
}

#[test]
fn other_settings_give_other_alerts() {
    let night = evening() + SignedDuration::from_hours(7);
    let asked = || vec![found(1, 1, night), found(3, 2, night)];
    let end = night + SignedDuration::from_hours(12);
    let morning = "2026-06-04T07:00:00Z".parse().expect("a time");
    let quiet = play(Desk::default(), asked(), &policy(), end);
    let times: Vec<Timestamp> = quiet.iter().map(|line| line.at).collect();
    let settled = night + seconds(45);
    assert_eq!(times, [night, settled, morning]);
    assert_eq!(quiet[0].what, What::Silent(Quiet::Badge));
    assert!(matches!(quiet[1].what, What::Held { until, .. } if until == morning));

    let mut woken = policy();
    woken.quiet_hours = None;
    woken.watches.remove(&WatchId(3));
    let lines = play(Desk::default(), asked(), &woken, end);
    let [told] = &lines[..] else {
        panic!("{lines:?}");
    };
    assert_eq!((told.at, told.story), (settled, story(1)));
    assert!(matches!(told.what, What::Told { .. }));
}
