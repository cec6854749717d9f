//! Documents as long as any that are taken: read in a moment, and no longer for being read.

use std::time::{Duration, Instant};

use newshawk_reader::feed::{self, Feed, Origin};
use newshawk_reader::{html, page};
use url::Url;

fn read(text: &str) -> Feed {
    let url: Url = "https://news.example/feed".parse().expect("an address");
    let origin = Origin {
        url: &url,
        content_type: None,
        content_location: None,
    };
    feed::read(text.as_bytes(), &origin).expect("it is a feed")
}

#[test]
fn a_feed_with_more_items_than_anyone_reads() {
    let item = |number: usize, day: usize| {
        format!("<item><title>{number}</title><pubDate>2026-06-{day:02}</pubDate></item>")
    };
    let newest_first: String = (0..2_500).map(|it| item(it, 25 - it / 100)).collect();
    let feed = read(&format!("<rss><channel>{newest_first}"));
    assert_eq!(feed.entries.len(), 1_000);
    assert_eq!(feed.entries[0].title.as_deref(), Some("0"));
    assert!(
        feed.repairs
            .contains(&"only 1000 of 2500 items were read".to_owned())
    );

    let oldest_first: String = (0..2_500).map(|it| item(it, 1 + it / 100)).collect();
    let feed = read(&format!("<rss><channel>{oldest_first}"));
    assert_eq!(feed.entries.len(), 1_000);
    assert_eq!(feed.entries[999].title.as_deref(), Some("2499"));
}

/// The longest feed that is taken, in bytes.
const LONGEST: usize = 5 * 1024 * 1024;

/// A feed and its texts are read in less than half a second, measured; what is quadratic takes
/// minutes. In between is room for a busy machine and a build that is not optimised.
fn in_a_moment(what: &str, text: &str) {
    let url: Url = "https://news.example/feed".parse().expect("an address");
    let origin = Origin {
        url: &url,
        content_type: None,
        content_location: None,
    };
    let started = Instant::now();
    if let Ok(feed) = feed::read(text.as_bytes(), &origin) {
        for entry in &feed.entries {
            for markup in entry.summary.iter().chain(&entry.content) {
                let _ = html::blocks(markup);
            }
        }
    }
    let took = started.elapsed();
    assert!(took < Duration::from_secs(30), "{what}: {took:?}");
}

#[test]
fn a_feed_as_long_as_any_of_one_thing_again_and_again() {
    for thing in [
        "<item/>",
        "<item><title>a</title><link>/a</link></item>",
        "<author>a</author>",
        "<title>",
        "<link>/a",
        "<a:b/>",
        "<!--",
        "<!-- -->",
        "<![CDATA[",
        "<![CDATA[a]]>",
        "&",
        "&amp;",
        "<",
        "</a>",
        "<a b='c'>",
        "\"",
        "<?",
        "<!a>",
        "<item><description>&lt;p&gt;a&lt;/p&gt;</description></item>",
        "<media:content url='/a'/>",
        "<category>a</category>",
    ] {
        for start in [
            "<rss><channel>",
            "<rss><channel><item>",
            "<rss><channel><item><description>",
        ] {
            let text = format!("{start}{}", thing.repeat(LONGEST / thing.len()));
            in_a_moment(&format!("{start}{thing}"), &text);
        }
    }
    let distinct: String = (0..LONGEST / 30)
        .map(|it| format!("<author>{it}</author><enclosure url='/{it}'/>"))
        .collect();
    in_a_moment("authors", &format!("<rss><channel><item>{distinct}"));
    for thing in [
        "{\"id\":\"1\"},",
        "{\"a\":[",
        "},{",
        "[{},",
        "\"\\u",
        "{\"id\":\"1\"\n},{\"id\":,},",
    ] {
        let text = format!("{{\"items\":[{}", thing.repeat(LONGEST / thing.len()));
        in_a_moment(thing, &text);
    }
}

#[test]
fn one_giant_attribute_and_one_giant_text() {
    let giant = "a".repeat(LONGEST);
    for start in [
        "<rss a='",
        "<rss xml:base='",
        "<rss><channel><item><link href='",
        "<rss><channel><item><title>",
        "<rss><channel><item><guid>",
        "<rss><channel><item><pubDate>",
        "<",
    ] {
        in_a_moment(start, &format!("{start}{giant}"));
        in_a_moment(
            start,
            &format!("{start}{giant}'></link><item><link>b</link></item>"),
        );
    }
}

#[test]
fn a_hundred_thousand_elements_in_each_other() {
    for open in [
        "<a>",
        "<item>",
        "<title>",
        "<media:group>",
        "<channel>",
        "<outline>",
        "<div>",
    ] {
        for start in [
            "<rss><channel>",
            "<rss><channel><item>",
            "<rss><channel><item><description>",
        ] {
            in_a_moment(open, &format!("{start}{}", open.repeat(100_000)));
        }
    }
}

#[test]
fn nothing_grows_by_being_read() {
    // An address that each item would repeat.
    let base = "a/".repeat(1_000_000);
    let items = "<item><link>b</link></item>".repeat(1_000);
    let feed = read(&format!("<rss xml:base='/{base}'><channel>{items}"));
    assert!(feed.entries.iter().all(|it| {
        it.link
            .as_ref()
            .is_some_and(|it| it.as_str().len() < 10_000)
    }));

    // Elements that a parser opens again in each paragraph.
    let bold: String = (0..200).map(|it| format!("<b title='{it}'>")).collect();
    let markup = format!("<p>{bold}</p>{}", "<p>x</p>".repeat(100_000));
    let url: Url = "https://news.example/".parse().expect("an address");
    let shown = html::sanitize(&markup, &url);
    assert!(shown.len() <= 2 * markup.len(), "{}", shown.len());
    let page = page::read(format!("<html><body>{markup}").as_bytes(), &url, None);
    let length = page.blocks.iter().map(|it| it.text.len()).sum::<usize>();
    assert!(length <= markup.len(), "{length}");

    // Links that are made absolute.
    let long: Url = format!("https://news.example/{}", "a/".repeat(4_000))
        .parse()
        .expect("an address");
    let shown = html::sanitize(&"<a href=b>b</a>".repeat(100_000), &long);
    assert!(shown.len() < 10_000_000, "{}", shown.len());
}
