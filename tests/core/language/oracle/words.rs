//! Words, slowly: UAX #29 by the book, then the exceptions of the page.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// A word of a text.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// Where it stands, in bytes.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// As it stands there.
    pub(crate) text: String,
    /// Folded: compatibility forms, case and diacritics gone.
    pub(crate) folded: String,
    /// Folded with its diacritics, for `=`.
    pub(crate) kept: String,
}

/// How a character takes part in words.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// No part of a word: “every sign splits”.
    Sign,
    /// “Each character of a script without spaces is a word.”
    Free,
    Katakana,
    Hangul,
    /// Any other letter or digit, and `_`.
    Letter,
}

/// “A text is split into words as UAX #29 says, except that …”
pub(crate) fn words(text: &str) -> Vec<Word> {
    let shadow: String = text.chars().map(shadow).collect();
    let mut rest = text;
    let mut found = Vec::new();
    for piece in shadow.split_word_bounds() {
        let end = rest
            .char_indices()
            .nth(piece.chars().count())
            .map_or(rest.len(), |(end, _)| end);
        words_of_piece(text.len() - rest.len(), &rest[..end], &mut found);
        rest = &rest[end..];
    }
    found
}

/// What stands between two boundaries of UAX #29, split where the page splits further.
fn words_of_piece(from: usize, piece: &str, found: &mut Vec<Word>) {
    let mut open: Option<(usize, Kind)> = None;
    for (at, c) in piece.char_indices() {
        if is_attached(c) {
            continue;
        }
        let kind = kind(c);
        if let Some((start, before)) = open
            && (kind != before || kind == Kind::Free)
        {
            found.push(Word::new(from + start, &piece[start..at]));
            open = None;
        }
        if kind != Kind::Sign && open.is_none() {
            open = Some((at, kind));
        }
    }
    if let Some((start, _)) = open {
        found.push(Word::new(from + start, &piece[start..]));
    }
}

impl Word {
    fn new(start: usize, text: &str) -> Self {
        Self {
            start,
            end: start + text.len(),
            text: text.to_owned(),
            folded: fold(text),
            kept: fold_but_marks(text),
        }
    }
}

/// Is it a letter of a script with spaces, and with initials?
pub(crate) fn is_spaced(c: char) -> bool {
    kind(c) == Kind::Letter
}

fn kind(c: char) -> Kind {
    let is_letter = c.is_alphanumeric() || c == '_' || is_combining_mark(c) || is_radical(c);
    match c {
        // An apostrophe to everybody but Unicode.
        '\u{2bc}' => Kind::Sign,
        _ if !is_letter => Kind::Sign,
        _ if is_free(c) => Kind::Free,
        '\u{30a1}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{3031}'..='\u{3035}'
        | '\u{ff66}'..='\u{ff9d}' => Kind::Katakana,
        '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}' | '\u{a960}'..='\u{a97c}' => Kind::Hangul,
        '\u{ac00}'..='\u{d7fb}' | '\u{ffa0}'..='\u{ffdc}' => Kind::Hangul,
        _ => Kind::Letter,
    }
}

/// Han, Hiragana, Thai, Lao, Khmer, Burmese.
fn is_free(c: char) -> bool {
    is_radical(c)
        || matches!(c,
            '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'
            | '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309f}'
            | '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
            | '\u{11700}'..='\u{11746}' | '\u{16ff0}'..='\u{18dff}' | '\u{1aff0}'..='\u{1b2ff}'
            | '\u{1950}'..='\u{19df}' | '\u{1a20}'..='\u{1aad}' | '\u{a9e0}'..='\u{a9ff}' | '\u{aa60}'..='\u{aadf}')
}

/// The parts that Han characters are made of; alone each stands for the character.
fn is_radical(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fdf}')
}

/// Does it belong to the character before it? Marks, but for the vowels of scripts without spaces,
/// and signs that nobody sees.
fn is_attached(c: char) -> bool {
    let is_mark = is_combining_mark(c) || matches!(c, '\u{ff9e}' | '\u{ff9f}');
    stands_for(c) == Some("") && c != '\u{200b}' || is_mark && !is_free(c)
}

/// The character as UAX #29 shall see it. To it the ² of m² is no digit; “compatibility forms make no
/// difference”, so here it is. And it may be of another year than the table of marks.
fn shadow(c: char) -> char {
    match c {
        _ if c.is_numeric() && !is_free(c) => '0',
        _ if is_attached(c) || is_combining_mark(c) => '\u{301}',
        _ => c,
    }
}

/// U+0027, U+2019 and U+02BC alike, and the wide one of East Asia.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2bc}' | '\u{ff07}')
}

/// “Words are compared after folding: compatibility forms, case, and the diacritics of Latin,
/// Greek, Arabic and Hebrew, and the Persian or Arabic shape of ya and kaf make no difference.”
pub(crate) fn fold(word: &str) -> String {
    let mut plain = String::new();
    let mut base = ' ';
    for c in word.nfkd().flat_map(char::to_lowercase) {
        match stands_for(c) {
            Some("") => continue,
            Some(letters) => plain.push_str(letters),
            None if is_combining_mark(c) && loses_marks(base) => continue,
            None => plain.push(c),
        }
        if !is_combining_mark(c) {
            base = c;
        }
    }
    // What is left of such marks only shows the stress, as in Росси́я.
    plain
        .nfc()
        .filter(|c| !matches!(c, '\u{300}'..='\u{36f}'))
        .map(|c| if c == 'ё' { 'е' } else { c })
        .collect()
}

/// “Exact: folding keeps diacritics.”
pub(crate) fn fold_but_marks(word: &str) -> String {
    let seen = word.nfkc().flat_map(char::to_lowercase);
    let one_sigma = seen.map(|c| match c {
        'ς' => 'σ',
        'ی' => 'ي',
        'ک' => 'ك',
        '\u{2bc}' => '\'',
        other => other,
    });
    one_sigma
        .nfkc()
        .filter(|c| stands_for(*c) != Some(""))
        .collect()
}

fn loses_marks(base: char) -> bool {
    matches!(base, 'a'..='z' | '\u{c0}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}' | '\u{2c60}'..='\u{2c7f}' | '\u{a720}'..='\u{a7ff}' // Latin
        | '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' // Greek
        | '\u{5d0}'..='\u{5f2}' // Hebrew
        | '\u{620}'..='\u{6ff}' | '\u{750}'..='\u{77f}') // Arabic
}

/// Letters whose stroke or tie is their diacritic, and signs that nobody sees.
fn stands_for(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ı' => "i",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ς' => "σ",
        'ی' => "ي",
        'ک' => "ك",
        '\u{2bc}' => "'",
        '\u{ad}'
        | '\u{61c}'
        | '\u{640}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' => "",
        '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}' => "",
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => "",
        _ => return None,
    })
}

/// No letter of it is a small one.
pub(crate) fn has_no_small_letter(text: &str) -> bool {
    !text.chars().any(char::is_lowercase)
}
