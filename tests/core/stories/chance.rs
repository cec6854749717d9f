//! What is alike by chance: more of it among many stories than among few.

use newshawk_core::story::{Digest, Stories, measures};

use super::{FERRY, at, digest, told};

/// Stories that have nothing to do with each other or with anything else.
fn crowd(count: u64) -> Vec<Digest> {
    let word = |number: u64| format!("Qua{number}vex");
    let headline = |number: u64| {
        let words: Vec<String> = (0..5).map(|at| word(number * 5 + at)).collect();
        words.join(" ")
    };
    (0..count)
        .map(|number| digest(1000 + number, &headline(number), "", "2031-05-05"))
        .collect()
}

/// Is the second article of the first one's story, beside so many others?
fn meet(pair: [&Digest; 2], others: u64) -> bool {
    let mut stories = Stories::default();
    for digest in crowd(others).iter().chain(pair) {
        stories.place(digest, at("2031-05-05"));
    }
    assert!(stories.count() as u64 > others, "the others stay apart");
    stories.story_of(pair[0].article) == stories.story_of(pair[1].article)
}

#[test]
fn two_headlines_that_meet_among_few_are_two_stories_among_thousands() {
    let pair = [
        digest(1, "Port strike enters second week", "", "2031-05-05"),
        digest(2, "Port strike talks fail in third round", "", "2031-05-05"),
    ];
    assert!(meet([&pair[0], &pair[1]], 20));
    assert!(!meet([&pair[0], &pair[1]], 3000));
}

#[test]
fn a_copy_is_no_chance() {
    let rewritten = FERRY.replace("sank", "went down");
    let pair = [
        digest(1, "Ferry sinks off Port Kestrel", FERRY, "2031-05-05"),
        digest(2, "Ferry lost near Port Kestrel", &rewritten, "2031-05-05"),
    ];
    assert!(meet([&pair[0], &pair[1]], 3000));
}

#[test]
fn a_text_that_repeats_its_headline_is_none() {
    let title = "Nessmark port strike enters second week";
    let with = |text: &str| digest(1, title, text, "2031-05-05");
    let other = digest(
        2,
        "Strike at Nessmark port spreads to ferries",
        FERRY,
        "2031-05-05",
    );
    assert!(measures(&with(&format!("{title} Harbour Post")), &other).headline_only);
    let text = format!("{title}. Talks broke down on Sunday over night shifts and pensions.");
    assert!(!measures(&with(&text), &other).headline_only);
}

#[test]
fn matches_of_one_cup_are_a_story_each() {
    let teams = [
        "Skarholm",
        "Brackwater",
        "Ellery",
        "Varn",
        "Ostrel",
        "Hinde",
    ];
    let digests: Vec<Digest> = (1..)
        .zip(teams.windows(2))
        .map(|(number, pair)| {
            let [winner, loser] = [pair[0], ["Foxes", "Owls", "Seals", "Bears", "Hares"][number as usize - 1]];
            digest(
                number,
                &format!("Garrison hockey cup: {winner} beats the {loser}"),
                &format!("The hockey team of {winner} won the garrison cup match 2 to 1 before a small crowd on the rink in {winner}."),
                "2031-05-05",
            )
        })
        .collect();
    assert_eq!(told(&digests), [1, 2, 3, 4, 5]);
}
