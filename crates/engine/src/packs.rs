//! The alias packs a query can name: ours, and a person's own beside them.
//!
//! Packs are files that people read and edit; `packs/README.md` says how. What is wrong in one costs
//! that pack, or that file, and is said in a sentence; everything else is used.
//!
//! All packs together take a few megabytes, and a query needs one or two of them. So whoever is
//! short of memory loads them, compiles with them, and lets them go: reading them again is quick.

mod endings;
mod file;
mod value;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use file::Found;
use newshawk_core::alias::Packs;

/// Ours, by file.
const BUILT_IN: [(&str, &str); 7] = [
    ("africa.toml", include_str!("../packs/africa.toml")),
    ("americas.toml", include_str!("../packs/americas.toml")),
    ("asia.toml", include_str!("../packs/asia.toml")),
    ("europe.toml", include_str!("../packs/europe.toml")),
    ("oceania.toml", include_str!("../packs/oceania.toml")),
    ("capitals.toml", include_str!("../packs/capitals.toml")),
    (
        "organisations.toml",
        include_str!("../packs/organisations.toml"),
    ),
];

/// In bytes: ours are below a tenth of it, and a larger file was not written by hand.
const LARGEST_FILE: u64 = 1 << 20;

/// What there is to name, and what is wrong in the files.
pub struct Loaded {
    /// The packs, a person's own before ours.
    pub packs: Packs,
    /// What is wrong and what one can do, a sentence or two each, for the person to read.
    pub flaws: Vec<String>,
}

/// Our packs alone.
pub fn built_in() -> Packs {
    load(None).packs
}

/// Our packs, and over them those in the files `*.toml` of a person's folder, if there is one.
pub fn load(own: Option<&Path>) -> Loaded {
    let mut flaws = Vec::new();
    let mut packs = Vec::new();
    for (name, text) in BUILT_IN {
        packs.extend(file::read(name, text, &mut flaws));
    }
    if let Some(folder) = own {
        packs.extend(read_folder(folder, &mut flaws));
    }
    Loaded {
        packs: Packs::new(packs.into_iter().map(|found| found.pack)),
        flaws,
    }
}

/// The packs of a person's own files, in the order of the files' names.
fn read_folder(folder: &Path, flaws: &mut Vec<String>) -> Vec<Found> {
    let files = match toml_files(folder) {
        Ok(files) => files,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => {
            let folder = folder.display();
            flaws.push(format!(
                "The folder {folder} can't be read ({error}), so none of your own packs are used."
            ));
            Vec::new()
        }
    };
    let mut found = Vec::new();
    let mut seen = BTreeMap::new();
    for path in files {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        match read_text(&path) {
            Ok(text) => {
                for pack in file::read(&name, &text, flaws) {
                    let here = format!("{name}, line {}", file::line(&text, pack.at));
                    note_twice(&here, &pack, &mut seen, flaws);
                    found.push(pack);
                }
            }
            Err(Unreadable { problem, remedy }) => {
                flaws.push(format!(
                    "{name} {problem}, so nothing of it is used. {remedy}."
                ));
            }
        }
    }
    found
}

fn toml_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|it| it.eq_ignore_ascii_case("toml"))
        {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// What is wrong with a file as a whole, and what one can do.
struct Unreadable {
    problem: String,
    remedy: &'static str,
}

fn read_text(path: &Path) -> Result<String, Unreadable> {
    let unreadable = |problem: &str, remedy| Unreadable {
        problem: problem.to_owned(),
        remedy,
    };
    let mut bytes = Vec::new();
    let file = fs::File::open(path);
    if let Err(error) = file.and_then(|file| file.take(LARGEST_FILE + 1).read_to_end(&mut bytes)) {
        return Err(unreadable(
            &format!("can't be read ({error})"),
            "See to whom it belongs",
        ));
    }
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(unreadable("is larger than a megabyte", "Split it"));
    }
    String::from_utf8(bytes).map_err(|_| unreadable("is not in UTF-8", "Save it as UTF-8"))
}

/// Tells of a name that stands twice among a person's own packs: only the later one is used.
fn note_twice(
    here: &str,
    found: &Found,
    seen: &mut BTreeMap<String, String>,
    flaws: &mut Vec<String>,
) {
    for name in std::iter::once(&found.pack.name).chain(&found.pack.also) {
        let key = newshawk_core::alias::key(name);
        if let Some(before) = seen
            .insert(key, here.to_owned())
            .filter(|before| before != here)
        {
            flaws.push(format!(
                "{here}: @{name} stands in {before} too. This one is used; take one of them out."
            ));
        }
    }
}
