//! Which stories an article might belong to: those that share its rarest words.
//!
//! Only the latest stories of a word are looked at, so that a word in everybody's mouth costs no
//! more than another; its stories are found by their other words.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::digest::{Digest, Term};

/// A story's place in the table of stories.
pub(super) type Slot = u32;

/// By so many of its words an article is filed and looked for.
const WORDS: usize = 24;

/// So many stories of a word are looked at, the latest first.
const LATEST: usize = 256;

/// So many stories are compared in full.
const CANDIDATES: usize = 24;

/// The stories of each word, and of each copy's key.
#[derive(Debug, Default)]
pub(super) struct Index {
    words: HashMap<u32, Vec<Slot>, Plain>,
    copies: HashMap<u64, Slot, Plain>,
    /// Where stories are that became part of another.
    moved: HashMap<Slot, Slot, Plain>,
    /// The sum of shared weights for each story, zero between two questions.
    sums: Vec<f32>,
}

/// Keys are hashes already.
pub(super) type Plain = BuildHasherDefault<AsItIs>;

#[derive(Debug, Default)]
pub(super) struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u32(&mut self, value: u32) {
        // A map takes its control bits from the top.
        self.0 = u64::from(value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

impl Index {
    /// Files a story under the words of one of its articles.
    pub(super) fn file(&mut self, slot: Slot, digest: &Digest, copies: &[u64]) {
        for (word, _) in telling(digest) {
            let slots = self.words.entry(word).or_default();
            if slots.last() != Some(&slot) && !slots.iter().rev().take(LATEST).any(|it| *it == slot)
            {
                slots.push(slot);
            }
        }
        for key in copies {
            self.copies.insert(*key, slot);
        }
    }

    /// The stories that share most with an article, best first; those with copies before all others.
    pub(super) fn candidates(
        &mut self,
        digest: &Digest,
        copies: &[u64],
        slots: usize,
    ) -> Vec<Slot> {
        self.sums.resize(slots.max(self.sums.len()), 0.0);
        let mut touched: Vec<Slot> = Vec::new();
        for (word, weight) in telling(digest) {
            let Some(stories) = self.words.get(&word) else {
                continue;
            };
            let mut moved: Vec<Slot> = Vec::new();
            for slot in stories.iter().rev().take(LATEST) {
                let slot = match self.moved.get(slot) {
                    _ if self.moved.is_empty() => *slot,
                    // Both stories that became one may have had the word.
                    Some(into) if moved.contains(into) || stories.contains(into) => continue,
                    Some(into) => {
                        moved.push(*into);
                        *into
                    }
                    None => *slot,
                };
                let sum = &mut self.sums[slot as usize];
                if *sum == 0.0 {
                    touched.push(slot);
                }
                *sum += weight;
            }
        }
        let by_sum = |a: &Slot, b: &Slot| {
            let (x, y) = (self.sums[*a as usize], self.sums[*b as usize]);
            y.total_cmp(&x).then(b.cmp(a))
        };
        if touched.len() > CANDIDATES {
            touched.select_nth_unstable_by(CANDIDATES, by_sum);
        }
        let mut best = touched[..touched.len().min(CANDIDATES)].to_vec();
        best.sort_by(by_sum);
        for slot in touched {
            self.sums[slot as usize] = 0.0;
        }
        for key in copies {
            let slot = self
                .copies
                .get(key)
                .map(|slot| self.moved.get(slot).unwrap_or(slot));
            if let Some(slot) = slot
                && !best.contains(slot)
            {
                best.insert(0, *slot);
            }
        }
        best
    }

    /// A story became part of another; what is filed under the one is found under the other.
    pub(super) fn merge(&mut self, from: Slot, into: Slot) {
        for moved in self.moved.values_mut().filter(|slot| **slot == from) {
            *moved = into;
        }
        self.moved.insert(from, into);
    }

    /// Gives the stories new places, and forgets those that have none. The order stays.
    pub(super) fn tidy(&mut self, places: &HashMap<Slot, Slot>) {
        let place = |slot: &Slot| places.get(self.moved.get(slot).unwrap_or(slot)).copied();
        self.words.retain(|_, slots| {
            let mut kept: Vec<Slot> = Vec::with_capacity(slots.len());
            for old in slots.iter() {
                let Some(new) = place(old) else { continue };
                let is_twice = self.moved.contains_key(old) && kept.contains(&new);
                if !is_twice {
                    kept.push(new);
                }
            }
            *slots = kept;
            !slots.is_empty()
        });
        self.copies.retain(|_, slot| match place(slot) {
            Some(new) => {
                *slot = new;
                true
            }
            None => false,
        });
        self.moved.clear();
    }

    /// How many entries there are, for the account of memory.
    pub(super) fn entries(&self) -> usize {
        self.words.values().map(Vec::capacity).sum::<usize>() + self.copies.len() * 4
    }

    /// How many words there are.
    pub(super) fn words(&self) -> usize {
        self.words.len()
    }
}

/// The words that an article is filed under, with what each is worth: the rarest, those of the
/// headline first.
fn telling(digest: &Digest) -> Vec<(u32, f32)> {
    let worth = |term: &Term| {
        let often = f32::from(term.times).ln();
        let title = if term.is(Term::TITLE) { 1.5 } else { 1.0 };
        f32::from(term.weight) * (1.0 + 0.5 * often) * title
    };
    let mut words: Vec<(u32, f32)> = digest.terms.iter().map(|it| (it.word, worth(it))).collect();
    words.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    words.truncate(WORDS);
    words
}
