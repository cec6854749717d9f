//! Which entries are the same article (spec/polling.md 71).

use newshawk_core::entry::Entry;
use newshawk_core::identity::{Names, names};
use newshawk_core::ids::SourceId;
use url::Url;

const SOURCE: SourceId = SourceId(1);

fn entry(id: &str, link: &str, title: &str) -> Entry {
    Entry {
        id: Some(id.to_owned()).filter(|id| !id.is_empty()),
        link: Url::parse(link).ok(),
        title: Some(title.to_owned()),
        ..Entry::default()
    }
}

fn of(entries: &[Entry]) -> Vec<Names> {
    names(SOURCE, None, entries)
}

fn one(id: &str, link: &str, title: &str) -> Names {
    of(&[entry(id, link, title)]).remove(0)
}

/// Do these, from two documents, share a name?
fn is_same(one: &Names, other: &Names) -> bool {
    one.own == other.own || (one.address.is_some() && one.address == other.address)
}

const LINK: &str = "https://news.example/a";
const OTHER: &str = "https://news.example/b";

#[test]
fn a_guid_names_an_entry_whatever_else_changes() {
    assert!(is_same(&one("1", LINK, "Old"), &one("1", OTHER, "New")));
    assert!(!is_same(&one("1", LINK, "A"), &one("2", OTHER, "A")));
}

#[test]
fn a_guid_is_compared_byte_for_byte() {
    assert_ne!(one("A", "", "x").own, one("a", "", "x").own);
    assert_ne!(one("1", "", "x").own, one(" 1", "", "x").own);
}

#[test]
fn a_changed_guid_at_a_known_address_is_the_same_article() {
    assert!(is_same(&one("1", LINK, "A"), &one("2", LINK, "A")));
}

#[test]
fn without_a_guid_the_address_names_it_and_then_the_text() {
    assert!(is_same(&one("", LINK, "Old"), &one("", LINK, "New")));
    assert!(is_same(&one("", "", "A"), &one("", "", "A")));
    assert!(!is_same(&one("", "", "A"), &one("", "", "B")));
    assert_eq!(one(" ", LINK, "A").own, one("", LINK, "A").own);
}

#[test]
fn spellings_of_one_address() {
    for same in [
        "http://news.example/a",
        "https://www.news.example/a",
        "https://news.example/a/",
        "https://NEWS.example/a#comments",
        "https://news.example/a?utm_source=feed&utm_medium=rss",
        "https://news.example:443/a?fbclid=1",
    ] {
        assert!(is_same(&one("", LINK, "A"), &one("", same, "A")), "{same}");
    }
    for other in [
        "https://news.example/A",
        "https://news.example/a?id=2",
        "https://news.example:8443/a",
        "https://live.news.example/a",
    ] {
        assert!(
            !is_same(&one("", LINK, "A"), &one("", other, "A")),
            "{other}"
        );
    }
}

#[test]
fn two_entries_with_one_guid_are_told_apart() {
    let by_link = of(&[entry("1", LINK, "A"), entry("1", OTHER, "A")]);
    assert!(!is_same(&by_link[0], &by_link[1]));
    let by_text = of(&[entry("1", LINK, "A"), entry("1", LINK, "B")]);
    assert!(!is_same(&by_text[0], &by_text[1]));
    let repeated = of(&[entry("1", LINK, "A"), entry("1", LINK, "A")]);
    assert!(is_same(&repeated[0], &repeated[1]));
}

/// A feed may give every item the address of a live page, or of its front page.
#[test]
fn an_address_shared_by_many_names_none() {
    let shared = of(&[entry("1", LINK, "A"), entry("2", LINK, "B")]);
    assert!(shared.iter().all(|names| names.address.is_none()));
    assert_ne!(shared[0].own, shared[1].own);
    let site = Url::parse("https://news.example/").ok();
    let home = names(
        SOURCE,
        site.as_ref(),
        &[entry("1", "http://www.news.example", "A")],
    );
    assert_eq!(home[0].address, None);
}

#[test]
fn another_source_shares_the_address_and_not_the_guid() {
    let here = one("1", LINK, "A");
    let there = names(SourceId(2), None, &[entry("1", LINK, "A")]).remove(0);
    assert_ne!(here.own, there.own);
    assert_eq!(here.address, there.address);
}

#[test]
fn an_edit_is_a_change_of_words_and_not_of_dates() {
    let entry = entry("1", LINK, "A");
    let mut dated = entry.clone();
    dated.published = "2026-06-03T10:00:00Z".parse().ok();
    dated.updated = dated.published;
    dated.categories = vec!["World".to_owned()];
    let mut spaced = entry.clone();
    spaced.title = Some(" A\n".to_owned());
    let mut edited = entry.clone();
    edited.summary = Some("more".to_owned());
    let content = |entry: &Entry| of(std::slice::from_ref(entry))[0].content;
    assert_eq!(content(&entry), content(&dated));
    assert_eq!(content(&entry), content(&spaced));
    assert_ne!(content(&entry), content(&edited));
}
