//! What placing costs as stories grow: articles made of the words of real ones, each of them new.

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
    let all: String = texts
        .iter()
        .map(Labelled::whole)
        .collect::<Vec<_>>()
        .join(" ");
    let words: Vec<&str> = all.split_whitespace().collect();
    let mut stories = Stories::default();
    let mut next = 0;
    let mut made = || {
        next += 1;
        (next, made_up(&words, next))
    };
    let digest = |(number, article): &(usize, Labelled)| article.digest(*number, &names);
    for step in STEPS {
        while stories.count() < step {
            stories.place(&digest(&made()), Timestamp::UNIX_EPOCH);
        }
        let articles: Vec<(usize, Labelled)> = (0..TIMED).map(|_| made()).collect();
        let start = Instant::now();
        let digests: Vec<Digest> = articles.iter().map(digest).collect();
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

/// An article of 400 words, drawn from all the words of the news, so that they are as rare as they
/// are there and no two articles share a sentence; its headline has two names of its own.
fn made_up(words: &[&str], number: usize) -> Labelled {
    let mut state = (number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut draw = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        words[(state >> 33) as usize % words.len()]
    };
    let mut drawn = |count: usize| (0..count).map(|_| draw()).collect::<Vec<_>>().join(" ");
    Labelled {
        title: format!("Ab{number}ra {} Ol{number}eth", drawn(7)),
        text: drawn(400),
        published: Some(Timestamp::UNIX_EPOCH),
        language: Some("en"),
        source: "news.example".to_owned(),
        story: String::new(),
    }
}
