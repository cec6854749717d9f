//! Articles and stories that come back when they are no longer live: what is changed then is changed
//! in the story that the store has.

use jiff::SignedDuration;
use newshawk_core::alert::FLOOR_DEVELOPING;
use newshawk_core::alert::mute::Mute;
use newshawk_core::alert::policy::SETTLE;
use newshawk_core::ids::{ArticleId, StoryId};
use newshawk_core::story::KEPT;
use newshawk_tests::made_up::{BANK, FERRY, FERRY_TOLD_ANEW, Item};
use newshawk_tests::newsroom::{Newsroom, Site, within};

const SINKS: &str = "Ferry Marabella sinks off Port Kestrel";
const LOST: &str = "Marabella lost near Port Kestrel";
const CLOSES: &str = "Torvald Bank to close branches";

fn item(name: &str, title: &str, text: &str) -> Item {
    let text = format!("{text} ").repeat(3);
    Item::new(name, title).text(&text).undated()
}

/// A room with a watch for a ferry and a bank, and three outlets.
async fn open() -> (Newsroom, [Site; 3]) {
    let room = Newsroom::open().await;
    room.watch("Marabella, Torvald").await;
    let mut sites = Vec::new();
    for _ in 0..3 {
        let site = Site::with_feed(&[]).await;
        room.subscribe(&site.feed()).await;
        sites.push(site);
    }
    (room, sites.try_into().ok().expect("three"))
}

/// One outlet tells of the ferry, and then another.
async fn both_tell(room: &Newsroom, [one, two, _]: &[Site; 3]) {
    for (site, item) in [
        (one, item("a", SINKS, FERRY)),
        (two, item("b", LOST, FERRY_TOLD_ANEW)),
    ] {
        room.clock.advance(SignedDuration::from_secs(1));
        site.publish(&[item]);
        room.look().await;
    }
    let (sinks, lost) = (article(room, SINKS), article(room, LOST));
    assert_eq!(room.handle.store().story_of(lost), StoryId(sinks));
}

fn article(room: &Newsroom, title: &str) -> ArticleId {
    let articles = room.articles().into_iter();
    let mut titled = articles.filter(|it| it.head.title == title);
    titled.next().expect("it is there").head.id
}

/// So much time that what is live now is no more.
async fn pass_long(room: &Newsroom) {
    room.pass(KEPT + SignedDuration::from_hours(24)).await;
}

/// The story keeps the name of the article that founded it, also when a person splits that off.
#[tokio::test]
async fn what_was_split_off_stays_apart_when_it_is_edited_late() {
    let (room, sites) = open().await;
    both_tell(&room, &sites).await;
    let (sinks, lost) = (article(&room, SINKS), article(&room, LOST));
    let own = within(room.handle.split_story(sinks)).await;
    let own = own.expect("it is split");
    pass_long(&room).await;
    let told = room.told().len();
    sites[0].publish(&[item("a", "Ferry Marabella sinks: what is known", FERRY)]);
    room.look().await;
    assert_eq!(
        article(&room, "Ferry Marabella sinks: what is known"),
        sinks
    );
    let store = room.handle.store();
    assert_eq!(store.story_of(sinks), own);
    assert_eq!(store.members(own), [sinks]);
    assert_eq!(store.members(StoryId(sinks)), [lost]);
    assert_eq!(room.told().len(), told);
}

#[tokio::test]
async fn an_article_of_several_stays_in_its_story_when_it_is_edited_late() {
    let (room, sites) = open().await;
    both_tell(&room, &sites).await;
    let (sinks, lost) = (article(&room, SINKS), article(&room, LOST));
    pass_long(&room).await;
    let told = room.told().len();
    sites[1].publish(&[item("b", "Marabella lost: what is known", FERRY_TOLD_ANEW)]);
    room.look().await;
    assert_eq!(article(&room, "Marabella lost: what is known"), lost);
    let store = room.handle.store();
    assert_eq!(store.story_of(lost), StoryId(sinks));
    assert_eq!(store.members(StoryId(sinks)), [lost, sinks]);
    assert_eq!(store.members(StoryId(lost)), []);
    assert_eq!(room.told().len(), told);
}

