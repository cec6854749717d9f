//! Plurals and genitives, by simple rules for each language, and the particles that some write onto a word.
//!
//! Only ever added to what was typed, never taken away from it: the reverse of these rules turns
//! *Hamas* into *Hama* and *news* into *new*.

/// The languages that can be told apart, by primary subtag. Their order is that of the bits in [`Languages`].
const KNOWN: [&str; 62] = [
    "en", "fr", "de", "es", "it", "pt", "ru", "uk", "pl", "tr", "ar", "fa", "zh", "ja", "ko", "nl",
    "sv", "da", "nb", "no", "fi", "cs", "sk", "hu", "ro", "bg", "sr", "hr", "el", "he", "hi", "id",
    "vi", "th", "et", "lv", "lt", "sl", "be", "ca", "ms", "bn", "ur", "ka", "mk", "hy", "az", "kk",
    "uz", "sq", "bs", "is", "ta", "te", "mr", "pa", "am", "so", "sw", "km", "my", "lo",
];

/// A set of languages. Articles in none of the known ones, and in no known one at all, are two further members.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Languages(u64);

impl Languages {
    /// All of them.
    pub const ALL: Self = Self(u64::MAX);
    const OTHER: Self = Self(1 << 62);
    const UNKNOWN: Self = Self(1 << 63);

    /// The set that an article's language code stands for: always one member.
    pub fn of(code: Option<&str>) -> Self {
        let Some(code) = code else {
            return Self::UNKNOWN;
        };
        let primary = crate::alias::primary_as_written(code);
        KNOWN
            .iter()
            .position(|known| known.eq_ignore_ascii_case(primary))
            .map_or(Self::OTHER, |at| Self(1 << at))
    }

    /// Each member with a code that stands for it.
    pub(crate) fn members() -> impl Iterator<Item = (Option<&'static str>, Self)> {
        let known = KNOWN.iter().map(|code| (Some(*code), Self::of(Some(code))));
        known.chain([(Some("und"), Self::OTHER), (None, Self::UNKNOWN)])
    }

    /// A code that stands for it; none for the languages of articles in no known one, and of several
    /// members for the first.
    pub fn code(self) -> Option<&'static str> {
        let mut members = Self::members();
        members.find(|(_, member)| self.meet(*member))?.0
    }

    /// Both together.
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is in both.
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Have they a member in common?
    pub fn meet(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Is it empty?
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Makes the further forms of a folded word in one language.
type Rule = fn(&str) -> Vec<String>;

/// The further forms of a folded word, each with the languages whose rules make it.
pub fn further(word: &str) -> Vec<(String, Languages)> {
    let mut found: Vec<(String, Languages)> = Vec::new();
    let is_word =
        word.chars().count() >= 2 && word.chars().next_back().is_some_and(char::is_alphabetic);
    if !is_word {
        return found;
    }
    let rules: [(&[&str], Rule); 8] = [
        (&["en"], english),
        (&["fr"], french),
        (&["es"], spanish),
        (&["pt"], portuguese),
        (&["it"], italian),
        (&["de"], german),
        (&["nl"], dutch),
        (&["sv", "da", "nb", "no"], nordic),
    ];
    for (codes, rule) in rules {
        let mut languages = Languages::default();
        for code in codes {
            languages = languages.with(Languages::of(Some(code)));
        }
        if codes.contains(&"en") {
            languages = languages.with(Languages::UNKNOWN);
        }
        for form in rule(word) {
            match found.iter_mut().find(|(known, _)| *known == form) {
                Some((_, known)) => *known = known.with(languages),
                None => found.push((form, languages)),
            }
        }
    }
    found
}

fn plus(word: &str, endings: &[&str]) -> Vec<String> {
    endings
        .iter()
        .map(|ending| format!("{word}{ending}"))
        .collect()
}

/// The word with its ending changed, where it has that ending.
fn changed(word: &str, ending: &str, into: &str) -> Option<Vec<String>> {
    Some(vec![format!("{}{into}", word.strip_suffix(ending)?)])
}

fn ends_in(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending))
}

fn ends_in_vowel(word: &str) -> bool {
    word.ends_with(['a', 'e', 'i', 'o', 'u'])
}

fn english(word: &str) -> Vec<String> {
    if ends_in(word, &["s", "x", "z", "ch", "sh"]) {
        return plus(word, &["es"]);
    }
    if let Some(stem) = word.strip_suffix('y')
        && !ends_in_vowel(stem)
    {
        return plus(stem, &["ies"]);
    }
    if word.ends_with('o') {
        return plus(word, &["s", "es"]);
    }
    plus(word, &["s"])
}

fn french(word: &str) -> Vec<String> {
    if ends_in(word, &["s", "x", "z"]) {
        return Vec::new();
    }
    if ends_in(word, &["au", "eu"]) {
        return plus(word, &["x"]);
    }
    changed(word, "al", "aux").unwrap_or_else(|| plus(word, &["s"]))
}

fn spanish(word: &str) -> Vec<String> {
    if ends_in_vowel(word) {
        return plus(word, &["s"]);
    }
    changed(word, "z", "ces").unwrap_or_else(|| plus(word, &["es"]))
}

