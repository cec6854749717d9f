//! The table: ours and the two baselines on the same news, whole and by halves.

use std::path::Path;

use newshawk_core::story::{Digest, Names};
use newshawk_engine::packs;

use crate::labelled::{self, Labelled};
use crate::score::{Score, half};
use crate::{Result, baselines, ours, overlaid, pace};

/// Ways to halve the stories; both halves of each are scored by themselves.
const HALVINGS: [u64; 6] = [1, 2, 3, 4, 5, 6];

/// The thresholds that the baselines are tried with; the best is shown, which is more than fair.
const COSINES: [f64; 8] = [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5];
const BITS: [u32; 6] = [3, 6, 10, 14, 18, 22];

pub(crate) fn run(folder: &Path) -> Result<()> {
    let names = Names::new(&packs::built_in());
    println!("{:34} {:>8} {:>16}", "", "F1", "merged wrongly");
    for (kind, all) in [
        ("articles", labelled::articles(folder)?),
        ("headlines", labelled::headlines(folder)?),
    ] {
        stories(kind, &all, &names);
    }
    pairs(folder, &names)?;
    overlaid::run(folder)?;
    pace::run(folder)
}

fn stories(kind: &str, all: &[Labelled], names: &Names) {
    let digests = digests(all, names);
    let score = |inside: &dyn Fn(&Labelled) -> bool| {
        let some: Vec<usize> = (0..all.len()).filter(|at| inside(&all[*at])).collect();
        let theirs: Vec<&str> = some.iter().map(|at| all[*at].story.as_str()).collect();
        let chosen: Vec<&Digest> = some.iter().map(|at| &digests[*at]).collect();
        Score::of(&theirs, &ours::place(&chosen))
    };
    row(&format!("{kind}, ours"), score(&|_| true));
    for seed in HALVINGS {
        for side in [true, false] {
            let half = score(&|it| half(&it.story, seed) == side);
            row(
                &format!("{kind}, ours, half {seed}{}", if side { 'a' } else { 'b' }),
                half,
            );
        }
    }
    let texts: Vec<String> = all.iter().map(Labelled::whole).collect();
    let theirs: Vec<&str> = all.iter().map(|it| it.story.as_str()).collect();
    let best = |scores: Vec<Score>| {
        let best = scores.into_iter().max_by(|a, b| a.f1.total_cmp(&b.f1));
        best.unwrap_or_default()
    };
    let cosine = COSINES.map(|it| Score::of(&theirs, &baselines::tf_idf(&texts, it)));
    row(
        &format!("{kind}, TF-IDF single pass"),
        best(cosine.to_vec()),
    );
    let simhash = BITS.map(|it| Score::of(&theirs, &baselines::simhash(&texts, it)));
    row(&format!("{kind}, simhash"), best(simhash.to_vec()));
}

fn digests(all: &[Labelled], names: &Names) -> Vec<Digest> {
    let numbered = all.iter().enumerate();
    numbered.map(|(at, it)| it.digest(at, names)).collect()
}

/// The story of each article, all of them placed one after the other.
pub(crate) fn placed(all: &[Labelled], names: &Names) -> Vec<usize> {
    let digests = digests(all, names);
    let chosen: Vec<&Digest> = digests.iter().collect();
    ours::place(&chosen)
}

pub(crate) fn row(name: &str, score: Score) {
    println!(
        "{name:34} {:>8.4} {:>15.2}%",
        score.f1,
        score.merged_wrongly * 100.0
    );
}

fn pairs(folder: &Path, names: &Names) -> Result<()> {
    let pairs = labelled::pairs(folder)?;
    let sides: Vec<&Labelled> = pairs
        .iter()
        .flat_map(|it| [&it.first, &it.second])
        .collect();
    let digests: Vec<Digest> = sides
        .iter()
        .enumerate()
        .map(|(at, it)| it.digest(at, names))
        .collect();
    let chosen: Vec<&Digest> = digests.iter().collect();
    let texts: Vec<String> = sides.iter().map(|it| it.whole()).collect();
    let right = |ours: &[usize]| {
        let judged = pairs.iter().zip(ours.chunks_exact(2));
        let right = judged
            .filter(|(pair, ours)| (ours[0] == ours[1]) == pair.same)
            .count();
        right as f64 / pairs.len() as f64
    };
    let best = |all: &[Vec<usize>]| all.iter().map(|ours| right(ours)).fold(0.0, f64::max);
    let cosine = COSINES.map(|it| baselines::tf_idf(&texts, it));
    let simhash = BITS.map(|it| baselines::simhash(&texts, it));
    println!(
        "pairs judged as people did: ours {:.4}, TF-IDF single pass {:.4}, simhash {:.4}",
        right(&ours::place(&chosen)),
        best(&cosine),
        best(&simhash)
    );
    Ok(())
}
