//! Addresses without what only tracks the reader.

use newshawk_core::link::{identity, is_openable, without_tracking};
use url::Url;

fn url(text: &str) -> Url {
    Url::parse(text).expect("an address")
}

fn check(link: &str, clean: &str) {
    let shortened = without_tracking(&url(link));
    assert_eq!(shortened.as_str(), clean);
    assert_eq!(identity(&shortened), identity(&url(link)));
}

#[test]
fn what_tracks_goes_and_what_selects_stays() {
    check(
        "https://n.example/a?utm_source=x&id=5&fbclid=y",
        "https://n.example/a?id=5",
    );
    check("https://n.example/a?UTM_Campaign=x", "https://n.example/a");
    check(
        "https://n.example/a?id=5&page=2",
        "https://n.example/a?id=5&page=2",
    );
    // The place on the page is the publisher's to name; it is no part of the identity.
    check(
        "https://n.example/a?utm_source=x#top",
        "https://n.example/a#top",
    );
    assert_eq!(
        identity(&url("https://n.example/a#top")),
        identity(&url("https://n.example/a")),
    );
    check("https://n.example/a?", "https://n.example/a");
    check(
        "https://n.example/a?q=caf%C3%A9&ocid=1",
        "https://n.example/a?q=caf%C3%A9",
    );
}

#[test]
fn only_the_web_opens() {
    let openable = ["https://n.example/", "http://n.example/"];
    let others = [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://n.example/",
        "mailto:a@n.example",
    ];
    assert!(openable.iter().all(|it| is_openable(&url(it))));
    assert!(!others.iter().any(|it| is_openable(&url(it))));
}
