//! Pages as wholes: what is the article, and how sure the reader is.

use newshawk_core::article::{Method, Page, Zone};
use newshawk_reader::page;

fn read(html: &str) -> Page {
    let url = "https://news.example/world/1".parse().expect("an address");
    page::read(html.as_bytes(), &url, Some("text/html"))
}

fn ministers() -> Page {
    read(include_str!("../fixtures/reader/ministers.html"))
}

/// The page's blocks of this zone.
fn check(page: &Page, zone: Zone, texts: &[&str]) {
    let found: Vec<&str> = page
        .blocks
        .iter()
        .filter(|it| it.zone == zone)
        .map(|it| it.text.as_str())
        .collect();
    assert_eq!(found, texts, "{:#?}", page.blocks);
}

const TEXT: [&str; 4] = [
    "Ministers of twelve countries met in the old harbour on Wednesday, and spoke about ferries, cables and storms.",
    "“We have agreed on more than we had hoped for,” the host said in the evening, after eight hours of talks.",
    "The next meeting is planned for the autumn, the ministry said, and is to be held on the other side of the strait.",
    "Fishermen who had come to watch went home without an answer, as they had done after the last meeting in the spring.",
];

#[test]
fn every_part_has_its_zone() {
    let page = ministers();
    check(&page, Zone::Title, &["Ministers meet in the old harbour"]);
    check(&page, Zone::Lead, &TEXT[..1]);
    check(&page, Zone::Body, &TEXT[1..3]);
    check(&page, Zone::Caption, &["The old harbour in June"]);
    check(&page, Zone::Author, &["Ada Berg"]);
    check(
        &page,
        Zone::Chrome,
        &[
            "Home Sport",
            "By Ada Berg",
            "Related",
            "Hockey final tonight",
            "Imprint",
        ],
    );
    assert_eq!(page.method, Method::Page);
    assert!(page.confidence > 0.4, "{}", page.confidence);
}

#[test]
fn a_soup_of_divs_without_heading_or_data() {
    let html = format!(
        "<html><head><title>Ministers meet in the old harbour</title></head><body><div class=a><div>Home</div><div class=b><div>{}</div><div>{}</div><div>{}</div><div>{}</div></div><div class=c><a href=/x>Hockey final</a></div></div></body></html>",
        TEXT[0], TEXT[1], TEXT[2], TEXT[3]
    );
    let page = read(&html);
    check(&page, Zone::Title, &["Ministers meet in the old harbour"]);
    check(&page, Zone::Lead, &TEXT[..1]);
    check(&page, Zone::Body, &TEXT[1..]);
    check(&page, Zone::Chrome, &["Home", "Hockey final"]);
}

#[test]
fn a_text_parted_by_line_breaks_only() {
    let html = format!(
        "<html><body><h1>Ministers meet</h1><div>{}</div></body></html>",
        TEXT.join("<br><br>")
    );
    let page = read(&html);
    check(&page, Zone::Lead, &TEXT[..1]);
    check(&page, Zone::Body, &TEXT[1..]);
}

#[test]
fn paragraphs_behind_a_break_of_the_container_belong_to_it() {
    let section = |text: &str| format!("<section class=part><p class=text>{text}</p></section>");
    let html = format!(
        "<html><body><main><h1>Ministers meet</h1><div>{}{}<div class=video>Advertisement</div></div><div><div>{}{}</div></div></main></body></html>",
        section(TEXT[0]),
        section(TEXT[1]),
        section(TEXT[2]),
        section(TEXT[3])
    );
    let page = read(&html);
    check(&page, Zone::Lead, &TEXT[..1]);
    check(&page, Zone::Body, &TEXT[1..]);
}

#[test]
fn the_pages_own_account_of_its_text_finds_what_the_container_missed() {
    let long: Vec<String> = (0..12).map(|n| format!("In the year {n} the strait froze from shore to shore, and number {n} of the ferries stayed in port.")).collect();
    let paragraphs: String = long
        .iter()
        .map(|it| format!("<div><div><p>{it}</p></div><div>Advertisement</div></div>"))
        .collect();
    let html = format!(
        "<html><head><script type='application/ld+json'>{{\"@type\": \"NewsArticle\", \"headline\": \"Winters\", \"articleBody\": \"{}\"}}</script></head><body><h1>Winters</h1>{paragraphs}<p>Another text, about hockey, which is longer than any of the others on the page, so that it could be taken for one of them.</p></body></html>",
        long.join(" ")
    );
    let page = read(&html);
    let texts: Vec<&str> = long.iter().map(String::as_str).collect();
    check(&page, Zone::Lead, &texts[..1]);
    check(&page, Zone::Body, &texts[1..]);
}

#[test]
fn a_text_inside_what_is_called_a_paywall_is_whole() {
    let section = |text: &str| format!("<section class=part><p class=text>{text}</p></section>");
    let html = format!(
        "<html><body><main class=paywallAccess><h1>Ministers meet</h1><div>{}{}<div class=video>Advertisement</div></div><div><div>{}{}</div></div></main></body></html>",
        section(TEXT[0]),
        section(TEXT[1]),
        section(TEXT[2]),
        section(TEXT[3])
    );
    let page = read(&html);
    check(&page, Zone::Lead, &TEXT[..1]);
    check(&page, Zone::Body, &TEXT[1..]);
}

