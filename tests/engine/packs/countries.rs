//! Every country, in every language of the world's press.

use std::collections::BTreeSet;

use newshawk_core::alias::{Form, Pack};
use newshawk_core::article::{Block, Zone};

use super::{OURS, evidence, matcher, places};

/// The languages a pack of ours speaks at least.
const LANGUAGES: [&str; 15] = [
    "en", "fr", "de", "es", "it", "pt", "ru", "uk", "pl", "tr", "ar", "fa", "zh", "ja", "ko",
];

/// The members of the United Nations.
const MEMBERS: &str = "
    Afghanistan Albania Algeria Andorra Angola AntiguaAndBarbuda Argentina Armenia Australia Austria
    Azerbaijan Bahamas Bahrain Bangladesh Barbados Belarus Belgium Belize Benin Bhutan Bolivia Bosnia
    Botswana Brazil Brunei Bulgaria BurkinaFaso Burundi CapeVerde Cambodia Cameroon Canada
    CentralAfricanRepublic Chad Chile China Colombia Comoros Congo CostaRica IvoryCoast Croatia Cuba
    Cyprus Czechia NorthKorea DRCongo Denmark Djibouti Dominica DominicanRepublic Ecuador Egypt
    ElSalvador EquatorialGuinea Eritrea Estonia Eswatini Ethiopia Fiji Finland France Gabon Gambia
    Georgia Germany Ghana Greece Grenada Guatemala Guinea GuineaBissau Guyana Haiti Honduras Hungary
    Iceland India Indonesia Iran Iraq Ireland Israel Italy Jamaica Japan Jordan Kazakhstan Kenya
    Kiribati Kuwait Kyrgyzstan Laos Latvia Lebanon Lesotho Liberia Libya Liechtenstein Lithuania
    Luxembourg Madagascar Malawi Malaysia Maldives Mali Malta MarshallIslands Mauritania Mauritius
    Mexico Micronesia Monaco Mongolia Montenegro Morocco Mozambique Myanmar Namibia Nauru Nepal
    Netherlands NewZealand Nicaragua Niger Nigeria NorthMacedonia Norway Oman Pakistan Palau Panama
    PapuaNewGuinea Paraguay Peru Philippines Poland Portugal Qatar SouthKorea Moldova Romania Russia
    Rwanda SaintKitts SaintLucia SaintVincent Samoa SanMarino SaoTome SaudiArabia Senegal Serbia
    Seychelles SierraLeone Singapore Slovakia Slovenia SolomonIslands Somalia SouthAfrica SouthSudan
    Spain SriLanka Sudan Suriname Sweden Switzerland Syria Tajikistan Thailand EastTimor Togo Tonga
    TrinidadAndTobago Tunisia Turkey Turkmenistan Tuvalu Uganda Ukraine UnitedArabEmirates
    UnitedKingdom Tanzania UnitedStates Uruguay Uzbekistan Vanuatu Venezuela Vietnam Yemen Zambia
    Zimbabwe";

/// And those that the press counts with them.
const OTHERS: &str = "Vatican Palestine Kosovo Taiwan";

fn countries() -> Vec<&'static Pack> {
    let names = MEMBERS.split_whitespace().chain(OTHERS.split_whitespace());
    names
        .map(|name| OURS.get(name).unwrap_or_else(|| panic!("there is @{name}")))
        .collect()
}

#[test]
fn every_country_has_names_in_all_the_languages() {
    let members: BTreeSet<&str> = MEMBERS.split_whitespace().collect();
    assert_eq!(members.len(), 193);
    for pack in countries() {
        let matcher = matcher(&format!("@{}", pack.name), &OURS);
        for language in LANGUAGES {
            let is_it = |form: &&Form| form.language.as_deref() == Some(language);
            let name = pack.forms.iter().find(is_it);
            let name = name.unwrap_or_else(|| panic!("@{} speaks {language}", pack.name));
            let is_found = !places(&matcher, Some(language), &name.text).is_empty();
            assert!(is_found, "@{}, {language}: {}", pack.name, name.text);
        }
    }
}

#[test]
fn all_other_packs_speak_all_the_languages_too() {
    assert!(OURS.iter().count() >= 300);
    for pack in OURS.iter() {
        for language in LANGUAGES {
            let speaks = |form: &Form| form.language.as_deref() == Some(language);
            assert!(
                pack.forms.iter().any(speaks),
                "@{} says nothing in {language}",
                pack.name
            );
        }
    }
}

/// Nigeria is not Niger, nor is Somalia Mali in Chinese: what one country is called, no other finds.
#[test]
fn no_country_is_taken_for_another() {
    let countries = countries();
    let name = |language: &str| -> Vec<(&Pack, &Form)> {
        let names = countries
            .iter()
            .flat_map(|pack| pack.forms.iter().map(|form| (*pack, form)));
        names
            .filter(|(_, form)| form.language.as_deref() == Some(language))
            .collect()
    };
    let names = LANGUAGES.map(|language| (language, name(language)));
    // For each language an article of nothing but names, each in a paragraph of its own.
    let articles = names.each_ref().map(|(_, names)| -> Vec<Block> {
        names
            .iter()
            .map(|(_, form)| Block::new(Zone::Body, &*form.text))
            .collect()
    });
    let mut wrong = Vec::new();
    for pack in &countries {
        let matcher = matcher(&format!("@{}", pack.name), &OURS);
        for ((language, names), blocks) in names.iter().zip(&articles) {
            for hit in evidence(&matcher, Some(language), blocks) {
                let (other, form) = names[hit.block as usize];
                if other.name != pack.name && !is_shared(pack, form) {
                    wrong.push(format!("@{} in {language}: {}", pack.name, form.text));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Is it a form of both, as “Congo” and 中俄 are?
fn is_shared(pack: &Pack, form: &Form) -> bool {
    pack.forms
        .iter()
        .any(|it| it.text == form.text && it.language == form.language)
}
