//! The watches as a list.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use newshawk_core::watch::Watch;
use newshawk_engine::store::Store;
use newshawk_engine::{Tally, spikes_missing};
use serde::Serialize;

use crate::ending::{Ending, No};
use crate::output;
use crate::place::Place;
use crate::times;

use super::options;

const WEEK: SignedDuration = SignedDuration::from_hours(24 * 7);

/// A watch as JSON has it.
#[derive(Serialize)]
struct Row<'a> {
    id: u32,
    name: &'a str,
    query: &'a str,
    version: u32,
    level: &'static str,
    sentence: String,
    paused: bool,
    sample: bool,
    matches: u32,
    matches_week: u32,
    last_match: Option<String>,
    #[serde(flatten)]
    options: options::Row,
    /// Why spikes can't be told yet.
    spikes_missing: Option<String>,
}

/// `watches list`.
pub(super) fn list(place: &Place) -> anyhow::Result<Ending> {
    let reading = place.read()?;
    let watches = reading.store.watches();
    let ids: Vec<_> = watches.iter().map(|watch| watch.id).collect();
    let tallies = reading.store.tally(&ids, Timestamp::now() - WEEK);
    let tally = |watch: &Watch| tallies.get(&watch.id).copied().unwrap_or_default();
    if place.json {
        let rows: Vec<Row<'_>> = watches
            .iter()
            .map(|watch| row(watch, tally(watch), &reading.store))
            .collect();
        output::json(&rows)?;
        return Ok(Ending::Done);
    }
    if watches.is_empty() {
        return Err(No(
            "There are no watches yet. “newshawk-cli watches add NATO 'NATO, OTAN'” adds one."
                .to_owned(),
        )
        .into());
    }
    let rows: Vec<Vec<String>> = watches
        .iter()
        .map(|watch| cells(watch, tally(watch)))
        .collect();
    let header = [
        "ID",
        "NAME",
        "LEVEL",
        "MATCHES",
        "THIS WEEK",
        "LAST MATCH",
        "QUERY",
    ];
    output::line(&output::table(&header, &rows))?;
    Ok(Ending::Done)
}

fn row<'a>(watch: &'a Watch, tally: Tally, store: &Store) -> Row<'a> {
    Row {
        id: watch.id.0,
        name: &watch.name,
        query: watch.query.text(),
        version: watch.version,
        level: watch.level.name(),
        sentence: watch.query.sentence(),
        paused: watch.paused,
        sample: watch.sample,
        matches: tally.all,
        matches_week: tally.recent,
        last_match: tally.newest.map(|id| times::rfc3339(id.at())),
        options: options::Row::from(&watch.options),
        spikes_missing: spikes_missing(store, watch, &TimeZone::system(), Timestamp::now()),
    }
}

fn cells(watch: &Watch, tally: Tally) -> Vec<String> {
    let level = if watch.paused {
        "paused"
    } else {
        watch.level.name()
    };
    vec![
        watch.id.0.to_string(),
        watch.name.clone(),
        level.to_owned(),
        tally.all.to_string(),
        tally.recent.to_string(),
        tally
            .newest
            .map_or_else(|| "none".to_owned(), |id| times::day_and_clock(id.at())),
        watch.query.text().to_owned(),
    ]
}
