//! Time zones as dates name them: `Z`, `+0200`, `GMT+3`, `EST`, `Europe` is not one.

/// Seconds east of UTC; 0 where no zone is given; none for what is no zone.
pub(super) fn offset(text: &str) -> Option<i32> {
    let text = text
        .trim()
        .trim_start_matches(['[', '('])
        .trim_end_matches([']', ')', '.']);
    if text.is_empty() {
        return Some(0);
    }
    let sign_at = text.find(['+', '-', '−']);
    let (name, sign) = text.split_at(sign_at.unwrap_or(text.len()));
    let named = if name.trim().is_empty() {
        Some(0)
    } else {
        of_name(name.trim())
    };
    if sign.is_empty() {
        return named;
    }
    // `GMT+3` is three hours east of GMT.
    Some(named? + of_digits(sign)?)
}

/// `+hh`, `+hhmm`, `+hh:mm`, and what follows in brackets is left out.
fn of_digits(text: &str) -> Option<i32> {
    let mut chars = text.chars();
    let sign = if chars.next()? == '+' { 1 } else { -1 };
    let rest = chars.as_str().split([' ', '(']).next().unwrap_or_default();
    let (hours, minutes) = match rest.split_once(':') {
        Some((hours, minutes)) => (hours, minutes.split(':').next().unwrap_or_default()),
        None if rest.len() <= 2 => (rest, "0"),
        None => (rest.get(..rest.len() - 2)?, rest.get(rest.len() - 2..)?),
    };
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    // No zone is farther from UTC, and more could not be counted.
    let is_real = (0..=15).contains(&hours) && (0..60).contains(&minutes);
    is_real.then(|| sign * (hours * 3600 + minutes * 60))
}

/// The zones of RFC 822 and those met in feeds. Where letters mean several zones, the one that
/// news feeds use.
fn of_name(name: &str) -> Option<i32> {
    let upper = name.to_ascii_uppercase();
    let minutes = match upper.as_str() {
        "Z" | "UT" | "UTC" | "GMT" | "ETC/GMT" | "ETC/UTC" | "WET" | "UNDEFINED" => 0,
        "AT" | "AST" | "EDT" => -4 * 60,
        "ADT" | "BRT" | "ART" => -3 * 60,
        "ET" | "EST" | "CDT" => -5 * 60,
        "CT" | "CST" | "MDT" => -6 * 60,
        "MT" | "MST" | "PDT" => -7 * 60,
        "PT" | "PST" | "AKDT" => -8 * 60,
        "AKST" => -9 * 60,
        "HST" => -10 * 60,
        "NST" => -(3 * 60 + 30),
        "NDT" => -(2 * 60 + 30),
        "BST" | "WEST" | "WAT" | "CET" | "MET" | "MEZ" => 60,
        "CEST" | "MEST" | "MESZ" | "EET" | "CAT" | "SAST" => 2 * 60,
        "EEST" | "MSK" | "EAT" | "TRT" => 3 * 60,
        "MSD" | "GST" => 4 * 60,
        "IRST" => 3 * 60 + 30,
        "PKT" => 5 * 60,
        "IST" => 5 * 60 + 30,
        "NPT" => 5 * 60 + 45,
        "WIB" | "ICT" => 7 * 60,
        "HKT" | "SGT" | "PHT" | "MYT" | "AWST" => 8 * 60,
        "JST" | "KST" => 9 * 60,
        "ACST" => 9 * 60 + 30,
        "AEST" => 10 * 60,
        "AEDT" => 11 * 60,
        "NZST" => 12 * 60,
        "NZDT" => 13 * 60,
        _ => return None,
    };
    Some(minutes * 60)
}
