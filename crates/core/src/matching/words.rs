//! A text cut into words, each with a number to look it up by.
//!
//! This is the loop that every byte of every article goes through. So what is a letter is found out
//! for eight bytes at a time, and a word is numbered from two loads of eight. Letters beyond ASCII
//! are looked up in a table; those that depend on what stands beside them take the long way.

use std::sync::LazyLock;

use crate::text::{self, Class};

/// The words of some blocks.
#[derive(Default)]
pub(super) struct Words {
    all: Vec<Word>,
    /// For each block where its words start, and at the end of the last one.
    blocks: Vec<u32>,
    /// The folded words that are not only ASCII, one behind the other, as UTF-8.
    folded: Vec<u8>,
}

/// A word at its place in a block, in bytes.
#[derive(Clone, Copy)]
pub(super) struct Word {
    /// The number of its folded form.
    pub(super) number: u64,
    pub(super) start: u32,
    pub(super) end: u32,
    /// Where it is folded; nowhere when case is all that folding takes from it.
    folded: (u32, u32),
}

/// Nowhere.
const NOT_FOLDED: (u32, u32) = (u32::MAX, u32::MAX);

impl Words {
    /// Makes room for other blocks.
    pub(super) fn clear(&mut self) {
        self.all.clear();
        self.blocks.clear();
        self.blocks.push(0);
        self.folded.clear();
    }

    /// The words of a block.
    pub(super) fn of(&self, block: u32) -> &[Word] {
        let (start, end) = (self.blocks[block as usize], self.blocks[block as usize + 1]);
        &self.all[start as usize..end as usize]
    }

    /// A word of this text as it is compared: folded, but for the case of ASCII.
    pub(super) fn folded<'a>(&'a self, word: &Word, text: &'a str) -> &'a [u8] {
        if word.folded == NOT_FOLDED {
            return &text.as_bytes()[word.start as usize..word.end as usize];
        }
        &self.folded[word.folded.0 as usize..word.folded.1 as usize]
    }

    /// How many letters a folded word has.
    pub(super) fn letters(&self, word: &Word) -> usize {
        if word.folded == NOT_FOLDED {
            return (word.end - word.start) as usize;
        }
        let folded = &self.folded[word.folded.0 as usize..word.folded.1 as usize];
        // In UTF-8 all bytes of a letter but the first start with the same two bits.
        folded.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
    }

    /// Adds a block whose words are of no interest.
    pub(super) fn skip(&mut self) {
        self.blocks.push(at_u32(self.all.len()));
    }

    /// Adds the words of the next block.
    pub(super) fn add(&mut self, text: &str) {
        let (chunks, rest) = text.as_bytes().as_chunks();
        // Not full, so no run of letters goes on behind it.
        let mut last = [0; MASK];
        last[..rest.len()].copy_from_slice(rest);
        // Whether the byte before was part of a run of letters, and where that run started.
        let (mut carry, mut start) = (0, 0);
        for (index, chunk) in chunks.iter().chain([&last]).enumerate() {
            let base = index * MASK;
            let letters = letters(chunk);
            let mut edges = letters ^ (letters << 1 | carry);
            let mut is_inside = carry == 1;
            carry = letters >> (MASK - 1);
            while edges != 0 {
                let at = base + edges.trailing_zeros() as usize;
                edges &= edges - 1;
                if is_inside {
                    self.run(text, start, at);
                } else {
                    start = at;
                }
                is_inside = !is_inside;
            }
        }
        self.skip();
    }

    /// Adds what lies between two signs of ASCII: one word of ASCII, as a rule.
    #[inline]
    fn run(&mut self, text: &str, start: usize, end: usize) {
        let length = end - start;
        let number = if length <= PIECE {
            plain_number(&piece(text.as_bytes(), start), length)
        } else {
            None
        };
        let Some(number) = number else {
            return self.letter_by_letter(&text[..end], start);
        };
        self.all.push(Word {
            number,
            start: at_u32(start),
            end: at_u32(end),
            folded: NOT_FOLDED,
        });
    }

