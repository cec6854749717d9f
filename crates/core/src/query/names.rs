//! Languages and countries, by code and by name.

/// Languages in which there is news, by their ISO 639 codes.
const LANGUAGES: [(&str, &str); 48] = [
    ("ar", "Arabic"),
    ("be", "Belarusian"),
    ("bg", "Bulgarian"),
    ("bn", "Bengali"),
    ("ca", "Catalan"),
    ("cs", "Czech"),
    ("da", "Danish"),
    ("de", "German"),
    ("el", "Greek"),
    ("en", "English"),
    ("es", "Spanish"),
    ("et", "Estonian"),
    ("fa", "Persian"),
    ("fi", "Finnish"),
    ("fr", "French"),
    ("he", "Hebrew"),
    ("hi", "Hindi"),
    ("hr", "Croatian"),
    ("hu", "Hungarian"),
    ("hy", "Armenian"),
    ("id", "Indonesian"),
    ("is", "Icelandic"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("ka", "Georgian"),
    ("kk", "Kazakh"),
    ("ko", "Korean"),
    ("lt", "Lithuanian"),
    ("lv", "Latvian"),
    ("mk", "Macedonian"),
    ("ms", "Malay"),
    ("nb", "Norwegian"),
    ("nl", "Dutch"),
    ("no", "Norwegian"),
    ("pl", "Polish"),
    ("pt", "Portuguese"),
    ("ro", "Romanian"),
    ("ru", "Russian"),
    ("sk", "Slovak"),
    ("sl", "Slovenian"),
    ("sq", "Albanian"),
    ("sr", "Serbian"),
    ("sv", "Swedish"),
    ("th", "Thai"),
    ("tr", "Turkish"),
    ("uk", "Ukrainian"),
    ("ur", "Urdu"),
    ("vi", "Vietnamese"),
];

/// Countries that are often meant, by their ISO 3166 codes.
const COUNTRIES: [(&str, &str); 62] = [
    ("AE", "the United Arab Emirates"),
    ("AM", "Armenia"),
    ("AR", "Argentina"),
    ("AT", "Austria"),
    ("AU", "Australia"),
    ("AZ", "Azerbaijan"),
    ("BA", "Bosnia and Herzegovina"),
    ("BE", "Belgium"),
    ("BG", "Bulgaria"),
    ("BR", "Brazil"),
    ("BY", "Belarus"),
    ("CA", "Canada"),
    ("CH", "Switzerland"),
    ("CN", "China"),
    ("CZ", "Czechia"),
    ("DE", "Germany"),
    ("DK", "Denmark"),
    ("EE", "Estonia"),
    ("EG", "Egypt"),
    ("ES", "Spain"),
    ("FI", "Finland"),
    ("FR", "France"),
    ("GB", "the United Kingdom"),
    ("GE", "Georgia"),
    ("GR", "Greece"),
    ("HR", "Croatia"),
    ("HU", "Hungary"),
    ("IE", "Ireland"),
    ("IL", "Israel"),
    ("IN", "India"),
    ("IQ", "Iraq"),
    ("IR", "Iran"),
    ("IS", "Iceland"),
    ("IT", "Italy"),
    ("JP", "Japan"),
    ("KR", "South Korea"),
    ("KZ", "Kazakhstan"),
    ("LT", "Lithuania"),
    ("LU", "Luxembourg"),
    ("LV", "Latvia"),
    ("MD", "Moldova"),
    ("ME", "Montenegro"),
    ("MK", "North Macedonia"),
    ("MX", "Mexico"),
    ("NL", "the Netherlands"),
    ("NO", "Norway"),
    ("PK", "Pakistan"),
    ("PL", "Poland"),
    ("PT", "Portugal"),
    ("QA", "Qatar"),
    ("RO", "Romania"),
    ("RS", "Serbia"),
    ("RU", "Russia"),
    ("SA", "Saudi Arabia"),
    ("SE", "Sweden"),
    ("SI", "Slovenia"),
    ("SK", "Slovakia"),
    ("SY", "Syria"),
    ("TR", "Turkey"),
    ("TW", "Taiwan"),
    ("UA", "Ukraine"),
    ("US", "the United States"),
];

/// The name of a language, or its code where the name is not known: “pt-BR” is Portuguese too.
pub(crate) fn language(code: &str) -> String {
    let primary = crate::alias::primary(code);
    let found = LANGUAGES.iter().find(|(known, _)| *known == primary);
    found.map_or_else(|| code.to_owned(), |(_, name)| (*name).to_owned())
}

/// The name of a country, or its code where the name is not known.
pub(super) fn country(code: &str) -> String {
    let found = COUNTRIES
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(code));
    found.map_or_else(|| code.to_uppercase(), |(_, name)| (*name).to_owned())
}

/// Two or three letters, and perhaps a region or script behind a hyphen.
pub(super) fn is_language_code(value: &str) -> bool {
    let mut parts = value.split(['-', '_']);
    let is_primary =
        |part: &str| matches!(part.len(), 2 | 3) && part.bytes().all(|b| b.is_ascii_alphabetic());
    let is_further = |part: &str| {
        (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    parts.next().is_some_and(is_primary) && parts.all(is_further)
}

/// The code of a language that was given by its name.
pub(super) fn language_code(name: &str) -> Option<&'static str> {
    let found = LANGUAGES
        .iter()
        .find(|(_, known)| known.eq_ignore_ascii_case(name));
    found.map(|(code, _)| *code)
}

/// Two letters; UK is what people write for GB, and no country's code.
pub(super) fn is_country_code(value: &str) -> bool {
    value.len() == 2
        && value.bytes().all(|b| b.is_ascii_alphabetic())
        && !value.eq_ignore_ascii_case("uk")
}

/// The code of a country that was given by its name.
pub(super) fn country_code(name: &str) -> Option<&'static str> {
    if ["uk", "britain", "england"]
        .iter()
        .any(|it| it.eq_ignore_ascii_case(name))
    {
        return Some("GB");
    }
    if name.eq_ignore_ascii_case("usa") {
        return Some("US");
    }
    let found = COUNTRIES
        .iter()
        .find(|(_, known)| known.trim_start_matches("the ").eq_ignore_ascii_case(name));
    found.map(|(code, _)| *code)
}
