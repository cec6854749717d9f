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
mod previews;
mod proofs;
mod properties;
mod queries;
mod query_chips;
mod query_echo;
mod query_foreign;
mod query_lints;
mod query_properties;
mod query_reading;
mod quiet_hours;
mod references;
mod rehearsals;
mod sentences;
mod suggestion_properties;
mod suggestions;
mod words;

// The same, proved against a second evaluator.
mod language;

// What a person is told.
mod absences;
mod alert_week;
mod alerts;
mod digests;
mod mentions;
mod notices;
mod spike_properties;
mod spikes;
mod stories;
mod watching;
