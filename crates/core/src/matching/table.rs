//! Numbers of words: open addressing behind a filter of single bits.

use std::ops::Range;

use super::words;

/// What is known of a word, by its number. Two can have the same, so what is found is only very likely it.
pub(super) struct Table {
    filter: Vec<u64>,
    filter_shift: u32,
    slots: Vec<Slot>,
}

/// All that a look-up needs lies together, as each further step would be one more wait for memory.
#[derive(Clone, Copy, Default)]
struct Slot {
    /// Half of the number.
    number: u32,
    letters: u32,
    /// Where its uses start, and how many they are; none in an empty slot.
    uses: u32,
    count: u32,
}

/// A word, or two side by side.
pub(super) struct Known {
    pub(super) number: u64,
    /// Where its letters are.
    pub(super) letters: u32,
    /// Its uses among those of all words, one at least.
    pub(super) uses: Range<u32>,
}

/// So many bits of the filter for each number: one look-up in 30 goes on for nothing.
const BITS_A_NUMBER: usize = 32;
/// At least so many bits: 512 bytes.
const FEWEST_BITS: usize = 1 << 12;

impl Table {
    pub(super) fn new(all: &[Known]) -> Self {
        let bits = (all.len() * BITS_A_NUMBER)
            .next_power_of_two()
            .max(FEWEST_BITS);
        let size = (all.len() * 2).next_power_of_two().max(2);
        let mut table = Self {
            filter: vec![0; bits / 64],
            filter_shift: 64 - bits.trailing_zeros(),
            slots: vec![Slot::default(); size],
        };
        for known in all {
            let bit = (known.number >> table.filter_shift) as usize;
            table.filter[bit / 64] |= 1 << (bit % 64);
            let mut at = known.number as usize & (size - 1);
            while table.slots[at].count != 0 {
                at = (at + 1) & (size - 1);
            }
            table.slots[at] = Slot {
                number: words::short(known.number),
                letters: known.letters,
                uses: known.uses.start,
                count: known.uses.end - known.uses.start,
            };
        }
        table
    }

    /// May the number be among them?
    #[inline]
    pub(super) fn may_have(&self, number: u64) -> bool {
        let bit = (number >> self.filter_shift) as usize;
        self.filter[bit / 64] & (1 << (bit % 64)) != 0
    }

    /// Where the letters of words with a number are, and their uses.
    pub(super) fn find(&self, number: u64) -> impl Iterator<Item = (u32, Range<u32>)> + '_ {
        let start = number as usize & (self.slots.len() - 1);
        let slots = self.slots[start..].iter().chain(&self.slots[..start]);
        slots
            .take_while(|slot| slot.count != 0)
            .filter(move |slot| slot.number == words::short(number))
            .map(|slot| (slot.letters, slot.uses..slot.uses + slot.count))
    }
}
