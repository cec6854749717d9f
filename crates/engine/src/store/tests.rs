//! The stored forms, byte for byte: what an earlier version wrote must be read by every later one.
//! Where a test here fails, the record has changed its shape: give it a new schema number and a
//! way from the old one.

use jiff::{SignedDuration, Timestamp};
use newshawk_core::alert::{AlertKey, Fate, Quiet};
use newshawk_core::article::{Block, Head, Method, PageState, Zone};
use newshawk_core::ids::{ArticleId, Fingerprint, SourceId, StoryId, WatchId};
use newshawk_core::matching::{Evidence, Match};
use newshawk_core::query::Query;
use newshawk_core::schedule::{Hints, Moved, PollState, Why};
use newshawk_core::source::{Cadence, FullText, Source};
use newshawk_core::watch::{Level, Watch};
use url::Url;

use super::codec::{Stored, decode, encode, encode_compressed};
use super::record::{
    AlertRecord, DropRecord, HeadRecord, IdentityRecord, LedgerEntry, MatchRecord, NumberValue,
    PollRecord, SourceRecord, StatusRecord, TextRecord, TextValue, WatchRecord,
};
use super::{DropReason, key};

/// The record is written as these bytes, and these bytes are read as the record.
fn check<T: Stored>(record: T, bytes: &str) {
    assert_eq!(hex(&encode(&record)), bytes);
    let read: T = decode(&unhex(bytes)).unwrap();
    assert_eq!(hex(&encode(&read)), bytes);
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Vec<u8> {
    let digits: Vec<u32> = text.chars().map(|digit| digit.to_digit(16).unwrap()).collect();
    let pairs = digits.chunks(2);
    pairs.map(|pair| u8::try_from(pair[0] * 16 + pair[1]).unwrap()).collect()
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn url(text: &str) -> Url {
    Url::parse(text).unwrap()
}

fn article() -> ArticleId {
    ArticleId {
        at_ms: 1_000,
        print: 0x0102_0304_0506_0708,
    }
}

#[test]
fn a_source() {
    let source = Source {
        id: SourceId(7),
        url: url("https://n.example/f"),
        title: "N".to_owned(),
        site: Some(url("https://n.example/")),
        folder: "a/b".to_owned(),
        cadence: Cadence::Every(SignedDuration::from_mins(5)),
        full_text: FullText::Always,
        paused: true,
        sample: false,
        attributes: vec![("k".to_owned(), "v".to_owned())],
    };
    check(SourceRecord::from(&source), "");
    let read: SourceRecord = decode(&encode(&SourceRecord::from(&source))).unwrap();
    assert_eq!(read.into_source(SourceId(7)), Some(source));
}

#[test]
fn a_poll() {
    let state = PollState {
        etag: Some(b"W/\"1\"".to_vec()),
        last_modified: Some(vec![0xff]),
        validated_by: Some(url("https://n.example/g")),
        body: Some(Fingerprint([3; 16])),
        last_look: Some(at(1)),
        last_success: Some(at(2)),
        last_new: Some(at(3)),
        failures: 4,
        trouble: "t".to_owned(),
        flaws: vec!["f".to_owned()],
        hints: Hints {
            headers: Some(SignedDuration::from_secs(60)),
            document: None,
            skip_hours: vec![0, 23],
            skip_days: vec![7],
        },
        rhythm: Some(SignedDuration::from_secs(90)),
        next: Some(at(5)),
        why: Why::Failing(4),
        paused_until: Some(at(6)),
        introduced: true,
        moved: Some(Moved {
            to: url("https://m.example/"),
            times: 2,
            since: at(7),
        }),
    };
    check(PollRecord::from(&state), "");
    let read: PollRecord = decode(&encode(&PollRecord::from(&state))).unwrap();
    assert_eq!(PollState::from(read), state);
}

/// Their order is part of the stored form.
#[test]
fn reasons_of_a_poll() {
    let all = [
        Why::New,
        Why::Default,
        Why::Unconditional,
        Why::Rhythm,
        Why::Person,
        Why::Hint,
        Why::Skipped,
        Why::Failing(9),
        Why::Asked,
        Why::Offline,
        Why::Gone,
        Why::Locked,
    ];
    let mut last = String::new();
    for why in all {
        let state = PollState {
            why: why.clone(),
            ..PollState::default()
        };
        let bytes = encode(&PollRecord::from(&state));
        assert_eq!(PollState::from(decode::<PollRecord>(&bytes).unwrap()).why, why);
        last += &hex(&bytes[19..bytes.len() - 3]);
        last += " ";
    }
    assert_eq!(last, "");
}

#[test]
fn a_watch() {
    let watch = Watch {
        id: WatchId(3),
        version: 2,
        name: "N".to_owned(),
        query: Query::parse("NATO OR \"a b\"").unwrap(),
        level: Level::Interrupt,
        paused: false,
        sample: true,
    };
    check(WatchRecord::from(&watch), "");
    let read: WatchRecord = decode(&encode(&WatchRecord::from(&watch))).unwrap();
    assert_eq!(read.into_watch(WatchId(3)), Some(watch));
}

#[test]
fn a_head() {
    let head = Head {
        id: article(),
        source: SourceId(7),
        first_seen: at(1),
        revision: 2,
        url: Some(url("https://n.example/a")),
        title: "T".to_owned(),
        author: Some("A".to_owned()),
        language: Some("en".to_owned()),
        site: None,
        published: Some(at(-1)),
        modified: None,
        method: Method::TitleAndTeaser,
        confidence: 0.5,
        content: Fingerprint([9; 16]),
        backfill: true,
        page: PageState::Failed,
        chrome_words: 300,
    };
    check(HeadRecord::from(&head), "");
    let read: HeadRecord = decode(&encode(&HeadRecord::from(&head))).unwrap();
    assert_eq!(read.into_head(article()), head);
}

/// The packed bytes are zstd's and may change with it; what they hold may not.
#[test]
fn a_text() {
    let zones = [
        Zone::Title,
        Zone::Lead,
        Zone::Body,
        Zone::Caption,
        Zone::Quote,
        Zone::Author,
        Zone::Tag,
        Zone::Chrome,
    ];
    let blocks = zones.map(|zone| Block::new(zone, zone.name()));
    check(TextRecord::from(blocks.as_slice()), "");
    let packed = encode_compressed(&TextRecord::from(blocks.as_slice()));
    for bytes in [packed, unhex("")] {
        let read: TextRecord = decode(&bytes).unwrap();
        assert_eq!(Vec::<Block>::from(read), blocks);
    }
}

#[test]
fn a_name() {
    let record = IdentityRecord {
        at_ms: 1_000,
        print: 1 << 40,
        content: [9; 16],
    };
    check(record, "");
}

#[test]
fn a_match() {
    let found = Match {
        watch: WatchId(3),
        version: 2,
        evidence: vec![Evidence {
            clause: "nato".to_owned(),
            form: "NATO".to_owned(),
            zone: Zone::Quote,
            block: 1,
            start: 200,
            end: 204,
            word: 40,
        }],
    };
    check(MatchRecord::new(&found, 5), "");
    let read: MatchRecord = decode(&encode(&MatchRecord::new(&found, 5))).unwrap();
    assert_eq!(read.into_match(WatchId(3)), found);
}

#[test]
fn alerts_and_their_fates() {
    let fates = [
        (Fate::Waiting { until: at(1) }, ""),
        (Fate::Showing { at: at(1) }, ""),
        (Fate::Shown { at: at(1) }, ""),
        (
            Fate::NotShown {
                at: at(1),
                why: "w".to_owned(),
            },
            "",
        ),
        (Fate::Quiet(Quiet::FirstLook), ""),
        (Fate::Quiet(Quiet::Old), ""),
        (Fate::Quiet(Quiet::Badge), ""),
        (Fate::Quiet(Quiet::Digest), ""),
        (Fate::Quiet(Quiet::Off), ""),
    ];
    for (fate, bytes) in fates {
        check(AlertRecord::new(Level::Notify, at(2), &fate), bytes);
        let read: AlertRecord = decode(&unhex(bytes)).unwrap();
        assert_eq!(read.into_parts(), (Level::Notify, at(2), fate));
    }
}

#[test]
fn drops_and_requests() {
    let drop = |reason| DropRecord {
        source: 7,
        url: Some("https://n.example/a".to_owned()),
        title: "T".to_owned(),
        reason,
    };
    check(drop(DropReason::PageUnreachable("c".to_owned())), "");
    check(drop(DropReason::PageWithoutArticle), "");
    check(drop(DropReason::NotOnPage("w".to_owned())), "");
    check(drop(DropReason::EmptyEntry), "");
    let entry = LedgerEntry {
        url: "https://n.example/f".to_owned(),
        reason: "r".to_owned(),
        status: 304,
        outcome: "unchanged".to_owned(),
        bytes: 5,
    };
    check(entry, "");
}

#[test]
fn small_things() {
    let status = StatusRecord {
        read: true,
        starred: false,
    };
    check(status, "");
    check(TextValue("no".to_owned()), "");
    check(NumberValue(300), "");
}

#[test]
fn keys_put_the_newest_first() {
    assert_eq!(hex(&key::article(article())), "");
    assert_eq!(hex(&key::matched(WatchId(3), article())), "");
    let alert = AlertKey {
        watch: WatchId(3),
        story: StoryId(article()),
    };
    assert_eq!(hex(&key::alert(alert)), "");
    assert_eq!(hex(&key::row(at(1), 9)), "");
    assert_eq!(key::article_of(&key::article(article())), Some(article()));
    assert_eq!(key::alert_of(&key::alert(alert)), Some(alert));
    assert_eq!(key::row_time(&key::row(at(1), 9)), Some(at(1)));
    let newer = ArticleId {
        at_ms: 1_001,
        print: 0,
    };
    assert!(key::article(newer) < key::article(article()));
}

#[test]
fn what_is_not_known_is_not_read() {
    let good = encode(&NumberValue(300));
    assert_eq!(decode::<NumberValue>(&good).map(|it| it.0), Some(300));
    for place in 0..4 {
        let mut other = good.clone();
        other[place] = other[place].wrapping_add(7);
        assert!(decode::<NumberValue>(&other).is_none(), "byte {place}");
    }
    for length in 0..good.len() {
        assert!(decode::<NumberValue>(&good[..length]).is_none(), "{length} bytes");
    }
    let packed = encode_compressed(&TextValue("a".repeat(100)));
    for length in 0..packed.len() {
        assert!(decode::<TextValue>(&packed[..length]).is_none(), "{length} bytes");
    }
}
