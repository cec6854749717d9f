//! Which articles tell the same story, in made-up news.

mod chance;
mod filler;
mod languages;
mod merging;
mod restarts;
mod splitting;
mod tolls;
mod tongues;

use newshawk_core::Timestamp;
use newshawk_core::ids::ArticleId;
use newshawk_core::story::{
    Digest, How, NewFact, News, Part, Pin, Stories, Why, independent, timeline,
};
use newshawk_tests::made_up::{BANK, FERRY, FERRY_TOLD_ANEW};
use proptest::prelude::*;

fn id(number: u64) -> ArticleId {
    ArticleId {
        at_ms: number,
        print: number,
    }
}

fn at(day: &str) -> Timestamp {
    format!("{day}T12:00:00Z").parse().expect("a day")
}

fn digest(number: u64, title: &str, text: &str, day: &str) -> Digest {
    from(number, title, text, day, &format!("paper{number}.example"))
}

fn from(number: u64, title: &str, text: &str, day: &str, source: &str) -> Digest {
    let news = News {
        title,
        text,
        author: None,
        published: Some(at(day)),
        language: Some("en"),
        source,
        url: None,
    };
    Digest::of(id(number), &news, None)
}

/// The story of each, as the number of the article that founded it.
fn told(digests: &[Digest]) -> Vec<u64> {
    let mut stories = Stories::default();
    for digest in digests {
        stories.place(digest, at("2031-05-05"));
    }
    let story = |digest: &Digest| stories.story_of(digest.article).expect("it is live");
    digests.iter().map(|digest| story(digest).0.at_ms).collect()
}

/// The ferry, told by two.
fn two() -> [Digest; 2] {
    [
        digest(
            1,
            "Ferry Marabella sinks off Port Kestrel",
            FERRY,
            "2031-05-05",
        ),
        digest(
            2,
            "Marabella ferry goes down near Port Kestrel",
            FERRY_TOLD_ANEW,
            "2031-05-05",
        ),
    ]
}

#[test]
fn the_same_event_in_other_words_is_one_story() {
    let digests = [
        digest(
            1,
            "Ferry Marabella sinks off Port Kestrel",
            FERRY,
            "2031-05-05",
        ),
        digest(
            2,
            "Torvald Bank to close branches in Nessmark",
            BANK,
            "2031-05-05",
        ),
        digest(
            3,
            "Marabella ferry goes down near Port Kestrel",
            FERRY_TOLD_ANEW,
            "2031-05-05",
        ),
    ];
    assert_eq!(told(&digests), [1, 2, 1]);
}

#[test]
fn a_copy_is_one_story_under_any_headline() {
    let digests = [
        digest(
            1,
            "Ferry Marabella sinks off Port Kestrel",
            FERRY,
            "2031-05-05",
        ),
        digest(2, "What we know so far", FERRY, "2031-05-06"),
    ];
    assert_eq!(told(&digests), [1, 1]);
}

#[test]
fn headlines_that_count_the_same_thing_differently_are_two_stories() {
    let digests = [
        digest(
            1,
            "Torvald Bank closes 11 branches in Nessmark",
            "",
            "2031-05-05",
        ),
        digest(
            2,
            "Torvald Bank closes 40 branches in Nessmark",
            "",
            "2031-05-05",
        ),
        digest(
            3,
            "Torvald Bank closes 11 branches in Nessmark province",
            "",
            "2031-05-05",
        ),
    ];
    assert_eq!(told(&digests), [1, 2, 1]);
}

#[test]
fn the_same_words_long_after_are_another_story() {
    let [first, second] = two();
    let digests = [
        first,
        Digest {
            published: Some(at("2031-11-05")),
            ..second
        },
    ];
    assert_eq!(told(&digests), [1, 2]);
}

