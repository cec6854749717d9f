//! Operators of other products, and ours mistyped: what is said, and what would be right.

use super::mistakes::check;

#[test]
fn nearness_without_its_number() {
    check(
        "NATO ⟨NEAR⟩ Russia",
        "needs a number",
        &["NATO NEAR/10 Russia", "\"NATO NEAR Russia\""],
    );
    check(
        "NATO ⟨NEAR/⟩ Russia",
        "needs a number",
        &["NATO NEAR/10 Russia"],
    );
    check(
        "NATO ⟨NEAR 5⟩ Russia",
        "needs a number",
        &["NATO NEAR/5 Russia"],
    );
    check(
        "NATO ⟨NEAR/s⟩ Russia",
        "needs a number",
        &["NATO SENTENCE Russia"],
    );
    check(
        "(a OR b) ⟨UNLESS⟩ c",
        "needs a number",
        &["(a OR b) UNLESS/10 c"],
    );
}

#[test]
fn nearness_in_small_letters() {
    check(
        "NATO ⟨near/5⟩ Russia",
        "in capitals",
        &["NATO NEAR/5 Russia"],
    );
    check(
        "NATO ⟨Unless/s⟩ Russia",
        "in capitals",
        &["NATO UNLESS/s Russia"],
    );
    check("NATO ⟨NEAR5⟩ Russia", "A stroke", &["NATO NEAR/5 Russia"]);
}

#[test]
fn nearness_of_other_products() {
    for either in ["w/5", "W/5", "/5", "within/5"] {
        check(
            &format!("NATO ⟨{either}⟩ Russia"),
            "another product",
            &["NATO NEAR/5 Russia", "NATO ONEAR/5 Russia"],
        );
    }
    for ordered in ["ADJ5", "adj/5", "pre/5", "NEXT/5"] {
        check(
            &format!("NATO ⟨{ordered}⟩ Russia"),
            "another product",
            &["NATO ONEAR/5 Russia", "NATO NEAR/5 Russia"],
        );
    }
    check("NATO ⟨w/s⟩ Russia", "SENTENCE", &["NATO SENTENCE Russia"]);
    check("NATO ⟨/p⟩ Russia", "PARA", &["NATO PARA Russia"]);
    check("NATO ⟨AROUND(5)⟩ Russia", "NEAR", &["NATO NEAR/5 Russia"]);
}

#[test]
fn phrases_that_may_stand_apart() {
    check(
        "⟨\"NATO Russia\"~5⟩",
        "joined by NEAR",
        &["NATO NEAR/5 Russia"],
    );
    check(
        "Mali OR ⟨\"NATO Russia\"~5⟩",
        "joined by NEAR",
        &["Mali OR (NATO NEAR/5 Russia)"],
    );
}

#[test]
fn weights_and_wrong_letters_behind_the_word() {
    check("⟨NATO^2⟩", "SCORE", &["NATO"]);
    check(
        "⟨\"NATO summit\"^2⟩ OR Mali",
        "SCORE",
        &["\"NATO summit\" OR Mali"],
    );
    check("⟨Zelensky~⟩", "before the word", &["~Zelensky"]);
    check("⟨Bush~1⟩", "before the word", &["Bush"]);
}

#[test]
fn plus_and_minus() {
    check("NATO ⟨-hockey⟩", "AND NOT", &["NATO AND NOT hockey"]);
    check(
        "NATO summit ⟨-hockey⟩",
        "AND NOT",
        &["\"NATO summit\" AND NOT hockey"],
    );
    check(
        "NATO ⟨-⟩\"ice hockey\"",
        "AND NOT",
        &["NATO AND NOT \"ice hockey\""],
    );
    check("⟨-hockey⟩", "AND NOT", &["hockey"]);
    check("⟨+NATO⟩ +Russia", "joined by AND", &["NATO AND Russia"]);
}

#[test]
fn signs_between_words() {
    check(
        "NATO ⟨&⟩ Russia",
        "Write AND",
        &["NATO AND Russia", "\"NATO & Russia\""],
    );
    check(
        "Marks ⟨&⟩ Spencer shares",
        "Write AND",
        &["Marks AND \"Spencer shares\"", "\"Marks & Spencer shares\""],
    );
    check(
        "NATO ⟨|⟩ Russia",
        "Write OR",
        &["NATO OR Russia", "\"NATO | Russia\""],
    );
    check(
        "NATO ⟨ANDNOT⟩ hockey",
        "two words",
        &["NATO AND NOT hockey"],
    );
}
