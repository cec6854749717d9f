//! The tests, as one program: what each crate does, then the whole way from bytes to alerts, then
//! the house itself. Read them in this order.

// What each crate does, from outside.
mod core;
mod engine;
mod fetch;

// The whole way: bytes in, alerts out.
mod journeys;

// Real feeds, where they are at hand.
mod corpora;

// How the house is built.
mod architecture;
