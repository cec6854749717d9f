//! The case it all began with: a story of 2021, surrounded by teasers of other years.

use newshawk_core::Timestamp;
use newshawk_core::alert::Quiet;
use newshawk_core::article::Zone;
use newshawk_tests::made_up::Item;
use newshawk_tests::newsroom::{Newsroom, Site};
use newshawk_tests::server::Reply;

/// Made up in the shape of a regional daily's page: the caption twice, dates in words, and the
/// opinion pages of another year below the article in the same column.
const PAGE: &str = r#"<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Russia closes Nato missions in tit-for-tat move - Harbour Post</title>
<meta property="og:title" content="Russia closes Nato missions in tit-for-tat move">
</head><body>
<div class="menu"><a href="/">Home</a> <a href="/opinion">Opinion</a> <a href="/editorial">Editorial</a></div>
<div class="content"><div class="story-detail">
<h2 class="story__title"><a href="/news/1">Russia closes Nato missions in tit-for-tat move</a></h2>
<span class="story__time">Published October 19, 2021</span>
<figure><img src="/flag.jpg" alt="FOREIGN Minister Ivan Petrov speaks in Moscow on Monday."><figcaption>FOREIGN Minister Ivan Petrov speaks in Moscow on Monday.</figcaption></figure>
<div class="caption">FOREIGN Minister Ivan Petrov speaks in Moscow on Monday.</div>
<div class="story__content">
<p>MOSCOW: Russia said on Monday it would close its mission to Nato early next month, after the alliance sent home several of its diplomats.</p>
<p>Foreign Minister Ivan Petrov told reporters that the offices of the alliance in Moscow would also have to stop their work, and that their staff would lose their accreditation.</p>
<p>“If members of the alliance have urgent matters, they can get in touch with our ambassador,” he said, adding that the conditions for common work no longer existed.</p>
<p>A spokeswoman for the alliance said that it had taken note of the remarks and had not received any official communication on the matters he had raised.</p>
<p>Relations have been strained for years, and practical cooperation between the two sides was suspended long ago, although channels for talks at a high level were kept open.</p>
<p>Published in Harbour Post, October 19th, 2021</p>
</div></div>
<div class="more"><h3>Opinion</h3><h4>Editorial</h4>
<article class="box"><h2><a href="/news/2">Taliban and the town</a></h2><div class="story__excerpt">The Taliban have again closed the schools of the town, and nobody asks why.</div><span>Published 12 Nov, 2024</span></article>
<article class="box"><h2><a href="/news/3">Palestine on the agenda</a></h2><div class="story__excerpt">The question of Palestine is back on the agenda of the assembly.</div><span>Published 12 Nov, 2024</span></article>
<article class="box"><h2><a href="/news/4">A plan against rabies</a></h2><div class="story__excerpt">Dogs and rabies: the city has no plan and no vaccine.</div><span>Published 11 Nov, 2024</span></article>
</div></div>
<div class="footer">Harbour Post, made up for tests</div>
</body></html>"#;

const TITLE: &str = "Russia closes Nato missions in tit-for-tat move";

/// A room at some time whose feed then gets the teaser of the story.
async fn room(now: &str, item: Item) -> (Newsroom, Site) {
    let now: Timestamp = now.parse().expect("a time");
    let site = Site::with_feed(&[]).await;
    site.put("/story.html", Reply::ok(PAGE));
    let room = Newsroom::open_at(now).await;
    for word in ["NATO", "Russia", "Taliban", "Palestine", "rabies"] {
        room.watch(word).await;
    }
    room.subscribe(&site.feed()).await;
    site.publish(&[item]);
    room.look().await;
    (room, site)
}

fn teaser() -> Item {
    Item::teaser("story", TITLE).undated()
}

#[tokio::test]
async fn the_article_matches_and_its_neighbours_do_not() {
    let (room, _site) = room("2024-11-13T08:00:00Z", teaser()).await;
    let names: Vec<(String, usize)> = room
        .handle
        .live()
        .watches
        .iter()
        .map(|watch| (watch.name.clone(), room.matched(watch.id).len()))
        .collect();
    let expected = [
        ("NATO", 1),
        ("Russia", 1),
        ("Taliban", 0),
        ("Palestine", 0),
        ("rabies", 0),
    ];
    assert_eq!(
        names,
        expected.map(|(name, count)| (name.to_owned(), count))
    );

    let article = room.articles().remove(0);
    let published = article.head.published.expect("the page gives its date");
    assert!(
        published.to_string().starts_with("2021-10-19"),
        "{published}"
    );
    let outside = room.handle.live().matcher.chrome_hits(&article.blocks);
    assert!(outside >= 5, "the teasers are counted: {outside}");
    let has = |word: &str, zone: Zone| {
        let mut blocks = article.blocks.iter().filter(|block| block.zone == zone);
        blocks.any(|block| block.text.contains(word))
    };
    assert!(has("Taliban", Zone::Chrome) && has("rabies", Zone::Chrome));
}

/// Years later it is listed and not told: the page's date says why.
#[tokio::test]
async fn an_old_story_is_listed_silently() {
    let (room, _site) = room("2024-11-13T08:00:00Z", teaser()).await;
    assert!(room.told().is_empty());
    assert_eq!(room.silences(), [Quiet::Old, Quiet::Old]);
}

#[tokio::test]
async fn on_its_day_it_is_told_once_for_both_watches() {
    let (room, _site) = room("2021-10-19T08:00:00Z", teaser()).await;
    let both = vec!["NATO".to_owned(), "Russia".to_owned()];
    assert_eq!(room.told(), [(TITLE.to_owned(), both)]);
    let sentence = "MOSCOW: Russia said on Monday it would close its mission to Nato early next month, after the alliance sent home several of its diplomats.";
    assert_eq!(room.notices()[0].sentence, sentence);
    room.look().await;
    let room = room.reopen().await;
    room.look().await;
    assert!(room.told().is_empty());
}
