//! The alert log: what was told, what is held, what stayed silent, and why.

use super::settings::Level;
use super::{Names, ms};
use jiff::Timestamp;
use newshawk_core::alert::{Alert, Fate};
use newshawk_core::ids::{BadId, StoryId, WatchId};
use newshawk_engine::{AlertLine, AlertPlace, AlertQuery, Handle, Turn};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use ts_rs::TS;

/// What became of an alert, in one word; what a person was told stands first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub(crate) enum AlertTurn {
    /// A person was told.
    Told,
    /// It is on its way, or held back for a while.
    Held,
    /// Nobody was told, and nobody will be.
    Silent,
}

/// Which lines of the alert log.
#[derive(Deserialize, TS)]
pub(crate) struct AlertRequest {
    /// Only these; null for all.
    pub(crate) only: Option<AlertTurn>,
    /// Where the page before this one ended.
    pub(crate) after: Option<String>,
    /// How many at the most.
    pub(crate) limit: u32,
}

/// A page of the alert log, newest first.
#[derive(Serialize, TS)]
pub(crate) struct AlertPage {
    /// The lines.
    pub(crate) lines: Vec<AlertRow>,
    /// Pass it as `after` for the next page; null at the end.
    pub(crate) next: Option<String>,
}

/// A line of the alert log: one story, and all the watches whose alerts had one fate.
#[derive(Serialize, TS)]
pub(crate) struct AlertRow {
    /// Tells it from the other lines.
    pub(crate) id: String,
    /// The article to open.
    pub(crate) article: String,
    /// Its headline.
    pub(crate) title: String,
    /// The name of its source.
    pub(crate) source: String,
    /// The names of the watches.
    pub(crate) watches: Vec<String>,
    /// How loud it is.
    pub(crate) level: Level,
    /// When it was told, or decided on.
    #[ts(type = "number")]
    pub(crate) at: i64,
    /// What became of it, in one word.
    pub(crate) turn: AlertTurn,
    /// What became of it and why, as a sentence ("Told. A new story.").
    pub(crate) why: String,
}

impl AlertTurn {
    pub(super) fn of(alert: &Alert) -> Self {
        match Turn::of(alert) {
            Turn::Told => Self::Told,
            Turn::Held => Self::Held,
            Turn::Silent => Self::Silent,
        }
    }
}

impl From<AlertTurn> for Turn {
    fn from(turn: AlertTurn) -> Self {
        match turn {
            AlertTurn::Told => Self::Told,
            AlertTurn::Held => Self::Held,
            AlertTurn::Silent => Self::Silent,
        }
    }
}

impl AlertRequest {
    pub(crate) fn query(&self, most: u32) -> Result<AlertQuery, BadId> {
        Ok(AlertQuery {
            only: self.only.map(Turn::from),
            after: self.after.as_deref().map(place).transpose()?,
            limit: self.limit.clamp(1, most) as usize,
        })
    }
}

impl AlertPage {
    pub(crate) fn of(engine: &Handle, query: &AlertQuery) -> Self {
        let store = engine.store();
        let names = Names::of(&engine.live());
        let page = store.alert_log(query);
        let row = |line: &AlertLine| {
            let head = store.head(line.alert.article)?;
            let watches = line.watches.iter();
            let watches = watches.filter_map(|watch| names.watch(*watch));
            Some(AlertRow {
                id: place_text(line.place),
                article: line.alert.article.to_string(),
                source: names.source_of(&head).0,
                title: head.title,
                watches: watches.map(str::to_owned).collect(),
                level: line.alert.level.into(),
                at: ms(line.at),
                turn: AlertTurn::of(&line.alert),
                why: why(&line.alert),
            })
        };
        Self {
            lines: page.lines.iter().filter_map(row).collect(),
            next: page.next.map(place_text),
        }
    }
}

/// What became of an alert and why, as a sentence.
fn why(alert: &Alert) -> String {
    let reason = capital(&alert.reason.words());
    let again = match alert.told {
        Some(told) if told.times > 1 => "Told again",
        _ => "Told",
    };
    let sentence = match (&alert.fate, alert.told) {
        (Fate::Waiting { until }, None) => {
            format!(
                "To be told at {}, when others had time to report it. {reason}",
                clock(*until)
            )
        }
        (Fate::Waiting { until }, Some(_)) => {
            format!("Told, and to be told again at {}. {reason}", clock(*until))
        }
        (Fate::Held { until, why }, _) => {
            format!("{} ({}). {reason}", capital(why.words()), clock(*until))
        }
        (Fate::Showing { .. }, _) => format!("Handed to the desktop. {reason}"),
        (Fate::Shown { .. }, _) => format!("{again}. {reason}"),
        (Fate::Summed { .. }, _) => format!("{again} together with others. {reason}"),
        (Fate::NotShown { why, .. }, _) => format!("Not shown: {}", why.trim_end_matches('.')),
        (Fate::Quiet(why), _) => capital(why.words()),
    };
    format!("{sentence}.")
}

pub(super) fn fate_words(fate: &Fate) -> String {
    match fate {
        Fate::Waiting { .. } => "about to be shown".to_owned(),
        Fate::Held { until, why } => format!("{}, {}", why.words(), clock(*until)),
        Fate::Showing { at } => format!("handed to the desktop at {}", clock(*at)),
        Fate::Shown { at } => format!("shown at {}", clock(*at)),
        Fate::Summed { at } => format!("shown with others at {}", clock(*at)),
        Fate::NotShown { at, why } => format!("not shown at {}: {why}", clock(*at)),
        Fate::Quiet(why) => why.words().to_owned(),
    }
}

/// The time of day here, and the day.
fn clock(at: Timestamp) -> String {
    let there = at.to_zoned_datetime(jiff::tz::TimeZone::system());
    there.strftime("%H:%M on %-d %B").to_string()
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// A place in the log, as it crosses to the window and back.
fn place_text((Reverse(at), Reverse(story), watch): AlertPlace) -> String {
    format!("{} {story} {}", ms(at), watch.0)
}

fn place(text: &str) -> Result<AlertPlace, BadId> {
    let parts: Vec<&str> = text.split(' ').collect();
    let [at, story, watch] = parts.as_slice() else {
        return Err(BadId);
    };
    let at = at.parse().ok();
    let at = at.and_then(|ms| Timestamp::from_millisecond(ms).ok());
    let watch = watch.parse().map_err(|_| BadId)?;
    let story = StoryId(story.parse()?);
    Ok((Reverse(at.ok_or(BadId)?), Reverse(story), WatchId(watch)))
}
