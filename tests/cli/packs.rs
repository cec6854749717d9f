//! Alias packs that a person wrote.

use newshawk_tests::programs::Data;

/// Puts a file among the person's own packs.
pub(super) fn own_pack(data: &Data, name: &str, text: &str) {
    let folder = data.path().join("packs");
    std::fs::create_dir_all(&folder).expect("the folder is made");
    std::fs::write(folder.join(name), text).expect("the file is written");
}
