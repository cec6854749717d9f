//! The watch language in the running program: names, versions, edits, and the same answer again.

use newshawk_core::ids::WatchId;
use newshawk_core::matching::{Subject, explain};
use newshawk_core::preview::Preview;
use newshawk_core::query::Query;
use newshawk_core::watch::Level;
use newshawk_engine::{AskError, WatchChange};
use newshawk_tests::made_up::Item;
use newshawk_tests::newsroom::{Newsroom, Site};

fn news() -> Vec<Item> {
    vec![
        Item::new("a", "Tallinn calls for patrols").says("Estonia asks NATO for help."),
        Item::new("b", "Riga builds a harbour").says("Latvia pays for it alone."),
        Item::new("c", "A frigate leaves Toulon").says("It sails for Estonia."),
    ]
}

async fn open() -> (Newsroom, Site) {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    room.subscribe(&site.feed()).await;
    site.publish(&news());
    room.look().await;
    (room, site)
}

/// Saves a watch under a name of its own.
async fn save(
    room: &Newsroom,
    id: Option<WatchId>,
    name: &str,
    query: &str,
) -> Result<WatchId, AskError> {
    let change = WatchChange {
        id,
        name: name.to_owned(),
        query: query.to_owned(),
        level: Level::Notify,
        paused: false,
        sample: false,
        options: newshawk_core::watch::Options::default(),
    };
    room.handle.save_watch(change).await
}

fn version(room: &Newsroom, id: WatchId) -> u32 {
    let watches = room.handle.live().watches;
    watches
        .iter()
        .find(|watch| watch.id == id)
        .expect("it is there")
        .version
}

#[tokio::test]
async fn a_watch_means_what_the_watch_it_refers_to_means() {
    let (room, site) = open().await;
    let baltic = save(&room, None, "Baltic states", "Estonia")
        .await
        .expect("it is saved");
    let help = save(&room, None, "Help", "#Baltic-states AND NATO")
        .await
        .expect("it is saved");
    assert_eq!(room.matched(help), ["Tallinn calls for patrols"]);

    save(&room, Some(baltic), "Baltic states", "Latvia")
        .await
        .expect("it is saved");
    assert_eq!(room.matched(baltic), ["Riga builds a harbour"]);
    assert!(room.matched(help).is_empty(), "its matches hold no more");
    assert_eq!((version(&room, baltic), version(&room, help)), (2, 2));

    site.publish(&[Item::new("d", "Talks go on").says("Latvia meets NATO.")]);
    room.look().await;
    assert_eq!(room.told().len(), 1);
    assert_eq!(room.told()[0].1, ["Baltic states", "Help"]);
}

#[tokio::test]
async fn a_watch_that_is_referred_to_keeps_its_name_and_stays() {
    let (room, _site) = open().await;
    let baltic = save(&room, None, "Baltic", "Estonia, Latvia")
        .await
        .expect("it is saved");
    let help = save(&room, None, "Help", "#baltic AND NATO")
        .await
        .expect("it is saved");
    let removed = room.handle.remove_watch(baltic).await;
    assert!(matches!(removed, Err(AskError::Used { .. })));
    let renamed = save(&room, Some(baltic), "North", "Estonia, Latvia").await;
    let refused = renamed.expect_err("it is refused").to_string();
    assert!(refused.contains("“Help” refers to “Baltic”"), "{refused}");
    assert_eq!(room.matched(help).len(), 1);

    room.handle
        .remove_watch(help)
        .await
        .expect("nothing refers to it");
    room.handle
        .remove_watch(baltic)
        .await
        .expect("nothing refers to it any more");
    assert!(room.handle.live().watches.is_empty());
}

#[tokio::test]
async fn a_circle_and_a_name_that_there_is_not_are_refused() {
    let (room, _site) = open().await;
    let a = save(&room, None, "A", "Estonia")
        .await
        .expect("it is saved");
    save(&room, None, "B", "#A OR Latvia")
        .await
        .expect("it is saved");
    for (query, said) in [
        ("NATO AND #B", "“B”"),
        ("#A", "refer to itself"),
        ("#Bb", "Did you mean #B"),
        ("@NoSuchPack", "@NoSuchPack"),
    ] {
        let refused = save(&room, Some(a), "A", query).await;
        let Err(AskError::Query(error)) = refused else {
            panic!("{query} is refused");
        };
        assert!(error.message.contains(said), "{}", error.message);
    }
    assert_eq!(version(&room, a), 1);
}

