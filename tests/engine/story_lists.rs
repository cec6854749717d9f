//! Stories as the window lists them, and what a person says about them.

use jiff::SignedDuration;
use newshawk_core::ids::StoryId;
use newshawk_core::story::Pin;
use newshawk_engine::store::Status;
use newshawk_engine::{ListedStory, Listing, Reach};
use newshawk_tests::made_up::{BANK, FERRY, FERRY_TOLD_ANEW, Item};
use newshawk_tests::newsroom::{Newsroom, Site};

/// Three outlets, of which the third copies from the first.
struct Press {
    room: Newsroom,
    sites: Vec<Site>,
    listing: Listing,
}

impl Press {
    async fn open() -> Press {
        let room = Newsroom::open().await;
        let watches = vec![room.watch("Marabella").await, room.watch("Torvald").await];
        let mut sites = Vec::new();
        for title in ["Harbour Post", "Kestrel Wire", "Northern Ledger"] {
            let site = Site::with_feed(&[]).await;
            let list = vec![(title.to_owned(), site.feed())];
            room.handle
                .add_sources(list, false)
                .await
                .expect("it is added");
            room.settle().await;
            sites.push(site);
        }
        let listing = Listing {
            watches,
            limit: 100,
            ..Listing::default()
        };
        Press {
            room,
            sites,
            listing,
        }
    }

    /// One outlet publishes one more article, a minute after the last one.
    async fn publish(&self, outlet: usize, name: &str, title: &str, text: &str) {
        self.room.pass(SignedDuration::from_mins(1)).await;
        let item = Item::new(name, title)
            .text(&format!("{text} ").repeat(3))
            .undated();
        self.sites[outlet].publish(&[item]);
        self.room.look().await;
    }

    /// The ferry by all three, and then the bank by the first.
    async fn with_news() -> Press {
        let press = Press::open().await;
        press
            .publish(0, "a", "Ferry Marabella sinks off Port Kestrel", FERRY)
            .await;
        press
            .publish(1, "b", "Marabella lost near Port Kestrel", FERRY_TOLD_ANEW)
            .await;
        press
            .publish(2, "c", "Ferry Marabella sinks off Port Kestrel", FERRY)
            .await;
        press
            .publish(0, "d", "Torvald Bank to close branches", BANK)
            .await;
        press
    }

    fn rows(&self) -> Vec<ListedStory> {
        self.room.handle.store().list_stories(&self.listing).rows
    }

    fn titles(&self) -> Vec<String> {
        let title = |row: &ListedStory| row.first.head.title.clone();
        self.rows().iter().map(title).collect()
    }

    /// The headline of the ferry's story, and the number of its articles.
    fn stories(&self) -> Vec<(StoryId, usize)> {
        self.rows()
            .iter()
            .map(|row| (row.story, row.articles.len()))
            .collect()
    }
}

const SINKS: &str = "Ferry Marabella sinks off Port Kestrel";
const LOST: &str = "Marabella lost near Port Kestrel";
const CLOSES: &str = "Torvald Bank to close branches";

#[tokio::test]
async fn a_story_is_one_row_under_the_headline_that_came_first() {
    let press = Press::with_news().await;
    assert_eq!(press.titles(), [CLOSES, SINKS]);
    let ferry = &press.rows()[1];
    let reach = Reach {
        articles: 3,
        outlets: 3,
        origins: 2,
    };
    assert_eq!(ferry.reach, reach);
    assert_eq!(ferry.articles.len(), 3);
    assert!(ferry.latest > ferry.first.head.first_seen);
    let count = press.room.handle.store().count_stories(&press.listing);
    assert_eq!(count, 2);
}

#[tokio::test]
async fn a_story_that_grows_comes_to_the_top_once() {
    let mut press = Press::with_news().await;
    press
        .publish(
            1,
            "e",
            "Divers reach the Marabella off Port Kestrel",
            FERRY_TOLD_ANEW,
        )
        .await;
    assert_eq!(press.titles(), [SINKS, CLOSES]);
    press.listing.limit = 1;
    let first = press.room.handle.store().list_stories(&press.listing);
    press.listing.after = first.next;
    assert_eq!(press.titles(), [CLOSES]);
    press.listing.after = press.room.handle.store().list_stories(&press.listing).next;
    assert_eq!(press.listing.after, None, "the ferry was on the first page");
}

