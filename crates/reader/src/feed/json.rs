//! JSON Feed 1.0 and 1.1 (jsonfeed.org).

mod salvage;

use newshawk_core::entry::Entry;
use serde_json::Value;
use url::Url;

use super::item::MOST_OF_A_KIND;
use super::{Feed, FeedError, Format, MOST_ITEMS, plain, too_many};
use crate::html;
use crate::link::resolve;

/// Reads a JSON Feed.
pub(super) fn read(text: &str, base: &Url) -> Result<Feed, FeedError> {
    let unreadable = |detail: String| FeedError::Unreadable { detail };
    let (root, repairs) =
        salvage::read(text).map_err(|error| unreadable(format!("broken JSON, {error}")))?;
    let items = root.get("items").and_then(Value::as_array);
    let is_feed = root
        .get("version")
        .and_then(Value::as_str)
        .is_some_and(|it| it.contains("jsonfeed.org"));
    let Some(items) = items.filter(|it| {
        is_feed
            || it
                .iter()
                .any(|item| item.get("url").is_some() || item.get("id").is_some())
    }) else {
        return Err(unreadable("it is JSON, but no JSON Feed".to_owned()));
    };
    let mut feed = Feed::empty(Format::Json);
    let address = |name: &str| resolve(Some(base), root.get(name)?.as_str()?);
    feed.title = string(&root, "title").and_then(|it| plain(&it));
    feed.description = string(&root, "description").map(|it| escape(&it));
    feed.language = string(&root, "language");
    feed.link = address("home_page_url");
    feed.hub = root
        .get("hubs")
        .and_then(|it| resolve(Some(base), it.get(0)?.get("url")?.as_str()?));
    feed.repairs = repairs;
    let items: Vec<&Value> = items.iter().filter(|it| it.is_object()).collect();
    if items.len() > MOST_ITEMS {
        feed.repairs.push(too_many(items.len()));
    }
    let read = items.iter().take(MOST_ITEMS);
    feed.entries = read.map(|it| entry(it, base)).collect();
    Ok(feed)
}

fn entry(item: &Value, base: &Url) -> Entry {
    let mut flaws = Vec::new();
    let address = |name: &str| resolve(Some(base), item.get(name)?.as_str()?);
    let text = string(item, "content_text").map(|it| escape(&it));
    let authors = item
        .get("authors")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    let names: Vec<String> = authors
        .iter()
        .chain(item.get("author"))
        .filter_map(|it| plain(&string(it, "name").or_else(|| it.as_str().map(str::to_owned))?))
        .take(MOST_OF_A_KIND)
        .collect();
    let list = |name: &str| {
        item.get(name)
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default()
    };
    let mut moment = |name: &str| super::item::date(string(item, name).as_deref(), &mut flaws);
    let (published, updated) = (moment("date_published"), moment("date_modified"));
    let link = address("url").or_else(|| address("external_url"));
    if item.get("date_published").is_none() && item.get("date_modified").is_none() {
        flaws.push("no date".to_owned());
    }
    if link.is_none() {
        flaws.push("no link".to_owned());
    }
    let mut enclosures: Vec<Url> = list("attachments")
        .iter()
        .filter_map(|it| resolve(Some(base), it.get("url")?.as_str()?))
        .take(MOST_OF_A_KIND)
        .collect();
    enclosures.extend(address("image"));
    Entry {
        // Numbers are met as ids, against the specification.
        id: string(item, "id").or_else(|| {
            item.get("id")
                .filter(|it| it.is_number())
                .map(Value::to_string)
        }),
        title: string(item, "title").and_then(|it| plain(&it)),
        link,
        summary: string(item, "summary").map(|it| escape(&it)),
        content: string(item, "content_html").or(text),
        author: (!names.is_empty()).then(|| names.join(", ")),
        published,
        updated,
        categories: list("tags")
            .iter()
            .filter_map(|it| plain(it.as_str()?))
            .take(MOST_OF_A_KIND)
            .collect(),
        enclosures,
        image: address("image").or_else(|| address("banner_image")),
        flaws,
    }
}

/// What is declared to be plain text, as HTML; markup that was meant as such is let through.
fn escape(text: &str) -> String {
    if html::has_inline_markup(text) {
        return text.to_owned();
    }
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace("\n\n", "<br><br>")
}

fn string(value: &Value, name: &str) -> Option<String> {
    let text = value.get(name)?.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
