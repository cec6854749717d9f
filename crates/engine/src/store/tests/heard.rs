//! The journal of the alert desk, byte for byte.

use newshawk_core::alert::desk::{Asked, Event, Found, Grew, Manner, Memo, Split};
use newshawk_core::alert::line::{Line, What};
use newshawk_core::alert::mute::Mute;
use newshawk_core::alert::{AlertKey, Change, Hold, Prominence, Quiet, Reason};
use newshawk_core::ids::{SourceId, StoryId, WatchId};
use newshawk_core::rehearsal::Question;
use newshawk_core::watch::Level;

use super::super::record::{Cause, Heard, HeardRecord, MemoRecord};
use super::{article, at, check, decode, encode};

fn story() -> StoryId {
    StoryId(article())
}

fn key() -> AlertKey {
    AlertKey {
        watch: WatchId(3),
        story: story(),
    }
}

#[track_caller]
fn kept(cause: Cause, said: Vec<Line>, bytes: &str) {
    let at = at(2);
    let heard = Heard { at, cause, said };
    check(HeardRecord::from(&heard), bytes);
    let read: HeardRecord = decode(&encode(&HeardRecord::from(&heard))).unwrap();
    assert_eq!(Heard::from(read), heard);
}

fn heard(event: Event) -> Cause {
    Cause::Asked(Question::Heard { event, late: true }, 0)
}

fn found() -> Found {
    Found {
        key: key(),
        article: article(),
        source: SourceId(7),
        prominence: Prominence::Prominent,
        backfill: false,
        published: Some(at(1)),
        first_seen: at(2),
    }
}

#[test]
fn what_was_asked() {
    let looked = |most| Question::Looked {
        most,
        budgeted: true,
    };
    kept(
        Cause::Asked(looked(8), 0),
        Vec::new(),
        "01000100a01f0001080100",
    );
    kept(
        Cause::Asked(looked(usize::MAX), 0),
        Vec::new(),
        "01000100a01f00000100",
    );
    kept(
        Cause::Watch(WatchId(3), 2),
        Vec::new(),
        "01000100a01f01030200",
    );
    let found = Event::Found(found());
    let found = Question::Heard {
        event: found,
        late: false,
    };
    kept(
        Cause::Asked(found, 4),
        Vec::new(),
        "01000100a01f02000304e807888e98a8c0e0808101e807888e98a8c0e080810107010001d00fa01f00",
    );
    let changes = [
        (None, "01000100a01f0301e807888e98a8c0e08081010500000100"),
        (
            Some(Change::Correction),
            "01000100a01f0301e807888e98a8c0e08081010500010100",
        ),
        (
            Some(Change::Fact("40 dead".to_owned())),
            "01000100a01f0301e807888e98a8c0e080810105010734302064656164000100",
        ),
    ];
    for (change, bytes) in changes {
        let grew = Event::Grew(Grew {
            story: story(),
            origins: 5,
            change,
            is_news: true,
        });
        kept(heard(grew), Vec::new(), bytes);
    }
    let (from, into) = (story(), story());
    kept(
        heard(Event::Merged { from, into }),
        Vec::new(),
        "01000100a01f0401e807888e98a8c0e0808101e807888e98a8c0e080810100",
    );
    kept(
        heard(Event::Lost(key())),
        Vec::new(),
        "01000100a01f050103e807888e98a8c0e080810100",
    );
    kept(
        heard(Event::Read(story())),
        Vec::new(),
        "01000100a01f0601e807888e98a8c0e080810100",
    );
    kept(heard(Event::Away), Vec::new(), "01000100a01f070100");
    let snoozed = Question::Snoozed {
        until: Some(at(9)),
        late: false,
    };
    kept(
        Cause::Asked(snoozed, 0),
        Vec::new(),
        "01000100a01f0801d08c010000",
    );
}

