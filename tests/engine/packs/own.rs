//! A person's own packs beside ours, and what is said of what is wrong in them.

use std::fs;

use newshawk_core::alias::Packs;
use newshawk_engine::packs::{self, Loaded};
use tempfile::TempDir;

use super::{found, matcher};

/// A folder with these files in it.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file can be written");
    }
    folder
}

fn load(files: &[(&str, &str)]) -> Loaded {
    packs::load(Some(folder(files).path()))
}

/// What is found in an English article.
fn picture(packs: &Packs, query: &str, text: &str) -> String {
    found(&matcher(query, packs), Some("en"), text)
}

#[test]
fn a_pack_of_ones_own_is_used_beside_ours() {
    let file = r#"
        [[pack]]
        name = "Harbour"
        also = ["Port-of-Call"]
        en = ["^^HRB", "!Harbour", "ferry"]
        ru = ["гавань"]
    "#;
    let loaded = load(&[("mine.toml", file)]);
    assert_eq!(loaded.flaws, Vec::<String>::new());
    let text = "the HRB, hrb, the Harbour, a harbour, a Ferry, гавань";
    let marked = "the «HRB», hrb, the «Harbour», a harbour, a «Ferry», «гавань»";
    for query in ["@Harbour", "@harbour", "@portofcall"] {
        assert_eq!(picture(&loaded.packs, query, text), marked, "{query}");
    }
    assert_eq!(picture(&loaded.packs, "@NATO", "NATO"), "«NATO»");
    let pack = loaded.packs.get("Harbour").expect("it is there");
    assert_eq!((pack.title.as_str(), pack.version), ("Harbour", 1));
}

#[test]
fn the_example_of_the_readme_is_right() {
    let readme = include_str!("../../../crates/engine/packs/README.md");
    let example = readme
        .split("```toml")
        .nth(1)
        .and_then(|rest| rest.split("```").next());
    let loaded = load(&[("mine.toml", example.expect("there is an example"))]);
    assert_eq!(loaded.flaws, Vec::<String>::new());
    let found = found(
        &matcher("@RHM", &loaded.packs),
        Some("de"),
        "Rheinmetalls Zahlen; in der Rheinmetall Arena",
    );
    assert_eq!(found, "«Rheinmetalls» Zahlen; in der Rheinmetall Arena");
}

#[test]
fn ones_own_comes_before_ours_of_the_same_name() {
    let file = "version = 7\n[[pack]]\nname = \"nato\"\ntitle = \"my NATO\"\nen = [\"Brussels\"]\n";
    let loaded = load(&[("mine.toml", file)]);
    assert_eq!(loaded.flaws, Vec::<String>::new());
    assert_eq!(
        picture(&loaded.packs, "@NATO", "NATO in Brussels"),
        "NATO in «Brussels»"
    );
    let pack = loaded.packs.get("NATO").expect("it is there");
    assert_eq!((pack.title.as_str(), pack.version), ("my NATO", 7));
    let named = loaded
        .packs
        .iter()
        .filter(|pack| pack.name.eq_ignore_ascii_case("nato"));
    assert_eq!(named.count(), 1);
}

#[test]
fn files_of_any_editor_are_read() {
    let file = format!("\u{feff}{}", GOOD.replace('\n', "\r\n"));
    let loaded = load(&[("Mine.TOML", &file)]);
    assert_eq!(loaded.flaws, Vec::<String>::new());
    assert_eq!(picture(&loaded.packs, "@Good", "good"), "«good»");
}

#[test]
fn an_equals_sign_keeps_endings_off() {
    let file = "[[pack]]\nname = \"Work\"\nde = [\"=Hafen\", \"Werft\"]\n";
    let loaded = load(&[("mine.toml", file)]);
    let found = found(
        &matcher("@Work", &loaded.packs),
        Some("de"),
        "Hafen, Hafens, Werft, Werfts",
    );
    assert_eq!(found, "«Hafen», Hafens, «Werft», «Werfts»");
}

