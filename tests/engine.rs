//! The engine's parts, from outside.

mod advice;
mod lists;
mod opening;
mod outlines;
mod packs;
mod store;
