//! How well articles were put together, beside what people said.

use std::collections::{BTreeMap, BTreeSet};

/// B-cubed F1, and the share of stories that hold more than one.
#[derive(Clone, Copy, Default)]
pub(crate) struct Score {
    pub f1: f64,
    pub merged_wrongly: f64,
}

impl Score {
    /// Scores a partition. `theirs` are the stories people made, `ours` what is scored.
    pub(crate) fn of(theirs: &[&str], ours: &[usize]) -> Self {
        let mut both: BTreeMap<(&str, usize), f64> = BTreeMap::new();
        let mut gold: BTreeMap<&str, f64> = BTreeMap::new();
        let mut found: BTreeMap<usize, f64> = BTreeMap::new();
        let mut inside: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
        for (their, our) in theirs.iter().zip(ours) {
            *both.entry((their, *our)).or_default() += 1.0;
            *gold.entry(their).or_default() += 1.0;
            *found.entry(*our).or_default() += 1.0;
            inside.entry(*our).or_default().insert(their);
        }
        let (mut precision, mut recall) = (0.0, 0.0);
        for ((their, our), count) in &both {
            precision += count * count / found[our];
            recall += count * count / gold[their];
        }
        let mixed = inside.values().filter(|stories| stories.len() > 1).count();
        let all = theirs.len() as f64;
        let (precision, recall) = (precision / all, recall / all);
        Self {
            f1: 2.0 * precision * recall / (precision + recall),
            merged_wrongly: mixed as f64 / inside.len() as f64,
        }
    }
}

/// The half that a story is in, of one of several ways to halve.
pub(crate) fn half(story: &str, seed: u64) -> bool {
    let start = 0xcbf2_9ce4_8422_2325 ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let hash = story.bytes().fold(start, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let hash = (hash ^ (hash >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    (hash >> 40) & 1 == 0
}
