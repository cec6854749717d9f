//! Lists of sources in and out, and the pack to begin with.

use newshawk_engine::starter_pack;
use newshawk_tests::newsroom::{Newsroom, Site};

const LIST: &str = r#"<?xml version="1.0"?><opml version="2.0"><head/><body>
<outline text="World"><outline type="rss" text="Harbour" xmlUrl="BASE/feed" htmlUrl="BASE/" custom="kept"/></outline>
<outline type="rss" text="Again" xmlUrl="BASE/feed"/>
<outline type="rss" text="Nowhere" xmlUrl="not an address"/>
</body></opml>"#;

#[tokio::test]
async fn a_list_goes_in_and_comes_out() {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    let base = site.url("/").to_string();
    let list = LIST.replace("BASE/", &base);
    let read = room.handle.import_opml(list.into_bytes()).await;
    let (imported, flaws) = read.expect("it is a list");
    assert_eq!((imported.added.len(), imported.known), (1, 1));
    assert_eq!(flaws.len(), 1, "{flaws:?}");
    room.settle().await;
    let source = room.handle.live().sources[0].clone();
    assert_eq!(
        (source.title.as_str(), source.folder.as_str()),
        ("Harbour", "World")
    );

    let out = room.handle.export_opml();
    assert!(out.contains("custom=\"kept\""), "{out}");
    let again = Newsroom::open().await;
    let read = again.handle.import_opml(out.into_bytes()).await;
    assert_eq!(read.expect("it is a list").0.added.len(), 1);
    let copy = again.handle.live().sources[0].clone();
    assert_eq!(
        (copy.url, copy.title, copy.folder),
        (source.url, source.title, source.folder)
    );
}

#[tokio::test]
async fn what_other_readers_say_of_a_source_comes_out_as_it_went_in() {
    let site = Site::with_feed(&[]).await;
    let room = Newsroom::open().await;
    let feed = site.url("/feed");
    let list = format!(
        "<opml xmlns:r='urn:reader'><body><outline text='World'><outline text='East &amp; West'>\
         <outline type='atom' text='Harbour, daily' title='Harbour' xmlUrl='{feed}' r:every='9' note='a&#10;b'/>\
         </outline></outline></body></opml>"
    );
    let read = room.handle.import_opml(list.into_bytes()).await;
    let (imported, flaws) = read.expect("it is a list");
    assert_eq!((imported.added.len(), flaws.len()), (1, 0));
    room.settle().await;
    let out = room.handle.export_opml();
    let lines: Vec<&str> = out.lines().map(str::trim).collect();
    let outline = format!(
        "<outline type=\"atom\" text=\"Harbour, daily\" title=\"Harbour\" xmlUrl=\"{feed}\" \
         xmlns:r=\"urn:reader\" r:every=\"9\" note=\"a&#10;b\"/>"
    );
    let expected = [
        "<outline text=\"World\" title=\"World\">",
        "<outline text=\"East &amp; West\" title=\"East &amp; West\">",
        &outline,
    ];
    let start = lines.iter().position(|it| *it == expected[0]);
    let start = start.unwrap_or_else(|| panic!("{out}"));
    assert_eq!(lines[start..start + 3], expected);

    // The same after another journey, byte for byte, and with a new name.
    let again = Newsroom::open().await;
    let read = again.handle.import_opml(out.clone().into_bytes()).await;
    assert_eq!(read.expect("it is a list").0.added.len(), 1);
    again.settle().await;
    assert_eq!(again.handle.export_opml(), out);
    let id = again.handle.live().sources[0].id;
    again
        .change(id, |it| it.title = Some("Port".to_owned()))
        .await;
    let out = again.handle.export_opml();
    assert!(out.contains("text=\"Port\" title=\"Port\""), "{out}");
}

#[tokio::test]
async fn what_is_no_list_is_said_to_be_none() {
    let room = Newsroom::open().await;
    let read = room.handle.import_opml(b"hello".to_vec()).await;
    let error = read.expect_err("no list").to_string();
    assert!(error.contains("no list of sources"), "{error}");
}

#[test]
fn the_pack_to_begin_with_is_whole() {
    let pack = starter_pack();
    let lines = include_str!("../../crates/engine/src/starter.tsv").lines();
    let lines = lines.filter(|line| !line.trim().is_empty()).count();
    assert_eq!(pack.len(), lines, "every line can be read");
    let mut urls: Vec<&str> = pack.iter().map(|it| it.url.as_str()).collect();
    urls.sort_unstable();
    urls.dedup();
    assert_eq!(urls.len(), pack.len(), "none is there twice");
    assert!(
        pack.iter()
            .all(|it| it.url.scheme() == "https" && !it.title.is_empty())
    );
    assert!(pack.iter().any(|it| it.ticked));
}
