//! Copies of one text: the same, or lightly rewritten.

use crate::ids::Fingerprint;
use crate::text;

/// A shorter text than this many bytes is a teaser, a notice or a broken page, and equal by chance.
const LEAST: usize = 200;

/// Words in a row that make a shingle.
const SHINGLE: usize = 4;

/// The number of values in a sketch. With 32 a share of one half is known within a tenth or so.
const VALUES: usize = 32;

/// From this share of equal values on two texts are copies. Texts of two hands share no run of
/// four words in twenty; a rewrite that changes one word in ten keeps half of them.
pub(super) const COPY: f32 = 0.4;

/// The fingerprint of a folded text: of its words, whatever stands between them.
pub(super) fn print(folded: &str) -> Option<Fingerprint> {
    if folded.len() < LEAST {
        return None;
    }
    let words: Vec<&str> = text::words(folded).map(|range| &folded[range]).collect();
    Some(Fingerprint::of(&[words.join(" ").as_bytes()]))
}

/// The sketch of a folded text: for each of 32 ways to shuffle its shingles the end of the first.
pub(super) fn sketch(folded: &str) -> Vec<u16> {
    if folded.len() < LEAST {
        return Vec::new();
    }
    let words: Vec<u64> = text::words(folded)
        .take(600)
        .map(|range| mixed(&folded[range]))
        .collect();
    let mut least = [u64::MAX; VALUES];
    for shingle in words.windows(SHINGLE) {
        let whole = shingle.iter().fold(0u64, |all, word| {
            all.rotate_left(13) ^ word.wrapping_mul(ODD)
        });
        for (value, salt) in least.iter_mut().zip(SALTS) {
            *value = (*value).min(shuffled(whole ^ salt));
        }
    }
    least.iter().map(|value| (value & 0xffff) as u16).collect()
}

/// The share of equal values: about that of equal shingles.
pub(super) fn share(a: &[u16], b: &[u16]) -> f32 {
    if a.len() != VALUES || b.len() != VALUES {
        return 0.0;
    }
    let same = a.iter().zip(b).filter(|(a, b)| a == b).count();
    f32::from(u16::try_from(same).unwrap_or(0)) / f32::from(VALUES as u16)
}

/// Keys under which copies meet: each is a run of four values.
pub(super) fn keys(sketch: &[u16]) -> impl Iterator<Item = u64> + '_ {
    const RUN: usize = 4;
    sketch.chunks_exact(RUN).enumerate().map(|(at, run)| {
        let all = run
            .iter()
            .fold(0u64, |all, value| all << 16 | u64::from(*value));
        shuffled(all ^ SALTS[at])
    })
}

/// An odd number without a pattern: the golden ratio in 64 bits.
const ODD: u64 = 0x9e37_79b9_7f4a_7c15;

const SALTS: [u64; VALUES] = {
    let mut salts = [0; VALUES];
    let mut at = 0;
    while at < VALUES {
        salts[at] = shuffled(ODD.wrapping_mul(at as u64 + 1));
        at += 1;
    }
    salts
};

/// The end of SplitMix64.
const fn shuffled(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

fn mixed(word: &str) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in word.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}
