//! `newshawk-cli` from outside: what it prints, how it ends, and what it does when something is in the way.

// What needs no data.
mod explain;
mod inspect;
mod queries;

// From sources to what is told and found.
mod absences;
mod demo;
mod digest;
mod export;
mod marks;
mod preview;
mod rehearse;
mod search;
mod sources;
mod stories;
mod watch;
mod watches;
mod why;

// When something is in the way.
mod doctor;
mod endings;
mod folders;
mod full_disk;
mod together;

mod packs;
mod publisher;
