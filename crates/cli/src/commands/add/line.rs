//! What came of an address, as JSON has it.

use newshawk_core::ids::SourceId;
use newshawk_engine::{Added, AskError, Headline};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Line<'a> {
    url: &'a str,
    /// `added`, `known`, `changed`, `choose`, `headlines` or `failed`.
    result: &'static str,
    source: Option<u32>,
    feeds: Vec<Offer<'a>>,
    headlines: Vec<Offer<'a>>,
    error: Option<String>,
}

#[derive(Serialize)]
struct Offer<'a> {
    url: &'a str,
    title: &'a str,
}

pub(super) fn line<'a>(
    url: &'a str,
    added: &'a Result<Added, AskError>,
    headlines: &'a [Headline],
) -> Line<'a> {
    let headlines = headlines.iter().map(|it| Offer {
        url: it.link.as_str(),
        title: &it.title,
    });
    let mut line = Line {
        url,
        result: "failed",
        source: None,
        feeds: Vec::new(),
        headlines: headlines.collect(),
        error: None,
    };
    let mut of = |result, id: &SourceId| {
        line.result = result;
        line.source = Some(id.0);
    };
    match added {
        Ok(Added::New(id)) => of("added", id),
        Ok(Added::Known(id)) => of("known", id),
        Ok(Added::Changed(id)) => of("changed", id),
        Ok(Added::Choose(feeds)) => {
            line.result = "choose";
            let offer = feeds.iter().map(|feed| Offer {
                url: feed.url.as_str(),
                title: &feed.title,
            });
            line.feeds = offer.collect();
        }
        Ok(Added::Headlines(_)) => line.result = "headlines",
        Err(error) => line.error = Some(error.to_string()),
    }
    line
}
