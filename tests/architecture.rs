//! The house rules, kept by tests: what may know what, and how files look.
//!
//! Every rule is a function of texts, so that each is also shown to find what it is there to find.

mod arrows;
mod files;
mod knowledge;
mod manifest;
mod workshop;

use std::path::{Path, PathBuf};

/// The folder of the workspace.
fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent()
        .expect("tests is a folder of the workspace")
        .to_owned()
}

/// A file of the house: its path from the root, with slashes, and its text.
#[derive(Clone, Debug)]
struct File {
    path: String,
    text: String,
}

impl File {
    fn new(path: &str, text: &str) -> File {
        File {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    fn lines(&self) -> usize {
        self.text.lines().count()
    }
}

/// Folders that hold no source of ours.
const NOT_OURS: &[&str] = &[
    "target",
    "node_modules",
    "dist",
    "gen",
    ".git",
    "test-results",
];

/// All files below a folder whose name ends in one of these, in order.
fn files(below: &str, endings: &[&str]) -> Vec<File> {
    let mut found = Vec::new();
    gather(&root().join(below), endings, &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn gather(folder: &Path, endings: &[&str], found: &mut Vec<File>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        if path.is_dir() {
            if !NOT_OURS.contains(&name.as_str()) {
                gather(&path, endings, found);
            }
            continue;
        }
        let is_wanted = endings.iter().any(|ending| name.ends_with(ending));
        let text = is_wanted
            .then(|| std::fs::read_to_string(&path).ok())
            .flatten();
        if let Some(text) = text {
            let from_root = path.strip_prefix(root()).expect("it is below the root");
            let path = from_root.to_string_lossy().replace('\\', "/");
            found.push(File { path, text });
        }
    }
}

/// Fails with all findings, one a line.
fn none(findings: Vec<String>) {
    assert!(findings.is_empty(), "\n{}\n", findings.join("\n"));
}
