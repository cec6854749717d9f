//! What marks of “not relevant” say about a query.

use newshawk_core::article::{Block, Zone};
use newshawk_core::matching::{Facts, Matcher, Subject, Vocabulary};
use newshawk_core::query::Query;
use newshawk_core::suggest::{Marks, Suggestion, suggest};
use url::Url;

/// A made-up article.
#[derive(Clone, Debug)]
pub(super) struct News {
    pub(super) blocks: Vec<Block>,
    pub(super) language: &'static str,
    pub(super) url: Option<Url>,
}

impl News {
    /// A headline, and paragraphs of text.
    pub(super) fn new(title: &str, text: &str) -> Self {
        let mut blocks = vec![Block::new(Zone::Title, title)];
        let zones = std::iter::once(Zone::Lead).chain(std::iter::repeat(Zone::Body));
        let paragraphs = text.split('\n').filter(|it| !it.is_empty());
        blocks.extend(
            zones
                .zip(paragraphs)
                .map(|(zone, text)| Block::new(zone, text)),
        );
        Self {
            blocks,
            language: "en",
            url: None,
        }
    }

    fn at(self, url: &str) -> Self {
        let url = Some(Url::parse(url).expect("an address"));
        Self { url, ..self }
    }

    pub(super) fn subject(&self) -> Subject<'_> {
        let facts = Facts {
            language: Some(self.language),
            url: self.url.as_ref(),
            ..Facts::default()
        };
        Subject {
            blocks: &self.blocks,
            facts,
        }
    }
}

pub(super) fn asked(query: &str, accepted: &[News], rejected: &[News]) -> Vec<Suggestion> {
    let query = Query::parse(query).expect("the query is right");
    let subjects = |news: &[News]| -> Vec<Subject<'static>> {
        // The tests of this file leak some kilobytes, and read better.
        let news: &'static [News] = Box::leak(news.to_vec().into_boxed_slice());
        news.iter().map(News::subject).collect()
    };
    let (accepted, rejected) = (subjects(accepted), subjects(rejected));
    let marks = Marks {
        accepted: &accepted,
        rejected: &rejected,
    };
    suggest(&query, marks, &Vocabulary::default())
}

/// Counts again, one article at a time, with the text that a person would take over.
pub(super) fn count(query: &str, news: &[News]) -> usize {
    let query = Query::parse(query).expect("what is suggested is right");
    let matcher = Matcher::for_query(&query, &Vocabulary::default());
    news.iter()
        .filter(|it| matcher.is_match(it.subject()))
        .count()
}

/// Asks, and proves that each suggestion does what it says.
fn suggested(query: &str, accepted: &[News], rejected: &[News]) -> Vec<(String, String)> {
    let found = asked(query, accepted, rejected);
    for it in &found {
        let text = it.query.text();
        assert_eq!(it.query.to_string(), text, "it is printed as it is read");
        assert_eq!(it.of_accepted - it.lost, count(text, accepted), "{text}");
        assert_eq!(it.of_rejected - it.removed, count(text, rejected), "{text}");
    }
    found
        .into_iter()
        .map(|it| (it.query.text().to_owned(), it.sentence))
        .collect()
}

fn first(query: &str, accepted: &[News], rejected: &[News]) -> (String, String) {
    let mut found = suggested(query, accepted, rejected);
    assert!(!found.is_empty(), "there is something to suggest");
    found.remove(0)
}

fn all(titles: &[&str]) -> Vec<News> {
    titles.iter().map(|title| News::new(title, "")).collect()
}

const COUNTRY: &[&str] = &[
    "Jordan reopens its border crossing",
    "King of Jordan meets envoys in Amman",
    "Water talks between Jordan and Israel resume",
    "Jordan raises fuel prices",
    "Floods close roads in southern Jordan",
    "Jordan expels an ambassador",
    "Refugees return from Jordan",
    "Parliament of Jordan passes the budget",
    "Jordan hosts a summit on trade",
    "An earthquake is felt in Jordan",
];

const SPORTSMAN: &[&str] = &[
    "Michael Jordan sells his house",
    "Shoes worn by Michael Jordan are auctioned",
    "Michael Jordan buys a racing team",
    "A film about Michael Jordan opens",
    "Michael Jordan gives to hospitals",
    "The card of Michael Jordan that nobody wanted",
];

#[test]
fn a_country_is_told_from_a_sportsman() {
    let (query, sentence) = first("Jordan", &all(COUNTRY), &all(SPORTSMAN));
    assert_eq!(query, "Jordan UNLESS/0 Michael");
    assert_eq!(
        sentence,
        "Don't count “Jordan” right beside “Michael”: removes 6 of your 6 rejected, loses 0 of 10 accepted."
    );
}

