//! Queries as the interface gets them: places in UTF-16 units, chips both ways, words that are words.

use std::sync::Arc;

use newshawk_core::article::{Block, Zone};
use newshawk_core::ids::WatchId;
use newshawk_core::matching::{Match, Matcher, Vocabulary};
use newshawk_core::query::{Chips, Node, Query};
use newshawk_core::watch::{Level, Watch};
use newshawk_engine::{Language, Live};

use crate::views::query::{ChipsView, QueryCheck};
use crate::views::why::{WhyClause, clauses};
use crate::views::words::{FIELDS, LanguageWords, OPERATORS};

fn watch(id: u32, name: &str, query: &str) -> Watch {
    Watch {
        id: WatchId(id),
        version: 1,
        name: name.to_owned(),
        query: Query::parse(query).unwrap(),
        level: Level::Notify,
        paused: false,
        sample: false,
        options: newshawk_core::watch::Options::default(),
    }
}

fn live(watches: Vec<Watch>) -> Live {
    let language = Language::new("no-such-folder".into());
    Live {
        matcher: Arc::new(language.matcher(&watches)),
        language,
        watches: Arc::new(watches),
        sources: Arc::default(),
        asking: Arc::default(),
        paused: false,
        problems: Vec::new(),
    }
}

fn check(typed: &str) -> QueryCheck {
    QueryCheck::of(typed, None, &live(Vec::new()))
}

/// The text from one UTF-16 unit to another.
fn cut(text: &str, start: u32, end: u32) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[start as usize..end as usize]).unwrap()
}

#[test]
fn what_is_wrong_is_marked_in_the_units_of_the_interface() {
    for typed in [
        "  𠮷野 AND (Russia",
        "𠮷野 AND @Natoo",
        "\u{3000}𠮷野, #Nothing",
    ] {
        let fault = check(typed).error.expect("it is wrong");
        let marked = cut(typed, fault.start, fault.end);
        assert!(
            marked.starts_with(['(', '@', '#']),
            "“{marked}” of “{typed}”: {}",
            fault.message
        );
        assert!(check(typed).chips.is_none());
    }
}

#[test]
fn what_may_not_be_meant_is_marked_likewise() {
    let typed = " 𠮷野, Bosnia and Herzegovina";
    let checked = check(typed);
    let [lint] = &checked.lints[..] else {
        panic!("{} lints", checked.lints.len());
    };
    assert_eq!(cut(typed, lint.start, lint.end), "Bosnia and Herzegovina");
    assert!(!lint.fixes.is_empty());
}

#[test]
fn a_name_with_a_pack_is_a_switch_and_said_once() {
    let word = check("NATO AND Russia");
    let names: Vec<(&str, bool)> = word
        .names
        .iter()
        .map(|it| (it.name.as_str(), it.taken))
        .collect();
    assert_eq!(names, [("NATO", false), ("Russia", false)]);
    assert_eq!(word.lints.len(), 0, "the switch says it");
    assert!(word.names[0].needs_capital);
    assert!(word.names[0].languages > 5);

    let twice = check("NATO, OTAN");
    assert_eq!((twice.names.len(), twice.lints.len()), (1, 0));

    let pack = check(&word.names[0].other);
    assert!(pack.names[0].taken);
    assert_eq!(pack.names[0].other, "NATO AND Russia");
}

#[test]
fn chips_come_back_as_the_same_query() {
    let queries = [
        "NATO",
        "@NATO NEAR/15 (@Russia UNLESS/5 (hockey OR chess))",
        "(NATO OR OTAN) AND grain ONEAR/3 deal AND \"Black Sea\" AND NOT hockey",
        "NATO SENTENCE Russia",
        "NATO PARA (Russia OR Ukraine)",
        "lang:uk AND NOT football",
    ];
    for text in queries {
        let query = Query::parse(text).unwrap();
        let shown = ChipsView::from(Chips::of(&query));
        let again = Query::parse(&Chips::from(shown).query()).unwrap();
        assert_eq!(again.root(), query.root(), "{text}");
    }
}

