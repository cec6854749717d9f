//! The tests, as one program: what each crate does, then the whole way from bytes to alerts, then
//! the house itself. Read them in this order.

// What is decided: words, matching, schedule, alerts.
mod core;

// Foreign bytes to values.
mod reader;

// Polite HTTP, seen from a server.
mod fetch;

// Store, lists, opening.
mod engine;

// The commands, run as programs.
mod cli;

// The whole way: bytes in, alerts out.
mod journeys;

// Real feeds, where they are at hand.
mod corpora;

// How the house is built.
mod architecture;
