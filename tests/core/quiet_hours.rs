//! Quiet hours, where the person is.

use jiff::Timestamp;
use jiff::civil::time;
use newshawk_core::alert::hours::QuietHours;

#[test]
fn quiet_hours_over_midnight_and_over_a_change_of_the_clocks() {
    let zone = jiff::tz::TimeZone::get("Europe/Berlin").expect("a zone");
    let night = QuietHours {
        start: time(22, 0, 0, 0),
        end: time(7, 0, 0, 0),
    };
    let end = |at: &str| {
        let at: Timestamp = at.parse().expect("a time");
        night.end_of(at, &zone).map(|end| end.to_string())
    };
    let spring = Some("2026-03-29T05:00:00Z".to_owned());
    assert_eq!(end("2026-03-28T21:00:00Z"), spring);
    assert_eq!(end("2026-03-29T00:59:00Z"), spring);
    assert_eq!(end("2026-03-29T04:59:59Z"), spring);
    assert_eq!(end("2026-03-29T05:00:00Z"), None);
    assert_eq!(end("2026-03-28T20:59:59Z"), None);
    let same = QuietHours {
        start: time(7, 0, 0, 0),
        ..night
    };
    let noon: Timestamp = "2026-06-03T10:00:00Z".parse().expect("a time");
    assert_eq!(same.end_of(noon, &zone), None);
}
