//! Other articles inside the container of this one: the case that costs the most false alerts.

use newshawk_core::article::{Page, Zone};
use newshawk_reader::page;

fn missions() -> Page {
    let url = "https://paper.example/news/1652"
        .parse()
        .expect("an address");
    page::read(
        include_bytes!("../fixtures/reader/missions.html"),
        &url,
        None,
    )
}

/// The word stands in these zones of the page, in order.
fn check(word: &str, zones: &[Zone]) {
    let page = missions();
    let mut found: Vec<Zone> = page
        .blocks
        .iter()
        .filter(|it| it.text.contains(word))
        .map(|it| it.zone)
        .collect();
    found.dedup();
    assert_eq!(found, zones, "{word}: {:#?}", page.blocks);
}

#[test]
fn teasers_behind_the_article_are_chrome() {
    check("Taliban", &[Zone::Chrome]);
    check("Palestine", &[Zone::Chrome]);
    check("abies", &[Zone::Chrome]);
    check("RABIES", &[Zone::Chrome]);
    check("Editorial", &[Zone::Chrome]);
}

#[test]
fn the_article_is_whole() {
    check("expulsion of eight", &[Zone::Lead]);
    check("embassy in Brussels", &[Zone::Body]);
    check("opened in 2002", &[Zone::Body]);
    check("line open for emergencies", &[Zone::Body]);
}

#[test]
fn the_caption_is_said_once() {
    let page = missions();
    let captions: Vec<&str> = page
        .blocks
        .iter()
        .filter(|it| it.text.starts_with("The foreign minister speaks"))
        .map(|it| it.zone.name())
        .collect();
    assert_eq!(captions, ["caption"]);
}

#[test]
fn the_line_of_the_article_dates_it_and_not_the_teasers() {
    assert_eq!(
        missions().published.map(|it| it.to_string()).as_deref(),
        Some("2021-10-19T00:00:00Z")
    );
    check("October 19", &[Zone::Chrome]);
}

#[test]
fn its_title_is_its_own() {
    assert!(
        missions()
            .title
            .is_some_and(|it| it.starts_with("Russia closes Nato missions in reply to expulsions"))
    );
}
