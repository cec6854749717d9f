//! Manifests, read just far enough.

/// The lines of a section such as `dependencies`, without comments.
fn section<'a>(manifest: &'a str, name: &str) -> Vec<&'a str> {
    let header = format!("[{name}]");
    let mut lines = manifest
        .lines()
        .map(str::trim)
        .skip_while(|line| *line != header);
    lines.next();
    lines
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect()
}

/// The names a section depends on, also where each has a section of its own.
pub(super) fn dependencies(manifest: &str, kind: &str) -> Vec<String> {
    let inline = section(manifest, kind);
    let mut names: Vec<String> = inline
        .iter()
        .filter_map(|line| line.split(['.', '=', ' ']).next())
        .map(str::to_owned)
        .collect();
    for line in manifest.lines().map(str::trim) {
        let Some(header) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) else {
            continue;
        };
        let own = header.strip_prefix(&format!("{kind}."));
        let of_a_target = header.starts_with("target.") && header.ends_with(&format!(".{kind}"));
        names.extend(own.map(str::to_owned));
        if of_a_target {
            let lines = section(manifest, header);
            names.extend(
                lines
                    .iter()
                    .filter_map(|it| it.split(['.', '=', ' ']).next())
                    .map(str::to_owned),
            );
        }
    }
    names
}

/// Does the crate keep the lints of the house?
pub(super) fn keeps_lints(manifest: &str) -> bool {
    section(manifest, "lints") == ["workspace = true"]
}

const PLANTED: &str = r#"
[package]
name = "x"

[dependencies]
# a comment
sled.workspace = true
tokio = { version = "1" }

[dependencies.reqwest]
version = "1"

[target.'cfg(unix)'.dependencies]
zbus = "1"

[dev-dependencies]
proptest.workspace = true

[lints]
workspace = true
"#;

#[test]
fn the_reader_of_manifests_reads_them() {
    assert_eq!(
        dependencies(PLANTED, "dependencies"),
        ["sled", "tokio", "reqwest", "zbus"]
    );
    assert_eq!(dependencies(PLANTED, "dev-dependencies"), ["proptest"]);
    assert!(keeps_lints(PLANTED));
    assert!(!keeps_lints(&PLANTED.replace("workspace = true\n", "")));
}
