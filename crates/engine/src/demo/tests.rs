//! The made-up world is whole: every word in its place, every promise of [`truth`] kept.

mod served;

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::world::{Block, Item, OUTLETS, When, items};
use super::{DemoWorld, Published, truth};

/// Words by which the demo's watches hold, written out by hand: the evaluator must not be its own judge.
const WORDS: &[(&str, &[&str])] = &[
    ("NATO", &["NATO", "OTAN", "НАТО"]),
    (
        "Russia",
        &["Russia", "Russie", "Росія", "Росії", "Росію", "Росією"],
    ),
    ("Sanctions", &["sanctions", "Sanctions"]),
];

/// Forms on which readers may differ. None may stand in the world, or the truth would be a matter of opinion.
const DOUBTFUL: &[&str] = &[
    "Nato",
    "Otan",
    "RUSSIA",
    "sanction",
    "sanctioned",
    "SANCTIONS",
    "Federation",
];

fn now() -> Timestamp {
    "2026-06-03T14:05:30Z".parse().unwrap()
}

async fn world() -> DemoWorld {
    DemoWorld::start(now()).await.unwrap()
}

/// Publishes the whole day, a pace apart.
fn play(world: &DemoWorld) -> Vec<Published> {
    let mut at = now();
    std::iter::from_fn(|| {
        at += DemoWorld::PACE;
        world.publish_next(at)
    })
    .collect()
}

/// Everything an article says in its own words, in both its headlines.
fn own_words(item: &Item) -> String {
    let mut text = vec![
        item.headline,
        item.summary,
        item.author,
        item.section,
        item.caption.unwrap_or_default(),
    ];
    text.extend(&item.tags);
    text.extend(item.correction.map(|it| it.headline));
    text.extend(item.blocks.iter().map(|block| match block {
        Block::Heading(text) | Block::Paragraph(text) => *text,
    }));
    text.join("\n")
}

fn words_of(text: &str) -> BTreeSet<&str> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect()
}

fn watches_in(text: &str) -> Vec<&'static str> {
    let found = words_of(text);
    let holds = |forms: &[&str]| forms.iter().any(|form| found.contains(form));
    WORDS
        .iter()
        .filter(|(_, forms)| holds(forms))
        .map(|(name, _)| *name)
        .collect()
}

#[test]
fn each_item_is_complete() {
    let mut pages = BTreeSet::new();
    for item in items() {
        let name = item.headline;
        assert!(pages.insert(item.path()), "{name}: page used twice");
        for field in [
            item.page,
            item.headline,
            item.summary,
            item.author,
            item.section,
        ] {
            assert!(!field.is_empty(), "{name}: a field is missing");
        }
        assert!(
            item.when != When::Ago(0) && item.when != When::Step(0),
            "{name}: has no time"
        );
        assert!(!item.tags.is_empty(), "{name}: has no tags");
        assert_eq!(item.headline, item.headline.trim());
        let words = own_words(&item).split_whitespace().count();
        assert!((150..=400).contains(&words), "{name}: {words} words");
    }
}

#[test]
fn each_outlet_has_a_past() {
    for outlet in OUTLETS {
        let past: Vec<Item> = items()
            .into_iter()
            .filter(|it| it.outlet.slug == outlet.slug && !it.is_live())
            .collect();
        assert!(
            (5..=8).contains(&past.len()),
            "{}: {}",
            outlet.title,
            past.len()
        );
        for item in past {
            let When::Ago(minutes) = item.when else {
                unreachable!()
            };
            assert!((1..36 * 60).contains(&minutes), "{}", item.headline);
        }
    }
}

#[test]
fn the_truth_is_what_the_words_say() {
    for item in items() {
        let words = own_words(&item);
        assert_eq!(watches_in(&words), item.matches, "{}", item.headline);
        assert_eq!(
            watches_in(&item.related.join("\n")),
            item.beside,
            "{}",
            item.headline
        );
        let doubtful: Vec<&str> = words_of(&words)
            .into_iter()
            .filter(|it| DOUBTFUL.contains(it))
            .collect();
        assert!(doubtful.is_empty(), "{}: {doubtful:?}", item.headline);
    }
}

#[test]
fn truth_and_watches_speak_of_the_same_names() {
    let names: Vec<&str> = DemoWorld::watches()
        .iter()
        .map(|watch| watch.name)
        .collect();
    assert_eq!(
        names,
        WORDS.iter().map(|(name, _)| *name).collect::<Vec<_>>()
    );
    for truth in truth() {
        let mut said = truth.watches.iter().chain(&truth.only_beside);
        assert!(said.all(|it| names.contains(it)), "{}", truth.headline);
        assert!(
            truth
                .only_beside
                .iter()
                .all(|it| !truth.watches.contains(it)),
            "{}",
            truth.headline
        );
    }
}

#[test]
fn the_day_holds_what_the_demo_is_meant_to_show() {
    let live: Vec<_> = truth().into_iter().filter(|it| it.live).collect();
    let hotline: BTreeSet<&str> = live
        .iter()
        .filter(|it| it.story == Some("hotline"))
        .map(|it| it.outlet)
        .collect();
    assert!(hotline.len() >= 4, "{hotline:?}");
    for trap in [
        "Senators",
        "senator",
        "Prussia",
        "Signatories",
        "Harbour fees",
    ] {
        let item = live
            .iter()
            .find(|it| words_of(it.headline).contains(trap) || it.headline.starts_with(trap));
        assert!(
            item.unwrap_or_else(|| panic!("no {trap}"))
                .watches
                .is_empty(),
            "{trap}"
        );
    }
    assert!(live.iter().any(|it| it.only_beside == ["NATO"]));
    assert!(live.iter().any(|it| it.undated && !it.watches.is_empty()));
    assert!(
        live.iter()
            .any(|it| it.earlier_headline.is_some() && !it.watches.is_empty())
    );
    for watch in DemoWorld::watches() {
        assert!(
            live.iter().any(|it| it.watches.contains(&watch.name)),
            "{}",
            watch.name
        );
    }
}

#[tokio::test]
async fn the_day_comes_to_its_end() {
    let world = world().await;
    let steps = world.remaining();
    let published = play(&world);
    assert_eq!(published.len(), steps);
    assert_eq!(world.remaining(), 0);
    assert_eq!(world.publish_next(now()), None);

    let sources = world.sources();
    assert!(
        published
            .iter()
            .all(|it| sources.iter().any(|source| source.url == it.feed))
    );
    let news = published.iter().filter(|it| !it.correction).count();
    assert_eq!(news, truth().iter().filter(|it| it.live).count());
}
