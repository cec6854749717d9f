//! Dates as publishers write them, in the languages they write in.

use newshawk_reader::date;

/// This is that moment in UTC; an empty one means that it can't be understood.
fn check(text: &str, moment: &str) {
    let found = date::parse(text)
        .map(|it| it.to_string())
        .unwrap_or_default();
    assert_eq!(found, moment, "{text}");
}

#[test]
fn rfc_822_and_what_became_of_it() {
    check("Tue, 19 Oct 2021 08:30:00 GMT", "2021-10-19T08:30:00Z");
    check("Tue, 19 Oct 2021 08:30:00 +0200", "2021-10-19T06:30:00Z");
    check("19 Oct 21 08:30 EST", "2021-10-19T13:30:00Z");
    check("Tuesday, 19 October 2021 8:30 PM", "2021-10-19T20:30:00Z");
    check("Tue Oct 19 08:30:00 2021", "2021-10-19T08:30:00Z");
    check("Fri, 27 Feb 2026 19:26:48 +03:00", "2026-02-27T16:26:48Z");
}

#[test]
fn years_of_two_digits() {
    check("01 Jan 99 00:00 GMT", "1999-01-01T00:00:00Z");
    check("01 Jan 04 00:00 GMT", "2004-01-01T00:00:00Z");
}

#[test]
fn iso_8601_and_its_relatives() {
    check("2021-10-19T08:30:00Z", "2021-10-19T08:30:00Z");
    check("2021-10-19T08:30:00.250+02:00", "2021-10-19T06:30:00.25Z");
    check("2021-10-19 08:30", "2021-10-19T08:30:00Z");
    check("2021-10-19", "2021-10-19T00:00:00Z");
    check("20211019", "2021-10-19T00:00:00Z");
    check("2021-10", "2021-10-01T00:00:00Z");
    check("1634632200", "2021-10-19T08:30:00Z");
    check("2021-10-19T24:00:00Z", "2021-10-20T00:00:00Z");
}

#[test]
fn a_missing_zone_is_utc() {
    check("Tue, 19 Oct 2021 08:30:00", "2021-10-19T08:30:00Z");
}

#[test]
fn days_first_unless_the_line_says_otherwise() {
    check("19.10.2021 08:30", "2021-10-19T08:30:00Z");
    check("19/10/2021", "2021-10-19T00:00:00Z");
    check("10/19/2021 8:30 AM", "2021-10-19T08:30:00Z");
}

#[test]
fn months_in_many_languages() {
    for text in [
        "October 19th, 2021",
        "19. Oktober 2021",
        "19 octobre 2021",
        "19 de octubre de 2021",
        "19 ottobre 2021",
        "19 de outubro de 2021",
        "19 oktober 2021",
        "19 października 2021",
        "19. října 2021",
        "19 octombrie 2021",
        "19 Ekim 2021",
        "19 октября 2021 г.",
        "19 жовтня 2021",
        "19 Οκτωβρίου 2021",
        "19 أكتوبر 2021",
        "19 באוקטובר 2021",
        "2021年10月19日",
        "2021년 10월 19일",
        "19. lokakuuta 2021",
        "19. oktoober 2021",
        "2021. gada 19. oktobris",
        "2021 m. spalio 19 d.",
        "19. októbra 2021",
        "19. oktobra 2021",
        "19. октобар 2021.",
        "19 Oktober 2021",
        "2021. október 19.",
        "19 अक्टूबर 2021",
        "19 اکتبر 2021",
        "19 ตุลาคม 2564",
    ] {
        check(text, "2021-10-19T00:00:00Z");
    }
}

#[test]
fn what_is_no_date_is_none() {
    for text in [
        "",
        "today",
        "2021",
        "32 Oct 2021",
        "19 Foo 2021",
        "2021-13-01",
        "Version 1.2.3 of 5 things",
        "25:61",
    ] {
        let moment = if text == "2021" {
            "2021-01-01T00:00:00Z"
        } else {
            ""
        };
        check(text, moment);
    }
    check(&"1".repeat(5_000), "");
}

#[test]
fn days_by_their_number_in_the_year() {
    check("2026-154", "2026-06-03T00:00:00Z");
    check("2026154", "2026-06-03T00:00:00Z");
    check("2026-154T10:00:00Z", "2026-06-03T10:00:00Z");
    check("2026-366", "");
    check("2026-000", "");
}

#[test]
fn short_years_in_iso_order() {
    check("-26-06", "2026-06-01T00:00:00Z");
    check("-2606", "2026-06-01T00:00:00Z");
    check("-3", "");
    check("24-06-26", "2024-06-26T00:00:00Z");
    check("26-06-24", "2024-06-26T00:00:00Z");
    check("2026-006-03", "2026-06-03T00:00:00Z");
}

#[test]
fn korean_times_are_those_of_korea() {
    check("2026년 06월 03일 10:00", "2026-06-03T01:00:00Z");
    check("2026-06-03 오후 1:30:00", "2026-06-03T04:30:00Z");
    check("2026-06-03 오후 1:30:00 GMT", "2026-06-03T13:30:00Z");
    check("2026년 6월 3일", "2026-06-03T00:00:00Z");
}

#[test]
fn a_zone_is_hours_and_minutes_and_nothing_else() {
    check("2026-06-03T10:00:00+02:00extra", "");
    check("Wed, 3 Jun 2026 10:00:00 +99999999999", "");
}

#[test]
fn a_word_for_two_months_is_that_of_the_language_that_is_read_more() {
    check("19 listopada 2021", "2021-11-19T00:00:00Z");
    check("19 lip 2021", "2021-07-19T00:00:00Z");
}

#[test]
fn digits_of_other_scripts() {
    check("١٩ أكتوبر ٢٠٢١", "2021-10-19T00:00:00Z");
    check("१९ अक्टूबर २०२१", "2021-10-19T00:00:00Z");
    check("２０２１年１０月１９日", "2021-10-19T00:00:00Z");
    // A year of the Persian calendar.
    check("۱۴۰۰/۰۷/۲۷", "");
}
