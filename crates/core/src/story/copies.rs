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

/// Texts of two hands share less than this.
pub(super) const FOREIGN: f32 = 0.1;

/// A shingle without a word of this weight stands in texts on anything.
const RARE: f32 = 4.5;

/// A text with fewer shingles that say something is filler, and copied on every page.
const TELLING: usize = 12;

/// What a text is known by among its copies.
#[derive(Default)]
pub(super) struct Prints {
    /// Of the words, whatever stands between them; none where the text says too little.
    pub whole: Option<Fingerprint>,
    /// For each of 32 ways to shuffle the shingles that say something, the end of the first.
    pub sketch: Vec<u16>,
}

/// Looks at a text for what its copies share, given its words with their weights.
pub(super) fn prints(text: &str, words: &[(u32, f32)]) -> Prints {
    if text.len() < LEAST {
        return Prints::default();
    }
    let mut least = [u64::MAX; VALUES];
    let mut telling = 0;
    for shingle in words.windows(SHINGLE) {
        if shingle.iter().all(|(_, weight)| *weight < RARE) {
            continue;
        }
        telling += 1;
        let whole = shingle.iter().fold(0u64, |all, (word, _)| {
            all.rotate_left(13) ^ shuffled(u64::from(*word))
        });
        for (value, salt) in least.iter_mut().zip(SALTS) {
            *value = (*value).min(shuffled(whole ^ salt));
        }
    }
    if telling < TELLING {
        return Prints::default();
    }
    let mut words = String::with_capacity(text.len());
    for range in text::words(text) {
        // Word by word: a dash or a quotation mark makes the folding of a whole text slow.
        text::fold_into(&text[range], &mut words);
        words.push(' ');
    }
    Prints {
        whole: Some(Fingerprint::of(&[words.trim_end().as_bytes()])),
        sketch: least.iter().map(|value| (value & 0xffff) as u16).collect(),
    }
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
