//! Rows that say why a query holds, or why it does not.

use newshawk_core::matching::{Evidence, explain};

use super::pictures::{Known, Picture};
use super::table::{Row, query, table};

#[test]
fn the_first_clause_that_failed_is_named_with_what_came_nearest() {
    let table = table();
    for row in table.rows.iter().filter(|row| row.cell("failed").is_some()) {
        let picture = Picture::of(row.text());
        let known = Known::of(row);
        let found = explain(
            &query(&row.query()),
            known.subject(&picture.blocks),
            &table.vocabulary(),
        );
        let said = (found.failed_clause.as_deref(), found.nearest.as_deref());
        assert_eq!(
            said,
            (row.cell("failed"), row.cell("nearest")),
            "{} on {}",
            row.query(),
            row.text()
        );
    }
}

#[test]
fn each_place_says_which_clause_it_fulfils_and_where_it_stands() {
    let table = table();
    for row in &table.rows {
        let Some(expected) = row.strings("proves") else {
            continue;
        };
        let picture = Picture::of(row.text());
        let known = Known::of(row);
        let found = explain(
            &query(&row.query()),
            known.subject(&picture.blocks),
            &table.vocabulary(),
        );
        let shown: Vec<String> = found.evidence.iter().map(|it| line(it, row)).collect();
        assert_eq!(shown, expected, "{} on {}", row.query(), row.text());
    }
}

/// Clause, term, form, zone, word, and the pack, if it is one's.
fn line(evidence: &Evidence, row: &Row) -> String {
    let Evidence {
        clause,
        term,
        form,
        alias,
        zone,
        word,
        ..
    } = evidence;
    assert!(row.text().contains(form.as_str()));
    let pack = alias
        .as_ref()
        .map(|pack| format!(" | {pack}"))
        .unwrap_or_default();
    format!(
        "{clause} | {term} | {form} | {} | {word}{pack}",
        zone.name()
    )
}
