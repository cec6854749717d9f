//! The person sleeps, reads, is offline: what is told then, and how.

use jiff::SignedDuration;
use newshawk_core::alert::desk::Manner;
use newshawk_core::alert::policy::{CATCH_UP, SETTLE};
use newshawk_core::alert::{Fate, Quiet};
use newshawk_engine::store::Status;
use newshawk_tests::made_up::Item;
use newshawk_tests::newsroom::{Newsroom, Site, eventually, within};

const NIGHT: SignedDuration = SignedDuration::from_hours(8);

async fn open() -> (Newsroom, Site) {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open_sparing().await;
    room.watch("NATO").await;
    room.subscribe(&site.feed()).await;
    (room, site)
}

fn night() -> [Item; 3] {
    [
        Item::new("a", "NATO opens a school for divers"),
        Item::new("b", "Brackwater council thanks NATO for the bridge"),
        Item::new("c", "A NATO cable ship leaves Port Ellery"),
    ]
}

/// Looks at the sources, and leaves what waits alone.
async fn look(room: &Newsroom) {
    within(room.handle.check(None)).await.expect("it answers");
    within(room.handle.settled()).await;
}

#[tokio::test]
async fn what_a_sleeping_machine_missed_is_told_in_one() {
    let (room, site) = open().await;
    site.publish(&night());
    room.sleep(NIGHT).await;
    look(&room).await;
    room.clock.advance(SETTLE);
    within(room.handle.settled()).await;
    assert!(room.told().is_empty(), "it is collected for a while");
    room.clock.advance(CATCH_UP);
    room.told_to_be(3).await;
    let summed = room.alerts();
    assert!(
        summed
            .iter()
            .all(|it| matches!(it.alert.fate, Fate::Summed { .. })),
        "{summed:?}"
    );

    // What comes when it is awake is told by itself.
    let day = Item::new("d", "NATO and the mayor of Varn sign a lease")
        .date("Wed, 03 Jun 2026 18:30:00 GMT");
    site.publish(&[day]);
    look(&room).await;
    room.clock.advance(SETTLE);
    room.told_to_be(4).await;
}

#[tokio::test]
async fn what_came_while_newshawk_was_not_running_is_told_in_one() {
    let (room, site) = open().await;
    site.publish(&night());
    room.clock.advance(NIGHT);
    let room = room.reopen().await;
    look(&room).await;
    room.clock.advance(SETTLE);
    within(room.handle.settled()).await;
    assert!(room.told().is_empty());
    room.clock.advance(CATCH_UP);
    room.told_to_be(3).await;
}

#[tokio::test]
async fn what_was_read_meanwhile_is_not_told() {
    let (room, site) = open().await;
    site.publish(&night()[..1]);
    look(&room).await;
    let entry = room.alerts().remove(0);
    read(&room, &entry.alert.article).await;
    room.clock.advance(SETTLE);
    room.settle().await;
    assert!(room.told().is_empty());
    assert_eq!(room.alerts()[0].alert.fate, Fate::Quiet(Quiet::Read));
}

#[tokio::test]
async fn what_is_read_goes_from_the_desktop() {
    let (room, site) = open().await;
    site.publish(&night()[..1]);
    room.look().await;
    let notice = room.notices().remove(0);
    let bubble = room
        .handle
        .store()
        .bubble(notice.story)
        .expect("it stands there");
    assert!(room.taken_off().is_empty());
    read(&room, &notice.article).await;
    eventually(|| room.taken_off() == [bubble.number]).await;
    assert_eq!(room.handle.store().bubble(notice.story), None);
    // Marking it once more is no reading.
    read(&room, &notice.article).await;
    assert_eq!(room.taken_off().len(), 1);
}

/// What was told stays told over a restart, and the next of its story takes its place.
#[tokio::test]
async fn after_a_restart_the_next_notification_takes_the_place_of_the_first() {
    let (room, site) = open().await;
    let says = |dead: u32, name: &str| {
        let title = format!("NATO ferry Halvard strikes reef off Skarholm, {dead} dead");
        let text = format!(
            "The NATO ferry Halvard struck the Skarholm reef at four in the morning. {dead} sailors died, the coast guard \
             of Skarholm said. Captain Ingrid Solberg told the harbour master of Port Ellery that the steering had failed \
             in the swell. A tug from Brackwater is to pull the Halvard off the reef. Fuel is leaking from her forward tank. "
        );
        Item::new(name, &title).text(&format!("<p>{}</p>", text.repeat(2)))
    };
    let first = says(3, "a");
    site.publish(std::slice::from_ref(&first));
    room.look().await;
    let told = room.notices().remove(0);
    let bubble = room.handle.store().bubble(told.story);
    assert!(bubble.is_some());
    let room = room.reopen().await;
    room.clock.advance(SignedDuration::from_hours(3));
    site.publish(&[first, says(9, "b")]);
    room.look().await;
    room.told_to_be(1).await;
    let again = room.notices().remove(0);
    assert_eq!((again.story, again.manner), (told.story, Manner::Again));
    assert_eq!(again.bubble, bubble);
    assert!(again.reason.words().contains('9'), "{:?}", again.reason);
}

async fn read(room: &Newsroom, article: &newshawk_core::ids::ArticleId) {
    let status = Status {
        read: true,
        starred: false,
    };
    let kept = within(room.handle.set_status(vec![(*article, status)])).await;
    kept.expect("it is kept");
}
