//! What the core decides, as tables and pictures.

// Which things are the same.
mod addresses;
mod identity;
mod ids;
mod links;

// When a source is asked, and how it is doing.
mod health;
mod moves;
mod schedule;
mod skipped_hours;

// What a person looks for, and where it stands.
mod languages;
mod mistakes;
mod proofs;
mod properties;
mod queries;
mod sentences;
mod words;

// What a person is told.
mod alerts;
mod notices;
