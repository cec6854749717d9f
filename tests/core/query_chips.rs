//! The editor of chips: rows of a query, and back.

use newshawk_core::query::{Chips, Near, NearChips, Query, Reach};

fn chips(any: &[&str], all: &[&str], none: &[&str], near: Option<NearChips>) -> Chips {
    let owned = |chips: &[&str]| chips.iter().map(|chip| (*chip).to_owned()).collect();
    Chips {
        any: owned(any),
        all: owned(all),
        none: owned(none),
        near,
    }
}

fn near(within: u32, groups: &[&[&str]]) -> Option<NearChips> {
    let group = |group: &&[&str]| group.iter().map(|chip| (*chip).to_owned()).collect();
    Some(NearChips {
        near: Near::Either(Reach::Words(within)),
        groups: groups.iter().map(group).collect(),
    })
}

/// The query shows as these chips, and they say the same.
fn check(query: &str, shown: &Chips) {
    let query = Query::parse(query).expect("the query is right");
    assert_eq!(&Chips::of(&query), shown, "{query}");
    let again = Query::parse(&shown.query()).expect("what chips say is right");
    assert_eq!(&Chips::of(&again), shown, "{again}");
}

#[test]
fn rows() {
    check("NATO", &chips(&["NATO"], &[], &[], None));
    check(
        "NATO, OTAN, x y",
        &chips(&["NATO", "OTAN", "\"x y\""], &[], &[], None),
    );
    check(
        "NATO AND @Russia",
        &chips(&[], &["NATO", "@Russia"], &[], None),
    );
    check(
        "(NATO OR OTAN) AND Russia AND NOT (hockey OR chess)",
        &chips(&["NATO", "OTAN"], &["Russia"], &["hockey", "chess"], None),
    );
    check(
        "a AND NOT b AND NOT c",
        &chips(&["a"], &[], &["b", "c"], None),
    );
    check(
        "(NATO OR OTAN) NEAR/15 Russia AND NOT hockey",
        &chips(
            &[],
            &[],
            &["hockey"],
            near(15, &[&["NATO", "OTAN"], &["Russia"]]),
        ),
    );
    check(
        "a NEAR/3 b NEAR/3 (c OR d)",
        &chips(&[], &[], &[], near(3, &[&["a"], &["b"], &["c", "d"]])),
    );
}

#[test]
fn what_fits_no_row_is_one_chip() {
    check(
        "(a OR b) AND (c OR d) AND title:x AND NOT (y AND z)",
        &chips(&["a", "b"], &["c OR d", "title:x"], &["y AND z"], None),
    );
    check(
        "a NEAR/3 b AND c ONEAR/2 d",
        &chips(&[], &["c ONEAR/2 d"], &[], near(3, &[&["a"], &["b"]])),
    );
}

#[test]
fn what_a_person_types_into_a_chip() {
    assert_eq!(
        chips(&["NATO summit", "a, b"], &[], &[], None).query(),
        "\"NATO summit\" OR (a OR b)"
    );
    assert_eq!(
        chips(&[], &["a OR b", "c"], &["d"], None).query(),
        "(a OR b) AND c AND NOT d"
    );
    assert_eq!(chips(&[], &[], &[], None).query(), "");
    // A chip that isn't right yet; the text's own mistake is shown then.
    assert_eq!(
        chips(&["NATO"], &["a AND"], &[], None).query(),
        "(NATO) AND (a AND)"
    );
    assert_eq!(chips(&[], &[], &[], near(5, &[&["a"], &[]])).query(), "a");
}
