//! `inspect`: the contract of its JSON, and many files at once.

use std::fmt::Write;

use newshawk_tests::made_up::{self, Item};
use newshawk_tests::programs::{Data, cli, names, run};

fn inspect(data: &Data, words: &[&str]) -> newshawk_tests::programs::Ran {
    run(cli().current_dir(data.path()).arg("inspect").args(words))
}

#[test]
fn a_feed() {
    let data = Data::new();
    let item = Item::new("a", "Ferries &amp; trains")
        .text("<p onclick=\"x()\">On <b>time</b></p><script>alert(1)</script>");
    data.file("feed.xml", &made_up::feed(&[item]));
    let feed = inspect(
        &data,
        &[
            "feed",
            "feed.xml",
            "--url",
            "https://example.org/feed",
            "--json",
        ],
    )
    .json();
    let expected = [
        "description",
        "encoding",
        "entries",
        "format",
        "hub",
        "language",
        "link",
        "repaired",
        "skip_days",
        "skip_hours",
        "title",
        "ttl_minutes",
        "updated",
    ];
    assert_eq!(names(&feed), expected);
    let entry = &feed["entries"][0];
    let expected = [
        "author",
        "categories",
        "content",
        "enclosures",
        "flaws",
        "id",
        "link",
        "published",
        "summary",
        "title",
        "updated",
    ];
    assert_eq!(names(entry), expected);
    assert_eq!(entry["title"], "Ferries & trains");
    assert_eq!(entry["link"], "https://example.org/a.html");
    assert_eq!(entry["published"], "2026-06-03T09:55:00Z");
    assert_eq!(entry["summary"], "<p>On <b>time</b></p>");
    assert!(entry["updated"].is_null());
}

#[test]
fn an_address_nobody_named_is_not_made_up() {
    let data = Data::new();
    data.file("feed.xml", &made_up::feed(&[Item::new("a", "Ferries")]));
    let feed = inspect(&data, &["feed", "feed.xml", "--json"]).json();
    assert!(feed["entries"][0]["link"].is_null(), "{feed}");
}

#[test]
fn an_article() {
    let data = Data::new();
    let page = made_up::page(
        "Ministers meet",
        "",
        &["Ministers of NATO met.", "They left."],
        &["Russia wins at hockey"],
    );
    data.file("page.html", &page);
    let article = inspect(
        &data,
        &[
            "article",
            "page.html",
            "--url",
            "https://example.org/a",
            "--json",
        ],
    )
    .json();
    let expected = [
        "blocks",
        "byline",
        "canonical_url",
        "chrome_words",
        "confidence",
        "image",
        "language",
        "lead",
        "method",
        "modified",
        "published",
        "site",
        "text",
        "title",
        "url",
    ];
    assert_eq!(names(&article), expected);
    assert_eq!(article["title"], "Ministers meet");
    assert_eq!(article["lead"], "Ministers of NATO met.");
    let text = article["text"].as_str().expect("a text");
    assert!(
        text.starts_with("Ministers of NATO met.\n\nThey left."),
        "{text}"
    );
    assert!(!text.contains("hockey"), "{text}");
    assert_eq!(names(&article["blocks"][0]), ["text", "zone"]);
    assert!(article["chrome_words"].as_u64() > Some(0));
}

#[test]
fn an_article_needs_its_address() {
    let data = Data::new();
    data.file("page.html", "<p>Hello</p>");
    let inspected = inspect(&data, &["article", "page.html"]);
    assert_eq!(inspected.status, 2);
    assert!(inspected.err.contains("--url"), "{inspected:?}");
}

#[test]
fn many_files_keep_their_order_and_a_bad_one_costs_one_line() {
    let data = Data::new();
    let mut list = String::new();
    for number in 0..200 {
        let name = format!("{number}.xml");
        data.file(
            &name,
            &made_up::feed(&[Item::new("a", &format!("News {number}"))]),
        );
        writeln!(list, "{name}\thttps://example.org/feed").expect("a string takes it");
        if number == 100 {
            list.push_str("missing.xml\nbroken.xml\tnowhere\nempty.xml\n");
        }
    }
    data.file("broken.xml", "<rss/>");
    data.file("empty.xml", "");
    data.file("list.txt", &list);
    let read = inspect(&data, &["feed", "--list", "list.txt"]);
    assert_eq!(read.status, 0, "{read:?}");
    let lines = read.lines();
    assert_eq!(lines.len(), 203);
    for (line, expected) in lines.iter().zip(list.lines()) {
        assert_eq!(line["file"].as_str(), expected.split('\t').next());
    }
    for bad in ["missing.xml", "broken.xml", "empty.xml"] {
        let line = lines
            .iter()
            .find(|line| line["file"] == bad)
            .expect("a line");
        assert_eq!(names(line), ["error", "file"]);
    }
    assert_eq!(lines[202]["entries"][0]["title"], "News 199");
}

#[test]
fn several_files_are_named_too() {
    let data = Data::new();
    data.file("a.xml", &made_up::feed(&[]));
    let lines = inspect(&data, &["feed", "a.xml", "a.xml"]).lines();
    assert_eq!((lines.len(), lines[0]["file"].as_str()), (2, Some("a.xml")));
}

#[test]
fn what_is_no_feed_is_a_clear_no() {
    let data = Data::new();
    data.file("a.txt", "good morning");
    let read = inspect(&data, &["feed", "a.txt"]);
    assert_eq!(read.status, 1);
    assert!(read.err.contains("this is not a feed"), "{read:?}");
    assert_eq!(inspect(&data, &["feed", "missing.xml"]).status, 2);
}

#[test]
fn utf8_is_read_as_utf8_whatever_is_declared() {
    let data = Data::new();
    let feed = made_up::feed(&[Item::new("a", "Größe und Мир")]).replace("utf-8", "iso-8859-1");
    data.file("feed.xml", &feed);
    let read = inspect(
        &data,
        &[
            "feed",
            "feed.xml",
            "--content-type",
            "text/xml; charset=iso-8859-1",
            "--json",
        ],
    );
    assert_eq!(read.json()["entries"][0]["title"], "Größe und Мир");
}
