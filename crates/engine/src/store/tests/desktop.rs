//! What a desktop has of stories, and what pages teach of others, as they are stored.

use newshawk_reader::page::{Lesson, Template};

use super::{article, check, decode, encode};
use crate::store::record::{Bubble, BubbleRecord, TemplateRecord};

#[test]
fn a_notification() {
    let bubble = Bubble {
        service: "dunst".to_owned(),
        number: 300,
        article: article(),
    };
    check(
        BubbleRecord::from(&bubble),
        "010001000564756e7374ac02e807888e98a8c0e0808101",
    );
    let read: BubbleRecord = decode(&encode(&BubbleRecord::from(&bubble))).unwrap();
    assert_eq!(Bubble::from(read), bubble);
}

#[test]
fn what_repeats_on_pages() {
    let lesson = |address| Lesson {
        address,
        title: 2,
        blocks: vec![3, 300],
    };
    let template = Template {
        pages: vec![lesson(1), lesson(u32::MAX)],
    };
    check(
        TemplateRecord::from(&template),
        "010001000201020203ac02ffffffff0f020203ac02",
    );
    let read: TemplateRecord = decode(&encode(&TemplateRecord::from(&template))).unwrap();
    assert_eq!(Template::from(read), template);
}
