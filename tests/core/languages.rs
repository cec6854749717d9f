//! Other scripts: marks, letters with two spellings, and writing without spaces.

use newshawk_core::article::{Block, Zone};
use newshawk_core::matching::{Matcher, Vocabulary};
use newshawk_core::query::Query;
use newshawk_tests::picture::{marked, unmarked};
use unicode_normalization::UnicodeNormalization;

/// The query finds exactly the marked places, composed and decomposed.
fn check(query: &str, picture: &str) {
    check_as_written(query, picture);
    let apart = |text: &str| text.nfd().collect::<String>();
    check_as_written(&apart(query), picture);
    check_as_written(query, &apart(picture));
}

fn check_as_written(query: &str, picture: &str) {
    let (text, marks) = unmarked(picture);
    let matcher = Matcher::for_query(
        &Query::parse(query).expect("the query is right"),
        &Vocabulary::default(),
    );
    let found = matcher.matches(&[Block::new(Zone::Body, text.clone())]);
    let places: Vec<_> = found
        .iter()
        .flat_map(|it| it.evidence.iter().map(|it| it.range()))
        .collect();
    assert_eq!(marked(&text, &places), marked(&text, &marks), "{query}");
}

#[test]
fn latin_is_compared_without_its_marks() {
    check(
        "Koln",
        "der «Köln»er ist kein «Köln»"
            .replace("«Köln»er", "Kölner")
            .as_str(),
    );
    check("Köln", "in «Koln» und «Köln»");
    check("Lodz", "w mieście «Łódź»");
    check("Łódź", "«LODZ»");
    check("strasse", "die «Straße»");
    check("straße", "die «STRASSE»");
    check("Istanbul", "«İstanbul» ve «istanbul»");
    check("Erdogan", "«Erdoğan» dedi");
    check("São Tomé", "«Sao Tome»");
    check("Tromsø", "«Tromso»");
    check("Ǽsir", "«Aesir» og «Æsir»");
    check("Việt Nam", "«Viet Nam»");
}

#[test]
fn cyrillic_keeps_its_letters_apart() {
    check("самолёт", "«самолет» и «самолёт»");
    check("самолет", "«самолёт»");
    check("мой", "мои и «мой»");
    check("мои", "«мои» и мой");
    check("Україна", "«Україна»");
    check("Ѓорѓи", "«Ѓорѓи»");
    check("НАТО", "в «НАТО», на натовских");
}

#[test]
fn a_stress_mark_changes_no_word() {
    check("замок", "«за\u{301}мок»");
}

#[test]
fn greek_has_two_small_sigmas() {
    check("ΚΟΣΜΟΣ", "ο «κόσμος»");
    check("κόσμος", "Ο «ΚΟΣΜΟΣ»");
}

#[test]
fn chinese_is_found_inside_a_run() {
    check("北约", "俄罗斯称«北约»东扩");
    check("俄罗斯", "«俄罗斯»称北约东扩");
    check("北约东扩", "俄罗斯称«北约东扩»");
    check("北约", "约北");
}

#[test]
fn katakana_runs_are_words() {
    check("ロシア", "«ロシア»とウクライナ");
    check("ロシア", "プロシアの歴史");
    check("ガザ", "「«ガザ»」の北部");
    check("ガザ", "カサ");
    check("プーチン", "«プーチン»大統領");
    check("プーチン", "«ﾌﾟｰﾁﾝ»大統領");
}

#[test]
fn kanji_and_kana_are_found_inside_a_run() {
    check("東京", "«東京»都で");
    check("北大西洋条約機構", "«北大西洋条約機構»（ＮＡＴＯ）は");
    check("NATO", "北大西洋条約機構（«ＮＡＴＯ»）は");
}

/// Korean writes its particles on the word, so the bare word is not found with one. Until word
/// forms are known, a person types the forms: 러시아, 러시아는, 러시아의.
#[test]
fn korean_words_count_with_their_particles() {
    check_as_written("러시아", "«러시아» 대통령");
    check_as_written("러시아", "«러시아는» 말했다");
    check_as_written("=러시아", "러시아는 말했다");
}

#[test]
fn thai_is_found_inside_a_run() {
    check_as_written("รัสเซีย", "ประธานาธิบดี«รัสเซีย»กล่าว");
    check_as_written("นาโต", "กลุ่ม«นาโต»");
}

#[test]
fn arabic_is_compared_without_vowel_signs() {
    check("روسيا", "«رُوسِيَا» تعلن");
    check("رُوسِيَا", "«روسيا» تعلن");
    check("الناتو", "حلف «النـاتو»");
    check("امريكا", "«أمريكا»");
}

/// “And” is written onto the word, and the word counts with it.
#[test]
fn arabic_words_count_with_what_is_written_onto_them() {
    check("الناتو", "«والناتو» يعلن");
}

#[test]
fn a_ligature_is_not_searched_for_its_parts() {
    check_as_written("الله", "قال ﷺ");
    check_as_written("الله", "«ﷲ»");
}

#[test]
fn persian_joins_with_a_sign_nobody_sees() {
    check("می\u{200c}خواهد", "او «می\u{200c}خواهد»");
    check("میخواهد", "او «می\u{200c}خواهد»");
}

#[test]
fn hebrew_points_make_no_difference() {
    check("שלום", "«שָׁלוֹם» עליכם");
}

#[test]
fn hindi_keeps_its_vowels() {
    check("रूस", "«रूस» ने कहा");
    check("रस", "रूस ने कहा");
}
