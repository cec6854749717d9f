//! What only looks like a name: each word in the language where it is one.

use super::check;

#[test]
fn born_and_cream_are_no_alliance() {
    check(
        "@NATO",
        &[
            ("it", "Nato a Roma, è nato nel 1950; nata a Milano"),
            ("es", "la nata montada, una persona nata"),
            ("pt", "nata do bacalhau, inato"),
            ("fr", "nato, pronato"),
            ("pl", "nato, na to"),
            ("ro", "Renato"),
            ("en", "nato, senator, donator, coordinator, Renato"),
        ],
    );
}

#[test]
fn us_is_no_country_in_small_letters() {
    check(
        "@UnitedStates",
        &[(
            "en",
            "the «US» told us, and «U.S» troops; contact US, all of us; US Weekly",
        )],
    );
}

#[test]
fn america_is_a_continent_too() {
    check(
        "@UnitedStates",
        &[
            ("ru", "в «Америке»; Латинская Америка, в Южной Америке"),
            (
                "pl",
                "w «Ameryce»; Ameryka Południowa, w Ameryce Łacińskiej",
            ),
            ("ja", "«アメリカ»南部; 南アメリカ; ラテンアメリカ"),
            ("tr", "«Amerika»'da; Latin Amerika"),
            ("ar", "«أمريكا»؛ أمريكا اللاتينية"),
        ],
    );
}

#[test]
fn birds_are_no_country() {
    check(
        "@Turkey",
        &[(
            "en",
            "«Turkey»'s president; roast Turkey, Turkey with cranberry sauce; a turkey; cold Turkey",
        )],
    );
}

#[test]
fn a_state_of_the_union_is_no_country() {
    check(
        "@Georgia",
        &[
            ("en", "protests in Tbilisi, «Georgia», over a bill"),
            (
                "en",
                "in Atlanta, Georgia, voters; the Georgia Bulldogs; Georgia's governor; Georgia Tech; South Georgia",
            ),
            (
                "en",
                "«Georgia» and its neighbours; far away and much later in Atlanta",
            ),
            ("es", "en Atlanta, Georgia; «Georgia» y Armenia"),
            ("it", "Giorgia Meloni, in Georgia"),
            ("ja", "«ジョージア»政府; ジョージア州"),
        ],
    );
}

#[test]
fn people_are_no_countries() {
    check(
        "@Jordan",
        &[(
            "en",
            "«Jordan»'s king; Michael Jordan, Jordan Henderson, Air Jordan, a jordan",
        )],
    );
    check(
        "@Chad",
        &[
            ("en", "«Chad»'s army; Chad Smith, a hanging Chad; chad"),
            ("fr", "le «Tchad»"),
        ],
    );
    check(
        "@Cuba",
        &[
            ("en", "«Cuba»; Cuba Gooding Jr."),
            ("it", "una cuba; «Cuba»"),
        ],
    );
    check("@Israel", &[("en", "«Israel»; Israel Adesanya")]);
    check(
        "@ElSalvador",
        &[
            ("pt", "«El Salvador»; Salvador, na Bahia"),
            ("ru", "в «Сальвадоре»; Сальвадор Дали"),
        ],
    );
    check(
        "@Mauritius",
        &[
            ("fr", "l'«île Maurice»; Maurice Dupont"),
            ("es", "Mauricio Macri; «isla Mauricio»"),
        ],
    );
    check(
        "@Dominica",
        &[
            ("pl", "Dominika Nowak; «Wspólnota Dominiki»"),
            ("ru", "обвинили Доминика"),
            ("zh", "多米尼克·蒂姆"),
        ],
    );
    check(
        "@Washington",
        &[(
            "en",
            "«Washington» says; Denzel Washington, the Washington Post",
        )],
    );
    check("@Paris", &[("en", "«Paris» and Paris Hilton")]);
    check("@Chad", &[("zh", "理查德在伦敦; «乍得»")]);
}

#[test]
fn things_are_no_countries() {
    check(
        "@China",
        &[
            (
                "en",
                "«China»'s ships; a china cup, Bone China; the South China Morning Post",
            ),
            ("fr", "«Chine»; la chine"),
        ],
    );
    check(
        "@Guinea",
        &[(
            "en",
            "«Guinea»'s junta; guinea pigs, Guinea pig, Equatorial Guinea, Papua New Guinea, New Guinea, Guinea-Bissau",
        )],
    );
    check(
        "@Togo",
        &[
            ("en", "«Togo» votes; coffee to go, togo"),
            ("ru", "того; Того же дня"),
        ],
    );
    check(
        "@Oman",
        &[
            ("en", "«Oman» mediates; woman, the Gulf of Oman"),
            ("ko", "오만과 편견; «오만에서»"),
        ],
    );
    check("@Peru", &[("ru", "«Перу»; принадлежит перу")]);
    check("@Egypt", &[("tr", "«Mısır»; mısır ekmeği")]);
    check(
        "@Qatar",
        &[
            ("pl", "«Katar»; katar sienny"),
            ("es", "«Catar»; catar vinos"),
        ],
    );
    check("@Poland", &[("en", "«Poland»; Poland Spring")]);
    check("@Fiji", &[("ko", "피지 분비")]);
    check("@Hamas", &[("ar", "«حماس»؛ بحماس")]);
    check("@Greece", &[("en", "«Greece», greasy")]);
    check(
        "@ICC",
        &[
            ("en", "the «ICC» prosecutor; the ICC cricket final"),
            ("ru", "на МКС; «МУС»"),
        ],
    );
}

