//! Boxes in and behind an article, each by its shape or by the words on it.

use std::fmt::Write;

use newshawk_core::article::Zone;
use newshawk_reader::page;

const TEXT: [&str; 6] = [
    "Ministers of twelve countries met in the old harbour on Wednesday, and spoke about ferries, cables and storms.",
    "“We have agreed on more than we had hoped for,” the host said in the evening, after eight hours of talks.",
    "The next meeting is planned for the autumn, the ministry said, and is to be held on the other side of the strait.",
    "Fishermen who had come to watch went home without an answer, as they had done after the last meeting in the spring.",
    "Storms are expected until Friday, and the ferries to the islands will only sail in daylight, the harbour master said.",
    "The islands have been cut off twice this year, once for nine days, and their mayors had asked to be heard in the talks.",
];

/// An article with this markup after its paragraph number `after` keeps all of its text and nothing of the box.
fn check(after: usize, markup: &str) {
    let mut html = String::from(
        "<html><head><title>Ministers meet</title></head><body><article><h1>Ministers meet</h1>",
    );
    for (at, text) in TEXT.iter().enumerate() {
        write!(html, "<p>{text}</p>").expect("a string takes it");
        if at + 1 == after {
            html.push_str(markup);
        }
    }
    html.push_str("</article></body></html>");
    let url = "https://news.example/world/1".parse().expect("an address");
    let page = page::read(html.as_bytes(), &url, None);
    let own: Vec<&str> = page
        .blocks
        .iter()
        .filter(|it| matches!(it.zone, Zone::Lead | Zone::Body | Zone::Quote))
        .map(|it| it.text.as_str())
        .collect();
    assert_eq!(own, TEXT, "{markup}");
}

#[test]
fn related_articles() {
    check(
        6,
        "<h3>Related</h3><ul><li><a href=/a>Hockey final tonight</a></li><li><a href=/b>Where to watch it</a></li></ul>",
    );
    check(
        6,
        "<div class='related-stories'><h4>More of it</h4><p>A long teaser about hockey, with a sentence that could well stand in an article.</p></div>",
    );
    check(
        3,
        "<aside><h3>Hockey</h3><p>A long teaser about hockey, with a sentence that could well stand in an article.</p></aside>",
    );
    check(
        6,
        "<h3>More stories</h3><h4><a href=/a>Hockey final</a></h4><p>A long teaser about hockey, with a sentence that could well stand in one.</p>",
    );
}

#[test]
fn lines_that_lead_elsewhere() {
    check(
        3,
        "<p><b>Read more:</b> <a href=/a>Hockey final tonight</a></p>",
    );
    check(3, "<p>READ MORE: <a href=/a>Hockey final tonight</a></p>");
    check(
        3,
        "<p>Lesen Sie auch: <a href=/a>Endspiel heute Abend</a></p>",
    );
    check(3, "<p>Lire aussi : <a href=/a>La finale ce soir</a></p>");
    check(3, "<p>Читайте также: <a href=/a>Финал сегодня</a></p>");
    check(
        3,
        "<p>Czytaj więcej</p><p><a href=/a>Finał dziś wieczorem</a></p>",
    );
}

#[test]
fn newsletters_consent_and_buttons() {
    check(
        3,
        "<div class=newsletter><h3>The Morning</h3><p>All that matters about hockey, every morning before the others are awake.</p></div>",
    );
    check(
        3,
        "<p>Sign up for our newsletter and get the hockey news every morning in your inbox.</p>",
    );
    check(
        3,
        "<div>We use cookies, also for hockey. You can refuse them at any time in the settings below.</div>",
    );
    check(6, "<div>Facebook Twitter WhatsApp</div>");
    check(6, "<p>Follow us on Facebook for more hockey.</p>");
}

#[test]
fn what_no_reader_sees() {
    check(
        3,
        "<video src=/a><p>To see this video about hockey, take another browser, as everybody has by now, or nearly so.</p></video>",
    );
    check(
        3,
        "<div class='visually-hidden'>Here begins a gallery of hockey pictures, which you can leave with the key of your choice.</div>",
    );
}

#[test]
fn a_line_that_was_only_taken_out_of_the_text() {
    check(
        5,
        "<div class=big>“We have agreed on more than we had hoped for,” the host said</div>",
    );
    check(
        4,
        "<blockquote>The ferries to the islands will only sail in daylight</blockquote>",
    );
}

#[test]
fn boxes_beside_the_text() {
    check(
        3,
        "<div class='page-infobox'><h3>Hockey</h3><p>A long account of the rules of hockey, with a sentence that could well stand in an article.</p></div>",
    );
    check(
        3,
        "<figure><img src=/a.jpg><div>A harbour in the morning, seen from the tower of the customs house</div><span>A. Berg/Coast Pictures</span></figure>",
    );
    check(3, "<div>Advertentie</div>");
    check(3, "<p>Läs också: <a href=/a>Finalen i kväll</a></p>");
    check(3, "<p>延伸閱讀 <a href=/a>冰球決賽今晚舉行</a></p>");
}

#[test]
fn calls_and_reading_times() {
    check(
        6,
        "<p>Follow the Harbour Desk on Instagram and YouTube, where there is more about hockey.</p>",
    );
    check(
        6,
        "<p>If you have a news tip about hockey, let us know at desk@news.example.</p>",
    );
    check(0, "<p>3 June 2026, 18:50. Reading it: 4 min read.</p>");
}

#[test]
fn comments_and_tags() {
    check(
        6,
        "<h3>Comments</h3><div>hockeyfan: I would rather see the final tonight, and I am not alone with it here, as everybody knows.</div>",
    );
    check(
        6,
        "<div class=tags><a href=/t>hockey</a>, <a href=/u>final</a></div>",
    );
}

#[test]
fn a_heading_and_a_link_inside_the_text_stay() {
    let url = "https://news.example/world/1".parse().expect("an address");
    let html = format!(
        "<html><body><article><h1>Ministers meet</h1><p>{}</p><h2>What they said</h2><p>{} <a href=/a>The host</a> left.</p><p>{}</p><p>{}</p></article></body></html>",
        TEXT[0], TEXT[1], TEXT[2], TEXT[3]
    );
    let page = page::read(html.as_bytes(), &url, None);
    let own: Vec<&str> = page
        .blocks
        .iter()
        .filter(|it| it.zone == Zone::Body)
        .map(|it| it.text.as_str())
        .collect();
    assert_eq!(own[0], "What they said");
    assert!(own[1].ends_with("The host left."), "{own:?}");
}
