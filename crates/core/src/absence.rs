//! A has it, B not after three hours: which outlets of one list have not reported a story some
//! hours after the first outlet of another list did.
//!
//! An outlet that could not be heard is not silent. So one is called silent only when it was looked
//! at after its time was up; the others are named as not heard.

use jiff::{SignedDuration, Timestamp};

use crate::ids::SourceId;
use crate::query::listed;

/// Somebody who reports: a name, and the sources that are theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outlet<'a> {
    /// The name.
    pub name: &'a str,
    /// Their sources.
    pub sources: &'a [SourceId],
}

/// What a person wants to know.
#[derive(Clone, Copy, Debug)]
pub struct Rule<'a> {
    /// Those of whom the first one starts the clock: A.
    pub first: &'a [Outlet<'a>],
    /// Those who are expected to report too: B.
    pub then: &'a [Outlet<'a>],
    /// How much time they have.
    pub within: SignedDuration,
}

/// A source's article on the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Report {
    /// Where it stands.
    pub source: SourceId,
    /// When it was published; when it was first seen, where it says no date.
    pub at: Timestamp,
}

/// What can be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nobody of A has reported it.
    NotBegun,
    /// The time is not up. Nobody is silent before this moment, and then it is to be asked again.
    Waiting {
        /// When it is up.
        until: Timestamp,
    },
    /// All of B have reported it, sooner or later.
    AllReported,
    /// Some of B have not.
    Missing(Missing),
}

/// Who is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Who of A was first.
    pub first: String,
    /// When that was.
    pub since: Timestamp,
    /// How much time the others had.
    pub within: SignedDuration,
    /// Those of B who were looked at after that time and had nothing.
    pub silent: Vec<String>,
    /// Those of B of whom nothing can be said: none of their sources has answered since.
    pub not_heard: Vec<String>,
}

/// Decides for one story. `heard` says when a source last answered, if ever.
pub fn judge(
    rule: &Rule<'_>,
    reports: &[Report],
    heard: impl Fn(SourceId) -> Option<Timestamp>,
    now: Timestamp,
) -> Verdict {
    let begun = rule
        .first
        .iter()
        .filter_map(|outlet| Some((first_report(outlet, reports)?, outlet.name)));
    // Who stands first in the list is named where two were first at once.
    let Some((since, first)) = begun.min_by_key(|(at, _)| *at) else {
        return Verdict::NotBegun;
    };
    let missing = rule
        .then
        .iter()
        .filter(|outlet| first_report(outlet, reports).is_none());
    let missing: Vec<&Outlet<'_>> = missing.collect();
    if missing.is_empty() {
        return Verdict::AllReported;
    }
    let until = since.saturating_add(rule.within).unwrap_or(Timestamp::MAX);
    if now < until {
        return Verdict::Waiting { until };
    }
    // One source of an outlet that answered is not enough: the story may stand in the other.
    let was_heard = |outlet: &Outlet<'_>| {
        let mut sources = outlet.sources.iter();
        let is_known = !outlet.sources.is_empty();
        is_known && sources.all(|source| heard(*source).is_some_and(|at| at >= until))
    };
    let (silent, not_heard): (Vec<_>, Vec<_>) = missing.into_iter().partition(|it| was_heard(it));
    let names = |outlets: Vec<&Outlet<'_>>| outlets.iter().map(|it| it.name.to_owned()).collect();
    Verdict::Missing(Missing {
        first: first.to_owned(),
        since,
        within: rule.within,
        silent: names(silent),
        not_heard: names(not_heard),
    })
}

impl Missing {
    /// “Reuters has it, BBC and DW not after 3 hours. Of ORF nothing is known: it has not answered since.”
    pub fn sentence(&self) -> String {
        let mut said = Vec::new();
        if !self.silent.is_empty() {
            let silent = listed(&self.silent, "and");
            let time = duration(self.within);
            said.push(format!("{} has it, {silent} not after {time}.", self.first));
        }
        if !self.not_heard.is_empty() {
            let unheard = listed(&self.not_heard, "and");
            let they_have = match self.not_heard.len() {
                1 => "it has",
                _ => "they have",
            };
            said.push(format!(
                "Of {unheard} nothing is known: {they_have} not answered since."
            ));
        }
        said.join(" ")
    }
}

fn first_report(outlet: &Outlet<'_>, reports: &[Report]) -> Option<Timestamp> {
    let theirs = reports
        .iter()
        .filter(|report| outlet.sources.contains(&report.source));
    theirs.map(|report| report.at).min()
}

fn duration(time: SignedDuration) -> String {
    match (time.as_hours(), time.as_mins()) {
        (1, 60) => "1 hour".to_owned(),
        (hours, minutes) if minutes == hours * 60 => format!("{hours} hours"),
        (_, 1) => "1 minute".to_owned(),
        (_, minutes) => format!("{minutes} minutes"),
    }
}
