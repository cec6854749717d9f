//! A publisher changes what it has published, and nobody else tells the story.

use jiff::SignedDuration;
use newshawk_core::alert::Reason;
use newshawk_core::alert::desk::Manner;
use newshawk_engine::Notice;
use newshawk_tests::made_up::{self, Item};
use newshawk_tests::newsroom::{Newsroom, Site};

/// What is told of an article first and, three hours later, of what became of it.
async fn told(first: &Item, then: &[Item]) -> (Notice, Vec<Notice>) {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::for_a_person(made_up::now()).await;
    room.watch("NATO").await;
    room.subscribe(&site.feed()).await;
    site.publish(std::slice::from_ref(first));
    room.look().await;
    room.told_to_be(1).await;
    for item in then {
        room.clock.advance(SignedDuration::from_hours(3));
        site.publish(std::slice::from_ref(item));
        room.look().await;
    }
    let mut notices = room.notices();
    (notices.remove(0), notices)
}

fn reef(title: &str, dead: u32) -> Item {
    let text = format!(
        "The NATO ferry Halvard struck the Skarholm reef at four in the morning. {dead} sailors died, \
         the coast guard of Skarholm said. A tug from Brackwater is to pull the Halvard off the reef."
    );
    Item::new("reef", title).text(&format!("<p>{text}</p>"))
}

#[tokio::test]
async fn a_correction_is_told_once() {
    let first = reef("NATO ferry strikes reef off Skarholm", 3);
    let corrected = reef("Correction: NATO ferry strikes reef off Skarholm", 3);
    let redated = corrected.clone().date("Wed, 03 Jun 2026 09:40:00 GMT");
    let (first, again) = told(&first, &[corrected, redated]).await;
    let [again] = again.try_into().expect("it is told again once");
    assert_eq!((again.story, again.manner), (first.story, Manner::Again));
    assert_eq!(again.reason, Reason::Correction);
}

#[tokio::test]
async fn a_toll_that_an_edit_raises_is_told() {
    let first = reef("NATO ferry strikes reef off Skarholm", 3);
    let raised = reef("NATO ferry strikes reef off Skarholm: nine dead", 9);
    let (first, again) = told(&first, &[raised]).await;
    let [again] = again.try_into().expect("it is told again once");
    assert_eq!((again.story, again.manner), (first.story, Manner::Again));
    assert_eq!(again.reason.words(), "new: Dead: 9, before 3");
}

#[tokio::test]
async fn another_wording_is_not_told() {
    let first = reef("NATO ferry strikes reef off Skarholm", 3);
    let reworded = reef("NATO ferry runs onto reef off Skarholm", 3);
    let (_, again) = told(&first, &[reworded]).await;
    assert!(again.is_empty(), "{again:?}");
}
