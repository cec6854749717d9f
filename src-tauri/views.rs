//! What the window shows, in the shapes it is shown in.
//!
//! These are the only types that cross to the interface. They mirror the screen, not the store:
//! times are milliseconds since 1970 (UTC), ids are text, and marked text arrives already cut
//! into runs, so that the interface never counts bytes.
//!
//! `cargo test` writes them to `ui/src/backend/types/` and fails when the committed files differ.

pub(crate) mod alerts;
pub(crate) mod article;
pub(crate) mod digest;
pub(crate) mod frame;
mod marks;
pub(crate) mod options;
pub(crate) mod preview;
pub(crate) mod query;
pub(crate) mod rows;
pub(crate) mod settings;
pub(crate) mod silence;
pub(crate) mod stories;
pub(crate) mod why;
pub(crate) mod words;

use jiff::Timestamp;

pub(crate) use alerts::{AlertPage, AlertRequest};
pub(crate) use article::ArticleView;
pub(crate) use digest::{DigestForm, DigestView};
pub(crate) use frame::{
    CommandError, DataView, ErrorCode, Event, FIRST_RUN_DONE, LedgerRow, Overview, SettingsView,
    TestReport,
};
pub(crate) use options::{AdviceView, WatchOptions};
pub(crate) use preview::QueryPreview;
pub(crate) use query::{ChipsView, QueryCheck};
pub(crate) use rows::{ListRequest, MatchRow, Names, Run};
pub(crate) use settings::{
    AddReport, FeedChoice, FirstRun, HeadlineView, ImportReport, SourceDraft, SourceView,
    StarterSource, WatchDraft, WatchView,
};
pub(crate) use silence::{MuteTarget, MutedView, SilenceWish};
pub(crate) use stories::{StoryPage, StoryView};
pub(crate) use words::LanguageWords;

fn ms(at: Timestamp) -> i64 {
    at.as_millisecond()
}

pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A place in a text, given in bytes, as the interface counts: in UTF-16 units.
fn units(text: &str, at: usize) -> u32 {
    let before = text.get(..at).unwrap_or(text);
    count(before.encode_utf16().count())
}
