//! What the person has set about being told, as it is stored.

use std::collections::BTreeMap;

use jiff::civil::Time;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use newshawk_core::alert::Hold;
use newshawk_core::alert::hours::QuietHours;
use newshawk_core::alert::policy::{CATCH_UP, Policy, Rule};
use newshawk_core::digest::{Days, Times, USUAL};
use newshawk_core::ids::WatchId;
use newshawk_core::watch::Watch;

use crate::config::Config;
use crate::crash;
use crate::store::Store;

/// The setting that switches notifications off, with "no".
pub const NOTIFICATIONS: &str = "notifications";
/// The setting that has notifications hide what they are about, with "yes".
pub const DISCREET: &str = "discreet";
/// The setting of quiet hours, as "22:00-07:00"; anything else means none.
pub const QUIET_HOURS: &str = "quiet-hours";
/// The setting that asks for silence until a time (RFC 3339).
pub const SNOOZED_UNTIL: &str = "snoozed-until";

/// The setting of the digest, as "08:00 weekdays" or "08:00 daily"; "off" where none is wanted.
pub const DIGEST: &str = "digest";
/// The setting that says since when digests come as they do (RFC 3339): what would have been due
/// before is not told any more.
pub(crate) const DIGEST_FROM: &str = "digest-from";

/// The settings that a policy is made of.
pub(crate) const OF_ALERTS: [&str; 3] = [NOTIFICATIONS, QUIET_HOURS, SNOOZED_UNTIL];

/// The policy of a store's settings.
pub(crate) fn stored(store: &Store, config: &Config, watches: &BTreeMap<WatchId, Watch>) -> Policy {
    let mut policy = Policy {
        settle: config.settle,
        catch_up: crash::settle().unwrap_or(CATCH_UP),
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

/// When digests come, by the setting; none where they are off.
pub fn digest_times(text: Option<&str>) -> Option<Times> {
    let Some(text) = text else {
        return Some(USUAL);
    };
    if text == "off" {
        return None;
    }
    let (time, days) = text.split_once(' ').unwrap_or((text, ""));
    let days = match days {
        "daily" => Days::Every,
        _ => Days::Weekdays,
    };
    let at = time.parse::<Time>().unwrap_or(USUAL.at);
    Some(Times { at, days })
}

/// The setting of when digests come.
pub fn digest_setting(times: Option<Times>) -> String {
    let Some(Times { at, days }) = times else {
        return "off".to_owned();
    };
    let days = match days {
        Days::Every => "daily",
        Days::Weekdays => "weekdays",
    };
    format!("{} {days}", at.strftime("%H:%M"))
}

/// Until when everything is silent, and why, as the settings say.
pub fn silence(store: &Store, now: Timestamp) -> Option<(Timestamp, Hold)> {
    let mut policy = Policy {
        zone: TimeZone::system(),
        ..Policy::default()
    };
    for name in OF_ALERTS {
        set(&mut policy, name, &store.setting(name).unwrap_or_default());
    }
    policy.silence(now)
}

/// Reads “22:00-07:00”.
pub fn quiet_hours(text: &str) -> Option<QuietHours> {
    let (start, end) = text.split_once('-')?;
    let time = |text: &str| text.trim().parse::<Time>().ok();
    Some(QuietHours {
        start: time(start)?,
        end: time(end)?,
    })
}
