//! `watch`: one line for each alert, once.

use newshawk_tests::made_up::Item;
use newshawk_tests::programs::{Data, names, run};

use crate::cli::publisher::{Publisher, subscribe, watching};

#[test]
fn a_new_article_is_told_once_with_its_proof() {
    let publisher = Publisher::new(vec![Item::new("old", "Ferries run on time")]);
    let data = watching(&publisher);
    publisher.publish(Item::new("new", "NATO and Russia talk").undated());

    let told = data.done(&["watch", "--once", "--json"]).lines();
    assert_eq!(told.len(), 1);
    let alert = &told[0];
    let expected = [
        "alert",
        "at",
        "evidence",
        "first_seen",
        "level",
        "published",
        "reason",
        "source",
        "story",
        "title",
        "url",
        "watches",
    ];
    assert_eq!(names(alert), expected);
    assert_eq!(alert["title"], "NATO and Russia talk");
    assert_eq!(alert["watches"], serde_json::json!(["NATO", "Russia"]));
    assert_eq!(alert["level"], "interrupt");
    assert_eq!(alert["source"], "Harbour Post");
    assert_eq!(alert["url"], publisher.url("/new.html"));
    assert!(alert["published"].is_null());
    assert!(alert["at"].as_str().is_some_and(|at| at.ends_with('Z')));
    let proof = &alert["evidence"][0];
    let expected = [
        "alias", "block", "clause", "end", "form", "sentence", "start", "term", "word", "zone",
    ];
    assert_eq!(names(proof), expected);
    assert_eq!(proof["form"], "NATO");
    assert_eq!(proof["zone"], "title");
    assert_eq!(proof["sentence"], "NATO and Russia talk");

    assert_eq!(data.done(&["watch", "--once", "--json"]).out, "");
}

#[test]
fn the_proof_says_which_part_which_term_and_which_pack_it_is() {
    let publisher = Publisher::new(Vec::new());
    let data = Data::new();
    data.done(&[
        "watches",
        "add",
        "Talks",
        "@NATO NEAR/3 (talk OR \"a table\")",
    ]);
    data.done(&["add", &publisher.url("/feed")]);
    data.done(&["watch", "--once"]);
    publisher
        .publish(Item::new("far", "NATO met, and long after that they began to talk").undated());
    publisher.publish(Item::new("near", "NATO sits at a table").undated());

    let told = data.done(&["watch", "--once", "--json"]).lines();
    assert_eq!(told.len(), 1, "{told:?}");
    let proofs = told[0]["evidence"].as_array().expect("proofs");
    let clause = "@NATO NEAR/3 (talk OR \"a table\")";
    let whole = |proof: &serde_json::Value| {
        assert_eq!(proof["clause"], clause);
        assert_eq!(proof["sentence"], "NATO sits at a table");
        let text = |name: &str| proof[name].as_str().map(str::to_owned);
        (
            text("term"),
            text("form"),
            text("alias"),
            proof["word"].as_u64(),
        )
    };
    let some = |text: &str| Some(text.to_owned());
    let expected = [
        (some("@NATO"), some("NATO"), some("NATO"), Some(0)),
        (some("a table"), some("a table"), None, Some(3)),
    ];
    assert_eq!(proofs.iter().map(whole).collect::<Vec<_>>(), expected);
}

#[test]
fn the_first_look_is_silent() {
    let publisher = Publisher::new(vec![Item::new("old", "NATO meets").undated()]);
    let data = Data::new();
    data.done(&["watches", "add", "NATO", "NATO"]);
    subscribe(&data, &publisher.url("/feed"));
    let looked = data.done(&["watch", "--once"]);
    assert_eq!(looked.out, "");
    assert!(
        looked.err.contains("1 new article, 1 match, 0 alerts"),
        "{looked:?}"
    );
}

#[test]
fn people_see_headline_sentence_watches_and_address() {
    let publisher = Publisher::new(Vec::new());
    let data = watching(&publisher);
    publisher.publish(
        Item::new("new", "A summit opens")
            .says("Ministers of NATO arrived by sea.")
            .undated(),
    );
    let told = data.done(&["watch", "--once"]);
    let lines: Vec<&str> = told.out.lines().map(str::trim).collect();
    assert!(
        lines[0].ends_with("A summit opens (Harbour Post)"),
        "{told:?}"
    );
    assert_eq!(lines[1], "Ministers of «NATO» arrived by sea.");
    assert_eq!(lines[2], "NATO · first paragraph · date unknown");
    assert_eq!(lines[3], publisher.url("/new.html"));
}

#[test]
fn it_watches_until_the_time_is_over() {
    let publisher = Publisher::new(Vec::new());
    let data = watching(&publisher);
    let watched = data.done(&["watch", "--for", "0.5"]);
    assert!(
        watched.err.contains("Watching 1 source for 2 watches."),
        "{watched:?}"
    );
}

#[test]
fn with_nothing_to_watch_it_names_the_next_step() {
    let watched = Data::new().cli(&["watch"]);
    assert_eq!(watched.status, 1);
    assert!(
        watched.err.contains("newshawk-cli sources add-starter"),
        "{watched:?}"
    );
    assert!(
        watched.err.contains("newshawk-cli watches add"),
        "{watched:?}"
    );
}

#[test]
fn without_sources_there_is_made_up_news_when_wanted() {
    let shown = Data::new().done(&["watch", "--or-demo", "--for", "3"]);
    assert!(shown.err.contains("made-up news"), "{shown:?}");
}

#[test]
fn without_a_reachable_source_there_is_made_up_news_when_wanted() {
    let data = Data::new();
    data.done(&["watches", "add", "NATO", "NATO"]);
    // Nobody listens on port 1.
    subscribe(&data, "http://127.0.0.1:1/feed");
    let shown = data.done(&["watch", "--or-demo", "--for", "3"]);
    assert!(shown.err.contains("No source can be reached"), "{shown:?}");
    assert!(shown.err.contains("Nothing in it is true"), "{shown:?}");
}

#[test]
#[cfg(unix)]
fn a_polite_end_from_outside_is_no_failure() {
    let publisher = Publisher::new(Vec::new());
    let data = watching(&publisher);
    let script = "\"$0\" --data \"$1\" watch & sleep 1; kill -TERM $!; wait $!";
    let program = data.command(&[]);
    let mut shell = std::process::Command::new("sh");
    shell
        .args(["-c", script])
        .arg(program.get_program())
        .arg(data.path());
    assert_eq!(run(&mut shell).status, 0);
}
