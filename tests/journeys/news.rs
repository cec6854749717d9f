//! News: told once, for all watches together, with the proof.

use newshawk_core::alert::Fate;
use newshawk_core::watch::Level;
use newshawk_engine::Event;
use newshawk_tests::made_up::Item;
use newshawk_tests::newsroom::{Manner, Newsroom, Site, within};

#[tokio::test]
async fn one_notice_names_every_watch_of_the_story() {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    room.watch("NATO").await;
    room.watch("Russia").await;
    room.watch("Mali").await;
    room.subscribe(&site.feed()).await;

    let news = Item::new("a", "Ministers meet").says("They spoke of NATO and Russia. Then tea.");
    site.publish(&[news, Item::new("b", "Ferries run late")]);
    room.look().await;

    let both = vec!["NATO".to_owned(), "Russia".to_owned()];
    assert_eq!(room.told(), [("Ministers meet".to_owned(), both)]);
    let notice = &room.notices()[0];
    assert_eq!(notice.sentence, "They spoke of NATO and Russia.");
    assert_eq!(notice.source, "Harbour Post");
    assert_eq!(notice.url.as_ref(), Some(&site.url("/a.html")));
    let forms: Vec<&str> = notice.evidence.iter().map(|it| it.form.as_str()).collect();
    assert_eq!(forms, ["NATO", "Russia"]);
    let fates: Vec<bool> = room
        .alerts()
        .iter()
        .map(|alert| matches!(alert.alert.fate, Fate::Shown { .. }))
        .collect();
    assert_eq!(fates, [true, true]);
}

#[tokio::test]
async fn the_loudest_watch_decides_how_loud() {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    room.watch("NATO").await;
    room.save_watch(None, "Russia", Level::Interrupt, false)
        .await;
    room.subscribe(&site.feed()).await;
    site.publish(&[Item::new("a", "NATO on Russia")]);
    room.look().await;
    assert_eq!(room.notices()[0].level, Level::Interrupt);
}

#[tokio::test]
async fn every_story_is_told_by_itself() {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    room.watch("NATO").await;
    room.subscribe(&site.feed()).await;
    let many: Vec<Item> = (0..40)
        .map(|number| Item::new(&format!("n{number}"), &format!("NATO item {number}")))
        .collect();
    site.publish(&many);
    room.look().await;
    let mut told = room.headlines();
    told.sort();
    told.dedup();
    assert_eq!((room.told().len(), told.len()), (40, 40));
}

#[tokio::test]
async fn a_refusal_of_the_desktop_is_kept_and_not_tried_again() {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open_with(Manner::Refuses).await;
    room.watch("NATO").await;
    room.subscribe(&site.feed()).await;
    site.publish(&[Item::new("a", "NATO meets")]);
    room.look().await;
    let at = room.clock.now();
    let why = "the desk is closed".to_owned();
    assert_eq!(room.alerts()[0].alert.fate, Fate::NotShown { at, why });
    let room = room.reopen().await;
    room.look().await;
    assert!(room.told().is_empty());
}

#[tokio::test]
async fn markup_is_not_read_as_words() {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    room.watch("NATO").await;
    room.subscribe(&site.feed()).await;
    let hidden = "<p title=\"NATO\">Calm</p><!-- NATO --><script>NATO</script>";
    site.publish(&[Item::new("a", "Ferries").says(hidden)]);
    room.look().await;
    assert!(room.told().is_empty());
}

#[tokio::test]
async fn who_looks_at_the_alerts_hears_of_one_that_still_settles() {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    room.watch("NATO").await;
    room.subscribe(&site.feed()).await;
    let mut events = room.handle.events();
    site.publish(&[Item::new("a", "NATO meets in Bergen")]);
    within(room.handle.check(None)).await.expect("it answers");
    within(room.handle.settled()).await;
    assert_eq!(room.notices().len(), 0, "it settles");
    let mut heard = Vec::new();
    while let Ok(event) = events.try_recv() {
        heard.push(event);
    }
    assert!(heard.contains(&Event::Alerts), "{heard:?}");
}
