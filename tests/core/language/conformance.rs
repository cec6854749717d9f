//! A line for each thing the watch language does, and for each it does not do: conformance.toml.

mod explained;
mod pictures;
pub(super) mod table;
mod texts;

use std::collections::BTreeMap;

use table::table;

/// The rules of the language.
const RULES: i64 = 15;
/// Each has so many rows at least, half of which say what must not be.
const ROWS_OF_A_RULE: usize = 10;
/// So many rows there are at least.
const ROWS: usize = 300;
/// So many are about other scripts than Latin.
const OTHER_SCRIPTS: usize = 60;

#[test]
fn every_rule_has_rows_that_say_yes_and_rows_that_say_no() {
    let table = table();
    let mut counts: BTreeMap<i64, [usize; 2]> = BTreeMap::new();
    for row in table.rows.iter().filter(|row| row.rule > 0) {
        counts.entry(row.rule).or_default()[usize::from(row.says_no())] += 1;
    }
    for rule in 1..=RULES {
        let [yes, no] = counts.get(&rule).copied().unwrap_or_default();
        assert!(
            yes + no >= ROWS_OF_A_RULE,
            "rule {rule} has {} rows",
            yes + no
        );
        assert!(
            no * 2 >= ROWS_OF_A_RULE && yes > 0,
            "rule {rule} says {yes} times yes and {no} times no"
        );
    }
    assert!(table.rows.len() >= ROWS, "{} rows", table.rows.len());
}

#[test]
fn many_rows_are_about_other_scripts() {
    let table = table();
    let is_other = |c: char| {
        c.is_alphabetic()
            && !matches!(c, 'a'..='z' | 'A'..='Z' | '\u{aa}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
    };
    let others = table
        .rows
        .iter()
        .filter(|row| row.query().chars().any(is_other) || row.text().chars().any(is_other));
    let count = others.count();
    assert!(count >= OTHER_SCRIPTS, "{count} rows");
}
