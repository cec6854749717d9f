//! The watch language, proved: the matcher, and a second, slow evaluator that was written from
//! `docs/watch-language.md`, agree on a table of pictures, on made-up news and on real news.

// What the page says.
mod oracle;

// Pictures of each rule.
mod conformance;

// Watches and articles that nobody has thought of.
mod agreement;
mod features;
mod letters;
mod made;
mod tally;

// Bytes at random.
mod fuzz;

// Real news, where there is any.
mod news;

// All of it, for `make proof`.
mod proof;
