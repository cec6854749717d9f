//! `doctor`: what it finds, and that looking changes nothing.

use newshawk_engine::DISCREET;
use newshawk_engine::store::{Batch, Store};
use newshawk_tests::made_up::{Item, now};
use newshawk_tests::programs::{Data, cli, names, run};

use crate::cli::packs::own_pack;
use crate::cli::publisher::{Publisher, subscribe, watching};

#[test]
fn it_knows_what_there_is() {
    let publisher = Publisher::new(vec![Item::new("a", "NATO meets").undated()]);
    let data = watching(&publisher);
    let found = data.done(&["doctor", "--json"]).json();
    let expected = [
        "alerts",
        "articles",
        "data",
        "display",
        "exists",
        "health",
        "last_look",
        "logs",
        "matches",
        "notes",
        "notifications",
        "pack_files",
        "pack_flaws",
        "packs",
        "problems",
        "running",
        "sources",
        "store_bytes",
        "version",
        "watches",
        "writable",
    ];
    assert_eq!(names(&found), expected);
    assert_eq!(found["articles"], 1);
    assert_eq!(found["matches"], 1);
    assert_eq!(found["watches"], 2);
    assert_eq!(found["health"], serde_json::json!({"fine": 1}));
    assert_eq!(found["running"], false);
    assert_eq!(found["problems"], serde_json::json!([]));
    let packs = data.path().join("packs");
    assert_eq!(found["packs"], packs.to_str().expect("a path"));
    assert_eq!(found["pack_files"], 0);
}

#[test]
fn it_makes_no_folder() {
    let data = Data::new();
    let folder = data.path().join("not-yet");
    let checked = run(cli().arg("--data").arg(&folder).arg("doctor"));
    assert_eq!(checked.status, 0, "{checked:?}");
    assert!(checked.out.contains("not there yet"), "{checked:?}");
    assert!(!folder.exists());
}

#[test]
fn a_folder_that_is_a_file_is_a_problem() {
    let data = Data::new();
    let file = data.file("taken", "");
    let checked = run(cli().arg("--data").arg(&file).args(["doctor", "--json"]));
    assert_eq!(checked.status, 1);
    assert_eq!(checked.json()["problems"].as_array().map(Vec::len), Some(1));
}

#[test]
fn sources_that_all_fail_are_a_problem() {
    let data = Data::new();
    subscribe(&data, "http://127.0.0.1:1/feed");
    data.done(&["watches", "add", "NATO", "NATO"]);
    data.cli(&["watch", "--once"]);
    let checked = data.cli(&["doctor"]);
    assert_eq!(checked.status, 1);
    assert!(
        checked.out.contains("Problem: No source answers."),
        "{checked:?}"
    );
}

#[test]
fn a_mistake_in_a_persons_own_packs_is_a_problem_with_its_line() {
    let data = Data::new();
    own_pack(
        &data,
        "good.toml",
        "[[pack]]\nname = \"Seaside\"\nen = [\"beach\"]\n",
    );
    let checked = data.done(&["doctor", "--json"]).json();
    assert_eq!(checked["pack_files"], 1);
    assert_eq!(checked["pack_flaws"], serde_json::json!([]));

    own_pack(&data, "bad.toml", "[[pack]]\nname = \"Mountains\"\n");
    let checked = data.cli(&["doctor"]);
    assert_eq!(checked.status, 1);
    assert!(
        checked
            .out
            .contains("Problem: bad.toml, line 1: @Mountains has no forms."),
        "{checked:?}"
    );
    assert!(checked.out.contains("/packs (2 files)"), "{checked:?}");
    let flaws = data.cli(&["doctor", "--json"]).json()["pack_flaws"].clone();
    assert_eq!(flaws.as_array().map(Vec::len), Some(1), "{flaws}");

    let refused = data.cli(&["inspect", "query", "@Mountains"]);
    assert!(
        refused.err.ends_with("“newshawk-cli doctor” says why.\n"),
        "{refused:?}"
    );
}

#[test]
fn a_watch_whose_pack_is_gone_is_a_problem() {
    let data = Data::new();
    own_pack(
        &data,
        "sea.toml",
        "[[pack]]\nname = \"Seaside\"\nen = [\"beach\"]\n",
    );
    data.done(&["watches", "add", "Holidays", "@Seaside AND ferry"]);
    assert_eq!(data.cli(&["doctor"]).status, 0);
    std::fs::remove_file(data.path().join("packs/sea.toml")).expect("it was there");
    let checked = data.cli(&["doctor"]);
    assert_eq!(checked.status, 1);
    assert!(
        checked.out.contains("The watch “Holidays” does not find all it looks for. There are no names under @Seaside."),
        "{checked:?}"
    );
}

#[test]
fn it_says_that_notifications_hide_what_they_are_about() {
    let data = Data::new();
    let store = Store::open(&data.path().join("store"), now())
        .expect("a store")
        .store;
    let mut batch = Batch::default();
    batch.put_setting(DISCREET, "yes");
    store.commit_blocking(batch).expect("it is written");
    drop(store);
    let found = data.done(&["doctor", "--json"]).json();
    let notes = found["notes"].to_string();
    assert!(notes.contains("only that there is news"), "{notes}");
}
