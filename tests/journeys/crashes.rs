//! Law 4 with a kill, for what is told besides news: a spike and the digest. Killed before it is on
//! the disk that it is told, it is told once after the restart; killed after, never again, and is
//! where a person can read it. `tests/desktop/crashes.rs` does so for news, on a real desktop.

use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::Command;

use jiff::SignedDuration;
use newshawk_core::Timestamp;
use newshawk_core::alert::{Fate, Reason};
use newshawk_tests::newsroom::{Newsroom, Site};

use super::digests::{local, newsroom, of_day, pass_to, publish_all, titles};
use super::wishes::{NAMES, minutes, news, said, six};

/// Who reads what is told.
#[derive(Clone, Copy)]
enum Reader {
    /// Lines of all that there is.
    Lines,
    /// Notifications, and a digest in the morning.
    Person,
}

/// Another process looks at the sources, lets two minutes pass, and dies at this place.
async fn killed_at(place: &'static str, folder: &Path, now: Timestamp, reader: Reader) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_newshawk-to-be-killed"));
    let reader = match reader {
        Reader::Lines => "lines",
        Reader::Person => "person",
    };
    program
        .arg(folder)
        .args([&now.to_string(), reader])
        .env("NEWSHAWK_CRASH_AT", place);
    // The sources are answered from here.
    let ended = tokio::task::spawn_blocking(move || program.output()).await;
    let ended = ended.expect("it is waited for").expect("it starts");
    assert_eq!(ended.status.signal(), Some(9), "{place}: {ended:?}");
}

/// Six stories of a watch come at once, from as many publishers; the other process finds them and
/// is killed at this place. A minute later Newshawk starts again, and finds what that had not kept.
async fn spike_killed_at(place: &'static str) -> (Newsroom, Vec<Site>) {
    let (room, sites) = six(10).await;
    for (site, name) in sites.iter().zip(NAMES) {
        site.publish(&[news(name)]);
    }
    let (folder, now) = room.quit().await;
    killed_at(place, folder.path(), now, Reader::Lines).await;
    let room = Newsroom::open_in(folder, now + minutes(3)).await;
    room.settle().await;
    room.look().await;
    room.pass(minutes(2)).await;
    (room, sites)
}

/// The fates of all spikes there are.
fn spikes(room: &Newsroom) -> Vec<Fate> {
    let alerts = room.alerts().into_iter();
    let spikes = alerts.filter(|it| matches!(it.alert.reason, Reason::Spike(_)));
    spikes.map(|it| it.alert.fate).collect()
}

/// The rise goes on, also over another restart, and nothing more is told of it.
async fn is_never_told_again(room: Newsroom, sites: &[Site]) {
    let told = said(&room).len();
    for (site, name) in sites.iter().zip(["island", "jockey", "kiosk", "ladder"]) {
        site.publish(&[news(name)]);
    }
    room.look().await;
    room.pass(minutes(2)).await;
    assert_eq!(said(&room).len(), told);
    let room = room.reopen().await;
    room.look().await;
    room.pass(minutes(2)).await;
    assert_eq!(said(&room), [""; 0]);
    assert_eq!(spikes(&room).len(), 1, "it is in the list, once");
}

#[tokio::test]
async fn killed_before_a_spike_is_on_the_disk_it_tells_it_once() {
    let (room, sites) = spike_killed_at("before-spike").await;
    assert_eq!(said(&room).len(), 1, "{:?}", said(&room));
    assert_eq!(room.notices().len(), 1 + NAMES.len());
    is_never_told_again(room, &sites).await;
}

#[tokio::test]
async fn killed_before_a_spike_is_shown_it_tells_it_once() {
    let (room, sites) = spike_killed_at("before-showing").await;
    assert_eq!(said(&room).len(), 1, "{:?}", said(&room));
    assert_eq!(room.notices().len(), 1 + NAMES.len());
    is_never_told_again(room, &sites).await;
}

#[tokio::test]
async fn killed_when_a_spike_may_have_been_shown_it_lists_it() {
    for place in ["after-showing", "after-shown"] {
        let (room, sites) = spike_killed_at(place).await;
        assert_eq!(said(&room), [""; 0], "{place}");
        let spikes = spikes(&room);
        assert!(matches!(spikes[..], [Fate::Showing { .. }]), "{spikes:?}");
        is_never_told_again(room, &sites).await;
    }
}

/// News of the night; the other process starts a minute before eight and is killed at this place,
/// when it is eight. Newshawk starts again a minute later.
async fn digest_killed_at(place: &'static str) -> (Newsroom, Site) {
    let (room, site) = newsroom().await;
    publish_all(&room, &site).await;
    pass_to(&room, local("2026-06-03", 7, 59)).await;
    let (folder, now) = room.quit().await;
    killed_at(place, folder.path(), now, Reader::Person).await;
    let room = Newsroom::for_a_person_in(folder, now + minutes(3)).await;
    room.settle().await;
    (room, site)
}

const NIGHT: [&str; 3] = [
    "A ferry runs aground near Port Ellery",
    "The old bridge of Tolmin is closed for repair",
    "Vessa sells its lighthouse to a baker",
];

/// What comes after the restart is in the next digest, and nothing of what was told.
async fn the_next_one_goes_on(room: Newsroom, site: &Site) {
    let told = room.digests().len();
    let at = room.clock.now();
    site.publish(&[super::digests::news(
        "e",
        "Elmar names its new ferry after a poet",
        at,
    )]);
    room.look().await;
    pass_to(&room, local("2026-06-03", 23, 0)).await;
    assert_eq!(room.digests().len(), told, "once a day");
    assert_eq!(titles(&of_day(&room, "2026-06-03").digest), NIGHT);
    let room = room.reopen().await;
    pass_to(&room, local("2026-06-04", 8, 0)).await;
    room.pass(SignedDuration::from_hours(1)).await;
    let digests = room.digests();
    let [next] = &digests[..] else {
        panic!("{digests:?}");
    };
    assert_eq!(titles(next), ["Elmar names its new ferry after a poet"]);
}

#[tokio::test]
async fn killed_before_a_digest_is_on_the_disk_it_tells_it_once() {
    let (room, site) = digest_killed_at("before-digest").await;
    let digests = room.digests();
    let [digest] = &digests[..] else {
        panic!("{digests:?}");
    };
    assert_eq!(titles(digest), NIGHT);
    the_next_one_goes_on(room, &site).await;
}

#[tokio::test]
async fn killed_when_a_digest_may_have_been_shown_it_keeps_it_to_be_read() {
    for place in ["after-digest", "after-shown"] {
        let (room, site) = digest_killed_at(place).await;
        assert_eq!(room.digests().len(), 0, "{place}");
        the_next_one_goes_on(room, &site).await;
    }
}
