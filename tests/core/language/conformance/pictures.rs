//! Rows with a text: what is found in it, and where, by the matcher and by the page.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use newshawk_core::article::{Block, Zone};
use newshawk_core::ids::SourceId;
use newshawk_core::matching::{Facts, Matcher, Subject, Vocabulary, explain};
use newshawk_core::source::{Cadence, FullText, Source, SourceKind};
use newshawk_core::watch::Watch;
use newshawk_tests::picture::{marked, unmarked};

use super::table::{Row, Table, query, table, watch};
use crate::core::language::oracle::{self, Oracle};

/// A text as it is drawn: its blocks, and the places that are marked.
pub(super) struct Picture {
    pub(super) blocks: Vec<Block>,
    marks: BTreeSet<(usize, usize, usize)>,
}

/// What is known of a row's article.
pub(super) struct Known {
    language: Option<String>,
    source: Option<Source>,
    published: Option<Timestamp>,
}

#[test]
fn each_picture_holds_for_the_matcher_and_for_the_page() {
    let table = table();
    let rows: Vec<&Row> = table
        .rows
        .iter()
        .filter(|row| row.cell("finds").or(row.cell("leaves")).is_some())
        .collect();
    // All of them at once, as a person's watchlist is: what is not looked at is a part of the proof.
    let all: Vec<Watch> = (100..)
        .zip(&rows)
        .map(|(id, row)| watch(id, "", &query(&row.query())))
        .collect();
    let vocabulary = table.vocabulary();
    let together = Matcher::for_watches(&all, &vocabulary);
    let oracle = table.oracle();
    let mut wrong = Vec::new();
    for (row, watch) in rows.iter().zip(&all) {
        let picture = Picture::of(row.text());
        let known = Known::of(row);
        let subject = known.subject(&picture.blocks);
        let is_found = row.cell("finds").is_some();
        let alone = Matcher::for_query(&watch.query, &vocabulary);
        let found = together
            .matches(subject)
            .into_iter()
            .find(|it| it.watch == watch.id);
        let article = oracle::Article::new(&picture.blocks, known.of_page());
        let answers = [
            ("all watches", found.is_some()),
            ("this watch alone", !alone.matches(subject).is_empty()),
            ("counting", alone.is_match(subject)),
            (
                "the explanation",
                explain(&watch.query, subject, &vocabulary).matched,
            ),
            ("the page", oracle.holds(watch.query.root(), &article)),
        ];
        for (who, answer) in answers
            .into_iter()
            .filter(|(_, answer)| *answer != is_found)
        {
            wrong.push(format!(
                "{} on {}: {who} says {answer}",
                row.query(),
                row.text()
            ));
        }
        let shown = found.iter().flat_map(|it| &it.evidence);
        let shown = shown
            .map(|it| (it.block as usize, it.start as usize, it.end as usize))
            .collect();
        for (who, places) in [
            ("the matcher", shown),
            ("the page", oracle.proof(watch.query.root(), &article)),
        ] {
            if places != picture.marks {
                wrong.push(format!(
                    "{} on {}: {who} shows {}",
                    row.query(),
                    row.text(),
                    picture.with(&places)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_only_a_later_revision_has_is_new() {
    let table = table();
    let vocabulary = table.vocabulary();
    let oracle = table.oracle();
    for row in table.rows.iter().filter(|row| row.yes("flagged").is_some()) {
        let query = query(&row.query());
        let matcher = Matcher::for_query(&query, &vocabulary);
        let had = |name: &str| {
            let picture = Picture::of(row.cell(name).expect("a revision"));
            let known = Known::of(row);
            let holds = oracle.holds(
                query.root(),
                &oracle::Article::new(&picture.blocks, known.of_page()),
            );
            assert_eq!(
                matcher.is_match(known.subject(&picture.blocks)),
                holds,
                "{} {name}",
                row.query()
            );
            holds
        };
        let is_new = !had("before") && had("after");
        assert_eq!(
            Some(is_new),
            row.yes("flagged"),
            "{} {}",
            row.query(),
            row.text()
        );
    }
}

#[test]
fn what_stands_around_the_article_is_counted() {
    let table = table();
    for row in &table.rows {
        let Some(count) = row.number("chrome") else {
            continue;
        };
        let picture = Picture::of(row.text());
        let matcher = Matcher::for_query(&query(&row.query()), &table.vocabulary());
        assert_eq!(
            i64::try_from(matcher.chrome_hits(&picture.blocks)),
            Ok(count),
            "{}",
            row.query()
        );
    }
}

impl Table {
    pub(in super::super) fn vocabulary(&self) -> Vocabulary<'_> {
        Vocabulary {
            packs: Some(&self.packs),
            watches: &self.watches,
        }
    }

    pub(in super::super) fn oracle(&self) -> Oracle {
        Oracle::new(self.packs.clone(), self.saved())
    }
}

impl Picture {
    pub(super) fn of(drawn: &str) -> Self {
        let mut picture = Self {
            blocks: Vec::new(),
            marks: BTreeSet::new(),
        };
        for (index, block) in drawn.split(" ¶ ").enumerate() {
            let zone = ZONES
                .iter()
                .find(|zone| block.starts_with(&format!("{}: ", zone.name())));
            let (zone, text) = zone.map_or((Zone::Body, block), |zone| {
                (*zone, &block[zone.name().len() + 2..])
            });
            let (text, marks) = unmarked(text);
            picture
                .marks
                .extend(marks.into_iter().map(|mark| (index, mark.start, mark.end)));
            picture.blocks.push(Block::new(zone, text));
        }
        picture
    }

    /// The text with marks at other places.
    fn with(&self, places: &BTreeSet<(usize, usize, usize)>) -> String {
        let block = |(index, block): (usize, &Block)| {
            let here = places.iter().filter(|(at, ..)| *at == index);
            marked(
                &block.text,
                &here.map(|(_, start, end)| *start..*end).collect::<Vec<_>>(),
            )
        };
        let blocks: Vec<String> = self.blocks.iter().enumerate().map(block).collect();
        blocks.join(" ¶ ")
    }
}

const ZONES: [Zone; 8] = [
    Zone::Title,
    Zone::Lead,
    Zone::Body,
    Zone::Caption,
    Zone::Quote,
    Zone::Author,
    Zone::Tag,
    Zone::Chrome,
];

impl Known {
    pub(super) fn of(row: &Row) -> Self {
        let is_sourced = ["source", "folder", "country", "url"]
            .iter()
            .any(|name| row.cell(name).is_some());
        let day = row
            .cell("day")
            .map(|day| day.parse::<Date>().expect("a day"));
        let noon = |day: Date| {
            day.at(12, 0, 0, 0)
                .in_tz("UTC")
                .expect("a moment")
                .timestamp()
        };
        Self {
            language: row.cell("lang").map(str::to_owned),
            source: is_sourced.then(|| source(row)),
            published: day.map(noon),
        }
    }

    pub(super) fn subject<'a>(&'a self, blocks: &'a [Block]) -> Subject<'a> {
        Subject {
            blocks,
            facts: Facts {
                language: self.language.as_deref(),
                url: self.source.as_ref().map(|it| &it.url),
                source: self.source.as_ref(),
                published: self.published,
            },
        }
    }

    pub(super) fn of_page(&self) -> oracle::Known {
        const DAY: i64 = 24 * 60 * 60;
        oracle::Known {
            language: self.language.clone(),
            url: self.source.as_ref().map(|it| it.url.clone()),
            source: self.source.as_ref().map(|it| oracle::Source {
                title: it.title.clone(),
                folder: it.folder.clone(),
                country: it.country().map(str::to_owned),
            }),
            day: self.published.map(|at| at.as_second().div_euclid(DAY)),
        }
    }
}

/// The source of a row's article; its address stands for the article's too.
fn source(row: &Row) -> Source {
    let country = row
        .cell("country")
        .map(|code| ("country".to_owned(), code.to_owned()));
    Source {
        id: SourceId(1),
        kind: SourceKind::Feed,
        url: row
            .cell("url")
            .unwrap_or("https://news.example/")
            .parse()
            .expect("an address"),
        title: row.cell("source").unwrap_or_default().to_owned(),
        site: None,
        folder: row.cell("folder").unwrap_or_default().to_owned(),
        cadence: Cadence::Automatic,
        full_text: FullText::Auto,
        paused: false,
        sample: false,
        attributes: country.into_iter().collect(),
    }
}
