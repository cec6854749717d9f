//! Items: their names, their dates, and what they lack.

use newshawk_core::entry::Entry;
use newshawk_reader::feed::{self, Origin};

fn read(items: &str) -> Vec<Entry> {
    let text = format!("<rss version='2.0'><channel><title>Harbour</title>{items}</channel></rss>");
    let url = "https://news.example/feed".parse().expect("an address");
    let origin = Origin {
        url: &url,
        content_type: None,
        content_location: None,
    };
    feed::read(text.as_bytes(), &origin)
        .expect("it is a feed")
        .entries
}

/// An item with this date is of that moment (empty for none), and this is said to be wrong with it.
fn check(date: &str, moment: &str, flaw: &str) {
    let entries = read(&format!(
        "<item><title>A</title><link>/a</link>{date}</item>"
    ));
    let found = entries[0]
        .published
        .map(|it| it.to_string())
        .unwrap_or_default();
    assert_eq!(
        (found.as_str(), entries[0].flaws.join("; ").as_str()),
        (moment, flaw),
        "{date}"
    );
}

#[test]
fn dates_that_are_missing_odd_or_to_come() {
    check(
        "<pubDate>Wed, 03 Jun 2026 10:00:00 GMT</pubDate>",
        "2026-06-03T10:00:00Z",
        "",
    );
    check("", "", "no date");
    check("<pubDate/>", "", "no date");
    check(
        "<pubDate>next Tuesday</pubDate>",
        "",
        "the date could not be understood: next Tuesday",
    );
    check(
        "<pubDate>0000-00-00 00:00:00</pubDate>",
        "",
        "the date could not be understood: 0000-00-00 00:00:00",
    );
    // What is to come is said as it is; what it means is decided where the time is known.
    check(
        "<pubDate>Fri, 01 Jan 2099 00:00:00 GMT</pubDate>",
        "2099-01-01T00:00:00Z",
        "",
    );
}

#[test]
fn one_name_twice_stays_two_items() {
    let entries = read(
        "<item><guid>1</guid><title>A</title></item><item><guid>1</guid><title>B</title></item>",
    );
    let ids: Vec<Option<&str>> = entries.iter().map(|it| it.id.as_deref()).collect();
    assert_eq!(ids, [Some("1"), Some("1")]);
    assert_eq!(entries[1].title.as_deref(), Some("B"));
}

#[test]
fn a_guid_that_is_an_address_is_the_link_where_there_is_none() {
    let entries = read(
        "<item><guid>https://news.example/a</guid></item><item><guid isPermaLink='false'>abc</guid></item>",
    );
    assert_eq!(
        entries[0].link.as_ref().map(AsRef::as_ref),
        Some("https://news.example/a")
    );
    assert_eq!(entries[1].link, None);
    assert!(entries[1].flaws.contains(&"no link".to_owned()));
}

#[test]
fn only_web_addresses_are_links() {
    let entries = read(
        "<item><title>A</title><link>javascript:alert(1)</link></item><item><link>file:///etc/hosts</link></item>",
    );
    assert!(entries.iter().all(|it| it.link.is_none()));
}

#[test]
fn all_the_texts_of_an_item_are_kept() {
    let entries = read(
        "<item><description>Short</description><content:encoded><![CDATA[<p>Long</p>]]></content:encoded></item>",
    );
    assert_eq!(
        (entries[0].summary.as_deref(), entries[0].content.as_deref()),
        (Some("Short"), Some("<p>Long</p>"))
    );
    let entries = read("<item><description>Short</description><summary>Other</summary></item>");
    assert_eq!(
        (entries[0].summary.as_deref(), entries[0].content.as_deref()),
        (Some("Short"), Some("Other"))
    );
}

#[test]
fn authors_and_categories_are_plain_text_and_said_once() {
    let entries = read(
        "<item><dc:creator>A. Name</dc:creator><author>A. Name</author><category>Port &amp;amp; rail</category><category>Port &amp;amp; rail</category></item>",
    );
    assert_eq!(entries[0].author.as_deref(), Some("A. Name"));
    assert_eq!(entries[0].categories, ["Port & rail"]);
}

#[test]
fn a_date_that_does_not_say_of_what_is_both() {
    let entries = read("<item><title>A</title><dc:date>2026-06-03T10:00:00Z</dc:date></item>");
    assert_eq!(entries[0].updated, entries[0].published);
    assert!(entries[0].published.is_some());
}

#[test]
fn the_new_name_of_a_date_counts_before_the_old_one() {
    check(
        "<issued>2026-06-01T10:00:00Z</issued><published>2026-06-03T10:00:00Z</published>",
        "2026-06-03T10:00:00Z",
        "",
    );
}

#[test]
fn tags_in_a_row_are_categories() {
    let entries = read("<item><title>A</title><tags>ports, rail,,ports</tags></item>");
    assert_eq!(entries[0].categories, ["ports", "rail"]);
}

/// An Atom entry by this author has that one, and this byline.
fn check_author(author: &str, written: &str, byline: &str) {
    let text = format!("<feed><entry><title>A</title><author>{author}</author></entry></feed>");
    let url = "https://news.example/feed".parse().expect("an address");
    let origin = Origin {
        url: &url,
        content_type: None,
        content_location: None,
    };
    let feed = feed::read(text.as_bytes(), &origin).expect("it is a feed");
    let entry = &feed.entries[0];
    assert_eq!(entry.author.as_deref(), Some(written), "{author}");
    assert_eq!(entry.byline().as_deref(), Some(byline), "{author}");
}

#[test]
fn an_author_is_kept_whole_and_the_byline_is_the_name() {
    let person = |name: &str, mail: &str| format!("<name>{name}</name><email>{mail}</email>");
    check_author(
        &person("A. Name", "a@news.example"),
        "A. Name (a@news.example)",
        "A. Name",
    );
    // What a host of many publishers writes for all of them.
    check_author(
        &person("A. Name", "no-reply@host.example"),
        "A. Name",
        "A. Name",
    );
    check_author(
        "<email>a@news.example</email>",
        "a@news.example",
        "a@news.example",
    );
    check_author(
        "a@news.example (A. Name)",
        "a@news.example (A. Name)",
        "A. Name",
    );
    check_author(
        "A. Name &lt;a@news.example&gt;, B. Name (b@news.example)",
        "A. Name <a@news.example>, B. Name (b@news.example)",
        "A. Name, B. Name",
    );
    check_author(
        "A. Name (Port @ Harbour)",
        "A. Name (Port @ Harbour)",
        "A. Name (Port @ Harbour)",
    );
}
