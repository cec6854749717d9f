//! What the person has muted is listed, and never told.

use jiff::SignedDuration;
use newshawk_core::alert::Quiet;
use newshawk_core::alert::line::{Line, What};
use newshawk_core::alert::mute::Mute;
use newshawk_core::ids::StoryId;
use newshawk_engine::MutedThing;

use newshawk_tests::made_up::Item;
use newshawk_tests::newsroom::{Newsroom, Site, within};

/// A newsroom with a watch and a source, and news in it that still settles.
async fn waiting() -> (Newsroom, Site) {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    room.watch("ferry").await;
    room.subscribe(&site.feed()).await;
    site.publish(&[news("a", "A ferry runs aground near Port Ellery")]);
    look(&room).await;
    assert_eq!(room.notices().len(), 0, "it settles");
    assert_eq!(room.alerts().len(), 1);
    (room, site)
}

/// Looks at the sources, and leaves what settles alone.
async fn look(room: &Newsroom) {
    within(room.handle.check(None)).await.expect("it answers");
    within(room.handle.settled()).await;
}

/// News that shares no text with other news.
fn news(name: &str, title: &str) -> Item {
    let text = format!("{title}. ").repeat(30);
    Item::new(name, title).text(&format!("<p>{text}</p>"))
}

async fn mute(room: &Newsroom, what: Mute) {
    within(room.handle.mute(what)).await.expect("it is muted");
}

async fn unmute(room: &Newsroom, what: Mute) {
    within(room.handle.unmute(what)).await.expect("it is not");
}

fn the_story(room: &Newsroom) -> StoryId {
    room.alerts()[0].key.story
}

fn minute() -> SignedDuration {
    SignedDuration::from_mins(1)
}

#[tokio::test]
async fn what_waits_is_silent_when_its_story_watch_or_source_is_muted() {
    type Which = fn(&Newsroom) -> Mute;
    let all: [(Which, &str); 3] = [
        (
            |room| Mute::Story(the_story(room)),
            "A ferry runs aground near Port Ellery",
        ),
        (|room| Mute::Watch(room.alerts()[0].key.watch), "ferry"),
        (
            |room| Mute::Source(room.articles()[0].head.source),
            "Harbour Post",
        ),
    ];
    for (which, name) in all {
        let (room, _site) = waiting().await;
        let what = which(&room);
        mute(&room, what).await;
        let since = room.clock.now();
        room.pass(minute()).await;
        assert_eq!(room.headlines(), [""; 0]);
        assert_eq!(room.silences(), [Quiet::Muted], "{name}");
        let thing = MutedThing {
            what,
            name: name.to_owned(),
            since,
        };
        assert_eq!(room.handle.muted(), [thing]);
    }
}

#[tokio::test]
async fn what_is_muted_stays_so_after_a_restart_until_it_is_unmuted() {
    let (room, site) = waiting().await;
    let watch = Mute::Watch(room.alerts()[0].key.watch);
    mute(&room, watch).await;
    let room = room.reopen().await;
    site.publish(&[news("b", "No ferry for a week, says the harbour master")]);
    look(&room).await;
    room.pass(minute()).await;
    assert_eq!(room.headlines(), [""; 0]);

    unmute(&room, watch).await;
    assert_eq!(room.handle.muted(), []);
    site.publish(&[news("c", "Ferry tickets cost twice as much from May on")]);
    look(&room).await;
    room.pass(minute()).await;
    let told = ["Ferry tickets cost twice as much from May on"];
    assert_eq!(room.headlines(), told, "and nothing of what was muted");
    let room = room.reopen().await;
    assert_eq!(room.handle.muted(), []);
}

#[tokio::test]
async fn a_story_that_another_source_has_is_told_although_one_is_muted() {
    let (one, other) = (Site::with_feed(&[]).await, Site::with_feed(&[]).await);
    let room = Newsroom::open().await;
    room.watch("ferry").await;
    room.subscribe(&one.feed()).await;
    room.subscribe(&other.feed()).await;
    let title = "A ferry runs aground near Port Ellery";
    one.publish(&[news("a", title)]);
    look(&room).await;
    other.publish(&[news("z", title)]);
    look(&room).await;
    let first = room.alerts()[0].alert.article;
    let source = room.handle.store().head(first).expect("it is there").source;
    mute(&room, Mute::Source(source)).await;
    room.pass(minute()).await;
    let [notice] = &room.notices()[..] else {
        panic!("{:?}", room.told());
    };
    assert_ne!(notice.article, first, "it shows what is not muted");
}

#[tokio::test]
async fn a_muted_story_stays_so_as_part_of_another() {
    let (room, site) = waiting().await;
    let muted = the_story(&room);
    mute(&room, Mute::Story(muted)).await;
    let title = "Storm keeps every ferry of the northern line in harbour";
    let other = news("b", title);
    let first = news("a", "A ferry runs aground near Port Ellery");
    site.publish(&[other.clone(), first]);
    look(&room).await;
    let both: Vec<StoryId> = room.alerts().iter().map(|entry| entry.key.story).collect();
    assert_eq!(both.len(), 2);
    // The muted one turns out to tell the other story.
    let edited = other.clone().guid("tag:a").link("/a.html");
    site.publish(&[other, edited]);
    look(&room).await;
    let into = room.handle.store().whole(muted);
    assert_ne!(into, muted);
    let listed: Vec<Mute> = room.handle.muted().iter().map(|thing| thing.what).collect();
    assert_eq!(listed, [Mute::Story(into)]);
    room.pass(minute()).await;
    assert_eq!(room.headlines(), [""; 0]);
    let room = room.reopen().await;
    assert_eq!(room.handle.muted()[0].what, Mute::Story(into));
    // Under its old name it is the same story.
    unmute(&room, Mute::Story(muted)).await;
    assert_eq!(room.handle.muted(), []);
    // It is muted no longer, and then it was, under one name and then under the other.
    let played = room.rehearsed();
    assert_eq!(played.lines, played.live);
    let silent = |line: &&Line| line.what == What::Silent(Quiet::Muted);
    assert!(played.lines.iter().any(|line| silent(&line)));
}

#[tokio::test]
async fn what_is_removed_takes_its_mute_along() {
    let (room, _site) = waiting().await;
    let watch = room.alerts()[0].key.watch;
    let source = room.articles()[0].head.source;
    mute(&room, Mute::Watch(watch)).await;
    mute(&room, Mute::Source(source)).await;
    within(room.handle.remove_watch(watch)).await.expect("gone");
    within(room.handle.remove_source(source))
        .await
        .expect("gone");
    assert_eq!(room.handle.muted(), []);
    let again = within(room.handle.mute(Mute::Watch(watch))).await;
    assert_eq!(
        again.map_err(|error| error.to_string()),
        Err("This watch is not there any more.".to_owned())
    );
}
