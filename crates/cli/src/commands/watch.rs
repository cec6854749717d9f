//! `watch`: look at the sources, match, and tell.

mod progress;
mod reach;
mod trouble;

use std::time::Duration;

use anyhow::bail;
use newshawk_core::health::{self, Health};
use newshawk_engine::store::Store;
use newshawk_engine::{Checked, Handle};

use crate::commands::demo;
use crate::commands::telling::Teller;
use crate::ending::{Ending, No};
use crate::output::{count, say};
use crate::place::Place;
use crate::session::{self, Session};
use crate::times;
use progress::Progress;
use reach::Reach;
use trouble::Trouble;

/// What was found until the end of the time gets this long to be printed.
const LAST_WORDS: Duration = Duration::from_secs(2);

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Look at every source once, now, and end
    #[arg(long)]
    once: bool,
    /// End after so many seconds
    #[arg(long = "for", value_name = "SECONDS", value_parser = times::seconds)]
    length: Option<Duration>,
    /// Play made-up news where the archive is empty and no source can be reached
    #[arg(long)]
    or_demo: bool,
}

/// Why the watching ended.
#[derive(PartialEq)]
enum Stop {
    /// Somebody ended it, or the time was over.
    Asked,
    /// Every source was looked at.
    Settled,
    /// No source could be reached, and there is nothing to show.
    Unreachable,
    /// The look was in vain, and why was said.
    Troubled,
    /// The engine ended by itself.
    Gone,
}

pub(crate) fn run(args: &Args, place: &Place) -> anyhow::Result<Ending> {
    session::block_on(watch(args, place))
}

async fn watch(args: &Args, place: &Place) -> anyhow::Result<Ending> {
    let mut config = place.config();
    config.scheduled = !args.once;
    config.tells_all = true;
    let session = Session::start(config).await?;
    let live = session.handle.live();
    let is_empty = session.handle.store().article_count() == 0;
    let has_sources = live.sources.iter().any(|source| !source.paused);
    if args.or_demo && is_empty && !has_sources {
        session.close().await?;
        say("There are no sources and no articles yet, so here is a day of made-up news.");
        return demo::instead(args.length, place.json).await;
    }
    if let Err(no) = introduce(&session.handle, args.once) {
        session.close().await?;
        return Err(no.into());
    }
    let may_give_up = args.or_demo && is_empty;
    match follow(session, args, place, may_give_up).await? {
        Stop::Unreachable => {
            say(
                "No source can be reached and there are no articles yet, so here is a day of made-up news.",
            );
            demo::instead(args.length, place.json).await
        }
        Stop::Asked | Stop::Settled => Ok(Ending::Done),
        Stop::Troubled => bail!("Look again when that is mended."),
        Stop::Gone => bail!("Newshawk stopped. The log may say why; what was stored is safe."),
    }
}

/// Says what is watched; an error names the next step where there is nothing to do.
fn introduce(handle: &Handle, once: bool) -> Result<(), No> {
    let live = handle.live();
    // In the first moment the engine has not said so itself.
    let is_paused = handle.store().setting("paused").as_deref() == Some("yes");
    let sources = live.sources.iter().filter(|source| !source.paused).count();
    let watches = live.watches.iter().filter(|watch| !watch.paused).count();
    let add_source = "“newshawk-cli sources add-starter” adds reputable world news, “newshawk-cli add ADDRESS” a source of your own.";
    let add_watch = "“newshawk-cli watches add NATO 'NATO, OTAN'” adds a watch.";
    match (sources, watches) {
        (0, 0) => Err(No(format!(
            "There is nothing to watch yet. {add_source} Then {add_watch}"
        ))),
        (0, _) => Err(No(format!("There is no source to look at. {add_source}"))),
        (_, 0) => Err(No(format!("There is nothing to look for. {add_watch}"))),
        _ if is_paused && !once => Err(No(
            "All looking is paused. “newshawk-cli sources resume” goes on.".to_owned(),
        )),
        _ => {
            let sources = count(sources, "source", "sources");
            let watches = count(watches, "watch", "watches");
            if once {
                say(&format!("Looking at {sources} for {watches}."));
            } else {
                say(&format!(
                    "Watching {sources} for {watches}. Ctrl-C ends it."
                ));
            }
            Ok(())
        }
    }
}

