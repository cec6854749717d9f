//! The stored forms, byte for byte: what an earlier version wrote must be read by every later one.
//! Where a test here fails, the record has changed its shape: give it a new schema number and a
//! way from the old one.

mod alerts;
mod desktop;
mod heard;
mod stories;

use std::num::NonZeroU32;

use jiff::{SignedDuration, Timestamp};
use newshawk_core::alert::AlertKey;
use newshawk_core::alert::mute::Mute;
use newshawk_core::article::{Block, Head, Method, PageState, Zone};
use newshawk_core::ids::{ArticleId, Fingerprint, SourceId, StoryId, WatchId};
use newshawk_core::matching::{Evidence, Match};
use newshawk_core::query::Query;
use newshawk_core::schedule::{Hints, Moved, Part, PollState, Why};
use newshawk_core::source::{Cadence, FullText, Source, SourceKind};
use newshawk_core::spike::Sensitivity;
use newshawk_core::watch::{Absence, Level, Options, Watch};
use url::Url;

use super::codec::{Stored, decode, encode, encode_compressed};
use super::record::{
    DropRecord, HeadRecord, IdentityRecord, JudgementRecord, LedgerEntry, MatchRecord, NumberValue,
    PollRecord, SourceRecord, SpanRecord, StatusRecord, TextRecord, TextValue, WatchRecord,
};
use super::{DropReason, Judgement, key};

/// The record is written as these bytes, and these bytes are read as the record.
#[track_caller]
fn check<T: Stored>(record: T, bytes: &str) {
    assert_eq!(hex(&encode(&record)), bytes);
    let read: T = decode(&unhex(bytes)).unwrap();
    assert_eq!(hex(&encode(&read)), bytes);
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Vec<u8> {
    let digits: Vec<u32> = text
        .chars()
        .map(|digit| digit.to_digit(16).unwrap())
        .collect();
    let pairs = digits.chunks(2);
    pairs
        .map(|pair| u8::try_from(pair[0] * 16 + pair[1]).unwrap())
        .collect()
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
        kind: SourceKind::Page {
            pattern: "p".to_owned(),
        },
    };
    check(
        SourceRecord::from(&source),
        "010002001368747470733a2f2f6e2e6578616d706c652f66014e011268747470733a2f2f6e2e6578616d706c652f03612f6201d80401010001016b0176020170",
    );
    let read: SourceRecord = decode(&encode(&SourceRecord::from(&source))).unwrap();
    assert_eq!(read.into_source(SourceId(7)), Some(source.clone()));

    // Schema 1 knew only feeds.
    let old: SourceRecord = decode(&unhex("010001001368747470733a2f2f6e2e6578616d706c652f66014e011268747470733a2f2f6e2e6578616d706c652f03612f6201d80401010001016b0176")).unwrap();
    let feed = Source {
        kind: SourceKind::Feed,
        ..source
    };
    assert_eq!(old.into_source(SourceId(7)), Some(feed));
}