#[test]
fn a_word_that_stands_elsewhere_leaves_the_article_out() {
    let sport = [
        "Jordan leaves after a record night of basketball",
        "What Jordan taught a generation about basketball",
        "Basketball: Jordan retires once more",
        "Jordan and the business of basketball",
        "The rise of Jordan. Basketball was never the same",
    ];
    let (query, sentence) = first("Jordan", &all(COUNTRY), &all(&sport));
    assert_eq!(query, "Jordan AND NOT basketball");
    assert_eq!(
        sentence,
        "Leave out articles that mention “basketball”: removes 5 of your 5 rejected, loses 0 of 10 accepted."
    );
}

#[test]
fn a_country_is_told_from_a_bird() {
    let country = [
        "Elections in Turkey this spring",
        "The lira of Turkey falls again",
        "Floods in western Turkey",
        "Envoys leave Turkey for talks",
        "Grain passes through Turkey",
        "Mayor in Turkey is freed",
        "Trains cross Turkey in a day",
        "Olives from Turkey are rare this year",
    ];
    let bird = [
        "How to roast a turkey",
        "Leftover turkey, three ways",
        "Why your turkey is dry",
        "Farmers lose each fifth turkey to the flu",
        "A turkey stops the traffic",
    ];
    let (query, sentence) = first("Turkey", &all(&country), &all(&bird));
    assert_eq!(query, "^Turkey");
    assert!(
        sentence.starts_with("Count “Turkey” only where it is capitalised: removes 5 of your 5")
    );
}

#[test]
fn an_alliance_is_told_from_a_club_of_its_name() {
    let alliance = [
        "NATO sends ships to the strait",
        "Ministers of NATO meet",
        "Sweden thanks NATO",
        "NATO doubles its patrols",
        "A general of NATO resigns",
        "Exercises of NATO end early",
    ];
    let club = [
        "Nato Rovers win at home",
        "Late goal saves Nato Rovers",
        "Nato Rovers sign a striker",
        "Rain stops Nato Rovers",
        "Nato Rovers lose their coach",
    ];
    let found = suggested("NATO", &all(&alliance), &all(&club));
    let queries: Vec<&str> = found.iter().map(|(query, _)| query.as_str()).collect();
    assert_eq!(
        queries,
        ["^^NATO", "NATO UNLESS/0 Rovers", "NATO AND NOT Rovers"]
    );
}

#[test]
fn of_several_names_only_the_one_at_fault_is_changed() {
    let mut accepted = all(COUNTRY);
    accepted.extend(all(&[
        "Georgia votes",
        "Wine from Georgia",
        "Michael of Georgia is buried",
    ]));
    let (query, _) = first("Georgia OR Jordan", &accepted, &all(SPORTSMAN));
    assert_eq!(query, "Georgia OR (Jordan UNLESS/0 Michael)");
}

#[test]
fn a_name_that_brings_nothing_good_is_left_out() {
    let rejected = all(&[
        "Alpha sinks",
        "Alpha rises",
        "An offer by Alpha",
        "Who needs Alpha",
        "Alpha again",
    ]);
    let found = suggested("Georgia OR Jordan OR Alpha", &all(COUNTRY), &rejected);
    let dropped = (
        "Georgia OR Jordan",
        "No longer look for “Alpha”: removes 5 of your 5 rejected, loses 0 of 10 accepted.",
    );
    assert!(
        found
            .iter()
            .any(|(query, said)| (query.as_str(), said.as_str()) == dropped),
        "{found:?}"
    );
}

#[test]
fn passing_mentions_are_told_from_headlines() {
    let passing: Vec<News> = [
        ("Markets", "Shares fall.", "So they did in Jordan."),
        (
            "Films",
            "Three new ones.",
            "Jordan has seen one of them already.",
        ),
        ("Weather", "It rains.", "Not a drop fell on Jordan."),
        (
            "Chess",
            "A draw, and a loss.",
            "Players came from Peru, Jordan and Fiji.",
        ),
        ("Music", "Loud, and long.", "The drums are from Jordan."),
        ("Gardens", "Roses, mostly.", "Jordan sent seeds."),
    ]
    .iter()
    .map(|(title, lead, text)| News::new(title, &format!("{lead}\n{text}")))
    .collect();
    let (query, sentence) = first("Jordan", &all(COUNTRY), &passing);
    assert_eq!(query, "title:Jordan OR lead:Jordan");
    assert!(sentence.starts_with("Count “Jordan” only in the headline or the first paragraph: "));
}

#[test]
fn several_words_together_remove_what_one_does_not() {
    let sport = [
        "Jordan and basketball",
        "Basketball by Jordan",
        "Jordan is basketball",
        "More basketball, more Jordan",
        "Jordan leaves basketball",
        "Sneakers of Jordan",
        "Jordan designs sneakers",
        "Old sneakers, by Jordan",
        "No sneakers for Jordan",
        "Jordan sells his sneakers",
    ];
    let found = suggested("Jordan", &all(COUNTRY), &all(&sport));
    let both = ["basketball", "sneakers"];
    assert!(
        both.iter().all(|word| found[0].0.contains(word)),
        "{found:?}"
    );
    assert!(
        found[0]
            .1
            .ends_with(": removes 10 of your 10 rejected, loses 0 of 10 accepted.")
    );
}

