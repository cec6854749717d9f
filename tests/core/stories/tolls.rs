//! What a number counts: the word of its own sentence that no other number has.

use super::digest;

/// The tolls that are read in a text, each with its number.
fn tolls(text: &str) -> Vec<(String, i64)> {
    let digest = digest(1, "Ferry Marabella sinks", text, "2031-05-05");
    let is_toll = |unit: &str| ["dead", "hurt", "missing", "held"].contains(&unit);
    let numbers = digest.numbers.into_iter().filter(|it| is_toll(&it.unit));
    let mut tolls: Vec<(String, i64)> = numbers
        .map(|number| (number.unit, number.thousandths / 1000))
        .collect();
    tolls.sort();
    tolls
}

#[test]
fn a_toll_is_read_in_its_own_sentence_and_once() {
    let cases: [(&str, &[(&str, i64)]); 12] = [
        ("3 died. The other 41 were taken off.", &[("dead", 3)]),
        ("3 died and the other 41 were taken off.", &[("dead", 3)]),
        ("Three people died, 41 were taken off.", &[("dead", 3)]),
        ("The crew of 41 was calm. Nobody died.", &[]),
        ("Seven killed in Port Kestrel", &[("dead", 7)]),
        ("A storm killed at least 7 people.", &[("dead", 7)]),
        (
            "7 people were killed, the coast guard said.",
            &[("dead", 7)],
        ),
        (
            "7 were killed and 12 injured.",
            &[("dead", 7), ("hurt", 12)],
        ),
        (
            "It killed 7 people. Another 12 are missing.",
            &[("dead", 7), ("missing", 12)],
        ),
        ("Dead: 41", &[("dead", 41)]),
        ("The captain died. 41 passengers are well.", &[]),
        ("Погибли 7 человек. Еще 41 спасен.", &[("dead", 7)]),
    ];
    for (text, expected) in cases {
        let expected: Vec<(String, i64)> = expected
            .iter()
            .map(|(unit, number)| ((*unit).to_owned(), *number))
            .collect();
        assert_eq!(tolls(text), expected, "{text}");
    }
}