    /// Adds what stands between here and the end of this text.
    #[cold]
    fn letter_by_letter(&mut self, text: &str, mut at: usize) {
        while at < text.len() {
            let next = self.lettered(text.as_bytes(), at);
            at = next.unwrap_or_else(|| self.by_the_book(text, at));
        }
    }

    /// Reads a word, or a sign between words, whose letters are folded one by one: where it ends.
    fn lettered(&mut self, text: &[u8], start: usize) -> Option<usize> {
        let table = LETTERS.as_slice();
        let (mut folded, mut length) = ([0; LONGEST + PIECE], 0);
        let mut at = start;
        while at < text.len() {
            let (code, size) = code(&text[at..]);
            let letter = table.get(code).copied().unwrap_or(LONG_WAY);
            if letter == BETWEEN {
                break;
            }
            if letter == LONG_WAY || length >= LONGEST {
                return None;
            }
            folded[length] = letter[0];
            folded[length + 1] = letter[1];
            length += if letter[1] == 0 { 1 } else { 2 };
            at += size;
        }
        if at == start {
            return Some(at + code(&text[at..]).1);
        }
        self.push(&folded, length, start, at);
        Some(at)
    }

    /// Reads the next word, whatever its letters are.
    fn by_the_book(&mut self, text: &str, at: usize) -> usize {
        let Some(word) = text::next_word(text, at) else {
            return text.len();
        };
        let folded = text::fold(&text[word.clone()]);
        let padded = [folded.as_bytes(), &[0; PIECE]].concat();
        self.push(&padded, folded.len(), word.start, word.end);
        word.end
    }

    /// Adds a word with its folded form, which has zeros behind it.
    fn push(&mut self, folded: &[u8], length: usize, start: usize, end: usize) {
        let folded_start = at_u32(self.folded.len());
        self.folded.extend_from_slice(&folded[..length]);
        self.all.push(Word {
            number: padded_number(folded, length),
            start: at_u32(start),
            end: at_u32(end),
            folded: (folded_start, at_u32(self.folded.len())),
        });
    }
}

/// What stands at a place of a text, and zeros behind its end.
#[inline]
fn piece(text: &[u8], start: usize) -> [u8; PIECE] {
    let rest = &text[start..];
    rest.first_chunk().copied().unwrap_or_else(|| {
        let mut piece = [0; PIECE];
        piece[..rest.len()].copy_from_slice(rest);
        piece
    })
}

/// The code of the first character, and how many bytes it has.
fn code(utf8: &[u8]) -> (usize, usize) {
    let bits = |byte: u8, mask: u8| usize::from(byte & mask);
    match *utf8 {
        [a, ..] if a < 0x80 => (usize::from(a), 1),
        [a, b, ..] if a < 0xe0 => (bits(a, 0x1f) << 6 | bits(b, 0x3f), 2),
        [a, b, c, ..] if a < 0xf0 => (bits(a, 0x0f) << 12 | bits(b, 0x3f) << 6 | bits(c, 0x3f), 3),
        _ => (usize::MAX, 4),
    }
}

