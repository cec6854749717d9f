//! What a person says of stories, and what becomes of their notifications and alerts.

use jiff::SignedDuration;
use newshawk_core::alert::mute::Mute;
use newshawk_core::alert::policy::SETTLE;
use newshawk_core::alert::{FLOOR_DEVELOPING, Fate, Reason};
use newshawk_core::ids::{ArticleId, StoryId};
use newshawk_engine::store::Store;
use newshawk_tests::made_up::{BANK, FERRY, FERRY_TOLD_ANEW, Item};
use newshawk_tests::newsroom::{Manner, Newsroom, Site};

const SINKS: &str = "Ferry Marabella sinks off Port Kestrel";
const LOST: &str = "Marabella lost near Port Kestrel";

fn item(name: &str, title: &str, text: &str) -> Item {
    let text = format!("{text} ").repeat(3);
    Item::new(name, title).text(&text).undated()
}

/// A room with a watch for the ferry, and two outlets.
async fn open(manner: Manner) -> (Newsroom, Site, Site) {
    let (one, two) = (Site::with_feed(&[]).await, Site::with_feed(&[]).await);
    let room = Newsroom::open_with(manner).await;
    room.watch("Marabella").await;
    for site in [&one, &two] {
        room.subscribe(&site.feed()).await;
    }
    (room, one, two)
}

/// One tells of the ferry, and then the other does.
async fn both_publish(room: &Newsroom, one: &Site, two: &Site) {
    one.publish(&[item("a", SINKS, FERRY)]);
    look(room).await;
    two.publish(&[item("b", LOST, FERRY_TOLD_ANEW)]);
    look(room).await;
}

/// Looks, and leaves what waits for siblings waiting.
async fn look(room: &Newsroom) {
    room.clock.advance(SignedDuration::from_secs(1));
    room.handle.check(None).await.expect("it answers");
    room.handle.settled().await;
}

/// Lets the stories settle; the desk takes so many notices.
async fn tell(room: &Newsroom, notices: usize) {
    room.clock.advance(SETTLE);
    room.told_to_be(notices).await;
}

fn article(room: &Newsroom, title: &str) -> ArticleId {
    let articles = room.articles().into_iter();
    let mut titled = articles.filter(|it| it.head.title == title);
    titled.next().expect("it is there").head.id
}

fn fates(store: &Store, story: StoryId) -> Vec<Fate> {
    let alerts = store.alerts_of(story).into_iter();
    alerts.map(|entry| entry.alert.fate).collect()
}

/// The desktop answers late: meanwhile the article that founded the story was split off.
#[tokio::test]
async fn a_notification_stays_with_its_story_when_its_founder_leaves() {
    let (room, one, two) = open(Manner::Waits).await;
    both_publish(&room, &one, &two).await;
    tell(&room, 1).await;
    let founder = article(&room, SINKS);
    let story = StoryId(founder);
    let own = room.handle.split_story(founder).await.expect("it is split");
    assert_ne!(own, story);

    room.show().await;
    let store = room.handle.store();
    assert!(matches!(fates(store, story)[..], [Fate::Shown { .. }]));
    assert!(store.bubble(story).is_some(), "it is where the story is");
    assert_eq!(store.bubble(own), None);
}

/// A story need not go by the name of an article that is in it.
#[tokio::test]
async fn a_story_of_a_founder_that_left_can_be_muted() {
    let (room, one, two) = open(Manner::Shows).await;
    both_publish(&room, &one, &two).await;
    let founder = article(&room, SINKS);
    let own = room.handle.split_story(founder).await.expect("it is split");
    let mute = Mute::Story(own);
    room.handle.mute(mute).await.expect("it is muted");
    let room = room.reopen().await;
    let muted = room.handle.store().muted();
    assert!(muted.since(mute).is_some(), "{muted:?}");
}

/// The same, and the story is part of another by then.
#[tokio::test]
async fn a_notification_goes_with_its_story_into_another() {
    let (room, one, two) = open(Manner::Waits).await;
    two.publish(&[item("bank", "Torvald Bank to close branches", BANK)]);
    look(&room).await;
    both_publish(&room, &one, &two).await;
    tell(&room, 1).await;
    let founder = article(&room, SINKS);
    let bank = StoryId(article(&room, "Torvald Bank to close branches"));
    let into = room.handle.unite_stories(StoryId(founder), bank).await;
    assert_eq!(into.expect("they are united"), bank);
    let own = room.handle.split_story(founder).await.expect("it is split");
    let store = room.handle.store();
    assert_eq!(store.story_of(founder), own);
    assert_ne!(own, bank);
    assert_eq!(store.members(bank).len(), 2);

    room.show().await;
    assert!(matches!(fates(store, bank)[..], [Fate::Shown { .. }]));
    assert!(store.bubble(bank).is_some(), "it is where the story is");
    assert_eq!(store.bubble(own), None);
    let room = room.reopen().await;
    assert_eq!(room.handle.store().story_of(founder), own);
    assert_eq!(room.handle.store().members(own), [founder]);
}

/// It was told as part of another story: that is enough, and later news of it is told.
#[tokio::test]
async fn what_was_split_off_is_told_again_when_there_is_news_of_it() {
    let (room, one, two) = open(Manner::Shows).await;
    both_publish(&room, &one, &two).await;
    tell(&room, 1).await;
    let lost = article(&room, LOST);
    let own = room.handle.split_story(lost).await.expect("it is split");
    room.settle().await;
    assert_eq!(room.told().len(), 1);
    let store = room.handle.store();
    let alerts = store.alerts_of(own);
    let [entry] = &alerts[..] else {
        panic!("{alerts:?}");
    };
    assert_eq!(entry.alert.article, lost);
    assert!(matches!(entry.alert.fate, Fate::Shown { .. }));

    room.pass(FLOOR_DEVELOPING).await;
    let corrected = format!("Correction: {LOST}");
    one.publish(&[item("c", &corrected, FERRY_TOLD_ANEW)]);
    room.look().await;
    room.pass(SETTLE).await;
    let notices = room.notices();
    let last = notices.last().expect("it is told");
    assert_eq!((notices.len(), last.story), (2, own));
    assert_eq!(last.reason, Reason::Correction);
    let played = room.rehearsed();
    assert_eq!(played.lines, played.live);
}
