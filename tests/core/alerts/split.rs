//! Stories that a person has taken apart.

use newshawk_core::alert::desk::{Event, Found, Split};
use newshawk_core::alert::{AlertKey, Fate, MORE_ORIGINS, Prominence, Quiet};
use newshawk_core::ids::{ArticleId, StoryId};

use super::morning::*;

/// The founder of the story of minute 0 leaves it for a story of its own.
fn own() -> StoryId {
    StoryId(article(0, 99))
}

fn split(at: &Morning, stays: Option<ArticleId>) -> Event {
    let found = found(NATO, own(), at.now);
    let moving = Found {
        article: story(0).0,
        ..found.clone()
    };
    let staying = |article| Found {
        key: AlertKey {
            watch: NATO,
            story: story(0),
        },
        article,
        ..found.clone()
    };
    Event::Split(Box::new(Split {
        from: story(0),
        found: moving,
        stays: stays.map(staying),
    }))
}

#[test]
fn what_was_told_is_told_of_both_and_later_news_of_either_is() {
    let mut at = Morning::new();
    at.find(NATO, story(0));
    at.pass(minutes(30));
    at.hear(&split(&at, Some(article(3, 7))));
    at.pass(hours(1));
    assert_eq!(at.told().len(), 1);
    assert_eq!(at.alert(NATO, own()).article, story(0).0);
    assert_eq!(at.alert(NATO, story(0)).article, article(3, 7));
    for of in [story(0), own()] {
        assert!(matches!(at.fate(NATO, of), Fate::Shown { .. }), "{of:?}");
        at.grow(of, 1 + MORE_ORIGINS, None);
        at.pass(hours(12));
    }
    let stories: Vec<StoryId> = at.told().iter().map(|tell| tell.story).collect();
    assert_eq!(stories, [story(0), story(0), own()]);
}

#[test]
fn what_waits_is_told_of_each() {
    let mut at = Morning::new();
    at.find(NATO, story(0));
    at.hear(&split(&at, Some(article(3, 7))));
    at.pass(minutes(30));
    let told: Vec<_> = at.told().iter().map(|it| (it.story, it.article)).collect();
    assert_eq!(told, [(story(0), article(3, 7)), (own(), story(0).0)]);
}

#[test]
fn an_alert_goes_where_the_only_article_does_that_fulfils_the_watch() {
    let mut at = Morning::new();
    at.find(NATO, story(0));
    at.pass(minutes(30));
    at.hear(&split(&at, None));
    let left = AlertKey {
        watch: NATO,
        story: story(0),
    };
    assert_eq!(at.desk.alert(left), None);
    assert!(matches!(at.fate(NATO, own()), Fate::Shown { .. }));
}

/// Of what was silent each part is silent for its own reason.
#[test]
fn what_was_never_told_is_judged_by_its_own_article() {
    let mut at = Morning::new();
    let passing = |found: Found| Found {
        prominence: Prominence::Passing,
        ..found
    };
    at.hear(&Event::Found(passing(found(NATO, story(0), at.now))));
    let Event::Split(mut parts) = split(&at, Some(article(3, 7))) else {
        unreachable!("it is one");
    };
    parts.found = passing(parts.found);
    parts.stays = parts.stays.map(|it| Found {
        backfill: true,
        ..it
    });
    at.hear(&Event::Split(parts));
    assert_eq!(at.fate(NATO, own()), &Fate::Quiet(Quiet::Passing));
    assert_eq!(at.fate(NATO, story(0)), &Fate::Quiet(Quiet::FirstLook));
    assert!(at.told().is_empty());
}
