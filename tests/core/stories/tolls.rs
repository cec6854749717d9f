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
    check(&cases);
}

#[test]
fn an_aside_takes_no_toll_from_the_number_before_it() {
    check(&[
        (
            "Three people, among them two children, were killed",
            &["dead 3"],
        ),
        ("At least 41 people, including a child, died", &["dead 41"]),
        ("41 people (two of them children) died", &["dead 41"]),
        (
            "Three people – a couple and their son – were killed",
            &["dead 3"],
        ),
        (
            "Three people, a man, his wife and a child, were killed",
            &["dead 3"],
        ),
        ("Two men, 34 and 41, were killed", &["dead 2"]),
        (
            "Killed three people, including two children, and injured 20",
            &["dead 3", "hurt 20"],
        ),
        (
            "Three people including two children were killed",
            &["dead 3"],
        ),
        ("Три человека, среди них двое детей, погибли", &["dead 3"]),
        ("Vier Menschen, darunter zwei Kinder, starben", &["dead 4"]),
        (
            "Trois personnes, dont deux enfants, ont été tuées",
            &["dead 3"],
        ),
        ("Cinco personas, incluidos dos niños, murieron", &["dead 5"]),
    ]);
}

#[test]
fn a_part_of_a_toll_is_no_toll_but_another_one_is() {
    check(&[
        (
            "Three people were killed, two of them killed by a tree",
            &["dead 3"],
        ),
        (
            "Seven people, including two killed on Monday, have died",
            &["dead 7"],
        ),
        (
            "15 people were injured, two of them died",
            &["hurt 15", "dead 2"],
        ),
        (
            "Пострадали 15 человек, из них двое погибли",
            &["hurt 15", "dead 2"],
        ),
        (
            "Nine were rescued, including two who were injured",
            &["hurt 2"],
        ),
        // What goes on behind these commas goes on with nobody before them.
        ("41 rescued, 3 dead, missing persons sought", &["dead 3"]),
        ("41 are safe, including the captain, one died", &[]),
        ("A nurse, 34, her son, 3, were killed", &[]),
    ]);
}

#[test]
fn a_label_counts_with_the_number_behind_its_colon() {
    check(&[
        ("Dead: 41", &["dead 41"]),
        ("Death toll: 41", &["dead 41"]),
        ("Death toll: at least 41", &["dead 41"]),
        ("Ferry sinks, dead: 41", &["dead 41"]),
        (
            "Dead: 41; injured: 12; missing: 3",
            &["dead 41", "hurt 12", "missing 3"],
        ),
        ("Dead: 41, injured: 12", &["dead 41", "hurt 12"]),
        ("Dead: 41 in Ely", &["dead 41"]),
        ("Civilians killed: 12", &["dead 12"]),
        ("Number of missing people: 3", &["missing 3"]),
        ("Arrested: 3", &["held 3"]),
        ("Tote: 12", &["dead 12"]),
        ("Die Zahl der Toten: 12", &["dead 12"]),
        ("Morts : 12", &["dead 12"]),
        ("Число погибших: не менее 3", &["dead 3"]),
    ]);
}

#[test]
fn what_says_more_than_a_label_counts_nobody() {
    let texts = [
        "Dead Sea: 41 tourists",
        "Match report: 3",
        "Injury report: 3",
        "Injury time: 3",
        "Walking Dead: 11 facts",
        "Missing: 3 reasons to go",
        "Men arrested: 3 reasons why",
        "Arrested: 34-year-old man",
        "Missing: $41",
        "Missing: 41%",
        "Died: 12 May 2031",
        "Dead: 12:30",
        "Dead and injured: 41",
        "The dead: Anna, 41, and Bo, 12",
    ];
    check(&texts.map(|text| (text, NOBODY)));
    check(&[("Three dead: 12 saved", &["dead 3"])]);
}

#[test]
fn places_days_and_ages_count_nobody() {
    let texts = [
        "He was killed in 2019",
        "Killed in 3 attacks",
        "Killed on May 12",
        "Killed by 2 gunmen",
        "Actor dies at 83",
        "He died aged 83",
        "She died at age of 83",
        "It killed a man and 41 sheep",
        "Die 3 Männer sind frei",
    ];
    check(&texts.map(|text| (text, NOBODY)));
    check(&[
        ("Three people were killed and 20 rescued", &["dead 3"]),
        ("Death toll rises to 41", &["dead 41"]),
        ("Death toll stands at 41", &["dead 41"]),
        ("41 may have died", &["dead 41"]),
        ("Die 12 Verletzten kamen in Kliniken", &["hurt 12"]),
        ("Погибли в аварии 3 человека", &["dead 3"]),
    ]);
}

#[test]
fn a_death_toll_that_grows_has_its_number_however_far() {
    check(&[
        (
            "Death toll from the ferry in the north rises to 80",
            &["dead 80"],
        ),
        (
            "Death toll from floods and a landslide passes 2,000, they say",
            &["dead 2000"],
        ),
        (
            "The number of injured in the harbour climbed to almost 44",
            &["hurt 44"],
        ),
        (
            "Die Zahl der Toten nach dem Beben im Süden steigt auf 41",
            &["dead 41"],
        ),
        (
            "Число погибших при взрыве дома в городе выросло до 12",
            &["dead 12"],
        ),
        (
            "The death toll in the whole of the north reached 21 and cases topped 45",
            &["dead 21"],
        ),
        ("The toll on the northern road rises to 4", &[]),
        ("Number of injured in the north rises by 4", &[]),
        ("Death toll in the north rises 4 percent", &[]),
        ("Deaths rise 4% in the north", &[]),
        ("Death toll unknown as water on the road rises to 4", &[]),
        (
            "Deaths after the storm, number of visitors rises to 41",
            &[],
        ),
    ]);
}

#[test]
fn marks_that_nobody_sees_part_no_number_from_its_toll() {
    check(&[
        ("Eight medics \u{200c}were killed", &["dead 8"]),
        ("Eight medics\u{2060} were\u{200b} killed", &["dead 8"]),
        ("Dead\u{200b}: \u{2060}41", &["dead 41"]),
        (
            "Three people,\u{200b} \u{200c}two of them children,\u{200b} were killed",
            &["dead 3"],
        ),
    ]);
}

#[test]
fn tolls_are_known_in_every_form_that_headlines_have() {
    check(&[
        ("Douze blessés", &["hurt 12"]),
        ("12 disparus", &["missing 12"]),
        ("Убиты 3 человека", &["dead 3"]),
        ("Задержан 41 человек", &["held 41"]),
        ("Пострадали 15 человек", &["hurt 15"]),
        ("12 yaralı", &["hurt 12"]),
    ]);
}

const NOBODY: &[&str] = &[];

fn check(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(tolls(text), *expected, "{text}");
    }
}
