//! Bodies without end: the look fails with a sentence, and nothing else does.

use newshawk_tests::made_up::Item;
use newshawk_tests::newsroom::{Newsroom, Site};
use newshawk_tests::server::Reply;

const MEGABYTE: usize = 1 << 20;

async fn check(reply: Reply) -> Site {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    room.watch("NATO").await;
    let id = room.subscribe(&site.feed()).await;
    site.put("/feed", reply);
    room.look().await;
    let trouble = room.trouble(id);
    assert!(trouble.contains("larger than"), "{trouble}");
    site.publish(&[Item::new("a", "NATO meets")]);
    room.look().await;
    assert_eq!(room.headlines(), ["NATO meets"]);
    site
}

#[tokio::test]
async fn a_hundred_megabytes_are_not_taken() {
    let site = check(Reply::ok(vec![b' '; MEGABYTE]).repeated(100)).await;
    assert!(
        site.sent() < 40 * MEGABYTE as u64,
        "{} bytes were taken",
        site.sent()
    );
}

#[tokio::test]
async fn a_gzip_bomb_is_stopped_while_it_unpacks() {
    check(Reply::ok(vec![b' '; 30 * MEGABYTE]).gzip()).await;
}
