//! JSON feeds that are broken: what can be read is, and what can't is said.

use newshawk_reader::feed::{self, Feed, FeedError, Origin};

fn read(text: &str) -> Result<Feed, FeedError> {
    let url = "https://news.example/feed".parse().expect("an address");
    let origin = Origin {
        url: &url,
        content_type: None,
        content_location: None,
    };
    feed::read(text.as_bytes(), &origin)
}

/// A feed with these items gives these headlines, and this was mended (empty for nothing).
fn check(items: &str, titles: &[&str], mended: &str) {
    let start = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Harbour", "items": ["#;
    let feed = read(&format!("{start}{items}")).expect("it is a feed");
    let found: Vec<&str> = feed
        .entries
        .iter()
        .map(|it| it.title.as_deref().unwrap_or("-"))
        .collect();
    assert_eq!(found, titles, "{items}");
    assert_eq!(feed.repairs.join("; "), mended, "{items}");
    assert_eq!(feed.title.as_deref(), Some("Harbour"));
}

const MENDED: &str = "signs that JSON does not have were mended";

#[test]
fn a_sound_feed_is_not_mended() {
    check(r#"{"id": "1", "title": "A"}]}"#, &["A"], "");
}

#[test]
fn signs_that_json_does_not_have() {
    check(
        "{\"id\": \"1\", \"title\": \"A\nB\u{1}\"}]}",
        &["A B"],
        MENDED,
    );
    check(
        r#"{"id": "1", "title": "It\'s A",},]}"#,
        &["It's A"],
        MENDED,
    );
    check(
        r#"{"id": "1", "title": "A \ud83d B"}]}"#,
        &["A \u{fffd} B"],
        MENDED,
    );
    check(r#"{"id": "1", "title": "\ud83d\ude00,]"}]}"#, &["😀,]"], "");
}

#[test]
fn one_broken_item_among_good_ones() {
    check(
        r#"{"id": "1", "title": "A"}, {"id": "2", "title": B"}, {"id": "3", "title": "C", "authors": [{"name": "N"}]}]}"#,
        &["A", "C"],
        "one broken item was left out",
    );
    check(
        r#"{"id": "1", "title": "A"}, {"id": "2", "authors": [{"name": "N"}, {"name": "M"}], "title": B"}, {"id": "3", "title": "C"}]}"#,
        &["A", "C"],
        "one broken item was left out",
    );
}

#[test]
fn an_end_that_never_came() {
    check(
        r#"{"id": "1", "title": "A"}, {"id": "2", "ti"#,
        &["A"],
        "what is not JSON was left out",
    );
}

#[test]
fn what_stands_behind_the_items_counts() {
    let feed = read(
        r#"{"items": [{"id": "1", "title": A}, {"id": "2", "title": "B"}], "title": "Harbour"}"#,
    );
    let feed = feed.expect("it is a feed");
    assert_eq!(feed.title.as_deref(), Some("Harbour"));
    assert_eq!(feed.entries.len(), 1);
}

#[test]
fn what_is_no_item_is_none() {
    check(r#"null, 1, {"id": "1", "title": "A"}, "x"]}"#, &["A"], "");
}

#[test]
fn plain_texts_are_texts() {
    let feed = read(
        r#"{"items": [{"id": "1", "summary": "1 < 2", "content_text": "a & b\n\nc", "authors": ["A. Name"]}]}"#,
    );
    let entry = feed.expect("it is a feed").entries.remove(0);
    assert_eq!(entry.summary.as_deref(), Some("1 &lt; 2"));
    assert_eq!(entry.content.as_deref(), Some("a &amp; b<br><br>c"));
    assert_eq!(entry.author.as_deref(), Some("A. Name"));
}

#[test]
fn an_item_to_mend_beside_one_that_is_lost() {
    check(
        "{\"id\": \"1\", \"title\": \"A\n\", \"authors\": [{\"name\": \"N\"}, {\"name\": \"M\"}]}, {\"id\": \"2\", \"title\": B}, {\"id\": \"3\", \"title\": \"C\"}]}",
        &["A", "C"],
        "one broken item was left out",
    );
}
