//! The running thing: it polls, remembers and tells. No window, no Tauri.
//!
//! One task owns the state and makes every change; workers fetch and parse and own nothing; reads
//! go straight to the store. Read the modules in this order.

mod clock;
mod config;
mod crash;
mod handle;
mod message;
mod run;
mod look;
mod page;
mod net;
mod archive;
mod listing;
mod starter;

pub mod demo;
pub mod log;
pub mod store;

pub use archive::{Found, search};
pub use clock::{Clock, ManualClock};
pub use config::Config;
pub use handle::{Added, AskError, Engine, Handle, Imported, SourceChange, Telling, WatchChange};
pub use listing::{Listed, Listing, Page, Tally};
pub use message::{Checked, Event, Live, Notice, Told};
pub use starter::{Starter, starter_pack};
