//! How files look: short, named after what is in them, and with the bans where they belong.

use super::{File, files, none};

/// No source is longer, but for these.
const LONGEST: usize = 500;
/// Half of the files are no longer than this.
const MEDIAN: usize = 150;

/// Longer sources, each with its reason. None so far.
const LONG: &[(&str, &str)] = &[];

fn sources() -> Vec<File> {
    let mut sources = files("crates", &[".rs"]);
    sources.extend(files("src-tauri", &[".rs"]));
    sources.extend(files("tests", &[".rs"]));
    sources.extend(files("ui/src", &[".ts", ".svelte", ".css"]));
    sources
}

fn too_long(files: &[File]) -> Vec<String> {
    let is_listed = |path: &str| LONG.iter().any(|(long, _)| *long == path);
    let long = files
        .iter()
        .filter(|it| it.lines() > LONGEST && !is_listed(&it.path));
    long.map(|it| format!("{} has {} lines", it.path, it.lines()))
        .collect()
}

fn unnamed(files: &[File]) -> Vec<String> {
    let is_unnamed = |path: &str| path.ends_with("/mod.rs");
    let found = files.iter().filter(|it| is_unnamed(&it.path));
    found
        .map(|it| format!("{} should be named after its module", it.path))
        .collect()
}

fn median(files: &[File]) -> usize {
    let mut lines: Vec<usize> = files.iter().map(File::lines).collect();
    lines.sort_unstable();
    lines.get(lines.len() / 2).copied().unwrap_or_default()
}

/// Rust files that do not say first what they are for.
fn silent(files: &[File]) -> Vec<String> {
    let rust = files.iter().filter(|it| it.path.ends_with(".rs"));
    let found = rust.filter(|it| !it.text.trim_start().starts_with("//!"));
    found
        .map(|it| format!("{} does not begin with //!", it.path))
        .collect()
}

#[test]
fn no_source_is_too_long() {
    none(too_long(&sources()));
}

#[test]
fn half_of_the_sources_are_short() {
    let median = median(&sources());
    assert!(median <= MEDIAN, "the median is {median} lines");
}

#[test]
fn modules_are_named() {
    none(unnamed(&sources()));
}

#[test]
fn every_source_says_first_what_it_is_for() {
    let written = sources();
    let written: Vec<File> = written
        .into_iter()
        .filter(|it| it.text.lines().count() > 1)
        .collect();
    none(silent(&written));
}

#[test]
fn what_is_planted_is_found() {
    let long = File::new("crates/x/src/long.rs", &"x\n".repeat(LONGEST + 1));
    let short = File::new("crates/x/src/mod.rs", "//! Short.\n");
    let planted = [long, short.clone(), short];
    assert_eq!(too_long(&planted).len(), 1);
    assert_eq!(unnamed(&planted).len(), 2);
    assert_eq!(
        silent(&planted),
        ["crates/x/src/long.rs does not begin with //!"]
    );
    assert_eq!(median(&planted), 1);
}

/// The pure crates may not ask the machine for anything; clippy refuses it there.
#[test]
fn the_pure_crates_have_their_bans() {
    const BANS: &[&str] = &[
        "SystemTime::now",
        "Instant::now",
        "Timestamp::now",
        "std::env::var",
        "std::fs::read",
        "std::net::TcpStream",
        "allow-unwrap-in-tests = true",
    ];
    for crate_name in ["core", "reader"] {
        let found = files(&format!("crates/{crate_name}"), &["clippy.toml"]);
        let bans = found.first().map(|it| it.text.as_str()).unwrap_or_default();
        let missing = BANS.iter().filter(|ban| !bans.contains(*ban));
        none(
            missing
                .map(|ban| format!("{crate_name}/clippy.toml lacks {ban}"))
                .collect(),
        );
    }
}

/// The types of the interface are made from the shell's views; each has its file, and no other.
#[test]
fn the_interfaces_types_are_the_shells_views() {
    let generated = files("ui/src/backend/types", &[".ts"]);
    if generated.is_empty() {
        return;
    }
    let views = files("src-tauri", &[".rs"]);
    let mut declared: Vec<String> = views.iter().flat_map(|it| exported(&it.text)).collect();
    declared.sort();
    let name = |file: &File| {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        name.trim_end_matches(".ts").to_owned()
    };
    let made: Vec<String> = generated
        .iter()
        .map(name)
        .filter(|it| it != "index")
        .collect();
    assert_eq!(made, declared);
}

/// The types that are exported: those whose attributes derive `TS`.
fn exported(source: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut is_derived = false;
    for line in source.lines().map(str::trim) {
        is_derived |= line.starts_with("#[derive(") && line.contains("TS");
        let declared = [
            "pub struct ",
            "pub enum ",
            "pub(crate) struct ",
            "pub(crate) enum ",
        ]
        .iter()
        .find_map(|start| line.strip_prefix(start));
        if let Some(rest) = declared {
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
            if std::mem::take(&mut is_derived) {
                names.push(name);
            }
        }
    }
    names
}

#[test]
fn the_reader_of_views_reads_them() {
    let source = "#[derive(Serialize, TS)]\n#[ts(export)]\npub struct A {}\n#[derive(Clone)]\npub enum B {}\n";
    assert_eq!(exported(source), ["A"]);
}