#[test]
fn exceptions_guard_where_they_say() {
    let file = r#"
        [[pack]]
        name = "Orange"
        any = ["!Orange"]
        unless = [{ language = "en", within = 1, words = ["juice"] }, { words = ["William of Orange"] }]
    "#;
    let loaded = load(&[("mine.toml", file)]);
    let pictures = [
        ("Orange rises", "«Orange» rises"),
        ("Orange and juice", "Orange and juice"),
        ("Orange with some juice", "«Orange» with some juice"),
        ("Orange, William of Orange", "«Orange», William of Orange"),
    ];
    for (text, marked) in pictures {
        assert_eq!(picture(&loaded.packs, "@Orange", text), marked);
    }
    let french = found(
        &matcher("@Orange", &loaded.packs),
        Some("fr"),
        "Orange juice",
    );
    assert_eq!(french, "«Orange» juice");
}

#[test]
fn a_folder_that_is_not_there_is_no_flaw() {
    let nowhere = folder(&[]).path().join("packs");
    let loaded = packs::load(Some(&nowhere));
    assert_eq!(loaded.flaws, Vec::<String>::new());
    assert_eq!(loaded.packs, packs::built_in());
}

#[test]
fn only_files_of_packs_are_read() {
    let loaded = load(&[("notes.txt", "[["), ("packs.toml~", "[[")]);
    assert_eq!(loaded.flaws, Vec::<String>::new());
}

const GOOD: &str = "[[pack]]\nname = \"Good\"\nen = [\"good\"]\n";

/// What is said of a file; a good file beside it and our packs are used all the same.
fn flaws_of(text: &str) -> Vec<String> {
    let loaded = load(&[("bad.toml", text), ("good.toml", GOOD)]);
    assert_eq!(picture(&loaded.packs, "@Good", "good"), "«good»");
    assert_eq!(picture(&loaded.packs, "@NATO", "NATO"), "«NATO»");
    loaded.flaws
}

#[test]
fn a_broken_file_costs_that_file_and_says_where_it_is_broken() {
    let flaws = flaws_of("[[pack]]\nname = \"A\"\nen = [\"a]\n");
    let [flaw] = flaws.as_slice() else {
        panic!("one flaw: {flaws:?}");
    };
    assert!(flaw.starts_with("bad.toml, line 3: "), "{flaw}");
    assert!(
        flaw.ends_with(". Nothing of this file is used until that is put right."),
        "{flaw}"
    );
}

#[test]
fn a_broken_pack_costs_that_pack_alone() {
    let file = format!(
        "[[pack]]\nname = \"Bad\"\nen = \"bad\"\n\n{}",
        GOOD.replace("Good", "Beside")
    );
    let loaded = load(&[("mine.toml", &file)]);
    assert_eq!(picture(&loaded.packs, "@Beside", "good"), "«good»");
    assert_eq!(loaded.packs.get("Bad"), None);
    let flaw = "mine.toml, line 3: a list in brackets is wanted here: [\"…\", \"…\"]. This pack is not used until that is put right.";
    assert_eq!(loaded.flaws, [flaw]);
}

