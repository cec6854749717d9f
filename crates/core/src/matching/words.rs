//! A text cut into words, each with a number to look it up by.
//!
//! This is the loop that every byte of every article goes through, so plain words are read eight
//! bytes at a time. Anything beyond ASCII takes the long way through folding.

use std::ops::Range;

use crate::text;

/// In bytes: how much of a word is read at once.
const STEP: usize = 8;
/// One in each byte.
const ONES: u64 = 0x0101_0101_0101_0101;
/// The bit that tells upper from lower case in ASCII; digits and signs carry it, or lose nothing by it.
const LOWER: u64 = 0x20 * ONES;
/// The bit that no ASCII byte has.
const HIGH: u64 = 0x80 * ONES;
/// An odd number without pattern, from the digits of the golden ratio.
const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

/// The number of a folded word.
pub(super) fn number(folded: &str) -> u64 {
    let mut hash = 0;
    let mut rest = folded.as_bytes();
    while rest.len() >= STEP {
        let (chunk, others) = rest.split_at(STEP);
        hash = mixed(hash, load(chunk) | LOWER);
        rest = others;
    }
    finished(hash, first(load(rest) | LOWER, rest.len()), folded.len())
}

/// The number of a word's first letters, to tell quickly that no prefix begins so.
pub(super) fn start_number(bytes: &[u8]) -> Option<u64> {
    let start = bytes.get(..3)?;
    Some(first(load(start) | LOWER, 3).wrapping_mul(MIX))
}

/// Visits each word of a text with its number. `folding` is a place to work in.
pub(super) fn each(text: &str, folding: &mut String, mut visit: impl FnMut(u64, Range<usize>)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        if byte < 0x80 && !is_word_byte(byte) {
            at += 1;
            continue;
        }
        if let Some((hash, end)) = plain(bytes, at) {
            visit(hash, at..end);
            at = end + 1;
            continue;
        }
        let Some(word) = text::next_word(text, at) else {
            return;
        };
        folding.clear();
        text::fold_into(&text[word.clone()], folding);
        if !folding.is_empty() {
            visit(number(folding), word.clone());
        }
        at = word.end;
    }
}

/// A word of ASCII alone that starts here: its number and its end. None where something else comes before its end.
fn plain(bytes: &[u8], start: usize) -> Option<(u64, usize)> {
    let mut hash = 0;
    let mut at = start;
    loop {
        let rest = &bytes[at..];
        let chunk = if rest.len() >= STEP {
            load(&rest[..STEP])
        } else {
            load(rest)
        };
        let letters = word_bits(chunk);
        // What is no letter ends the word, unless it is beyond ASCII and may be one.
        let ends = !letters & HIGH;
        if ends == 0 {
            hash = mixed(hash, chunk | LOWER);
            at += STEP;
            if at >= bytes.len() {
                return Some((finished(hash, 0, at - start), at));
            }
            continue;
        }
        let length = (ends.trailing_zeros() / 8) as usize;
        if length < rest.len() && rest[length] >= 0x80 {
            return None;
        }
        let end = at + length;
        return Some((
            finished(hash, first(chunk | LOWER, length), end - start),
            end,
        ));
    }
}

/// The high bit of each byte that is an ASCII letter, digit or underscore.
fn word_bits(chunk: u64) -> u64 {
    let ascii = chunk & !HIGH;
    let lower = ascii | LOWER;
    let letters = between(lower, b'a', b'z');
    let digits = between(ascii, b'0', b'9');
    let underscores = between(ascii, b'_', b'_');
    (letters | digits | underscores) & !chunk & HIGH
}

/// The high bit of each byte (all of them below 0x80) that lies within bounds.
fn between(bytes: u64, from: u8, to: u8) -> u64 {
    let reaches = bytes + ONES * u64::from(0x80 - from);
    let passes = bytes + ONES * u64::from(0x7f - to);
    reaches & !passes
}

fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Up to eight bytes as a number, the first one lowest.
fn load(bytes: &[u8]) -> u64 {
    if let Ok(chunk) = <[u8; STEP]>::try_from(bytes) {
        return u64::from_le_bytes(chunk);
    }
    let mut chunk = [0; STEP];
    for (to, from) in chunk.iter_mut().zip(bytes) {
        *to = *from;
    }
    u64::from_le_bytes(chunk)
}

/// The first `count` bytes, fewer than eight.
fn first(chunk: u64, count: usize) -> u64 {
    chunk & ((1 << (8 * count)) - 1)
}

fn mixed(hash: u64, chunk: u64) -> u64 {
    (hash ^ chunk).wrapping_mul(MIX).rotate_left(29)
}

fn finished(hash: u64, last: u64, length: usize) -> u64 {
    let all = (hash ^ last).wrapping_mul(MIX);
    let all = (all ^ length as u64).wrapping_mul(MIX);
    all ^ (all >> 32)
}