#[test]
fn small_words_are_no_countries() {
    check(
        "@Mali",
        &[
            ("uk", "мали; Мали; «в Малі»"),
            ("ru", "«Мали»"),
            ("fa", "بحران مالی"),
            ("ko", "말리다; «말리에서»"),
        ],
    );
    check(
        "@Sudan",
        &[("ko", "교통 수단; «수단 정부가»"), ("zh", "«苏丹»; 南苏丹")],
    );
    check("@Astana", &[("fa", "در آستانه انتخابات")]);
    check("@Doha", &[("uk", "Досі невідомо; «в Досі»")]);
    check("@Oman", &[("ar", "العاصمة عمان الأردن")]);
}

#[test]
fn parts_of_other_words_are_no_countries() {
    check(
        "@Iran",
        &[("en", "«Iran»; Tirana, in Tirana"), ("zh", "«伊朗»")],
    );
    check(
        "@Mali",
        &[
            ("en", "«Mali»; Somalia, Somali"),
            ("zh", "«马里»; 索马里, 马里兰州"),
        ],
    );
    check(
        "@Niger",
        &[
            ("en", "«Niger»; Nigeria, the Niger Delta"),
            ("zh", "«尼日尔»; 尼日利亚"),
            ("ru", "«Нигер»; Нигерия"),
        ],
    );
    check(
        "@Dominica",
        &[("en", "«Dominica»; the Dominican Republic, a Dominican")],
    );
    check("@Oman", &[("en", "Roman, woman"), ("zh", "阿曼达; «阿曼»")]);
    check(
        "@Haiti",
        &[("zh", "上海地铁; 沿海地区; «海地»大选; «海地»南部")],
    );
    check(
        "@China",
        &[
            ("zh", "发展中国家; «中国»国家主席"),
            ("ja", "発展途上国; «中国»は"),
        ],
    );
    check(
        "@Japan",
        &[
            ("ja", "今日本当に; «日本»の"),
            ("zh", "今日本报讯; «日本»政府"),
        ],
    );
    check("@SouthAfrica", &[("zh", "河南非常; «南非»")]);
    check("@Cuba", &[("zh", "内蒙古巴彦淖尔; «古巴»")]);
    check("@Tonga", &[("zh", "廣東加強; «東加»")]);
    check("@France", &[("zh", "不合法国家; «法国»")]);
}

#[test]
fn neighbours_with_half_a_name_are_told_apart() {
    check(
        "@Ireland",
        &[
            (
                "en",
                "«Ireland»; Northern Ireland; the «Republic of Ireland»",
            ),
            ("de", "«Irland»; Nordirland"),
        ],
    );
    check(
        "@Congo",
        &[(
            "en",
            "the «Republic of Congo»; the Democratic Republic of Congo; Congo",
        )],
    );
    check(
        "@DRCongo",
        &[(
            "en",
            "the «Democratic Republic of the Congo», the «DRC», «Congo»; the Republic of Congo, Congo-Brazzaville",
        )],
    );
    check(
        "@SouthKorea",
        &[
            (
                "en",
                "«South Korea», the «Republic of Korea»; North Korea; the Democratic People's Republic of Korea",
            ),
            ("ja", "«韓国»と北朝鮮"),
        ],
    );
    check(
        "@NorthKorea",
        &[
            ("en", "«North Korea», «DPRK»; South Korea"),
            ("zh", "«朝鲜»; 朝鲜半岛; 韩国"),
        ],
    );
    check(
        "@Sudan",
        &[
            ("en", "«Sudan» and South Sudan"),
            ("ru", "«Судан», Южный Судан"),
            ("ar", "«السودان» ، جنوب السودان"),
        ],
    );
    check(
        "@SouthSudan",
        &[
            ("en", "Sudan and «South Sudan»"),
            ("uk", "у «Південному Судані»"),
        ],
    );
    check("@Samoa", &[("en", "«Samoa»; American Samoa")]);
    check(
        "@NorthMacedonia",
        &[("en", "«North Macedonia»; Macedonia, a part of Greece")],
    );
    check(
        "@Mexico",
        &[
            ("en", "«Mexico»; New Mexico, the Gulf of Mexico"),
            ("ja", "«メキシコ»; メキシコ湾; ニューメキシコ"),
            ("ko", "«멕시코는»; 멕시코만; 뉴멕시코"),
        ],
    );
    check("@Iceland", &[("de", "auf «Island»; Rhode Island")]);
    check(
        "@Guinea",
        &[
            ("zh", "«几内亚»、几内亚比绍、巴布亚新几内亚"),
            ("ko", "«기니가»; 적도 기니"),
        ],
    );
    check(
        "@Guinea",
        &[("en", "«Guinea», Guinea-Bissau and Sierra Leone")],
    );
    check(
        "@China",
        &[(
            "en",
            "the «People's Republic of China»; the Republic of China",
        )],
    );
}
