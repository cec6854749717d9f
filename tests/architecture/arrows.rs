//! Who may depend on whom.

use super::manifest::{dependencies, keeps_lints};
use super::{files, none};

/// Our crates, and which of ours each may depend on.
const ARROWS: &[(&str, &[&str])] = &[
    ("core", &[]),
    ("fetch", &[]),
    ("reader", &["newshawk-core"]),
    (
        "engine",
        &["newshawk-core", "newshawk-reader", "newshawk-fetch"],
    ),
    (
        "cli",
        &["newshawk-core", "newshawk-reader", "newshawk-engine"],
    ),
];

/// The application: the shell over the engine, which may use core's words.
const SHELL: &[&str] = &["newshawk-core", "newshawk-engine"];

/// Guests, and the crates that may know them; all others may not.
const GUESTS: &[(&str, &[&str])] = &[
    ("sled", &["engine"]),
    ("reqwest", &["fetch"]),
    ("rustls", &["fetch"]),
    ("tauri", &["shell"]),
    ("tauri-build", &["shell"]),
    ("notify-rust", &["shell"]),
    ("clap", &["cli"]),
    ("tokio", &["fetch", "engine", "cli", "shell"]),
    ("serde", &["engine", "cli", "shell"]),
    ("tracing", &["fetch", "engine", "cli", "shell"]),
];

fn wrong_arrows(name: &str, manifest: &str, allowed: &[&str]) -> Vec<String> {
    let ours = dependencies(manifest, "dependencies").into_iter();
    let ours = ours.filter(|it| it.starts_with("newshawk") && !allowed.contains(&it.as_str()));
    ours.map(|it| format!("{name} depends on {it}")).collect()
}

fn wrong_guests(name: &str, manifest: &str) -> Vec<String> {
    let all = dependencies(manifest, "dependencies");
    let is_wrong =
        |guest: &str, hosts: &[&str]| !hosts.contains(&name) && all.iter().any(|it| it == guest);
    let wrong = GUESTS
        .iter()
        .filter(|(guest, hosts)| is_wrong(guest, hosts));
    wrong
        .map(|(guest, _)| format!("{name} knows {guest}"))
        .collect()
}

/// Each crate's short name and manifest; `shell` is the package at the top.
fn manifests() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for file in files("", &["Cargo.toml"]) {
        let name = match file.path.as_str() {
            "Cargo.toml" => "shell",
            "tests/Cargo.toml" => "tests",
            path => path
                .strip_prefix("crates/")
                .and_then(|it| it.strip_suffix("/Cargo.toml"))
                .unwrap_or(path),
        };
        found.push((name.to_owned(), file.text.clone()));
    }
    found
}

#[test]
fn arrows_point_one_way() {
    let mut wrong = Vec::new();
    let mut names = Vec::new();
    for (name, manifest) in manifests() {
        let arrows = ARROWS.iter().find(|(crate_name, _)| *crate_name == name);
        let allowed = match name.as_str() {
            "tests" => continue,
            "shell" => SHELL,
            _ => {
                arrows
                    .unwrap_or_else(|| panic!("{name} is not in the plan of the house"))
                    .1
            }
        };
        wrong.extend(wrong_arrows(&name, &manifest, allowed));
        names.push(name);
    }
    none(wrong);
    assert_eq!(names.len(), ARROWS.len() + 1, "{names:?}");
}

#[test]
fn guests_stay_where_they_were_asked_in() {
    let all = manifests().into_iter().filter(|(name, _)| name != "tests");
    none(
        all.flat_map(|(name, manifest)| wrong_guests(&name, &manifest))
            .collect(),
    );
}

#[test]
fn every_crate_keeps_the_lints() {
    let loose = manifests()
        .into_iter()
        .filter(|(_, manifest)| !keeps_lints(manifest));
    none(
        loose
            .map(|(name, _)| format!("{name} lacks [lints] workspace = true"))
            .collect(),
    );
}

#[test]
fn a_wrong_arrow_is_found() {
    let manifest = "[dependencies]\nnewshawk-core.workspace = true\nsled = \"1\"\n";
    assert_eq!(
        wrong_arrows("fetch", manifest, &[]),
        ["fetch depends on newshawk-core"]
    );
    assert!(wrong_arrows("reader", manifest, &["newshawk-core"]).is_empty());
    assert_eq!(wrong_guests("core", manifest), ["core knows sled"]);
    assert!(wrong_guests("engine", manifest).is_empty());
}
