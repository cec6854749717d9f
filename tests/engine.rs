//! The engine's parts, from outside.

mod advice;
mod alert_log;
mod lists;
mod opening;
mod outlines;
mod packs;
mod store;
mod story_lists;
