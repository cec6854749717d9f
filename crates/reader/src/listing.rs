//! Pages without a feed: the headlines that such a page lists, and where on it they stand.
//!
//! A list of headlines is a structure that repeats: the same elements with the same classes, each
//! around a link with a text of a headline's length. That structure is written down as a
//! [`Pattern`], kept with the source, and applied again at each look.

mod groups;
mod links;
mod path;
mod worth;

use newshawk_core::entry::Entry;
use newshawk_core::link;
use url::Url;

use crate::charset;
use crate::feed::{Feed, Format};
use links::{Link, Page};
pub use path::Pattern;

/// Most headlines that are taken from one page.
const MOST_HEADLINES: usize = 300;
/// Most links that are offered for choosing another list.
const MOST_OFFERED: usize = 200;

/// A link with the text of a headline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// The text.
    pub title: String,
    /// Where it leads.
    pub link: Url,
}

/// Headlines in the order of the page, and where they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// Where they stand.
    pub pattern: Pattern,
    /// The headlines.
    pub headlines: Vec<Headline>,
}

/// What a page without a feed has to offer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offered {
    /// The page's title.
    pub title: Option<String>,
    /// Its headlines, if a list of them was found.
    pub listing: Option<Listing>,
    /// All links that may be headlines, to choose another list by one of them.
    pub links: Vec<Headline>,
}

/// Where a page's bytes came from.
#[derive(Clone, Copy, Debug)]
pub struct From<'a> {
    /// The final address, after redirects.
    pub url: &'a Url,
    /// The Content-Type header.
    pub content_type: Option<&'a str>,
}

/// Finds the headlines of a page.
pub fn find(bytes: &[u8], from: From<'_>) -> Offered {
    let page = open(bytes, from);
    let links = page.links.iter().filter(|it| worth::may_be_headline(it));
    Offered {
        title: page.title.clone(),
        listing: groups::best(&page).map(|pattern| page.listing(pattern)),
        links: distinct(links, MOST_OFFERED),
    }
}

/// Finds the list that a headline belongs to; none where the page has no such link.
pub fn around(bytes: &[u8], from: From<'_>, picked: &Url) -> Option<Listing> {
    let page = open(bytes, from);
    let pattern = groups::around(&page, picked)?;
    Some(page.listing(pattern))
}

/// Reads the headlines of a page as entries; none where its layout has changed and nothing stands
/// at the pattern any more.
pub fn read(bytes: &[u8], from: From<'_>, pattern: &Pattern) -> Option<Feed> {
    let page = open(bytes, from);
    let headlines = page.listing(pattern.clone()).headlines;
    if headlines.is_empty() {
        return None;
    }
    let entry = |headline: Headline| Entry {
        title: Some(headline.title),
        link: Some(headline.link),
        ..Entry::default()
    };
    Some(Feed {
        title: page.title,
        language: page.language,
        link: Some(from.url.clone()),
        entries: headlines.into_iter().map(entry).collect(),
        ..Feed::empty(Format::Page)
    })
}

fn open(bytes: &[u8], from: From<'_>) -> Page {
    let decoded = charset::decode(bytes, from.content_type);
    links::read(&decoded.text, from.url)
}

impl Page {
    fn listing(&self, pattern: Pattern) -> Listing {
        let standing = self.links.iter().filter(|it| pattern.has(&it.path));
        let headlines = distinct(standing, MOST_HEADLINES);
        Listing { pattern, headlines }
    }
}

/// The links as headlines, each address once; a text that stands in a heading is the better one.
fn distinct<'a>(links: impl Iterator<Item = &'a Link>, most: usize) -> Vec<Headline> {
    let mut places = std::collections::HashMap::new();
    let mut found: Vec<(Headline, bool)> = Vec::new();
    for link in links {
        let print = link::identity(&link.url);
        match places.get(&print) {
            Some(&at) => {
                let (known, is_heading): &mut (Headline, bool) = &mut found[at];
                if link.is_heading && !*is_heading {
                    known.title.clone_from(&link.text);
                    *is_heading = true;
                }
            }
            None if found.len() == most => break,
            None => {
                places.insert(print, found.len());
                let headline = Headline {
                    title: link.text.clone(),
                    link: link.url.clone(),
                };
                found.push((headline, link.is_heading));
            }
        }
    }
    found.into_iter().map(|(headline, _)| headline).collect()
}
