//! A text cut into the words that stories are compared by.
//!
//! A word is folded and loses its ending, so that “missiles” and “missile” are one, and the cases
//! of a Russian name too. That is coarser than matching may ever be: there a wrong form is a false
//! alert, here it is one shared word among eighty.

use crate::text::{self, Class};

/// A word as stories see it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Word<'a> {
    /// As it is written.
    pub written: &'a str,
    /// Folded, without its ending; a number without its separators.
    pub stem: String,
    /// Does it begin with a capital? In scripts without capitals: no.
    pub is_capital: bool,
    /// Is it the first of its sentence, where capitals say nothing?
    pub starts: bool,
    /// Does it stand right behind the word before it, with a space or hyphen between?
    pub follows: bool,
    /// What stands behind it, up to the next word or the end.
    pub behind: &'a str,
}

impl Word<'_> {
    /// Does it begin with a digit?
    pub(super) fn is_number(&self) -> bool {
        self.stem.starts_with(|c: char| c.is_ascii_digit())
    }

    /// The sign behind it, if there is one, without the spaces round it.
    pub(super) fn sign(&self) -> &str {
        let is_space = |c: char| c.is_whitespace() || is_unseen(c);
        self.behind.trim_matches(is_space)
    }

    /// Is its stem one of these?
    pub(super) fn is_any(&self, stems: &str) -> bool {
        stems.split(' ').any(|stem| stem == self.stem)
    }
}

/// A stem as a number: 32 bits are enough to tell the hundred words of two articles apart.
pub(super) fn hash(stem: &str) -> u32 {
    let mut hash: u32 = 0x811c_9dc5;
    for byte in stem.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    // FNV leaves the low bits of short words alike; the table of a map looks at them.
    hash ^ (hash >> 15)
}

/// The first words of a text, no more than `most`.
pub(super) fn cut(text: &str, most: usize) -> Vec<Word<'_>> {
    let mut ranges = text::words(text).peekable();
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut end = 0;
    let mut free: Option<char> = None;
    while words.len() < most
        && let Some(mut range) = ranges.next()
    {
        let between = &text[end..range.start];
        // “40,000” and “3.5” are one number each.
        while is_digits(&text[range.clone()])
            && let Some(next) = ranges.peek()
            && matches!(&text[range.end..next.start], "." | ",")
            && is_digits(&text[next.clone()])
        {
            range.end = next.end;
            ranges.next();
        }
        let written = &text[range.clone()];
        let starts = end == 0 || between.contains(ENDS);
        let follows = end > 0 && matches!(seen(between), " " | "-" | "" | "\u{a0}");
        end = range.end;
        let next = ranges.peek().map_or(text.len(), |next| next.start);
        let behind = seen(&text[end..next]);
        let Some(first) = written.chars().next() else {
            continue;
        };
        // What an apostrophe cuts off is an ending: “Nepal's”.
        if between.ends_with(['\'', '’']) && written.len() == 1 {
            if let Some(cut) = words.last_mut() {
                cut.behind = behind;
            }
            continue;
        }
        let stem = match text::class(first) {
            // Where no space shows a word, two characters in a row are the best guess at one.
            Class::Free => match free.replace(first).filter(|_| follows) {
                Some(before) => format!("{before}{first}"),
                None => continue,
            },
            _ => stem(written, first),
        };
        if text::class(first) != Class::Free {
            free = None;
        }
        words.push(Word {
            written,
            stem,
            is_capital: first.is_uppercase(),
            starts,
            follows,
            behind,
        });
    }
    words
}

/// What stands between two sentences, or before a quotation or an enumeration.
const ENDS: [char; 12] = ['.', '!', '?', '\n', ':', '"', '“', '«', '„', '…', '。', '؟'];

/// What stands between two words, without the marks for breaking lines that some publishers sow
/// beside their spaces.
fn seen(between: &str) -> &str {
    between.trim_matches(is_unseen)
}

fn is_unseen(c: char) -> bool {
    c == '\u{200b}' || text::is_unseen(c)
}

fn is_digits(written: &str) -> bool {
    written.bytes().all(|b| b.is_ascii_digit())
}

fn stem(written: &str, first: char) -> String {
    if first.is_ascii_digit() {
        return number(written);
    }
    let word = text::fold(written);
    match first {
        '\u{400}'..='\u{52f}' => cyrillic(&word),
        '\u{ac00}'..='\u{d7a3}' => shortened(&word, 1, 2),
        '\u{621}'..='\u{64a}' => {
            let bare = word.strip_prefix("ال").unwrap_or(&word);
            start(bare, 6).to_owned()
        }
        _ => latin(word),
    }
}

/// “40,000” is 40000, “3,5” is 3.5; “12th” is 12.
fn number(written: &str) -> String {
    let digits = written.trim_end_matches(|c: char| c.is_alphabetic());
    let is_suffix = written.len() - digits.len() <= 2;
    let digits = if is_suffix { digits } else { written };
    let mut groups = digits.split([',', '.']);
    let whole = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    if !rest.is_empty() && rest.iter().all(|group| group.len() == 3) {
        return format!("{whole}{}", rest.concat());
    }
    digits.replace(',', ".")
}

/// The first characters of a word.
fn start(word: &str, most: usize) -> &str {
    match word.char_indices().nth(most) {
        Some((end, _)) => &word[..end],
        None => word,
    }
}

/// The word without so many characters at its end, but with so many left.
fn shortened(word: &str, off: usize, least: usize) -> String {
    let length = word.chars().count();
    start(word, length.saturating_sub(off).max(least.min(length))).to_owned()
}

/// Russian endings are of one to three letters; two are cut from long words.
fn cyrillic(word: &str) -> String {
    match word.chars().count() {
        0..=4 => word.to_owned(),
        5 => start(word, 4).to_owned(),
        length => start(word, (length - 2).clamp(4, 7)).to_owned(),
    }
}

/// The plural, the past and the -ing of English, the plural of its neighbours, and no more than
/// eight letters: “Venezuela” and “Venezuelan” are one.
fn latin(word: String) -> String {
    let mut word = word;
    if word.len() > 4 && word.ends_with("ies") {
        word.truncate(word.len() - 3);
        word.push('y');
    } else if word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
    {
        word.pop();
    }
    let cut = match word.as_str() {
        it if it.len() > 5 && it.ends_with("ing") => 3,
        it if it.len() > 4 && it.ends_with("ed") => 2,
        it if it.len() > 4 && it.ends_with('e') => 1,
        _ => 0,
    };
    word.truncate(word.len() - cut);
    start(&word, 8).to_owned()
}
