//! Pages that keep their article to themselves, or ask for something first.

use newshawk_core::article::{Method, Page, Zone};
use newshawk_reader::page;

const TEASER: [&str; 2] = [
    "Ministers of twelve countries met in the old harbour on Wednesday, and spoke about ferries, cables and storms.",
    "“We have agreed on more than we had hoped for,” the host said in the evening, after eight hours of talks.",
];

const PAID: &str = r#"<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ministers meet", "isAccessibleForFree": "False"}</script>"#;

fn read(head: &str, body: &str) -> Page {
    let html = format!(
        "<html><head><title>Ministers meet</title>{head}</head><body><h1>Ministers meet</h1>{body}</body></html>"
    );
    let url = "https://news.example/world/1".parse().expect("an address");
    page::read(html.as_bytes(), &url, None)
}

fn teaser() -> String {
    format!(
        "<article><p>{}</p><p>{}</p></article>",
        TEASER[0], TEASER[1]
    )
}

fn whole() -> String {
    let paragraphs: String = (0..20)
        .map(|n| format!("<p>In the year {n} the strait froze from shore to shore, and number {n} of the ferries stayed in port.</p>"))
        .collect();
    format!("<article>{paragraphs}</article>")
}

/// Only the beginning is there, it is said so, and it counts as text.
fn check_teaser(page: &Page) {
    assert_eq!(page.method, Method::TitleAndTeaser, "{:#?}", page.blocks);
    let own = page.blocks.iter();
    let own: Vec<&str> = own
        .filter(|it| matches!(it.zone, Zone::Lead | Zone::Body))
        .map(|it| it.text.as_str())
        .collect();
    assert_eq!(own, TEASER);
}

#[test]
fn an_article_that_is_paid_for_shows_its_beginning() {
    check_teaser(&read(PAID, &teaser()));
    for wall in [
        "Subscribe to continue reading",
        "This article is for subscribers only",
        "Jetzt weiterlesen mit Plus",
        "Il vous reste 80% de cet article à lire",
        "Contenido exclusivo para suscriptores",
        "この記事は有料会員限定です",
        "Tylko dla subskrybentów",
    ] {
        let page = read("", &format!("{}<div>{wall}</div>", teaser()));
        check_teaser(&page);
    }
}

#[test]
fn what_is_marked_as_paid_for_and_shown_is_an_article() {
    assert_eq!(read(PAID, &whole()).method, Method::Page);
    let asked = format!("{}<div>Subscribe to continue reading</div>", whole());
    assert_eq!(read("", &asked).method, Method::Page);
}

#[test]
fn a_short_article_beside_an_offer_is_an_article() {
    assert_eq!(read("", &teaser()).method, Method::Page);
    let offer = format!(
        "<div>This article is for subscribers only</div>{}",
        teaser()
    );
    assert_eq!(read("", &offer).method, Method::Page);
}

#[test]
fn a_page_that_asks_for_consent_is_no_article() {
    let consent = [
        "We and our partners store information on your device and read it from there, for what is named below.",
        "You can change your mind at any time, and your consent counts for all of our pages and for a year.",
        "With “Accept all” you agree to personalised ads, and to the measuring of what you look at, and for how long.",
        "The privacy policy says what is kept, who may see it, and whom you can ask to have it deleted again.",
    ];
    let paragraphs: String = consent.iter().map(|it| format!("<p>{it}</p>")).collect();
    let page = read(
        "<meta name=description content='Twelve countries speak about ferries'>",
        &format!("<div>{paragraphs}</div>"),
    );
    assert_eq!(page.method, Method::TitleAndTeaser);
    let own = page.blocks.iter().filter(|it| it.zone.is_article());
    let own: Vec<&str> = own.map(|it| it.text.as_str()).collect();
    assert_eq!(
        own,
        ["Ministers meet", "Twelve countries speak about ferries"]
    );
}

#[test]
fn an_article_about_consent_is_one() {
    let about = "<p>The court ruled that “your consent” must be asked for again, and that a button that says “accept all” is not enough.</p>";
    let page = read(
        "",
        &whole().replace("</article>", &format!("{about}{about}</article>")),
    );
    assert_eq!(page.method, Method::Page);
}