#[test]
fn what_was_answered() {
    let told = |manner, reason| What::Told {
        article: article(),
        level: Level::Interrupt,
        reason,
        manner,
    };
    let all = [
        (
            told(Manner::New, Reason::NewStory),
            "01000100a01f070101a01fe807888e98a8c0e080810102030400e807888e98a8c0e0808101030000",
        ),
        (
            told(Manner::Again, Reason::Origins(5)),
            "01000100a01f070101a01fe807888e98a8c0e080810102030400e807888e98a8c0e080810103020501",
        ),
        (
            told(Manner::Update, Reason::Prominent),
            "01000100a01f070101a01fe807888e98a8c0e080810102030400e807888e98a8c0e0808101030102",
        ),
        (
            What::Summed(Hold::CatchUp),
            "01000100a01f070101a01fe807888e98a8c0e08081010203040103",
        ),
        (
            What::Held {
                until: at(9),
                why: Hold::QuietHours,
            },
            "01000100a01f070101a01fe807888e98a8c0e0808101020304020dd08c0101",
        ),
        (
            What::Silent(Quiet::Passing),
            "01000100a01f070101a01fe807888e98a8c0e08081010203040209",
        ),
        (
            What::Dropped("it is paused".to_owned()),
            "01000100a01f070101a01fe807888e98a8c0e08081010203040203a01f0c697420697320706175736564",
        ),
    ];
    for (what, bytes) in all {
        let line = Line {
            at: at(2),
            story: story(),
            watches: vec![WatchId(3), WatchId(4)],
            what,
        };
        kept(heard(Event::Away), vec![line], bytes);
    }
}

#[test]
fn what_a_desk_remembers() {
    let memo = Memo {
        usual: vec![at(1), at(2)],
        interrupts: vec![at(3)],
        summary: Some(at(4)),
        updates: vec![(at(6), story(), at(5))],
        away: Some((at(7), at(8))),
    };
    check(
        MemoRecord::from(&memo),
        "0100010002d00fa01f01f02e01c03e01e05de807888e98a8c0e0808101904e01b06d807d",
    );
    let read: MemoRecord = decode(&encode(&MemoRecord::from(&memo))).unwrap();
    assert_eq!(Memo::from(read), memo);
}

#[test]
fn what_a_watch_was_asked_for_besides() {
    let found = found();
    let asked = |event| Cause::Asked(Question::Heard { event, late: false }, 4);
    let repeated = Event::Repeated(found.clone());
    kept(
        asked(repeated),
        Vec::new(),
        "01000100a01f0a000304e807888e98a8c0e0808101e807888e98a8c0e080810107010001d00fa01f00",
    );
    let reasons = [
        (Reason::FirstMention("s".to_owned()), "05"),
        (Reason::Missing("s".to_owned()), "06"),
        (Reason::Spike("s".to_owned()), "07"),
    ];
    for (reason, number) in reasons {
        let found = found.clone();
        let told = Event::Asked(Asked { found, reason });
        kept(
            asked(told),
            Vec::new(),
            &format!(
                "01000100a01f09000304e807888e98a8c0e0808101e807888e98a8c0e080810107010001d00fa01f{number}017300"
            ),
        );
    }
}

#[test]
fn what_the_person_did() {
    let muted = |what, is_over| Question::Muted {
        what,
        since: at(1),
        is_over,
        late: false,
    };
    let all = [
        (
            muted(Mute::Watch(WatchId(3)), false),
            "01000100a01f0b0003d00f000000",
        ),
        (
            muted(Mute::Story(story()), true),
            "01000100a01f0b01e807888e98a8c0e0808101d00f010000",
        ),
        (
            muted(Mute::Source(SourceId(7)), true),
            "01000100a01f0b0207d00f010000",
        ),
        (Question::HeldAnew { late: true }, "01000100a01f0c0100"),
    ];
    for (question, bytes) in all {
        kept(Cause::Asked(question, 0), Vec::new(), bytes);
    }
    let split = |stays| {
        let split = Split {
            from: story(),
            found: found(),
            stays,
        };
        let event = Event::Split(Box::new(split));
        Cause::Asked(Question::Heard { event, late: true }, 4)
    };
    kept(
        split(None),
        Vec::new(),
        "01000100a01f0d01e807888e98a8c0e08081010304e807888e98a8c0e0808101e807888e98a8c0e080810107010001d00fa01f0000",
    );
    kept(
        split(Some(found())),
        Vec::new(),
        "01000100a01f0d01e807888e98a8c0e08081010304e807888e98a8c0e0808101e807888e98a8c0e080810107010001d00fa01f010304e807888e98a8c0e0808101e807888e98a8c0e080810107010001d00fa01f00",
    );
}
