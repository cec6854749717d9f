//! Words by which pages name what is not their article.

use super::words::{BOXES, BY, CALLS, CREDITS, DATED, LABELS, LINES, NETWORKS, NOTICES, READING};

/// Does a short text name a box of other things: related articles, a newsletter, comments?
pub(super) fn opens_box(text: &str) -> bool {
    const LONGEST: usize = 90;
    let name = bare(text);
    name.len() <= LONGEST && BOXES.iter().any(|it| name == *it)
        || is_label(text) && name.len() <= LONGEST
}

/// Does a text lead elsewhere: `READ MORE: …`, `Lesen Sie auch`, `【関連記事】`?
pub(super) fn leads_elsewhere(text: &str) -> bool {
    const LONGEST: usize = 250;
    let is_one_of = |names: &[&str]| names.contains(&bare(text).as_str());
    text.len() <= LONGEST && (is_label(text) || is_one_of(&BOXES) || is_one_of(&LINES))
}

/// Is it one of the sentences that pages say about themselves: scripts, consent, subscriptions?
pub(super) fn is_notice(text: &str) -> bool {
    const LONGEST: usize = 400;
    let lower = text.to_lowercase();
    text.len() <= LONGEST && (NOTICES.iter().any(|it| lower.contains(it)) || is_call(&lower))
}

/// `Follow us on …`: a call to somewhere else, by its first word and the name of a network.
fn is_call(lower: &str) -> bool {
    const NAMED: [&str; 6] = [
        "facebook",
        "twitter",
        "instagram",
        "youtube",
        "whatsapp",
        "telegram",
    ];
    let calls = CALLS.iter().any(|it| lower.starts_with(it));
    calls && NAMED.iter().any(|it| lower.contains(it))
}

/// Does a line say how long the text takes to read?
pub(super) fn is_reading_time(text: &str) -> bool {
    const LONGEST: usize = 90;
    let lower = text.to_lowercase();
    let has_digit = text.bytes().any(|b| b.is_ascii_digit());
    text.len() <= LONGEST && has_digit && READING.iter().any(|it| lower.contains(it))
}

/// Is it the credit of a picture: `Photo: A. Name`, `© Agency`, `Image 1 of 5`?
pub(super) fn is_credit(text: &str) -> bool {
    const LONGEST: usize = 140;
    let lower = text.to_lowercase();
    let bare = lower.trim_start_matches(['(', '[', '|', ' ', '-', '–']);
    let counts = bare
        .strip_prefix("image ")
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    text.len() <= LONGEST && (counts || CREDITS.iter().any(|it| bare.starts_with(it)))
}

/// Is it a row of buttons: names of networks and little else?
pub(super) fn is_buttons(text: &str) -> bool {
    const MOST_WORDS: usize = 8;
    let words: Vec<String> = text.split_whitespace().map(bare).collect();
    let named = words
        .iter()
        .filter(|it| NETWORKS.contains(&it.as_str()))
        .count();
    named > 0 && words.len() <= MOST_WORDS && named * 2 >= words.len()
}

/// Does a line tell when something was put on the page?
pub(super) fn is_dateline(text: &str) -> bool {
    const LONGEST: usize = 110;
    let lower = text.to_lowercase();
    let has_digit = text.bytes().any(|b| b.is_ascii_digit());
    text.len() <= LONGEST && has_digit && DATED.iter().any(|it| lower.starts_with(it))
}

/// Does a line start as bylines do: `By …`, `Von …`?
pub(super) fn starts_as_byline(text: &str) -> bool {
    const LONGEST: usize = 100;
    text.len() <= LONGEST
        && BY.iter().any(|it| {
            text.get(..it.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(it))
        })
}

fn is_label(text: &str) -> bool {
    let lower = text
        .trim_start_matches(|c: char| !c.is_alphanumeric() && c != '【')
        .to_lowercase();
    let after = LABELS.iter().find_map(|it| lower.strip_prefix(it));
    // A label is a word, and not the beginning of one.
    after.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

fn bare(text: &str) -> String {
    let is_edge = |c: char| !c.is_alphanumeric();
    text.trim_matches(is_edge).to_lowercase()
}
