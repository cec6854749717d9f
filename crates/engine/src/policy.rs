//! What the person has set about being told, as it is stored.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use jiff::civil::Time;
use jiff::tz::TimeZone;
use newshawk_core::alert::hours::QuietHours;
use newshawk_core::alert::policy::{Policy, Rule};
use newshawk_core::ids::WatchId;
use newshawk_core::watch::Watch;

use crate::config::Config;
use crate::store::Store;

/// The setting that switches notifications off, with "no".
pub const NOTIFICATIONS: &str = "notifications";
/// The setting of quiet hours, as "22:00-07:00"; anything else means none.
pub const QUIET_HOURS: &str = "quiet-hours";
/// The setting that asks for silence until a time (RFC 3339).
pub const SNOOZED_UNTIL: &str = "snoozed-until";

/// The settings that a policy is made of.
pub(crate) const OF_ALERTS: [&str; 3] = [NOTIFICATIONS, QUIET_HOURS, SNOOZED_UNTIL];

/// The policy of a store's settings.
pub(crate) fn stored(store: &Store, config: &Config, watches: &BTreeMap<WatchId, Watch>) -> Policy {
    let mut policy = Policy {
        settle: config.settle,
        is_budgeted: !config.tells_all,
        zone: TimeZone::system(),
        muted: store.muted(),
        watches: rules(watches),
        ..Policy::default()
    };
    for name in OF_ALERTS {
        set(&mut policy, name, &store.setting(name).unwrap_or_default());
    }
    policy
}

/// Takes in a changed setting.
pub(crate) fn set(policy: &mut Policy, name: &str, value: &str) {
    match name {
        NOTIFICATIONS => policy.notifications = value != "no",
        QUIET_HOURS => policy.quiet_hours = quiet_hours(value),
        SNOOZED_UNTIL => policy.snoozed_until = value.parse().ok(),
        _ => {}
    }
}

/// What the watches say of alerts.
pub(crate) fn rules(watches: &BTreeMap<WatchId, Watch>) -> BTreeMap<WatchId, Rule> {
    let rule = |watch: &Watch| Rule {
        level: watch.level,
        paused: watch.paused,
        settle: watch.sample.then_some(SETTLE_OF_THE_DEMO),
    };
    watches
        .iter()
        .map(|(id, watch)| (*id, rule(watch)))
        .collect()
}

/// Made-up news comes all at once, and who looks at it wants to see how it is told.
const SETTLE_OF_THE_DEMO: SignedDuration = SignedDuration::from_secs(3);

/// Reads “22:00-07:00”.
pub fn quiet_hours(text: &str) -> Option<QuietHours> {
    let (start, end) = text.split_once('-')?;
    let time = |text: &str| text.trim().parse::<Time>().ok();
    Some(QuietHours {
        start: time(start)?,
        end: time(end)?,
    })
}
