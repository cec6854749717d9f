//! What a language writes onto the end of a name: Russland → Russlands, Venäjä → Venäjän.
//!
//! Only regular endings, and rather one too many than one too few: a form that nobody writes finds nothing.
//! The irregular ones (Suomi → Suomen) stand in the files. Slavic names change inside as well, so all their
//! forms stand there; what Arabic, Hebrew and Korean write onto a word is part of the watch language.

use newshawk_core::alias::Case;

/// The form with the endings of a language.
pub(super) fn of(language: &str, text: &str, case: Case) -> Vec<String> {
    let is_abbreviation = case == Case::Capitals;
    match language {
        "de" | "nl" if is_abbreviation => Vec::new(),
        "de" | "nl" | "sv" | "da" | "nb" | "no" => genitive(text),
        // Abbreviations have a colon, a hyphen or an apostrophe before their ending: EU:n, NATO-ban, AB'nin.
        _ if is_abbreviation => Vec::new(),
        "fi" => finnish(text),
        "hu" => hungarian(text),
        "tr" => turkish(text),
        _ => Vec::new(),
    }
}

fn plus(stem: &str, endings: &[&str]) -> Vec<String> {
    endings
        .iter()
        .map(|ending| format!("{stem}{ending}"))
        .collect()
}

fn last(text: &str) -> char {
    let lower = text.chars().next_back().map(char::to_lowercase);
    lower.and_then(|mut letters| letters.next()).unwrap_or(' ')
}

/// Without its last letter.
fn cut(text: &str) -> &str {
    let mut letters = text.chars();
    letters.next_back();
    letters.as_str()
}

fn last_word(text: &str) -> String {
    text.rsplit([' ', '-'])
        .next()
        .unwrap_or(text)
        .to_lowercase()
}

/// Russland → Russlands.
fn genitive(text: &str) -> Vec<String> {
    if matches!(last(text), 's' | 'x' | 'z' | 'ß') {
        return Vec::new();
    }
    plus(text, &["s"])
}

/// Venäjä → Venäjän, Venäjällä; Iran → Iranissa; Turkki → Turkin; Kypros → Kyproksen.
fn finnish(text: &str) -> Vec<String> {
    let is_front = !last_word(text).contains(['a', 'o', 'u']);
    let local: &[&str] = if is_front {
        &["n", "ssä", "stä", "llä", "ltä", "lle", "ksi"]
    } else {
        &["n", "ssa", "sta", "lla", "lta", "lle", "ksi"]
    };
    let a = if is_front { "ä" } else { "a" };
    let vowels = ['a', 'e', 'i', 'o', 'u', 'y', 'ä', 'ö'];
    let stem = if vowels.contains(&last(text)) {
        text.to_owned()
    } else {
        format!("{text}i")
    };
    let mut found = plus(&weak(&stem), local);
    // The long vowel of Thaimaa: Thaimaata, Thaimaahan.
    let vowel = last(&stem);
    if last(cut(&stem)) == vowel {
        found.extend(plus(
            &stem,
            &[&format!("t{a}"), &format!("h{vowel}n"), "seen"],
        ));
    } else {
        found.extend(plus(&stem, &[a, &format!("{vowel}n")]));
    }
    let is_latin_s = ["os", "us", "as", "is"]
        .iter()
        .any(|ending| text.ends_with(ending));
    if is_latin_s {
        let stem = format!("{}kse", cut(text));
        found.extend(plus(&stem, local));
        found.extend(plus(&stem, &["en"]));
        found.extend(plus(text, &[&format!("t{a}")]));
    }
    found
}

/// The stem before an ending that closes its syllable: Turkki → Turki-, Irlanti → Irlanni-.
fn weak(stem: &str) -> String {
    let vowel = last(stem);
    let before = cut(stem);
    for (strong, weak) in [("kk", "k"), ("pp", "p"), ("tt", "t"), ("nt", "nn")] {
        if let Some(start) = before.strip_suffix(strong) {
            return format!("{start}{weak}{vowel}");
        }
    }
    stem.to_owned()
}

/// Ukrajna → Ukrajnában, Oroszország → Oroszországgal.
fn hungarian(text: &str) -> Vec<String> {
    let is_back = last_word(text).contains(['a', 'á', 'o', 'ó', 'u', 'ú']);
    let endings: &[&str] = if is_back {
        &[
            "ban", "ba", "ból", "ra", "ról", "tól", "nak", "nál", "hoz", "ért", "ig",
        ]
    } else {
        &[
            "ben", "be", "ből", "re", "ről", "től", "nek", "nél", "hez", "höz", "ért", "ig",
        ]
    };
    let (with, on, object) = if is_back {
        ("al", "on", "ot")
    } else {
        ("el", "en", "et")
    };
    let stem = match last(text) {
        'a' => format!("{}á", cut(text)),
        'e' => format!("{}é", cut(text)),
        _ => text.to_owned(),
    };
    let end = last(&stem);
    let mut found = plus(&stem, endings);
    found.extend(plus(&stem, &["t", "n"]));
    if ['á', 'é', 'i', 'í', 'o', 'ó', 'ö', 'ő', 'u', 'ú', 'ü', 'ű'].contains(&end) {
        found.push(format!("{stem}v{with}"));
    } else {
        found.extend([
            format!("{stem}{end}{with}"),
            format!("{stem}{on}"),
            format!("{stem}{object}"),
        ]);
    }
    found
}

/// Avrupa Birliği → Avrupa Birliğinin. Names of one word take an apostrophe, which ends a word: Rusya'nın.
fn turkish(text: &str) -> Vec<String> {
    if !text.contains(' ') {
        return Vec::new();
    }
    let vowel = text
        .to_lowercase()
        .chars()
        .rfind(|c| "aeıioöuü".contains(*c))
        .unwrap_or('i');
    let (wide, narrow) = match vowel {
        'a' | 'ı' => ('a', 'ı'),
        'o' | 'u' => ('a', 'u'),
        'ö' | 'ü' => ('e', 'ü'),
        _ => ('e', 'i'),
    };
    let endings = if "aeıioöuü".contains(last(text)) {
        ["n{i}n", "n{a}", "nd{a}", "nd{a}n", "n{i}", "yl{a}"]
    } else {
        ["{i}n", "{a}", "d{a}", "d{a}n", "{i}", "l{a}"]
    };
    let harmonised = |ending: &&str| {
        ending
            .replace("{a}", &wide.to_string())
            .replace("{i}", &narrow.to_string())
    };
    endings
        .iter()
        .map(|ending| format!("{text}{}", harmonised(ending)))
        .collect()
}
