//! What Korean, Arabic and Hebrew write onto a word, on what a person types and on names alike; and
//! the endings that packs are given by the way.

use super::check;

#[test]
fn korean_particles_belong_to_the_word_they_stand_on() {
    check(
        "러시아",
        &[(
            "ko",
            "«러시아가» «러시아는» «러시아를» «러시아와» «러시아에서» «러시아로부터» «러시아의»; 러시아인, 러시아어",
        )],
    );
    check(
        "미국",
        &[(
            "ko",
            "«미국이» «미국은» «미국을» «미국과» «미국으로»; 미국가, 미국는, 미국인",
        )],
    );
    check("서울", &[("ko", "«서울로» «서울은» «서울이»; 서울가")]);
    check("\"푸틴 대통령\"", &[("ko", "«푸틴 대통령은» 말했다")]);
    check("말", &[("ko", "«말»; 말이")]);
    check("=러시아", &[("ko", "«러시아»; 러시아가")]);
    check("러시아", &[("en", "«러시아»; 러시아가")]);
}

#[test]
fn korean_begins_a_word_after_other_letters() {
    check("NATO", &[("ko", "«NATO»가 «NATO»는; CNATO가")]);
    check("G7", &[("ko", "«G7»의 «G7» 정상회의")]);
    check("@EU", &[("ko", "«EU»는 «EU»의")]);
    check("코로나19", &[("ko", "«코로나19»가 «코로나19»")]);
}

#[test]
fn arabic_particles_belong_to_the_word_they_stand_on() {
    check(
        "روسيا",
        &[(
            "ar",
            "«روسيا» «وروسيا» «لروسيا» «بروسيا» «كروسيا» «فروسيا» «ولروسيا»؛ روسياا",
        )],
    );
    check(
        "الصين",
        &[("ar", "«الصين» «والصين» «بالصين» «للصين» «وللصين»؛ صين")],
    );
    check(
        "صاروخ",
        &[("ar", "«صاروخ» «الصاروخ» «بالصاروخ» «للصاروخ» «وصاروخ»")],
    );
    check("حر", &[("ar", "«حر»؛ بحر، وحر")]);
    check("\"جنوب السودان\"", &[("ar", "«وجنوب السودان»")]);
    check("=روسيا", &[("ar", "«روسيا»؛ وروسيا")]);
    check("@Germany", &[("ar", "«ألمانيا» «لألمانيا» «وألمانيا»")]);
    check("@Hamas", &[("ar", "«حماس» «وحماس» «لحماس»؛ الحماس")]);
    check("روسيا", &[("fa", "«روسيا»؛ وروسيا")]);
}

#[test]
fn hebrew_particles_belong_to_the_word_they_stand_on() {
    check(
        "רוסיה",
        &[(
            "he",
            "«רוסיה» «ברוסיה» «לרוסיה» «ורוסיה» «מרוסיה» «שברוסיה»; רוסים",
        )],
    );
    check("@Russia", &[("he", "«רוסיה» «ברוסיה» «ורוסיה»")]);
}

/// Persian pages mix the letters of two keyboards.
#[test]
fn persian_letters_are_the_same_on_an_arabic_keyboard() {
    check("@Turkey", &[("fa", "«ترکیه» و «تركيه»")]);
    check("کیف", &[("fa", "«كيف»")]);
}

#[test]
fn germanic_names_have_a_genitive() {
    check(
        "@Ukraine",
        &[
            ("de", "die «Ukraine», der Ukrainer"),
            ("nl", "«Oekraïne»"),
            ("sv", "«Ukrainas»"),
        ],
    );
    check("@Germany", &[("de", "«Deutschlands» Wirtschaft")]);
    check(
        "@NATO",
        &[
            ("sv", "«Natos» och «NATO»:s"),
            ("nb", "«Natos» ledere"),
            ("da", "«NATOs» topmøde"),
        ],
    );
}

#[test]
fn finnish_and_hungarian_names_have_cases() {
    check(
        "@Turkey",
        &[
            ("fi", "«Turkki», «Turkin», «Turkissa», «Turkkiin»"),
            ("hu", "«Törökországba»"),
        ],
    );
    check(
        "@Iran",
        &[
            ("fi", "«Iran», «Iranin», «Iranissa», «Iraniin»"),
            ("hu", "«Iránnal», «Iránban»"),
        ],
    );
    check("@Cyprus", &[("fi", "«Kypros», «Kyproksen», «Kyproksella»")]);
    check("@Ireland", &[("fi", "«Irlannin», «Irlantiin»")]);
    check(
        "@Thailand",
        &[("fi", "«Thaimaan», «Thaimaassa», «Thaimaahan»")],
    );
    check(
        "@Finland",
        &[("fi", "«Suomi», «Suomen», «Suomessa»; Suomin")],
    );
    check(
        "@Ukraine",
        &[("hu", "«Ukrajna», «Ukrajnában», «Ukrajnát», «Ukrajnával»")],
    );
}
