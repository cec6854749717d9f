//! The language of a page: declared, or else detected from its text.

use newshawk_core::article::{Page, Zone};

use super::facts::Facts;
use super::head::Head;

/// The language code; the first part in lower case, as `de` or `pt-BR`.
pub(super) fn of(head: &Head, facts: &Facts, page: &Page) -> Option<String> {
    let in_meta = || head.meta(&["og:locale", "content-language", "language", "dc.language"]);
    let declared = [
        head.language.as_deref(),
        facts.language.as_deref(),
        in_meta(),
    ];
    let declared = declared
        .into_iter()
        .flatten()
        .map(|it| it.trim().replace('_', "-"))
        .find(|it| is_code(it));
    declared.or_else(|| detected(page))
}

fn is_code(text: &str) -> bool {
    let first = text.split('-').next().unwrap_or_default();
    matches!(first.len(), 2 | 3) && first.bytes().all(|b| b.is_ascii_alphabetic())
}

fn detected(page: &Page) -> Option<String> {
    let text: Vec<&str> = page
        .blocks
        .iter()
        .filter(|it| matches!(it.zone, Zone::Lead | Zone::Body))
        .map(|it| it.text.as_str())
        .take(8)
        .collect();
    let info = whatlang::detect(&text.join(" "))?;
    info.is_reliable()
        .then(|| two_letters(info.lang()).to_owned())
}

/// The ISO 639-1 code, as pages declare it.
fn two_letters(language: whatlang::Lang) -> &'static str {
    const CODES: [(&str, &str); 40] = [
        ("eng", "en"),
        ("deu", "de"),
        ("fra", "fr"),
        ("spa", "es"),
        ("ita", "it"),
        ("por", "pt"),
        ("nld", "nl"),
        ("rus", "ru"),
        ("ukr", "uk"),
        ("pol", "pl"),
        ("ces", "cs"),
        ("slk", "sk"),
        ("slv", "sl"),
        ("hrv", "hr"),
        ("srp", "sr"),
        ("bul", "bg"),
        ("mkd", "mk"),
        ("ron", "ro"),
        ("hun", "hu"),
        ("fin", "fi"),
        ("swe", "sv"),
        ("dan", "da"),
        ("nob", "nb"),
        ("est", "et"),
        ("lav", "lv"),
        ("lit", "lt"),
        ("tur", "tr"),
        ("ell", "el"),
        ("ara", "ar"),
        ("heb", "he"),
        ("pes", "fa"),
        ("urd", "ur"),
        ("hin", "hi"),
        ("ben", "bn"),
        ("cmn", "zh"),
        ("jpn", "ja"),
        ("kor", "ko"),
        ("vie", "vi"),
        ("ind", "id"),
        ("tha", "th"),
    ];
    let code = language.code();
    CODES
        .iter()
        .find(|(three, _)| *three == code)
        .map_or(code, |(_, two)| two)
}
