//! When Newshawk was watching: one row for each time without a break.

use jiff::Timestamp;
use newshawk_core::watching::Watching;

use super::record::SpanRecord;
use super::{Batch, Store, Tree, key};

impl Batch {
    /// A time without a break, in place of what was known of it before.
    pub fn put_span(&mut self, from: Timestamp, to: Timestamp) {
        self.put_record(Tree::Spans, &key::row(from, 0), &SpanRecord::of(to));
    }
}

impl Store {
    /// When Newshawk was watching, as far as that was written.
    pub fn watching(&self) -> Watching {
        let rows = self.rows::<SpanRecord>(Tree::Spans);
        rows.filter_map(|(key, record)| Some((key::row_time(&key)?, record.end())))
            .collect()
    }
}
