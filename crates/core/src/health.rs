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
        Health::Flawed => flawed(&state.flaws),
        Health::Paused => "Paused. Nothing is asked until you go on.".to_owned(),
        Health::Failing | Health::Gone => state.trouble.clone(),
    }
}

/// What was mended, and what could not be read.
fn flawed(flaws: &[String]) -> String {
    let (pages, repairs): (Vec<&String>, Vec<&String>) =
        flaws.iter().partition(|flaw| flaw.starts_with(PAGE));
    let mut said = "Answering.".to_owned();
    if !repairs.is_empty() {
        let list: Vec<&str> = repairs.iter().map(|flaw| flaw.as_str()).collect();
        said += &format!(" The document had to be mended: {}.", list.join("; "));
    }
    for page in pages {
        said += &format!(" The{}.", page.trim_start_matches("the"));
    }
    said
}

/// How a line about an unreadable page begins among the flaws.
const PAGE: &str = "the page of an article could not be read";

/// Notes that a page could not be read, and why; or that one could. Answers whether that is news.
pub fn note_page(state: &mut PollState, trouble: Option<&str>) -> bool {
    let before = state.flaws.clone();
    state.flaws.retain(|flaw| !flaw.starts_with(PAGE));
    state
        .flaws
        .extend(trouble.map(|cause| format!("{PAGE} ({cause}); the feed's own text counts")));
    state.flaws != before
}

/// Notes what had to be mended in a document; what is known of pages stays.
pub fn note_repairs(state: &mut PollState, repairs: &[String]) {
    state.flaws.retain(|flaw| flaw.starts_with(PAGE));
    state.flaws.splice(0..0, repairs.iter().cloned());
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
