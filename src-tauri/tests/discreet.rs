//! Notifications that don't say what they are about.

use jiff::Timestamp;
use newshawk_core::alert::desk::Manner;
use newshawk_core::alert::{Hold, Reason};
use newshawk_core::digest::{Digest, Span};
use newshawk_core::ids::{ArticleId, StoryId, WatchId};
use newshawk_core::watch::Level;
use newshawk_engine::Notice;

use crate::notify::discreet;

const SECRETS: [&str; 4] = ["Marabella", "sinks", "Ferries", "Harbour Post"];

fn notice(reason: Reason, manner: Manner) -> Notice {
    let article = ArticleId { at_ms: 1, print: 1 };
    Notice {
        story: StoryId(article),
        article,
        watches: vec![(WatchId(1), "Ferries".to_owned())],
        level: Level::Notify,
        reason,
        manner,
        origins: 3,
        title: "Ferry Marabella sinks".to_owned(),
        source: "Harbour Post".to_owned(),
        url: None,
        published: None,
        first_seen: Timestamp::UNIX_EPOCH,
        at: Timestamp::UNIX_EPOCH,
        evidence: Vec::new(),
        sentence: "The Marabella sinks.".to_owned(),
        sample: false,
        bubble: None,
    }
}

#[test]
fn a_discreet_notification_has_no_headline_no_term_and_no_name() {
    let fact = Reason::Fact("Dead: 5 on the Marabella".to_owned());
    let spike = Reason::Spike("9 stories for Ferries in an hour".to_owned());
    let cases = [
        (
            Reason::NewStory,
            Manner::New,
            "One story for one of your watches",
        ),
        (
            fact,
            Manner::Again,
            "More on one story for one of your watches",
        ),
        (
            spike,
            Manner::New,
            "More news than usual for one of your watches",
        ),
    ];
    for (reason, manner, expected) in cases {
        let text = discreet::story(&notice(reason, manner));
        assert_eq!(text.summary, "Newshawk");
        assert_eq!(text.body, expected);
    }
}

#[test]
fn several_watches_and_several_stories_are_counted() {
    let mut both = notice(Reason::NewStory, Manner::New);
    both.watches.push((WatchId(2), "Marabella".to_owned()));
    both.sample = true;
    let text = discreet::story(&both);
    assert_eq!(text.body, "Made-up news\nOne story for 2 of your watches");

    let text = discreet::together(&[both.clone(), both], Hold::CatchUp);
    assert_eq!(text.body, "While you were away: 2 stories");
    for secret in SECRETS {
        assert!(!text.summary.contains(secret) && !text.body.contains(secret));
    }
}

#[test]
fn a_digest_is_only_counted() {
    let nothing = Digest {
        span: Span {
            since: Timestamp::UNIX_EPOCH,
            until: Timestamp::UNIX_EPOCH,
        },
        stories: Vec::new(),
        more: 2,
    };
    let text = discreet::digest(&nothing);
    assert_eq!(text.summary, "Newshawk");
    assert_eq!(text.body, "Digest: 2 stories");
}
