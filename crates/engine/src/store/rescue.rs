//! A small copy of what can't be fetched again: sources, watches, settings and what is muted.
//!
//! Articles come back from their sources; a person's watches do not. So they are written beside the
//! store whenever they change, and read back when a damaged store had to be set aside.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::{Tree, Trees};

const KEPT: [Tree; 5] = [
    Tree::Meta,
    Tree::Sources,
    Tree::Watches,
    Tree::Settings,
    Tree::Mutes,
];

type Rows = Vec<(u8, Vec<u8>, Vec<u8>)>;

fn place(folder: &Path) -> PathBuf {
    folder.with_file_name("rescue.bin")
}

/// Writes the copy. A failure is logged and no more: the store itself is in order.
pub(super) fn save(trees: &Trees, folder: &Path) {
    if let Err(error) = write(trees, folder) {
        tracing::warn!(%error, "the rescue copy of watches and sources could not be written");
    }
}

fn write(trees: &Trees, folder: &Path) -> std::io::Result<()> {
    let mut rows: Rows = Vec::new();
    for tree in KEPT {
        for row in trees.get(tree) {
            let (key, value) = row.map_err(std::io::Error::other)?;
            rows.push((tree as u8, key.to_vec(), value.to_vec()));
        }
    }
    let bytes = postcard::to_allocvec(&rows).map_err(std::io::Error::other)?;
    let target = place(folder);
    let fresh = target.with_extension("new");
    let mut file = std::fs::File::create(&fresh)?;
    file.write_all(&bytes)?;
    file.sync_all()?;
    std::fs::rename(fresh, target)
}

/// Fills an empty store from the copy; answers with the number of rows.
pub(super) fn restore(trees: &Trees, folder: &Path) -> usize {
    let Ok(bytes) = std::fs::read(place(folder)) else {
        return 0;
    };
    let Ok(rows) = postcard::from_bytes::<Rows>(&bytes) else {
        return 0;
    };
    let mut count = 0;
    for (tree, key, value) in rows {
        let Some(tree) = KEPT.into_iter().find(|known| *known as u8 == tree) else {
            continue;
        };
        count += usize::from(trees.get(tree).insert(key, value).is_ok());
    }
    count
}