fn portuguese(word: &str) -> Vec<String> {
    if let Some(found) = changed(word, "ao", "oes")
        .or_else(|| changed(word, "m", "ns"))
        .or_else(|| changed(word, "l", "is").filter(|_| ends_in(word, &["al", "el", "ol", "ul"])))
    {
        return found;
    }
    if ends_in(word, &["r", "z", "s"]) {
        return plus(word, &["es"]);
    }
    if ends_in_vowel(word) {
        return plus(word, &["s"]);
    }
    Vec::new()
}

fn italian(word: &str) -> Vec<String> {
    // Amico has amici, banco has banchi; which way a word goes can't be seen.
    if ends_in(word, &["co", "go"]) {
        let stem = &word[..word.len() - 1];
        return plus(stem, &["i", "hi"]);
    }
    [
        ("ca", "che"),
        ("ga", "ghe"),
        ("o", "i"),
        ("a", "e"),
        ("e", "i"),
    ]
    .into_iter()
    .find_map(|(ending, into)| changed(word, ending, into))
    .unwrap_or_default()
}

fn german(word: &str) -> Vec<String> {
    let mut found = plus(word, &["s"]);
    if word.ends_with('e') {
        found.extend(plus(word, &["n"]));
    }
    if ends_in(word, &["ung", "heit", "keit", "ion", "schaft"]) {
        found.extend(plus(word, &["en"]));
    }
    found
}

fn dutch(word: &str) -> Vec<String> {
    plus(word, &["s", "en"])
}

fn nordic(word: &str) -> Vec<String> {
    plus(word, &["s"])
}

/// What Korean writes behind a word that ends in a consonant, in a vowel, and in either.
const KOREAN_AFTER_CONSONANT: &str = "은 이 을 과 과의 과는 과도 으로 으로는 으로도 으로부터 으로의 이나 이며 이다 이라 이라고 이라는 이란";
const KOREAN_AFTER_VOWEL: &str =
    "는 가 를 와 와의 와는 와도 로 로는 로도 로부터 로의 나 며 라 라고 라는 란";
const KOREAN: &str = "의 에 에는 에도 에만 에의 에서 에서는 에서도 에서의 에게 에게서 도 만 만의 까지 까지의 부터 부터의 보다 처럼 마저 조차 뿐 들";
/// What Arabic writes before a word: and, so, in, like, for; and two of them.
const ARABIC: &str = "و ف ب ك ل وب وك ول فب فك فل";
/// The same in Hebrew: the, and, in, like, to, from, that; and two of them.
const HEBREW: &str = "ה ו ב כ ל מ ש וה וב וכ ול ומ וש כש מה שה שב של שמ";

/// The folded last word of what was typed with the particles that Korean writes behind it.
pub fn with_particles_behind(word: &str) -> Vec<(String, Languages)> {
    let Some(end) = word
        .chars()
        .next_back()
        .filter(|c| ('\u{ac00}'..='\u{d7a3}').contains(c))
    else {
        return Vec::new();
    };
    // In Unicode each syllable has its 28 endings in a row; the first is none at all, the ninth is ㄹ.
    let ending = (u32::from(end) - 0xac00) % 28;
    let mut particles: Vec<&str> = KOREAN.split(' ').collect();
    particles.extend(
        if ending == 0 {
            KOREAN_AFTER_VOWEL
        } else {
            KOREAN_AFTER_CONSONANT
        }
        .split(' '),
    );
    if ending == 8 {
        particles.extend(
            KOREAN_AFTER_VOWEL
                .split(' ')
                .filter(|it| it.starts_with('로')),
        );
    }
    let languages = Languages::of(Some("ko")).with(Languages::UNKNOWN);
    let joined = |particle: &str| (format!("{word}{particle}"), languages);
    particles.into_iter().map(joined).collect()
}

/// The folded first word of what was typed with the particles that Arabic and Hebrew write before it.
pub fn with_particles_before(word: &str) -> Vec<(String, Languages)> {
    let hebrew = Languages::of(Some("he")).with(Languages::UNKNOWN);
    let (particles, languages) = match word.chars().next() {
        Some('\u{5d0}'..='\u{5ea}') => (HEBREW, hebrew),
        Some('\u{621}'..='\u{64a}') => (ARABIC, arabic()),
        _ => return Vec::new(),
    };
    let mut found = Vec::new();
    for particle in particles.split(' ') {
        found.push((format!("{particle}{word}"), languages));
        // “For the” loses the article's first letter. Whether it is the article can't be seen: الصين has
        // it, ألمانيا begins alike.
        let rest = word
            .strip_prefix('ا')
            .filter(|rest| rest.starts_with('ل') && particle.ends_with('ل'));
        if let Some(rest) = rest {
            found.push((format!("{particle}{rest}"), languages));
        }
    }
    found
}

/// The folded first word with the article that Arabic writes before it, where it has none.
pub fn with_article(word: &str) -> Option<(String, Languages)> {
    let is_arabic = matches!(word.chars().next(), Some('\u{621}'..='\u{64a}'));
    let has_none = is_arabic && !word.starts_with("ال");
    has_none.then(|| (format!("ال{word}"), arabic()))
}

fn arabic() -> Languages {
    Languages::of(Some("ar")).with(Languages::UNKNOWN)
}
