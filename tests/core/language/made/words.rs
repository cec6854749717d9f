//! Words of many scripts, with what looks like them.

/// A corner of the world's press; words and phrases are divided by `|`.
pub(crate) struct Scene {
    /// Languages its articles are in; `-` where it is not known.
    pub(super) languages: &'static str,
    /// What people look for: words, and words in a row.
    pub(super) names: &'static str,
    /// What looks like one of the names, or belongs to it.
    pub(super) alike: &'static str,
    /// What stands between.
    pub(super) filler: &'static str,
}

pub(super) const SCENES: &[Scene] = &[
    Scene {
        languages: "en | - | en-GB",
        names: "NATO | Russia | tariff | Zelensky | women | Georgia | missile | US | UN | Orange | party | crash | World Cup | Donald Trump | U.S. Navy | St. Petersburg",
        alike: "senator | Prussia | Russian | tariffs | missiles | woman | uses | uns | Zelenskyy | Zelenski | sanctions | orange | parties | crashes | natural | Donald | Trump | Cup | Petersburg | Navy",
        filler: "the | said | in | of | a | and | met | talks | Mr. | He | no",
    },
    Scene {
        languages: "en | de | -",
        names: "G7 | 5G | CO₂ | COVID-19 | 24/7 | R&D | AT&T | m² | Yahoo! Finance | Paris, France | 10,000 troops | Mission: Impossible | F-16 | x_y | Wi-Fi | O'Brien",
        alike: "G | 7 | 5 | CO2 | covid | 19 | 24 | 7 | AT | T | Yahoo | Finance | Paris | France | 10 | 000 | troops | Mission | F | 16 | ＡＴ＆Ｔ | O’Brien | ½",
        filler: "the | said | in | of | 1 | 2 | and | bn | Inc. | No. | “so",
    },
    Scene {
        languages: "de | nl | sv | -",
        names: "Köln | Straße | NATO | Rakete | Regierung | Müller | UN | Grüne | Führer | Malmö | Tromsø | Die Linke | Bad Homburg",
        alike: "Kölner | Koln | Strassen | STRASSE | Raketen | Raketes | Regierungen | Regierungs | uns | Muller | Müllers | Mullers | Grünen | MALMÖS | Linke | Homburg",
        filler: "der | die | sagte | in | und | mit | Dr. | Er | z.B. | im",
    },
    Scene {
        languages: "fr | pt | es | it | -",
        names: "bureau | journal | Élysée | français | OTAN | misil | voz | eleição | homem | jornal | amico | banco | nato | casa | São Paulo | Emmanuel Macron | école",
        alike: "bureaux | journaux | journals | Elysee | francais | Otan | misiles | voces | eleições | eleicao | homens | jornais | amici | amichi | banchi | bancos | case | casas | NATO | Sao | Paulo | Macron | ecoles",
        filler: "le | la | de | a | dit | et | il | M. | « | » | e",
    },
    Scene {
        languages: "tr | pl | vi | cs | -",
        names: "İstanbul | Łódź | Việt Nam | Erdoğan | Čapek | Kraków | ışık | Đà Nẵng",
        alike: "Istanbul | ISTANBUL | istanbul'da | Lodz | ŁÓDŹ | Viet | Nam | Erdogan | Erdoğan’ın | Capek | Krakow | Krakowa | isik | Da | Nang",
        filler: "ve | bir | i | w | na | dedi | của | a | je",
    },
    Scene {
        languages: "ru | uk | bg | -",
        names: "Россия | НАТО | Путин | самолёт | мой | Зеленский | Київ | замок | Ѓорѓи | Белый дом | продаж | ЕС",
        alike: "России | Россию | россия | натовский | Путина | самолет | мои | Зеленского | Киев | за\u{301}мок | дом | Белый | продажа | ес | Росси\u{301}я",
        filler: "в | и | на | сказал | он | Он | г. | А. | с",
    },
    Scene {
        languages: "el | ka | hy | -",
        names: "Ελλάδα | Αθήνα | κόσμος | ΝΑΤΟ | Νέα Υόρκη | რუსეთი | Ռուսաստան | Երևան",
        alike: "Ελλαδα | ΕΛΛΑΔΑ | Ελλάδας | κοσμοσ | ΚΟΣΜΟΣ | νατο | Νέα | Υόρκη | რუსეთის | ՌՈՒՍԱՍՏԱՆ | ԵՐԵՒԱՆ",
        filler: "και | η | το | είπε | στην | Ο | და | և",
    },
    Scene {
        languages: "ar | fa | ur | -",
        names: "روسيا | الناتو | أمريكا | الصين | مصر | ایران | می\u{200c}خواهد | حلف شمال الأطلسي | کابل",
        alike: "وروسيا | والناتو | رُوسِيَا | امريكا | للصين | بمصر | الروسي | ايران | میخواهد | شمال | حلف | كابل | ناتو | النـاتو | لالصين",
        filler: "في | من | قال | على | و | این | که | هو",
    },
    Scene {
        languages: "he | -",
        names: "ישראל | שלום | צה״ל | ירושלים | בית לבן | עזה",
        alike: "בישראל | וישראל | שָׁלוֹם | צהל | מירושלים | בית | לבן | לעזה | שבישראל",
        filler: "של | את | אמר | הוא | על | לא",
    },
    Scene {
        languages: "zh | - | ja",
        names: "北约 | 俄罗斯 | 中国 | 美国 | 台湾 | 習近平 | 北京 | 5G",
        alike: "北大 | 约北 | 罗斯 | 俄国 | 中美 | 国中 | 台 | 近平 | ⽇本 | 南北约定",
        filler: "的 | 在 | 说 | 和 | 了 | 。 | ， | A",
    },
    Scene {
        languages: "ja | -",
        names: "ロシア | 東京 | プーチン | ガザ | ラーメン | 日本 | さくら | ドナルド・トランプ | らーめん",
        alike: "プロシア | ロシアン | 京都 | ﾌﾟｰﾁﾝ | ﾛｼｱ | カサ | か\u{3099} | カ\u{3099}ザ | さくらんぼ | トランプ | ドナルド | 日 | 東京都",
        filler: "の | は | で | と | 。 | 、 | 「 | 」 | A",
    },
    Scene {
        languages: "ko | - | en",
        names: "러시아 | 나토 | 서울 | 한국 | 미국 대통령 | 북한 | NATO",
        alike: "러시아는 | 러시아의 | 나토가 | 서울로 | 서울은 | 한국을 | 한국인 | 미국 | 대통령 | 대통령이 | NATO가 | 북한으로",
        filler: "이 | 그 | 말했다 | 에서 | 와 | 수",
    },
    Scene {
        languages: "th | my | km | -",
        names: "รัสเซีย | นาโต | ไทย | မြန်မာ | កម្ពុជា | ລາວ | กรุงเทพ",
        alike: "รัส | โตนา | ไท | မြန် | កម្ពុ | ກ | เซีย",
        filler: "ที่ | และ | ใน | ของ | กับ | A",
    },
    Scene {
        languages: "hi | bn | ta | -",
        names: "रूस | नाटो | भारत | ज़मीन | हिन्दी | রাশিয়া | ரஷ்யா | नई दिल्ली",
        alike: "रस | रूसी | नाटो | भारतीय | ज\u{93c}मीन | जमीन | हिंदी | রাশিয়ার | ரஷ்ய | दिल्ली | नई",
        filler: "ने | कहा | में | और | का | । | এবং",
    },
];
