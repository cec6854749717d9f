//! A rehearsal as JSON.

use newshawk_core::alert::desk::Manner;
use newshawk_core::alert::line::{Line, What};
use serde::Serialize;

use super::Played;
use crate::times;

/// The whole answer.
#[derive(Serialize)]
pub(super) struct Answer {
    from: String,
    to: String,
    recorded_since: String,
    same: bool,
    lines: Vec<Decided>,
    no_longer: Vec<Decided>,
}

/// What would have been decided of a story at a moment.
#[derive(Serialize)]
struct Decided {
    at: String,
    what: &'static str,
    story: String,
    title: String,
    url: Option<String>,
    source: String,
    watches: Vec<String>,
    level: &'static str,
    reason: String,
    manner: Option<&'static str>,
    until: Option<String>,
    happened: bool,
}

pub(super) fn answer(played: &Played) -> Answer {
    let more = played.rehearsal.more();
    let is_new = |line: &Line| more.iter().any(|it| std::ptr::eq(*it, line));
    let lines = played.rehearsal.lines.iter();
    let fewer = played.rehearsal.fewer().into_iter();
    Answer {
        from: times::rfc3339(played.span.from),
        to: times::rfc3339(played.span.to),
        recorded_since: times::rfc3339(played.since),
        same: played.rehearsal.is_as_it_was(),
        lines: lines.map(|it| decided(played, it, !is_new(it))).collect(),
        no_longer: fewer.map(|it| decided(played, it, true)).collect(),
    }
}

fn decided(played: &Played, line: &Line, happened: bool) -> Decided {
    let head = played.store.head(played.article(line));
    let (what, reason) = match &line.what {
        What::Told { reason, .. } => ("told", reason.words()),
        What::Summed(why) => ("summed", why.words().to_owned()),
        What::Held { why, .. } => ("held", why.words().to_owned()),
        What::Silent(why) => ("silent", why.words().to_owned()),
        What::Dropped(why) => ("dropped", why.clone()),
    };
    let manner = match line.what {
        What::Told { manner, .. } => Some(match manner {
            Manner::New => "new",
            Manner::Again => "again",
            Manner::Update => "update",
        }),
        _ => None,
    };
    let until = match line.what {
        What::Held { until, .. } => Some(times::rfc3339(until)),
        _ => None,
    };
    let names = played.names(line).into_iter();
    Decided {
        at: times::rfc3339(line.at),
        what,
        story: line.story.to_string(),
        title: played.headline(line),
        url: head.and_then(|head| head.url).map(String::from),
        source: played.source(line),
        watches: names.map(str::to_owned).collect(),
        level: played.level(line).name(),
        reason,
        manner,
        until,
        happened,
    }
}
