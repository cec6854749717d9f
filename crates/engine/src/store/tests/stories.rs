//! Stories as they are stored.

use newshawk_core::ids::StoryId;

use super::{article, check};
use crate::store::record::{PinRecord, StoryRecord};

#[test]
fn the_name_of_a_story() {
    let name = StoryRecord::from(StoryId(article()));
    check(name, "01000100e807888e98a8c0e0808101");
}

#[test]
fn what_a_person_said() {
    check(PinRecord { together: true }, "0100010001");
    check(PinRecord { together: false }, "0100010000");
}
