//! Folding: what makes no difference between two texts is taken out of both.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// A text made comparable, in lower case throughout.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// The same, appended to what is there.
pub fn fold_into(text: &str, out: &mut String) {
    if text.chars().all(is_simple) {
        text.chars().for_each(|c| push_simple(c, out));
    } else {
        push_any(text, out);
    }
}

/// Each character folded by itself, without any mark. So what stands in a part of a text stands in
/// the whole of it too; a folded text can't promise that, as it puts letters and marks together.
pub(crate) fn bare(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for run in text
        .as_bytes()
        .chunk_by(|a, b| a.is_ascii() == b.is_ascii())
    {
        let run = std::str::from_utf8(run).unwrap_or_default();
        if run.is_ascii() {
            out.push_str(run);
            continue;
        }
        for c in run.chars() {
            match BARE.get(c as usize) {
                Some(Some(bare)) => out.push(*bare),
                _ => push_bare(c, &mut out),
            }
        }
    }
    out.make_ascii_lowercase();
    out
}

fn push_bare(c: char, out: &mut String) {
    match plain(c) {
        Some(plain) => out.push_str(plain),
        None => push_without_marks(c, out),
    }
}

/// The bare characters of the alphabets and of typography, where one stays one.
static BARE: LazyLock<Vec<Option<char>>> = LazyLock::new(|| {
    let bare = |c: char| {
        let mut out = String::new();
        push_bare(c, &mut out);
        only(&out)
    };
    ('\0'..'\u{2070}').map(bare).collect()
});

fn only(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// The folded form of a character, where it is one character whatever stands beside it.
pub(crate) fn folded_alone(c: char) -> Option<char> {
    if !is_simple(c) || is_combining_mark(c) {
        return None;
    }
    let mut out = String::new();
    push_simple(c, &mut out);
    only(&out)
}

/// The text with compatibility forms and case made equal, but with its diacritics.
pub fn fold_case(text: &str) -> String {
    let lower: String = text.nfkc().flat_map(char::to_lowercase).collect();
    let kept = lower.nfkc().filter(|c| plain(*c) != Some(""));
    kept.map(|c| match c {
        '\u{2019}' | '\u{2bc}' => '\'',
        'ς' => 'σ',
        'ی' => 'ي',
        'ک' => 'ك',
        other => other,
    })
    .collect()
}

/// What stands for letters that no decomposition leads to their base, and for signs nobody sees.
fn plain(c: char) -> Option<&'static str> {
    let plain = match c {
        'ß' | 'ẞ' => "ss",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ı' | 'İ' => "i",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'þ' | 'Þ' => "th",
        'ς' => "σ",
        // Russian writes ё as е wherever no reader could mistake it.
        'ё' | 'Ё' => "е",
        // Persian and Arabic keyboards have a ya and a kaf each, and pages mix them.
        'ی' => "ي",
        'ک' => "ك",
        // One apostrophe for all.
        '\u{2019}' | '\u{2bc}' | '\u{ff07}' => "'",
        // Soft hyphen, joiners, signs of direction, byte order mark, Arabic tatweel.
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => "",
        '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{640}' => "",
        // How a letter or an emoji is to be drawn.
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => "",
        _ => return None,
    };
    Some(plain)
}

/// Is the folded form of a character the same whatever stands beside it? So are nearly all letters
/// of the news, and a text of them is folded one by one.
fn is_simple(c: char) -> bool {
    match c {
        '\0'..='\x7f' => true,
        // Cyrillic, Hiragana, Katakana, Han, Hangul; not their marks and halves.
        '\u{400}'..='\u{482}'
        | '\u{48a}'..='\u{52f}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fc}' => true,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => true,
        // Devanagari, but for its dots below; Thai, but for its one compound vowel.
        '\u{900}'..='\u{93b}' | '\u{93d}'..='\u{950}' | '\u{960}'..='\u{97f}' => true,
        '\u{e01}'..='\u{e32}' | '\u{e34}'..='\u{e37}' | '\u{e40}'..='\u{e47}' => true,
        _ => plain(c).is_some() || is_compared_without_marks(c) && !is_combining_mark(c),
    }
}

fn push_simple(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
    } else if let Some(plain) = plain(c) {
        out.push_str(plain);
    } else if is_compared_without_marks(c) {
        push_without_marks(c, out);
    } else if !(is_indian(c) && is_combining_mark(c) && out.ends_with(is_compared_without_marks)) {
        out.extend(c.to_lowercase());
    }
}

fn is_indian(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{97f}')
}

fn push_without_marks(c: char, out: &mut String) {
    decompose_compatible(c, |part| {
        if !is_combining_mark(part) {
            push_lower(part, out);
        }
    });
}

fn push_lower(c: char, out: &mut String) {
    for lower in c.to_lowercase() {
        match plain(lower) {
            Some(plain) => out.push_str(plain),
            None => out.push(lower),
        }
    }
}

/// By the book: taken apart, lower case, marks dropped after letters that are compared without
/// them, and put together again. Not in Cyrillic (й is no и), not in the scripts of India (their
/// marks are vowels), not in Kana (が is no か).
fn push_any(text: &str, out: &mut String) {
    let mut apart = String::with_capacity(text.len());
    let mut base = ' ';
    for c in text.nfkd() {
        if plain(c) == Some("") {
            continue;
        }
        if !is_combining_mark(c) {
            base = c;
            push_lower(c, &mut apart);
        } else if !is_compared_without_marks(base) {
            apart.push(c);
        }
    }
    for c in apart.nfc() {
        match c {
            'ё' => out.push('е'),
            // What is not part of a letter now only shows the stress, as in Росси́я.
            '\u{300}'..='\u{36f}' => {}
            other => out.push(other),
        }
    }
}

/// Latin, Greek, Hebrew and Arabic.
fn is_compared_without_marks(c: char) -> bool {
    matches!(c,
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}' | '\u{2c60}'..='\u{2c7f}' | '\u{a720}'..='\u{a7ff}'
        | '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' | '\u{5d0}'..='\u{5f2}' | '\u{620}'..='\u{6ff}' | '\u{750}'..='\u{77f}')
}
