//! Lists of feeds, in and out.

use newshawk_reader::opml::{self, OpmlError, Outline};
use proptest::prelude::*;

/// The list holds these feeds as `folder: title`, and these flaws.
fn check(text: &str, feeds: &[&str], flaws: &[&str]) {
    let list = opml::read(text.as_bytes()).expect("it is a list");
    let found: Vec<String> = list
        .outlines
        .iter()
        .map(|it| format!("{}: {}", it.folder, it.title))
        .collect();
    assert_eq!(found, feeds, "{text}");
    assert_eq!(list.flaws, flaws, "{text}");
}

#[test]
fn folders_in_folders() {
    check(
        "<opml><body><outline text='World'><outline text='East'><outline text='A' xmlUrl='https://a.example/'/></outline></outline>\
         <outline text='B' xmlUrl='feed://b.example/'/></body></opml>",
        &["World/East: A", ": B"],
        &[],
    );
}

#[test]
fn a_broken_list_gives_what_is_valid_in_it() {
    check(
        "<opml><body><outline text='World & more'><outline title='A' xmlUrl='https://a.example/?x=1&y=2'><outline text='No' xmlUrl='nowhere'/><outline xmlurl=https://c.example/",
        &["World & more: A"],
        &[
            "the document ends inside a tag",
            "elements were not closed",
            "\"No\" was left out: nowhere is no web address",
        ],
    );
}

/// The one outline of a list is written like this.
fn written(outline: &str) -> String {
    let list = format!("<opml xmlns:r='urn:reader'><body>{outline}</body></opml>");
    let list = opml::read(list.as_bytes()).expect("it is a list");
    let out = opml::write("Feeds", &list.outlines);
    let line = out.lines().find(|it| it.contains("xmlUrl"));
    line.expect("an outline").trim().to_owned()
}

#[test]
fn what_an_outline_says_besides_is_kept() {
    assert_eq!(
        written(
            "<outline text='Long name' title='Name' type='atom' xmlUrl='https://a.example/' htmlUrl='a.example' note='x'/>"
        ),
        "<outline type=\"atom\" text=\"Long name\" title=\"Name\" xmlUrl=\"https://a.example/\" htmlUrl=\"a.example\" note=\"x\"/>"
    );
}

#[test]
fn a_prefix_takes_its_declaration_with_it() {
    assert_eq!(
        written("<outline text='A' xmlUrl='https://a.example/' r:every='9' s:x='1'/>"),
        "<outline type=\"rss\" text=\"A\" title=\"A\" xmlUrl=\"https://a.example/\" xmlns:r=\"urn:reader\" r:every=\"9\" xmlns:s=\"urn:s\" s:x=\"1\"/>"
    );
}

#[test]
fn what_no_reader_could_read_again_is_not_written() {
    assert_eq!(
        written(
            "<outline text='&#1;' title='A' xmlUrl='https://a.example/' 1x='y' note='a' note='b' a:b:c='d'/>"
        ),
        "<outline type=\"rss\" text=\"A\" title=\"A\" xmlUrl=\"https://a.example/\" note=\"a\"/>"
    );
}

#[test]
fn what_is_left_out_is_said() {
    check(
        "<opml><body><outline text='Note'/><outline text='A' xmlUrl='https://a.example/'/></body></opml>",
        &[": A"],
        &["\"Note\" was left out: it names no feed"],
    );
    let deep = "<outline text='F'>".repeat(70);
    let list = format!(
        "<opml><body>{deep}<outline text='A' xmlUrl='https://a.example/'/>{}</body></opml>",
        "</outline>".repeat(70)
    );
    let list = opml::read(list.as_bytes()).expect("it is a list");
    assert!(
        list.flaws
            .contains(&"elements that stood too deep were left out".to_owned()),
        "{:?}",
        list.flaws
    );
}

#[test]
fn what_is_no_list() {
    assert_eq!(opml::read(b" "), Err(OpmlError::Empty));
    assert_eq!(opml::read(b"hello"), Err(OpmlError::NoOutlines));
    assert_eq!(
        opml::read(b"<rss><channel/></rss>"),
        Err(OpmlError::NoOutlines)
    );
}

#[test]
fn an_attribute_is_written_once() {
    let twice = |value: &str| ("former".to_owned(), value.to_owned());
    let outline = Outline {
        title: "A".to_owned(),
        url: "https://a.example/".parse().expect("an address"),
        site: None,
        folder: String::new(),
        attributes: vec![twice("1"), twice("2")],
    };
    let out = opml::write("Feeds", &[outline]);
    assert_eq!(out.matches("former=").count(), 1, "{out}");
}

/// Two folders whose names would be read as one are written as one.
#[test]
fn folders_that_differ_in_their_spaces_alone_are_one() {
    let outline = |number: u32, folder: &str| Outline {
        title: format!("{number}"),
        url: format!("https://a.example/{number}")
            .parse()
            .expect("an address"),
        site: None,
        folder: folder.to_owned(),
        attributes: Vec::new(),
    };
    let list = [
        outline(0, "Sea  news"),
        outline(1, "Land"),
        outline(2, "Sea news"),
    ];
    let once = opml::read(opml::write("Feeds", &list).as_bytes()).expect("it is a list");
    let folders: Vec<&str> = once.outlines.iter().map(|it| it.folder.as_str()).collect();
    assert_eq!(folders, ["Sea news", "Sea news", "Land"]);
}

fn outline() -> impl Strategy<Value = Outline> {
    let name = "[A-Za-z&<>\"' é]{1,12}";
    (
        name,
        0..1000u32,
        "[A-Za-z& ]{0,6}(/[A-Za-z]{1,3})?",
        "[ -~\n\t]{0,10}",
    )
        .prop_map(|(title, number, folder, note)| Outline {
            title,
            url: format!("https://a.example/{number}?x=1&y='2'")
                .parse()
                .expect("an address"),
            site: None,
            folder,
            attributes: vec![("note".to_owned(), note)],
        })
}

proptest! {
    #[test]
    fn what_was_written_and_read_is_written_the_same(outlines in prop::collection::vec(outline(), 0..8)) {
        let once = opml::read(opml::write("A & <B>", &outlines).as_bytes()).expect("it is a list");
        let again = opml::read(opml::write("A & <B>", &once.outlines).as_bytes()).expect("it is a list");
        prop_assert_eq!(&once.outlines, &again.outlines);
        prop_assert_eq!(once.outlines.len(), outlines.len());
        prop_assert!(once.flaws.is_empty(), "{:?}", once.flaws);
    }
}
