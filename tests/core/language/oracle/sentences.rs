//! Sentences, from the words on both sides of a gap.

use super::words::{Word, is_spaced};

/// “A common abbreviation”.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "sgt", "capt", "sen", "rep", "gov", "st",
    "no", "vs", "etc", "inc", "ltd", "co", "corp", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
    "sep", "sept", "oct", "nov", "dec",
];

/// The number of each word's sentence in its block.
pub(crate) fn sentences(text: &str, words: &[Word]) -> Vec<usize> {
    let mut number = 0;
    let mut found = Vec::with_capacity(words.len());
    for (index, word) in words.iter().enumerate() {
        let before = index.checked_sub(1).map(|at| &words[at]);
        if before.is_some_and(|before| ends_between(text, before, word)) {
            number += 1;
        }
        found.push(number);
    }
    found
}

/// “Sentences end at `. ! ? … 。 ！ ？ ؟ ।`, not after an initial or a common abbreviation, not before
/// a small letter.” Of the first four only with white space behind, or `bbc.com` would be two.
fn ends_between(text: &str, before: &Word, after: &Word) -> bool {
    let gap = &text[before.end..after.start];
    gap.char_indices().any(|(at, sign)| {
        let rest = &text[before.end + at + sign.len_utf8()..];
        let closed = rest.trim_start_matches(['"', '”', '’', '\'', ')', ']', '»']);
        let next = closed.trim_start_matches(['.', '!', '?', '…', '。', '！', '？', '؟', '।']);
        let is_before_small = next.trim_start().starts_with(char::is_lowercase);
        let behind = closed.trim_start_matches('.');
        match sign {
            '。' | '！' | '？' | '؟' | '।' => !is_before_small,
            '!' | '?' | '…' => behind.starts_with(char::is_whitespace) && !is_before_small,
            '.' => {
                let follows_word = gap[..at].chars().all(|c| c == '.');
                let is_short = follows_word && (is_initial(before) || is_abbreviation(before));
                behind.starts_with(char::is_whitespace) && !is_before_small && !is_short
            }
            _ => false,
        }
    })
}

/// One letter of a script that abbreviates names so.
fn is_initial(word: &Word) -> bool {
    let mut letters = word.kept.chars();
    let first = letters.next();
    letters.next().is_none() && first.is_some_and(|c| c.is_alphabetic() && is_spaced(c))
}

fn is_abbreviation(word: &Word) -> bool {
    ABBREVIATIONS.contains(&word.kept.as_str())
}
