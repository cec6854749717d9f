//! What is known of made-up articles, and the conditions that ask for it.

use jiff::{SignedDuration, Timestamp};
use newshawk_core::ids::SourceId;
use newshawk_core::matching;
use newshawk_core::source::{Cadence, FullText, Source, SourceKind};
use proptest::prelude::*;
use url::Url;

use crate::core::language::oracle;

/// Conditions, so that each holds now and then.
pub(super) const SAID: &[&str] = &[
    "lang:en",
    "lang:(en OR ru)",
    "lang:en-GB",
    "lang:(NOT en)",
    "lang:ja",
    "lang:ar",
    "lang:de",
    "domain:bbc.co.uk",
    "domain:www.bbc.co.uk",
    "domain:uk",
    "domain:(lemonde.fr OR dw.com)",
    "domain:президент.рф",
    "url:news",
    "url:\"world europe\"",
    "url:/news/world",
    "url:(sport AND NOT world)",
    "url:co",
    "source:BBC",
    "source:\"bbc news\"",
    "source:газета",
    "source:(monde OR welle)",
    "source:new",
    "country:gb",
    "country:(UA OR DE)",
    "country:RU",
    "pack:Defence",
    "pack:europe",
    "pack:europe/north",
    "pack:(Ciel OR defense/ciel)",
    "pack:Euro",
];

/// Bounds, each of them often right and often wrong.
pub(super) const MEASURED: &[&str] = &[
    "date:2026-01-02..2026-01-04",
    "date:>2026-01-03",
    "date:<=2026-01-02",
    "date:2026-01",
    "date:2025",
    "date:>=2026-01-05",
    "words:>20",
    "words:<30",
    "words:10..40",
    "words:>=15",
    "words:25",
    "words:<=12",
];

const TITLES: &[&str] = &[
    "BBC News",
    "Le Monde",
    "Новая газета",
    "Deutsche Welle",
    "New York",
];
const FOLDERS: &[&str] = &["", "Defence", "Europe/North", "Défense/Ciel", "Europe"];
const COUNTRIES: &[Option<&str>] = &[Some("GB"), Some("ua"), Some("RU"), None];
const ADDRESSES: &[Option<&str>] = &[
    Some("https://www.bbc.co.uk/news/world-europe-123"),
    Some("https://lemonde.fr/sport/a.html"),
    Some("https://rss.dw.com/en/sport?x=World"),
    Some("http://президент.рф/news"),
    None,
];

/// What is known of an article.
#[derive(Clone)]
pub(crate) struct Facts {
    pub(super) language_choice: usize,
    language: Option<&'static str>,
    url: Option<Url>,
    source: Option<Source>,
    published: Option<Timestamp>,
}

pub(super) fn facts() -> impl Strategy<Value = Facts> {
    let source = (one_of(TITLES), one_of(FOLDERS), one_of(COUNTRIES));
    let source = prop::option::weighted(0.8, source);
    let hours = prop::option::weighted(0.9, 0..7 * 24_i64);
    (0..8_usize, one_of(ADDRESSES), source, hours).prop_map(
        |(language_choice, address, source, hours)| Facts {
            language_choice,
            language: None,
            url: address.map(|it| it.parse().expect("an address")),
            source: source.map(|(title, folder, country)| made(title, folder, country)),
            published: hours.map(|hours| FIRST_DAY + SignedDuration::from_hours(hours)),
        },
    )
}

fn one_of<T: Copy + std::fmt::Debug>(all: &'static [T]) -> impl Strategy<Value = T> {
    prop::sample::select(all)
}

/// The last day of 2025, in UTC.
const FIRST_DAY: Timestamp = Timestamp::constant(1_767_139_200, 0);

fn made(title: &str, folder: &str, country: Option<&str>) -> Source {
    let country = country.map(|code| ("country".to_owned(), code.to_owned()));
    Source {
        id: SourceId(1),
        kind: SourceKind::Feed,
        url: "https://news.example/feed".parse().expect("an address"),
        title: title.to_owned(),
        site: None,
        folder: folder.to_owned(),
        cadence: Cadence::Automatic,
        full_text: FullText::Auto,
        paused: false,
        sample: false,
        attributes: country.into_iter().collect(),
    }
}

impl std::fmt::Debug for Facts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let source = self
            .source
            .as_ref()
            .map(|it| (&it.title, &it.folder, it.country()));
        let url = self.url.as_ref().map(Url::as_str);
        write!(
            f,
            "{:?} {url:?} {source:?} {:?}",
            self.language, self.published
        )
    }
}

impl Facts {
    pub(super) fn in_language(&self, language: Option<&'static str>) -> Self {
        Self {
            language,
            ..self.clone()
        }
    }

    /// As the matcher wants to know it.
    pub(crate) fn of_matcher(&self) -> matching::Facts<'_> {
        matching::Facts {
            language: self.language,
            url: self.url.as_ref(),
            source: self.source.as_ref(),
            published: self.published,
        }
    }

    /// As the page speaks of it.
    pub(crate) fn of_page(&self) -> oracle::Known {
        const DAY: i64 = 24 * 60 * 60;
        oracle::Known {
            language: self.language.map(str::to_owned),
            url: self.url.clone(),
            source: self.source.as_ref().map(|it| oracle::Source {
                title: it.title.clone(),
                folder: it.folder.clone(),
                country: it.country().map(str::to_owned),
            }),
            day: self.published.map(|at| at.as_second().div_euclid(DAY)),
        }
    }
}
