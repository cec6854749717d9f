//! Bytes in, alerts out: a whole Newshawk, asked by hand, with publishers on loopback.

// The one thing it is for.
mod first_look;
mod news;
mod once;
mod seed;
mod story_digests;

// Sources: how they are found, and those that are no feeds.
mod adding;
mod headlines;
mod sitemaps;

// The pages behind teasers.
mod dates;
mod pages;
mod pictures;
mod robots;

// What a person decides.
mod by_hand;
mod digests;
mod edits;
mod language;
mod mutes;
mod pauses;
mod silences;
mod watches;
mod wishes;

// Polite, and honest about what fails.
mod failures;
mod politeness;
mod presence;
mod sizes;

// Over a restart.
#[cfg(unix)]
mod crashes;
mod restarts;
mod restoring;
mod returning;

// Over again.
mod rehearsals;

// All of it at once.
mod sample;
