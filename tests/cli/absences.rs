//! Who is missing, on the way to another computer: sources have other numbers there, and some of
//! them may not be there at all.

use newshawk_tests::programs::Data;

/// A place with sources of these names, numbered as they come.
fn with_sources(names: &[&str]) -> Data {
    let data = Data::new();
    add_sources(&data, names);
    data
}

fn add_sources(data: &Data, names: &[&str]) {
    let outline =
        |name: &&str| format!("<outline text=\"{name}\" xmlUrl=\"https://{name}.example/feed\"/>");
    let list: String = names.iter().map(outline).collect();
    let list = format!("<opml><body>{list}</body></opml>");
    let file = data.file("list.opml", &list);
    data.done(&["sources", "import", file.to_str().expect("a path")]);
}

/// A watch with everything that one can have, which looks for the wire among two papers.
fn exported_with_absence() -> String {
    let one = with_sources(&["wire", "post", "gazette"]);
    one.done(&[
        "watches",
        "add",
        "Alliance",
        "NATO",
        "--level",
        "interrupt",
        "--has",
        "1",
        "--lacks",
        "2,3",
        "--after",
        "5",
        "--first-in",
        "30",
        "--spikes",
        "clear",
    ]);
    one.done(&["watches", "pause", "1"]);
    one.done(&["watches", "export"]).out
}

/// Sources have other numbers elsewhere, and go by their addresses.
#[test]
fn who_is_missing_is_asked_among_the_sources_that_are_there() {
    let exported = exported_with_absence();
    let absence = |names: &[&str]| {
        let other = with_sources(names);
        let file = other.file("watches.json", &exported);
        other.done(&["watches", "import", file.to_str().expect("a path")]);
        let list = other.done(&["watches", "list", "--json"]).json();
        list[0]["absence"].clone()
    };
    let all = serde_json::json!({"has": [3], "lacks": [2, 1], "hours": 5});
    assert_eq!(absence(&["gazette", "post", "wire"]), all);
    let some = serde_json::json!({"has": [2], "lacks": [1], "hours": 5});
    assert_eq!(absence(&["post", "wire"]), some);
    assert_eq!(absence(&["post"]), serde_json::Value::Null);
}

#[test]
fn sources_that_an_import_misses_are_named_and_a_later_one_makes_up_for_them() {
    let exported = exported_with_absence();
    let other = with_sources(&["post", "wire"]);
    let file = other.file("watches.json", &exported);
    let file = file.to_str().expect("a path");
    let import = ["watches", "import", file];

    let first = other.done(&import);
    assert_eq!(first.out, "Added 1 watch.\n");
    assert_eq!(
        first.err,
        "“Alliance” tells who has not got a story without this source, which is missing here: \
         https://gazette.example/feed. Add it and import the file again, or choose others with \
         “newshawk-cli watches edit 1 --has ID,... --lacks ID,...”.\n"
    );
    let again = other.done(&["watches", "import", file, "--json"]);
    assert_eq!(again.err, "");
    assert_eq!(
        again.json(),
        serde_json::json!({
            "added": [],
            "known": 1,
            "completed": [],
            "incomplete": [{
                "id": 1,
                "name": "Alliance",
                "missing": ["https://gazette.example/feed"],
                "asks": true,
            }],
        })
    );

    add_sources(&other, &["gazette"]);
    let completed = other.done(&import);
    assert_eq!(
        (completed.out.as_str(), completed.err.as_str()),
        (
            "Added 0 watches. 1 was there already. 1 of them looks for more sources now.\n",
            ""
        )
    );
    assert_eq!(other.done(&["watches", "export"]).out, exported);
    assert_eq!(
        other.done(&import).out,
        "Added 0 watches. 1 was there already.\n"
    );
}

#[test]
fn an_import_without_the_sources_of_an_absence_keeps_the_rest_and_what_was_set_here() {
    let exported = exported_with_absence();
    let other = with_sources(&["post", "north", "south"]);
    let file = other.file("watches.json", &exported);
    let file = file.to_str().expect("a path");
    let first = other.done(&["watches", "import", file]);
    assert_eq!(
        first.err,
        "“Alliance” can't tell who has not got a story, because these sources are missing here: \
         https://wire.example/feed, https://gazette.example/feed. Add them and import the file \
         again, or choose others with “newshawk-cli watches edit 1 --has ID,... --lacks ID,...”.\n"
    );
    let mut rest: serde_json::Value = serde_json::from_str(&exported).expect("it is JSON");
    rest[0].as_object_mut().expect("a watch").remove("absence");
    assert_eq!(other.done(&["watches", "export"]).json(), rest);

    other.done(&["watches", "edit", "1", "--has", "2", "--lacks", "3"]);
    add_sources(&other, &["wire", "gazette"]);
    let again = other.done(&["watches", "import", file]);
    assert_eq!(
        (again.out.as_str(), again.err.as_str()),
        ("Added 0 watches. 1 was there already.\n", "")
    );
    let list = other.done(&["watches", "list", "--json"]).json();
    let own = serde_json::json!({"has": [2], "lacks": [3], "hours": 3});
    assert_eq!(list[0]["absence"], own);
}
