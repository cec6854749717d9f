//! An item's elements to an entry.

use jiff::Timestamp;
use newshawk_core::entry::Entry;
use url::Url;

use super::channel::{based, first};
use super::construct::{markup, plain, word};
use super::format::Format;
use super::names::{Vocabulary, vocabulary};
use crate::date;
use crate::link::resolve;
use crate::xml::Element;

/// Most categories, authors and enclosures that are kept of one item; more are spam.
pub(super) const MOST_OF_A_KIND: usize = 64;

/// Reads an item; what it lacks is named in its flaws.
pub(super) fn read(item: &Element<'_>, format: Format, base: &Url) -> Entry {
    let base = based(item, base);
    // RSS 1.0 names its items by their address; CDF puts address and date there.
    let about = item
        .attributes
        .iter()
        .find(|(name, _)| *name == "rdf:about");
    let mut draft = Draft {
        about: about.map(|(_, it)| it.to_string()),
        updated: item.attribute("lastmod").map(str::to_owned),
        ..Draft::default()
    };
    draft.entry.link = item
        .attribute("href")
        .and_then(|it| resolve(Some(&base), it));
    for element in &item.children {
        draft.take(element, format, &based(element, &base));
    }
    draft.finish(&base)
}

/// An entry while its elements come in.
#[derive(Default)]
struct Draft {
    entry: Entry,
    about: Option<String>,
    authors: Vec<String>,
    /// A guid that is an address.
    permalink: Option<String>,
    other_link: Option<Url>,
    published: Option<String>,
    issued: Option<String>,
    created: Option<String>,
    updated: Option<String>,
    /// Dublin Core's date, which does not say of what.
    dated: Option<String>,
    other_text: Option<String>,
    media_title: Option<String>,
    media_text: Option<String>,
    thumbnail: Option<Url>,
    /// Who made it, as the media say.
    credit: Option<String>,
}

impl Draft {
    fn take(&mut self, element: &Element<'_>, format: Format, base: &Url) {
        let name = element.local().to_ascii_lowercase();
        match vocabulary(element) {
            Vocabulary::Feed => self.take_own(&name, element, format, base),
            Vocabulary::DublinCore => self.take_dublin_core(&name, element, format),
            Vocabulary::Content if name == "encoded" => {
                first(&mut self.entry.content, || markup(element, format))
            }
            Vocabulary::Xhtml if name == "body" || name == "div" => {
                first(&mut self.entry.content, || markup(element, format))
            }
            Vocabulary::Media => self.take_media(&name, element, format, base),
            Vocabulary::Itunes => match name.as_str() {
                "author" => self.author(plain(element, format)),
                "summary" => first(&mut self.media_text, || markup(element, format)),
                _ => {}
            },
            Vocabulary::News => self.take_news(element, format),
            // The address behind a counting redirect.
            Vocabulary::Other if name == "origlink" => {
                self.entry.link = word(element)
                    .and_then(|it| resolve(Some(base), &it))
                    .or(self.entry.link.take());
            }
            _ => {}
        }
    }

