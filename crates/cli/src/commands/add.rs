//! `add`: find what can be watched behind an address, and subscribe to it.

mod line;

use std::time::{Duration, Instant};

use newshawk_core::ids::SourceId;
use newshawk_engine::{Added, AskError, Handle, Headline};

use crate::ending::{Ending, No};
use crate::output::{self, clean, say};
use crate::place::Place;
use crate::session;

/// Reading a document and writing it takes milliseconds; a disk that refuses it takes for ever.
const PATIENCE: Duration = Duration::from_secs(5);
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// So many headlines show whether they are the right ones.
const SHOWN: usize = 8;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Addresses of feeds or of sites
    #[arg(value_name = "URL", required = true)]
    urls: Vec<String>,
    /// Watch the headlines of the page itself
    #[arg(long)]
    headlines: bool,
    /// The same, but those around the first headline with these words in it
    #[arg(long, value_name = "WORDS")]
    headline: Option<String>,
}

/// What came of an address, and the headlines that are watched or offered there.
struct Outcome {
    added: Result<Added, AskError>,
    headlines: Vec<Headline>,
}

pub(crate) fn run(args: &Args, place: &Place) -> anyhow::Result<Ending> {
    session::ask(place, |handle| async move {
        let mut failed = None;
        let mut ending = Ending::Done;
        for url in &args.urls {
            let Outcome { added, headlines } = add(&handle, args, url).await?;
            if let Ok(Added::New(id) | Added::Changed(id)) = added {
                first_look(&handle, id).await;
            }
            if matches!(added, Ok(Added::Choose(_) | Added::Headlines(_))) {
                ending = Ending::No;
            }
            if place.json {
                output::json(&line::line(url, &added, &headlines))?;
            } else {
                print(&handle, url, &added, &headlines)?;
            }
            match added {
                Ok(_) => {}
                Err(error @ (AskError::Store(_) | AskError::Closing)) => return Err(error.into()),
                Err(error) => {
                    // The last one ends the command; those before it are said as they come.
                    if let Some(earlier) = failed.replace(error) {
                        say(&earlier.to_string());
                    }
                }
            }
        }
        failed.map_or(Ok(ending), |error| Err(error.into()))
    })
}

async fn add(handle: &Handle, args: &Args, url: &str) -> anyhow::Result<Outcome> {
    if !args.headlines && args.headline.is_none() {
        let added = handle.add_source(url).await;
        let headlines = match &added {
            Ok(Added::Headlines(offered)) => offered.found.clone(),
            _ => Vec::new(),
        };
        return Ok(Outcome { added, headlines });
    }
    let refused = |error| Outcome {
        added: Err(error),
        headlines: Vec::new(),
    };
    // The page is asked for once, and what is shown is what is watched.
    let offered = match handle.headlines_of(url).await {
        Ok(offered) => offered,
        Err(error) => return Ok(refused(error)),
    };
    let Some(words) = &args.headline else {
        let added = handle.watch_headlines(url, None).await;
        return Ok(Outcome {
            added,
            headlines: offered.found,
        });
    };
    let wanted = words.to_lowercase();
    let mut links = offered.links.iter();
    let chosen = links.find(|it| it.title.to_lowercase().contains(&wanted));
    let Some(chosen) = chosen else {
        let sentence = format!(
            "No headline on this page says “{words}”. Copy some of its words as they stand there."
        );
        return Err(No(sentence).into());
    };
    let headlines = match handle.headlines_around(url, &chosen.link).await {
        Ok(headlines) => headlines,
        Err(error) => return Ok(refused(error)),
    };
    let added = handle.watch_headlines(url, Some(&chosen.link)).await;
    Ok(Outcome { added, headlines })
}

/// What the address answered is taken as the source's first look; it brings the title, and is to be
/// on the disk before the command ends.
async fn first_look(handle: &Handle, id: SourceId) {
    let since = Instant::now();
    while handle.live().asking.contains(&id) && since.elapsed() < PATIENCE {
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

fn print(
    handle: &Handle,
    url: &str,
    added: &Result<Added, AskError>,
    headlines: &[Headline],
) -> std::io::Result<()> {
    let named = |id: SourceId| format!("source {}: {}", id.0, title(handle, id));
    match added {
        Ok(Added::New(id)) => output::line(&format!("Added as {}", named(*id)))?,
        Ok(Added::Changed(id)) => output::line(&format!("Chosen anew for {}", named(*id)))?,
        Ok(Added::Known(id)) => {
            let title = title(handle, *id);
            output::line(&format!("It is source {} already: {title}", id.0))?;
        }
        Ok(Added::Choose(feeds)) => {
            output::line("This page offers several feeds. Add the one you want:")?;
            for feed in feeds {
                let title = clean(&feed.title);
                output::line(format!("  newshawk-cli add {}  {title}", feed.url).trim_end())?;
            }
        }
        Ok(Added::Headlines(_)) => return print_offer(url, headlines),
        Err(_) => {}
    }
    if !headlines.is_empty() {
        output::line("It lists these headlines:")?;
        print_headlines(headlines)?;
    }
    Ok(())
}

fn print_offer(url: &str, headlines: &[Headline]) -> std::io::Result<()> {
    let url = clean(url);
    if headlines.is_empty() {
        output::line("This page has no feed, and no list of headlines was found on it.")?;
        output::line("Name one of its headlines by some of its words:")?;
        return output::line(&format!("  newshawk-cli add --headline \"WORDS\" {url}"));
    }
    output::line("This page has no feed. These headlines were found on it:")?;
    print_headlines(headlines)?;
    output::line("Watch them:")?;
    output::line(&format!("  newshawk-cli add --headlines {url}"))?;
    output::line("Where others are meant, name one of those by some of its words:")?;
    output::line(&format!("  newshawk-cli add --headline \"WORDS\" {url}"))
}

fn print_headlines(headlines: &[Headline]) -> std::io::Result<()> {
    for headline in headlines.iter().take(SHOWN) {
        let title = clean(&headline.title);
        output::line(&format!("  {title}\n    {}", headline.link))?;
    }
    match headlines.len().saturating_sub(SHOWN) {
        0 => Ok(()),
        more => output::line(&format!("  and {more} more")),
    }
}

fn title(handle: &Handle, id: SourceId) -> String {
    let live = handle.live();
    let source = live.sources.iter().find(|source| source.id == id);
    source.map_or_else(String::new, |source| clean(&source.title))
}
