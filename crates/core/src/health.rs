//! How a source is doing, in words that say what one can do.

use crate::schedule::{FASTEST_LEARNED, PollState, Why};
use crate::source::Source;

/// How a source is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Health {
    /// Not asked yet.
    New,
    /// Answering.
    Fine,
    /// Answering, and read only after mending.
    Flawed,
    /// Not answering; asked again later.
    Failing,
    /// Asked no more: gone, or wanting a password.
    Gone,
    /// Paused by the person.
    Paused,
}

impl Health {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Fine => "fine",
            Self::Flawed => "flawed",
            Self::Failing => "failing",
            Self::Gone => "gone",
            Self::Paused => "paused",
        }
    }
}

/// How a source is doing.
pub fn health(source: &Source, state: &PollState) -> Health {
    let is_given_up = matches!(state.why, Why::Gone | Why::Locked);
    match state {
        _ if source.paused => Health::Paused,
        _ if is_given_up => Health::Gone,
        PollState {
            last_look: None, ..
        } => Health::New,
        PollState { failures: 1.., .. } => Health::Failing,
        PollState { flaws, .. } if !flaws.is_empty() => Health::Flawed,
        _ => Health::Fine,
    }
}

/// The same as a sentence.
pub fn sentence(source: &Source, state: &PollState) -> String {
    match health(source, state) {
        Health::New => "Waiting for its first look.".to_owned(),
        Health::Fine => "Answering.".to_owned(),
        Health::Flawed => format!(
            "Answering. The document had to be mended: {}.",
            state.flaws.join("; ")
        ),
        Health::Paused => "Paused. Nothing is asked until you go on.".to_owned(),
        Health::Failing | Health::Gone => state.trouble.clone(),
    }
}

/// Why the next look is when it is.
pub fn why(state: &PollState) -> String {
    let hint = || {
        state
            .hints
            .floor()
            .map_or_else(String::new, |floor| minutes(floor.as_mins()))
    };
    match &state.why {
        Why::New => "it was just added".to_owned(),
        Why::Default => "the usual quarter of an hour".to_owned(),
        Why::Unconditional => "it can't say “unchanged”, so it is asked once an hour".to_owned(),
        Why::Rhythm => "its own rhythm".to_owned(),
        Why::Person => "as you set it".to_owned(),
        Why::Hint if state.hints.floor() < Some(FASTEST_LEARNED) => {
            "the publisher allows it every few minutes".to_owned()
        }
        Why::Hint => format!("the publisher asks for {} between looks", hint()),
        Why::Skipped => "the publisher names hours without news".to_owned(),
        Why::Failing(1) => "it failed once".to_owned(),
        Why::Failing(times) => format!("it failed {times} times in a row"),
        Why::Asked => "its server asks to wait".to_owned(),
        Why::Offline => "this computer is offline".to_owned(),
        Why::Gone => "the publisher took it away".to_owned(),
        Why::Locked => "it wants a user name and a password".to_owned(),
    }
}

fn minutes(count: i64) -> String {
    match count {
        1 => "1 minute".to_owned(),
        60 => "1 hour".to_owned(),
        120.. if count % 60 == 0 => format!("{} hours", count / 60),
        _ => format!("{count} minutes"),
    }
}
