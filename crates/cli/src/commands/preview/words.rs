//! A preview for people: how many, when, from where, and a few of them.

use jiff::civil::Date;
use newshawk_core::article::{Article, Head};
use newshawk_core::matching::Evidence;
use newshawk_core::notice;
use newshawk_core::preview::{Changed, Preview};

use super::Told;
use crate::output::{clean, count, padded};
use crate::proof;
use crate::times;

/// The bar of the fullest day, in columns.
const LONGEST_BAR: usize = 40;
/// So many sources are named; JSON has all of them.
const SOURCES: usize = 10;

pub(super) fn for_people(told: &Told<'_>) -> String {
    let found = &told.found;
    let mut lines = vec![clean(&told.query.sentence()), how_many(found)];
    if found.articles > 0 {
        lines.push(String::new());
        lines.extend(days(&found.days));
        lines.push(String::new());
        lines.extend(sources(told));
        lines.push(String::new());
        for sample in &found.samples {
            let article = told.store.article(sample.article);
            lines.extend(
                article
                    .iter()
                    .flat_map(|it| one(told, it, &sample.evidence)),
            );
        }
    }
    if let Some(against) = told.against {
        lines.push(String::new());
        lines.push(format!("Beside {}:", clean(against.text())));
        lines.extend(difference(told, '+', "more", &found.added));
        lines.extend(difference(told, '-', "fewer", &found.removed));
    }
    lines.join("\n")
}

fn how_many(found: &Preview) -> String {
    let searched = count(found.searched, "article", "articles");
    if found.articles == 0 {
        return format!("None of the {searched} in the archive.");
    }
    let found_in = found.articles;
    let Some(per_week) = found.per_week else {
        let days = count(found.days_back, "day", "days");
        return format!("{found_in} of the {searched} in the archive, which reaches back {days}.");
    };
    let rate = rate(per_week);
    format!("{found_in} of the {searched} in the archive, {rate} a week.")
}

/// Below ten a decimal makes a difference, above it none.
fn rate(per_week: f64) -> String {
    if per_week < 10.0 {
        format!("{per_week:.1}")
    } else {
        format!("{per_week:.0}")
    }
}

/// A bar for each day, oldest first.
fn days(days: &[(Date, usize)]) -> Vec<String> {
    let most = days.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let numbers = most.to_string().len();
    let line = |(day, count): &(Date, usize)| {
        let bar = bar(*count, most);
        let line = format!("{}  {count:>numbers$}  {bar}", day.strftime("%a %d %b"));
        line.trim_end().to_owned()
    };
    days.iter().map(line).collect()
}

/// Every article is seen: a day that has any has a bar.
fn bar(count: usize, most: usize) -> String {
    let columns = if most > LONGEST_BAR {
        (count * LONGEST_BAR).div_ceil(most)
    } else {
        count
    };
    "▇".repeat(columns)
}

fn sources(told: &Told<'_>) -> Vec<String> {
    let all = told.by_source();
    let widest = all.first().map_or(0, |(_, _, most)| most.to_string().len());
    let shown = all.iter().take(SOURCES);
    let mut lines: Vec<String> = shown
        .map(|(_, title, number)| {
            let title = title.unwrap_or("a source that was removed");
            format!("{number:>widest$}  {}", clean(title))
        })
        .collect();
    if all.len() > SOURCES {
        let more = count(all.len() - SOURCES, "more source", "more sources");
        lines.push(padded("", widest) + "  and " + &more);
    }
    lines
}

fn one(told: &Told<'_>, article: &Article, evidence: &[Evidence]) -> Vec<String> {
    let mut lines = vec![headline(told, &article.head)];
    lines.extend(proof::best(evidence).map(|best| {
        format!(
            "    {}: {}",
            notice::place(best.zone),
            proof::marked(best, evidence, &article.blocks)
        )
    }));
    lines
}

fn headline(told: &Told<'_>, head: &Head) -> String {
    format!(
        "{}  {} ({})",
        times::day_and_clock(head.published.unwrap_or(head.first_seen)),
        clean(&head.title),
        clean(told.titles.of_article(head))
    )
}

/// How many only one of two queries finds, and some of them.
fn difference(told: &Told<'_>, sign: char, word: &str, changed: &Changed) -> Vec<String> {
    let number = if changed.count == 0 {
        format!("None {word}.")
    } else {
        format!("{} {word}:", changed.count)
    };
    let articles = told.articles(&changed.samples);
    let lines = articles
        .iter()
        .map(|article| format!("  {sign} {}", headline(told, &article.head)));
    std::iter::once(number).chain(lines).collect()
}
