//! Plurals and genitives: “the last word of what is typed also counts in its plural, by the rules
//! of the article's language (English when it is unknown); in German, Dutch and the Nordic
//! languages also in its genitive with -s”.

/// The further forms of a folded word in articles of a language.
pub(crate) fn further(word: &str, language: Option<&str>) -> Vec<String> {
    let is_word = word.chars().count() >= 2 && word.chars().last().is_some_and(char::is_alphabetic);
    if !is_word {
        return Vec::new();
    }
    match language.unwrap_or("en") {
        "en" => english(word),
        "fr" => french(word),
        "es" => spanish(word),
        "pt" => portuguese(word),
        "it" => italian(word),
        "de" => german(word),
        "nl" => vec![format!("{word}s"), format!("{word}en")],
        "sv" | "da" | "nb" | "no" => vec![format!("{word}s")],
        _ => Vec::new(),
    }
}

fn ends(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending))
}

/// The word with so many letters less at its end, and others instead.
fn with(word: &str, less: usize, ending: &str) -> Vec<String> {
    let stem: Vec<char> = word.chars().collect();
    let stem: String = stem[..stem.len() - less].iter().collect();
    vec![stem + ending]
}

/// watch → watches, party → parties, photo → photos and photoes, word → words.
fn english(word: &str) -> Vec<String> {
    let is_consonant_y = ends(word, &["y"]) && !ends(word, &["ay", "ey", "iy", "oy", "uy"]);
    if ends(word, &["s", "x", "z", "ch", "sh"]) {
        with(word, 0, "es")
    } else if is_consonant_y {
        with(word, 1, "ies")
    } else if ends(word, &["o"]) {
        [with(word, 0, "s"), with(word, 0, "es")].concat()
    } else {
        with(word, 0, "s")
    }
}

/// bureau → bureaux, journal → journaux, mot → mots.
fn french(word: &str) -> Vec<String> {
    if ends(word, &["s", "x", "z"]) {
        Vec::new()
    } else if ends(word, &["au", "eu"]) {
        with(word, 0, "x")
    } else if ends(word, &["al"]) {
        with(word, 1, "ux")
    } else {
        with(word, 0, "s")
    }
}

/// casa → casas, voz → voces, misil → misiles.
fn spanish(word: &str) -> Vec<String> {
    if ends(word, &["a", "e", "i", "o", "u"]) {
        with(word, 0, "s")
    } else if ends(word, &["z"]) {
        with(word, 1, "ces")
    } else {
        with(word, 0, "es")
    }
}

/// eleição → eleições, homem → homens, jornal → jornais, mar → mares, casa → casas.
fn portuguese(word: &str) -> Vec<String> {
    if ends(word, &["ao"]) {
        with(word, 2, "oes")
    } else if ends(word, &["m"]) {
        with(word, 1, "ns")
    } else if ends(word, &["al", "el", "ol", "ul"]) {
        with(word, 1, "is")
    } else if ends(word, &["r", "z", "s"]) {
        with(word, 0, "es")
    } else if ends(word, &["a", "e", "i", "o", "u"]) {
        with(word, 0, "s")
    } else {
        Vec::new()
    }
}

/// amico → amici, banco → banchi, banca → banche, missile → missili, casa → case.
fn italian(word: &str) -> Vec<String> {
    if ends(word, &["co", "go"]) {
        [with(word, 1, "i"), with(word, 1, "hi")].concat()
    } else if ends(word, &["ca", "ga"]) {
        with(word, 1, "he")
    } else if ends(word, &["o", "e"]) {
        with(word, 1, "i")
    } else if ends(word, &["a"]) {
        with(word, 1, "e")
    } else {
        Vec::new()
    }
}

/// Putin → Putins, Rakete → Raketen, Regierung → Regierungen.
fn german(word: &str) -> Vec<String> {
    let mut found = with(word, 0, "s");
    if ends(word, &["e"]) {
        found.extend(with(word, 0, "n"));
    }
    if ends(word, &["ung", "heit", "keit", "ion", "schaft"]) {
        found.extend(with(word, 0, "en"));
    }
    found
}