    fn take_own(&mut self, name: &str, element: &Element<'_>, format: Format, base: &Url) {
        match name {
            "title" => first(&mut self.entry.title, || plain(element, format)),
            "link" => self.link(element, base),
            "guid" | "id" => {
                let id = element.text().trim().to_owned();
                let is_permalink = name == "guid"
                    && !element
                        .attribute("ispermalink")
                        .is_some_and(|it| it.eq_ignore_ascii_case("false"));
                if is_permalink {
                    self.permalink = Some(id.clone());
                }
                first(&mut self.entry.id, || Some(id).filter(|it| !it.is_empty()));
            }
            "description" | "summary" | "abstract" => {
                let found = markup(element, format);
                // Who sends both means the text by one of them.
                if self.entry.summary.is_none() {
                    self.entry.summary = found;
                } else if found != self.entry.summary {
                    first(&mut self.other_text, || found);
                }
            }
            "content" | "body" | "fullitem" | "encoded" => {
                let found = markup(element, format);
                if let Some(source) = element.attribute("src") {
                    self.other_link = resolve(Some(base), source);
                }
                first(&mut self.entry.content, || found);
            }
            "pubdate" | "published" => first(&mut self.published, || word(element)),
            // Atom 0.3's name for it; who sends the new one too means that.
            "issued" => first(&mut self.issued, || word(element)),
            "created" => first(&mut self.created, || word(element)),
            "updated" | "modified" | "lastmod" => first(&mut self.updated, || word(element)),
            "date" => first(&mut self.dated, || word(element)),
            "loc" => first(&mut self.entry.link, || {
                word(element).and_then(|it| resolve(Some(base), &it))
            }),
            "author" | "contributor" if name == "author" || format == Format::Rss10 => {
                self.author(person(element))
            }
            "category" | "keywords" => self.category(element),
            // Nobody's standard, and the words stand in one row.
            "tags" => {
                for tag in word(element).unwrap_or_default().split(',') {
                    self.push_category(tag);
                }
            }
            "enclosure" => {
                let address = element.attribute("url");
                let address = address.or_else(|| element.attribute("href"));
                self.enclosure(address, base);
                self.picture(element, address, base);
            }
            _ => {}
        }
    }

    fn take_dublin_core(&mut self, name: &str, element: &Element<'_>, format: Format) {
        match name {
            "title" => first(&mut self.entry.title, || plain(element, format)),
            "creator" | "author" => self.author(plain(element, format)),
            "description" | "abstract" => first(&mut self.media_text, || markup(element, format)),
            "subject" => self.category(element),
            "date" => first(&mut self.dated, || word(element)),
            "issued" | "created" | "available" => first(&mut self.created, || word(element)),
            "modified" => first(&mut self.updated, || word(element)),
            "identifier" => {
                // An address is no name for an item where it is one for a thing.
                first(&mut self.about, || word(element));
            }
            _ => {}
        }
    }

    fn take_media(&mut self, name: &str, element: &Element<'_>, format: Format, base: &Url) {
        match name {
            "content" => {
                let address = element.attribute("url");
                self.enclosure(address, base);
                self.picture(element, address, base);
            }
            "thumbnail" => first(&mut self.thumbnail, || {
                resolve(Some(base), element.attribute("url")?)
            }),
            "title" => first(&mut self.media_title, || plain(element, format)),
            "description" => first(&mut self.media_text, || markup(element, format)),
            "credit" if element.attribute("role") == Some("author") => {
                first(&mut self.credit, || plain(element, format));
            }
            _ => {}
        }
        if name == "group" || name == "content" {
            for child in &element.children {
                self.take_media(&child.local().to_ascii_lowercase(), child, format, base);
            }
        }
    }

    /// The news extension of sitemaps.
    fn take_news(&mut self, element: &Element<'_>, format: Format) {
        for child in &element.children {
            match child.local() {
                "title" => first(&mut self.entry.title, || plain(child, format)),
                "publication_date" => first(&mut self.published, || word(child)),
                "keywords" => {
                    for keyword in word(child).unwrap_or_default().split(',') {
                        self.push_category(keyword);
                    }
                }
                _ => {}
            }
        }
    }

    fn link(&mut self, element: &Element<'_>, base: &Url) {
        let address = element
            .attribute("href")
            .map(str::to_owned)
            .or_else(|| word(element));
        let address = address.as_deref();
        match element
            .attribute("rel")
            .unwrap_or("alternate")
            .to_ascii_lowercase()
            .as_str()
        {
            "alternate" => first(&mut self.entry.link, || resolve(Some(base), address?)),
            "enclosure" => {
                self.enclosure(address, base);
                self.picture(element, address, base);
            }
            "related" | "via" => first(&mut self.other_link, || resolve(Some(base), address?)),
            _ => {}
        }
    }

    fn author(&mut self, name: Option<String>) {
        let name = name
            .map(|it| it.trim().to_owned())
            .filter(|it| !it.is_empty());
        let is_room = self.authors.len() < MOST_OF_A_KIND;
        if let Some(name) = name.filter(|it| is_room && !self.authors.contains(it)) {
            self.authors.push(name);
        }
    }

