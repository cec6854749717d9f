//! The running thing: it polls, remembers and tells. No window, no Tauri.
//!
//! One task owns the state and makes every change; workers fetch and parse and own nothing; reads
//! go straight to the store. Read the modules in this order.

mod add;
mod advice;
mod alert_log;
mod archive;
mod clock;
mod config;
mod crash;
mod digest;
mod find;
mod handle;
mod language;
mod listing;
mod look;
mod message;
mod mutes;
mod net;
mod page;
mod picture;
mod policy;
mod preview;
mod robots;
mod run;
mod sample;
mod spikes;
mod start;
mod starter;
mod story_digest;

pub mod demo;
pub mod log;
pub mod packs;
pub mod rehearsal;
pub mod store;
pub mod why;

pub use add::{Added, Headlines};
pub use advice::{Advice, Loud, advice, told_in_a_day};
pub use alert_log::{AlertLine, AlertPage, AlertPlace, AlertQuery, Turn};
pub use archive::{Found, search};
pub use clock::{Clock, ManualClock};
pub use config::{Config, default_data_folder};
pub use digest::{Edition, NoDigest, edition};
pub use handle::{AskError, Handle, Imported, SourceChange, WatchChange, opml_of};
pub use language::Language;
pub use listing::{Listed, ListedStory, Listing, Page, Reach, StoryPage, Tally};
pub use message::{Checked, Event, Live, Notice, Told};
pub use mutes::MutedThing;
pub use picture::{NoPicture, PICTURES};
pub use policy::{
    DIGEST, DISCREET, NOTIFICATIONS, QUIET_HOURS, SNOOZED_UNTIL, digest_setting, digest_times,
    quiet_hours, silence,
};
pub use sample::SampleDay;
pub use spikes::spikes_missing;
pub use start::{Engine, Telling};
pub use starter::{Starter, starter_pack};
pub use store::Bubble;

pub use newshawk_fetch::without_credentials;
pub use newshawk_reader::discovery::FeedLink;
pub use newshawk_reader::listing::Headline;
pub use newshawk_reader::picture::Picture;
