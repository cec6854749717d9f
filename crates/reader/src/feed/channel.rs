//! The feed itself: its name, its site, its rhythm, and where its items stand.

use std::rc::Rc;

use url::Url;

use super::construct::{markup, plain, word};
use super::format::{self, Format};
use super::names::{FEED, Vocabulary, is_usual, vocabulary};
use super::{Feed, MOST_ITEMS, item, too_many};
use crate::date;
use crate::link::resolve;
use crate::sitemap;
use crate::xml::{self, Element};

/// Reads a document whose root is that of a feed.
pub(super) fn read(text: &str, base: &Url) -> Feed {
    let mut tree = xml::read(text, &FEED);
    let is_root = |it: &Element<'_>| {
        ["rss", "rdf", "feed", "channel", "urlset", "entry"]
            .iter()
            .any(|name| it.is(name))
    };
    // A document whose root nobody knows may still hold items.
    let at = tree.roots.iter().position(is_root).unwrap_or(0);
    let Some(root) = tree.roots.get_mut(at) else {
        let mut feed = Feed::empty(Format::Rss);
        feed.repairs
            .push("the document ends before anything was said".to_owned());
        return feed;
    };
    if !is_usual(root.prefix()) {
        let prefix = root.prefix();
        unprefix(root, prefix);
    }
    let root = &tree.roots[at];
    let format = format::of(root);
    let mut feed = Feed::empty(format);
    feed.repairs
        .extend(tree.repairs.iter().map(|it| (*it).to_owned()));
    let base = Rc::new(based(root, base));
    feed.language = root
        .attribute("xml:lang")
        .or_else(|| root.attribute("lang"))
        .map(code);
    let is_channel = |it: &&Element<'_>| it.is("channel");
    let has_channel = root.children.iter().any(|it| it.is("channel"));
    if !has_channel {
        describe(&mut feed, root, &base);
    } else {
        for channel in root.children.iter().filter(is_channel) {
            describe(&mut feed, channel, &based(channel, &base));
        }
    }
    let mut items = Vec::new();
    collect(root, format, &base, &mut items);
    // A reader of items that lost its roots: what was found outside still counts.
    for stray in tree.roots.iter().filter(|it| !std::ptr::eq(*it, root)) {
        collect(stray, format, &base, &mut items);
    }
    let read = |(item, base): &(&Element<'_>, Rc<Url>)| item::read(item, format, base);
    if format == Format::Sitemap {
        for (item, _) in &items {
            sitemap::describe(&mut feed, item);
        }
        items.truncate(sitemap::MOST_URLS);
        feed.entries = items.iter().map(read).collect();
        sitemap::keep_newest(&mut feed, MOST_ITEMS);
        return feed;
    }
    if items.len() > MOST_ITEMS {
        feed.repairs.push(too_many(items.len()));
        let ends = items.first().zip(items.last());
        let is_oldest_first = ends.is_some_and(|(first, last)| {
            let (first, last) = (read(first).published, read(last).published);
            first.is_some() && first < last
        });
        if is_oldest_first {
            items.drain(..items.len() - MOST_ITEMS);
        }
        items.truncate(MOST_ITEMS);
    }
    feed.entries = items.iter().map(read).collect();
    feed
}

/// Takes the root's own prefix off all names that have it: a feed in a namespace of its own choice.
fn unprefix(element: &mut Element<'_>, prefix: &str) {
    if element.prefix() == prefix {
        element.name = element.local();
    }
    for child in &mut element.children {
        unprefix(child, prefix);
    }
}

/// The base of an element: its own `xml:base`, or its parent's (XML Base).
pub(super) fn based(element: &Element<'_>, base: &Url) -> Url {
    let own = element
        .attributes
        .iter()
        .find(|(name, _)| *name == "xml:base");
    own.and_then(|(_, value)| resolve(Some(base), value))
        .unwrap_or_else(|| base.clone())
}

/// Finds the items, wherever they stand, in order, each with the base of its place.
fn collect<'t, 'a>(
    element: &'t Element<'a>,
    format: Format,
    base: &Rc<Url>,
    items: &mut Vec<(&'t Element<'a>, Rc<Url>)>,
) {
    let is_item = match format {
        Format::Sitemap => element.is("url"),
        _ => element.is("item") || element.is("entry"),
    };
    if is_item {
        items.push((element, base.clone()));
        return;
    }
    let base = Rc::new(based(element, base));
    for child in &element.children {
        collect(child, format, &base, items);
    }
}

