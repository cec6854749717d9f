//! The words and decisions of Newshawk.
//!
//! Everything a person could argue about is decided here, as functions of their arguments: no
//! files, no network, no clock, no tasks. Time comes in as `now`. Read the modules in this order.

// What there is.
pub mod article;
pub mod entry;
pub mod ids;
pub mod source;
pub mod watch;

// Which things are the same.
pub mod identity;
pub mod link;

// When a source is asked, and how it is doing.
pub mod health;
pub mod schedule;

// What a person looks for, and where it stands.
pub mod alias;
pub mod matching;
pub mod preview;
pub mod query;
pub mod suggest;
pub mod text;

// What a person is told.
pub mod absence;
pub mod alert;
pub mod digest;
pub mod mention;
pub mod notice;
pub mod rehearsal;
pub mod spike;
pub mod story;
pub mod watching;

pub use jiff::Timestamp;