/// A line that is wrong, and what is said of it.
#[test]
fn each_flaw_says_what_to_do() {
    let cases = [
        (
            "ua = [\"НАТО\"]",
            "“ua” is a country's code, not a language's. Write uk",
        ),
        (
            "english = [\"a\"]",
            "“english” is no part of a pack. These are: name, also, title, version, any, unless, and language codes such as en",
        ),
        ("en = [\"!\"]", "“” has no word in it"),
        (
            "en = [\"^Orange\"]",
            "“^Orange” begins with a sign. Before a form may stand = and then ^^ or !, and nothing before an exception's words",
        ),
        (
            "en = [\"^^Nato\"]",
            "“^^Nato” asks for capitals and has small letters, so nothing is like it. Write it with ! instead of ^^",
        ),
        ("en = [7]", "a text in quotation marks is wanted here"),
        (
            "en = [\"a\"]\nversion = -1",
            "a whole number is wanted here",
        ),
        ("en = []", "@Bad has no forms. Give it some: en = [\"…\"]"),
        (
            "also = [\"two words\"]",
            "“two words” can't be typed after @. Use letters, digits and hyphens",
        ),
        (
            "en = [\"a\"]\nunless = [{ within = 1 }]",
            "an exception without words. Give it some: words = [\"…\"]",
        ),
        (
            "en = [\"a\"]\nunless = [{ near = 1, words = [\"b\"] }]",
            "“near” is no part of an exception. These are: language, within, words",
        ),
    ];
    let names: Vec<String> = (10..)
        .take(cases.len())
        .map(|number| format!("{number}.toml"))
        .collect();
    let texts = cases.map(|(line, _)| format!("[[pack]]\nname = \"Bad\"\n{line}\n"));
    let files: Vec<(&str, &str)> = names
        .iter()
        .map(String::as_str)
        .zip(texts.iter().map(String::as_str))
        .collect();
    let flaws = load(&files).flaws;
    assert_eq!(flaws.len(), cases.len(), "{flaws:#?}");
    for ((flaw, name), (_, says)) in flaws.iter().zip(&names).zip(&cases) {
        let told = format!(": {says}. This pack is not used until that is put right.");
        assert!(
            flaw.starts_with(&format!("{name}, line ")) && flaw.ends_with(&told),
            "{flaw}"
        );
    }
    let nameless = flaws_of("[[pack]]\nen = [\"a\"]\n");
    assert!(
        nameless[0].contains("the pack has no name. Give it one: name = \"NATO\""),
        "{nameless:?}"
    );
}

#[test]
fn what_stands_outside_a_pack_is_said() {
    let flaws = flaws_of("name = \"NATO\"\n");
    assert_eq!(
        flaws,
        [
            "bad.toml, line 1: “name” has no meaning outside a pack. A pack begins with a line [[pack]]. This is not used."
        ]
    );
}

#[test]
fn a_name_that_stands_twice_is_said_and_the_later_one_is_used() {
    let again = "[[pack]]\nname = \"Other\"\nalso = [\"good\"]\nen = [\"better\"]\n";
    let loaded = load(&[("a.toml", GOOD), ("b.toml", again)]);
    assert_eq!(
        picture(&loaded.packs, "@Good", "good better"),
        "good «better»"
    );
    assert_eq!(
        loaded.flaws,
        [
            "b.toml, line 1: @good stands in a.toml, line 1 too. This one is used; take one of them out."
        ]
    );
}

#[test]
fn bytes_that_are_no_text_cost_that_file() {
    let folder = folder(&[("good.toml", GOOD)]);
    fs::write(folder.path().join("bad.toml"), [0xff, 0xfe, 0x00]).expect("a file can be written");
    let loaded = packs::load(Some(folder.path()));
    assert_eq!(
        loaded.flaws,
        ["bad.toml is not in UTF-8, so nothing of it is used. Save it as UTF-8."]
    );
    assert_eq!(picture(&loaded.packs, "@Good", "good"), "«good»");
}

#[test]
fn a_file_too_large_is_not_read() {
    let loaded = load(&[("bad.toml", &"#".repeat(2 << 20))]);
    assert_eq!(
        loaded.flaws,
        ["bad.toml is larger than a megabyte, so nothing of it is used. Split it."]
    );
}

/// Whatever a file holds, it is read without harm: here what is left of one that was cut off.
#[test]
fn a_file_cut_off_anywhere_does_no_harm() {
    let file = r#"version = 2
[[pack]]
name = "Wörter"
en = ["=^^NATO", "!a b"]
unless = [{ language = "en", within = 1, words = ["c"] }]
"#;
    let ends = (0..file.len()).filter(|end| file.is_char_boundary(*end));
    let cut: Vec<(String, &str)> = ends
        .map(|end| (format!("{end:03}.toml"), &file[..end]))
        .collect();
    let mut files: Vec<(&str, &str)> = cut
        .iter()
        .map(|(name, text)| (name.as_str(), *text))
        .collect();
    files.push(("good.toml", GOOD));
    let loaded = load(&files);
    assert_eq!(picture(&loaded.packs, "@Good", "good"), "«good»");
    assert!(loaded.flaws.len() > 100, "{}", loaded.flaws.len());
}
