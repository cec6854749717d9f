//! Names that look alike, for “did you mean”.

use crate::text;

/// So many letters may be wrong in a name that is still recognised.
const WRONG: usize = 2;
/// More guesses than these are no help.
const GUESSES: usize = 3;

/// The candidates that a mistyped name may stand for, the likeliest first.
pub(super) fn nearest<'a>(
    typed: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Vec<&'a str> {
    let typed: Vec<char> = text::fold(typed).chars().collect();
    let mut found: Vec<(usize, &str)> = Vec::new();
    for candidate in candidates {
        let letters: Vec<char> = text::fold(candidate).chars().collect();
        let wrong = distance(&typed, &letters);
        let begins =
            typed.len() >= 3 && (letters.starts_with(&typed) || typed.starts_with(&letters));
        let is_short = letters.len().min(typed.len()) <= WRONG * 2;
        let allowed = if is_short { 1 } else { WRONG };
        if wrong <= allowed || begins && letters.len() >= 3 {
            found.push((wrong, candidate));
        }
    }
    found.sort();
    found.truncate(GUESSES);
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

/// How many letters must be put in, left out or changed to make one of the other.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, right) in b.iter().enumerate() {
            let changed = corner + usize::from(left != right);
            corner = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

/// “a, b or c”.
pub(crate) fn listed(parts: &[String], last: &str) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}
