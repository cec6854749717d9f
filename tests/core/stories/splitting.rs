//! Articles that a person takes out of a story.

use newshawk_core::ids::StoryId;
use newshawk_core::story::Stories;

use super::{at, id, two};

#[test]
fn a_story_keeps_its_name_when_its_first_article_leaves() {
    let now = at("2031-05-05");
    let [first, second] = two();
    let mut stories = Stories::default();
    stories.place(&first, now);
    let story = stories.place(&second, now).story();
    let moved = stories.split(&first, now);
    let [(article, own)] = moved[..] else {
        panic!("{moved:?}");
    };
    assert_eq!((article, stories.story_of(id(1))), (id(1), Some(own)));
    assert_ne!(own, story);
    assert_eq!(stories.story_of(id(2)), Some(story));
}

#[test]
fn after_a_split_and_a_restart_all_is_where_it_was() {
    let now = at("2031-05-05");
    let [first, second] = two();
    let mut stories = Stories::default();
    stories.place(&first, now);
    stories.place(&second, now);
    stories.split(&first, now);
    let mut again = Stories::default();
    for digest in [&second, &first] {
        let story = stories.story_of(digest.article).expect("it is live");
        again.restore(digest, story, now);
    }
    for number in [1, 2] {
        assert_eq!(again.story_of(id(number)), stories.story_of(id(number)));
    }
    assert_eq!(again.count(), 2);
}

#[test]
fn what_is_put_together_again_is_remembered_by_articles_that_are_there() {
    let now = at("2031-05-05");
    let [first, second] = two();
    let mut stories = Stories::default();
    stories.place(&first, now);
    let story = stories.place(&second, now).story();
    let (_, own) = stories.split(&first, now).remove(0);
    assert_eq!(stories.unite(own, story), Some(story.min(own)));
    assert_eq!(stories.story_of(id(1)), stories.story_of(id(2)));
    assert_eq!(stories.count(), 1);
}

#[test]
fn an_article_alone_is_split_from_nothing() {
    let now = at("2031-05-05");
    let [first, _] = two();
    let mut stories = Stories::default();
    stories.place(&first, now);
    assert_eq!(stories.split(&first, now), []);
    assert_eq!(stories.story_of(id(1)), Some(StoryId(id(1))));
}
