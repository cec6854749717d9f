//! What a query would have found.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use newshawk_core::article::{Article, Block, Head, Method, PageState, Zone};
use newshawk_core::ids::{ArticleId, Fingerprint, SourceId};
use newshawk_core::matching::Vocabulary;
use newshawk_core::preview::{Preview, Question, count, preview};
use newshawk_core::query::Query;

fn now() -> Timestamp {
    "2026-06-20T22:30:00Z".parse().expect("a time")
}

/// An article that came so many hours ago.
fn article(hours: i64, source: u32, title: &str) -> Article {
    let at = now() - SignedDuration::from_hours(hours);
    let head = Head {
        id: ArticleId::new(at, Fingerprint::of(&[title.as_bytes()])),
        source: SourceId(source),
        first_seen: at,
        revision: 1,
        url: None,
        title: title.to_owned(),
        author: None,
        language: None,
        site: None,
        published: None,
        modified: None,
        method: Method::FeedSummary,
        confidence: 1.0,
        content: Fingerprint([0; 16]),
        backfill: false,
        page: PageState::NotWanted,
        chrome_words: 0,
        image: None,
    };
    Article {
        head,
        blocks: vec![Block::new(Zone::Title, title)],
    }
}

fn ask(query: &str, previous: Option<&str>, zone: &TimeZone, articles: Vec<Article>) -> Preview {
    let read = |text: &str| Query::parse(text).expect("the query is right");
    let (query, previous) = (read(query), previous.map(read));
    let question = Question {
        query: &query,
        previous: previous.as_ref(),
        vocabulary: Vocabulary::default(),
        sources: &[],
        now: now(),
        zone,
    };
    preview(&question, articles)
}

fn news() -> Vec<Article> {
    vec![
        article(1, 1, "NATO meets"),
        article(2, 1, "Russia replies to NATO"),
        article(30, 2, "Russia sells gas"),
        article(24 * 13, 2, "NATO rests"),
        article(24 * 14 + 1, 2, "NATO was founded"),
        article(24 * 20, 2, "A chess game"),
    ]
}

#[test]
fn it_counts_articles_days_and_sources() {
    let found = ask("NATO", None, &TimeZone::UTC, news());
    assert_eq!((found.searched, found.articles), (6, 4));
    let days: Vec<usize> = found.days.iter().map(|(_, count)| *count).collect();
    assert_eq!(days, [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
    assert_eq!(found.days[13].0.to_string(), "2026-06-20");
    assert_eq!(found.sources, [(SourceId(1), 2), (SourceId(2), 2)]);
    assert_eq!(
        (found.days_back, found.per_week),
        (21, Some(4.0 * 7.0 / 20.0))
    );
    assert_eq!(found.samples.len(), 4);
    assert_eq!(found.samples[0].evidence[0].form, "NATO");
}

/// Half past eleven at night in London is the next day in Moscow.
#[test]
fn days_are_the_persons_own() {
    let moscow = TimeZone::fixed(jiff::tz::offset(3));
    let found = ask(
        "NATO",
        None,
        &moscow,
        vec![article(0, 1, "NATO meets"), article(2, 1, "NATO eats")],
    );
    let last: Vec<(String, usize)> = found.days[12..]
        .iter()
        .map(|(day, count)| (day.to_string(), *count))
        .collect();
    assert_eq!(
        last,
        [("2026-06-20".to_owned(), 1), ("2026-06-21".to_owned(), 1)]
    );
}

/// A day's news says little of a week's.
#[test]
fn it_speaks_of_a_week_once_the_archive_reaches_back_one() {
    let reaching = |hours| {
        let news = vec![article(1, 1, "NATO meets"), article(hours, 1, "NATO eats")];
        let found = ask("NATO", None, &TimeZone::UTC, news);
        (found.articles, found.days_back, found.per_week)
    };
    assert_eq!(reaching(0), (2, 1, None));
    assert_eq!(reaching(30), (2, 2, None));
    assert_eq!(reaching(24 * 7 - 1), (2, 7, None));
    assert_eq!(reaching(24 * 7), (2, 8, Some(2.0)));
}

#[test]
fn several_queries_are_counted_at_once() {
    let queries = ["NATO", "Russia AND NOT NATO", "ferry", "NATO, gas"];
    let queries = queries.map(|text| Query::parse(text).expect("the query is right"));
    let counts = count(&queries, &Vocabulary::default(), &[], news());
    assert_eq!(counts, [4, 1, 0, 5]);
}

#[test]
fn it_says_what_a_change_adds_and_takes_away() {
    let found = ask(
        "NATO AND NOT Russia",
        Some("Russia"),
        &TimeZone::UTC,
        news(),
    );
    assert_eq!((found.added.count, found.removed.count), (3, 2));
    assert_eq!(found.added.samples.len(), 3);
    assert_eq!(
        found.removed.samples,
        [news()[1].head.id, news()[2].head.id]
    );
    let same = ask("NATO", Some("NATO"), &TimeZone::UTC, news());
    assert_eq!((same.added.count, same.removed.count), (0, 0));
}

#[test]
fn of_an_empty_archive_it_says_nothing() {
    let found = ask("NATO", Some("Russia"), &TimeZone::UTC, Vec::new());
    assert_eq!((found.searched, found.articles, found.days_back), (0, 0, 0));
    assert_eq!(found.days.len(), 14);
}