#[test]
fn a_poll() {
    let mut state = PollState {
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
        parts: vec![Part {
            url: url("https://n.example/s"),
            etag: Some(b"1".to_vec()),
            last_modified: None,
            body: Some(Fingerprint([4; 16])),
        }],
    };
    check(
        PollRecord::from(&state),
        "010002000105572f2231220101ff011368747470733a2f2f6e2e6578616d706c652f67010303030303030303030303030303030301d00f01a01f01f02e040174010166017800020017010701b40101904e070401e05d01011268747470733a2f2f6d2e6578616d706c652f02b06d011368747470733a2f2f6e2e6578616d706c652f73010131000104040404040404040404040404040404",
    );
    let read: PollRecord = decode(&encode(&PollRecord::from(&state))).unwrap();
    assert_eq!(PollState::from(read), state);

    // Schema 1 knew no parts.
    let old: PollRecord = decode(&unhex("010001000105572f2231220101ff011368747470733a2f2f6e2e6578616d706c652f67010303030303030303030303030303030301d00f01a01f01f02e040174010166017800020017010701b40101904e070401e05d01011268747470733a2f2f6d2e6578616d706c652f02b06d")).unwrap();
    state.parts.clear();
    assert_eq!(PollState::from(old), state);
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
        assert_eq!(
            PollState::from(decode::<PollRecord>(&bytes).unwrap()).why,
            why
        );
        last += &hex(&bytes[20..bytes.len() - 4]);
        last += " ";
    }
    assert_eq!(last, "00 01 02 03 04 05 06 0709 08 09 0a 0b ");
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
        options: Options {
            first_in_days: NonZeroU32::new(30),
            absence: Some(Absence {
                has: vec![SourceId(1)],
                lacks: vec![SourceId(2), SourceId(300)],
                hours: NonZeroU32::new(3).unwrap(),
            }),
            spikes: Some(Sensitivity::Clear),
        },
    };
    check(
        WatchRecord::from(&watch),
        "0100020002014e0d4e41544f204f522022612062220300011e0101010202ac020302",
    );
    let read: WatchRecord = decode(&encode(&WatchRecord::from(&watch))).unwrap();
    assert_eq!(read.into_watch(WatchId(3)), Ok(watch.clone()));

    // As it was stored before a watch had options.
    let old = "0100010002014e0d4e41544f204f52202261206222030001";
    let read: WatchRecord = decode(&unhex(old)).unwrap();
    let watch = Watch {
        options: Options::default(),
        ..watch
    };
    assert_eq!(read.into_watch(WatchId(3)), Ok(watch));
}

/// Another version of the program may have understood it.
#[test]
fn a_watch_that_can_not_be_understood() {
    let read: WatchRecord = decode(&unhex("0100010002014e05284e41544f030000")).unwrap();
    let (name, error) = read.into_watch(WatchId(3)).unwrap_err();
    assert_eq!((name.as_str(), error.span.start), ("N", 0));
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
        image: Some(url("https://n.example/a.jpg")),
    };
    check(
        HeadRecord::from(&head),
        "0100020007d00f02011368747470733a2f2f6e2e6578616d706c652f6101540101410102656e0001cf0f00030000003f090909090909090909090909090909090103ac02011768747470733a2f2f6e2e6578616d706c652f612e6a7067",
    );
    let read: HeadRecord = decode(&encode(&HeadRecord::from(&head))).unwrap();
    assert_eq!(read.into_head(article()), head);

    // As it was stored when pictures were not yet known.
    let old = "0100010007d00f02011368747470733a2f2f6e2e6578616d706c652f6101540101410102656e0001cf0f00030000003f090909090909090909090909090909090103ac02";
    let read: HeadRecord = decode(&unhex(old)).unwrap();
    assert_eq!(
        read.into_head(article()),
        Head {
            image: None,
            ..head
        }
    );
}

/// Every zone, as zstd packed it.
const PACKED: &str = "0100010128b52ffd2039c901000800057469746c6501046c6561640204626f6479030763617074696f6e040571756f74650506617574686f72060374616707066368726f6d65";

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
    check(
        TextRecord::from(blocks.as_slice()),
        "010001000800057469746c6501046c6561640204626f6479030763617074696f6e040571756f74650506617574686f72060374616707066368726f6d65",
    );
    let packed = encode_compressed(&TextRecord::from(blocks.as_slice()));
    for bytes in [packed, unhex(PACKED)] {
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
    check(
        record,
        "01000100e80780808080802009090909090909090909090909090909",
    );
}

#[test]
fn a_match() {
    let found = Match {
        watch: WatchId(3),
        version: 2,
        after_edit: true,
        evidence: vec![Evidence {
            clause: "nato".to_owned(),
            term: "na".to_owned(),
            alias: Some("N".to_owned()),
            form: "NATO".to_owned(),
            zone: Zone::Quote,
            block: 1,
            start: 200,
            end: 204,
            word: 40,
        }],
    };
    check(
        MatchRecord::new(&found, 5),
        "0100020002050101046e61746f026e6101014e044e41544f0401c801cc0128",
    );
    let read: MatchRecord = decode(&encode(&MatchRecord::new(&found, 5))).unwrap();
    assert_eq!(read.into_match(WatchId(3)), found);
}

