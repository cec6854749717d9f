//! Alerts as they are stored, and as they were.

use newshawk_core::alert::{Alert, Fate, Hold, Quiet, Reason, Telling};
use newshawk_core::digest::Span;
use newshawk_core::ids::ArticleId;
use newshawk_core::watch::Level;

use super::{article, at, check, unhex};
use crate::store::codec::decode;
use crate::store::record::{AlertRecord, DigestRecord, MuteRecord};

#[test]
fn alerts_and_their_fates() {
    let held = |why| Fate::Held { until: at(1), why };
    let fates = [
        (Fate::Waiting { until: at(1) }, "00d00f"),
        (Fate::Showing { at: at(1) }, "01d00f"),
        (Fate::Shown { at: at(1) }, "02d00f"),
        (
            Fate::NotShown {
                at: at(1),
                why: "w".to_owned(),
            },
            "03d00f0177",
        ),
        (Fate::Quiet(Quiet::FirstLook), "04"),
        (Fate::Quiet(Quiet::Old), "05"),
        (Fate::Quiet(Quiet::Badge), "06"),
        (Fate::Quiet(Quiet::Digest), "07"),
        (Fate::Quiet(Quiet::Off), "08"),
        (Fate::Quiet(Quiet::Passing), "09"),
        (Fate::Quiet(Quiet::Muted), "0a"),
        (Fate::Quiet(Quiet::Read), "0b"),
        (Fate::Quiet(Quiet::SameStory), "0c"),
        (held(Hold::Budget), "0dd00f00"),
        (held(Hold::QuietHours), "0dd00f01"),
        (held(Hold::Snooze), "0dd00f02"),
        (held(Hold::CatchUp), "0dd00f03"),
        (Fate::Summed { at: at(1) }, "0ed00f"),
        (Fate::Quiet(Quiet::Again), "0f"),
    ];
    let founder = article();
    let other = ArticleId { at_ms: 5, print: 6 };
    for (fate, bytes) in fates {
        let alert = Alert {
            level: Level::Notify,
            decided: at(2),
            fate,
            article: other,
            reason: Reason::NewStory,
            told: None,
        };
        let stored = format!("0100020002a01f{bytes}0000010506");
        check(AlertRecord::from(&alert), &stored);
        let read: AlertRecord = decode(&unhex(&stored)).unwrap();
        assert_eq!(read.into_alert(founder), alert);

        // As it was stored when every article was a story.
        let old = format!("0100010002a01f{bytes}");
        let read: AlertRecord = decode(&unhex(&old)).unwrap();
        let alert = Alert {
            article: founder,
            ..alert
        };
        assert_eq!(read.into_alert(founder), alert);
    }
}

#[test]
fn why_and_how_often_an_alert_was_told() {
    let reasons = [
        (Reason::Prominent, "01"),
        (Reason::Origins(5), "0205"),
        (Reason::Fact("f".to_owned()), "030166"),
        (Reason::Correction, "04"),
    ];
    for (reason, bytes) in reasons {
        let alert = Alert {
            level: Level::Interrupt,
            decided: at(2),
            fate: Fate::Shown { at: at(1) },
            article: article(),
            reason,
            told: Some(Telling {
                at: at(1),
                origins: 7,
                times: 2,
            }),
        };
        let stored = format!("0100020003a01f02d00f{bytes}01d00f070201e807888e98a8c0e0808101");
        check(AlertRecord::from(&alert), &stored);
        let read: AlertRecord = decode(&unhex(&stored)).unwrap();
        assert_eq!(read.into_alert(article()), alert);
    }
}

#[test]
fn what_is_muted_and_what_a_digest_told() {
    check(MuteRecord::from(at(1)), "01000100d00f");
    let span = Span {
        since: at(1),
        until: at(2),
    };
    check(DigestRecord::from(span), "01000100d00f");
}
