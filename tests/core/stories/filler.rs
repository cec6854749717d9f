//! Texts that are the same on everything a publisher writes.

use super::{FERRY, digest, told};

const FILLER: &str = "The statement was made on Tuesday. More follows. This is a developing story and \
    will be updated as soon as we know more about it.";

/// Long and with names of its own, as the box under an article is.
const BOX: &str = "Gazette of Nessmark is a member of the Vandermoor Media Group and of the Quillon \
    Press Council. Subscribe to the Morning Letter by Ilse Amaro, or listen to our podcast Harbour \
    Lights with Petra Lindqvist. Complaints go to the Readers' Editor, Kestrel Street, Torvald City. \
    All rights reserved by the Vandermoor Media Group and its licensors in Nessmark and elsewhere.";

fn all(titles: &[&str], text: impl Fn(&str) -> String) -> Vec<u64> {
    let digests: Vec<_> = (1..)
        .zip(titles)
        .map(|(number, title)| digest(number, title, &text(title), "2031-05-05"))
        .collect();
    told(&digests)
}

#[test]
fn filler_under_two_headlines_makes_no_story_of_them() {
    let titles = ["NATO meets in Oslo", "NATO parts ways with contractor"];
    assert_eq!(all(&titles, |_| FILLER.to_owned()), [1, 2]);
    assert_eq!(all(&titles, |title| format!("{title}. {FILLER}")), [1, 2]);
}

#[test]
fn a_long_box_under_all_headlines_makes_no_story_of_them() {
    let titles = [
        "NATO meets in Oslo",
        "Torvald Bank to close branches",
        "Ferry Marabella sinks off Port Kestrel",
        "NATO parts ways with contractor",
    ];
    assert_eq!(all(&titles, |_| BOX.to_owned()), [1, 2, 3, 4]);
    assert_eq!(
        all(&titles, |title| format!("{title}. {BOX}")),
        [1, 2, 3, 4]
    );
}

#[test]
fn headlines_that_differ_in_their_number_alone_are_as_many_stories() {
    let titles: Vec<String> = (0..40)
        .map(|number| format!("NATO item {number}"))
        .collect();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let apart: Vec<u64> = (1..=40).collect();
    for text in ["", FILLER, BOX, FERRY] {
        assert_eq!(all(&titles, |_| text.to_owned()), apart, "{text}");
    }
}

#[test]
fn a_template_filled_in_twice_is_two_stories() {
    let quake = |place: &str, region: &str| {
        format!(
            "A tremor was felt near {place} on Monday, the Quillon Seismological Institute said. \
             There were no reports of damage in {region}. The institute measures tremors at forty \
             stations and publishes each of them within minutes, without a person looking at it."
        )
    };
    let digests = [
        digest(
            1,
            "Tremor felt near Haldenby",
            &quake("Haldenby", "Nessmark"),
            "2031-05-05",
        ),
        digest(
            2,
            "Tremor felt near Ostravik",
            &quake("Ostravik", "Vellmar"),
            "2031-05-05",
        ),
    ];
    assert_eq!(told(&digests), [1, 2]);
}

#[test]
fn a_light_rewrite_is_one_story() {
    let rewritten = FERRY
        .replace("sank", "went down")
        .replace("told rescuers", "said");
    let digests = [
        digest(1, "Ferry sinks off Port Kestrel", FERRY, "2031-05-05"),
        digest(2, "Ferry lost near Port Kestrel", &rewritten, "2031-05-05"),
    ];
    assert_eq!(told(&digests), [1, 1]);
}
