//! What may be shown of markup, by a list of its own: no tag, attribute or address is let through
//! that does not stand here.

use std::sync::LazyLock;

use newshawk_reader::html;
use regex::Regex;
use url::Url;

/// A tag as the reader writes it.
static TAG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"^<(/?)([a-z][a-z0-9]*)((?: [a-z]+="[^"<>]*")*)>"#).expect("an expression")
});
static ATTRIBUTE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#" ([a-z]+)="([^"]*)""#).expect("an expression"));

const TAGS: &str = "a abbr acronym article aside b bdi bdo blockquote br caption center cite code col \
    colgroup data dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header \
    hgroup hr i img ins kbd li mark nav ol p pre q rp rt rtc ruby s samp small span strike strong sub \
    summary sup table tbody td th thead time tr tt u ul var wbr";
/// Attributes that neither run, load nor style.
const ATTRIBUTES: &str = "align alt char charoff cite colspan datetime dir headers height href hreflang \
    lang rel rowspan scope size span start summary title width";

/// The markup as it may be shown is harmless, and stays as it is when it is cleaned again.
pub(super) fn check(markup: &str) {
    let base = "https://news.example/a/b?c".parse().expect("an address");
    let shown = html::sanitize(markup, &base);
    harmless(&shown);
    assert_eq!(html::sanitize(&shown, &base), shown, "{markup:?}");
}

fn harmless(shown: &str) {
    for (at, _) in shown.match_indices('<') {
        let tag = TAG.captures(&shown[at..]);
        let tag = tag.unwrap_or_else(|| panic!("no tag: {:?}", &shown[at..]));
        assert!(
            TAGS.split_whitespace().any(|it| it == &tag[2]),
            "{}",
            &tag[2]
        );
        for attribute in ATTRIBUTE.captures_iter(&tag[3]) {
            let (name, value) = (&attribute[1], &attribute[2]);
            assert!(
                ATTRIBUTES.split_whitespace().any(|it| it == name),
                "{name}: {shown:?}"
            );
            if name == "href" || name == "cite" {
                let url: Url = value.replace("&amp;", "&").parse().expect("an address");
                assert!(matches!(url.scheme(), "http" | "https"), "{url}");
            }
        }
    }
}
