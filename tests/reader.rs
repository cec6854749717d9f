//! What the reader makes of foreign bytes, one wound at a time.

// Bytes to text, and texts to moments.
mod charset;
mod dates;

// Feeds.
mod formats;
mod items;
mod json_feeds;
mod links;
mod not_a_feed;
mod one_broken_item;
mod wounds;

// Markup.
mod markup;
mod titles;

// Pages.
mod boxes;
mod page;
mod page_facts;
mod teasers;
mod templates;
mod walls;

// Pictures.
mod pictures;

// Lists of feeds.
mod opml;

// Sites, and what they have to offer.
mod listing;
mod robots;
mod sitemap;

// Everything that could come.
mod fuzz;
mod hostile;
mod lengths;