#[test]
fn a_toll_that_grows_is_a_new_fact_of_the_story() {
    let mut stories = Stories::default();
    let first = digest(
        1,
        "12 dead as ferry Marabella sinks off Port Kestrel",
        FERRY,
        "2031-05-05",
    );
    let later = digest(
        2,
        "Ferry Marabella: 40 dead off Port Kestrel",
        FERRY_TOLD_ANEW,
        "2031-05-06",
    );
    let founded = stories.place(&first, at("2031-05-05"));
    let joined = stories.place(&later, at("2031-05-06"));
    assert_eq!(joined.story(), founded.story());
    let news: Vec<String> = joined.news.iter().map(NewFact::to_string).collect();
    assert_eq!(news, ["Dead: 40, before 12"]);
}

#[test]
fn editions_of_an_outlet_and_reports_of_an_agency_count_once() {
    let wired = |number, source| {
        let text = format!("PORT KESTREL (Reuters) - {FERRY_TOLD_ANEW} Report {number}.");
        from(
            number,
            "Marabella ferry goes down",
            &text,
            "2031-05-05",
            source,
        )
    };
    let digests = [
        from(1, "Ferry sinks", FERRY, "2031-05-05", "www.tidings.co.uk"),
        from(
            2,
            "Bank closes",
            BANK,
            "2031-05-05",
            "https://de.tidings.com/a",
        ),
        wired(3, "gazette.example"),
        wired(4, "courier.example"),
    ];
    assert_eq!(independent(&digests), 2);
}

#[test]
fn an_article_says_why_it_was_joined() {
    let mut stories = Stories::default();
    let now = at("2031-05-05");
    stories.place(
        &digest(
            1,
            "Ferry Marabella sinks off Port Kestrel",
            FERRY,
            "2031-05-05",
        ),
        now,
    );
    let told = digest(
        2,
        "Marabella ferry goes down near Port Kestrel",
        FERRY_TOLD_ANEW,
        "2031-05-05",
    );
    let How::Joins(reason) = stories.place(&told, now).how else {
        panic!("it founds a story");
    };
    assert_eq!((reason.why, reason.like), (Why::Alike, id(1)));
    assert!(
        reason.names.iter().any(|name| name == "Marabella"),
        "{:?}",
        reason.names
    );
}

#[test]
fn an_edit_moves_nothing() {
    let mut stories = Stories::default();
    let now = at("2031-05-05");
    let first = stories.place(
        &digest(1, "Ferry Marabella sinks", FERRY, "2031-05-05"),
        now,
    );
    stories.place(
        &digest(2, "Torvald Bank to close branches", BANK, "2031-05-05"),
        now,
    );
    let edited = stories.place(
        &digest(1, "Torvald Bank to close branches", BANK, "2031-05-05"),
        now,
    );
    assert_eq!(edited.story(), first.story());
}

#[test]
fn a_story_that_nobody_adds_to_leaves() {
    let mut stories = Stories::default();
    stories.place(
        &digest(1, "Ferry Marabella sinks", FERRY, "2031-05-05"),
        at("2031-05-05"),
    );
    stories.place(
        &digest(2, "Torvald Bank", BANK, "2031-05-20"),
        at("2031-05-20"),
    );
    assert_eq!((stories.count(), stories.story_of(id(1))), (1, None));
}

#[test]
fn what_a_person_takes_apart_stays_apart_after_a_restart() {
    let now = at("2031-05-05");
    let first = digest(
        1,
        "Ferry Marabella sinks off Port Kestrel",
        FERRY,
        "2031-05-05",
    );
    let second = digest(
        2,
        "Marabella ferry goes down near Port Kestrel",
        FERRY_TOLD_ANEW,
        "2031-05-05",
    );
    let mut stories = Stories::default();
    stories.place(&first, now);
    let story = stories.place(&second, now).story();
    assert_eq!(story.0, id(1));
    let moved = stories.split(&second, now);
    assert_eq!(
        moved
            .iter()
            .map(|(article, story)| (*article, story.0))
            .collect::<Vec<_>>(),
        [(id(2), id(2))]
    );
    let mut again = Stories::default();
    again.remember(Pin::Apart(id(2), id(1)));
    again.place(&first, now);
    assert_eq!(again.place(&second, now).story().0, id(2));
}