/// As it was stored when a query had only words.
#[test]
fn a_match_of_the_first_schema() {
    let stored = unhex("01000100020501046e61746f044e41544f0401c801cc0128");
    let read: MatchRecord = decode(&stored).unwrap();
    let found = read.into_match(WatchId(3));
    assert_eq!((found.version, found.after_edit), (2, false));
    let evidence = &found.evidence[0];
    assert_eq!(
        (evidence.clause.as_str(), evidence.term.as_str()),
        ("nato", "nato")
    );
    assert_eq!(
        (evidence.form.as_str(), evidence.range()),
        ("NATO", 200..204)
    );
}

#[test]
fn drops_and_requests() {
    let drop = |reason| DropRecord {
        source: 7,
        url: Some("https://n.example/a".to_owned()),
        title: "T".to_owned(),
        reason,
    };
    check(
        drop(DropReason::PageUnreachable("c".to_owned())),
        "0100010007011368747470733a2f2f6e2e6578616d706c652f610154000163",
    );
    check(
        drop(DropReason::PageWithoutArticle),
        "0100010007011368747470733a2f2f6e2e6578616d706c652f61015401",
    );
    check(
        drop(DropReason::NotOnPage("w".to_owned())),
        "0100010007011368747470733a2f2f6e2e6578616d706c652f610154020177",
    );
    check(
        drop(DropReason::EmptyEntry),
        "0100010007011368747470733a2f2f6e2e6578616d706c652f61015403",
    );
    check(
        drop(DropReason::EditedAway("w".to_owned())),
        "0100010007011368747470733a2f2f6e2e6578616d706c652f610154040177",
    );
    check(
        drop(DropReason::Robots),
        "0100010007011368747470733a2f2f6e2e6578616d706c652f61015405",
    );
    let entry = LedgerEntry {
        url: "https://n.example/f".to_owned(),
        reason: "r".to_owned(),
        status: 304,
        outcome: "unchanged".to_owned(),
        bytes: 5,
    };
    check(
        entry,
        "010001001368747470733a2f2f6e2e6578616d706c652f660172b00209756e6368616e67656405",
    );
}

#[test]
fn spans() {
    check(SpanRecord::of(at(1)), "01000100d00f");
}

#[test]
fn judgements() {
    check(JudgementRecord::from(Judgement::NotRelevant), "0100010000");
    check(JudgementRecord::from(Judgement::Relevant), "0100010001");
}

#[test]
fn small_things() {
    let status = StatusRecord {
        read: true,
        starred: false,
    };
    check(status, "010001000100");
    check(TextValue("no".to_owned()), "01000100026e6f");
    check(NumberValue(300), "01000100ac02");
}

#[test]
fn what_is_muted() {
    let things = [
        (Mute::Watch(WatchId(7)), "0000000007"),
        (
            Mute::Story(StoryId(article())),
            "01fffffffffffffc170102030405060708",
        ),
        (Mute::Source(SourceId(258)), "0200000102"),
    ];
    for (what, bytes) in things {
        assert_eq!(hex(&key::mute(what)), bytes);
        assert_eq!(key::mute_of(&unhex(bytes)), Some(what));
    }
    assert_eq!(key::mute_of(&unhex("0300000007")), None);
    assert_eq!(key::mute_of(&unhex("00000007")), None);
}

#[test]
fn keys_put_the_newest_first() {
    assert_eq!(
        hex(&key::article(article())),
        "fffffffffffffc170102030405060708"
    );
    assert_eq!(
        hex(&key::matched(WatchId(3), article())),
        "00000003fffffffffffffc170102030405060708"
    );
    let alert = AlertKey {
        watch: WatchId(3),
        story: StoryId(article()),
    };
    assert_eq!(
        hex(&key::alert(alert)),
        "fffffffffffffc17010203040506070800000003"
    );
    assert_eq!(hex(&key::row(at(1), 9)), "fffffffffffffc1700000009");
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
        assert!(
            decode::<NumberValue>(&good[..length]).is_none(),
            "{length} bytes"
        );
    }
    let packed = encode_compressed(&TextValue("a".repeat(100)));
    for length in 0..packed.len() {
        assert!(
            decode::<TextValue>(&packed[..length]).is_none(),
            "{length} bytes"
        );
    }
}
