//! Headlines on pages that have no feed.

use newshawk_reader::listing::{self, From, Listing, Pattern};
use url::Url;

const PAGE: &str = "https://news.example/";

fn url(text: &str) -> Url {
    text.parse().expect("an address")
}

fn find(html: &str) -> Option<Listing> {
    let page = url(PAGE);
    listing::find(html.as_bytes(), from(&page)).listing
}

fn from(page: &Url) -> From<'_> {
    From {
        url: page,
        content_type: Some("text/html; charset=utf-8"),
    }
}

fn titles(listing: &Listing) -> Vec<&str> {
    listing
        .headlines
        .iter()
        .map(|it| it.title.as_str())
        .collect()
}

/// The page's headlines are these.
#[track_caller]
fn check(html: &str, expected: &[&str]) {
    let found = find(html).expect("a list is found");
    assert_eq!(titles(&found), expected, "{}", found.pattern);
    // What is kept with the source gives the same again.
    let kept: Pattern = found.pattern.to_string().parse().expect("a pattern");
    let page = url(PAGE);
    let feed = listing::read(html.as_bytes(), from(&page), &kept).expect("they are found again");
    let again: Vec<_> = feed
        .entries
        .iter()
        .filter_map(|it| it.title.as_deref())
        .collect();
    assert_eq!(again, expected);
}

const MENU: &str = r#"<nav><ul class="menu">
    <li class="menu-item"><a href="/world">World</a></li>
    <li class="menu-item"><a href="/business">Business and the economy</a></li>
    <li class="menu-item"><a href="/sport">Sport</a></li>
    <li class="menu-item"><a href="/weather-in-the-islands">Weather in the islands today</a></li></ul></nav>"#;

const FOOT: &str = r#"<footer><div class="foot"><ul>
    <li><a href="/about-our-little-paper">About our little paper and its people</a></li>
    <li><a href="/write-to-the-editor">Write a letter to the editor</a></li>
    <li><a href="/terms-and-conditions-of-use">Terms and conditions of the use of this site</a></li>
    <li><a href="/privacy-and-cookies-policy">How we treat your data and cookies</a></li></ul></div></footer>"#;

const THREE: [&str; 3] = [
    "Ferry to the outer islands returns after repairs",
    "Council votes to keep the old lighthouse open",
    "Herring catch is the best in a decade",
];

#[test]
fn headings_vouch_for_addresses_that_say_nothing() {
    let story = |number: usize, title: &str| {
        format!("<div class=teaser><h2><a href=\"/{number}.html\">{title}</a></h2></div>")
    };
    let titles = [
        "Ferry to the islands is back after repairs",
        "The old lighthouse is to stay open",
        "Herring catch is the best in a decade",
    ];
    let list: String = titles
        .iter()
        .enumerate()
        .map(|(at, it)| story(at, it))
        .collect();
    check(&format!("<main>{list}</main>"), &titles);
}

#[test]
fn a_list_of_links_between_a_menu_and_a_foot() {
    let html = format!(
        r#"<html><body>{MENU}<ul class="news">
        <li><a href="/2026/06/ferry-returns">{}</a></li>
        <li><a href="/2026/06/lighthouse-stays">{}</a>
        <li class="last"><a href="/2026/06/herring">{}</a></ul>{FOOT}</body></html>"#,
        THREE[0], THREE[1], THREE[2]
    );
    check(&html, &THREE);
}

/// Each item has classes of its own: its number, its section, its tags.
#[test]
fn items_with_names_of_their_own() {
    let item = |number: usize, extra: &str, title: &str| {
        format!(
            r#"<article id="post-{number}" class="post-{number} post type-post {extra} entry">
            <a href="/{number}/"><img src="/{number}.jpg" alt=""></a>
            <header><h2 class="entry-title"><a href="/{number}/" rel="bookmark">{title}</a></h2></header>
            <p>Summary of the report. <a href="/{number}/#more">Continue reading this report here</a></p>
            <span class="cat-links"><a href="/category/harbour">All news from the harbour</a></span></article>"#
        )
    };
    let html = format!(
        "<html><body>{MENU}<main>{}{}{}</main>{FOOT}</body></html>",
        item(4711, "category-sea has-image", THREE[0]),
        item(4712, "category-town tag-council", THREE[1]),
        item(4713, "category-sea tag-fish sticky", THREE[2]),
    );
    check(&html, &THREE);
}

