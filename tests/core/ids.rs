//! Ids as text, and fingerprints.

use newshawk_core::Timestamp;
use newshawk_core::ids::{ArticleId, BadId, Fingerprint};

#[test]
fn an_article_id_reads_as_it_prints() {
    let at: Timestamp = "2026-06-03T10:00:00.250Z".parse().expect("a time");
    let id = ArticleId::new(at, Fingerprint::of(&[b"a"]));
    assert_eq!(id.at(), at);
    assert_eq!(id.to_string().len(), 32);
    assert_eq!(id.to_string().parse(), Ok(id));
}

#[test]
fn newer_articles_have_larger_ids() {
    let id = |second| {
        ArticleId::new(
            Timestamp::from_second(second).expect("a time"),
            Fingerprint([9; 16]),
        )
    };
    assert!(id(2) > id(1));
    assert_eq!(id(-5).at(), Timestamp::UNIX_EPOCH);
}

#[test]
fn other_texts_are_no_ids() {
    let long = "0".repeat(33);
    for text in [
        "",
        "12",
        "g0000000000000000000000000000000",
        "+000000000000000000000000000000a",
        &long,
    ] {
        assert_eq!(text.parse::<ArticleId>(), Err(BadId), "{text}");
    }
}

#[test]
fn where_a_part_ends_matters() {
    let print = |parts: &[&[u8]]| Fingerprint::of(parts);
    assert_ne!(print(&[b"ab", b"c"]), print(&[b"a", b"bc"]));
    assert_ne!(print(&[b"ab"]), print(&[b"ab", b""]));
    assert_eq!(format!("{:?}", Fingerprint([0xab; 16])), "ab".repeat(16));
}
