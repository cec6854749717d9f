//! `search`: the archive, newest first.

use newshawk_tests::made_up::Item;
use newshawk_tests::programs::{Data, names};

use crate::cli::publisher::{Publisher, watching};

fn archive() -> (Publisher, Data) {
    let publisher = Publisher::new(vec![
        Item::new("b", "Russia signs").undated(),
        Item::new("a", "NATO meets in the harbour").undated(),
    ]);
    let data = watching(&publisher);
    (publisher, data)
}

#[test]
fn json_has_all_that_was_found_newest_first() {
    let (publisher, data) = archive();
    publisher.publish(Item::new("c", "NATO again").undated());
    data.done(&["watch", "--once"]);
    let found = data.done(&["search", "NATO", "--json"]).lines();
    let titles: Vec<_> = found.iter().map(|line| line["title"].as_str()).collect();
    assert_eq!(
        titles,
        [Some("NATO again"), Some("NATO meets in the harbour")]
    );
    let expected = [
        "evidence",
        "first_seen",
        "id",
        "published",
        "source",
        "story",
        "title",
        "url",
        "watches",
    ];
    assert_eq!(names(&found[0]), expected);
    assert_eq!(found[0]["watches"], serde_json::json!(["NATO"]));
    assert_eq!(found[0]["evidence"][0]["sentence"], "NATO again");
}

#[test]
fn a_search_is_not_bound_to_the_watches() {
    let (_publisher, data) = archive();
    let found = data.done(&["search", "harbour AND NATO", "--json"]).lines();
    assert_eq!(found.len(), 1);
    let all = data.done(&["search", "NATO OR Russia", "--json"]).lines();
    assert_eq!(all.len(), 2);
    assert_eq!(
        data.done(&["search", "NATO OR Russia", "--limit", "1", "--json"])
            .lines()
            .len(),
        1
    );
}

#[test]
fn people_see_the_place_marked() {
    let (_publisher, data) = archive();
    let found = data.done(&["search", "Russia"]);
    assert!(
        found.out.contains("Russia signs (Harbour Post)"),
        "{found:?}"
    );
    assert!(found.out.contains("headline: «Russia» signs"), "{found:?}");
}

#[test]
fn nothing_found_is_a_clear_no() {
    let (_publisher, data) = archive();
    let found = data.cli(&["search", "Atlantis", "--json"]);
    assert_eq!((found.status, found.out.as_str()), (1, ""));
    assert_eq!(
        found.err,
        "Nothing found in the 2 articles of the archive.\n"
    );
    assert_eq!(
        data.cli(&["search", "NATO", "--since", "2099-01-01"])
            .status,
        1
    );
    assert_eq!(data.cli(&["search", "NATO", "--since", "7d"]).status, 0);
}

#[test]
fn a_time_that_is_none_is_wrong_use() {
    let found = Data::new().cli(&["search", "NATO", "--since", "yesteryear"]);
    assert_eq!(found.status, 2);
    assert!(found.err.contains("7d, 12h or 30m"), "{found:?}");
}

#[test]
fn what_a_publisher_writes_can_not_steer_the_terminal() {
    let publisher = Publisher::new(vec![
        Item::new("a", "NATO \u{1b}[2J\u{202e}meets").undated(),
    ]);
    let data = watching(&publisher);
    let found = data.done(&["search", "NATO"]);
    assert!(!found.out.contains(['\u{1b}', '\u{202e}']), "{found:?}");
}

#[test]
fn the_proof_says_which_part_and_which_pack_it_is() {
    let (_publisher, data) = archive();
    let found = data
        .done(&["search", "@NATO NEAR/5 harbour", "--json"])
        .lines();
    let proofs = &found[0]["evidence"];
    assert_eq!(proofs[0]["clause"], "@NATO NEAR/5 harbour");
    assert_eq!(
        (proofs[0]["term"].as_str(), proofs[0]["alias"].as_str()),
        (Some("@NATO"), Some("NATO"))
    );
    assert_eq!(
        (proofs[1]["term"].as_str(), proofs[1]["form"].as_str()),
        (Some("harbour"), Some("harbour"))
    );
    assert!(proofs[1]["alias"].is_null());
}

#[test]
fn a_search_may_name_a_watch() {
    let (_publisher, data) = archive();
    let found = data
        .done(&["search", "#NATO AND harbour", "--json"])
        .lines();
    assert_eq!(found.len(), 1);
    assert_eq!(data.cli(&["search", "#NATO AND Atlantis"]).status, 1);
}

#[test]
fn names_that_stand_for_nothing_are_refused_with_what_would_be_right() {
    let data = Data::new();
    let refused = data.cli(&["search", "ferry AND @Russai", "--json"]);
    assert_eq!((refused.status, refused.out.as_str()), (1, ""));
    assert!(
        refused.err.contains("\nTry ferry AND @Russia\n"),
        "{refused:?}"
    );
    let refused = data.cli(&["search", "ferry AND #Baltic"]);
    assert_eq!(refused.status, 1);
    assert!(
        refused.err.contains("There is no watch named Baltic."),
        "{refused:?}"
    );
}
