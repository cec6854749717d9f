//! Lists as the window shows them: newest first, filtered, a page at a time, each article once.

use newshawk_engine::store::Status;
use newshawk_engine::{Listing, Page};
use newshawk_tests::made_up::Item;
use newshawk_tests::newsroom::{Newsroom, Site};

/// Ten articles, one a minute; every second one has both words.
async fn open() -> (Newsroom, Site, Listing) {
    let items: Vec<Item> = (0..10)
        .map(|number| {
            let title = if number % 2 == 0 {
                "NATO and Russia"
            } else {
                "NATO"
            };
            Item::new(&format!("n{number}"), &format!("{title} {number}"))
                .date(&format!("Wed, 03 Jun 2026 09:0{number}:00 GMT"))
        })
        .collect();
    let site = Site::with_feed(&items).await;
    let room = Newsroom::open().await;
    let watches = vec![room.watch("NATO").await, room.watch("Russia").await];
    room.subscribe(&site.feed()).await;
    let listing = Listing {
        watches,
        limit: 100,
        ..Listing::default()
    };
    (room, site, listing)
}

fn numbers(page: &Page) -> Vec<u32> {
    let last = |title: &str| {
        title
            .chars()
            .next_back()
            .and_then(|digit| digit.to_digit(10))
    };
    page.rows
        .iter()
        .filter_map(|row| last(&row.head.title))
        .collect()
}

const ALL: [u32; 10] = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0];

#[tokio::test]
async fn an_article_of_two_watches_is_listed_once() {
    let (room, _site, listing) = open().await;
    let page = room.handle.store().list(&listing);
    assert_eq!(numbers(&page), ALL);
    let watches: Vec<usize> = page.rows.iter().map(|row| row.matches.len()).collect();
    assert_eq!(watches, [1, 2, 1, 2, 1, 2, 1, 2, 1, 2]);
    assert_eq!(page.next, None);
}

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_repetition() {
    let (room, _site, mut listing) = open().await;
    listing.limit = 3;
    let mut seen = Vec::new();
    for _ in 0..9 {
        let page = room.handle.store().list(&listing);
        seen.extend(numbers(&page));
        listing.after = page.next;
        if page.next.is_none() {
            break;
        }
    }
    assert_eq!(seen, ALL);
}

#[tokio::test]
async fn a_source_or_a_search_is_listed_without_watches() {
    let (room, _site, _) = open().await;
    let source = room.handle.live().sources[0].id;
    let of = |source, search: Option<&str>| {
        let listing = Listing {
            source,
            search: search.map(|query| room.compiled(query)),
            limit: 100,
            ..Listing::default()
        };
        numbers(&room.handle.store().list(&listing))
    };
    assert_eq!(of(Some(source), None), ALL);
    assert_eq!(of(None, Some("Russia")), [8, 6, 4, 2, 0]);
    assert_eq!(
        of(Some(newshawk_core::ids::SourceId(99)), None),
        Vec::<u32>::new()
    );
}

#[tokio::test]
async fn read_and_starred() {
    let (room, _site, mut listing) = open().await;
    let all = room.handle.store().list(&listing);
    let mark = |index: usize, read, starred| (all.rows[index].head.id, Status { read, starred });
    let marks = vec![
        mark(0, true, false),
        mark(1, false, true),
        mark(2, true, true),
    ];
    room.handle.set_status(marks).await.expect("it is kept");
    listing.unread = true;
    assert_eq!(
        numbers(&room.handle.store().list(&listing)),
        [8, 6, 5, 4, 3, 2, 1, 0]
    );
    listing.starred = true;
    assert_eq!(numbers(&room.handle.store().list(&listing)), [8]);
    listing.unread = false;
    assert_eq!(numbers(&room.handle.store().list(&listing)), [8, 7]);

    let since = "2026-06-03T09:04:30Z".parse().expect("a time");
    let tally = room.handle.store().tally(&listing.watches, since);
    let counts: Vec<(u32, u32, u32)> = listing
        .watches
        .iter()
        .map(|watch| (tally[watch].all, tally[watch].unread, tally[watch].recent))
        .collect();
    // The ten have the same text, and so they are one story that is unread.
    assert_eq!(counts, [(10, 1, 5), (5, 1, 2)]);
}
