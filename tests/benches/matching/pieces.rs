//! The hot pieces of matching, one by one: what a change of one of them costs or saves.

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use newshawk_core::matching::{Matcher, Vocabulary, explain};
use newshawk_core::query::Query;
use newshawk_core::text;

use crate::Result;
use crate::lists::{Kind, Shape, Written};
use crate::names::Names;
use crate::texts::{self, Text};

/// So many articles make a bite that fits the processor's caches no better than a day's news does.
const BITE: usize = 200;
/// The watchlist of a busy person.
const WATCHES: usize = 1000;
/// A query with a little of everything.
const QUERY: &str =
    "@NATO NEAR/15 (@Russia UNLESS/5 (hockey OR chess)) AND NOT title:(friendly OR \"World Cup\")";

pub(crate) fn run() -> Result<()> {
    let (texts, _) = texts::all()?;
    let names = Names::of(&texts);
    let bite = &texts[..BITE.min(texts.len())];
    let bytes: usize = bite.iter().map(Text::bytes).sum();
    let written = Written::new(Shape::Mixed, Kind::Usual, WATCHES, &names);
    let (watches, packs) = (written.watches()?, written.packs());
    let vocabulary = Vocabulary {
        packs: Some(&packs),
        watches: &watches,
    };
    let matcher = Matcher::for_watches(&watches, &vocabulary);
    let query = Query::parse(QUERY).map_err(|error| error.to_string())?;

    let mut criterion = Criterion::default();
    criterion.bench_function("read a query", |it| {
        it.iter(|| Query::parse(black_box(QUERY)))
    });
    criterion.bench_function("compile a thousand watches", |it| {
        it.iter(|| Matcher::for_watches(black_box(&watches), &vocabulary));
    });
    criterion.bench_function("explain a query on an article", |it| {
        it.iter(|| explain(black_box(&query), bite[0].subject(), &vocabulary));
    });
    let mut group = criterion.benchmark_group("two hundred articles");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("cut into words", |it| {
        it.iter(|| {
            let words = |text: &Text| text.blocks().map(text::count).sum::<usize>();
            bite.iter().map(words).sum::<usize>()
        });
    });
    group.bench_function("match a thousand watches", |it| {
        it.iter(|| {
            bite.iter()
                .map(|text| matcher.matches(text.subject()).len())
                .sum::<usize>()
        });
    });
    group.finish();
    Ok(())
}
