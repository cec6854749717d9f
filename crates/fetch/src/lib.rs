//! Polite HTTP for Newshawk.
//!
//! One call, [`Fetcher::get`], which always answers: it waits for the host's turn, asks
//! conditionally, follows redirects by hand, refuses addresses inside the person's own network,
//! and stops at limits of size and time. This crate depends on no other crate of Newshawk, so
//! it cannot name a watch, and a person's words cannot leave the machine through it.
//!
//! Read the modules in this order.

mod fetcher;

mod config;
mod error;
mod exchange;

mod turns;

mod address;
mod redirect;

mod client;
mod resolve;

mod body;
mod headers;
mod hints;

pub use address::{is_private_host, without_credentials};
pub use config::Config;
pub use error::{FetchError, SetupError};
pub use exchange::{Answer, CacheHints, Content, Exchange, Hop, Kind, Request, Validators};
pub use fetcher::Fetcher;