#[tokio::test]
async fn a_story_is_unread_while_one_of_its_articles_is() {
    let mut press = Press::with_news().await;
    press.listing.unread = true;
    let articles = press.rows()[1].articles.clone();
    let read = |count: usize| {
        let status = Status {
            read: true,
            starred: false,
        };
        articles
            .iter()
            .take(count)
            .map(|(id, _)| (*id, status))
            .collect::<Vec<_>>()
    };
    press
        .room
        .handle
        .set_status(read(2))
        .await
        .expect("it is kept");
    assert_eq!(press.titles(), [CLOSES, SINKS]);
    assert_eq!(
        press.rows()[1].articles.len(),
        3,
        "what was read is its article all the same"
    );
    press
        .room
        .handle
        .set_status(read(3))
        .await
        .expect("it is kept");
    assert_eq!(press.titles(), [CLOSES]);
}

#[tokio::test]
async fn a_source_or_a_search_lists_a_story_by_the_article_that_fits() {
    let mut press = Press::with_news().await;
    press.listing.watches.clear();
    press.listing.source = Some(press.room.handle.live().sources[1].id);
    assert_eq!(press.titles(), [LOST]);
    press.listing.source = None;
    press.listing.search = Some(press.room.compiled("blamed"));
    assert_eq!(press.titles(), [LOST]);
    press.listing.search = Some(press.room.compiled("captain"));
    assert_eq!(press.titles(), [SINKS]);
    assert_eq!(press.rows()[0].articles.len(), 3);
}

#[tokio::test]
async fn a_split_article_is_a_story_of_its_own_and_stays_so_after_a_restart() {
    let mut press = Press::with_news().await;
    let ferry = &press.rows()[1];
    let (story, (lost, _)) = (ferry.story, ferry.articles[1]);
    let own = press
        .room
        .handle
        .split_story(lost)
        .await
        .expect("it is split");
    assert_eq!(press.titles(), [CLOSES, SINKS, LOST]);
    assert_eq!(press.room.handle.store().story_of(lost), own);
    press.room = press.room.reopen().await;
    assert_eq!(press.stories()[1..], [(story, 2), (own, 1)]);
    let pins: Vec<Pin> = press.room.handle.store().pins().collect();
    assert!(matches!(pins[..], [Pin::Apart(..)]), "{pins:?}");
    // What tells the same as the larger part joins that, and not the part that was told apart.
    press.publish(1, "e", SINKS, FERRY).await;
    assert_eq!(press.stories()[0], (story, 3));
}

#[tokio::test]
async fn united_stories_are_one_with_one_alert_and_stay_so_after_a_restart() {
    let mut press = Press::with_news().await;
    let (bank, ferry) = (press.rows()[0].story, press.rows()[1].story);
    let into = press
        .room
        .handle
        .unite_stories(bank, ferry)
        .await
        .expect("they are united");
    assert_eq!(into, ferry, "the older one goes on");
    assert_eq!(press.titles(), [SINKS]);
    press.room = press.room.reopen().await;
    assert_eq!(press.stories(), [(ferry, 4)]);
    let store = press.room.handle.store().clone();
    let alerts = store.alerts_of(ferry);
    assert_eq!(alerts.len(), 2, "the bank's watch was told, too");
    assert!(store.alerts_of(bank).is_empty());
    press
        .publish(1, "e", "Torvald Bank closes branches in Nessmark", BANK)
        .await;
    assert_eq!(press.stories(), [(ferry, 5)]);
}

#[tokio::test]
async fn what_was_split_can_be_united_again() {
    let press = Press::with_news().await;
    let ferry = &press.rows()[1];
    let (story, (lost, _)) = (ferry.story, ferry.articles[1]);
    let own = press
        .room
        .handle
        .split_story(lost)
        .await
        .expect("it is split");
    let whole = press
        .room
        .handle
        .unite_stories(story, own)
        .await
        .expect("they are united");
    assert_eq!((whole, press.titles().len()), (story, 2));
    let pins = press.room.handle.store().pins();
    assert!(pins.into_iter().all(|pin| matches!(pin, Pin::Together(..))));
}
