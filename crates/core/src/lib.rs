//! The words and decisions of Newshawk.
//!
//! Everything a person could argue about is decided here, as functions of their arguments: no
//! files, no network, no clock, no tasks. Time comes in as `now`. Read the modules in this order.

pub mod alert;
pub mod article;
pub mod entry;
pub mod identity;
pub mod ids;
pub mod link;
pub mod matching;
pub mod query;
pub mod schedule;
pub mod source;
pub mod story;
pub mod text;
pub mod watch;

pub use jiff::Timestamp;
