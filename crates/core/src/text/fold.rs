//! Folding, with the way back to the original text.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::char::{compose, decompose_compatible, is_combining_mark};

/// A text made comparable, that knows where each of its bytes came from.
pub struct Folded<'a> {
    original: &'a str,
    text: Cow<'a, str>,
    /// For each byte of the folded text the byte of the original its character starts at, and one
    /// more for the end. Absent when the two are the same, byte for byte.
    origin: Option<Vec<u32>>,
}

impl<'a> Folded<'a> {
    /// Folds a text. ASCII is left as it is (but for its case, which the automaton ignores), because
    /// most of the world's feeds are mostly that and copying them costs more than matching them.
    pub fn new(original: &'a str) -> Self {
        if original.is_ascii() {
            return Self {
                original,
                text: Cow::Borrowed(original),
                origin: None,
            };
        }
        let mut text = String::with_capacity(original.len());
        let mut origin = Vec::with_capacity(original.len() + 1);
        for (at, c) in original.char_indices() {
            push(c, &mut text);
            origin.resize(text.len(), at_u32(at));
        }
        origin.push(at_u32(original.len()));
        Self {
            original,
            text: Cow::Owned(text),
            origin: Some(origin),
        }
    }

    /// The folded text. Where the original is ASCII its case is not folded.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The original text.
    pub fn original(&self) -> &'a str {
        self.original
    }

    /// The range of the original that a range of the folded text came from, marks included.
    pub fn original_range(&self, folded: Range<usize>) -> Range<usize> {
        let Some(origin) = &self.origin else {
            return folded;
        };
        let start = origin[folded.start] as usize;
        let end = origin[folded.end] as usize;
        start..end
    }

    /// Does the range begin or end inside one character of the original, as “s” does in “ß”?
    pub fn cuts_character(&self, folded: &Range<usize>) -> bool {
        let Some(origin) = &self.origin else {
            return false;
        };
        let is_inside = |at: usize| at > 0 && at < self.text.len() && origin[at - 1] == origin[at];
        is_inside(folded.start) || is_inside(folded.end)
    }
}

/// Texts are cut to 4 GiB long before they get here; a place beyond can't exist.
fn at_u32(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// A text made comparable, in lower case throughout.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push(c, &mut out));
    out
}

/// Appends the folded form of a character.
fn push(c: char, out: &mut String) {
    match c {
        _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
        _ if is_decomposed(c) && plain(c).is_none() => {
            decompose_compatible(c, |part| push_part(part, out));
        }
        _ => push_part(c, out),
    }
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
        // One apostrophe for all.
        '\u{2019}' | '\u{2bc}' | '\u{ff07}' => "'",
        // Soft hyphen, joiners, byte order mark, Arabic tatweel.
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{640}' => "",
        _ => return None,
    };
    Some(plain)
}

/// Blocks whose letters are compared without their marks or in their plain form. Not Cyrillic (й is
/// no и), not the scripts of India (their marks are vowels), not Kana (が is no か), not Hangul.
fn is_decomposed(c: char) -> bool {
    matches!(c,
        '\u{a0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}'
        | '\u{622}'..='\u{626}' | '\u{fb00}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{ff01}'..='\u{ff9f}'
        | '\u{2100}'..='\u{214f}')
}

fn push_part(part: char, out: &mut String) {
    match plain(part) {
        Some(plain) => out.push_str(plain),
        None if is_combining_mark(part) => push_mark(part, out),
        None => out.extend(part.to_lowercase()),
    }
}

/// Drops the mark after letters that are compared without marks, and keeps it after others.
fn push_mark(mark: char, out: &mut String) {
    let last = out.chars().next_back();
    // Composed, as most of the world writes it: й is no и, and ガ is no カ.
    let composed = last.and_then(|letter| compose(letter, mark));
    if let Some(letter) = composed.filter(|it| !is_decomposed(*it) && *it != 'ё') {
        out.pop();
        out.push(letter);
        return;
    }
    let is_dropped = matches!(mark, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}');
    if !is_dropped {
        out.push(mark);
    }
}
