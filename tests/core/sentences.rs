//! The sentence around a word.

use newshawk_core::text;
use newshawk_tests::picture::unmarked;

/// The sentence around “NATO” is the marked one.
fn check(picture: &str) {
    let (text, marks) = unmarked(picture);
    let at = text.find("NATO").expect("NATO is in it");
    let found = text::sentence(&text, &(at..at + 4));
    assert_eq!(&text[found], &text[marks[0].clone()]);
}

#[test]
fn sentences_end_with_their_signs() {
    check("They came. «It was NATO.» They left.");
    check("They came! «Was it NATO?» They left…");
    check("他们来了。«这是 NATO。»他们走了。");
    check("وصلوا؟ «هذا NATO.» غادروا.");
}

#[test]
fn a_text_without_signs_is_one_sentence() {
    check("«NATO»");
    check("  «a NATO line»  ");
}

#[test]
fn abbreviations_initials_and_numbers_do_not_end_one() {
    check("Yes. «Mr. Smith of NATO spent 3.5 bn.» No.");
    check("Yes. «J. R. Smith of NATO said.» No.");
    check("Yes. «On Oct. 3 NATO met vs. all.» No.");
    check("Yes. «NATO met in the U.S. on Monday.» No.");
}
