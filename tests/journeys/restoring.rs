//! What comes after a start before the stories of before are back: it waits for them, in its order.

use std::time::Duration;

use jiff::SignedDuration;
use newshawk_core::alert::FLOOR_DEVELOPING;
use newshawk_core::alert::mute::Mute;
use newshawk_core::alert::policy::SETTLE;
use newshawk_core::ids::{ArticleId, StoryId};
use newshawk_engine::AskError;
use newshawk_tests::made_up::{BANK, FERRY, FERRY_TOLD_ANEW, Item};
use newshawk_tests::newsroom::{Newsroom, Site, eventually, within};
use newshawk_tests::server::Reply;
use tokio::task::JoinHandle;

const SINKS: &str = "Ferry Marabella sinks off Port Kestrel";
const LOST: &str = "Marabella lost near Port Kestrel";
const DIVERS: &str = "What divers saw on the sea floor";
const CLOSES: &str = "Torvald Bank to close branches";

/// So long is given to what is to wait: if it did not, it would be done by then.
const A_WHILE: Duration = Duration::from_millis(300);

fn item(name: &str, title: &str, text: &str) -> Item {
    let text = format!("{text} ").repeat(3);
    Item::new(name, title).text(&text).undated()
}

fn lost() -> Item {
    item("b", LOST, FERRY_TOLD_ANEW)
}

/// A room that was told of a ferry and of a bank by one outlet, and where another has not told
/// anything yet. Both are watched for.
async fn open() -> (Newsroom, Site) {
    let (one, two) = (Site::with_feed(&[]).await, Site::with_feed(&[]).await);
    let room = Newsroom::open().await;
    room.watch("Marabella, Torvald").await;
    for site in [&one, &two] {
        room.subscribe(&site.feed()).await;
    }
    one.publish(&[item("a", SINKS, FERRY), item("bank", CLOSES, BANK)]);
    room.look().await;
    assert_eq!(room.headlines().len(), 2, "{:?}", room.headlines());
    room.clock.advance(SignedDuration::from_mins(1));
    (room, two)
}

fn article(room: &Newsroom, title: &str) -> ArticleId {
    let articles = room.articles().into_iter();
    let mut titled = articles.filter(|it| it.head.title == title);
    titled.next().expect("it is there").head.id
}

/// The other outlet publishes, and is looked at: what it says has reached the owner, and no further.
async fn publish_early(room: &Newsroom, site: &Site, item: Item) {
    let articles = room.articles().len();
    let before = site.asked("/feed").len();
    site.publish(&[item]);
    within(room.handle.check(None)).await.expect("it answers");
    eventually(|| site.asked("/feed").len() > before).await;
    tokio::time::sleep(A_WHILE).await;
    assert_eq!(room.articles().len(), articles, "it waits");
}

/// Asks, and goes on without the answer; what is asked next is heard next.
async fn early<T: Send + 'static>(
    answer: impl Future<Output = T> + Send + 'static,
) -> JoinHandle<T> {
    let asked = tokio::spawn(answer);
    tokio::task::yield_now().await;
    asked
}

async fn unite_early(
    room: &Newsroom,
    one: ArticleId,
    other: ArticleId,
) -> JoinHandle<Result<StoryId, AskError>> {
    let handle = room.handle.clone();
    early(async move { handle.unite_stories(StoryId(one), StoryId(other)).await }).await
}

/// The answer, once the stories are back.
async fn late<T>(answer: JoinHandle<Result<T, AskError>>) -> T {
    let answer = within(answer).await.expect("it is answered");
    answer.expect("it is done")
}

#[tokio::test]
async fn an_article_that_comes_early_joins_its_story_of_before() {
    let (room, two) = open().await;
    let ferry = StoryId(article(&room, SINKS));
    let room = room.reopen_without_stories().await;
    publish_early(&room, &two, lost()).await;
    room.restore_stories();
    room.settle().await;
    let store = room.handle.store();
    assert_eq!(store.story_of(article(&room, LOST)), ferry);
    assert_eq!(store.members(ferry).len(), 2);
    assert!(room.told().is_empty(), "its story was told before");
    let played = room.rehearsed();
    assert_eq!(played.lines, played.live);
}

