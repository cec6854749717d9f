//! How much two texts have in common.

use std::collections::HashMap;

/// How many words make a run.
const RUN: usize = 4;

/// Precision and recall in one, over runs of words.
pub(crate) fn f1(truth: &str, found: &str) -> f64 {
    let (truth, found) = (runs(truth), runs(found));
    let shared: usize = truth
        .iter()
        .map(|(run, count)| *count.min(found.get(run).unwrap_or(&0)))
        .sum();
    let all = truth.values().sum::<usize>() + found.values().sum::<usize>();
    if all == 0 {
        1.0
    } else {
        2.0 * shared as f64 / all as f64
    }
}

/// The words of a text, without case and signs.
pub(crate) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn runs(text: &str) -> HashMap<Vec<String>, usize> {
    let words = words(text);
    let length = RUN.min(words.len()).max(1);
    let mut count = HashMap::new();
    for run in words.windows(length) {
        *count.entry(run.to_vec()).or_default() += 1;
    }
    count
}
