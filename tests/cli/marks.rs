//! `watches mark` and `watches suggest`: marks make a suggestion, and filter nothing.

use newshawk_tests::made_up::Item;
use newshawk_tests::programs::Data;

use crate::cli::publisher::{Publisher, watching};

const ALLIANCE: [&str; 6] = [
    "NATO sends ships to the strait",
    "Ministers of NATO meet in the harbour",
    "Sweden thanks NATO for a bridge",
    "NATO doubles its patrols at night",
    "A general of NATO resigns",
    "Exercises of NATO end early",
];
const CLUB: [&str; 5] = [
    "Nato Rovers win at home",
    "Late goal saves Nato Rovers",
    "Nato Rovers sign a striker",
    "Rain stops Nato Rovers",
    "Nato Rovers lose their coach",
];

/// A folder with both, and their ids: of the alliance, and of the club.
fn news() -> (Data, Vec<String>, Vec<String>) {
    let titles = ALLIANCE.iter().chain(&CLUB).enumerate();
    let items = titles.map(|(number, title)| Item::new(&format!("n{number}"), title));
    let publisher = Publisher::new(items.collect());
    let data = watching(&publisher);
    let of = |query: &str| {
        let found = data.done(&["search", query, "--json"]).lines();
        let ids = found.iter().map(|it| it["id"].as_str().map(str::to_owned));
        ids.collect::<Option<Vec<String>>>().expect("ids")
    };
    let (alliance, club) = (of("NATO AND NOT Rovers"), of("Rovers"));
    (data, alliance, club)
}

fn mark(data: &Data, what: &str, articles: &[String]) {
    let mut words = vec!["watches", "mark", "nato", what];
    words.extend(articles.iter().map(String::as_str));
    data.done(&words);
}

#[test]
fn marks_suggest_a_query_with_its_effect() {
    let (data, alliance, club) = news();
    mark(&data, "relevant", &alliance);
    mark(&data, "not-relevant", &club);
    let told = data.done(&["watches", "suggest", "NATO"]).out;
    assert!(
        told.contains("removes 5 of your 5 rejected, loses 0 of 6 accepted."),
        "{told}"
    );
    let answer = data.done(&["watches", "suggest", "1", "--json"]).json();
    assert_eq!(answer["watch"], "NATO");
    assert_eq!(
        (&answer["rejected"], &answer["accepted"]),
        (&5.into(), &6.into())
    );
    assert_eq!(answer["share"], serde_json::Value::Null);
    let first = &answer["suggestions"][0];
    assert_eq!((&first["removed"], &first["lost"]), (&5.into(), &0.into()));
    let query = first["query"].as_str().expect("a query");
    assert_eq!(data.done(&["search", query, "--json"]).lines().len(), 6);
}

#[test]
fn marks_filter_nothing() {
    let (data, _, club) = news();
    mark(&data, "not-relevant", &club);
    let list = data.done(&["watches", "--json"]).json();
    assert_eq!(list[0]["matches"], 11);
    assert_eq!(list[0]["version"], 1);
}

#[test]
fn without_anything_to_say_it_says_so() {
    let (data, alliance, club) = news();
    mark(&data, "relevant", &alliance);
    mark(&data, "not-relevant", &club);
    mark(&data, "nothing", &club);
    let told = data.cli(&["watches", "suggest", "NATO"]);
    assert_eq!(told.status, 1);
    assert!(
        told.out.starts_with("Nothing to suggest for NATO: 0 matches are marked as not relevant and 6 were read or kept"),
        "{}",
        told.out
    );
}

#[test]
fn an_unknown_watch_or_article_is_a_clear_no() {
    let (data, ..) = news();
    let watch = data.cli(&["watches", "suggest", "Mali"]);
    assert_eq!(watch.status, 1);
    assert!(
        watch.err.contains("There is no watch “Mali”."),
        "{}",
        watch.err
    );
    let article = data.cli(&[
        "watches",
        "mark",
        "NATO",
        "not-relevant",
        "https://nobody.example/",
    ]);
    assert_eq!(article.status, 1);
    assert!(
        article
            .err
            .contains("There is no article https://nobody.example/"),
        "{}",
        article.err
    );
}
