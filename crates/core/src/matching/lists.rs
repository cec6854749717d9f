//! Many short lists by number, side by side.

use std::ops::Range;

/// For each number from 0 its list.
pub(super) struct Lists<T> {
    /// Where each list starts, and at the end where the last one ends.
    starts: Box<[u32]>,
    items: Box<[T]>,
}

impl<T> Lists<T> {
    /// So many lists, of items with their list's number. Their order within a list stays.
    pub(super) fn new(count: usize, mut numbered: Vec<(u32, T)>) -> Self {
        numbered.sort_by_key(|(number, _)| *number);
        let mut starts = vec![0; count + 1];
        for (number, _) in &numbered {
            starts[*number as usize + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        Self {
            starts: starts.into(),
            items: numbered.into_iter().map(|(_, item)| item).collect(),
        }
    }

    pub(super) fn of(&self, number: u32) -> &[T] {
        self.at(self.range(number))
    }

    /// Where the list of a number lies among the items of all.
    pub(super) fn range(&self, number: u32) -> Range<u32> {
        let at = number as usize;
        self.starts[at]..self.starts[at + 1]
    }

    pub(super) fn at(&self, range: Range<u32>) -> &[T] {
        &self.items[range.start as usize..range.end as usize]
    }
}
