//! What a person is told, when, and why not (spec/alerts.md): one rule at a time.

mod again;
mod asked;
mod holds;
mod morning;
mod split;

use jiff::SignedDuration;
use newshawk_core::alert::desk::{Decision, Desk, Event, Found, Manner};
use newshawk_core::alert::mute::Mute;
use newshawk_core::alert::policy::{Policy, Rule};
use newshawk_core::alert::{AN_HOUR, AlertKey, Fate, Prominence, Quiet, Reason};
use newshawk_core::ids::SourceId;
use newshawk_core::watch::Level;

use morning::*;

#[test]
fn a_story_settles_and_is_told_once_for_all_its_watches() {
    let mut at = Morning::new();
    at.find(NATO, story(0));
    at.pass(SignedDuration::from_secs(20));
    at.find(RUSSIA, story(0));
    at.find(NATO, story(0));
    at.pass(SignedDuration::from_secs(24));
    assert!(at.told().is_empty());
    at.pass(hours(40));
    let [tell] = at.told()[..] else {
        panic!("{:?}", at.told());
    };
    assert_eq!(tell.at, morning() + SETTLE);
    assert_eq!(tell.watches, [NATO, RUSSIA]);
    assert_eq!(
        (tell.manner, &tell.reason),
        (Manner::New, &Reason::NewStory)
    );
    assert!(!at.desk.is_waiting());
}

#[test]
fn what_interrupts_is_told_at_once_and_brought_up_to_date() {
    let mut at = Morning::with(Level::Interrupt);
    at.find(NATO, story(0));
    at.pass(SignedDuration::ZERO);
    assert_eq!(at.told().len(), 1);
    at.grow(story(0), 4, None);
    at.pass(minutes(5));
    let [first, update] = at.told()[..] else {
        panic!("{:?}", at.told());
    };
    assert_eq!((first.level, first.at), (Level::Interrupt, morning()));
    assert_eq!(
        (update.manner, update.at),
        (Manner::Update, morning() + SETTLE)
    );

    at.find(RUSSIA, story(7));
    at.pass(minutes(10));
    assert_eq!(at.told().len(), 3, "nothing more was known of this one");
}

#[test]
fn levels_and_gates() {
    let old = |found: Found| Found {
        published: Some(found.first_seen - hours(25)),
        ..found
    };
    let undated = |found: Found| Found {
        published: None,
        ..found
    };
    let future = |found: Found| Found {
        published: Some(found.first_seen + hours(900)),
        ..found
    };
    let backfill = |found: Found| Found {
        backfill: true,
        ..found
    };
    let passing = |found: Found| Found {
        prominence: Prominence::Passing,
        ..found
    };
    type Change = fn(Found) -> Found;
    let cases: [(Level, Change, Option<Quiet>); 8] = [
        (Level::Notify, undated, None),
        (Level::Notify, future, None),
        (Level::Notify, old, Some(Quiet::Old)),
        (Level::Notify, backfill, Some(Quiet::FirstLook)),
        (Level::Notify, passing, Some(Quiet::Passing)),
        (Level::Interrupt, passing, Some(Quiet::Passing)),
        (Level::Badge, undated, Some(Quiet::Badge)),
        (Level::Digest, undated, Some(Quiet::Digest)),
    ];
    for (index, (level, change, silence)) in cases.into_iter().enumerate() {
        let mut at = Morning::with(level);
        at.hear(&Event::Found(change(found(NATO, story(0), at.now))));
        at.pass(hours(1));
        match silence {
            Some(why) => assert_eq!(at.fate(NATO, story(0)), &Fate::Quiet(why), "case {index}"),
            None => assert_eq!(at.told().len(), 1, "case {index}"),
        }
    }
}

#[test]
fn a_passing_mention_speaks_once_the_story_is_about_it() {
    let mut at = Morning::new();
    let passing = Found {
        prominence: Prominence::Passing,
        ..found(NATO, story(0), at.now)
    };
    at.hear(&Event::Found(passing));
    assert_eq!(at.alert(NATO, story(0)).level, Level::Badge);
    at.pass(minutes(30));
    at.find(NATO, story(0));
    at.pass(minutes(30));
    let prominent = Reason::Prominent.words();
    assert_eq!(at.times(), [(30, prominent)]);
}

