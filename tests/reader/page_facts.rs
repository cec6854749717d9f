//! What a page says about itself: title, names, dates, language, address.

use newshawk_core::article::Page;
use newshawk_reader::page;

fn read(head: &str, body: &str) -> Page {
    let text = "<p>Ministers of twelve countries met in the old harbour on Wednesday, and spoke about ferries, cables and storms.</p>".repeat(2)
        + "<p>The next meeting is planned for the autumn, the ministry said, and is to be held on the other side of the strait.</p>";
    let html =
        format!("<html><head>{head}</head><body><article>{body}{text}</article></body></html>");
    let url = "https://news.example/world/1?utm_source=x&id=2#top"
        .parse()
        .expect("an address");
    page::read(html.as_bytes(), &url, None)
}

/// The page is of this moment; an empty one means that it does not say.
fn check(head: &str, body: &str, moment: &str) {
    let found = read(head, body)
        .published
        .map(|it| it.to_string())
        .unwrap_or_default();
    assert_eq!(found, moment, "{head}{body}");
}

const MORNING: &str = "2026-06-03T08:00:00Z";

#[test]
fn dates_are_taken_from_the_surest_place() {
    let data = r#"<script type="application/ld+json">{"@context":"x","@graph":[{"@type":"WebSite"},{"@type":["NewsArticle"],"datePublished":"2026-06-03T10:00:00+02:00"}]}</script>"#;
    check(
        data,
        "<h1>A</h1><time datetime='2024-01-01'>old</time>",
        MORNING,
    );
    check(
        "<meta property='article:published_time' content='2026-06-03T08:00:00Z'>",
        "<h1>A</h1><time datetime='2024-01-01'></time>",
        MORNING,
    );
    check(
        "",
        "<h1>A</h1><time class=published datetime='2026-06-03T08:00:00Z'>x</time><time datetime='2024-01-01'></time>",
        MORNING,
    );
    check(
        "",
        "<h1>A</h1><time datetime='2026-06-03T08:00:00Z'>this morning</time>",
        MORNING,
    );
    check(
        "",
        "<h1>A</h1><div>Published 3 June 2026, 08:00</div>",
        MORNING,
    );
    check(
        "",
        "<h1>A</h1><div>Veröffentlicht am 3. Juni 2026</div>",
        "2026-06-03T00:00:00Z",
    );
    check(
        "",
        "<time datetime='2024-01-01'>on a teaser above</time><h1>A</h1>",
        "",
    );
    check("", "<h1>A</h1>", "");
}

#[test]
fn broken_data_does_no_harm() {
    check(
        "<script type='application/ld+json'>{\"@type\": </script><meta name=date content='2026-06-03T08:00:00Z'>",
        "<h1>A</h1>",
        MORNING,
    );
    check(
        "<script type='application/ld+json'>[null, 1, \"x\", {\"@type\": 5}]</script>",
        "<h1>A</h1>",
        "",
    );
}

#[test]
fn the_address_is_the_pages_own_without_tracking() {
    let canonical = |head: &str| {
        read(head, "<h1>A</h1>")
            .canonical
            .map(|it| it.to_string())
            .unwrap_or_default()
    };
    assert_eq!(
        canonical("<link rel=canonical href='/world/one'>"),
        "https://news.example/world/one"
    );
    assert_eq!(
        canonical("<link rel=canonical href='https://news.example/'>"),
        "https://news.example/world/1?id=2"
    );
    assert_eq!(canonical(""), "https://news.example/world/1?id=2");
}

#[test]
fn names_are_names() {
    let byline = |head: &str| read(head, "<h1>A</h1>").byline;
    assert_eq!(
        byline("<meta name=author content='Ada Berg'>").as_deref(),
        Some("Ada Berg")
    );
    assert_eq!(
        byline("<meta property='article:author' content='https://social.example/ada'>"),
        None
    );
    let two = r#"<script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":"Ada Berg"},{"name":"Bo Lund"},{"name":"Ada Berg"}]}</script>"#;
    assert_eq!(byline(two).as_deref(), Some("Ada Berg, Bo Lund"));
}

#[test]
fn the_language_is_declared_or_seen() {
    let language = |head: &str| read(head, "<h1>A</h1>").language;
    assert_eq!(
        language("<meta property='og:locale' content='en_GB'>").as_deref(),
        Some("en-GB")
    );
    assert_eq!(language(r#"<script type="application/ld+json">{"@type":"NewsArticle","inLanguage":"en-US"}</script>"#).as_deref(), Some("en-US"));
    assert_eq!(language("").as_deref(), Some("en"));
}

#[test]
fn the_title_is_the_headline_without_the_sites_name() {
    let title = |head: &str, body: &str| read(head, body).title;
    assert_eq!(
        title(
            "<title>A long headline about it | Harbour News</title>",
            "<h1>A long headline about it</h1>"
        )
        .as_deref(),
        Some("A long headline about it")
    );
    assert_eq!(
        title(
            "<meta property='og:title' content='A &amp;amp; B &#8211; it'>",
            ""
        )
        .as_deref(),
        Some("A & B – it")
    );
}
