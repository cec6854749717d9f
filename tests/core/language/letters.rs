//! Every character of Unicode, alone and between others: it belongs to the same word, and folds alike,
//! for the matcher and for the page.

use newshawk_core::text;

use super::oracle::words;

/// What it stands between: Latin, Hangul, Han, Kana, Cyrillic, Hebrew, Thai, Hindi, marks.
const AROUND: [&str; 12] = [
    "X",
    "abXcd",
    "abX cd",
    "한X국",
    "中X文",
    "カXナ",
    "бXй",
    "e\u{301}Xe",
    "กXก",
    "X\u{301}a",
    "אXא",
    "क\u{93c}X",
];
/// Up to here there are many scripts; behind are Han, Hangul and signs, of which samples will do.
const MANY_SCRIPTS: u32 = 0x3400;
/// A prime, so that all columns of the tables are met.
const SAMPLE: usize = 101;

#[test]
fn characters_are_cut_and_folded_as_the_page_says() {
    let first = (0..MANY_SCRIPTS).filter_map(char::from_u32);
    let others = (MANY_SCRIPTS..=u32::from(char::MAX))
        .step_by(SAMPLE)
        .filter_map(char::from_u32);
    let wrong = differences(first.chain(others));
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The contexts in which the two see something else.
pub(super) fn differences(characters: impl Iterator<Item = char>) -> Vec<String> {
    let mut wrong = Vec::new();
    for c in characters {
        for around in AROUND {
            let text = around.replace('X', c.encode_utf8(&mut [0; 4]));
            let cut: Vec<_> = text::words(&text).collect();
            let page = words(&text);
            let is_cut = page
                .iter()
                .map(|word| word.start..word.end)
                .eq(cut.iter().cloned());
            let folds = |word: &str| (text::fold(word), text::fold_case(word));
            let is_folded = page
                .iter()
                .all(|word| folds(&word.text) == (word.folded.clone(), word.kept.clone()));
            if !is_cut || !is_folded {
                wrong.push(format!("{text:?}, with U+{:04X}", u32::from(c)));
            }
        }
    }
    wrong
}
