//! Data folders that can't be used.

use newshawk_tests::programs::{Data, cli, run};

#[test]
fn a_file_in_the_place_of_the_folder_is_said_in_a_sentence() {
    let data = Data::new();
    let file = data.file("taken", "");
    for words in [
        &["search", "NATO"][..],
        &["preview", "NATO"],
        &["watch", "--once"],
        &["sources"],
        &["watches", "add", "A", "A"],
        &["export"],
        &["demo"],
    ] {
        let ran = run(cli().arg("--data").arg(&file).args(words));
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{words:?}");
        assert_eq!(ran.err.lines().count(), 1, "{ran:?}");
        assert!(ran.err.contains("can't be used"), "{ran:?}");
    }
}

#[test]
fn a_folder_that_is_not_there_yet_is_made() {
    let data = Data::new();
    let deep = data.path().join("a/b");
    let ran = run(cli()
        .arg("--data")
        .arg(&deep)
        .args(["watches", "add", "A", "Oslo"]));
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(deep.join("store").is_dir());
}

#[test]
fn a_damaged_archive_is_set_aside_and_the_watches_come_back() {
    let data = Data::new();
    data.done(&["watches", "add", "Oslo", "Oslo"]);
    std::fs::write(data.path().join("store/conf"), "not what sled wrote").expect("it is written");
    let list = data.done(&["watches", "--json"]);
    assert_eq!(list.json()[0]["name"], "Oslo");
    assert!(list.err.contains("set aside"), "{list:?}");
    assert!(!list.err.contains("panicked"), "{list:?}");
    let checked = data.done(&["doctor", "--json"]).json();
    assert!(
        checked["notes"][0]
            .as_str()
            .is_some_and(|note| note.contains("set aside")),
        "{checked}"
    );
}
