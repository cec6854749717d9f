//! Which entries are the same article, seen again.
//!
//! The order of spec/polling.md 71: guid or id, else link, else a fingerprint of title and content.
//! An entry has up to two names: its own within the source, and its address, which other sources
//! may use too. A changed guid at a known address is the same article, and so is a changed
//! address under a known guid.

use std::collections::HashMap;

use url::Url;

use crate::entry::Entry;
use crate::ids::{Fingerprint, SourceId};
use crate::link;

/// The names under which one entry is remembered; the first is its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// The name within its source.
    pub own: Fingerprint,
    /// The name by its address, where the address stands for this entry alone.
    pub address: Option<Fingerprint>,
    /// What it says, to tell an edit from a repetition.
    pub content: Fingerprint,
}

/// Names the entries of one document; answers in the same order.
pub fn names(source: SourceId, site: Option<&Url>, entries: &[Entry]) -> Vec<Names> {
    let mut ids: HashMap<&str, usize> = HashMap::new();
    let mut links: HashMap<Fingerprint, usize> = HashMap::new();
    for entry in entries {
        if let Some(id) = entry.id.as_deref() {
            *ids.entry(id).or_default() += 1;
        }
        if let Some(url) = &entry.link {
            *links.entry(link::identity(url)).or_default() += 1;
        }
    }
    let home = site.map(link::identity);
    entries
        .iter()
        .map(|entry| {
            let content = content(entry);
            // Some feeds give every item the address of a live page or of their front page: then
            // the address names the page and not the item.
            let address = entry
                .link
                .as_ref()
                .map(link::identity)
                .filter(|print| links.get(print) == Some(&1) && Some(*print) != home);
            let id = entry.id.as_deref().filter(|id| !id.trim().is_empty());
            let id_is_shared = id.is_some_and(|id| ids.get(id).is_some_and(|count| *count > 1));
            let own = own_name(source, id, id_is_shared, address, content);
            Names {
                own,
                address,
                content,
            }
        })
        .collect()
}

fn own_name(
    source: SourceId,
    id: Option<&str>,
    shared: bool,
    address: Option<Fingerprint>,
    content: Fingerprint,
) -> Fingerprint {
    let source = source.0.to_be_bytes();
    let name = match (id, shared, address) {
        (Some(id), false, _) => Fingerprint::of(&[b"id", &source, id.as_bytes()]),
        (Some(id), true, Some(link)) => {
            Fingerprint::of(&[b"id+link", &source, id.as_bytes(), &link.0])
        }
        (Some(id), true, None) => {
            Fingerprint::of(&[b"id+content", &source, id.as_bytes(), &content.0])
        }
        (None, _, Some(link)) => Fingerprint::of(&[b"id-link", &source, &link.0]),
        (None, _, None) => Fingerprint::of(&[b"content", &source, &content.0]),
    };
    name.within(source)
}

/// A change of dates alone is not an edit: publishers touch them for no reason a reader would see.
fn content(entry: &Entry) -> Fingerprint {
    Fingerprint::of(&[
        bytes(&entry.title),
        bytes(&entry.summary),
        bytes(&entry.content),
    ])
}

fn bytes(text: &Option<String>) -> &[u8] {
    text.as_deref().unwrap_or_default().trim().as_bytes()
}
