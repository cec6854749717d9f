//! A rehearsal for people.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use newshawk_core::alert::desk::Manner;
use newshawk_core::alert::line::{Line, What};
use newshawk_core::watch::Level;

use super::Played;
use crate::output::{clean, count};
use crate::times;

/// Between these hours most people sleep.
const NIGHT: (i8, i8) = (23, 7);

pub(super) fn for_people(played: &Played) -> String {
    let Played {
        span, rehearsal, ..
    } = played;
    let mut lines = vec![format!(
        "From {} to {}, with today's settings:",
        times::day_and_clock(span.from),
        times::day_and_clock(span.to)
    )];
    let more = rehearsal.more();
    for moment in rehearsal.lines.chunk_by(are_told_together) {
        let is_new = more.iter().any(|it| std::ptr::eq(*it, &moment[0]));
        lines.extend(decided(played, moment, if is_new { "+ " } else { "  " }));
    }
    let loud = |line: &&Line| !matches!(line.what, What::Silent(_));
    if !rehearsal.lines.iter().any(|line| loud(&line)) {
        lines.push("  You would have been told nothing.".to_owned());
    }
    lines.extend(silent(&rehearsal.lines));
    let fewer = rehearsal.fewer();
    lines.push(difference(
        more.len(),
        fewer.len(),
        rehearsal.is_as_it_was(),
    ));
    for line in fewer.into_iter().filter(loud) {
        lines.extend(decided(played, std::slice::from_ref(line), "- "));
    }
    lines.join("\n")
}

/// The stories of one summary stand side by side.
fn are_told_together(one: &Line, other: &Line) -> bool {
    let is_sum = matches!(one.what, What::Summed(_));
    is_sum && (one.at, &one.what) == (other.at, &other.what)
}

fn decided(played: &Played, moment: &[Line], mark: &str) -> Vec<String> {
    let Some(first) = moment.first() else {
        return Vec::new();
    };
    let story = |line: &Line| {
        let source = clean(&played.source(line));
        format!("{} ({source})", clean(&played.headline(line)))
    };
    let names = |line: &Line| clean(&played.names(line).join(", "));
    let at = times::day_and_clock(first.at);
    match &first.what {
        What::Told { reason, manner, .. } => {
            let verb = verb(*manner, played.level(first), first.at);
            vec![
                format!("{mark}{at}  would have {verb}: {}", story(first)),
                format!("                      {}; {}", names(first), reason.words()),
            ]
        }
        What::Summed(why) => {
            let mut lines = vec![format!(
                "{mark}{at}  would have told you in one notification: {}",
                why.summary(moment.len())
            )];
            let stories = moment.iter();
            lines.extend(
                stories.map(|it| format!("                      {} [{}]", story(it), names(it))),
            );
            lines
        }
        What::Held { until, why } => vec![
            format!("{mark}{at}  would have kept back: {}", story(first)),
            format!(
                "                      {}; {}, to {}",
                names(first),
                why.words(),
                times::day_and_clock(*until)
            ),
        ],
        What::Dropped(why) => vec![
            format!("{mark}{at}  would have been silent: {}", story(first)),
            format!("                      {}; {}", names(first), clean(why)),
        ],
        What::Silent(_) => Vec::new(),
    }
}

/// “would have woken you at 03:12”.
fn verb(manner: Manner, level: Level, at: Timestamp) -> &'static str {
    let hour = at.to_zoned_datetime(TimeZone::system()).hour();
    let is_night = hour >= NIGHT.0 || hour < NIGHT.1;
    match (manner, level) {
        (Manner::Update, _) => "brought up to date",
        (_, Level::Interrupt) if is_night => "woken you",
        (Manner::Again, _) => "told you again",
        (Manner::New, Level::Interrupt) => "interrupted you",
        (Manner::New, _) => "told you",
    }
}

/// How much stays silent, by reason; JSON has each.
fn silent(lines: &[Line]) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines {
        if let What::Silent(why) = line.what {
            *counts.entry(why.words()).or_default() += 1;
        }
    }
    let line =
        |(why, stories): (&str, usize)| format!("  {}: {why}", count(stories, "story", "stories"));
    counts.into_iter().map(line).collect()
}

fn difference(more: usize, fewer: usize, same: bool) -> String {
    if same {
        return "That is as it was.".to_owned();
    }
    if more + fewer == 0 {
        return "That is as it was, in another order.".to_owned();
    }
    format!(
        "It was otherwise: {} would be new (+), and {} would be gone (-).",
        count(more, "line", "lines"),
        count(fewer, "line", "lines")
    )
}
