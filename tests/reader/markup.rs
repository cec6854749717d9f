//! What may be shown of a publisher's markup, and what of it is text.

use newshawk_core::article::Zone;
use newshawk_reader::html;

/// This markup is shown as that.
fn check(markup: &str, shown: &str) {
    let base = "https://news.example/a/b".parse().expect("an address");
    assert_eq!(html::sanitize(markup, &base), shown, "{markup}");
}

#[test]
fn text_and_structure_stay() {
    check("<p>On <b>time</b></p>", "<p>On <b>time</b></p>");
    check("plain & simple", "plain &amp; simple");
}

#[test]
fn whatever_runs_goes() {
    check(
        "<p onclick=\"x()\">A</p><script>alert(1)</script>",
        "<p>A</p>",
    );
    check("<img src=x onerror=alert(1)>", "<img>");
    check(
        "<style>p{}</style><iframe src='//e.example'></iframe><form><input></form>B",
        "B",
    );
    check("<svg><script>alert(1)</script></svg>C", "C");
}

#[test]
fn whatever_loads_goes() {
    check(
        "<img src='/a.jpg' alt='The harbour' width=1>",
        "<img alt=\"The harbour\">",
    );
    check("<video src=a poster=b>No video</video>", "No video");
    check(
        "<p style='background:url(a)' background=b>A</p>",
        "<p>A</p>",
    );
    check("<link rel=stylesheet href=a><base href=b>A", "A");
}

#[test]
fn drawings_and_formulas_are_their_words() {
    check(
        "<svg><title>Rates</title><path d='M0'/><text>Up</text></svg> by <math><mi>a</mi><mo>+</mo><mn>1</mn></math>",
        "Rates Up by a+1",
    );
    check("A<svg/> B</svg>C", "A BC");
    check("A<math>1 < 2", "A1 &lt; 2");
    check("<!-- <svg> -->A<b>B</b>", "A<b>B</b>");
    check(
        "<a title='<svg>'>A</a>",
        "<a title=\"&lt;svg&gt;\" rel=\"noopener noreferrer nofollow\">A</a>",
    );
}

#[test]
fn frames_are_what_stands_inside() {
    check(
        "See <iframe src=a>the <b>map</b></iframe>.",
        "See the <b>map</b>.",
    );
    check("<noscript><p>Without</p></noscript>", "<p>Without</p>");
    check(
        "<object data=a>The <i>table</i></object>",
        "The <i>table</i>",
    );
}

#[test]
fn what_was_cleaned_is_clean() {
    for markup in [
        "<p><select><li>A</select>B",
        "<pre>\n\nA</pre>",
        "\u{FEFF}<b>A</b>",
        "A > B\u{A0}C",
        "<a href='http://[::1'>A</a>",
        "<table><a href=a><tr><a href=b>A",
    ] {
        let base = "https://news.example/".parse().expect("an address");
        let once = html::sanitize(markup, &base);
        assert_eq!(html::sanitize(&once, &base), once, "{markup}");
    }
}

#[test]
fn links_are_absolute_and_lead_to_the_web_only() {
    check(
        "<a href='../c'>C</a>",
        "<a href=\"https://news.example/c\" rel=\"noopener noreferrer nofollow\">C</a>",
    );
    for bad in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/hosts",
        "mailto:a@news.example",
        " java\tscript:x",
    ] {
        let base = "https://news.example/".parse().expect("an address");
        let shown = html::sanitize(&format!("<a href='{bad}'>C</a>"), &base);
        assert!(!shown.contains("href"), "{bad}: {shown}");
    }
}

#[test]
fn markup_to_zones() {
    let blocks = html::blocks(
        "<p>First.</p><p>Second, with a <a href='#'>link</a>.</p><blockquote>Said.</blockquote><figure><figcaption>Seen.</figcaption></figure><script>x</script><p hidden>Not seen.</p>",
    );
    let found: Vec<(Zone, &str)> = blocks
        .iter()
        .map(|it| (it.zone, it.text.as_str()))
        .collect();
    let expected = [
        (Zone::Lead, "First."),
        (Zone::Body, "Second, with a link."),
        (Zone::Quote, "Said."),
        (Zone::Caption, "Seen."),
    ];
    assert_eq!(found, expected);
}

#[test]
fn text_without_markup_is_parted_by_its_empty_lines() {
    let blocks = html::blocks("One &amp; two.\n\nThree.");
    let found: Vec<&str> = blocks.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(found, ["One & two.", "Three."]);
}
