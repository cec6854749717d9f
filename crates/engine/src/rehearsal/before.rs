//! The desk as it was when the journal began.

use jiff::Timestamp;
use newshawk_core::alert::desk::Desk;
use newshawk_core::alert::{Alert, Fate, Telling};

use crate::store::Store;

/// A desk with the alerts that were decided before a moment, as far as can still be told.
pub(super) fn desk(store: &Store, since: Timestamp) -> Desk {
    let older = store
        .alerts()
        .filter(|entry| entry.alert.decided < since)
        .map(|entry| (entry.key, as_it_was(entry.alert, since)));
    Desk::resume(older, |_| 1)
}

/// An alert knows when it was told last. What was told since, waited then or had been told before.
fn as_it_was(alert: Alert, since: Timestamp) -> Alert {
    let Some(told) = alert.told.filter(|told| told.at >= since) else {
        return alert;
    };
    if told.times == 1 {
        let fate = Fate::Waiting { until: told.at };
        return Alert {
            fate,
            told: None,
            ..alert
        };
    }
    let at = alert.decided;
    Alert {
        fate: Fate::Shown { at },
        told: Some(Telling {
            at,
            times: told.times - 1,
            ..told
        }),
        ..alert
    }
}
