//! Addresses as a person types them (spec/polling.md 47).

use newshawk_core::source::{FullText, address};

fn check(typed: &str, asked: &str) {
    let url = address(typed).expect("an address");
    assert_eq!(url.as_str(), asked);
}

fn refuse(typed: &str, says: &str) {
    let error = address(typed).expect_err("no address").to_string();
    assert!(error.contains(says), "{typed}: {error}");
}

#[test]
fn what_a_person_pastes_is_understood() {
    check(" https://n.example/feed \n", "https://n.example/feed");
    check("n.example/feed", "https://n.example/feed");
    check("feed:https://n.example/feed", "https://n.example/feed");
    check("feed://n.example/feed", "https://n.example/feed");
    check("<http://n.example/feed>", "http://n.example/feed");
    check("n.example:8080/feed", "https://n.example:8080/feed");
    check("http://localhost:3000/feed", "http://localhost:3000/feed");
    check("http://[::1]:3000/feed", "http://[::1]:3000/feed");
}

/// Order, escapes, case and a lone question mark are the publisher's (spec/polling.md 46).
#[test]
fn nothing_is_tidied() {
    for exact in [
        "https://n.example/Feed/?b=2&a=1",
        "https://n.example/%7euser/feed?",
        "https://n.example/feed/",
        "https://n.example/feed?utm_source=mine",
    ] {
        check(exact, exact);
    }
}

#[test]
fn what_is_no_address_is_said_to_be_none() {
    refuse("", "Type or paste");
    refuse("  ", "Type or paste");
    refuse("https://a.example https://b.example", "more than one");
    refuse("world news", "more than one");
    refuse("NATO", "not a web address");
    refuse("https://", "not a web address");
    refuse("ftp://n.example/feed", "start with ftp:");
    refuse("file:///etc/passwd", "start with file:");
}

#[test]
fn a_teaser_wants_its_page_and_a_text_does_not() {
    assert!(FullText::Auto.wants_page(30));
    assert!(!FullText::Auto.wants_page(150));
    assert!(FullText::Always.wants_page(150));
    assert!(!FullText::Never.wants_page(0));
}
