//! Real documents, where a folder of them lies beside the house; they are others' and never in it.
//!
//! `NEWSHAWK_CORPORA` names the folder; without it, `../shared/corpora` is looked for.

mod cut;
mod dates;
mod feeds;

use std::path::{Path, PathBuf};

/// A part of the folder; none where it is not at hand, which is said.
#[expect(clippy::print_stderr, reason = "a test that was left out says so")]
fn part(name: &str) -> Option<PathBuf> {
    let named = std::env::var_os("NEWSHAWK_CORPORA").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpora");
    let part = named.unwrap_or(beside).join(name);
    if part.exists() {
        return Some(part);
    }
    eprintln!("LEFT OUT: no {name} here; name a folder in NEWSHAWK_CORPORA");
    None
}

/// A list in JSON.
fn list(path: &Path) -> Vec<serde_json::Value> {
    let bytes = std::fs::read(path).expect("it can be read");
    serde_json::from_slice(&bytes).expect("it is a list in JSON")
}
