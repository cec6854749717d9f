//! Bytes at random, read as a query and as an article: nothing panics, what is printed reads back,
//! and matcher and page agree on whatever comes out.
//!
//! A plain `cargo test` tries a few thousand; `scripts/fuzz` goes on for as long as it is told.

use bolero::check;
use newshawk_core::alias::Packs;
use newshawk_core::article::{Block, Zone};
use newshawk_core::matching::{Matcher, Vocabulary, explain};
use newshawk_core::query::{Chips, Query};

use super::oracle::{Article, Known, Oracle};

/// What queries and texts are made of, so that chance finds its way into every corner.
const PIECES: &[&str] = &[
    "NATO", "nato", "Russia", "Russia's", "Прусcия", "Россию", "北约", "ロシア", "นาโต", "الناتو", "나토가", "שלום",
    "naïve", "straße", "İstanbul", "ﬁne", "U.S.", "Mr.", "e\u{301}", "\u{301}", "\u{200d}", "\u{ad}", "a", "summits",
    " ", " ", " ", "\n", "\u{a0}", ". ", "! ", ", ", "、", "-", "/", "'", "’", "\"", "“", "”", "«", "(", ")", "（", "）",
    " AND ", " OR ", " NOT ", " NEAR/2 ", " NEAR/0 ", " ONEAR/1 ", " SENTENCE ", " PARA ", " UNLESS/1 ", " UNLESS/s ",
    " UNLESS/p ", "title:", "body:", "lead:", "any:", "lang:", "en", "domain:", "date:>=2026-01-01", "words:>3", "words:1..5",
    "ATLEAST/2(", "FIRST/3(", "SCORE>=2 {", "+2: ", "-1.5 x2: ", "}", "@NATO", "#saved", "=", "^", "^^", "~", "*", "?", "/ru+s/i ",
    "/(?:a|b)c/ ", "missile*", "mis?ile", "~missile", "0", "99999999999", "w/5", " and ", "+", ":", "\\", "[", "x", "{", "..",
];

/// The zones that blocks stand in, one after the other.
const ZONES: [Zone; 8] = [
    Zone::Title,
    Zone::Lead,
    Zone::Body,
    Zone::Chrome,
    Zone::Quote,
    Zone::Caption,
    Zone::Author,
    Zone::Tag,
];

/// A byte is a piece, or announces a character of its own.
fn text(bytes: &[u8]) -> String {
    let mut text = String::new();
    let mut bytes = bytes.iter().copied();
    while let Some(byte) = bytes.next() {
        match PIECES.get(usize::from(byte) % (PIECES.len() + PIECES.len() / 8)) {
            Some(piece) => text.push_str(piece),
            None => {
                let next = [bytes.next(), bytes.next()].map(|it| u32::from(it.unwrap_or(0)));
                text.extend(char::from_u32(next[0] << 8 | next[1]));
            }
        }
    }
    text
}

/// A short query, because a long one is hardly ever right, and then the blocks.
fn parts(bytes: &[u8]) -> (String, Vec<Block>) {
    let length = bytes.first().map_or(0, |first| usize::from(first % 12)).min(bytes.len());
    let (query, rest) = bytes.split_at(length);
    let blocks = rest.chunks(24).zip(ZONES.iter().cycle());
    (text(query), blocks.map(|(bytes, zone)| Block::new(*zone, text(bytes))).collect())
}

#[test]
fn fuzz_a_query() {
    check!().with_type::<Vec<u8>>().for_each(|bytes: &Vec<u8>| {
        let text = text(bytes);
        let query = match Query::parse(&text) {
            Ok(query) => query,
            Err(error) => {
                assert!(text.get(error.span.clone()).is_some(), "{:?} of {text:?}", error.span);
                assert!(!error.message.is_empty());
                for fix in error.fixes {
                    assert!(Query::parse(&fix).is_ok(), "{fix:?} is offered for {text:?}");
                }
                return;
            }
        };
        let printed = query.to_string();
        let again = Query::parse(&printed).expect("what is printed is right");
        assert_eq!(again.root(), query.root(), "{text:?} prints as {printed:?}");
        assert!(!query.sentence().is_empty());
        for lint in query.lints(&Packs::default()) {
            assert!(query.text().get(lint.span.clone()).is_some());
        }
        let chips = Chips::of(&query).query();
        assert!(Query::parse(&chips).is_ok(), "{text:?} has the chips {chips:?}");
    });
}

#[test]
fn fuzz_a_match() {
    check!().with_type::<Vec<u8>>().for_each(|bytes: &Vec<u8>| {
        let (text, blocks) = parts(bytes);
        let Ok(query) = Query::parse(&text) else { return };
        let vocabulary = Vocabulary::default();
        let matcher = Matcher::for_query(&query, &vocabulary);
        let found = matcher.matches(&blocks).pop();
        let explained = explain(&query, &blocks, &vocabulary);
        assert_eq!(explained.matched, found.is_some());
        for place in found.iter().flat_map(|it| &it.evidence) {
            let block = &blocks[place.block as usize];
            assert_ne!(block.zone, Zone::Chrome);
            assert_eq!(block.text.get(place.range()), Some(place.form.as_str()));
        }
        let article = Article::new(&blocks, Known::default());
        let holds = Oracle::default().holds(query.root(), &article);
        assert_eq!(found.is_some(), holds, "{text:?} on {blocks:?}");
    });
}
