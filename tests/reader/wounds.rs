//! Broken XML: what can be recovered is, and the feed is marked as mended.

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

/// The feed gives these headlines, and this was mended (empty for nothing).
fn check(text: &str, titles: &[&str], mended: &str) {
    let feed = read(text);
    let found: Vec<&str> = feed
        .entries
        .iter()
        .map(|it| it.title.as_deref().unwrap_or("-"))
        .collect();
    assert_eq!(found, titles, "{text}");
    assert_eq!(feed.repairs.join("; "), mended, "{text}");
}

#[test]
fn a_sound_feed_is_not_mended() {
    check(
        "<?xml version='1.0'?><rss version='2.0'><channel><item><title>A</title></item></channel></rss>",
        &["A"],
        "",
    );
}

#[test]
fn entities_of_html() {
    check(
        "<rss><channel><item><title>Caf&eacute; &mdash; M&uuml;nchen</title></item></channel></rss>",
        &["Café — München"],
        "HTML entities were resolved",
    );
}

#[test]
fn a_bare_ampersand() {
    check(
        "<rss><channel><item><title>Ports & rail</title></item><item><title>R&D</title></item></channel></rss>",
        &["Ports & rail", "R&D"],
        "a bare & was read as text",
    );
}

#[test]
fn a_stray_angle() {
    check(
        "<rss><channel><item><title>1 < 2</title></item></channel></rss>",
        &["1 < 2"],
        "a stray < was read as text",
    );
}

#[test]
fn junk_before_the_document() {
    check(
        "\n\n<?xml version='1.0'?><rss><channel><item><title>A</title></item></channel></rss>",
        &["A"],
        "",
    );
    check(
        "Warning: line 3\n<?xml version='1.0'?><rss><channel><item><title>A</title></item></channel></rss>",
        &["A"],
        "text before the document was left out",
    );
    check(
        "\u{FEFF}<rss><channel><item><title>A</title></item></channel></rss>",
        &["A"],
        "",
    );
}

#[test]
fn control_characters() {
    check(
        "<rss><channel><item><title>A\u{8}\u{1B}B</title></item></channel></rss>",
        &["AB"],
        "control characters were removed",
    );
}

#[test]
fn a_cdata_section_that_was_never_closed() {
    check(
        "<rss><channel><item><title><![CDATA[A</title></item><item><title><![CDATA[B]]></title></item></channel></rss>",
        &["A", "B"],
        "a CDATA section was not closed",
    );
}

#[test]
fn one_broken_item_among_good_ones() {
    check(
        "<rss><channel><item><title>A</title></item><item><title>B<description>x</item><item><title>C</title></item></channel></rss>",
        &["A", "B", "C"],
        "elements were not closed",
    );
    check(
        "<rss><channel><item><title>A</title></item><item <title>B</title></item><item><title>C</title></item></channel></rss>",
        &["A", "B", "C"],
        "a tag was not closed",
    );
}

#[test]
fn an_end_that_never_came() {
    check(
        "<rss><channel><item><title>A</title></item><item><title>B</ti",
        &["A", "B"],
        "elements were not closed",
    );
}

#[test]
fn prefixes_that_nobody_declared() {
    let feed = read(
        "<rss><channel><item><title>A</title><dc:creator>N</dc:creator><content:encoded>text</content:encoded></item></channel></rss>",
    );
    assert_eq!(feed.entries[0].author.as_deref(), Some("N"));
    assert_eq!(feed.entries[0].content.as_deref(), Some("text"));
}

#[test]
fn entities_are_never_expanded() {
    let mut text = String::from("<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a0 'boom'>");
    for n in 1..20 {
        text += &format!(
            "<!ENTITY a{n} '&a{0};&a{0};&a{0};&a{0};&a{0};&a{0};&a{0};&a{0};&a{0};&a{0};'>",
            n - 1
        );
    }
    text += "<!ENTITY file SYSTEM 'file:///etc/hosts'>]><rss><channel><item><title>A &a19; &file;</title></item></channel></rss>";
    let feed = read(&text);
    assert_eq!(feed.entries[0].title.as_deref(), Some("A &a19; &file;"));
}