#[test]
fn a_heading_with_an_unlucky_class_stays_between_its_paragraphs() {
    let html = format!(
        "<html><body><article><h1>Ministers meet</h1><p>{}</p><p>{}</p><h2 class=scroll-mark>What they said</h2><p>{}</p><p>{}</p></article></body></html>",
        TEXT[0], TEXT[1], TEXT[2], TEXT[3]
    );
    let page = read(&html);
    check(
        &page,
        Zone::Body,
        &[TEXT[1], "What they said", TEXT[2], TEXT[3]],
    );
}

#[test]
fn a_standfirst_leads_and_is_no_paragraph() {
    let article = |head: &str| {
        read(&format!(
            "<html><head>{head}</head><body><header><h1>Ministers meet</h1><div class=dek>Ferries, cables and storms are what twelve countries speak about.</div></header><article><p>{}</p><p>{}</p><p>{}</p><p>{}</p></article></body></html>",
            TEXT[0], TEXT[1], TEXT[2], TEXT[3]
        ))
    };
    let page = article(
        "<meta name=description content='Ferries, cables and storms are what twelve countries speak about.'>",
    );
    assert!(page.has_standfirst);
    check(
        &page,
        Zone::Lead,
        &["Ferries, cables and storms are what twelve countries speak about."],
    );
    check(&page, Zone::Body, &TEXT);

    let page = article("");
    assert!(!page.has_standfirst);
    check(&page, Zone::Lead, &TEXT[..1]);
}

#[test]
fn a_text_that_the_server_sends_late_is_seen() {
    let html = format!(
        "<html><body><main><h1>Ministers meet</h1><template id='P:1'></template></main><div hidden id=\"S:1\"><section><p>{}</p><p>{}</p><p>{}</p><p>{}</p></section></div></body></html>",
        TEXT[0], TEXT[1], TEXT[2], TEXT[3]
    );
    let page = read(&html);
    assert_eq!(page.method, Method::Page);
    check(&page, Zone::Body, &TEXT[1..]);
}

#[test]
fn a_box_larger_than_the_text_is_a_box_all_the_same() {
    let paragraphs: String = (0..15)
        .map(|n| format!("<p>In the year {n} the strait froze from shore to shore, and number {n} of the ferries stayed in port.</p>"))
        .collect();
    let factbox: String = (0..40)
        .map(|n| format!("<p>Rule {n} of hockey says what a player may do in minute {n} of a game, and what not.</p>"))
        .collect();
    let html = format!(
        "<html><body><article><h1>Ministers meet</h1><div>{paragraphs}</div><div class=factbox><h2>The rules</h2>{factbox}</div></article></body></html>"
    );
    let page = read(&html);
    let own = page.blocks.iter().filter(|it| it.zone.is_article());
    let about_hockey: Vec<&str> = own
        .map(|it| it.text.as_str())
        .filter(|it| it.contains("hockey"))
        .collect();
    assert!(about_hockey.is_empty(), "{about_hockey:?}");
    assert_eq!(page.method, Method::Page);
}

#[test]
fn rows_of_a_table_keep_what_they_have_in_common() {
    let row = |name: &str| format!("<tr><td>DL</td><td>{name}</td><td>63</td></tr>");
    let html = format!(
        "<html><body><article><h1>Ministers meet</h1><p class=t>{}</p><p class=t>{}</p><table>{}{}</table><p class=t>{}</p><p class=t>{}</p></article></body></html>",
        TEXT[0],
        TEXT[1],
        row("Ada Berg"),
        row("Bo Dahl"),
        TEXT[2],
        TEXT[3]
    );
    let page = read(&html);
    let cells = ["DL", "Ada Berg", "63", "DL", "Bo Dahl", "63"];
    let all: Vec<&str> = [&TEXT[1..2], &cells[..], &TEXT[2..]].concat();
    check(&page, Zone::Body, &all);
}

#[test]
fn a_list_of_links_is_no_article() {
    let links: String = (0..40)
        .map(|n| format!("<li><a href='/{n}'>Headline number {n} of the day</a></li>"))
        .collect();
    let page = read(&format!(
        "<html><head><title>World</title><meta name=description content='All the news'></head><body><h1>World</h1><ul>{links}</ul></body></html>"
    ));
    assert_eq!(page.method, Method::TitleAndTeaser);
    assert!(page.confidence < 0.3, "{}", page.confidence);
    check(&page, Zone::Title, &["World"]);
    check(&page, Zone::Lead, &["All the news"]);
    check(&page, Zone::Body, &[]);
}

#[test]
fn nothing_at_all() {
    for html in ["", " ", "<html></html>", "hello", "\u{0}"] {
        let page = read(html);
        assert_eq!(page.method, Method::TitleAndTeaser, "{html:?}");
        assert!(page.confidence < 0.3);
    }
}
