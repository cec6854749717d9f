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
    let publisher = Publisher::new(vec![Item::new("first", "NATO meets").undated()]);
    let data = watching(&publisher);
    let before = data.done(&["doctor", "--json"]).json()["store_bytes"]
        .as_u64()
        .expect("a size");
    let items = long_items(60);
    for item in &items {
        publisher.publish(item.clone());
    }

    let tried = on_a_full_disk(&data, before / 1024 + 64, &["watch", "--once", "--json"]);
    assert_eq!((tried.status, tried.out.as_str()), (2, ""), "{tried:?}");
    assert!(
        tried
            .err
            .contains("Newshawk can't write to its data folder"),
        "{tried:?}"
    );
    assert!(!tried.err.contains("panicked"), "{tried:?}");

    let found = data.done(&["search", "meets", "--json"]).lines();
    assert_eq!(found.len(), 1, "what was stored is there");
    assert_eq!(
        data.done(&["watches", "--json"])
            .json()
            .as_array()
            .map(Vec::len),
        Some(2)
    );

    let told = data.done(&["watch", "--once", "--json"]).lines();
    assert_eq!(told.len(), items.len(), "every alert is told, once");
    assert_eq!(data.done(&["watch", "--once", "--json"]).out, "");
}
