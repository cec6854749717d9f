//! Words: how texts are compared, and where one ends.
//!
//! Two texts are compared after folding: compatibility forms, letter case and (for Latin, Greek,
//! Arabic and Hebrew) diacritics make no difference. Word edges are those of UAX #29, except that
//! hyphen, slash, apostrophe and full stop always split, so that “NATO-led” and “NATO's” hold the
//! word NATO, and that Hangul and other letters are no word together: “NATO가”.

mod fold;
pub mod forms;

use std::ops::Range;

pub(crate) use fold::{bare, folded_alone};
pub use fold::{fold, fold_case, fold_into};

/// What a character is, for finding the edges of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// White space, punctuation, symbols.
    Between,
    /// Letters, digits and marks of scripts that write spaces.
    Word,
    /// Katakana: runs of it are words.
    Katakana,
    /// Hangul, which is written onto other letters: NATO가.
    Hangul,
    /// Scripts without spaces (Han, Hiragana, Thai, Lao, Khmer, Burmese): a word may end anywhere.
    Free,
}

/// The class of a character.
pub fn class(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '_' => Class::Word,
        '\0'..='\x7f' => Class::Between,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{2e80}'..='\u{2fdf}' => Class::Free,
        _ if is_unseen(c) => Class::Word,
        // An apostrophe that Unicode counts as a letter.
        '\u{2bc}' => Class::Between,
        _ if !c.is_alphanumeric() && !is_mark(c) => Class::Between,
        '\u{30a1}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{3031}'..='\u{3035}'
        | '\u{ff66}'..='\u{ff9d}' => Class::Katakana,
        '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}' | '\u{a960}'..='\u{a97c}' => {
            Class::Hangul
        }
        '\u{ac00}'..='\u{d7fb}' | '\u{ffa0}'..='\u{ffdc}' => Class::Hangul,
        '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309f}' => Class::Free,
        '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => Class::Free,
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => Class::Free,
        // Other Burmese letters, those of the Tai, and scripts of the past.
        '\u{11700}'..='\u{11746}' | '\u{16ff0}'..='\u{18dff}' | '\u{1aff0}'..='\u{1b2ff}' => {
            Class::Free
        }
        '\u{1950}'..='\u{19df}'
        | '\u{1a20}'..='\u{1aad}'
        | '\u{a9e0}'..='\u{a9ff}'
        | '\u{aa60}'..='\u{aadf}' => Class::Free,
        _ => Class::Word,
    }
}

/// Soft hyphen, joiners, signs of direction, the stroke that makes Arabic wider: in a word without being seen.
pub(crate) fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{640}' | '\u{180e}' | '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}')
}

/// A mark on the letter before it. The half-wide ones of Kana count as letters in Unicode.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{ff9e}' | '\u{ff9f}') || unicode_normalization::char::is_combining_mark(c)
}

/// Does a word of this class go on with this character?
fn goes_on(word: Class, next: char) -> bool {
    match class(next) {
        Class::Between | Class::Free => false,
        same if same == word => true,
        _ => is_unseen(next) || is_mark(next),
    }
}

/// The words of a text, as byte ranges. In scripts without spaces each character is one.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let word = next_word(text, at)?;
        at = word.end;
        Some(word)
    })
}

/// The first word that starts at this place or after it.
pub(crate) fn next_word(text: &str, from: usize) -> Option<Range<usize>> {
    let mut chars = text[from..].char_indices();
    let (start, first) = chars.find(|(_, c)| begins_word(*c))?;
    let word = class(first);
    let rest = chars.find(|(_, next)| !goes_on(word, *next));
    let end = rest.map_or(text.len(), |(end, _)| from + end);
    Some(from + start..end)
}

/// Marks and unseen signs belong to what stands before them, and alone they are no word.
fn begins_word(c: char) -> bool {
    match class(c) {
        Class::Between => false,
        Class::Word => c.is_ascii() || !is_unseen(c) && !is_mark(c),
        Class::Katakana | Class::Hangul | Class::Free => true,
    }
}

/// The number of words.
pub fn count(text: &str) -> usize {
    words(text).count()
}

/// The number of words in some texts, counted no further than `most`.
pub fn count_up_to<'a>(texts: impl IntoIterator<Item = &'a str>, most: usize) -> usize {
    texts.into_iter().flat_map(words).take(most).count()
}

/// Abbreviations whose full stop does not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "sgt", "capt", "sen", "rep", "gov", "st",
    "no", "vs", "etc", "inc", "ltd", "co", "corp", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
    "sep", "sept", "oct", "nov", "dec",
];

/// The sentence around a range of the text, without the white space at its ends.
pub fn sentence(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text[..range.start]
        .char_indices()
        .rev()
        .map(|(at, c)| at + c.len_utf8())
        .find(|end| ends_sentence(text, *end))
        .unwrap_or(0);
    let end = text[range.end..]
        .char_indices()
        .map(|(at, c)| range.end + at + c.len_utf8())
        .find(|end| ends_sentence(text, *end))
        .unwrap_or(text.len());
    let inside = &text[start..end];
    let lead = inside.len() - inside.trim_start().len();
    start + lead..start + lead + inside.trim().len()
}

/// Where the sentences of a text start, in bytes; the first is 0.
pub fn sentence_starts(text: &str) -> Vec<usize> {
    let ends = text
        .char_indices()
        .filter(|(_, c)| ENDING.contains(c) || CLOSING.contains(c))
        .map(|(at, c)| at + c.len_utf8())
        .filter(|end| *end < text.len() && ends_sentence(text, *end));
    std::iter::once(0).chain(ends).collect()
}

/// What closes a quotation or a remark after the sign that ends its sentence.
const CLOSING: [char; 7] = ['"', '”', '’', '\'', ')', ']', '»'];

/// What ends a sentence.
const ENDING: [char; 9] = ['.', '!', '?', '…', '。', '！', '？', '؟', '।'];

/// Does a sentence end right before this place?
pub(crate) fn ends_sentence(text: &str, at: usize) -> bool {
    // Asked of every place of a text, and answered by one byte nearly everywhere.
    if text[..at].ends_with(|c: char| c == ' ' || c.is_ascii_alphanumeric()) {
        return false;
    }
    let before = text[..at].trim_end_matches(CLOSING);
    let after = &text[at..];
    let ends = match before.chars().next_back() {
        Some('。' | '！' | '？' | '؟' | '।') => true,
        Some('.' | '!' | '?' | '…') => after.starts_with(char::is_whitespace),
        _ => false,
    };
    if !ends {
        return false;
    }
    let next = after
        .trim_start_matches(CLOSING)
        .trim_start_matches(ENDING)
        .trim_start();
    let goes_on = next.starts_with(char::is_lowercase);
    let is_shortened = before.ends_with('.') && is_shortened(before.trim_end_matches('.'));
    !goes_on && !is_shortened
}

/// Is the last word an initial or an abbreviation?
fn is_shortened(before: &str) -> bool {
    let word = before.rsplit(|c| class(c) != Class::Word).next();
    let word = word.unwrap_or_default().trim_start_matches(is_mark);
    let word = fold_case(word);
    let mut letters = word.chars();
    let is_initial = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    is_initial || ABBREVIATIONS.contains(&word.as_str())
}
