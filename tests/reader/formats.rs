//! The formats, each as a small feed with one item.

use newshawk_reader::feed::{self, Feed, Origin};

fn read(text: &str) -> Feed {
    let url = "https://news.example/feed".parse().expect("an address");
    let origin = Origin {
        url: &url,
        content_type: None,
        content_location: None,
    };
    feed::read(text.as_bytes(), &origin).expect("it is a feed")
}

/// The feed has this format, and its one item this headline, address, author and day.
fn check(text: &str, format: &str) {
    let feed = read(text);
    assert_eq!(feed.format.name(), format);
    assert_eq!(feed.title.as_deref(), Some("Harbour news"), "{format}");
    let [entry] = feed.entries.as_slice() else {
        panic!("{format}: one item, not {}", feed.entries.len());
    };
    assert_eq!(entry.title.as_deref(), Some("Ferries & trains"), "{format}");
    assert_eq!(
        entry.link.as_ref().map(AsRef::as_ref),
        Some("https://news.example/a"),
        "{format}"
    );
    assert_eq!(
        entry.published.map(|it| it.to_string()).as_deref(),
        Some("2026-06-03T10:00:00Z"),
        "{format}"
    );
}

#[test]
fn rss_of_every_version() {
    for (version, format) in [
        ("0.91", "rss091"),
        ("0.92", "rss092"),
        ("2.0", "rss20"),
        ("2.0.1", "rss20"),
        ("", "rss"),
    ] {
        let text = format!(
            "<rss version='{version}'><channel><title>Harbour news</title><item><title>Ferries &amp; trains</title>\
             <link>https://news.example/a</link><pubDate>Wed, 03 Jun 2026 10:00:00 GMT</pubDate></item></channel></rss>"
        );
        check(&text, format);
    }
}

#[test]
fn rss_that_does_not_say_its_version() {
    check(
        "<rss><channel><title>Harbour news</title><item><title>Ferries &amp; trains</title><link>/a</link>\
         <pubDate>Wed, 03 Jun 2026 10:00 GMT</pubDate></item></channel></rss>",
        "rss",
    );
}

#[test]
fn rdf_puts_its_items_beside_the_channel() {
    check(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' xmlns:dc='x'>\
         <channel><title>Harbour news</title></channel><item rdf:about='https://news.example/a'><title>Ferries &amp; trains</title>\
         <link>https://news.example/a</link><dc:date>2026-06-03T10:00:00Z</dc:date></item></rdf:RDF>",
        "rss10",
    );
}

#[test]
fn atom_old_and_new() {
    check(
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Harbour news</title><entry><title type='html'>Ferries &amp;amp; trains</title>\
         <link href='/a'/><id>urn:a</id><published>2026-06-03T12:00:00+02:00</published></entry></feed>",
        "atom10",
    );
    check(
        "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>Harbour news</title><entry><title mode='escaped'>Ferries &amp;amp; trains</title>\
         <link rel='alternate' href='/a'/><issued>2026-06-03T10:00:00Z</issued></entry></feed>",
        "atom03",
    );
    check(
        "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title mode='base64'>SGFyYm91ciBuZXdz</title><entry>\
         <title mode='base64'>PGI+RmVycmllczwvYj4gJmFtcDsgdHJhaW5z</title>\
         <link rel='alternate' href='/a'/><issued>2026-06-03T10:00:00Z</issued></entry></feed>",
        "atom03",
    );
}

#[test]
fn json_feed() {
    check(
        r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Harbour news", "items": [{"id": 1, "title": "Ferries & trains",
            "url": "https://news.example/a", "date_published": "2026-06-03T10:00:00Z", "content_text": "1 < 2"}]}"#,
        "json",
    );
}

#[test]
fn a_feed_in_a_namespace_of_its_own() {
    check(
        "<r:rss version='2.0' xmlns:r='urn:r'><r:channel><r:title>Harbour news</r:title><r:item><r:title>Ferries &amp; trains</r:title>\
         <r:link>https://news.example/a</r:link><r:pubDate>Wed, 03 Jun 2026 10:00:00 GMT</r:pubDate></r:item></r:channel></r:rss>",
        "rss20",
    );
}

#[test]
fn a_root_that_nobody_knows_around_items_that_everybody_does() {
    check(
        "<harbour-feed><title>Harbour news</title><item id='1'><title>Ferries &amp; trains</title><link>https://news.example/a</link>\
         <published>Wed, 03 Jun 2026 10:00:00 GMT</published></item></harbour-feed>",
        "rss",
    );
}

#[test]
fn a_sitemap_with_news() {
    let feed = read(
        "<urlset><url><loc>https://news.example/a</loc><news:news><news:title>Ferries &amp; trains</news:title>\
         <news:publication_date>2026-06-03T10:00:00Z</news:publication_date><news:keywords>port, rail</news:keywords></news:news></url></urlset>",
    );
    assert_eq!(feed.format.name(), "sitemap");
    assert_eq!(feed.entries[0].title.as_deref(), Some("Ferries & trains"));
    assert_eq!(feed.entries[0].categories, ["port", "rail"]);
}

#[test]
fn what_a_feed_asks_of_those_who_poll_it() {
    let feed = read(
        "<rss version='2.0'><channel><title>x</title><ttl>60</ttl><skipHours><hour>3</hour><hour>24</hour></skipHours>\
         <skipDays><day>Sunday</day></skipDays><atom:link rel='hub' href='https://hub.example/'/>\
         <sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency></channel></rss>",
    );
    assert_eq!(
        (feed.ttl_minutes, feed.update_minutes),
        (Some(60), Some(360))
    );
    assert_eq!(feed.skip_hours, [3, 0]);
    assert_eq!(feed.skip_days, ["Sunday"]);
    assert_eq!(
        feed.hub.as_ref().map(AsRef::as_ref),
        Some("https://hub.example/")
    );
}
