//! Rehearsal: a past span with today's settings.
//!
//! The journal is played from its start, because what a desk says depends on what it said before;
//! then only the span is looked at.

mod anew;
mod before;

use std::collections::HashMap;

use jiff::Timestamp;
use newshawk_core::alert::AlertKey;
use newshawk_core::alert::line::Line;
use newshawk_core::alert::policy::Policy;
use newshawk_core::ids::{ArticleId, StoryId, WatchId};
use newshawk_core::rehearsal::{Asked, play};
use newshawk_core::watch::Watch;

use crate::config::Config;
use crate::policy;
use crate::store::{Cause, Heard, Store};

/// From one time to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first moment.
    pub from: Timestamp,
    /// The last one.
    pub to: Timestamp,
}

/// What a span would have been like, and what it was like.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rehearsal {
    /// What would have been decided, in order.
    pub lines: Vec<Line>,
    /// What was decided, in order.
    pub live: Vec<Line>,
}

/// Why a span can't be played; the sentence says what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotPlayed {
    /// There is no journal.
    #[error(
        "Nothing can be rehearsed yet: no news has come in since Newshawk keeps a record of it."
    )]
    NoRecord,
    /// It begins later.
    #[error("There is a record since {0} and not before. Name a later time with --from.")]
    Earlier(Timestamp),
    /// It ends before it begins.
    #[error("The span ends before it begins. Put the earlier time after --from.")]
    Backwards,
}

impl Rehearsal {
    /// Would everything have been as it was?
    pub fn is_as_it_was(&self) -> bool {
        self.lines == self.live
    }

    /// What would have been decided and was not.
    pub fn more(&self) -> Vec<&Line> {
        without(&self.lines, &self.live)
    }

    /// What was decided and would not have been.
    pub fn fewer(&self) -> Vec<&Line> {
        without(&self.live, &self.lines)
    }
}

/// Plays a span with today's settings; says now and then how many rows of how many are read.
///
/// # Errors
/// When there is no record of the span; the message says since when there is one.
pub fn rehearse(
    store: &Store,
    config: &Config,
    span: Span,
    progress: impl FnMut(u64, u64),
) -> Result<Rehearsal, NotPlayed> {
    if span.to < span.from {
        return Err(NotPlayed::Backwards);
    }
    let since = store.heard_since().ok_or(NotPlayed::NoRecord)?;
    if span.from < since {
        return Err(NotPlayed::Earlier(since));
    }
    let watches: Vec<Watch> = store.watches();
    let policy = today(store, config, &watches);
    let (rows, live) = read(store, span, progress);
    let desk = before::desk(store, since);
    let asked = anew::asked(store, &watches, since, rows);
    let lines = play(desk, asked, &policy, span.to);
    let lines = lines.into_iter().filter(|line| span.has(line)).collect();
    Ok(Rehearsal { lines, live })
}

/// What was decided in a span, in order.
pub fn live_log(store: &Store, span: Span) -> Vec<Line> {
    let lines = store.heard().flat_map(|heard| heard.said);
    lines.filter(|line| span.has(line)).collect()
}

/// The article of a line's alert: the one that was told of, or the one that founded its story.
pub fn article_of(store: &Store, line: &Line) -> ArticleId {
    let stored = line.watches.iter().find_map(|watch| {
        store.alert(AlertKey {
            watch: *watch,
            story: line.story,
        })
    });
    stored.map_or(line.story.0, |entry| entry.alert.article)
}

/// The last moment that the journal knows of: what was told ahead of the time, because nothing more
/// was to come, is in it.
pub fn recorded_until(store: &Store) -> Option<Timestamp> {
    store.heard().map(|heard| heard.at).max()
}

impl Span {
    fn has(self, line: &Line) -> bool {
        (self.from..=self.to).contains(&line.at)
    }
}

/// The settings of today. What was snoozed is no setting: the journal has it.
fn today(store: &Store, config: &Config, watches: &[Watch]) -> Policy {
    let watches = watches.iter().map(|watch| (watch.id, watch.clone()));
    policy::stored(store, config, &watches.collect())
}

/// The rows of the journal, and the lines of the span.
fn read(store: &Store, span: Span, mut progress: impl FnMut(u64, u64)) -> (Vec<Heard>, Vec<Line>) {
    let all = store.heard_count();
    let (mut rows, mut live) = (Vec::new(), Vec::new());
    for (done, mut heard) in (1..).zip(store.heard()) {
        let said = std::mem::take(&mut heard.said);
        live.extend(said.into_iter().filter(|line| span.has(line)));
        rows.push(heard);
        progress(done, all);
    }
    (rows, live)
}

/// The lines that are not among the others; of equal ones each stands for one.
fn without<'a>(lines: &'a [Line], others: &[Line]) -> Vec<&'a Line> {
    let mut left: HashMap<(Timestamp, StoryId), Vec<&Line>> = HashMap::new();
    for other in others {
        left.entry((other.at, other.story)).or_default().push(other);
    }
    let mut is_there = |line: &Line| {
        let same = left.get_mut(&(line.at, line.story));
        let place = same
            .as_ref()
            .and_then(|it| it.iter().position(|other| *other == line));
        let taken = same.zip(place).map(|(same, place)| same.swap_remove(place));
        taken.is_some()
    };
    lines.iter().filter(|line| !is_there(line)).collect()
}

/// A question of the journal, and the version of the watch it is about.
fn question(heard: Heard) -> Option<(Asked, u32)> {
    let Cause::Asked(what, version) = heard.cause else {
        return None;
    };
    let at = heard.at;
    Some((Asked { at, what }, version))
}

/// The versions of today's watches.
fn versions(watches: &[Watch]) -> HashMap<WatchId, u32> {
    let versions = watches.iter().map(|watch| (watch.id, watch.version));
    versions.collect()
}
