//! Stories across languages, which meet by the names of the alias packs.

use newshawk_core::alias::{Case, Form, Pack, Packs};
use newshawk_core::story::{Digest, Names, News, Stories};

use super::{at, id};

fn names() -> Names {
    let pack = |name: &str, forms: [&str; 2]| Pack {
        name: name.to_owned(),
        also: Vec::new(),
        title: name.to_owned(),
        version: 1,
        unless: Vec::new(),
        forms: forms
            .iter()
            .map(|text| Form {
                language: None,
                text: (*text).to_owned(),
                case: Case::Any,
            })
            .collect(),
    };
    let packs = [
        pack("Nessmark", ["Nessmark", "Нессмарк"]),
        pack("Quillon", ["Quillon", "Квиллон"]),
        pack("Vandermoor", ["Vandermoor", "Вандермоор"]),
    ];
    Names::new(&Packs::new(packs))
}

fn told(number: u64, language: &str, title: &str, text: &str, day: &str) -> Digest {
    let news = News {
        title,
        text,
        author: None,
        published: Some(at(day)),
        language: Some(language),
        source: language,
        url: None,
    };
    Digest::of(id(number), &news, Some(&names()))
}

fn are_one(a: &Digest, b: &Digest) -> bool {
    let mut stories = Stories::default();
    let now = at("2031-05-05");
    stories.place(a, now).story() == stories.place(b, now).story()
}

fn english() -> Digest {
    told(
        1,
        "en",
        "Vandermoor fined 4350 crowns",
        "A court in Nessmark fined Vandermoor 4350 crowns for the loss of a boat off Quillon.",
        "2031-05-05",
    )
}

#[test]
fn two_languages_meet_by_names_and_numbers() {
    let russian = told(
        2,
        "ru",
        "Вандермоор оштрафован на 4350 крон",
        "Суд в Нессмарк оштрафовал его на 4350 крон за потерю лодки у Квиллон.",
        "2031-05-05",
    );
    assert!(are_one(&english(), &russian));
}

#[test]
fn two_names_are_not_enough() {
    let russian = told(
        2,
        "ru",
        "Вандермоор снова открыл музей",
        "В Нессмарк открылся музей лодок.",
        "2031-05-05",
    );
    assert!(!are_one(&english(), &russian));
}

#[test]
fn two_languages_do_not_meet_days_apart() {
    let russian = told(
        2,
        "ru",
        "Вандермоор оштрафован на 4350 крон",
        "Суд в Нессмарк оштрафовал его на 4350 крон за потерю лодки у Квиллон.",
        "2031-05-09",
    );
    assert!(!are_one(&english(), &russian));
}
