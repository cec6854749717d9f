//! Stories that turn out to be one.

use newshawk_core::ids::StoryId;
use newshawk_core::story::{Digest, How, Pin, Placement, Stories, Why};

use super::{at, digest, id};

/// Two headlines that nothing joins, and one that has to do with both.
fn three() -> [Digest; 3] {
    let titles = [
        "Ferry Marabella sinks off Port Kestrel",
        "Captain Vandermoor blames failed pump on ferry",
        "Ferry Marabella sinks off Port Kestrel, captain Vandermoor blames failed pump",
    ];
    let mut number = 0;
    titles.map(|title| {
        number += 1;
        digest(number, title, "", "2031-05-05")
    })
}

fn place(stories: &mut Stories, digests: &[Digest]) -> Vec<Placement> {
    let now = at("2031-05-05");
    let place = |digest| stories.place(digest, now);
    digests.iter().map(place).collect()
}

#[test]
fn an_article_that_tells_two_stories_makes_one_of_them_and_says_so() {
    let mut stories = Stories::default();
    let placements = place(&mut stories, &three());
    assert_eq!(placements[1].how, How::Founds);
    assert_eq!(placements[2].story(), StoryId(id(1)));
    assert_eq!(placements[2].merged, [StoryId(id(2))]);
    assert_eq!(placements[2].origins, 3);
    assert_eq!(stories.count(), 1);
    let story_of = |number| stories.story_of(id(number));
    assert_eq!([1, 2, 3].map(story_of), [Some(StoryId(id(1))); 3]);
}

#[test]
fn what_is_like_a_story_that_was_merged_joins_what_it_became() {
    let mut stories = Stories::default();
    place(&mut stories, &three());
    let again = digest(
        4,
        "Captain Vandermoor blames failed pump on ferry boat",
        "",
        "2031-05-05",
    );
    let placement = stories.place(&again, at("2031-05-05"));
    assert_eq!(placement.story(), StoryId(id(1)));
}

#[test]
fn what_a_person_took_apart_no_article_makes_one() {
    let mut stories = Stories::default();
    stories.remember(Pin::Apart(id(1), id(2)));
    let placements = place(&mut stories, &three());
    assert_eq!(placements[2].merged, []);
    assert_ne!(stories.story_of(id(1)), stories.story_of(id(2)));
}

#[test]
fn a_front_door_is_nobodys_address() {
    let url = |path| url::Url::parse(&format!("https://a.example/{path}")).expect("an address");
    let with = |number: u64, title, url: &url::Url| {
        let news = newshawk_core::story::News {
            title,
            text: "",
            author: None,
            published: Some(at("2031-05-05")),
            language: None,
            source: "a.example",
            url: Some(url),
        };
        Digest::of(id(number), &news, None)
    };
    let two = |url: &url::Url| {
        let mut stories = Stories::default();
        let digests = [
            with(1, "Ferry Marabella sinks", url),
            with(2, "Torvald Bank to close", url),
        ];
        place(&mut stories, &digests).remove(1).how
    };
    assert_eq!(two(&url("")), How::Founds);
    let How::Joins(reason) = two(&url("news/1")) else {
        panic!("it founds a story");
    };
    assert_eq!((reason.why, reason.like), (Why::Address, id(1)));
}
