//! What the sources themselves may name.

use super::{File, files, none};

/// Something only some places may name, in code and not in comments.
struct Secret {
    /// The words that name it.
    words: &'static [&'static str],
    /// Where sources are looked at.
    below: &'static [&'static str],
    /// The places that may, as beginnings of paths.
    may: &'static [&'static str],
}

const SECRETS: &[Secret] = &[
    Secret {
        words: &["sled::", "sled "],
        below: &["crates", "src-tauri"],
        may: &["crates/engine/src/store"],
    },
    Secret {
        words: &["reqwest::"],
        below: &["crates", "src-tauri"],
        may: &["crates/fetch/"],
    },
    Secret {
        words: &["tauri::", "tauri_plugin"],
        below: &["crates", "src-tauri"],
        may: &["src-tauri/"],
    },
    Secret {
        words: &["newshawk_core", "newshawk_reader", "newshawk_engine"],
        below: &["crates/fetch"],
        may: &[],
    },
    // Time comes in as `now`. The exceptions: the clock itself; HTTP dates, which are compared with
    // this machine's own time; log and bench measure what they print.
    Secret {
        words: &["Timestamp::now", "Zoned::now", "SystemTime::now"],
        below: &["crates", "src-tauri"],
        may: &[
            "crates/engine/src/clock.rs",
            "crates/fetch/src/fetcher.rs",
            "crates/cli/src/",
            "src-tauri/",
        ],
    },
    Secret {
        words: &[
            "tokio",
            "async ",
            ".await",
            "std::fs",
            "std::net",
            "std::env",
            "tracing::",
            "serde::",
        ],
        below: &["crates/core"],
        may: &[],
    },
    Secret {
        words: &[
            "tokio",
            "async ",
            ".await",
            "std::fs",
            "std::net",
            "std::env",
            "Instant::now",
        ],
        below: &["crates/reader"],
        may: &[],
    },
    Secret {
        words: &["unsafe "],
        below: &["crates", "src-tauri", "tests"],
        may: &[],
    },
];

/// The interface's own secret: one folder talks to the shell.
const BRIDGE: Secret = Secret {
    words: &["@tauri-apps"],
    below: &["ui/src"],
    may: &["ui/src/backend/"],
};

fn told(secret: &Secret, files: &[File]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        let may = secret.may.iter().any(|place| file.path.starts_with(place));
        let is_below = secret
            .below
            .iter()
            .any(|place| file.path.starts_with(place));
        if may || !is_below {
            continue;
        }
        for (number, line) in (1..).zip(file.text.lines()) {
            let code = code_of(line);
            let word = secret.words.iter().find(|word| code.contains(*word));
            found.extend(word.map(|word| format!("{}:{number} names {word}", file.path)));
        }
    }
    found
}

/// The line without its comment and without what stands in quotation marks.
fn code_of(line: &str) -> String {
    let before = line.split("//").next().unwrap_or_default();
    before
        .split('"')
        .step_by(2)
        .collect::<Vec<_>>()
        .join("\"\"")
}

#[test]
fn secrets_are_kept() {
    let mut sources = files("crates", &[".rs"]);
    sources.extend(files("src-tauri", &[".rs"]));
    sources.extend(files("tests", &[".rs"]));
    assert!(sources.len() > 50, "the sources are found");
    none(
        SECRETS
            .iter()
            .flat_map(|secret| told(secret, &sources))
            .collect(),
    );
}

#[test]
fn one_folder_of_the_interface_talks_to_the_shell() {
    let mut sources = files("ui/src", &[".ts"]);
    sources.extend(files("ui/src", &[".svelte"]));
    // Its own test of this rule names the name.
    sources.retain(|file| !file.path.ends_with(".test.ts"));
    let found = sources.iter().flat_map(|file| {
        let named = file.text.contains(BRIDGE.words[0]) && !file.path.starts_with(BRIDGE.may[0]);
        named.then(|| format!("{} names {}", file.path, BRIDGE.words[0]))
    });
    none(found.collect());
}

#[test]
fn a_secret_told_is_found() {
    for secret in SECRETS {
        let place = format!("{}/planted.rs", secret.below[0]);
        let line = format!("    let it = {}x;", secret.words[0]);
        let planted = [File::new(&place, &line)];
        assert_eq!(told(secret, &planted).len(), 1, "{line}");
        let comment = [File::new(&place, &format!("    // {line}"))];
        assert!(told(secret, &comment).is_empty(), "{line}");
        if let Some(may) = secret.may.first() {
            let allowed = [File::new(&format!("{may}/planted.rs"), &line)];
            assert!(told(secret, &allowed).is_empty(), "{line}");
        }
    }
}
