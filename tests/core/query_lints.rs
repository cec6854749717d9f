//! What is right in a query and may yet surprise.

use newshawk_core::alias::{Case, Form, Pack, Packs};
use newshawk_core::query::Query;

fn packs() -> Packs {
    let pack = |name: &str, also: &[&str], forms: &[(&str, &str)]| Pack {
        name: name.to_owned(),
        also: also.iter().map(|it| (*it).to_owned()).collect(),
        title: name.to_owned(),
        version: 1,
        forms: forms
            .iter()
            .map(|(language, text)| Form {
                language: Some((*language).to_owned()),
                text: (*text).to_owned(),
                case: Case::Any,
            })
            .collect(),
        unless: Vec::new(),
    };
    Packs::new([
        pack(
            "NATO",
            &[],
            &[
                ("en", "NATO"),
                ("fr", "OTAN"),
                ("es", "OTAN"),
                ("de", "Nato"),
                ("ru", "НАТО"),
                ("zh", "北约"),
            ],
        ),
        pack(
            "US",
            &["USA"],
            &[("en", "US"), ("fr", "États-Unis"), ("ru", "США")],
        ),
        pack("Thatcher", &[], &[("en", "Thatcher")]),
    ])
}

/// The marked place surprises, and these queries say it otherwise.
fn check(picture: &str, says: &str, fixes: &[&str]) {
    let typed = picture.replace(['⟨', '⟩'], "");
    let start = picture.find('⟨').expect("a mark opens");
    let end = picture.find('⟩').expect("a mark closes") - '⟨'.len_utf8();
    let query = Query::parse(&typed).expect("the query is right");
    let lints = query.lints(&packs());
    let lint = lints.iter().find(|lint| lint.message.contains(says));
    let lint = lint.unwrap_or_else(|| panic!("{typed}: {lints:?}"));
    assert_eq!(
        &typed[lint.span.clone()],
        &typed[start..end],
        "{typed}: where"
    );
    assert_eq!(lint.fixes, fixes, "{typed}: fixes");
}

#[test]
fn and_and_or_side_by_side() {
    check(
        "⟨a OR b AND c⟩",
        "brackets say which",
        &["a OR (b AND c)", "(a OR b) AND c"],
    );
    check(
        "x AND (⟨a AND b OR NOT (c) AND d⟩)",
        "brackets say which",
        &[
            "x AND ((a AND b) OR (NOT (c) AND d))",
            "x AND (a AND (b OR NOT (c)) AND d)",
        ],
    );
}

#[test]
fn an_operator_in_small_letters() {
    check(
        "⟨Bosnia and Herzegovina⟩",
        "Did you mean AND?",
        &["Bosnia AND Herzegovina"],
    );
    check(
        "Mali, ⟨ice hockey not chess⟩",
        "Did you mean NOT?",
        &["Mali, \"ice hockey\" AND NOT chess"],
    );
    check(
        "⟨NATO near Russia⟩",
        "Did you mean NEAR?",
        &["NATO NEAR/10 Russia"],
    );
}

#[test]
fn abbreviations_that_are_words() {
    check(
        "Mali OR ⟨WHO⟩",
        "“WHO” also finds “who”",
        &["Mali OR ^^WHO"],
    );
    check("⟨US⟩", "“US” also finds “us”", &["^^US"]);
    check("⟨US⟩", "@US also finds États-Unis and США", &["@US"]);
}

#[test]
fn names_that_are_written_otherwise_elsewhere() {
    check(
        "⟨NATO⟩",
        "@NATO also finds OTAN, НАТО and 北约.",
        &["@NATO"],
    );
}

#[test]
fn not_loses_whole_articles() {
    check(
        "Georgia AND NOT ⟨Atlanta⟩",
        "drops every article that mentions Atlanta",
        &["Georgia UNLESS/10 Atlanta"],
    );
    check(
        "Mali, Georgia AND lang:en AND NOT (⟨Atlanta OR \"Tech\"⟩)",
        "drops every article",
        &["Mali OR ((Georgia UNLESS/10 (Atlanta OR Tech)) AND lang:en)"],
    );
}

#[test]
fn nothing_surprises() {
    for query in [
        "Mali",
        "\"Bosnia and Herzegovina\"",
        "^^US, ^^WHO",
        "BBC",
        "@NATO",
        "Thatcher",
        "(a OR b) AND c",
        "NATO2 AND x\nMali AND y",
        "lang:uk AND NOT lang:en",
    ] {
        let query = Query::parse(query).expect("the query is right");
        assert_eq!(query.lints(&packs()), [], "{query}");
    }
}

#[test]
fn packs_that_there_are_not() {
    let query = Query::parse("Mali AND (@NATP OR @nato)").expect("the query is right");
    let [error] = query
        .unknown_aliases(&packs())
        .try_into()
        .expect("one is unknown");
    assert!(
        error.message.contains("Did you mean @NATO?"),
        "{}",
        error.message
    );
    assert_eq!(&query.text()[error.span], "@NATP");
    assert_eq!(
        error.fixes,
        ["Mali AND (@NATO OR @nato)", "Mali AND (NATP OR @nato)"]
    );
}

#[test]
fn a_word_with_other_names_elsewhere_is_offered_its_pack_and_a_pack_its_word() {
    let of = |query: &str| Query::parse(query).unwrap().offers(&packs());
    let [nato] = &of("NATO AND hockey")[..] else {
        panic!("one offer");
    };
    assert_eq!(nato.also, ["OTAN", "НАТО", "北约"]);
    assert_eq!((nato.languages, nato.taken), (6, false));
    assert_eq!(nato.other, "@NATO AND hockey");

    let back = &of(&nato.other)[0];
    assert_eq!((back.word.as_str(), back.taken), ("NATO", true));
    assert_eq!(back.other, "NATO AND hockey");

    let names: Vec<String> = of("nato, USA, @US, =NATO")
        .into_iter()
        .map(|it| it.name)
        .collect();
    assert_eq!(names, ["NATO", "US"], "each once");
    assert!(of("Thatcher").is_empty(), "its pack finds nothing more");
    assert!(of("=NATO, nato*").is_empty());
}