/// The link is the whole card; its headline is the heading in it, and not section, summary or time.
#[test]
fn cards_that_are_links() {
    let card = |slug: &str, title: &str| {
        format!(
            r#"<a class="card" href="/news/{slug}"><img alt="A picture of something else entirely">
            <span class="kicker">Islands</span><h3 class="card-title">{title}</h3>
            <p>What is known so far of the matter and its causes.</p><time>2 hours ago</time></a>"#
        )
    };
    let html = format!(
        "<html><body>{MENU}<div class=\"grid\">{}{}{}</div>{FOOT}</body></html>",
        card("ferry-is-back", THREE[0]),
        card("lighthouse-stays-open", THREE[1]),
        card("herring-catch-best", THREE[2]),
    );
    check(&html, &THREE);
}

/// The link lies over the card and shows nothing; the heading behind it is its headline.
#[test]
fn cards_with_an_empty_link() {
    let card = |slug: &str, title: &str| {
        format!(
            r#"<div class="card"><a class="cover" href="/news/{slug}"><img src="x.jpg"></a><div><h3>{title}</h3><p>More of it.</p></div></div>"#
        )
    };
    let html = format!(
        "<html><body>{MENU}<div class=\"grid\">{}{}{}</div>{FOOT}</body></html>",
        card("ferry-is-back", THREE[0]),
        card("lighthouse-stays-open", THREE[1]),
        card("herring-catch-best", THREE[2]),
    );
    check(&html, &THREE);
}

/// The large story on top looks different and is as much a headline as those below it.
#[test]
fn the_large_story_on_top_belongs_to_them() {
    let html = format!(
        r#"<html><body>{MENU}<div class="lead"><h1 class="lead-title"><a href="/a/bridge-to-be-built-at-last">Bridge to the mainland is to be built at last</a></h1></div>
        <div class="list"><h2 class="title"><a href="/a/ferry-is-back">{}</a></h2><h2 class="title"><a href="/a/lighthouse-stays-open">{}</a></h2>
        <h2 class="title"><a href="/a/herring-catch-best">{}</a></h2></div>{FOOT}</body></html>"#,
        THREE[0], THREE[1], THREE[2]
    );
    let all = [
        "Bridge to the mainland is to be built at last",
        THREE[0],
        THREE[1],
        THREE[2],
    ];
    check(&html, &all);
}

/// Old pages have tables and no classes, and numbers for addresses.
#[test]
fn a_table_without_names() {
    let row = |number: usize, title: &str| {
        format!("<tr><td>3 June<td><a href='/show.php?id={number}'>{title}</a></tr>")
    };
    let html = format!(
        "<html><body><table id=menu><tr><td><a href=/index.php>Home</a><td><a href=/sport.php>Sport</a></table><table id=list>{}{}{}</table></body></html>",
        row(20417, THREE[0]),
        row(20418, THREE[1]),
        row(20419, THREE[2])
    );
    check(&html, &THREE);
}

#[test]
fn headlines_without_spaces_between_the_words() {
    let titles = [
        "離島行きのフェリーが修理を終えて再開",
        "町議会が古い灯台の存続を決める",
        "ニシン漁がこの十年で最高の水揚げ",
    ];
    let html = format!(
        r#"<html lang="ja"><body><ul class="menu"><li><a href="/k">経済</a></li><li><a href="/s">スポーツ</a></li></ul>
        <ul class="list"><li><a href="/n/k10014">{}</a></li><li><a href="/n/k10015">{}</a></li><li><a href="/n/k10016">{}</a></li></ul></body></html>"#,
        titles[0], titles[1], titles[2]
    );
    check(&html, &titles);
}

#[test]
fn a_page_without_headlines_has_none() {
    assert_eq!(find("<html><body><p>Hello.</p></body></html>"), None);
    assert_eq!(
        find(&format!(
            "<html><body>{MENU}<h1>Welcome to our site</h1>{FOOT}</body></html>"
        )),
        None
    );
    assert_eq!(find(""), None);
}

/// An article about one thing has links in its text, and they are no list of headlines.
#[test]
fn links_in_a_text_are_no_list() {
    let text = "The harbour was quiet, and <a href=\"/harbour\">the boats</a> lay still. Nobody spoke of <a href=\"/storm\">the storm</a>. ";
    assert_eq!(
        find(&format!(
            "<html><body><article><p>{}</p></article></body></html>",
            text.repeat(9)
        )),
        None
    );
}

const TWO_LISTS: &str = r#"<html><head><title>Harbour Post</title></head><body>
    <div class="news"><h2><a href="/n/ferry-is-back-again">Ferry to the islands is back again</a></h2>
    <h2><a href="/n/lighthouse-stays-open">The old lighthouse is to stay open</a></h2>
    <h2><a href="/n/herring-catch-best">Herring catch is the best in a decade</a></h2></div>
    <ul class="notices"><li><a href="/o/water-off-in-mill-lane">Water is off in Mill Lane on Monday</a></li>
    <li><a href="/o/bins-emptied-a-day-later">Bins are emptied a day later this week</a></li></ul></body></html>"#;