/// The story came with a first look, or is old, or is of a muted source; now an article of it comes
/// that is silent for another reason.
#[test]
fn what_is_counted_is_not_lost_behind_what_is_no_news() {
    type Change = fn(Found) -> Found;
    let backfill: Change = |found| Found {
        backfill: true,
        ..found
    };
    let old: Change = |found| Found {
        published: Some(found.first_seen - hours(25)),
        ..found
    };
    let muted: Change = |found| Found {
        source: SourceId(9),
        ..found
    };
    let passing: Change = |found| Found {
        prominence: Prominence::Passing,
        ..found
    };
    let plain: Change = |found| found;
    use Quiet::{Badge, Digest, FirstLook, Muted, Old, Passing};
    // The level, what is known, what comes, what stays, and whether that is about what came.
    let cases = [
        (Level::Notify, backfill, passing, Passing, true),
        (Level::Notify, old, passing, Passing, true),
        (Level::Notify, muted, passing, Passing, true),
        (Level::Notify, backfill, muted, Muted, true),
        (Level::Badge, backfill, plain, Badge, true),
        (Level::Digest, old, plain, Digest, true),
        (Level::Notify, backfill, old, FirstLook, false),
        (Level::Notify, old, backfill, Old, false),
        (Level::Notify, muted, backfill, Muted, false),
        (Level::Notify, passing, backfill, Passing, false),
        (Level::Notify, passing, muted, Passing, false),
        (Level::Notify, passing, passing, Passing, false),
    ];
    for (index, (level, known, comes, why, is_new)) in cases.into_iter().enumerate() {
        let mut at = Morning::with(level);
        at.policy.muted.insert(Mute::Source(SourceId(9)), morning());
        at.hear(&Event::Found(known(found(NATO, story(0), at.now))));
        at.pass(minutes(5));
        let other = Found {
            article: article(5, 7),
            ..found(NATO, story(0), at.now)
        };
        let (said, first) = (at.said.len(), story(0).0);
        at.hear(&Event::Found(comes(other.clone())));
        at.pass(hours(1));
        let alert = at.alert(NATO, story(0));
        let shown = if is_new { other.article } else { first };
        assert_eq!(
            (&alert.fate, alert.article),
            (&Fate::Quiet(why), shown),
            "case {index}"
        );
        assert_eq!(at.said.len() - said, usize::from(is_new), "case {index}");
        assert!(at.told().is_empty(), "case {index}");
    }
}

#[test]
fn a_page_that_says_it_is_old_silences_its_own_alert_alone() {
    let mut at = Morning::new();
    at.find(NATO, story(0));
    let mut known = found(NATO, story(0), at.now);
    known.published = Some(at.now - hours(72));
    let other = Found {
        article: article(0, 7),
        ..known.clone()
    };
    at.hear(&Event::Found(other));
    assert!(at.alert(NATO, story(0)).is_waiting());
    at.hear(&Event::Found(known));
    at.pass(hours(1));
    assert_eq!(at.fate(NATO, story(0)), &Fate::Quiet(Quiet::Old));
}

#[test]
fn muted_paused_removed_or_off() {
    type Set = fn(&mut Policy);
    let rule = |paused| Rule {
        level: Level::Notify,
        paused,
        settle: None,
    };
    let cases: [(Set, Fate); 4] = [
        (
            |policy| {
                policy.muted.insert(Mute::Story(story(0)), morning());
            },
            Fate::Quiet(Quiet::Muted),
        ),
        (
            |policy| {
                policy.muted.insert(Mute::Watch(NATO), morning());
            },
            Fate::Quiet(Quiet::Muted),
        ),
        (
            |policy| policy.notifications = false,
            Fate::Quiet(Quiet::Off),
        ),
        (
            |policy| {
                policy.watches.remove(&NATO);
            },
            Fate::NotShown {
                at: morning() + SETTLE,
                why: "the watch was removed before it could be shown".to_owned(),
            },
        ),
    ];
    for (set, fate) in cases {
        let mut at = Morning::new();
        at.find(NATO, story(0));
        set(&mut at.policy);
        at.pass(hours(1));
        assert_eq!((at.fate(NATO, story(0)), at.told().len()), (&fate, 0));
    }
    let mut at = Morning::new();
    at.policy.watches.insert(NATO, rule(true));
    at.find(NATO, story(0));
    at.find(RUSSIA, story(0));
    at.pass(hours(1));
    assert_eq!(at.told()[0].watches, [RUSSIA]);
}

