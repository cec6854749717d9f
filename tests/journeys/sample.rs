//! The made-up day, played through the whole app: what is told is what is true.

use std::collections::{BTreeMap, BTreeSet};

use newshawk_core::alert::{Fate, Quiet};
use newshawk_engine::SampleDay;
use newshawk_engine::demo::{Truth, truth};
use newshawk_tests::newsroom::{Newsroom, within};

/// Stories, and the watches told of them.
type Told = BTreeMap<String, Vec<String>>;

/// The whole day, an item after the other.
async fn play(room: &Newsroom) -> SampleDay {
    let day = within(SampleDay::start(room.handle.clone())).await;
    let day = day.expect("the day begins");
    room.settle().await;
    assert!(room.told().is_empty(), "the first looks are silent");
    while within(day.next()).await.expect("it goes on").is_some() {
        room.settle().await;
    }
    day
}

fn names(truth: &Truth) -> Vec<String> {
    let mut names: Vec<String> = truth
        .watches
        .iter()
        .map(|name| (*name).to_owned())
        .collect();
    names.sort();
    names
}

#[tokio::test]
async fn what_is_told_is_exactly_what_is_true() {
    let room = Newsroom::open().await;
    let _day = play(&room).await;

    let live = truth();
    let live: Vec<&Truth> = live
        .iter()
        .filter(|it| it.live && !it.watches.is_empty())
        .collect();
    let mut told = Told::new();
    for (title, watches) in room.told() {
        // A correction comes after the alert, and is silent.
        let first = |it: &Truth| it.earlier_headline.unwrap_or(it.headline) == title;
        let item = live.iter().find(|it| first(it)).expect("it is to be told");
        let names = told.entry(group(item)).or_default();
        for watch in watches {
            assert!(!names.contains(&watch), "told twice: {watch}");
            names.push(watch);
        }
        names.sort();
    }
    let mut expected = Told::new();
    for item in live {
        let of_group = expected.entry(group(item)).or_default();
        of_group.extend(names(item));
        of_group.sort();
        of_group.dedup();
    }
    assert_eq!(told, expected);
}

fn group(item: &Truth) -> String {
    let (story, language) = item.told_with();
    format!("{story} ({language})")
}

#[tokio::test]
async fn what_is_listed_is_exactly_what_is_true() {
    let room = Newsroom::open().await;
    let _day = play(&room).await;
    let mut listed: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for article in room.articles() {
        listed.insert(article.head.title, Vec::new());
    }
    for watch in room.handle.live().watches.iter() {
        for title in room.matched(watch.id) {
            listed.entry(title).or_default().push(watch.name.clone());
        }
    }
    listed.values_mut().for_each(|names| names.sort());
    let expected: BTreeMap<String, Vec<String>> = truth()
        .iter()
        .map(|it| (it.headline.to_owned(), names(it)))
        .collect();
    assert_eq!(listed, expected);
}

#[tokio::test]
async fn the_morning_is_silent_and_the_rest_is_shown() {
    let room = Newsroom::open().await;
    let _day = play(&room).await;
    let all = truth();
    let count = |live: bool| {
        let those = all.iter().filter(|it| it.live == live);
        let keys = those.flat_map(|it| it.watches.iter().map(|watch| (group(it), *watch)));
        keys.collect::<BTreeSet<_>>().len()
    };
    let of = |why: Quiet| room.silences().iter().filter(|it| **it == why).count();
    let passing = of(Quiet::Passing);
    assert_eq!(of(Quiet::FirstLook) + passing, room.silences().len());
    // What was read before its watch was saved is listed without an alert.
    assert!(of(Quiet::FirstLook) <= count(false));
    let alerts = room.alerts();
    let shown = alerts
        .iter()
        .filter(|it| matches!(it.alert.fate, Fate::Shown { .. }));
    let shown: Vec<_> = shown.collect();
    assert_eq!(shown.len() + passing, count(true), "{shown:#?}");
}

#[tokio::test]
async fn nothing_of_it_stays_when_it_is_removed() {
    let room = Newsroom::open().await;
    let own = room.watch("ferries, NATO").await;
    let day = play(&room).await;
    assert!(!room.matched(own).is_empty());
    within(room.handle.remove_sample())
        .await
        .expect("it is removed");
    drop(day);
    room.settle().await;

    let store = room.handle.store();
    assert_eq!(room.articles(), []);
    assert_eq!(store.article_count(), 0);
    assert_eq!(store.match_count(), 0);
    assert_eq!(room.alerts(), []);
    assert_eq!(store.names().count(), 0);
    let live = room.handle.live();
    assert!(live.sources.is_empty());
    assert_eq!(live.watches.len(), 1);
    let room = room.reopen().await;
    assert_eq!(room.handle.store().article_count(), 0);
}
