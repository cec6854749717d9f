//! Opening the store: locked, damaged, newer, or where nothing can be written.

use std::path::{Path, PathBuf};

use newshawk_core::ids::{SourceId, WatchId};
use newshawk_core::query::Query;
use newshawk_core::source::{Cadence, FullText, Source, SourceKind};
use newshawk_core::watch::{Level, Watch};
use newshawk_engine::store::{Batch, Store, StoreError};
use newshawk_tests::made_up::now;
use tempfile::TempDir;

fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    (folder, store)
}

fn source() -> Source {
    Source {
        id: SourceId(1),
        kind: SourceKind::Feed,
        url: "https://n.example/feed".parse().expect("an address"),
        title: "N".to_owned(),
        site: None,
        folder: String::new(),
        cadence: Cadence::Automatic,
        full_text: FullText::Auto,
        paused: false,
        sample: false,
        attributes: Vec::new(),
    }
}

fn watch() -> Watch {
    Watch {
        id: WatchId(1),
        version: 1,
        name: "NATO".to_owned(),
        query: Query::parse("NATO").expect("it is right"),
        level: Level::Notify,
        paused: false,
        sample: false,
        options: newshawk_core::watch::Options::default(),
    }
}

/// A store with a source, a watch and a setting, closed again.
fn filled(folder: &Path) {
    let opened = Store::open(folder, now()).expect("a new store");
    assert_eq!(opened.notice, None);
    let mut batch = Batch::default();
    batch.put_source(&source());
    batch.put_watch(&watch());
    batch.put_next_source(2);
    batch.put_setting("theme", "dark");
    opened.store.commit_blocking(batch).expect("it is written");
}

fn check_filled(store: &Store) {
    assert_eq!(store.sources(), [source()]);
    assert_eq!(store.watches(), [watch()]);
    assert_eq!(store.next_numbers(), (2, 1));
    assert_eq!(store.setting("theme").as_deref(), Some("dark"));
}

fn refused(opened: Result<newshawk_engine::store::Opened, StoreError>) -> StoreError {
    match opened {
        Ok(_) => panic!("it should not open"),
        Err(error) => error,
    }
}

#[test]
fn what_was_written_is_there_again() {
    let (_keep, folder) = folder();
    filled(&folder);
    check_filled(&Store::open(&folder, now()).expect("it opens").store);
}

#[test]
fn two_at_once_are_one_too_many() {
    let (_keep, folder) = folder();
    let first = Store::open(&folder, now()).expect("it opens");
    let error = refused(Store::open(&folder, now()));
    assert!(matches!(error, StoreError::Busy { .. }));
    assert!(error.to_string().contains("already running"), "{error}");
    drop(first);
    assert!(Store::open(&folder, now()).is_ok());
}

#[test]
fn a_copy_can_be_read_meanwhile() {
    let (keep, folder) = folder();
    filled(&folder);
    let _original = Store::open(&folder, now()).expect("it opens");
    let copy = keep.path().join("copy");
    check_filled(&Store::open_copy(&folder, &copy).expect("a copy opens"));
}

#[test]
fn a_damaged_store_is_set_aside_and_the_watches_come_back() {
    let (keep, folder) = folder();
    filled(&folder);
    for name in ["conf", "db"] {
        std::fs::write(folder.join(name), [0xa5; 4096]).expect("it is damaged");
    }
    let opened = Store::open(&folder, now()).expect("it opens all the same");
    check_filled(&opened.store);
    let notice = opened.notice.expect("the person is told");
    assert!(notice.contains("set aside"), "{notice}");
    assert!(
        notice.contains("watches and sources were restored"),
        "{notice}"
    );
    let names = std::fs::read_dir(keep.path()).expect("the folder");
    let kept = names.filter_map(Result::ok).any(|it| {
        it.file_name()
            .to_string_lossy()
            .starts_with("store.damaged-")
    });
    assert!(kept, "nothing is thrown away");
    drop(opened.store);
    assert_eq!(Store::open(&folder, now()).expect("it opens").notice, None);
}

#[test]
fn a_newer_format_is_refused_and_left_alone() {
    let (_keep, folder) = folder();
    filled(&folder);
    // The format's number in `meta`, in its envelope, as a later version would write it.
    let newer: &[u8] = &[1, 0, 1, 0, 9];
    let meta = |db: &sled::Db| db.open_tree("meta").expect("a tree");
    {
        let db = sled::open(&folder).expect("it opens");
        meta(&db).insert("format", newer).expect("it is written");
        db.flush().expect("it is flushed");
    }
    let error = refused(Store::open(&folder, now()));
    assert!(
        matches!(error, StoreError::Newer { found: 9, .. }),
        "{error}"
    );
    assert!(error.to_string().contains("nothing was changed"));
    let db = sled::open(&folder).expect("it opens");
    assert_eq!(
        meta(&db).get("format").expect("it reads").as_deref(),
        Some(newer)
    );
    assert_eq!(db.open_tree("watches").expect("a tree").len(), 1);
}

#[test]
fn a_place_that_is_no_folder_is_named() {
    let keep = tempfile::tempdir().expect("a folder");
    let file = keep.path().join("file");
    std::fs::write(&file, b"x").expect("a file");
    let error = refused(Store::open(&file.join("store"), now()));
    assert!(matches!(error, StoreError::Folder { .. }));
    assert!(error.to_string().contains("can't be used"), "{error}");
    assert!(file.is_file());
}
