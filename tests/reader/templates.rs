//! What repeats on the pages of one source is the page's, and no word list has to know it.

use newshawk_core::article::{Page, Zone};
use newshawk_reader::page::{self, Template};

const BOX: &str = "The harbour choir sings hockey songs every evening in the old customs house, and whoever comes is welcome.";

/// The page of article `n`, with these paragraphs added after its own.
fn html(n: usize, added: &str) -> String {
    let own: String = (0..6)
        .map(|at| format!("<p class=t>In the year {n}{at} the strait froze from shore to shore, and ferry {at} of {n} stayed in port.</p>"))
        .collect();
    format!(
        "<html><head><title>Winter {n}</title></head><body><article><h1>Winter {n}</h1>{own}{added}</article></body></html>"
    )
}

fn read(address: &str, html: &str, template: &mut Template) -> Page {
    let url = format!("https://news.example/{address}");
    let url = url.parse().expect("an address");
    let (page, lesson) = page::read_among(html.as_bytes(), &url, None, template);
    template.learn(lesson);
    page
}

fn zones_of(page: &Page, word: &str) -> Vec<Zone> {
    let found = page.blocks.iter().filter(|it| it.text.contains(word));
    found.map(|it| it.zone).collect()
}

fn boxed() -> String {
    format!("<p class=t>{BOX}</p>")
}

#[test]
fn a_block_on_three_articles_is_chrome() {
    let mut template = Template::default();
    let mut zones = Vec::new();
    for n in 1..5 {
        let page = read(&n.to_string(), &html(n, &boxed()), &mut template);
        zones.extend(zones_of(&page, "hockey"));
        let own = page
            .blocks
            .iter()
            .filter(|it| it.text.contains("froze") && it.zone.is_article());
        assert_eq!(own.count(), 6);
    }
    assert_eq!(zones, [Zone::Body, Zone::Body, Zone::Chrome, Zone::Chrome]);
}

#[test]
fn one_article_read_again_and_again_stays_one() {
    let mut template = Template::default();
    for round in 0..5 {
        let changed = format!(
            "<p class=t>Round {round} brought more ice, and the ferries stayed where they were.</p>{}",
            boxed()
        );
        for address in ["1".to_owned(), format!("1-update-{round}")] {
            let page = read(&address, &html(1, &changed), &mut template);
            assert_eq!(zones_of(&page, "hockey"), [Zone::Body], "{address}");
            assert_eq!(zones_of(&page, "froze").len(), 6);
        }
    }
}

#[test]
fn background_between_the_articles_own_paragraphs_stays() {
    let mut template = Template::default();
    for n in 1..5 {
        let added = format!(
            "{}<p class=t>In the end, ship {n} was towed in, and the strait was open again.</p>",
            boxed()
        );
        let page = read(&n.to_string(), &html(n, &added), &mut template);
        assert_eq!(zones_of(&page, "hockey"), [Zone::Body], "article {n}");
    }
}

#[test]
fn a_box_between_the_paragraphs_with_another_class_goes() {
    let mut template = Template::default();
    let mut zones = Vec::new();
    for n in 1..4 {
        let added = format!(
            "<div class=x><p class=y>{BOX}</p></div><p class=t>In the end, ship {n} was towed in, and the strait was open again.</p>"
        );
        zones.extend(zones_of(
            &read(&n.to_string(), &html(n, &added), &mut template),
            "hockey",
        ));
    }
    assert_eq!(zones, [Zone::Body, Zone::Body, Zone::Chrome]);
}

#[test]
fn its_memory_is_bounded_and_old_boxes_are_forgotten() {
    let mut template = Template::default();
    for n in 0..3 {
        read(&n.to_string(), &html(n, &boxed()), &mut template);
    }
    for n in 100..200 {
        read(&n.to_string(), &html(n, ""), &mut template);
    }
    assert!(template.pages.len() <= 12, "{}", template.pages.len());
    let page = read("7", &html(7, &boxed()), &mut template);
    assert_eq!(zones_of(&page, "hockey"), [Zone::Body]);
}
