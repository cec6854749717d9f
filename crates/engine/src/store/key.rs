//! Keys: fixed-width and big-endian, so that they sort the way the screen does, newest first.

use newshawk_core::Timestamp;
use newshawk_core::alert::AlertKey;
use newshawk_core::alert::mute::Mute;
use newshawk_core::ids::{ArticleId, SourceId, StoryId, WatchId};

/// The time, newest first.
fn newest_first(ms: u64) -> [u8; 8] {
    (u64::MAX - ms).to_be_bytes()
}

pub(super) fn article(id: ArticleId) -> [u8; 16] {
    let mut key = [0; 16];
    key[..8].copy_from_slice(&newest_first(id.at_ms));
    key[8..].copy_from_slice(&id.print.to_be_bytes());
    key
}

pub(super) fn article_of(key: &[u8]) -> Option<ArticleId> {
    let time: [u8; 8] = key.get(..8)?.try_into().ok()?;
    let print: [u8; 8] = key.get(8..16)?.try_into().ok()?;
    Some(ArticleId {
        at_ms: u64::MAX - u64::from_be_bytes(time),
        print: u64::from_be_bytes(print),
    })
}

/// The start of all articles first seen before this moment, going back in time.
pub(super) fn before(at: Timestamp) -> [u8; 16] {
    let ms = u64::try_from(at.as_millisecond()).unwrap_or(0);
    let mut key = [0; 16];
    key[..8].copy_from_slice(&newest_first(ms));
    key
}

pub(super) fn matched(watch: WatchId, article_id: ArticleId) -> [u8; 20] {
    let mut key = [0; 20];
    key[..4].copy_from_slice(&watch.0.to_be_bytes());
    key[4..].copy_from_slice(&article(article_id));
    key
}

/// An article, or a part, of a story.
pub(super) fn member(story: StoryId, article_id: ArticleId) -> [u8; 32] {
    let mut key = [0; 32];
    key[..16].copy_from_slice(&article(story.0));
    key[16..].copy_from_slice(&article(article_id));
    key
}

pub(super) fn alert(of: AlertKey) -> [u8; 20] {
    let mut key = [0; 20];
    key[..16].copy_from_slice(&article(of.story.0));
    key[16..].copy_from_slice(&of.watch.0.to_be_bytes());
    key
}

pub(super) fn alert_of(key: &[u8]) -> Option<AlertKey> {
    let story = StoryId(article_of(key.get(..16)?)?);
    let watch: [u8; 4] = key.get(16..20)?.try_into().ok()?;
    Some(AlertKey {
        story,
        watch: WatchId(u32::from_be_bytes(watch)),
    })
}

/// Something that is muted: what kind of thing, then which.
pub(super) fn mute(what: Mute) -> Vec<u8> {
    match what {
        Mute::Watch(watch) => [&[WATCH][..], &watch.0.to_be_bytes()].concat(),
        Mute::Story(story) => [&[STORY][..], &article(story.0)].concat(),
        Mute::Source(source) => [&[SOURCE][..], &source.0.to_be_bytes()].concat(),
    }
}

pub(super) fn mute_of(key: &[u8]) -> Option<Mute> {
    let (kind, which) = key.split_first()?;
    let number = || Some(u32::from_be_bytes(which.try_into().ok()?));
    match *kind {
        WATCH => Some(Mute::Watch(WatchId(number()?))),
        STORY => Some(Mute::Story(StoryId(article_of(which)?))),
        SOURCE => Some(Mute::Source(SourceId(number()?))),
        _ => None,
    }
}

const WATCH: u8 = 0;
const STORY: u8 = 1;
const SOURCE: u8 = 2;

/// A row of a log: newest first, and among rows of one moment by number.
pub(super) fn row(at: Timestamp, number: u32) -> [u8; 12] {
    let ms = u64::try_from(at.as_millisecond()).unwrap_or(0);
    let mut key = [0; 12];
    key[..8].copy_from_slice(&newest_first(ms));
    key[8..].copy_from_slice(&number.to_be_bytes());
    key
}

pub(super) fn row_time(key: &[u8]) -> Option<Timestamp> {
    let time: [u8; 8] = key.get(..8)?.try_into().ok()?;
    let ms = i64::try_from(u64::MAX - u64::from_be_bytes(time)).ok()?;
    Timestamp::from_millisecond(ms).ok()
}
