//! `demo`: a day of made-up news through the whole program, and how it did.

mod report;

use std::cell::RefCell;
use std::path::Path;
use std::time::Duration;

use anyhow::Context;
use indicatif::ProgressBar;
use jiff::Timestamp;
use newshawk_core::alert::desk::Manner;
use newshawk_engine::demo::DemoWorld;
use newshawk_engine::rehearsal::{self, NotPlayed, Rehearsal, Span};
use newshawk_engine::{AskError, Config, Handle, SampleDay, SourceChange};
use url::Url;

use crate::commands::telling::{MADE_UP, Teller};
use crate::commands::why;
use crate::ending::Ending;
use crate::output::{self, say};
use crate::place::Place;
use crate::queries::Names;
use crate::session::{self, Session};
use crate::times;
use report::{Pair, Report};

/// An outlet that does not answer is asked again so often.
const TRIES: usize = 3;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Seconds between two pieces of news
    #[arg(long, value_name = "SECONDS", value_parser = times::seconds)]
    pace: Option<Duration>,
    /// End after so many seconds
    #[arg(long = "for", value_name = "SECONDS", value_parser = times::seconds)]
    length: Option<Duration>,
}

/// `demo`: in a store of its own that goes afterwards, unless a folder was named.
pub(crate) fn run(args: &Args, place: &Place) -> anyhow::Result<Ending> {
    let pace = args.pace.unwrap_or(DemoWorld::PACE);
    session::block_on(async {
        if place.is_named {
            place.start_log();
            return play(place, pace, args.length).await;
        }
        in_own_store(pace, args.length, place.json).await
    })
}

/// Where there is no real news to show.
pub(crate) async fn instead(length: Option<Duration>, json: bool) -> anyhow::Result<Ending> {
    in_own_store(DemoWorld::PACE, length, json).await
}

async fn in_own_store(
    pace: Duration,
    length: Option<Duration>,
    json: bool,
) -> anyhow::Result<Ending> {
    let folder = tempfile::Builder::new()
        .prefix("newshawk-demo-")
        .tempdir()
        .context(
            "There is no room for the made-up news. Free some space, or name a folder with --data.",
        )?;
    let own = Place::new(Some(folder.path().to_owned()), json)?;
    play(&own, pace, length).await
}

async fn play(place: &Place, pace: Duration, length: Option<Duration>) -> anyhow::Result<Ending> {
    let (data, json) = (place.data.as_path(), place.json);
    let mut config = Config::new(data);
    config.scheduled = false;
    config.tells_all = true;
    let mut session = Session::start(config).await?;
    let handle = session.handle.clone();
    let start = handle.now();
    let day = SampleDay::start(handle.clone()).await?;
    say(&format!(
        "{MADE_UP}: eight outlets that don't exist, from a server on this computer. Nothing in it is true. Ctrl-C ends it."
    ));
    let teller = Teller::new(handle.store(), json, ProgressBar::hidden());
    let published = RefCell::new(Vec::new());
    let mut told: Vec<Pair> = Vec::new();
    let is_over = {
        let end = async {
            tokio::select! {
                played = through(&handle, &day, pace, &published) => played.map(|()| true),
                () = session::interrupted() => Ok(false),
                () = time_is_over(length) => Ok(false),
            }
        };
        tokio::pin!(end);
        loop {
            tokio::select! {
                Some(telling) = session.notices.recv() => {
                    told.extend(telling.notices.iter().flat_map(pairs));
                    teller.tell(telling)?;
                }
                ended = &mut end => break ended?,
            }
        }
    };
    while let Ok(telling) = session.notices.try_recv() {
        told.extend(telling.notices.iter().flat_map(pairs));
        teller.tell(telling)?;
    }
    let again = played_again(&handle, data, start).unwrap_or_default();
    let stored = report::stored(&handle);
    let report = Report::new(&published.borrow(), &told, &stored, &again);
    let why = match is_over {
        true => reasons(&report, &handle, place),
        // The rest was still on its way.
        false => Vec::new(),
    };
    pause_sources(&handle).await?;
    drop(day);
    session.close().await?;
    print(&report, &why, is_over, json)
}

/// What is known of the articles of which too little was told or found.
fn reasons(report: &Report, handle: &Handle, place: &Place) -> Vec<String> {
    let live = handle.live();
    let outlets = live.sources.iter().find(|source| source.sample);
    let names = Names::of(place, handle.store());
    let said = report.in_doubt().filter_map(|path| {
        let url = outlets?.url.join(path).ok()?;
        Some(why::in_words(handle.store(), &names, &url))
    });
    said.collect()
}

/// The first looks, which are silent; then one piece of news after the other.
async fn through(
    handle: &Handle,
    day: &SampleDay,
    pace: Duration,
    published: &RefCell<Vec<&'static str>>,
) -> Result<(), AskError> {
    for source in handle.live().sources.iter().filter(|source| source.sample) {
        handle.check(Some(source.id)).await?;
    }
    handle.settled().await;
    loop {
        tokio::time::sleep(pace).await;
        let Some(news) = day.next().await? else {
            break;
        };
        published.borrow_mut().push(news.headline);
    }
    handle.settled().await;
    // Nothing is scheduled here that would ask again.
    for _ in 0..TRIES {
        if !day.ask_again().await? {
            break;
        }
        handle.settled().await;
    }
    handle.concluded().await;
    Ok(())
}

/// The day once more, from the record that was kept of it.
fn played_again(handle: &Handle, data: &Path, start: Timestamp) -> Result<Rehearsal, NotPlayed> {
    let store = handle.store();
    let since = store.heard_since().ok_or(NotPlayed::NoRecord)?;
    let span = Span {
        from: start.max(since),
        to: rehearsal::recorded_until(store).unwrap_or(since),
    };
    rehearsal::rehearse(store, &Config::new(data), span, |_, _| {})
}

async fn time_is_over(length: Option<Duration>) {
    match length {
        Some(length) => tokio::time::sleep(length).await,
        None => std::future::pending().await,
    }
}

fn pairs(notice: &newshawk_engine::Notice) -> Vec<Pair> {
    // That more outlets have it by now is not told again: it stands in what was told.
    if notice.manner == Manner::Update {
        return Vec::new();
    }
    let path = notice.url.as_ref().map(Url::path).unwrap_or_default();
    let names = notice.watches.iter().map(|(_, name)| name);
    names.map(|name| (path.to_owned(), name.clone())).collect()
}

/// Their server ends with this program; asking it again would only fail.
async fn pause_sources(handle: &Handle) -> Result<(), AskError> {
    for source in handle.live().sources.iter().filter(|source| source.sample) {
        let change = SourceChange {
            id: source.id,
            title: None,
            cadence: None,
            full_text: None,
            paused: Some(true),
        };
        handle.change_source(change).await?;
    }
    Ok(())
}

fn print(report: &Report, why: &[String], is_over: bool, json: bool) -> anyhow::Result<Ending> {
    if json {
        output::json(&report.line(why, is_over))?;
    } else {
        let why = why.iter().flat_map(|it| it.lines().map(str::to_owned));
        for line in report.for_people(is_over).into_iter().chain(why) {
            output::line(&format!("{MADE_UP} | {line}"))?;
        }
    }
    let is_right = !is_over || report.is_right();
    Ok(if is_right { Ending::Done } else { Ending::No })
}