    fn category(&mut self, element: &Element<'_>) {
        let text = element
            .attribute("term")
            .map(str::to_owned)
            .or_else(|| word(element));
        let text = text.or_else(|| element.attribute("label").map(str::to_owned));
        self.push_category(&text.unwrap_or_default());
    }

    fn push_category(&mut self, text: &str) {
        let text = crate::html::text(text);
        let is_new = !text.is_empty() && !self.entry.categories.contains(&text);
        if is_new && self.entry.categories.len() < MOST_OF_A_KIND {
            self.entry.categories.push(text);
        }
    }

    fn enclosure(&mut self, address: Option<&str>, base: &Url) {
        let address = address.and_then(|it| resolve(Some(base), it));
        let is_room = self.entry.enclosures.len() < MOST_OF_A_KIND;
        if let Some(address) = address.filter(|it| is_room && !self.entry.enclosures.contains(it)) {
            self.entry.enclosures.push(address);
        }
    }

    /// The first enclosure that says it is a picture.
    fn picture(&mut self, element: &Element<'_>, address: Option<&str>, base: &Url) {
        let says = |name: &str, what: &str| {
            element
                .attribute(name)
                .is_some_and(|it| it.starts_with(what))
        };
        if says("type", "image/") || says("medium", "image") {
            first(&mut self.entry.image, || resolve(Some(base), address?));
        }
    }

    fn finish(mut self, base: &Url) -> Entry {
        let mut entry = self.entry;
        first(&mut entry.image, || self.thumbnail.take());
        first(&mut entry.id, || self.about.take());
        first(&mut entry.link, || {
            resolve(None, self.permalink.as_deref()?)
        });
        first(&mut entry.link, || self.other_link.take());
        // Only a real address: an opaque id would resolve to some page that never was.
        first(&mut entry.link, || {
            resolve(None, entry.id.as_deref()?).map(|it| base.join(it.as_str()).unwrap_or(it))
        });
        first(&mut entry.content, || self.other_text.take());
        first(&mut entry.title, || self.media_title.take());
        first(&mut entry.summary, || self.media_text.take());
        entry.author = (!self.authors.is_empty()).then(|| self.authors.join(", "));
        first(&mut entry.author, || self.credit.take());
        if entry.title.is_none() && entry.summary.is_none() && entry.content.is_none() {
            entry.flaws.push("no title and no text".to_owned());
        }
        if entry.link.is_none() {
            entry.flaws.push("no link".to_owned());
        }
        let published = self.published.or(self.issued).or(self.created);
        let published = published.or_else(|| self.dated.clone());
        entry.published = date(published.as_deref(), &mut entry.flaws);
        entry.updated = date(self.updated.as_deref(), &mut entry.flaws);
        // It is as much the date of the last change.
        first(&mut entry.updated, || date::parse(self.dated.as_deref()?));
        let says_none = published.is_none() && self.updated.is_none();
        if says_none {
            entry.flaws.push("no date".to_owned());
        }
        entry
    }
}

/// Reads a date; one that can't be understood becomes a flaw.
pub(super) fn date(text: Option<&str>, flaws: &mut Vec<String>) -> Option<Timestamp> {
    let text = text?;
    let found = date::parse(text);
    if found.is_none() {
        let shown: String = text.chars().take(60).collect();
        flaws.push(format!("the date could not be understood: {shown}"));
    }
    found
}

/// A person as `Name (address)`; Atom has an element for each, and others write them in one.
fn person(element: &Element<'_>) -> Option<String> {
    let part = |name: &str| element.child(name).and_then(word);
    if element.children.is_empty() {
        return word(element).and_then(|it| super::plain(&it));
    }
    let name = part("name").and_then(|it| super::plain(&it));
    match (name, part("email")) {
        (Some(name), Some(address)) if !is_nobodys(&address) => Some(format!("{name} ({address})")),
        (name, address) => name.or(address),
    }
}

/// Hosts of many publishers give all of them the same address, which nobody reads.
fn is_nobodys(address: &str) -> bool {
    let name = address.split('@').next().unwrap_or_default();
    let letters = name.replace(['-', '_', '.'], "").to_ascii_lowercase();
    letters == "noreply" || letters == "donotreply"
}
