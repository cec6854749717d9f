//! Two programs and one store: one has it, the other reads a copy and changes nothing.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

use newshawk_tests::made_up::Item;
use newshawk_tests::programs::Data;

use crate::cli::publisher::{Publisher, watching};

/// A `watch` that has the store, until it is dropped.
struct Watching(Child);

impl Watching {
    fn start(data: &Data) -> Watching {
        let mut child = data
            .command(&["watch", "--for", "60"])
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut said = String::new();
        let err = child.stderr.take().expect("a pipe");
        BufReader::new(err).read_line(&mut said).expect("a line");
        assert!(said.starts_with("Watching"), "{said}");
        Watching(child)
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn the_second_one_reads_a_copy_and_writes_nothing() {
    let publisher = Publisher::new(vec![Item::new("a", "NATO meets").undated()]);
    let data = watching(&publisher);
    let watching = Watching::start(&data);

    let found = data.done(&["search", "NATO", "--json"]);
    assert_eq!(found.lines().len(), 1);
    assert!(
        found.err.contains("Newshawk is running with this data"),
        "{found:?}"
    );
    let previewed = data.done(&["preview", "NATO", "--json"]).json();
    assert_eq!(previewed["articles"], 1);
    assert_eq!(
        data.done(&["watches", "--json"])
            .json()
            .as_array()
            .map(Vec::len),
        Some(2)
    );
    assert_eq!(
        data.done(&["export", "--json"])
            .json()
            .as_array()
            .map(Vec::len),
        Some(1)
    );

    for words in [
        &["sources", "add-starter"][..],
        &["watches", "remove", "1"],
        &["watch", "--once"],
    ] {
        let refused = data.cli(words);
        assert_eq!((refused.status, refused.out.as_str()), (2, ""), "{words:?}");
        assert!(
            refused
                .err
                .starts_with("Newshawk is already running with the data in"),
            "{refused:?}"
        );
        assert_eq!(refused.err.lines().count(), 1);
    }

    assert_eq!(data.done(&["doctor", "--json"]).json()["running"], true);

    drop(watching);
    let left: Vec<_> = std::fs::read_dir(data.path())
        .expect("the folder is there")
        .filter_map(Result::ok)
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.starts_with("reading-"))
        .collect();
    assert!(left.is_empty(), "copies stay: {left:?}");
    assert_eq!(
        data.done(&["sources", "--json"])
            .json()
            .as_array()
            .map(Vec::len),
        Some(1)
    );
    assert_eq!(
        data.done(&["watches", "--json"])
            .json()
            .as_array()
            .map(Vec::len),
        Some(2)
    );
}
