//! The measures of every two articles that have something in common, as a table with tabs: what
//! the weights of `core::story::likeness` are fitted to.

use std::path::Path;

use newshawk_core::story::{self, Digest, Names};
use newshawk_engine::packs;

use crate::Result;
use crate::labelled::{self, Labelled};

/// Less alike than this nobody takes two articles for one story, and nearly all pairs are.
const ALIKE: f32 = 0.02;

pub(crate) fn run(folder: &Path) -> Result<()> {
    let names = Names::new(&packs::built_in());
    println!(
        "of\tfirst\tsecond\tsame\ttitle\tlead\tbody\tnames\tcovered\trarest\tpairs\tday\tdiffer\tmissing\tapart\tgap"
    );
    let articles = labelled::articles(folder)?;
    every_two("article", &articles.iter().collect::<Vec<_>>(), &names);
    let headlines = labelled::headlines(folder)?;
    every_two("headline", &headlines.iter().collect::<Vec<_>>(), &names);
    for pair in labelled::pairs(folder)? {
        let (first, second) = (pair.first.digest(0, &names), pair.second.digest(1, &names));
        line(
            "pair",
            &pair.first.story,
            &pair.second.story,
            pair.same,
            &first,
            &second,
        );
    }
    Ok(())
}

fn every_two(of: &str, all: &[&Labelled], names: &Names) {
    let digests: Vec<Digest> = all
        .iter()
        .enumerate()
        .map(|(at, it)| it.digest(at, names))
        .collect();
    for (at, second) in all.iter().enumerate() {
        for (before, first) in all[..at].iter().enumerate() {
            let same = first.story == second.story;
            line(
                of,
                &first.story,
                &second.story,
                same,
                &digests[before],
                &digests[at],
            );
        }
    }
}

fn line(of: &str, first: &str, second: &str, same: bool, a: &Digest, b: &Digest) {
    let it = story::measures(a, b);
    if it.body < ALIKE {
        return;
    }
    let flags = [it.same_day, it.numbers_differ, it.numbers_missing].map(u8::from);
    let gap = it.gap.unwrap_or(-1.0);
    println!(
        "{of}\t{first}\t{second}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{gap}",
        u8::from(same),
        it.title,
        it.lead,
        it.body,
        it.names,
        it.covered,
        it.rarest,
        it.pairs,
        flags[0],
        flags[1],
        flags[2],
        it.days_apart,
    );
}