/// Whoever comes later joins the one that is live: it is the one to go on, whatever its name.
#[tokio::test]
async fn a_story_whose_founder_left_takes_in_one_that_is_no_longer_live() {
    let (room, sites) = open().await;
    sites[2].publish(&[item("bank", CLOSES, BANK)]);
    room.look().await;
    let bank = StoryId(article(&room, CLOSES));
    pass_long(&room).await;
    both_tell(&room, &sites).await;
    let ferry = StoryId(article(&room, SINKS));
    let split = within(room.handle.split_story(ferry.0)).await;
    split.expect("it is split");
    let into = within(room.handle.unite_stories(ferry, bank)).await;
    let into = into.expect("they are united");
    let muted = within(room.handle.mute(Mute::Story(into))).await;
    muted.expect("it is muted");

    room.pass(FLOOR_DEVELOPING).await;
    let told = room.told().len();
    let corrected = format!("Correction: {LOST}");
    sites[2].publish(&[item("c", &corrected, FERRY_TOLD_ANEW)]);
    room.look().await;
    room.pass(SETTLE).await;
    let store = room.handle.store();
    assert_eq!(store.story_of(article(&room, &corrected)), into);
    assert_eq!(room.told().len(), told, "it is muted");
    assert_eq!(into, ferry);
}

/// Over a restart, of a story that goes on for more than two weeks only the newer part is put back:
/// the ferry sank, was told of again six days later, and that was edited six days after.
async fn half_restored() -> (Newsroom, [Site; 3], ArticleId, ArticleId) {
    let (room, sites) = open().await;
    sites[0].publish(&[item("a", SINKS, FERRY)]);
    room.look().await;
    let six_days = SignedDuration::from_hours(6 * 24);
    room.pass(six_days).await;
    sites[1].publish(&[item("b", LOST, FERRY_TOLD_ANEW)]);
    room.look().await;
    room.pass(six_days).await;
    sites[1].publish(&[item("b", "Marabella lost: what is known", FERRY_TOLD_ANEW)]);
    room.look().await;
    let (sinks, lost) = (
        article(&room, SINKS),
        article(&room, "Marabella lost: what is known"),
    );
    assert_eq!(room.handle.store().story_of(lost), StoryId(sinks));
    room.pass(SignedDuration::from_hours(3 * 24)).await;
    (room.reopen().await, sites, sinks, lost)
}

/// By itself it would go over to the other story, and take its own along.
#[tokio::test]
async fn an_article_whose_story_came_back_in_part_is_not_taken_for_alone() {
    let (room, sites, sinks, lost) = half_restored().await;
    sites[2].publish(&[item("bank", CLOSES, BANK)]);
    room.look().await;
    sites[1].publish(&[item("b", "Torvald Bank closes branches", BANK)]);
    room.look().await;
    assert_eq!(article(&room, "Torvald Bank closes branches"), lost);
    let store = room.handle.store();
    assert_eq!(store.members(StoryId(sinks)), [lost, sinks]);
    let bank = StoryId(article(&room, CLOSES));
    assert_eq!(store.members(bank).len(), 1);
}

#[tokio::test]
async fn an_article_whose_story_came_back_in_part_can_be_split_off() {
    let (room, sites, sinks, lost) = half_restored().await;
    let own = within(room.handle.split_story(lost)).await;
    let own = own.expect("it is split");
    assert_ne!(own, StoryId(sinks));
    sites[2].publish(&[item("c", "Marabella lost at sea", FERRY_TOLD_ANEW)]);
    room.look().await;
    let more = article(&room, "Marabella lost at sea");
    let store = room.handle.store();
    assert_eq!(store.members(own), [more, lost]);
    assert_eq!(store.members(StoryId(sinks)), [sinks]);
}
