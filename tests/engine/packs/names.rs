//! The same in every language: names as the press of each writes them, with its cases and endings.

use super::check;

#[test]
fn nato_is_found_as_each_language_writes_it() {
    check(
        "@NATO",
        &[
            (
                "en",
                "the «NATO»-led force, «NATO»'s chief (and «Nato», as London writes), not the senator, nor a signatory",
            ),
            (
                "fr",
                "l'«OTAN» et l'«Otan»; le sommet de l'«Alliance atlantique»",
            ),
            (
                "de",
                "die «NATO», die «Nato»-Staaten, im «Nordatlantikpakt»",
            ),
            ("es", "la «OTAN» se reúne"),
            ("it", "la «NATO» ha deciso; un bambino nato a Roma"),
            ("pt", "a «OTAN», que em Lisboa também é «NATO»"),
            ("ru", "саммит «НАТО»; «Североатлантического альянса»"),
            ("uk", "вступ до «НАТО»"),
            (
                "pl",
                "szczyt «NATO», członek «Sojuszu Północnoatlantyckiego»",
            ),
            ("tr", "«NATO»'nun Genel Sekreteri"),
            ("ar", "قمة «الناتو» «وحلف شمال الأطلسي»"),
            ("fa", "نشست «ناتو» در بروکسل"),
            ("zh", "俄罗斯称«北约»东扩，«北約»"),
            ("ja", "«北大西洋条約機構»（«ＮＡＴＯ»）は"),
            ("ko", "«나토와»"),
        ],
    );
}

#[test]
fn russia_is_found_in_its_cases() {
    check(
        "@Russia",
        &[
            (
                "en",
                "«Russia»'s army, the «Russian Federation», an anti-«Russia» speech; a Russian, and Prussia, and Belorussia",
            ),
            ("fr", "la «Russie», la «Fédération de Russie»"),
            ("de", "«Russland», «Russlands» Präsident"),
            ("es", "«Rusia» y la «Federación Rusa»"),
            ("it", "la «Russia»"),
            ("pt", "a «Rússia»"),
            (
                "ru",
                "«Россия», «России», в «Россию», с «Россией», в «РФ»; российский",
            ),
            ("uk", "«Росія», проти «Росії», у «рф»"),
            ("pl", "«Rosja», do «Rosji», z «Rosją»; rosyjski"),
            ("tr", "«Rusya»'nın ve «Rusya»'ya; Beyaz Rusya"),
            ("ar", "«روسيا» «وروسيا» «لروسيا» «بروسيا»؛ روسيا البيضاء"),
            ("fa", "«روسیه» و روسیه سفید"),
            ("zh", "«俄罗斯»与白俄罗斯，«俄羅斯»"),
            ("ja", "«ロシア»とベラルーシ、プロシア"),
            (
                "ko",
                "«러시아의» «러시아가» «러시아는» «러시아에서»; 벨로루시아",
            ),
            ("fi", "«Venäjä», «Venäjän» ja «Venäjällä»"),
            (
                "hu",
                "«Oroszország», «Oroszországban», «Oroszországgal», «Oroszországot»",
            ),
            ("sv", "«Ryssland» och «Rysslands» armé"),
            ("cs", "«Rusko», v «Rusku», s «Ruskem»"),
        ],
    );
}

/// An article may be in a language no pack speaks, or in none that is known.
#[test]
fn where_the_language_is_strange_all_names_count() {
    let matcher = super::matcher("@Russia", &super::OURS);
    for language in [None, Some("lt"), Some("xx")] {
        let text = "Rusija, Россию, Russland, 俄罗斯, روسيا";
        let picture = super::found(&matcher, language, text);
        assert_eq!(
            picture, "«Rusija», «Россию», «Russland», «俄罗斯», «روسيا»",
            "{language:?}"
        );
    }
}

#[test]
fn foreign_scripts_count_everywhere_and_foreign_latin_does_not() {
    check(
        "@Germany",
        &[("en", "«Germany» is «Германия» and «德国», not Allemagne")],
    );
    check(
        "@UnitedStates",
        &[
            ("nb", "Equinor AS og «USA»"),
            ("no", "Equinor AS og «USA»"),
            ("id", "tentara «AS»"),
        ],
    );
}

#[test]
fn organisations_have_their_abbreviations() {
    check(
        "@UN",
        &[
            (
                "en",
                "the «UN», the «U.N». and the «United Nations»; un ami",
            ),
            ("fr", "l'«ONU», un ami"),
            ("es", "la «ONU»; un acuerdo"),
            (
                "de",
                "die «UN», «UNO» und «Vereinten Nationen»; uns und Uni",
            ),
            ("ru", "«ООН»"),
            ("zh", "«联合国»安理会"),
            ("ja", "«国連»総会"),
            ("ko", "«유엔은» «유엔»"),
        ],
    );
    check(
        "@EU",
        &[
            ("en", "the «EU»'s and the «European Union»; eu"),
            ("fr", "l'«UE» et l'«Union européenne»"),
            ("pt", "a «UE»; eu disse, e ele disse"),
            ("pl", "«UE», w «Unii Europejskiej»"),
            ("tr", "«AB»'ye ve «Avrupa Birliği»'nin, «Avrupa Birliğine»"),
            ("ko", "«EU»가 «유럽연합이»"),
        ],
    );
    check(
        "@OSCE",
        &[
            ("en", "the «OSCE»"),
            ("ru", "миссия «ОБСЕ»"),
            ("pl", "«OBWE»"),
            ("tr", "«AGİT»'in"),
        ],
    );
    check(
        "@WHO",
        &[("en", "the «WHO» says who is ill"), ("fr", "l'«OMS»")],
    );
    check(
        "@ChineseForeignMinistry",
        &[
            ("en", "the «Chinese Foreign Ministry»"),
            ("zh", "«中国外交部»发言人"),
            ("ru", "«МИД Китая»"),
        ],
    );
    check(
        "@RussianDefenceMinistry",
        &[("ru", "«Минобороны» сообщило; Минобороны Украины")],
    );
}

#[test]
fn capitals_stand_for_themselves() {
    check(
        "@Kyiv",
        &[
            ("en", "«Kyiv», once «Kiev»; chicken Kiev"),
            ("uk", "у «Києві»"),
            ("de", "«Kiew»"),
        ],
    );
    check(
        "@Moscow",
        &[
            ("ru", "в «Москве» и «Москвой»"),
            ("it", "«Mosca»; una mosca"),
            ("zh", "«莫斯科»"),
        ],
    );
    check(
        "@Doha",
        &[("en", "talks in «Doha», Qatar"), ("ar", "«الدوحة» في قطر")],
    );
    check("@Kabul", &[("fi", "«Kabulissa»")]);
}
