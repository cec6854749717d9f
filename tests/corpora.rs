//! Real feeds, where a folder of them lies beside the house; they are others' and never in it.
//!
//! `NEWSHAWK_CORPORA` names the folder; without it, `../shared/corpora` is looked for.

use std::path::{Path, PathBuf};

use newshawk_reader::feed::{self, Origin};

fn folder() -> Option<PathBuf> {
    let named = std::env::var_os("NEWSHAWK_CORPORA").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpora");
    let folder = named.unwrap_or(beside).join("feeds");
    folder.join("manifest.json").is_file().then_some(folder)
}

#[expect(clippy::print_stderr, reason = "a test that was left out says so")]
fn left_out() {
    eprintln!("LEFT OUT: no real feeds here; name a folder in NEWSHAWK_CORPORA");
}

#[test]
fn every_real_feed_has_as_many_items_as_were_counted() {
    let Some(folder) = folder() else {
        return left_out();
    };
    let manifest = std::fs::read(folder.join("manifest.json")).expect("it can be read");
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).expect("it is JSON");
    let documents = manifest.as_array().expect("a list of documents");
    assert!(!documents.is_empty());
    let mut wrong = Vec::new();
    for document in documents {
        let name = document["file"].as_str().expect("a name");
        // Some are of a kind that nobody else reads either.
        if document["format"] == "unknown" {
            continue;
        }
        let items = document["items"].as_u64().expect("a count");
        let bytes = std::fs::read(folder.join("xml").join(name)).expect("it can be read");
        let url = "https://news.example/feed".parse().expect("an address");
        let origin = Origin {
            url: &url,
            content_type: None,
            content_location: None,
        };
        match feed::read(&bytes, &origin) {
            Ok(feed) if feed.entries.len() as u64 == items => {}
            Ok(feed) => wrong.push(format!("{name}: {} items, not {items}", feed.entries.len())),
            Err(error) => wrong.push(format!("{name}: {error}")),
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
