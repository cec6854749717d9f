//! The news of two months, laid over each other as if it were of one week: a story that has
//! articles of both months was joined wrongly, and nobody has to label anything to know it.
//!
//! Labelled news has a few dozen stories; here thousands are live at once, as they are for a person
//! with a few hundred sources, and chance has as much room.

use std::collections::HashMap;
use std::path::Path;

use jiff::SignedDuration;
use newshawk_core::Timestamp;
use newshawk_core::story::{Digest, Names};
use newshawk_engine::packs;

use crate::labelled::{self, Labelled};
use crate::{Result, ours};

/// Two months, as days from … to of each.
struct Overlay {
    name: &'static str,
    first: [&'static str; 2],
    second: [&'static str; 2],
    /// Only what has a text of an article's length.
    long: bool,
}

const OVERLAYS: [Overlay; 4] = [
    Overlay {
        name: "June over August",
        first: ["2026-06-01", "2026-06-30"],
        second: ["2026-08-03", "2026-08-31"],
        long: false,
    },
    Overlay {
        name: "December over March",
        first: ["2025-12-01", "2026-01-15"],
        second: ["2026-02-20", "2026-04-01"],
        long: false,
    },
    Overlay {
        name: "long texts of them",
        first: ["2025-12-01", "2026-01-20"],
        second: ["2026-02-20", "2026-04-01"],
        long: true,
    },
    Overlay {
        name: "short headlines of 2003",
        first: ["2003-02-01", "2003-03-14"],
        second: ["2003-05-01", "2003-06-30"],
        long: false,
    },
];

/// No more than so many articles of a month.
const MOST: usize = 1500;

/// A text of an article has so many bytes.
const LONG: usize = 400;

pub(crate) fn run(folder: &Path) -> Result<()> {
    of(folder, Labelled::clone)
}

/// The same with the articles made into others.
pub(crate) fn of(folder: &Path, told: impl Fn(&Labelled) -> Labelled) -> Result<()> {
    let names = Names::new(&packs::built_in());
    let all: Vec<Labelled> = labelled::unlabelled(folder)?.iter().map(told).collect();
    println!(
        "\n{:26} {:>9} {:>20} {:>18} {:>18}",
        "two months overlaid",
        "articles",
        "in a mixed story",
        "joined otherwise",
        "mixed among few"
    );
    for overlay in OVERLAYS {
        let months = [
            month(&all, overlay.first, overlay.long),
            month(&all, overlay.second, overlay.long),
        ];
        let (count, mixed, joined) = score(&months, &names);
        let few = few(&months, &names);
        println!(
            "{:26} {count:>9} {:>19.2}% {:>17.2}% {:>17.2}%",
            overlay.name,
            mixed * 100.0,
            joined * 100.0,
            few * 100.0
        );
    }
    Ok(())
}

/// The share in stories of both months where a person has no more than a few dozen articles.
fn few(months: &[Vec<&Labelled>; 2], names: &Names) -> f64 {
    const OF_EACH: usize = 20;
    let each = [&months[0], &months[1]];
    let rounds = each.iter().map(|month| month.len() / OF_EACH).min();
    let rounds = rounds.unwrap_or_default().max(1);
    let mixed = (0..rounds).map(|round| {
        let some = each.map(|month| {
            let some = month.iter().skip(round).step_by(rounds);
            some.take(OF_EACH).copied().collect()
        });
        score(&some, names).1
    });
    mixed.sum::<f64>() / rounds as f64
}

/// Articles of some days, evenly chosen.
fn month<'a>(all: &'a [Labelled], days: [&str; 2], long: bool) -> Vec<&'a Labelled> {
    let [from, to] = days.map(newshawk_reader::date::parse);
    let inside = |it: &&Labelled| {
        let is_in =
            |at: Timestamp| from.is_some_and(|from| from <= at) && to.is_some_and(|to| at < to);
        it.published.is_some_and(is_in) && (!long || it.text.len() > LONG)
    };
    let mut chosen: Vec<&Labelled> = all.iter().filter(inside).collect();
    chosen.sort_by_key(|it| it.published);
    let step = chosen.len().div_ceil(MOST).max(1);
    chosen.into_iter().step_by(step).collect()
}

/// How many articles there are, the share in stories of both months, and the share that was joined
/// to another of its month.
fn score(months: &[Vec<&Labelled>; 2], names: &Names) -> (usize, f64, f64) {
    const APART: SignedDuration = SignedDuration::from_mins(2);
    let start = Timestamp::UNIX_EPOCH;
    let mut digests: Vec<(Digest, usize)> = Vec::new();
    let longest = months[0].len().max(months[1].len());
    for at in 0..longest {
        for (month, articles) in months.iter().enumerate() {
            let Some(article) = articles.get(at) else {
                continue;
            };
            let number = digests.len();
            let mut digest = article.digest(number, names);
            let minutes = APART * i32::try_from(number).unwrap_or(i32::MAX);
            digest.published = start.checked_add(minutes).ok();
            digests.push((digest, month));
        }
    }
    let chosen: Vec<&Digest> = digests.iter().map(|(digest, _)| digest).collect();
    let mut stories: HashMap<usize, [usize; 2]> = HashMap::new();
    for (story, (_, month)) in ours::place(&chosen).into_iter().zip(&digests) {
        stories.entry(story).or_default()[*month] += 1;
    }
    let share = |count: usize| count as f64 / digests.len().max(1) as f64;
    let is_mixed = |months: &&[usize; 2]| months.iter().all(|count| *count > 0);
    let mixed = stories.values().filter(is_mixed).flatten().sum();
    let pure = stories.values().filter(|months| !is_mixed(months));
    let joined = pure.map(|months| months[0] + months[1] - 1).sum();
    (digests.len(), share(mixed), share(joined))
}