#[test]
fn another_list_is_chosen_by_one_of_its_headlines() {
    let page = url(PAGE);
    let offered = listing::find(TWO_LISTS.as_bytes(), from(&page));
    assert_eq!(offered.title.as_deref(), Some("Harbour Post"));
    assert_eq!(offered.links.len(), 5);
    let listing = offered.listing.expect("a list is found");
    assert_eq!(listing.headlines.len(), 3, "{}", listing.pattern);
    let picked = url("https://news.example/o/bins-emptied-a-day-later");
    let other = listing::around(TWO_LISTS.as_bytes(), from(&page), &picked).expect("it has a list");
    assert_eq!(
        titles(&other),
        [
            "Water is off in Mill Lane on Monday",
            "Bins are emptied a day later this week"
        ]
    );
    let elsewhere = url("https://news.example/nowhere");
    assert_eq!(
        listing::around(TWO_LISTS.as_bytes(), from(&page), &elsewhere),
        None
    );
}

#[test]
fn a_changed_layout_has_none_of_them() {
    let page = url(PAGE);
    let pattern = find(TWO_LISTS).expect("a list is found").pattern;
    let changed = TWO_LISTS
        .replace("<h2>", "<p>")
        .replace("</h2>", "</p>")
        .replace("news", "latest");
    assert_eq!(
        listing::read(changed.as_bytes(), from(&page), &pattern),
        None
    );
}

#[test]
fn entries_say_no_more_than_the_page_does() {
    let page = url("https://news.example/latest?page=1");
    let html = TWO_LISTS.replace(
        "<html>",
        "<html lang=\"en-GB\"><base href=\"https://www.news.example/\">",
    );
    let pattern = find(TWO_LISTS).expect("a list is found").pattern;
    let feed = listing::read(html.as_bytes(), from(&page), &pattern).expect("they are there");
    assert_eq!(feed.title.as_deref(), Some("Harbour Post"));
    assert_eq!(feed.language.as_deref(), Some("en-GB"));
    let first = &feed.entries[0];
    assert_eq!(
        first.link,
        Some(url("https://www.news.example/n/ferry-is-back-again"))
    );
    assert_eq!(
        (first.published, first.updated, &first.id),
        (None, None, &None)
    );
}

#[test]
fn each_address_is_listed_once_and_only_the_web_is() {
    let html = TWO_LISTS.replace(
        "<h2><a href=\"/n/lighthouse",
        "<h2><a href=\"/n/ferry-is-back-again?utm_source=x#top\">Ferry to the islands is back again</a></h2>\
         <h2><a href=\"javascript:open('x-y-z')\">This one opens a window of its own</a></h2>\
         <h2><a href=\"/#latest-news-of-today\">Back to the top of this page</a></h2><h2><a href=\"/n/lighthouse",
    );
    let found = find(&html).expect("a list is found");
    assert_eq!(found.headlines.len(), 3, "{:?}", titles(&found));
}

#[test]
fn a_pattern_that_is_none_is_refused() {
    for text in ["", ".", ">a", "ul> >a"] {
        assert!(text.parse::<Pattern>().is_err(), "{text:?}");
    }
}

/// Far above what it takes on a busy machine, far below what a quadratic reader would.
#[track_caller]
fn in_time(html: &str) {
    let started = std::time::Instant::now();
    let page = url(PAGE);
    let _ = listing::find(html.as_bytes(), from(&page));
    let _ = listing::around(
        html.as_bytes(),
        from(&page),
        &url("https://news.example/a-b-c-1"),
    );
    let took = started.elapsed();
    assert!(took.as_secs() < 30, "{html:.40}: {took:?}");
}

#[test]
fn whatever_comes_is_read_in_time() {
    let many = |piece: &str| piece.repeat(2_000_000 / piece.len());
    in_time(&many("<div class=a>"));
    in_time(&many("<h2><a href=/a-b-c-1>"));
    in_time(&many("</div><a href=/a-b-c-1>Four words of text</a>"));
    // Every link stands at a place of its own.
    let letters = |number: usize| {
        let digits = number.to_string();
        let letters = digits.bytes().map(|it| char::from(it - b'0' + b'a'));
        letters.collect::<String>()
    };
    let apart: String = (0..20_000)
        .map(|it| {
            format!(
                "<p class=x{0}><b class=y{0}><a href=/a-b-c-{it}>Four words of text</a></b></p>",
                letters(it)
            )
        })
        .collect();
    in_time(&apart);
    for end in (0..TWO_LISTS.len()).filter(|end| TWO_LISTS.is_char_boundary(*end)) {
        in_time(&TWO_LISTS[..end]);
    }
}
