//! What placing costs as stories grow: articles made of the words of real ones, so that each is new.

use std::path::Path;
use std::time::Instant;

use newshawk_core::Timestamp;
use newshawk_core::story::{Digest, Names, Stories};
use newshawk_engine::packs;

use crate::Result;
use crate::labelled::{self, Labelled};

/// So many live stories are wanted, and looked at after each of these.
const STEPS: [usize; 4] = [5_000, 10_000, 25_000, 50_000];

/// So many articles are timed at each step.
const TIMED: usize = 2_000;

pub(crate) fn run(folder: &Path) -> Result<()> {
    let names = Names::new(&packs::built_in());
    let texts = labelled::unlabelled(folder)?;
    let mut stories = Stories::default();
    let mut next = 0;
    let mut made = || {
        next += 1;
        mixed(&texts, next).digest(next, &names)
    };
    for step in STEPS {
        while stories.count() < step {
            stories.place(&made(), Timestamp::UNIX_EPOCH);
        }
        let start = Instant::now();
        let digests: Vec<Digest> = (0..TIMED).map(|_| made()).collect();
        let digesting = start.elapsed();
        let start = Instant::now();
        let mut joined = 0;
        for digest in &digests {
            let placement = stories.place(digest, Timestamp::UNIX_EPOCH);
            joined += usize::from(placement.story().0 != digest.article);
        }
        let placing = start.elapsed();
        let size = stories.size();
        println!(
            "{:>6} live stories, {:>6} articles: {:>6.0} articles/s ({:.0} µs to digest, {:.0} µs to place), {joined} of {TIMED} joined, {} MB",
            size.stories,
            size.articles,
            TIMED as f64 / (digesting + placing).as_secs_f64(),
            digesting.as_micros() as f64 / TIMED as f64,
            placing.as_micros() as f64 / TIMED as f64,
            size.bytes / 1_000_000,
        );
    }
    Ok(())
}

/// The headline of one text, and the words of some others: about as long as an article is, and
/// with the words as rare as they are.
fn mixed(texts: &[(String, String)], number: usize) -> Labelled {
    let at = |step: usize| &texts[(number * 7919 + step * 104_729) % texts.len()];
    let mut text = String::new();
    let mut step = number / texts.len();
    while text.len() < 2_500 && step < 40 + number / texts.len() {
        text.push_str(&at(step).1);
        text.push_str(".\n");
        step += 1;
    }
    Labelled {
        title: format!("{} {}", at(0).0, at(number / texts.len() + 50).0),
        text,
        published: Some(Timestamp::UNIX_EPOCH),
        language: Some("en"),
        source: "news.example".to_owned(),
        story: String::new(),
    }
}
