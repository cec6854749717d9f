//! Prefixes by their first letters.

use super::lexicon::Entry;
use super::page::Page;
use super::pages::Place;

/// The prefixes of all queries.
pub(super) struct Prefixes {
    /// In the order of their starts.
    all: Vec<Prefix>,
    filter: Vec<u64>,
}

struct Prefix {
    start: u32,
    /// Folded.
    letters: Box<str>,
    entry: Entry,
}

/// So many bytes say quickly that no prefix begins so. The parser asks for three letters.
const START: usize = 3;
/// Bits of the filter over starts: 8 kB.
const FILTER_BITS: u32 = 16;

impl Prefixes {
    pub(super) fn new(prefixes: Vec<(String, Entry)>) -> Self {
        let size = if prefixes.is_empty() {
            0
        } else {
            1 << (FILTER_BITS - 6)
        };
        let mut filter = vec![0_u64; size];
        let mut all: Vec<Prefix> = Vec::with_capacity(prefixes.len());
        for (letters, entry) in prefixes {
            let Some(start) = start(letters.as_bytes()) else {
                continue;
            };
            let bit = filter_bit(start);
            filter[bit / 64] |= 1 << (bit % 64);
            all.push(Prefix {
                start,
                letters: letters.into_boxed_str(),
                entry,
            });
        }
        all.sort_by_key(|prefix| prefix.start);
        Self { all, filter }
    }

    /// Every word on a page that starts with one of them.
    pub(super) fn find(&self, page: Page<'_>, mut note: impl FnMut(Entry, Place)) {
        if self.all.is_empty() {
            return;
        }
        for (at, word) in (0..).zip(page.words()) {
            let bytes = page.folded(word);
            let Some(start) = start(bytes).filter(|start| self.may_have(*start)) else {
                continue;
            };
            for prefix in self.alike(start) {
                let start = bytes.get(..prefix.letters.len());
                if start.is_some_and(|it| it.eq_ignore_ascii_case(prefix.letters.as_bytes())) {
                    note(prefix.entry, page.place(at, word));
                }
            }
        }
    }

    #[inline]
    fn may_have(&self, start: u32) -> bool {
        let bit = filter_bit(start);
        self.filter[bit / 64] & (1 << (bit % 64)) != 0
    }

    /// Those that start so.
    fn alike(&self, start: u32) -> &[Prefix] {
        let from = self.all.partition_point(|prefix| prefix.start < start);
        let count = self.all[from..].partition_point(|prefix| prefix.start == start);
        &self.all[from..from + count]
    }
}

/// The first bytes as a number, upper and lower case of ASCII the same.
fn start(word: &[u8]) -> Option<u32> {
    let start: [u8; START] = word.get(..START)?.try_into().ok()?;
    Some(u32::from_le_bytes([start[0], start[1], start[2], 0]) | 0x20_20_20)
}

fn filter_bit(start: u32) -> usize {
    // Fibonacci hashing (Knuth, vol. 3, 6.4).
    (start.wrapping_mul(0x9e37_79b9) >> (32 - FILTER_BITS)) as usize
}