/// Blocks are cut to 4 GiB long before they get here.
pub(super) fn at_u32(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// What a letter is folded to, by its code, where that does not depend on its neighbours: UTF-8 of one or two bytes.
static LETTERS: LazyLock<Vec<[u8; 2]>> = LazyLock::new(|| {
    let codes = (0..LAST).map(|code| char::from_u32(code).map_or(LONG_WAY, letter));
    codes.collect()
});
/// In bytes: longer words than these take the long way too.
const LONGEST: usize = 3 * PIECE;
/// The table goes so far: letters of two bytes, and the signs of typography.
const LAST: u32 = 0x2070;
/// In the table: it depends, or there are several letters.
const LONG_WAY: [u8; 2] = [0, 0];
/// In the table: a sign between words.
const BETWEEN: [u8; 2] = [0, 1];

fn letter(c: char) -> [u8; 2] {
    let mut utf8 = [0; 2];
    match (text::class(c), text::folded_alone(c)) {
        (Class::Between, _) => BETWEEN,
        (Class::Word, Some(folded)) if folded.len_utf8() <= utf8.len() => {
            folded.encode_utf8(&mut utf8);
            utf8
        }
        _ => LONG_WAY,
    }
}

/// In bytes: what one load reads.
const STEP: usize = 8;
/// In bytes: how much of a word is numbered at once. Longer ones are rare.
const PIECE: usize = 2 * STEP;
/// In bytes: one bit for each fits a word of the processor.
const MASK: usize = 64;
/// One in each byte.
const ONES: u64 = 0x0101_0101_0101_0101;
/// The bit that tells upper from lower case in ASCII; digits and signs carry it, or lose nothing by it.
const LOWER: u64 = 0x20 * ONES;
/// The bit that no ASCII byte has.
const HIGH: u64 = 0x80 * ONES;
/// Brings the lowest bits of eight bytes side by side.
const GATHER: u64 = 0x0102_0408_1020_4080;
/// An odd number without pattern, from the digits of the golden ratio.
const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

/// A bit for each byte that is an ASCII letter, digit or underscore, or part of another character.
fn letters(bytes: &[u8; MASK]) -> u64 {
    let mut ones = [0; MASK];
    for (one, byte) in ones.iter_mut().zip(bytes) {
        *one = u8::from(byte.is_ascii_alphanumeric() | (*byte == b'_') | !byte.is_ascii());
    }
    let (steps, _) = ones.as_chunks::<STEP>();
    let bits = steps
        .iter()
        .map(|step| u64::from_le_bytes(*step).wrapping_mul(GATHER) >> 56);
    (0..)
        .zip(bits)
        .fold(0, |all, (at, bits)| all | bits << (STEP * at))
}

/// The number of a folded word.
pub(super) fn number(folded: &str) -> u64 {
    padded_number(&[folded.as_bytes(), &[0; PIECE]].concat(), folded.len())
}

/// The number of a folded word with something behind it.
fn padded_number(word: &[u8], length: usize) -> u64 {
    let mut hash = 0;
    for at in (0..length).step_by(PIECE) {
        if let Some(piece) = word[at..].first_chunk() {
            hash = mixed(hash, halves(piece, length - at));
        }
    }
    finished(hash, length)
}

/// The number of a word of ASCII with something behind it; none if it is not.
fn plain_number(piece: &[u8; PIECE], length: usize) -> Option<u64> {
    let halves = halves(piece, length);
    let is_ascii = (halves[0] | halves[1]) & HIGH == 0;
    is_ascii.then(|| finished(mixed(0, halves), length))
}

/// A piece of a word in lower case, as far as it goes, the first byte lowest.
fn halves(piece: &[u8; PIECE], length: usize) -> [u64; 2] {
    let piece = u128::from_le_bytes(*piece);
    [
        (piece as u64 | LOWER) & KEPT[length.min(STEP)],
        ((piece >> 64) as u64 | LOWER) & KEPT[length.min(PIECE).saturating_sub(STEP)],
    ]
}

fn mixed(hash: u64, halves: [u64; 2]) -> u64 {
    let hash = (hash ^ halves[0]).wrapping_mul(MIX).rotate_left(29);
    (hash ^ halves[1]).wrapping_mul(MIX).rotate_left(29)
}

fn finished(hash: u64, length: usize) -> u64 {
    let hash = (hash ^ length as u64).wrapping_mul(MIX);
    hash ^ (hash >> 32)
}

/// The bits of so many bytes.
const KEPT: [u64; STEP + 1] = {
    let mut kept = [u64::MAX; STEP + 1];
    let mut count = 0;
    while count < STEP {
        kept[count] = (1 << (8 * count)) - 1;
        count += 1;
    }
    kept
};

/// The number of two words side by side.
pub(super) fn pair(first: u64, second: u64) -> u64 {
    (first.rotate_left(29) ^ second).wrapping_mul(MIX)
}

/// Half of a word's number, for where it need not be certain.
pub(super) fn short(number: u64) -> u32 {
    (number >> 32) as u32
}