#[tokio::test]
async fn a_match_that_an_edit_brought_says_so() {
    let (room, site) = open().await;
    let nato = save(&room, None, "NATO", "NATO")
        .await
        .expect("it is saved");
    site.publish(&[Item::new("b", "Riga builds a harbour").says("NATO pays for it.")]);
    room.look().await;
    let after_edit = || -> Vec<bool> {
        let store = room.handle.store();
        let matches = store
            .matches_of(nato, None)
            .filter_map(|id| store.match_of(nato, id));
        matches.map(|found| found.after_edit).collect()
    };
    let mut found = after_edit();
    found.sort_unstable();
    assert_eq!(found, [false, true]);
    assert_eq!(room.headlines(), ["Riga builds a harbour"]);
    // What is known of it outlives the next edit, and a new version of the query.
    site.publish(&[Item::new("b", "Riga builds two harbours").says("NATO pays for them.")]);
    room.look().await;
    save(&room, Some(nato), "NATO", "NATO OR Mali")
        .await
        .expect("it is saved");
    assert_eq!(after_edit().iter().filter(|it| **it).count(), 1);
}

#[tokio::test]
async fn every_stored_match_is_explained_the_same_again() {
    let (room, _site) = open().await;
    for query in [
        "NATO, harbour*",
        "Estonia NEAR/5 help",
        "title:frigate AND NOT Latvia",
        "SCORE>=3 { +2: Estonia, +2: NATO }",
        "~Lativa, /pays|sails/",
    ] {
        save(&room, None, query, query).await.expect("it is saved");
    }
    let live = room.handle.live();
    let store = room.handle.store();
    let mut count = 0;
    for watch in live.watches.iter() {
        for id in store.matches_of(watch.id, None) {
            let stored = store.match_of(watch.id, id).expect("its proof");
            assert_eq!(stored.version, watch.version);
            let article = store.article(id).expect("it is there");
            let source = live.sources.iter().find(|it| it.id == article.head.source);
            let subject = Subject::of(&article.head, &article.blocks, source);
            let vocabulary = live.language.vocabulary(&live.watches);
            let again = explain(&watch.query, subject, &vocabulary);
            assert_eq!(again.evidence, stored.evidence, "{}", watch.name);
            count += 1;
        }
    }
    assert!(count >= 6, "{count} matches");
}

#[tokio::test]
async fn a_preview_counts_what_a_query_would_find() {
    let (room, _site) = open().await;
    let read = |query: &str| Query::parse(query).expect("the query is right");
    let asked = room
        .handle
        .preview(read("Estonia"), Some(read("Latvia OR NATO")))
        .await;
    let Preview {
        searched,
        articles,
        added,
        removed,
        samples,
        days,
        ..
    } = asked.expect("it answers");
    assert_eq!((searched, articles), (3, 2));
    assert_eq!((added.count, removed.count), (1, 1));
    assert_eq!(samples.len(), 2);
    assert_eq!(days.last().map(|(_, count)| *count), Some(2));
}

#[tokio::test]
async fn queries_are_counted_together_but_for_those_that_mean_nothing() {
    let (room, _site) = open().await;
    save(&room, None, "Baltic", "Estonia, Latvia")
        .await
        .expect("it is saved");
    let readings = [
        "(Latvia OR Estonia) AND NATO",
        "Latvia OR (Estonia AND NATO)",
        "Latvia OR (Estonia",
        "@NATO",
        "#Baltic AND frigate",
        "#Nowhere",
    ];
    let asked = room
        .handle
        .count_queries(readings.map(str::to_owned).into());
    let counts = asked.await.expect("it answers");
    assert_eq!(counts, [Some(1), Some(2), None, Some(1), Some(1), None]);
}

#[tokio::test]
async fn names_that_a_person_has_edited_are_looked_for_after_the_next_start() {
    let (room, _site) = open().await;
    let packs = room.folder().join("packs");
    std::fs::create_dir(&packs).expect("the folder is made");
    let write = |names: &str| {
        let text = format!(
            "version = 1\n\n[[pack]]\nname = \"Coast\"\ntitle = \"the coast\"\nany = [{names}]\n"
        );
        std::fs::write(packs.join("mine.toml"), text).expect("it is written");
    };
    write("\"Estonia\"");
    let coast = save(&room, None, "Coast", "@Coast")
        .await
        .expect("it is saved");
    let allies = save(&room, None, "Allies", "#Coast AND NATO")
        .await
        .expect("it is saved");
    assert_eq!(room.matched(coast).len(), 2);

    let room = room.reopen().await;
    room.settle().await;
    assert_eq!(version(&room, coast), 1, "nothing has changed");
    write("\"Latvia\"");
    let room = room.reopen().await;
    room.settle().await;
    assert_eq!((version(&room, coast), version(&room, allies)), (2, 2));
    assert_eq!(room.matched(coast), ["Riga builds a harbour"]);
    assert!(room.matched(allies).is_empty());
}
