//! A watch that takes too many notifications is shown narrower queries, with their effect.

use newshawk_core::alert::{Alert, AlertKey, Fate, Reason, Telling};
use newshawk_core::ids::{ArticleId, StoryId, WatchId};
use newshawk_core::watch::Level;
use newshawk_engine::Advice;
use newshawk_engine::store::{Batch, Judgement, Status};
use newshawk_tests::made_up::Item;
use newshawk_tests::newsroom::{Newsroom, Site};

/// Eighteen articles, of which thirteen have the word in their headline; so many were told today.
async fn told(count: usize, level: Level) -> (Newsroom, WatchId) {
    let items = (0..18).map(|number| {
        let title = if number < 13 { "NATO" } else { "Herring" };
        Item::new(&format!("n{number}"), &format!("{title} {number}")).says("NATO was there.")
    });
    let site = Site::with_feed(&items.collect::<Vec<Item>>()).await;
    let room = Newsroom::open().await;
    let watch = room.watch("NATO").await;
    room.subscribe(&site.feed()).await;
    let mut batch = Batch::default();
    let at = room.clock.now();
    for article in room.articles().iter().take(count) {
        let story = StoryId(article.head.id);
        let alert = Alert {
            level,
            decided: at,
            fate: Fate::Shown { at },
            article: article.head.id,
            reason: Reason::NewStory,
            told: Some(Telling {
                at,
                origins: 1,
                times: 1,
            }),
        };
        batch.put_alert(AlertKey { watch, story }, &alert);
    }
    let written = room.handle.store().commit(batch).await;
    written.expect("it is written");
    (room, watch)
}

async fn advice(count: usize, level: Level) -> Advice {
    let (room, watch) = told(count, level).await;
    room.handle.advise(watch).await.expect("it answers")
}

#[tokio::test]
async fn over_half_of_the_budget_is_said_with_narrower_queries() {
    let loud = advice(16, Level::Notify).await.loud.expect("too many");
    assert_eq!(
        loud.sentence,
        "It took 16 of the 30 notifications of the last day."
    );
    let mut narrower = loud.narrower.iter();
    let headline = narrower.find(|(query, _)| query.text() == "title:NATO");
    let (_, sentence) = headline.expect("the headline alone is narrower");
    assert_eq!(
        sentence,
        "Count “NATO” only in the headline: finds 13 articles of the last day instead of 18."
    );
}

#[tokio::test]
async fn half_of_it_is_no_news_and_what_interrupts_has_its_own() {
    assert_eq!(advice(15, Level::Notify).await.loud, None);
    assert_eq!(advice(18, Level::Interrupt).await.loud, None);
    assert_eq!(advice(18, Level::Badge).await.loud, None);
}

#[tokio::test]
async fn what_was_read_or_starred_is_accepted_unless_it_is_marked_otherwise() {
    let (room, watch) = told(0, Level::Notify).await;
    let ids: Vec<ArticleId> = room.articles().iter().map(|it| it.head.id).collect();
    let status = |read, starred| Status { read, starred };
    let marks = vec![
        (ids[0], status(true, false)),
        (ids[1], status(false, true)),
        (ids[2], status(true, false)),
    ];
    room.handle.set_status(marks).await.expect("it is stored");
    let judged = vec![
        (watch, ids[2], Some(Judgement::NotRelevant)),
        (watch, ids[3], Some(Judgement::Relevant)),
        (WatchId(99), ids[4], Some(Judgement::NotRelevant)),
    ];
    room.handle.judge(judged).await.expect("it is stored");
    let advice = room.handle.advise(watch).await.expect("it answers");
    assert_eq!((advice.rejected, advice.accepted), (1, 3));
    assert_eq!(room.matched(watch).len(), 18, "marks filter nothing");

    room.handle.remove_watch(watch).await.expect("it is gone");
    let left = room.handle.store().judgements_of(watch).count();
    assert_eq!(left, 0, "its marks go with a watch");
}
