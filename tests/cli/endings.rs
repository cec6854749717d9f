//! Exit statuses, and words for people where something ends.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use newshawk_tests::made_up::Item;
use newshawk_tests::programs::{Data, cli, run};

use crate::cli::publisher::{Publisher, watching};

#[test]
fn wrong_use_is_2() {
    for words in [
        &["fly"][..],
        &["search"],
        &["watch", "--for", "soon"],
        &["sources", "every", "1", "0"],
    ] {
        assert_eq!(run(cli().args(words)).status, 2, "{words:?}");
    }
}

#[test]
fn help_and_version_are_0() {
    for words in [
        &["--help"][..],
        &["--version"],
        &["sources", "--help"],
        &["help", "watch"],
    ] {
        let asked = run(cli().args(words));
        assert_eq!(asked.status, 0, "{words:?}");
        assert!(asked.err.is_empty() && !asked.out.is_empty(), "{asked:?}");
    }
}

#[test]
fn a_reader_that_has_read_enough_ends_it_quietly() {
    let items: Vec<Item> = (0..400)
        .map(|number| Item::new(&format!("n{number}"), &format!("NATO {number}")).undated())
        .collect();
    let publisher = Publisher::new(items);
    let data = watching(&publisher);
    let mut searching = data
        .command(&["search", "NATO", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut line = String::new();
    let mut out = BufReader::new(searching.stdout.take().expect("a pipe"));
    out.read_line(&mut line).expect("a line");
    drop(out);
    let ended = searching.wait_with_output().expect("it ends");
    assert_eq!(ended.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&ended.stderr), "");
}

#[test]
#[cfg(target_os = "linux")]
fn without_a_named_folder_it_uses_the_platforms_own() {
    let data = Data::new();
    let searched = run(cli().env("HOME", data.path()).args(["watches", "--json"]));
    assert_eq!(searched.json(), serde_json::json!([]));
    assert!(data.path().join(".local/share/newshawk").is_dir());
}
