//! `rehearse`: a past span with today's settings.

mod json;
mod words;

use indicatif::{ProgressBar, ProgressStyle};
use jiff::{SignedDuration, Timestamp};
use newshawk_core::alert::line::{Line, What};
use newshawk_core::ids::{ArticleId, WatchId};
use newshawk_core::watch::{Level, Watch};
use newshawk_engine::rehearsal::{self, NotPlayed, Rehearsal, Span, rehearse};
use newshawk_engine::store::Store;

use crate::ending::Ending;
use crate::output;
use crate::place::Place;
use crate::times;
use crate::titles::Titles;

/// Without a start, the span is this long.
const USUAL: SignedDuration = SignedDuration::from_hours(24);
/// The bar is moved after so many rows.
const STEP: u64 = 1_000;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The start: 7d, 12h, a date or a time; without it 24 hours before the end
    #[arg(long, value_name = "WHEN", value_parser = times::since)]
    from: Option<Timestamp>,
    /// The end; without it now
    #[arg(long, value_name = "WHEN", value_parser = times::since)]
    to: Option<Timestamp>,
}

/// What was played, and what it takes to tell it.
struct Played<'a> {
    span: Span,
    since: Timestamp,
    rehearsal: Rehearsal,
    store: &'a Store,
    titles: Titles,
    watches: Vec<Watch>,
}

pub(crate) fn run(args: &Args, place: &Place) -> anyhow::Result<Ending> {
    let reading = place.read()?;
    let store = &reading.store;
    let since = store.heard_since().ok_or(NotPlayed::NoRecord)?;
    let to = args.to.unwrap_or_else(Timestamp::now);
    // Where nobody named a start, a younger record is played from its own.
    let from = args.from.unwrap_or_else(|| since.max(to - USUAL));
    let span = Span { from, to };
    let bar = bar();
    let rehearsal = rehearse(store, &place.config(), span, |done, all| {
        if done % STEP == 0 {
            bar.set_length(all);
            bar.set_position(done);
        }
    });
    bar.finish_and_clear();
    let rehearsal = rehearsal.map_err(|error| match error {
        NotPlayed::Earlier(since) => anyhow::anyhow!(
            "There is a record since {} and not before. Name a later time with --from.",
            times::day_and_clock(since)
        ),
        other => other.into(),
    })?;
    let played = Played {
        span,
        since,
        rehearsal,
        store,
        titles: Titles::of(store),
        watches: store.watches(),
    };
    if place.json {
        output::json(&json::answer(&played))?;
    } else {
        output::line(&words::for_people(&played))?;
    }
    Ok(Ending::Done)
}

fn bar() -> ProgressBar {
    let bar = ProgressBar::new(0);
    let style = ProgressStyle::with_template("Playing it again {wide_bar} {percent}%");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

impl Played<'_> {
    /// The article that a line shows.
    fn article(&self, line: &Line) -> ArticleId {
        if let What::Told { article, .. } = line.what {
            return article;
        }
        rehearsal::article_of(self.store, line)
    }

    fn headline(&self, line: &Line) -> String {
        let head = self.store.head(self.article(line));
        head.map_or_else(|| "(no longer in the archive)".to_owned(), |it| it.title)
    }

    fn source(&self, line: &Line) -> String {
        let head = self.store.head(self.article(line));
        head.map(|head| self.titles.of_article(&head).to_owned())
            .unwrap_or_default()
    }

    fn name(&self, watch: WatchId) -> &str {
        let known = self.watches.iter().find(|it| it.id == watch);
        known.map_or("a removed watch", |watch| watch.name.as_str())
    }

    fn names(&self, line: &Line) -> Vec<&str> {
        line.watches.iter().map(|it| self.name(*it)).collect()
    }

    /// How loud a line is: as it was told, or as its loudest watch.
    fn level(&self, line: &Line) -> Level {
        if let What::Told { level, .. } = line.what {
            return level;
        }
        let of = |id: &WatchId| self.watches.iter().find(|watch| watch.id == *id);
        let levels = line.watches.iter().filter_map(of).map(|watch| watch.level);
        levels.max().unwrap_or(Level::Badge)
    }
}
