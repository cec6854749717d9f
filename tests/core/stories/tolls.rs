//! What a number counts: the word beside it that no nearer number has.

use super::digest;

/// The tolls that a text counts, as “dead 3”.
fn tolls(text: &str) -> Vec<String> {
    let tolls = ["dead", "hurt", "missing", "held"];
    let of = |text: &str| digest(1, "", text, "2031-05-05").numbers;
    let numbers = of(text).into_iter();
    let counted = numbers.filter(|it| tolls.contains(&it.unit.as_str()));
    counted
        .map(|it| format!("{} {}", it.unit, it.thousandths / 1000))
        .collect()
}

#[test]
fn a_toll_is_counted_by_the_number_beside_it_and_by_no_other() {
    let cases: [(&str, &[&str]); 24] = [
        ("Seven killed", &["dead 7"]),
        ("It killed at least 7", &["dead 7"]),
        ("7 people were killed", &["dead 7"]),
        ("3 died. The other 41 were taken off", &["dead 3"]),
        ("3 sailors died, eleven were in the clinic", &["dead 3"]),
        ("3 dead, 41 rescued", &["dead 3"]),
        ("3 dead – 200 homes burnt", &["dead 3"]),
        ("3 died and 41 were taken off", &["dead 3"]),
        ("12 ran off and 3 died", &["dead 3"]),
        ("A blast killed 3 and injured 11", &["dead 3", "hurt 11"]),
        ("killing at least 7 and injuring 20", &["dead 7", "hurt 20"]),
        ("Eleven were injured and 3 killed", &["hurt 11", "dead 3"]),
        ("4 killed, 20 missing", &["dead 4", "missing 20"]),
        ("A 34-year-old man died", &[]),
        ("He died 2 days later", &[]),
        ("3 days after 12 died", &["dead 12"]),
        ("Погибли 3 человека, 41 спасли", &["dead 3"]),
        ("Погиб 34-летний мужчина", &[]),
        ("Three people died, 41 were taken off.", &["dead 3"]),
        ("The crew of 41 was calm. Nobody died.", &[]),
        ("7 were killed and 12 injured.", &["dead 7", "hurt 12"]),
        (
            "It killed 7 people. Another 12 are missing.",
            &["dead 7", "missing 12"],
        ),
        ("The captain died. 41 passengers are well.", &[]),
        ("Drei Tote, 41 gerettet", &["dead 3"]),
    ];
    for (text, expected) in cases {
        assert_eq!(tolls(text), expected, "{text}");
    }
}