/// Tells what comes until it ends, and closes the engine.
async fn follow(
    mut session: Session,
    args: &Args,
    place: &Place,
    may_give_up: bool,
) -> anyhow::Result<Stop> {
    let handle = session.handle.clone();
    let mut progress = Progress::new(&handle);
    let teller = Teller::new(handle.store(), place.json, progress.bar());
    let before = Numbers::of(handle.store());
    let trouble = Trouble::new(session.notice.clone());
    let checked = match args.once {
        true => Some(handle.check(None).await?),
        false => None,
    };
    let told = tell_until(
        &mut session,
        &teller,
        &mut progress,
        ended(&handle, args, &trouble),
        may_give_up,
    )
    .await;
    let told = told.and_then(|stop| {
        // Whatever was handed over is noted as told: it must not be lost.
        while let Ok(telling) = session.notices.try_recv() {
            teller.tell(telling)?;
        }
        Ok(stop)
    });
    progress.finish();
    let is_troubled = args.once && (trouble.is_there(&handle) || progress.was_refused());
    session.close().await?;
    let stop = told?;
    // A single look that could not be stored, or had no network, has failed; a longer watch goes on.
    if is_troubled && stop != Stop::Unreachable {
        return Ok(Stop::Troubled);
    }
    if let Some(checked) = checked.filter(|_| stop == Stop::Settled) {
        let after = Numbers::of(handle.store());
        sum_up(&handle, &checked, &before, &after, teller.count());
    }
    Ok(stop)
}

async fn tell_until(
    session: &mut Session,
    teller: &Teller,
    progress: &mut Progress,
    end: impl Future<Output = Stop>,
    may_give_up: bool,
) -> anyhow::Result<Stop> {
    tokio::pin!(end);
    let mut reach = Reach::new(may_give_up);
    let mut events = session.handle.events();
    let mut ticks = tokio::time::interval(Duration::from_secs(1));
    loop {
        tokio::select! {
            telling = session.notices.recv() => match telling {
                Some(telling) => teller.tell(telling)?,
                None => return Ok(Stop::Gone),
            },
            // One that was missed makes no difference: what is said is what is true now.
            _ = events.recv() => progress.say_problems(),
            stop = &mut end => {
                let is_in_vain = stop == Stop::Settled && reach.is_in_vain(&session.handle);
                return Ok(if is_in_vain { Stop::Unreachable } else { stop });
            }
            _ = ticks.tick() => {
                progress.show();
                if reach.is_in_vain(&session.handle) {
                    return Ok(Stop::Unreachable);
                }
            }
        }
    }
}

async fn ended(handle: &Handle, args: &Args, trouble: &Trouble) -> Stop {
    let time_is_over = async {
        match args.length {
            Some(length) => {
                tokio::time::sleep(length).await;
                handle.conclude().await;
                // What is told now is answered at once; what is still being asked may take minutes.
                let _ = tokio::time::timeout(LAST_WORDS, handle.settled()).await;
            }
            None => std::future::pending().await,
        }
    };
    let settled = async {
        match args.once {
            true => handle.concluded().await,
            false => std::future::pending().await,
        }
    };
    let stuck = async {
        match args.once {
            true => trouble.lasts(handle).await,
            false => std::future::pending().await,
        }
    };
    tokio::select! {
        () = session::interrupted() => Stop::Asked,
        () = time_is_over => Stop::Asked,
        () = settled => Stop::Settled,
        () = stuck => Stop::Troubled,
    }
}

struct Numbers {
    articles: u64,
    matches: u64,
}

impl Numbers {
    fn of(store: &Store) -> Self {
        Self {
            articles: store.article_count(),
            matches: store.match_count(),
        }
    }
}

fn sum_up(handle: &Handle, checked: &Checked, before: &Numbers, after: &Numbers, alerts: usize) {
    let more = |one: u64, other: u64| usize::try_from(one.saturating_sub(other)).unwrap_or(0);
    let articles = more(after.articles, before.articles);
    let matches = more(after.matches, before.matches);
    say(&format!(
        "Looked at {}: {}, {}, {}.",
        count(checked.asked, "source", "sources"),
        count(articles, "new article", "new articles"),
        count(matches, "match", "matches"),
        count(alerts, "alert", "alerts"),
    ));
    if matches > alerts {
        say(
            "What is more than a day old or came with a source's first look is listed silently; “newshawk-cli search” finds it.",
        );
    }
    if let Some(until) = checked.until {
        say(&format!(
            "{} not asked, because the server asked to wait; the first until {}.",
            match checked.waiting {
                1 => "1 source was".to_owned(),
                many => format!("{many} sources were"),
            },
            times::clock(until)
        ));
    }
    let polls = handle.store().polls();
    let is_in_trouble = |source: &&newshawk_core::source::Source| {
        let state = polls.get(&source.id).cloned().unwrap_or_default();
        matches!(
            health::health(source, &state),
            Health::Failing | Health::Gone
        )
    };
    let live = handle.live();
    match live.sources.iter().filter(is_in_trouble).count() {
        0 => {}
        1 => say("1 source does not answer; “newshawk-cli sources health” says why."),
        many => say(&format!(
            "{many} sources do not answer; “newshawk-cli sources health” says why."
        )),
    }
}
