//! Dates as they were met, with the moments that others read from them.

use newshawk_reader::date;

use super::{list, part};

/// Year and day of the year in five digits: the list has another number like it that is to be none.
const NUMBERS: [&str; 1] = ["03335"];

#[test]
fn every_date_that_was_met_is_the_moment_it_means() {
    let Some(file) = part("feedparser/date_cases.json") else {
        return;
    };
    let cases = list(&file);
    assert!(!cases.is_empty());
    let mut wrong = Vec::new();
    for case in cases {
        let text = case["input"].as_str().expect("a text");
        if NUMBERS.contains(&text) {
            continue;
        }
        let parts: Option<Vec<i64>> = case["utc"]
            .as_array()
            .map(|it| it.iter().filter_map(|part| part.as_i64()).collect());
        let expected = parts.map(|it| {
            format!(
                "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
                it[0], it[1], it[2], it[3], it[4], it[5]
            )
        });
        // They know no parts of a second.
        let found = date::parse(text).map(|it| it.strftime("%Y-%m-%dT%H:%M:%SZ").to_string());
        if found != expected {
            wrong.push(format!("{text:?}: {found:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
