//! A disk that takes no more: said in a sentence, and nothing of what was stored is lost.

#![cfg(unix)]

use newshawk_tests::made_up::Item;
use newshawk_tests::programs::{Data, Ran, run};

use crate::cli::publisher::{Publisher, watching};

/// Runs with files that may not grow beyond so many kilobytes; what the disk refuses comes back as
/// an error, as on a full disk.
fn on_a_full_disk(data: &Data, kilobytes: u64, words: &[&str]) -> Ran {
    let program = data.command(words);
    // POSIX counts the limit in blocks of 512 bytes.
    let script = format!(
        "trap '' XFSZ; ulimit -f {}; exec \"$0\" \"$@\"",
        kilobytes * 2
    );
    let mut shell = std::process::Command::new("sh");
    shell
        .args(["-c", &script])
        .arg(program.get_program())
        .args(program.get_args());
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    run(&mut shell)
}

fn long_items(count: usize) -> Vec<Item> {
    // Words that don't repeat, because the store compresses.
    let mut state = 7_u64;
    let mut text = || -> String {
        let mut words = String::new();
        for _ in 0..3_000 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            words.push_str(&format!("{:x} ", state >> 24));
        }
        format!("<p>{words}</p>")
    };
    (0..count)
        .map(|number| {
            Item::new(&format!("n{number}"), &format!("NATO report {number}"))
                .text(&text())
                .undated()
        })
        .collect()
}

#[test]
fn it_is_said_and_a_later_look_brings_everything() {
    fill_the_disk(32);
}

#[test]
fn it_is_so_too_where_a_part_of_the_look_still_fits() {
    fill_the_disk(400);
}

/// A look brings about a megabyte, where there is room for so many kilobytes.
fn fill_the_disk(room: u64) {
    let publisher = Publisher::new(vec![Item::new("first", "NATO meets").undated()]);
    let data = watching(&publisher);
    let used = std::fs::metadata(data.path().join("store/db")).expect("a store");
    let items = long_items(60);
    for item in &items {
        publisher.publish(item.clone());
    }

    let limit = used.len() / 1024 + room;
    let tried = on_a_full_disk(&data, limit, &["watch", "--once", "--json"]);
    assert_eq!(tried.status, 2, "{tried:?}");
    assert!(
        tried
            .err
            .contains("Newshawk can't write to its data folder"),
        "{tried:?}"
    );
    assert!(!tried.err.contains("panicked"), "{tried:?}");

    let found = data.done(&["search", "meets", "--json"]).lines();
    assert_eq!(found.len(), 1, "what was stored is there");
    let watches = data.done(&["watches", "--json"]).json();
    assert_eq!(watches.as_array().map(Vec::len), Some(2));

    let later = data.done(&["watch", "--once", "--json"]);
    let told = tried.lines().len() + later.lines().len();
    assert_eq!(told, items.len(), "every alert is told, once");
    assert_eq!(data.done(&["watch", "--once", "--json"]).out, "");
}