#[tokio::test]
async fn a_page_that_is_read_early_joins_its_story_of_before() {
    let (room, two) = open().await;
    let ferry = StoryId(article(&room, SINKS));
    two.put("/b.html", Reply::silence());
    two.publish(&[Item::teaser("b", DIVERS).undated()]);
    within(room.handle.check(None)).await.expect("it answers");
    eventually(|| !two.asked("/b.html").is_empty()).await;
    let divers = article(&room, DIVERS);
    assert_ne!(room.handle.store().story_of(divers), ferry);

    let room = room.reopen_without_stories().await;
    let before = two.asked("/b.html").len();
    let text = format!("{FERRY} ").repeat(3);
    let page = format!("<body><main><h1>{DIVERS}</h1><p>{text}</p></main></body>");
    two.put("/b.html", Reply::ok(page));
    eventually(|| two.asked("/b.html").len() > before).await;
    tokio::time::sleep(A_WHILE).await;
    assert_ne!(room.handle.store().story_of(divers), ferry, "it waits");
    room.restore_stories();
    room.settle().await;
    assert_eq!(room.handle.store().story_of(divers), ferry);
    assert!(room.told().is_empty(), "its story was told before");
}

/// The other way round there would be one story: of one article nothing can be split.
#[tokio::test]
async fn what_a_person_says_early_is_done_in_its_order() {
    let (room, two) = open().await;
    let (sinks, closes) = (article(&room, SINKS), article(&room, CLOSES));
    let room = room.reopen_without_stories().await;
    let united = unite_early(&room, sinks, closes).await;
    let handle = room.handle.clone();
    let split = early(async move { handle.split_story(sinks).await }).await;
    publish_early(&room, &two, lost()).await;
    assert!(!united.is_finished() && !split.is_finished(), "they wait");
    room.restore_stories();
    let (bank, ferry) = (late(united).await, late(split).await);
    room.settle().await;

    assert_ne!(ferry, bank);
    assert!(room.told().is_empty(), "both were told before");
    let store = room.handle.store();
    let told = [sinks, article(&room, LOST), closes];
    assert_eq!(told.map(|it| store.story_of(it)), [ferry, ferry, bank]);
    let room = room.reopen().await;
    let store = room.handle.store();
    assert_eq!(told.map(|it| store.story_of(it)), [ferry, ferry, bank]);
}

/// A mute needs no stories, and also goes with a story that waits to become part of another.
#[tokio::test]
async fn what_is_muted_early_is_silent_when_more_of_it_comes() {
    let (room, two) = open().await;
    let (sinks, closes) = (article(&room, SINKS), article(&room, CLOSES));
    let room = room.reopen_without_stories().await;
    let united = unite_early(&room, sinks, closes).await;
    for story in [sinks, closes] {
        let muted = room.handle.mute(Mute::Story(StoryId(story)));
        within(muted).await.expect("it is muted at once");
    }
    assert!(!united.is_finished(), "it waits");
    let corrected = format!("Correction: {LOST}");
    publish_early(&room, &two, item("b", &corrected, FERRY_TOLD_ANEW)).await;
    room.restore_stories();
    let one = late(united).await;
    room.settle().await;
    room.pass(FLOOR_DEVELOPING + SETTLE).await;
    let store = room.handle.store();
    assert_eq!(store.story_of(article(&room, &corrected)), one);
    let muted: Vec<Mute> = store.muted().iter().map(|(what, _)| what).collect();
    assert_eq!(muted, [Mute::Story(one)]);
    assert!(room.told().is_empty(), "it is muted");
}

/// What waits when it is closed is not decided by the part of the stories that was back by then.
#[tokio::test]
async fn what_waits_when_it_is_closed_comes_with_the_next_start() {
    let (room, two) = open().await;
    let ferry = StoryId(article(&room, SINKS));
    let room = room.reopen_without_stories().await;
    publish_early(&room, &two, lost()).await;
    let room = room.reopen().await;
    assert_eq!(room.articles().len(), 2, "it was not taken in");
    room.restore_stories();
    room.look().await;
    assert_eq!(room.handle.store().story_of(article(&room, LOST)), ferry);
    assert!(room.told().is_empty(), "its story was told before");
}
