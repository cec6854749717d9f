//! The whole proof, for `make proof`: too long for every day.

#![expect(
    clippy::print_stderr,
    reason = "a proof tells what it is doing, and its figures"
)]

use std::io::IsTerminal;
use std::time::Instant;

use super::agreement::{self, LEAST_MATCHES};
use super::conformance::table::table;
use super::{features, letters, news};

/// So many made-up pairs of a watch and an article.
const PAIRS: usize = 240_000;
/// So many of them have each part of the language at least.
const LEAST_OF_EACH: usize = 5_000;

/// Is this a proof? If not, it says so.
fn is_proof() -> bool {
    let is_proof = std::env::var_os("NEWSHAWK_PROOF").is_some();
    if !is_proof {
        eprintln!("LEFT OUT: a part of the proof; all of it is `make proof`");
    }
    is_proof
}

/// A line that says how far it is, where somebody can see it.
fn progress(what: &'static str, all: usize) -> impl Fn(usize) + Sync {
    let is_seen = std::io::stderr().is_terminal();
    let step = (all / 200).max(1);
    move |done| {
        if is_seen && done.is_multiple_of(step) {
            eprint!("\r{what}: {done} of {all} ");
        }
    }
}

#[test]
fn a_quarter_of_a_million_made_up_pairs_agree() {
    if !is_proof() {
        return;
    }
    let began = Instant::now();
    let tally = agreement::agree_on(PAIRS, progress("made-up pairs", PAIRS));
    eprintln!(
        "\nmade-up news: {} pairs, {} in a hundred match, 0 disagreements, {} s",
        tally.pairs,
        tally.in_a_hundred(),
        began.elapsed().as_secs()
    );
    for feature in features::ALL {
        let [pairs, matches] = tally.of(feature);
        eprintln!("  {feature:<10} {pairs:>8} pairs, {matches:>7} match");
    }
    assert!(tally.pairs >= PAIRS);
    assert!(tally.in_a_hundred() >= LEAST_MATCHES);
    for feature in features::ALL {
        let [pairs, matches] = tally.of(feature);
        assert!(pairs >= LEAST_OF_EACH, "{feature} was tried {pairs} times");
        assert!(
            matches > 0 && matches < pairs,
            "{feature} always says the same"
        );
    }
}

#[test]
fn all_characters_are_cut_and_folded_as_the_page_says() {
    if !is_proof() {
        return;
    }
    let began = Instant::now();
    let wrong = letters::differences('\0'..=char::MAX);
    eprintln!(
        "\ncharacters: {} disagreements, {} s",
        wrong.len(),
        began.elapsed().as_secs()
    );
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_query_of_the_table_agrees_on_all_the_news() {
    if !is_proof() {
        return;
    }
    let table = table();
    eprintln!(
        "\ntable: {} rows, {} of them with a text",
        table.rows.len(),
        table.rows_with_text()
    );
    let Some(news) = news::news(1) else {
        return news::left_out();
    };
    let began = Instant::now();
    let found = news::agree_on(&news, progress("real news", news.len()));
    eprintln!(
        "\nreal news: {} articles, {} queries, {} pairs, {} match, {} queries match some, {} disagreements, {} s",
        news.len(),
        found.queries,
        found.pairs,
        found.matches,
        found.fruitful,
        found.wrong.len(),
        began.elapsed().as_secs()
    );
    assert!(found.wrong.is_empty(), "\n{}", found.wrong.join("\n"));
}
