//! The matcher agrees with the page, on queries and articles that nobody has thought of.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use newshawk_core::matching::{Match, Matcher, Subject, Vocabulary};
use newshawk_core::query::Query;
use proptest::test_runner::{Config, FileFailurePersistence, RngAlgorithm, TestCaseError, TestRng, TestRunner};

use super::features;
use super::made::{self, Day, News};
use super::oracle::{Article, Oracle};

/// A plain `cargo test` makes so many pairs of a query and an article.
const PAIRS: usize = 20_000;
/// A proof makes so many.
const PAIRS_OF_PROOF: usize = 240_000;
/// So many in a hundred match at least.
const LEAST_MATCHES: usize = 30;
/// In a proof, so many pairs have each operator at least.
const LEAST_OF_EACH: usize = 5_000;

/// What was compared.
#[derive(Default)]
struct Tally {
    pairs: usize,
    matches: usize,
    features: BTreeMap<&'static str, [usize; 2]>,
}

#[test]
fn twenty_thousand_made_up_pairs_agree() {
    let tally = agree_on(PAIRS, 2);
    assert!(tally.pairs >= PAIRS);
    assert!(tally.matches * 100 >= tally.pairs * LEAST_MATCHES, "{} of {} match", tally.matches, tally.pairs);
    let missing: Vec<&str> = features::ALL.iter().copied().filter(|it| !tally.features.contains_key(it)).collect();
    assert!(missing.is_empty(), "never made: {missing:?}");
}

#[test]
fn all_made_up_pairs_agree() {
    if std::env::var_os("NEWSHAWK_PROOF").is_none() {
        return;
    }
    let tally = agree_on(PAIRS_OF_PROOF, 2);
    eprintln!("{} pairs, {} match", tally.pairs, tally.matches);
    for name in features::ALL {
        let [pairs, matches] = tally.features.get(name).copied().unwrap_or_default();
        eprintln!("{name:>12} {pairs:>8} {matches:>8}");
    }
}

/// Makes days until there are so many pairs, in so many threads with fixed seeds, and compares.
fn agree_on(pairs: usize, threads: u8) -> Tally {
    let tally = Mutex::new(Tally::default());
    // A tenth more, because days differ.
    let days = (pairs + pairs / 10).div_ceil(made::PAIRS).div_ceil(usize::from(threads));
    std::thread::scope(|scope| {
        for seed in 1..=threads {
            let tally = &tally;
            scope.spawn(move || run(seed, days, tally));
        }
    });
    tally.into_inner().expect("no thread panicked")
}

fn run(seed: u8, days: usize, tally: &Mutex<Tally>) {
    let seeds = concat!(env!("CARGO_MANIFEST_DIR"), "/core/language/agreement.proptest-regressions");
    let config = Config {
        cases: u32::try_from(days).expect("so many"),
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(seeds))),
        ..Config::default()
    };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let outcome = runner.run(&made::day(), |day| compare(&day, tally));
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

fn compare(day: &Day, tally: &Mutex<Tally>) -> Result<(), TestCaseError> {
    let (watches, packs) = (day.watches(), day.packs());
    let vocabulary = Vocabulary {
        packs: Some(&packs),
        watches: &watches,
    };
    let matcher = Matcher::for_watches(&watches, &vocabulary);
    let saved = watches.iter().map(|watch| (watch.name.clone(), watch.query.root().clone()));
    let oracle = Oracle {
        packs: packs.clone(),
        saved: saved.collect(),
    };
    let mut compared = Vec::new();
    for news in day.news() {
        let subject = Subject {
            blocks: &news.blocks,
            facts: news.facts.of_matcher(),
        };
        let found = matcher.matches(subject);
        let article = Article::new(&news.blocks, news.facts.of_page());
        for watch in &watches {
            let matched = found.iter().find(|it| it.watch == watch.id);
            let holds = oracle.holds(watch.query.root(), &article);
            if matched.is_some() != holds {
                let who = if holds { "only the page" } else { "only the matcher" };
                return Err(TestCaseError::fail(format!("{who} finds {}\n{news:?}", watch.query.text())));
            }
            if let Some(matched) = matched {
                same_places(&watch.query, matched, &oracle, &article, &news)?;
            }
            compared.push((features::of(&watch.query), holds));
        }
    }
    tally.lock().expect("no thread panicked").add(&compared);
    Ok(())
}

/// A part of a query shows so many places of a word at most.
const SHOWN: usize = 20;

/// The proof stands where the page says. Of words in order one of several ways to see them is shown.
fn same_places(query: &Query, matched: &Match, oracle: &Oracle, article: &Article, news: &News) -> Result<(), TestCaseError> {
    let shown: BTreeSet<(usize, usize, usize)> = matched
        .evidence
        .iter()
        .map(|it| (it.block as usize, it.start as usize, it.end as usize))
        .collect();
    let meant = oracle.proof(query.root(), article);
    let is_whole = shown.len() < SHOWN && !features::has_order(query.root());
    let is_part = shown.is_subset(&meant) && shown.is_empty() == meant.is_empty();
    let is_same = if is_whole { shown == meant } else { is_part };
    if is_same {
        return Ok(());
    }
    let text = |(block, start, end): &(usize, usize, usize)| format!("{block}: {}", &news.blocks[*block].text[*start..*end]);
    let only = |a: &BTreeSet<_>, b: &BTreeSet<_>| a.difference(b).map(text).collect::<Vec<_>>();
    Err(TestCaseError::fail(format!(
        "{} is shown at {:?} only by the matcher and at {:?} only by the page\n{news:?}",
        query.text(),
        only(&shown, &meant),
        only(&meant, &shown)
    )))
}

impl Tally {
    fn add(&mut self, compared: &[(BTreeSet<&'static str>, bool)]) {
        for (features, holds) in compared {
            self.pairs += 1;
            self.matches += usize::from(*holds);
            for feature in features {
                let [pairs, matches] = self.features.entry(feature).or_default();
                *pairs += 1;
                *matches += usize::from(*holds);
            }
        }
    }
}