#[test]
fn a_watch_may_not_refer_to_itself_while_it_is_edited() {
    let live = live(vec![watch(1, "Baltic", "Riga"), watch(2, "Sea", "#Baltic")]);
    let fault = |watch| QueryCheck::of("#Sea", watch, &live).error;
    assert!(fault(None).is_none());
    assert!(fault(Some(WatchId(1))).is_some(), "Sea leads back to it");
    assert!(fault(Some(WatchId(2))).is_some());
}

#[test]
fn every_word_that_is_offered_is_one_of_the_language() {
    let unknown = Query::parse("qqqqqq:word").unwrap_err().message;
    let known: Vec<&str> = unknown
        .split([' ', ',', '.'])
        .filter_map(|word| word.strip_suffix(':'))
        .collect();
    assert_eq!(FIELDS.map(|(name, _)| name).to_vec(), known, "{unknown}");

    for (name, _, insert) in OPERATORS {
        let uses = [
            format!("alpha {insert}beta"),
            format!("alpha AND {insert}beta"),
            format!("{insert}alpha OR beta)"),
            format!("{insert}alpha, +4: beta}}"),
        ];
        let is_understood = |text: &String| {
            Query::parse(text).is_ok_and(|query| !matches!(query.root(), Node::Atom(_)))
        };
        assert!(uses.iter().any(is_understood), "{name}");
    }
}

#[test]
fn a_watch_is_offered_where_its_name_can_stand_behind_the_sign() {
    let watches = [
        watch(1, "Black Sea", "grain"),
        watch(2, "NATO, Russia", "NATO, Russia"),
    ];
    let words = LanguageWords::of(&newshawk_engine::packs::built_in(), &watches);
    let saved: Vec<&str> = words.saved.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(saved, ["Black-Sea"]);
    let nato = words.aliases.iter().find(|it| it.name == "NATO").unwrap();
    assert!(
        nato.sample.iter().any(|it| it == "НАТО"),
        "{:?}",
        nato.sample
    );
}

fn why(query: &str, blocks: &[Block]) -> Vec<WhyClause> {
    let watch = watch(1, "w", query);
    let matcher = Matcher::for_watches([&watch], &Vocabulary::default());
    let found: Vec<Match> = matcher.matches(blocks);
    clauses(&found[0], &watch, blocks)
}

#[test]
fn the_reasons_stand_in_the_order_of_the_query_with_places_to_go_to() {
    let blocks = [
        Block::new(Zone::Title, "Grain leaves the harbour"),
        Block::new(Zone::Author, "Ada Marsh"),
        Block::new(Zone::Lead, "Quiet."),
        Block::new(Zone::Body, "🦅 An envoy of NATO spoke of grain, to nobody."),
    ];
    let why = why("NATO NEAR/5 grain AND grain AND author:Marsh", &blocks);
    let names: Vec<&str> = why.iter().map(|it| it.clause.as_str()).collect();
    assert_eq!(names, ["NATO NEAR/5 grain", "grain", "author:Marsh"]);
    let near = &why[0].places;
    let forms: Vec<&str> = near.iter().map(|it| it.form.as_str()).collect();
    assert_eq!(forms, ["NATO", "grain"]);
    assert_eq!(near[0].block, Some(1), "headline and byline stand above");
    assert_eq!(cut(&blocks[3].text, near[0].start, near[0].end), "NATO");
    let blocks_of =
        |clause: &WhyClause| clause.places.iter().map(|it| it.block).collect::<Vec<_>>();
    assert_eq!(blocks_of(&why[1]), [None, Some(1)]);
    assert_eq!(blocks_of(&why[2]), [None]);
    assert_eq!(why[2].places[0].zone, "author");
}

#[test]
fn what_is_only_known_of_an_article_is_a_reason_without_a_place() {
    let blocks = [
        Block::new(Zone::Title, "Grain"),
        Block::new(Zone::Body, "Grain leaves."),
    ];
    let why = why("words:<=99 AND grain AND NOT hockey", &blocks);
    let places: Vec<(&str, usize)> = why
        .iter()
        .map(|it| (it.clause.as_str(), it.places.len()))
        .collect();
    assert_eq!(places, [("words:<=99", 0), ("grain", 2)]);
}
