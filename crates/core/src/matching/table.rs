//! Numbers of words: open addressing behind a filter of single bits.

use super::lexicon::Entry;
use super::words;

/// Entries by number. Two can have the same, so what is found is only very likely it.
pub(super) struct Table {
    filter: Vec<u64>,
    filter_shift: u32,
    slots: Vec<Slot>,
}

#[derive(Clone, Copy)]
struct Slot {
    /// Half of the number.
    number: u32,
    /// Its entry's number plus one; 0 for an empty slot.
    entry: u32,
}

/// So many bits of the filter for each number: one look-up in 30 goes on for nothing.
const BITS_A_NUMBER: usize = 32;
/// At least so many bits: 512 bytes.
const FEWEST_BITS: usize = 1 << 12;

impl Table {
    pub(super) fn new(numbers: &[(u64, Entry)]) -> Self {
        let bits = (numbers.len() * BITS_A_NUMBER)
            .next_power_of_two()
            .max(FEWEST_BITS);
        let size = (numbers.len() * 2).next_power_of_two().max(2);
        let mut table = Self {
            filter: vec![0; bits / 64],
            filter_shift: 64 - bits.trailing_zeros(),
            slots: vec![
                Slot {
                    number: 0,
                    entry: 0
                };
                size
            ],
        };
        for (number, Entry(entry)) in numbers {
            let bit = (number >> table.filter_shift) as usize;
            table.filter[bit / 64] |= 1 << (bit % 64);
            let mut at = *number as usize & (size - 1);
            while table.slots[at].entry != 0 {
                at = (at + 1) & (size - 1);
            }
            table.slots[at] = Slot {
                number: words::short(*number),
                entry: entry + 1,
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

    /// The entries of a number.
    pub(super) fn find(&self, number: u64) -> impl Iterator<Item = Entry> + '_ {
        let start = number as usize & (self.slots.len() - 1);
        let slots = self.slots[start..].iter().chain(&self.slots[..start]);
        slots
            .take_while(|slot| slot.entry != 0)
            .filter(move |slot| slot.number == words::short(number))
            .map(|slot| Entry(slot.entry - 1))
    }
}