#[test]
fn a_part_of_a_site_can_be_left_out() {
    let place = |part: &str, news: Vec<News>| -> Vec<News> {
        let url = |number| format!("https://example.org/{part}/2026/{number}.html");
        let numbered = news.into_iter().zip(0..);
        numbered
            .map(|(news, number)| news.at(&url(number)))
            .collect()
    };
    let sport = [
        "Jordan wins",
        "Jordan falls",
        "Tired Jordan",
        "No Jordan today",
        "Jordan flies",
    ];
    let found = suggested(
        "Jordan",
        &place("world", all(COUNTRY)),
        &place("sport", all(&sport)),
    );
    assert_eq!(found[0].0, "Jordan AND NOT url:sport");
    assert!(
        found[0]
            .1
            .starts_with("Leave out articles with “sport” in their address: ")
    );
}

#[test]
fn another_language_can_be_left_out() {
    let polish: Vec<News> = [
        "Jordan jedzie",
        "Pan Jordan i pies",
        "Ten Jordan",
        "Jordan wraca",
        "Gdzie Jordan",
    ]
    .iter()
    .map(|title| News {
        language: "pl",
        ..News::new(title, "")
    })
    .collect();
    let (query, sentence) = first("Jordan", &all(COUNTRY), &polish);
    assert_eq!(query, "Jordan AND NOT lang:pl");
    assert!(sentence.starts_with("Leave out articles in Polish: removes 5 of your 5"));
}

#[test]
fn of_two_words_that_do_as_well_the_rarer_one_is_named() {
    let accepted = ["Tarn", "Varn", "Ellery", "Hinde", "Ostrel", "Marlow"]
        .map(|place| News::new(&format!("NATO ministers speak about fuel in {place}"), ""));
    let rejected = ["Foxes", "Owls", "Seals", "Bears", "Wolves", "Hares"]
        .map(|team| News::new(&format!("NATO cup: {team} win again"), ""));
    let suggestions = suggested("NATO", &accepted, &rejected);
    assert!(suggestions.len() > 1, "{suggestions:?}");
    let names = |word: &str| suggestions.iter().any(|(_, said)| said.contains(word));
    assert!(!names("“about”"), "{suggestions:?}");
}

#[test]
fn where_rejected_look_like_accepted_nothing_is_suggested() {
    let (rejected, accepted): (Vec<_>, Vec<_>) = all(COUNTRY)
        .into_iter()
        .zip(0..)
        .partition(|(_, number)| number % 2 == 0);
    let news = |of: Vec<(News, i32)>| of.into_iter().map(|(news, _)| news).collect::<Vec<_>>();
    assert_eq!(suggested("Jordan", &news(accepted), &news(rejected)), []);
}

#[test]
fn too_few_marks_say_nothing() {
    let (country, sportsman) = (all(COUNTRY), all(SPORTSMAN));
    for (accepted, rejected, says) in [
        (10, 2, false),
        (0, 6, false),
        (1, 3, false),
        (10, 3, true),
        (10, 6, true),
    ] {
        let found = suggested("Jordan", &country[..accepted], &sportsman[..rejected]);
        assert_eq!(
            !found.is_empty(),
            says,
            "{accepted} accepted, {rejected} rejected"
        );
    }
}

/// Marks of an earlier version of the query: what it no longer finds is neither rejected nor lost.
#[test]
fn marks_that_the_query_no_longer_finds_count_nothing() {
    let mut rejected = all(SPORTSMAN);
    rejected.extend(all(&["Nothing of it", "Nor here"]));
    let found = asked("Jordan", &all(COUNTRY), &rejected);
    assert_eq!((found[0].of_rejected, found[0].of_accepted), (6, 10));
    assert_eq!(
        asked("Jordan UNLESS/0 Michael", &all(COUNTRY), &rejected),
        []
    );
}

#[test]
fn languages_without_spaces_have_words_too() {
    let accepted = all(&[
        "约旦国王访问",
        "约旦议会开会",
        "约旦边境重开",
        "约旦油价上涨",
        "约旦洪水",
        "约旦大使离开",
    ]);
    let rejected = all(&[
        "篮球明星约旦",
        "约旦与篮球",
        "篮球约旦退休",
        "约旦打篮球",
        "约旦的篮球鞋",
    ]);
    let found = suggested("约旦", &accepted, &rejected);
    assert!(
        found.iter().any(
            |(query, _)| query.ends_with("AND NOT 篮球") || query.ends_with("AND NOT \"篮球\"")
        ),
        "{found:?}"
    );
}
