//! Rows about the query's text alone: how it is read, why it is refused, and how it is shown.

use newshawk_core::query::{Chips, Near, NearChips, Query, QueryError, Reach};
use toml::Value;

use super::table::{Row, query, table};

/// Of a long query, this much is told.
const SHOWN: usize = 80;

#[test]
fn what_is_too_much_or_wrong_is_refused_and_named() {
    for row in &table().rows {
        let (Some(refused), text) = (row.cell("refused"), row.query()) else {
            continue;
        };
        let shown: String = text.chars().take(SHOWN).collect();
        let error = Query::parse(&text).expect_err(&shown);
        assert!(
            error.message.contains(refused),
            "{shown}: {}",
            error.message
        );
        assert_eq!(
            row.cell("at").unwrap_or(place(&text, &error)),
            place(&text, &error),
            "{shown}"
        );
        if let Some(fixes) = row.strings("fixes") {
            assert_eq!(error.fixes, fixes, "{shown}");
        }
        for fix in &error.fixes {
            query(fix);
        }
    }
}

fn place<'a>(text: &'a str, error: &QueryError) -> &'a str {
    text.get(error.span.clone()).expect("a place in the text")
}

#[test]
fn what_is_just_within_bounds_is_accepted() {
    for row in table()
        .rows
        .iter()
        .filter(|row| row.yes("accepted") == Some(true))
    {
        query(&row.query());
    }
}

#[test]
fn ways_to_type_the_same_read_as_one() {
    for row in &table().rows {
        if let Some(reads) = row.cell("reads") {
            assert_eq!(query(&row.query()).to_string(), reads, "{}", row.query());
        }
    }
}

#[test]
fn what_is_printed_reads_as_it_was() {
    for row in table()
        .rows
        .iter()
        .filter(|row| row.cell("refused").is_none())
    {
        let typed = query(&row.query());
        assert_eq!(
            query(&typed.to_string()).root(),
            typed.root(),
            "{}",
            row.query()
        );
        let chips = Chips::of(&typed);
        assert_eq!(Chips::of(&query(&chips.query())), chips, "{}", row.query());
        assert!(typed.sentence().starts_with("Articles that "));
    }
}

#[test]
fn what_means_something_else_prints_otherwise() {
    for row in &table().rows {
        if let Some(other) = row.cell("differs") {
            let (one, other) = (query(&row.query()), query(other));
            assert_ne!(one.root(), other.root());
            assert_ne!(one.to_string(), other.to_string());
        }
    }
}

#[test]
fn text_chips_and_sentence_show_one_tree() {
    for row in &table().rows {
        let typed = query_of(row);
        let Some((typed, cells)) = typed.zip(row.value("chips")) else {
            continue;
        };
        let expected = chips(cells);
        assert_eq!(Chips::of(&typed), expected, "{}", row.query());
        let again = query(&expected.query());
        assert_eq!(Chips::of(&again), expected, "{}", row.query());
        if let Some(sentence) = row.cell("sentence") {
            assert_eq!(typed.sentence(), sentence);
        }
    }
}

fn query_of(row: &Row) -> Option<Query> {
    row.cell("query").and_then(|text| Query::parse(text).ok())
}

fn chips(cells: &Value) -> Chips {
    let strings = |list: &Value| -> Vec<String> {
        let list = list.as_array().into_iter().flatten();
        list.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let row = |name: &str| cells.get(name).map(strings).unwrap_or_default();
    let groups = |list: &Value| list.as_array().into_iter().flatten().map(strings).collect();
    Chips {
        any: row("any"),
        all: row("all"),
        none: row("none"),
        near: cells.get("near").map(|list| NearChips {
            near: Near::Either(Reach::Words(15)),
            groups: groups(list),
        }),
    }
}
