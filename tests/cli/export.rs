//! `export`: the matches, for a spreadsheet or a program.

use newshawk_tests::made_up::Item;
use newshawk_tests::programs::{Data, names};

use crate::cli::publisher::{Publisher, watching};

fn matches() -> (Publisher, Data) {
    let publisher = Publisher::new(vec![
        Item::new("b", "=1+1 says NATO").undated(),
        Item::new("a", "Russia, \"quoted\"").undated(),
        Item::new("c", "Nothing of the kind").undated(),
    ]);
    let data = watching(&publisher);
    (publisher, data)
}

#[test]
fn json_has_every_match_newest_first() {
    let (_publisher, data) = matches();
    let exported = data.done(&["export", "--format", "json"]).json();
    let rows = exported.as_array().expect("a list");
    assert_eq!(rows.len(), 2);
    let expected = [
        "first_seen",
        "published",
        "sentence",
        "source",
        "title",
        "url",
        "watches",
    ];
    assert_eq!(names(&rows[0]), expected);
    assert_eq!(rows[0]["title"], "=1+1 says NATO");
    assert_eq!(rows[0]["watches"], serde_json::json!(["NATO"]));
}

#[test]
fn a_cell_is_no_formula() {
    let (_publisher, data) = matches();
    let exported = data.done(&["export"]).out;
    let lines: Vec<&str> = exported.lines().collect();
    assert_eq!(
        lines[0],
        "title,source,url,published,first_seen,watches,sentence"
    );
    assert!(
        lines[1].starts_with("'=1+1 says NATO,Harbour Post,"),
        "{exported}"
    );
    assert!(lines[1].ends_with("NATO,'=1+1 says NATO"), "{exported}");
    assert!(
        lines[2].starts_with("\"Russia, \"\"quoted\"\"\","),
        "{exported}"
    );
}

#[test]
fn one_watch_is_named_by_name_or_number() {
    let (_publisher, data) = matches();
    for name in ["Russia", "2"] {
        let rows = data.done(&["export", "--watch", name, "--json"]).json();
        assert_eq!(rows.as_array().map(Vec::len), Some(1));
    }
    let exported = data.cli(&["export", "--watch", "Atlantis"]);
    assert_eq!(exported.status, 1);
    assert!(
        exported.err.contains("There is no watch “Atlantis”"),
        "{exported:?}"
    );
}

#[test]
fn it_writes_a_file() {
    let (_publisher, data) = matches();
    let file = data.path().join("matches.csv");
    let exported = data.done(&["export", "--out", file.to_str().expect("a path")]);
    assert_eq!(exported.out, "");
    let written = std::fs::read_to_string(&file).expect("the file is there");
    assert_eq!(written.lines().count(), 3);
    let nowhere = data.cli(&["export", "--out", "/nowhere/matches.csv"]);
    assert_eq!(nowhere.status, 2);
}

#[test]
fn without_a_match_the_answer_is_no() {
    let exported = Data::new().cli(&["export", "--json"]);
    assert_eq!((exported.status, exported.out.as_str()), (1, "[]\n"));
}

#[test]
fn a_watch_that_names_a_pack_is_exported_with_its_sentence() {
    let publisher = Publisher::new(vec![Item::new("a", "Talks with OTAN in Oslo").undated()]);
    let data = watching(&publisher);
    data.done(&["watches", "add", "Talks", "@NATO SENTENCE talks"]);
    let rows = data.done(&["export", "--watch", "Talks", "--json"]).json();
    assert_eq!(rows[0]["watches"], serde_json::json!(["Talks"]));
    assert_eq!(rows[0]["sentence"], "Talks with OTAN in Oslo");
}
