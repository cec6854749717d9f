//! The engine's parts, from outside.

mod alert_log;
mod lists;
mod opening;
mod outlines;
mod packs;
mod store;
mod story_lists;
