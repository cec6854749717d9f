//! Watches that refer to watches.

use newshawk_core::ids::WatchId;
use newshawk_core::query::{Query, QueryError, dependents};
use newshawk_core::watch::{Level, Watch};

fn watch(id: u32, name: &str, query: &str) -> Watch {
    Watch {
        id: WatchId(id),
        version: 1,
        name: name.to_owned(),
        query: Query::parse(query).expect("the query is right"),
        level: Level::Notify,
        paused: false,
        sample: false,
        options: newshawk_core::watch::Options::default(),
    }
}

fn watchlist() -> Vec<Watch> {
    vec![
        watch(1, "Baltic states", "Estonia, Latvia"),
        watch(2, "Navy", "frigate AND #Baltic-states"),
        watch(3, "Alarm", "#navy OR #navy"),
    ]
}

fn check(own: Option<(u32, &str)>, query: &str) -> Result<(), QueryError> {
    let own = own.map(|(id, name)| (WatchId(id), name));
    Query::parse(query)
        .expect("the query is right")
        .check_references(own, &watchlist())
}

#[test]
fn names_are_compared_without_case_spaces_and_hyphens() {
    for name in ["#Baltic-states", "#baltic-STATES", "#Baltic_states"] {
        assert_eq!(check(None, name), Ok(()), "{name}");
    }
}

#[test]
fn a_name_that_there_is_not_is_refused_with_those_that_look_like_it() {
    let error = check(None, "Mali OR #Nawy").expect_err("there is none");
    assert!(
        error.message.contains("no watch named Nawy"),
        "{}",
        error.message
    );
    assert_eq!(error.span, 8..13);
    assert_eq!(error.fixes, ["Mali OR #Navy", "Mali OR Nawy"]);
}

#[test]
fn no_watch_comes_back_to_itself() {
    let direct = check(Some((9, "Fleet")), "Mali OR #fleet").expect_err("it is itself");
    assert!(
        direct.message.contains("can't refer to itself"),
        "{}",
        direct.message
    );
    let around = check(Some((1, "Baltic states")), "#Alarm").expect_err("it comes back");
    assert!(
        around.message.contains("by way of “Alarm” and “Navy”"),
        "{}",
        around.message
    );
    assert_eq!(
        check(Some((3, "Alarm")), "#Navy"),
        Ok(()),
        "its own old query does not count"
    );
}

#[test]
fn those_that_mean_something_else_when_a_watch_changes() {
    let all = watchlist();
    let names = |of: usize| -> Vec<&str> {
        let them = dependents(&all[of], &all).into_iter();
        them.map(|watch| watch.name.as_str()).collect()
    };
    assert_eq!(names(0), ["Navy", "Alarm"]);
    assert_eq!(names(1), ["Alarm"]);
    assert_eq!(names(2), Vec::<&str>::new());
}
