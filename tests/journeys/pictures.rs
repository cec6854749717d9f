//! The picture of an open article: asked for once, by nobody else, and never when switched off.

use std::io::Cursor;

use image::{ImageFormat, RgbImage};
use newshawk_core::ids::ArticleId;
use newshawk_engine::{NoPicture, PICTURES};
use newshawk_tests::made_up::{Item, page};
use newshawk_tests::newsroom::{Newsroom, Site};
use newshawk_tests::server::Reply;

const PICTURE: &str = "/harbour.png?size=large";

fn drawing() -> Vec<u8> {
    let mut bytes = Vec::new();
    let sea = RgbImage::from_pixel(64, 36, image::Rgb([20, 60, 110]));
    sea.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
        .expect("memory takes it");
    bytes
}

/// A room with one article, whose page names a picture.
async fn open(picture: Reply) -> (Newsroom, Site, ArticleId) {
    let site = Site::with_feed(&[]).await;
    site.put(PICTURE, picture);
    let head = format!("<meta property=\"og:image\" content=\"{PICTURE}\">");
    let text = ["In the hall they spoke of NATO and of the sea."];
    site.put(
        "/a.html",
        Reply::ok(page("Ministers meet", &head, &text, &[])),
    );
    let room = Newsroom::open().await;
    room.watch("NATO").await;
    room.subscribe(&site.feed()).await;
    site.publish(&[Item::teaser("a", "Ministers meet")]);
    room.look().await;
    let article = room.articles().remove(0).head.id;
    (room, site, article)
}

#[tokio::test]
async fn it_is_asked_for_once_when_somebody_looks() {
    let cookie = Reply::ok(drawing()).header("set-cookie", "id=7");
    let (room, site, article) = open(cookie).await;
    assert_eq!(site.asked(PICTURE).len(), 0, "nobody has looked yet");

    let picture = room.handle.picture(article).await.unwrap();
    assert_eq!(picture.media_type, "image/jpeg");
    assert_eq!(room.handle.picture(article).await, Ok(picture.clone()));
    let room = room.reopen().await;
    assert_eq!(room.handle.picture(article).await, Ok(picture));

    let asked = site.asked(PICTURE);
    assert_eq!(asked.len(), 1);
    for name in ["cookie", "referer"] {
        assert_eq!(asked[0].text(name), None);
    }
    let ledger: Vec<String> = room
        .handle
        .store()
        .ledger()
        .map(|(_, it)| it.reason)
        .collect();
    let reason = "picture of the article you opened".to_owned();
    assert!(ledger.contains(&reason), "{ledger:?}");
}

#[tokio::test]
async fn switched_off_nothing_is_asked() {
    let (room, site, article) = open(Reply::ok(drawing())).await;
    room.handle.set_setting(PICTURES, "no").await.unwrap();
    assert_eq!(room.handle.picture(article).await, Err(NoPicture::Off));
    assert_eq!(site.asked(PICTURE).len(), 0);

    room.handle.set_setting(PICTURES, "yes").await.unwrap();
    assert!(room.handle.picture(article).await.is_ok());
    assert_eq!(site.asked(PICTURE).len(), 1);
}

#[tokio::test]
async fn what_is_no_picture_is_not_handed_on_and_not_asked_again() {
    let script =
        Reply::ok("<svg><script>alert(1)</script></svg>").header("content-type", "image/svg+xml");
    let (room, site, article) = open(script).await;
    for _ in 0..2 {
        let refused = NoPicture::Failed("it is no JPEG, PNG, GIF or WebP picture".to_owned());
        assert_eq!(room.handle.picture(article).await, Err(refused));
    }
    assert_eq!(site.asked(PICTURE).len(), 1);

    room.clock.advance(jiff::SignedDuration::from_hours(2));
    site.put(PICTURE, Reply::ok(drawing()));
    assert!(room.handle.picture(article).await.is_ok());
}

#[tokio::test]
async fn the_feed_may_name_it() {
    let site = Site::open().await;
    let media = "xmlns:media=\"http://search.yahoo.com/mrss/\"";
    let item = format!(
        "<item><title>NATO meets</title><link>/n</link><description>Short</description>\
         <media:thumbnail url=\"/small.png\"/><media:content medium=\"image\" url=\"{PICTURE}\"/></item>"
    );
    let feed =
        format!("<rss version=\"2.0\" {media}><channel><title>H</title>{item}</channel></rss>");
    site.put("/feed", Reply::ok(feed));
    site.put(PICTURE, Reply::ok(drawing()));
    let room = Newsroom::open().await;
    room.subscribe(&site.feed()).await;
    let article = room.articles().remove(0).head.id;
    assert!(room.handle.picture(article).await.is_ok());
    assert_eq!(site.asked(PICTURE).len(), 1);
}
