//! The matcher agrees with the page, on watches and articles that nobody has thought of.

use std::collections::BTreeSet;
use std::sync::Mutex;

use newshawk_core::matching::{Match, Matcher, Subject, Vocabulary};
use newshawk_core::query::Query;
use proptest::test_runner::{
    Config, FileFailurePersistence, RngAlgorithm, TestCaseError, TestRng, TestRunner,
};

use super::features;
use super::made::{self, Day, News};
use super::oracle::{Article, Oracle};
use super::tally::Tally;

/// A plain `cargo test` makes so many pairs of a watch and an article.
const PAIRS: usize = 20_000;
/// So many in a hundred match at least.
pub(super) const LEAST_MATCHES: usize = 30;
/// They are made in so many threads, each from its own fixed seed.
const THREADS: u8 = 2;
/// A part of a query shows so many places of a word at most.
const SHOWN: usize = 20;

#[test]
fn twenty_thousand_made_up_pairs_agree() {
    let tally = agree_on(PAIRS, |_| {});
    assert!(tally.pairs >= PAIRS, "{} pairs", tally.pairs);
    assert!(
        tally.in_a_hundred() >= LEAST_MATCHES,
        "{} in a hundred match",
        tally.in_a_hundred()
    );
    assert_eq!(tally.rarest(), None, "not tried at all");
}

/// Makes days until there are so many pairs, and compares; tells how many there are meanwhile.
pub(super) fn agree_on(pairs: usize, tell: impl Fn(usize) + Sync) -> Tally {
    let tally = Mutex::new(Tally::default());
    // A tenth more, because days differ.
    let days = (pairs + pairs / 10)
        .div_ceil(made::PAIRS)
        .div_ceil(usize::from(THREADS));
    std::thread::scope(|scope| {
        for seed in 1..=THREADS {
            let (tally, tell) = (&tally, &tell);
            scope.spawn(move || run(seed, days, tally, tell));
        }
    });
    tally.into_inner().expect("no thread panicked")
}

fn run(seed: u8, days: usize, tally: &Mutex<Tally>, tell: &(impl Fn(usize) + Sync)) {
    let seeds = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/core/language/agreement.proptest-regressions"
    );
    let config = Config {
        cases: u32::try_from(days).expect("so many"),
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(seeds))),
        ..Config::default()
    };
    let rng = TestRng::from_seed(RngAlgorithm::XorShift, &[seed; 16]);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let outcome = runner.run(&made::day(), |day| {
        let compared = compare(&day)?;
        let mut tally = tally.lock().expect("no thread panicked");
        tally.add(&compared);
        tell(tally.pairs);
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

/// For each pair of a day what the query uses, and whether it holds.
fn compare(day: &Day) -> Result<Vec<(BTreeSet<&'static str>, bool)>, TestCaseError> {
    let (watches, packs) = (day.watches(), day.packs());
    let vocabulary = Vocabulary {
        packs: Some(&packs),
        watches: &watches,
    };
    let matcher = Matcher::for_watches(&watches, &vocabulary);
    let saved = watches
        .iter()
        .map(|watch| (watch.name.clone(), watch.query.root().clone()));
    let oracle = Oracle::new(packs.clone(), saved.collect());
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
                let who = if holds {
                    "only the page"
                } else {
                    "only the matcher"
                };
                return Err(TestCaseError::fail(format!(
                    "{who} finds {}\n{news:?}",
                    watch.query.text()
                )));
            }
            if let Some(matched) = matched {
                same_places(&watch.query, matched, &oracle, &article, &news)?;
            }
            compared.push((features::of(&watch.query), holds));
        }
    }
    Ok(compared)
}

/// The proof stands where the page says. Of words in order one of several ways to see them is shown.
fn same_places(
    query: &Query,
    matched: &Match,
    oracle: &Oracle,
    article: &Article,
    news: &News,
) -> Result<(), TestCaseError> {
    let shown = matched.evidence.iter();
    let shown: BTreeSet<_> = shown
        .map(|it| (it.block as usize, it.start as usize, it.end as usize))
        .collect();
    let meant = oracle.proof(query.root(), article);
    let is_whole = shown.len() < SHOWN && !features::has_order(query.root());
    let is_part = shown.is_subset(&meant) && shown.is_empty() == meant.is_empty();
    if if is_whole { shown == meant } else { is_part } {
        return Ok(());
    }
    let text = |(block, start, end): &(usize, usize, usize)| {
        format!("{block}: {}", &news.blocks[*block].text[*start..*end])
    };
    let only = |a: &BTreeSet<_>, b: &BTreeSet<_>| a.difference(b).map(text).collect::<Vec<_>>();
    Err(TestCaseError::fail(format!(
        "{} is shown at {:?} only by the matcher and at {:?} only by the page\n{news:?}",
        query.text(),
        only(&shown, &meant),
        only(&meant, &shown)
    )))
}