#[test]
fn of_a_muted_source_is_silent_what_only_that_source_has() {
    let elsewhere = |at: &Morning| Found {
        article: article(1, 7),
        source: SourceId(2),
        ..found(NATO, story(0), at.now)
    };
    let muted = Fate::Quiet(Quiet::Muted);
    for is_muted_first in [true, false] {
        let mut at = Morning::new();
        let mute = |at: &mut Morning| at.policy.muted.insert(Mute::Source(SourceId(1)), at.now);
        if is_muted_first {
            mute(&mut at);
        }
        at.find(NATO, story(0));
        mute(&mut at);
        // Heard once more, as when it is muted while this one waits.
        at.find(NATO, story(0));
        assert_eq!(at.fate(NATO, story(0)), &muted);
        at.hear(&Event::Found(elsewhere(&at)));
        at.pass(hours(1));
        let [tell] = at.told()[..] else {
            panic!("{:?}", at.told());
        };
        assert_eq!(tell.article, article(1, 7));
    }
}

#[test]
fn a_story_that_is_no_longer_muted_is_told_again_for_what_is_new() {
    let mut at = Morning::new();
    at.find(NATO, story(0));
    at.pass(hours(1));
    at.policy.muted.insert(Mute::Story(story(0)), at.now);
    at.grow(story(0), 6, None);
    at.pass(hours(3));
    assert_eq!(at.fate(NATO, story(0)), &Fate::Quiet(Quiet::Muted));
    at.grow(story(0), 7, None);
    at.find(NATO, story(0));
    at.pass(hours(3));
    assert_eq!(
        (at.fate(NATO, story(0)), at.told().len()),
        (&Fate::Quiet(Quiet::Muted), 1)
    );

    at.policy.muted.remove(Mute::Story(story(0)));
    at.pass(hours(1));
    assert_eq!(at.told().len(), 1, "nothing is new yet");
    at.grow(story(0), 8, None);
    at.pass(hours(1));
    assert_eq!((at.told().len(), at.told()[1].manner), (2, Manner::Again));
}

#[test]
fn what_was_read_or_lost_is_not_told() {
    let mut at = Morning::new();
    at.find(NATO, story(0));
    at.find(RUSSIA, story(0));
    at.hear(&Event::Lost(AlertKey {
        watch: RUSSIA,
        story: story(0),
    }));
    at.hear(&Event::Read(story(0)));
    at.pass(hours(1));
    assert!(at.told().is_empty());
    assert_eq!(at.fate(NATO, story(0)), &Fate::Quiet(Quiet::Read));
    let removed = at.said.iter().any(|it| matches!(it, Decision::Remove(_)));
    assert!(removed);
}

#[test]
fn a_desk_that_is_resumed_goes_on_as_it_would_have() {
    let mut at = Morning::new();
    for number in 0..AN_HOUR as i64 {
        at.find(NATO, story(number));
        at.pass(minutes(2));
    }
    at.find(RUSSIA, story(0));
    at.find(NATO, story(30));
    let stored = at.said.iter().fold(Vec::new(), |mut rows, decision| {
        if let Decision::Set(key, alert) = decision {
            rows.retain(|(known, _)| known != key);
            rows.push((*key, alert.clone()));
        }
        rows
    });
    let mut resumed = Desk::resume(stored, |_| 1);
    let later = at.now + hours(2);
    let went_on = at.desk.due(later, &at.policy, usize::MAX);
    assert_eq!(resumed.due(later, &at.policy, usize::MAX), went_on);
    let sums = went_on.iter().filter(|it| matches!(it, Decision::Sum(_)));
    assert_eq!(sums.count(), 1);
}
