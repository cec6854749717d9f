//! Words: how texts are compared, and where one ends.
//!
//! Two texts are compared after folding: compatibility forms, letter case and (for Latin, Greek,
//! Arabic and Hebrew) diacritics make no difference. Word edges are those of UAX #29, except that
//! hyphen, slash, apostrophe and full stop always split, so that “NATO-led” and “NATO's” hold the
//! word NATO.

mod fold;

use std::ops::Range;

pub use fold::{Folded, fold};

/// What a character is, for finding the edges of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// White space, punctuation, symbols.
    Between,
    /// Letters, digits and marks of scripts that write spaces.
    Word,
    /// Katakana: runs of it are words.
    Katakana,
    /// Scripts without spaces (Han, Hiragana, Thai, Lao, Khmer, Burmese): a word may end anywhere.
    Free,
}

/// The class of a character.
pub fn class(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '_' => Class::Word,
        '\0'..='\x7f' => Class::Between,
        _ if is_unseen(c) => Class::Word,
        // An apostrophe that Unicode counts as a letter.
        '\u{2bc}' => Class::Between,
        '\u{3099}'
        | '\u{309a}'
        | '\u{30a1}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{ff66}'..='\u{ff9f}'
            if c != '\u{30fb}' =>
        {
            Class::Katakana
        }
        '\u{2e80}'..='\u{2fdf}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{309f}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => Class::Free,
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => Class::Free,
        _ if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) => {
            Class::Word
        }
        _ => Class::Between,
    }
}

/// Soft hyphen and joiners: inside a word without being seen.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}')
}

/// Does a word end, or begin, between these two?
pub fn is_edge(before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else {
        return true;
    };
    match (class(before), class(after)) {
        (Class::Free, _) | (_, Class::Free) => true,
        (a, b) => a != b || a == Class::Between,
    }
}

/// Is the range of the text whole words?
pub fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].chars().rfind(|c| !is_unseen(*c));
    let first = text[range.clone()].chars().next();
    let last = text[range.clone()].chars().next_back();
    let after = text[range.end..].chars().find(|c| !is_unseen(*c));
    is_edge(before, first) && is_edge(last, after)
}

/// The words of a text, as byte ranges. In scripts without spaces each character is one.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (start, c) = chars.next()?;
            if class(c) == Class::Between || is_unseen(c) {
                continue;
            }
            let mut last = c;
            let mut end = start + c.len_utf8();
            while let Some((at, next)) =
                chars.next_if(|(_, next)| is_unseen(*next) || !is_edge(Some(last), Some(*next)))
            {
                if !is_unseen(next) {
                    last = next;
                }
                end = at + next.len_utf8();
            }
            return Some(start..end);
        }
    })
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

/// What closes a quotation or a remark after the sign that ends its sentence.
const CLOSING: [char; 7] = ['"', '”', '’', '\'', ')', ']', '»'];

/// Does a sentence end right before this place?
pub(crate) fn ends_sentence(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(CLOSING);
    let after = &text[at..];
    let Some(last) = before.chars().next_back() else {
        return false;
    };
    match last {
        '。' | '！' | '？' | '؟' | '।' => true,
        '!' | '?' | '…' => after.starts_with(char::is_whitespace),
        '.' if after.starts_with(char::is_whitespace) => {
            let word = before
                .trim_end_matches('.')
                .rsplit(|c| class(c) != Class::Word)
                .next()
                .unwrap_or_default();
            let is_initial = word.chars().count() == 1;
            let goes_on = after.trim_start().starts_with(char::is_lowercase);
            !is_initial && !goes_on && !ABBREVIATIONS.contains(&word.to_lowercase().as_str())
        }
        _ => false,
    }
}
