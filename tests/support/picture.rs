//! Texts with marks in them: “the «NATO»-led mission” says both what is read and what is found.

use std::ops::Range;

/// The text without its marks, and the marked places.
pub fn unmarked(picture: &str) -> (String, Vec<Range<usize>>) {
    let mut text = String::with_capacity(picture.len());
    let mut open = Vec::new();
    let mut marks = Vec::new();
    for c in picture.chars() {
        match c {
            '«' => open.push(text.len()),
            '»' => {
                let start = open.pop().expect("a mark is opened before it is closed");
                marks.push(start..text.len());
            }
            _ => text.push(c),
        }
    }
    assert!(open.is_empty(), "every mark is closed: {picture}");
    marks.sort_by_key(|mark| (mark.start, mark.end));
    (text, marks)
}

/// The text with marks at these places, for a message one can read.
pub fn marked(text: &str, marks: &[Range<usize>]) -> String {
    let mut picture = String::with_capacity(text.len());
    for (at, c) in text.char_indices().chain([(text.len(), '\0')]) {
        let ends = marks.iter().filter(|mark| mark.end == at).count();
        let starts = marks.iter().filter(|mark| mark.start == at).count();
        picture.extend(std::iter::repeat_n('»', ends));
        picture.extend(std::iter::repeat_n('«', starts));
        if c != '\0' {
            picture.push(c);
        }
    }
    picture
}
