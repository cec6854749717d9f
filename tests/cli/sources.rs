//! `add` and `sources`.

use newshawk_tests::made_up::Item;
use newshawk_tests::programs::{Data, names};

use crate::cli::publisher::{HEADLINES, Publisher, subscribe};

#[test]
fn a_feed_and_the_site_before_it_are_one_source() {
    let publisher = Publisher::new(Vec::new());
    let data = Data::new();
    let added = data
        .done(&[
            "add",
            "--json",
            &publisher.url("/"),
            &publisher.url("/feed"),
        ])
        .lines();
    assert_eq!(
        names(&added[0]),
        ["error", "feeds", "headlines", "result", "source", "url"]
    );
    assert_eq!(
        (added[0]["result"].as_str(), added[0]["source"].as_u64()),
        (Some("added"), Some(1))
    );
    assert_eq!(
        (added[1]["result"].as_str(), added[1]["source"].as_u64()),
        (Some("known"), Some(1))
    );
}

#[test]
fn a_new_source_has_its_name_and_its_articles_at_once() {
    let publisher = Publisher::new(vec![Item::new("a", "Ferries run on time").undated()]);
    let data = Data::new();
    let added = data.done(&["add", &publisher.url("/feed")]);
    assert_eq!(added.out, "Added as source 1: Harbour Post\n");
    assert_eq!(data.done(&["search", "ferries", "--json"]).lines().len(), 1);
}

#[test]
fn a_page_with_several_feeds_asks_back() {
    let publisher = Publisher::new(Vec::new());
    let data = Data::new();
    let added = data.cli(&["add", &publisher.url("/two")]);
    assert_eq!(added.status, 1);
    assert!(
        added.out.contains(&format!(
            "newshawk-cli add {}  Sport",
            publisher.url("/sport")
        )),
        "{added:?}"
    );
    let line = data.cli(&["add", "--json", &publisher.url("/two")]).json();
    assert_eq!(line["result"], "choose");
    assert_eq!(line["feeds"][0]["url"], publisher.url("/feed"));
}

#[test]
fn a_page_without_a_feed_shows_its_headlines_and_how_to_watch_them() {
    let publisher = Publisher::new(Vec::new());
    let data = Data::new();
    let page = publisher.url("/front");
    let offered = data.cli(&["add", &page]);
    assert_eq!(offered.status, 1);
    let expected = format!(
        "This page has no feed. These headlines were found on it:\n{}Watch them:\n  newshawk-cli add --headlines {page}\n\
         Where others are meant, name one of those by some of its words:\n  newshawk-cli add --headline \"WORDS\" {page}\n",
        listed(&publisher)
    );
    assert_eq!(offered.out, expected);
    let line = data.cli(&["add", "--json", &page]).json();
    assert_eq!(line["result"], "headlines");
    assert_eq!(line["headlines"].as_array().map(Vec::len), Some(3));
    assert_eq!(line["headlines"][0]["url"], publisher.url(HEADLINES[0].0));
    assert_eq!(data.cli(&["sources"]).status, 1);

    let added = data.done(&["add", "--headlines", &page]);
    let expected = format!(
        "Added as source 1: Harbour Post\nIt lists these headlines:\n{}",
        listed(&publisher)
    );
    assert_eq!(added.out, expected);
    let source = data.done(&["sources", "--json"]).json()[0].clone();
    assert_eq!(
        (source["kind"].as_str(), source["url"].as_str()),
        (Some("page"), Some(page.as_str()))
    );
    assert_eq!(
        data.done(&["search", "lighthouse", "--json"]).lines().len(),
        1
    );
    let again = data.done(&["add", &page]);
    assert_eq!(again.out, "It is source 1 already: Harbour Post\n");
}

/// The three headlines, as they are shown.
fn listed(publisher: &Publisher) -> String {
    HEADLINES
        .iter()
        .map(|(link, title)| format!("  {title}\n    {}\n", publisher.url(link)))
        .collect()
}

#[test]
fn other_headlines_are_chosen_by_some_words_of_one() {
    let publisher = Publisher::new(Vec::new());
    let data = Data::new();
    let page = publisher.url("/front");
    let missing = data.cli(&["add", "--headline", "no such words", &page]);
    assert_eq!(missing.status, 1);
    assert!(
        missing
            .err
            .contains("No headline on this page says “no such words”."),
        "{missing:?}"
    );
    let added = data
        .done(&["add", "--json", "--headline", "mill lane", &page])
        .json();
    assert_eq!(added["result"], "added");
    assert_eq!(
        added["headlines"][1]["title"],
        "Bins are emptied a day later this week"
    );
    assert_eq!(data.done(&["search", "bins", "--json"]).lines().len(), 1);
    let changed = data.done(&["add", "--headlines", &page]);
    assert!(
        changed
            .out
            .starts_with("Chosen anew for source 1: Harbour Post\n"),
        "{changed:?}"
    );
    assert_eq!(
        data.done(&["sources", "export"])
            .out
            .matches("newshawkHeadlines=\"")
            .count(),
        1
    );
}

