//! The engine's parts, from outside.

mod lists;
mod opening;
mod outlines;
mod packs;
mod store;
