//! Any bytes at all, as a query and as an article.
//!
//! A plain `cargo test` tries a second's worth of them and what was found before; `scripts/fuzz` goes
//! on for as long as one likes.

mod bytes;

use std::collections::BTreeMap;

use bolero::check;
use newshawk_core::alias::{Case, Form, Pack, Packs};
use newshawk_core::article::Zone;
use newshawk_core::matching::{Facts, Matcher, Subject, Vocabulary, explain};
use newshawk_core::query::{Chips, Query};

use super::oracle::{Article, Known, Oracle};
use bytes::Bytes;

#[test]
fn fuzz_a_query() {
    check!().for_each(|bytes: &[u8]| {
        let text = Bytes::new(bytes).query();
        match Query::parse(&text) {
            Ok(query) => right(&query),
            Err(mistake) => {
                assert!(
                    text.get(mistake.span.clone()).is_some(),
                    "{text:?} {:?}",
                    mistake.span
                );
                assert!(!mistake.message.is_empty());
                for fix in mistake.fixes {
                    assert!(
                        Query::parse(&fix).is_ok(),
                        "{text:?}: {fix:?} is offered and wrong"
                    );
                }
            }
        }
    });
}

/// What holds for every query: it prints as it reads, and all that is shown of it can be shown.
fn right(query: &Query) {
    let again = Query::parse(&query.to_string());
    assert_eq!(
        again.as_ref().map(Query::root),
        Ok(query.root()),
        "{}",
        query.text()
    );
    assert!(query.sentence().starts_with("Articles that "));
    for atom in query.atoms() {
        assert!(query.text().get(atom.span.clone()).is_some());
    }
    for lint in query.lints(&Packs::default()) {
        assert!(query.text().get(lint.span.clone()).is_some());
        for fix in lint.fixes {
            assert!(
                Query::parse(&fix).is_ok(),
                "{}: {fix} is offered and wrong",
                query.text()
            );
        }
    }
    let chips = Chips::of(query);
    let again = Query::parse(&chips.query()).unwrap_or_else(|error| panic!("{chips:?}: {error}"));
    assert_eq!(Chips::of(&again), chips, "{}", query.text());
}

#[test]
fn fuzz_a_match() {
    check!().for_each(|bytes: &[u8]| {
        let mut bytes = Bytes::new(bytes);
        let Ok(query) = Query::parse(&bytes.query()) else {
            return;
        };
        let (language, blocks) = (bytes.language(), bytes.blocks());
        let packs = packs();
        let vocabulary = Vocabulary {
            packs: Some(&packs),
            watches: &[],
        };
        let subject = Subject {
            blocks: &blocks,
            facts: Facts {
                language,
                ..Facts::default()
            },
        };
        let matcher = Matcher::for_query(&query, &vocabulary);
        let found = matcher.matches(subject);
        let known = Known {
            language: language.map(str::to_owned),
            ..Known::default()
        };
        let holds = Oracle::new(packs.clone(), BTreeMap::new())
            .holds(query.root(), &Article::new(&blocks, known));
        assert_eq!(
            !found.is_empty(),
            holds,
            "{} {language:?} {blocks:?}",
            query.text()
        );
        for evidence in found.iter().flat_map(|it| &it.evidence) {
            let text = &blocks[evidence.block as usize].text;
            assert_ne!(evidence.zone, Zone::Chrome);
            assert_eq!(text.get(evidence.range()), Some(evidence.form.as_str()));
            assert!(!evidence.sentence(text).is_empty());
        }
        let explained = explain(&query, subject, &vocabulary);
        assert_eq!(explained.matched, holds);
        assert_eq!(explained.failed_clause.is_some(), !holds);
        matcher.chrome_hits(subject);
    });
}

/// One pack, with a form of each kind.
fn packs() -> Packs {
    let form = |language: Option<&str>, text: &str, case| Form {
        language: language.map(str::to_owned),
        text: text.to_owned(),
        case,
    };
    Packs::new([Pack {
        name: "NATO".to_owned(),
        also: Vec::new(),
        title: "NATO".to_owned(),
        version: 1,
        forms: vec![
            form(Some("en"), "NATO", Case::Capitals),
            form(Some("ru"), "НАТО", Case::Any),
            form(Some("ko"), "나토", Case::Any),
            form(None, "World Cup", Case::AsWritten),
        ],
        unless: Vec::new(),
    }])
}
