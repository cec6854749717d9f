//! A broken item costs that item and not the feed: every sign of one item is taken away, and replaced
//! by each that XML means something by.

use newshawk_core::entry::Entry;
use newshawk_reader::feed::{self, Origin};

const RSS: [&str; 3] = [
    "<rss version='2.0'><channel><title>Harbour</title><link>https://news.example/</link><item><title>A</title><link>/a</link><description><![CDATA[<p>a</p>]]></description></item>",
    "<item>\n<title>Ferries &amp; <b>trains</b></title>\n<link>/b</link>\n<guid isPermaLink=\"false\">b</guid>\n<description><![CDATA[<p class='x'>On time</p>]]></description>\n<media:content url=\"/b.jpg\" type='image/jpeg'/>\n<pubDate>Wed, 03 Jun 2026 10:00:00 GMT</pubDate>\n</item>",
    "<item><title>C</title><link>/c</link><description><![CDATA[<p>c</p>]]></description></item><item><title>D</title><link>/d</link><description>&lt;p&gt;d</description></item></channel></rss>",
];

const ATOM: [&str; 3] = [
    "<feed xmlns='http://www.w3.org/2005/Atom'><title>Harbour</title><entry><title>A</title><link href='/a'/><summary>a</summary></entry>",
    "<entry>\n<title type=\"html\">Ferries &amp;amp; trains</title>\n<link rel='alternate' href=\"/b\"/>\n<id>b</id>\n<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>On <b>time</b></p></div></content>\n<author><name>N</name></author>\n<updated>2026-06-03T10:00:00Z</updated>\n</entry>",
    "<entry><title>C</title><link href='/c'/><summary>c</summary></entry><entry><title>D</title><link href='/d'/><content type='html'>d</content></entry></feed>",
];

const JSON: [&str; 3] = [
    "{\n\"version\": \"https://jsonfeed.org/version/1.1\",\n\"title\": \"Harbour\",\n\"items\": [\n{\n\"id\": \"a\",\n\"title\": \"A\"\n},\n",
    "{\n\"id\": \"b\",\n\"title\": \"Ferries\",\n\"authors\": [{\"name\": \"N\"}, {\"name\": \"M\"}],\n\"content_html\": \"<p class=\\\"x\\\">On time</p>\"\n}",
    ",\n{\n\"id\": \"c\",\n\"title\": \"C\"\n},\n{\n\"id\": \"d\",\n\"title\": \"D\"\n}\n]\n}",
];

/// What XML means something by, and what it may not hold.
const XML: &str = "<>&\"'/!]\0x";

fn entries(text: &str) -> Vec<Entry> {
    let url = "https://news.example/feed".parse().expect("an address");
    let origin = Origin {
        url: &url,
        content_type: None,
        content_location: None,
    };
    let feed = feed::read(text.as_bytes(), &origin);
    feed.map(|it| it.entries).unwrap_or_default()
}

/// No wound costs more than its item.
#[track_caller]
fn check([before, item, after]: [&str; 3], signs: &str) {
    let whole = entries(&[before, item, after].concat());
    assert_eq!(whole.len(), 4);
    let mut costly = Vec::new();
    for (at, sign) in item.char_indices() {
        let others = signs.chars().map(String::from);
        for wound in others.chain([String::new()]) {
            let wounded = format!("{}{wound}{}", &item[..at], &item[at + sign.len_utf8()..]);
            let found = entries(&[before, &wounded, after].concat());
            let sound = [&whole[0], &whole[2], &whole[3]];
            if !sound.iter().all(|it| found.contains(it)) {
                costly.push(wounded);
            }
        }
    }
    assert!(
        costly.is_empty(),
        "{}: {}",
        costly.len(),
        costly.join("\n\n")
    );
}

#[test]
fn of_rss() {
    check(RSS, XML);
}

#[test]
fn of_atom() {
    check(ATOM, XML);
}

#[test]
fn of_json() {
    check(JSON, "{}[]\",:\\\n0x");
}
