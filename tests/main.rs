//! The tests, as one program: what each crate does, then the whole way from bytes to alerts.

// What is decided.
mod core;

// The whole way.
mod journeys;
