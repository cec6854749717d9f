//! Foreign bytes to values: what publishers send, as they really send it.
//!
//! Nothing here fails where something could be saved: a wound that was mended is named beside the
//! value, and an error means that nothing was there. No IO, no clock, no panics on input.

#![forbid(unsafe_code)]

pub mod charset;
pub mod date;
pub mod discovery;
pub mod feed;
pub mod html;
mod link;
pub mod listing;
pub mod opml;
pub mod page;
pub mod picture;
pub mod robots;
pub mod sitemap;
mod xml;
