//! How a source is doing, and why its next look is when it is, in words.

use jiff::SignedDuration;
use newshawk_core::Timestamp;
use newshawk_core::health::{Health, health, note_page, note_repairs, sentence, why};
use newshawk_core::ids::SourceId;
use newshawk_core::schedule::{PollState, Why};
use newshawk_core::source::{Cadence, FullText, Source, SourceKind};

fn source(paused: bool) -> Source {
    Source {
        id: SourceId(1),
        kind: SourceKind::Feed,
        url: "https://n.example/feed".parse().expect("an address"),
        title: "N".to_owned(),
        site: None,
        folder: String::new(),
        cadence: Cadence::Automatic,
        full_text: FullText::Auto,
        paused,
        sample: false,
        attributes: Vec::new(),
    }
}

fn looked() -> PollState {
    PollState {
        last_look: Some(Timestamp::UNIX_EPOCH),
        why: Why::Default,
        ..PollState::default()
    }
}

fn check(state: &PollState, expected: Health, says: &str) {
    assert_eq!(health(&source(false), state), expected);
    assert_eq!(sentence(&source(false), state), says);
}

#[test]
fn each_state_says_what_is_so() {
    check(
        &PollState::default(),
        Health::New,
        "Waiting for its first look.",
    );
    check(&looked(), Health::Fine, "Answering.");
    let flawed = PollState {
        flaws: vec!["a bare ampersand".to_owned(), "no end".to_owned()],
        ..looked()
    };
    let mended = "Answering. The document had to be mended: a bare ampersand; no end.";
    check(&flawed, Health::Flawed, mended);
    let failing = PollState {
        failures: 2,
        trouble: "No such host. Check the address.".to_owned(),
        ..flawed
    };
    check(
        &failing,
        Health::Failing,
        "No such host. Check the address.",
    );
    let gone = PollState {
        why: Why::Gone,
        ..failing.clone()
    };
    check(&gone, Health::Gone, "No such host. Check the address.");
    let locked = PollState {
        why: Why::Locked,
        ..failing
    };
    assert_eq!(health(&source(false), &locked), Health::Gone);
}

#[test]
fn paused_is_said_first() {
    let gone = PollState {
        why: Why::Gone,
        ..looked()
    };
    assert_eq!(health(&source(true), &gone), Health::Paused);
    assert_eq!(
        sentence(&source(true), &gone),
        "Paused. Nothing is asked until you go on."
    );
}

#[test]
fn the_reason_names_the_hint() {
    let hinted = |seconds| {
        let mut state = looked();
        state.why = Why::Hint;
        state.hints.headers = Some(SignedDuration::from_secs(seconds));
        why(&state)
    };
    assert_eq!(
        hinted(20 * 60),
        "the publisher asks for 20 minutes between looks"
    );
    assert_eq!(hinted(3_600), "the publisher asks for 1 hour between looks");
    assert_eq!(
        hinted(7_200),
        "the publisher asks for 2 hours between looks"
    );
    assert_eq!(
        hinted(90 * 60),
        "the publisher asks for 90 minutes between looks"
    );
}

#[test]
fn every_reason_has_its_words() {
    let all = [
        Why::New,
        Why::Default,
        Why::Unconditional,
        Why::Rhythm,
        Why::Person,
        Why::Hint,
        Why::Skipped,
        Why::Failing(1),
        Why::Failing(3),
        Why::Asked,
        Why::Offline,
        Why::Gone,
        Why::Locked,
    ];
    let words = |reason: &Why| {
        why(&PollState {
            why: reason.clone(),
            ..PollState::default()
        })
    };
    let different: std::collections::HashSet<String> = all.iter().map(words).collect();
    assert_eq!(different.len(), all.len());
    assert_eq!(words(&Why::Failing(3)), "it failed 3 times in a row");
}

#[test]
fn an_unreadable_page_stays_on_its_sources_line_until_one_can_be_read() {
    let mut state = looked();
    assert!(note_page(&mut state, Some("status 500")));
    note_repairs(&mut state, &["a bare ampersand".to_owned()]);
    let both = "Answering. The document had to be mended: a bare ampersand. \
                The page of an article could not be read (status 500); the feed's own text counts.";
    check(&state, Health::Flawed, both);
    assert!(!note_page(&mut state, Some("status 500")));
    note_repairs(&mut state, &[]);
    assert!(note_page(&mut state, None));
    check(&state, Health::Fine, "Answering.");
}
