//! The journal of the alert desk: what it was asked and what it answered, in that order.
//!
//! A row is written with what it led to, so that the journal and the alerts never differ. Rows are
//! numbered and not dated: a clock can be set back, and the order is what a rehearsal needs.

use jiff::{SignedDuration, Timestamp};
use newshawk_core::alert::desk::Memo;
use newshawk_core::alert::line::Line;

use super::codec::decode;
use super::record::{Heard, HeardRecord, MemoRecord};
use super::{Batch, Store, Tree};

/// So long it is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);
/// With each new row go so many that are too old: no more are left than come.
const OLD_WITH_NEW: usize = 2;
/// The record in `meta` of what the desk remembers.
const MEMO: &[u8] = b"desk";

impl Batch {
    /// A row of the journal.
    pub fn put_heard(&mut self, number: u64, heard: &Heard) {
        let record = HeardRecord::from(heard);
        self.put_record(Tree::Heard, &number.to_be_bytes(), &record);
    }

    /// What the desk remembers besides its alerts.
    pub fn put_memo(&mut self, memo: &Memo) {
        self.put_record(Tree::Meta, MEMO, &MemoRecord::from(memo));
    }
}

impl Store {
    /// The journal, in the order in which it was written.
    pub fn heard(&self) -> impl Iterator<Item = Heard> + use<> {
        self.rows::<HeardRecord>(Tree::Heard)
            .map(|(_, record)| record.into())
    }

    /// The journal, from its end.
    pub fn heard_backwards(&self) -> impl Iterator<Item = Heard> + use<> {
        let rows = self.tree(Tree::Heard).iter().rev().map_while(Result::ok);
        rows.filter_map(|(_, value)| Some(decode::<HeardRecord>(&value)?.into()))
    }

    /// How many rows it has, at the most.
    pub fn heard_count(&self) -> u64 {
        let number = |row: sled::Result<Option<(sled::IVec, sled::IVec)>>| {
            let (key, _) = row.ok()??;
            Some(u64::from_be_bytes(key.as_ref().try_into().ok()?))
        };
        let tree = self.tree(Tree::Heard);
        match (number(tree.first()), number(tree.last())) {
            (Some(first), Some(last)) => last - first + 1,
            _ => 0,
        }
    }

    /// Since when there is a journal.
    pub fn heard_since(&self) -> Option<Timestamp> {
        self.heard().next().map(|heard| heard.at)
    }

    /// What was decided, newest first.
    pub fn log(&self) -> impl Iterator<Item = Line> + use<> {
        let rows = self.heard_backwards();
        rows.flat_map(|heard| heard.said.into_iter().rev())
    }

    /// What the desk remembered besides its alerts.
    pub fn memo(&self) -> Option<Memo> {
        let record = self.value::<MemoRecord>(Tree::Meta, MEMO)?;
        Some(record.into())
    }

    /// The number of the next row.
    pub(crate) fn next_heard(&self) -> u64 {
        let last = self.tree(Tree::Heard).last().ok().flatten();
        let number = last.and_then(|(key, _)| key.as_ref().try_into().ok());
        number.map_or(0, |number| u64::from_be_bytes(number) + 1)
    }

    /// Takes rows that are too old out of the journal, as many as one new row makes room for.
    pub(crate) fn forget_heard(&self, now: Timestamp, batch: &mut Batch) {
        let rows = self.tree(Tree::Heard).iter().map_while(Result::ok);
        for (key, value) in rows.take(OLD_WITH_NEW) {
            let at = decode::<HeardRecord>(&value).map(|record| Heard::from(record).at);
            if at.is_some_and(|at| now.duration_since(at) <= KEPT) {
                return;
            }
            batch.remove_row(Tree::Heard, &key);
        }
    }
}