#[test]
fn an_address_that_does_not_answer_is_a_failure() {
    let publisher = Publisher::new(Vec::new());
    let data = Data::new();
    let added = data.cli(&["add", "--json", &publisher.url("/nowhere")]);
    assert_eq!(added.status, 2);
    assert_eq!(added.json()["result"], "failed");
    let typed = data.cli(&["add", "no address at all"]);
    assert_eq!(typed.status, 2);
    assert!(!typed.err.contains("Error:"), "{typed:?}");
}

#[test]
fn the_list_has_every_name() {
    let publisher = Publisher::new(Vec::new());
    let data = Data::new();
    subscribe(&data, &publisher.url("/feed"));
    let list = data.done(&["sources", "--json"]).json();
    let expected = [
        "every_minutes",
        "failures",
        "folder",
        "health",
        "id",
        "kind",
        "last_look",
        "last_new",
        "last_success",
        "next_look",
        "pages",
        "paused",
        "sample",
        "sentence",
        "site",
        "title",
        "url",
        "why_then",
    ];
    assert_eq!(names(&list[0]), expected);
    assert_eq!(list[0]["health"], "new");
    assert!(list[0]["last_look"].is_null());
}

#[test]
fn a_source_is_changed_by_its_number() {
    let publisher = Publisher::new(Vec::new());
    let data = Data::new();
    data.done(&["add", &publisher.url("/feed")]);
    let now = || data.done(&["sources", "list", "--json"]).json()[0].clone();
    data.done(&["sources", "every", "1", "5"]);
    assert_eq!(now()["every_minutes"], 5);
    data.done(&["sources", "auto", "1"]);
    assert!(now()["every_minutes"].is_null());
    data.done(&["sources", "pages", "1", "never"]);
    assert_eq!(now()["pages"], "never");
    data.done(&["sources", "pause", "1"]);
    assert_eq!(
        (now()["paused"].as_bool(), now()["health"].as_str()),
        (Some(true), Some("paused"))
    );
    data.done(&["sources", "resume", "1"]);
    assert_eq!(now()["paused"], false);
    data.done(&["sources", "remove", "1"]);
    let gone = data.cli(&["sources", "remove", "1"]);
    assert_eq!(
        (gone.status, gone.err.as_str()),
        (1, "This source is not there any more.\n")
    );
    assert_eq!(data.cli(&["sources"]).status, 1);
    assert_eq!(
        data.done(&["sources", "--json"]).json(),
        serde_json::json!([])
    );
}

#[test]
fn a_list_comes_in_and_goes_out_without_passwords() {
    let data = Data::new();
    let list = "<opml version=\"2.0\"><body><outline text=\"World\"><outline text=\"A &amp; B\" xmlUrl=\"https://me:secret@example.org/feed\"/></outline>\
                <outline text=\"Broken\" xmlUrl=\"nonsense\"/></body></opml>";
    let file = data.file("list.opml", list);
    let file = file.to_str().expect("a path");
    let imported = data.done(&["sources", "import", file, "--json"]).json();
    assert_eq!(imported["added"], serde_json::json!([1]));
    assert_eq!(imported["left_out"].as_array().map(Vec::len), Some(1));
    assert_eq!(
        data.done(&["sources", "import", file]).out,
        "Added 0 sources. 1 was there already.\n"
    );

    let exported = data.done(&["sources", "export"]).out;
    assert!(
        exported.contains("A &amp; B") && exported.contains("World"),
        "{exported}"
    );
    for words in [
        &["sources", "export"][..],
        &["sources"],
        &["sources", "--json"],
        &["sources", "health"],
    ] {
        assert!(!data.done(words).out.contains("secret"));
    }
}

#[test]
fn a_file_that_is_no_list_is_said_to_be_none() {
    let data = Data::new();
    let file = data.file("list.opml", "good morning");
    let imported = data.cli(&["sources", "import", file.to_str().expect("a path")]);
    assert_eq!(imported.status, 2);
    assert!(
        imported.err.starts_with("This file is no list of sources"),
        "{imported:?}"
    );
    assert_eq!(data.cli(&["sources", "import", "/nowhere.opml"]).status, 2);
}

#[test]
fn the_starter_pack_is_added_once() {
    let data = Data::new();
    let added = data.done(&["sources", "add-starter", "--json"]).json();
    let count = added["added"].as_array().map_or(0, Vec::len);
    assert!(count >= 20, "{added}");
    let again = data.done(&["sources", "add-starter", "--json"]).json();
    assert_eq!(again["known"], count);
}