/// Takes what the channel says about itself. What was said first stays.
fn describe(feed: &mut Feed, channel: &Element<'_>, base: &Url) {
    let declared = |it: &&(&str, _)| it.0 == "xml:lang";
    if let Some((_, language)) = channel.attributes.iter().find(declared) {
        feed.language = Some(code(language));
    }
    let mut changed = None;
    let mut period = None;
    let mut frequency = None;
    for element in &channel.children {
        let vocabulary = vocabulary(element);
        let is_own = vocabulary == Vocabulary::Feed;
        let said = || is_own || vocabulary == Vocabulary::DublinCore;
        match element.local().to_ascii_lowercase().as_str() {
            "title" if said() => first(&mut feed.title, || plain(element, feed.format)),
            "subtitle" | "tagline" | "description" | "info" | "abstract" if said() => {
                first(&mut feed.description, || markup(element, feed.format));
            }
            "link" => link(feed, element, &based(element, base)),
            "language" if said() => {
                if let Some(language) = word(element) {
                    feed.language = Some(code(&language));
                }
            }
            "updated" | "modified" | "lastbuilddate" | "date" if feed.updated.is_none() => {
                feed.updated = word(element).and_then(|it| date::parse(&it));
            }
            "pubdate" | "published" if changed.is_none() => {
                changed = word(element).and_then(|it| date::parse(&it))
            }
            "ttl" => feed.ttl_minutes = number(element),
            "updateperiod" => period = word(element),
            "updatefrequency" => frequency = number(element),
            "skiphours" => feed.skip_hours = hours(element),
            "skipdays" => feed.skip_days = element.children.iter().filter_map(word).collect(),
            _ => {}
        }
    }
    if feed.link.is_none() {
        // CDF says it in the channel's own tag.
        feed.link = channel
            .attribute("href")
            .and_then(|it| resolve(Some(base), it));
    }
    let in_tag = || date::parse(channel.attribute("lastmod")?);
    feed.updated = feed.updated.or(changed).or_else(in_tag);
    feed.update_minutes = period.and_then(|it| rhythm(&it, frequency));
}

fn link(feed: &mut Feed, element: &Element<'_>, base: &Url) {
    let relation = element
        .attribute("rel")
        .unwrap_or("alternate")
        .to_ascii_lowercase();
    let address = element
        .attribute("href")
        .map(str::to_owned)
        .or_else(|| word(element));
    let address = address.and_then(|it| resolve(Some(base), &it));
    match relation.as_str() {
        "hub" => first(&mut feed.hub, || address),
        "alternate" => first(&mut feed.link, || address),
        _ => {}
    }
}

/// Sets what was not set yet.
pub(super) fn first<T>(place: &mut Option<T>, value: impl FnOnce() -> Option<T>) {
    if place.is_none() {
        *place = value();
    }
}

/// A language code as BCP 47 writes it; some write `en_US`.
fn code(language: &str) -> String {
    language.trim().replace('_', "-")
}

fn number(element: &Element<'_>) -> Option<u32> {
    word(element)?.parse().ok()
}

/// Hours 0 to 23; old feeds count midnight as 24 (RSS 0.91).
fn hours(element: &Element<'_>) -> Vec<u8> {
    let read = |it: &Element<'_>| {
        word(it)?
            .parse::<u8>()
            .ok()
            .filter(|hour| *hour <= 24)
            .map(|hour| hour % 24)
    };
    element.children.iter().filter_map(read).collect()
}

/// Minutes between updates (RSS 1.0 syndication module).
fn rhythm(period: &str, frequency: Option<u32>) -> Option<u32> {
    let minutes = match period.to_ascii_lowercase().as_str() {
        "hourly" => 60,
        "daily" => 24 * 60,
        "weekly" => 7 * 24 * 60,
        "monthly" => 30 * 24 * 60,
        "yearly" => 365 * 24 * 60,
        _ => return None,
    };
    Some(minutes / frequency.unwrap_or(1).max(1))
}
