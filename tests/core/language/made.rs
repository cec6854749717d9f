//! Made-up watches and articles: queries of every shape, and texts that nearly fulfil them.
//!
//! Both are drawn over the same few words, so that a match is as frequent as a near miss.

mod article;
mod cast;
mod facts;
mod query;
mod words;

use newshawk_core::alias::Packs;
use newshawk_core::article::Block;
use newshawk_core::ids::WatchId;
use newshawk_core::query::Query;
use newshawk_core::watch::{Level, Watch};
use proptest::prelude::*;

use article::Draft;
use cast::{Cast, Company};
use facts::Facts;
use query::Sketch;

/// Watches of one person and some articles for them.
#[derive(Clone)]
pub(crate) struct Day {
    company: Company,
    sketches: Vec<Sketch>,
    drafts: Vec<(Draft, Facts)>,
}

/// A day has so many pairs of a watch and an article, on average.
pub(crate) const PAIRS: usize = 6 * 8;

pub(crate) fn day() -> impl Strategy<Value = Day> {
    let sketches = prop::collection::vec(query::sketch(), 1..=7);
    let drafts = prop::collection::vec((article::draft(), facts::facts()), 1..=15);
    (cast::company(), sketches, drafts).prop_map(|(company, sketches, drafts)| Day {
        company,
        sketches,
        drafts,
    })
}

/// One article of the day.
pub(crate) struct News {
    pub(crate) blocks: Vec<Block>,
    pub(crate) facts: Facts,
}

impl Day {
    fn cast(&self) -> Cast {
        self.company.cast()
    }

    pub(crate) fn packs(&self) -> Packs {
        self.company.packs()
    }

    /// The watches; behind them, those that others refer to.
    pub(crate) fn watches(&self) -> Vec<Watch> {
        let cast = self.cast();
        let own = self
            .sketches
            .iter()
            .map(|sketch| (String::new(), sketch.query(&cast)));
        let named = self
            .company
            .saved()
            .map(|(name, sketch, cast)| (name.to_owned(), sketch.query(&cast)));
        (0..)
            .zip(own.chain(named))
            .map(|(id, (name, query))| watch(id, name, query))
            .collect()
    }

    pub(crate) fn news(&self) -> Vec<News> {
        let cast = self.cast();
        let one = |(draft, facts): &(Draft, Facts)| News {
            blocks: draft.blocks(&cast),
            facts: facts.in_language(cast.language(facts.language_choice)),
        };
        self.drafts.iter().map(one).collect()
    }
}

/// What is drawn is shown as it reads.
impl std::fmt::Debug for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for watch in self.watches() {
            writeln!(f, "watch {}: {}", watch.name, watch.query.text())?;
        }
        writeln!(f, "{:?}", self.packs())?;
        self.news()
            .iter()
            .try_for_each(|news| writeln!(f, "{news:?}"))
    }
}

impl std::fmt::Debug for News {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.facts)?;
        self.blocks
            .iter()
            .try_for_each(|block| write!(f, " {}: {:?}", block.zone.name(), block.text))
    }
}

fn watch(id: u32, name: String, query: Query) -> Watch {
    Watch {
        id: WatchId(id),
        version: 1,
        name,
        query,
        level: Level::Notify,
        paused: false,
        sample: false,
        options: newshawk_core::watch::Options::default(),
    }
}