#[test]
fn what_a_person_puts_together_is_one_story() {
    let now = at("2031-05-05");
    let mut stories = Stories::default();
    let a = stories
        .place(
            &digest(1, "Ferry Marabella sinks", FERRY, "2031-05-05"),
            now,
        )
        .story();
    let b = stories
        .place(&digest(2, "Torvald Bank", BANK, "2031-05-05"), now)
        .story();
    assert_ne!(a, b);
    assert_eq!(stories.unite(b, a), Some(a));
    assert_eq!(stories.story_of(id(2)), Some(a));
}

#[test]
fn a_timeline_tells_who_was_first_who_followed_and_what_changed() {
    let digests = [
        from(
            2,
            "Ferry: 40 dead off Port Kestrel",
            FERRY_TOLD_ANEW,
            "2031-05-06",
            "b.example",
        ),
        from(
            1,
            "12 dead as ferry sinks off Port Kestrel",
            FERRY,
            "2031-05-05",
            "a.example",
        ),
        from(3, "Read it here too", FERRY, "2031-05-07", "c.example"),
    ];
    let steps = timeline(&digests);
    let parts: Vec<Part> = steps.iter().map(|step| step.part).collect();
    assert_eq!(parts, [Part::First, Part::Follows, Part::Repeats]);
    let dead = |step: usize| {
        steps[step]
            .news
            .iter()
            .any(|it| it.to_string() == "Dead: 40, before 12")
    };
    assert_eq!([dead(0), dead(1), dead(2)], [false, true, false]);
}

/// The words of made-up news.
const WORDS: [&str; 16] = [
    "Marabella",
    "Torvald",
    "Kestrel",
    "sinks",
    "closes",
    "bank",
    "ferry",
    "Quillon",
    "pump",
    "captain",
    "Nessmark",
    "branches",
    "minister",
    "resigns",
    "harbour",
    "storm",
];

/// So many of these words: the fewer there are, the more is alike.
fn some(
    words: &'static [&'static str],
    count: std::ops::Range<usize>,
) -> impl Strategy<Value = String> {
    let words = prop::collection::vec(prop::sample::select(words), count);
    words.prop_map(|words| words.join(" "))
}

fn headlines() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(some(&WORDS[..8], 3..6), 1..30)
}

proptest! {
    #[test]
    fn the_same_articles_in_the_same_order_give_the_same_stories(titles in headlines()) {
        let digests: Vec<Digest> = (1..)
            .zip(&titles)
            .map(|(number, title)| digest(number, title, "", "2031-05-05"))
            .collect();
        prop_assert_eq!(told(&digests), told(&digests));
    }

    #[test]
    fn which_of_two_articles_came_first_decides_nothing(titles in headlines()) {
        let digests: Vec<Digest> = (1..)
            .zip(&titles)
            .take(2)
            .map(|(number, title)| digest(number, title, "", "2031-05-05"))
            .collect();
        let are_one = |order: &[Digest]| {
            let told = told(order);
            told.first() == told.last()
        };
        let turned: Vec<Digest> = digests.iter().rev().cloned().collect();
        prop_assert_eq!(are_one(&digests), are_one(&turned));
    }

    #[test]
    fn no_likeness_outweighs_two_counts_of_one_thing(a in 2u32..900, b in 2u32..900, title in "[A-Z][a-z]{4,8} [a-z]{5,9} [a-z]{5,9}") {
        prop_assume!(a != b && !(1900..2100).contains(&a) && !(1900..2100).contains(&b));
        let digests = [
            digest(1, &format!("{title} {a} branches"), "", "2031-05-05"),
            digest(2, &format!("{title} {b} branches"), "", "2031-05-05"),
        ];
        prop_assert_eq!(told(&digests), [1, 2]);
    }
}
