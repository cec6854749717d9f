//! “Particles. Korean writes particles behind a word, Arabic and Hebrew before it.”

const KOREAN: &str = "의 에 에는 에도 에만 에의 에서 에서는 에서도 에서의 에게 에게서 도 만 만의 까지 까지의 부터 부터의 보다 처럼 마저 조차 뿐 들";
const BEHIND_CONSONANT: &str = "은 이 을 과 과의 과는 과도 으로 으로는 으로도 으로부터 으로의 이나 이며 이다 이라 이라고 이라는 이란";
const BEHIND_VOWEL: &str =
    "는 가 를 와 와의 와는 와도 로 로는 로도 로부터 로의 나 며 라 라고 라는 란";
const BEHIND_RIEUL: &str = "로 로는 로도 로부터 로의";
const ARABIC: &str = "و ف ب ك ل وب وك ول فب فك فل";
const HEBREW: &str = "ה ו ב כ ל מ ש וה וב וכ ול ומ וש כש מה שה שב של שמ";

/// “In articles of that language and of unknown language.”
fn is_in(article: Option<&str>, language: &str) -> bool {
    article.is_none_or(|it| it == language)
}

/// A last word “that ends in Hangul with one from the first list behind it”. “A word typed alone needs
/// two syllables for that.”
pub(crate) fn behind(word: &str, is_alone: bool, language: Option<&str>) -> Vec<String> {
    let Some(last) = word.chars().last().filter(|c| matches!(c, '가'..='힣')) else {
        return Vec::new();
    };
    if !is_in(language, "ko") || is_alone && word.chars().count() < 2 {
        return Vec::new();
    }
    // The consonant at the end of a syllable, as Unicode takes it apart.
    let end = (u32::from(last) - u32::from('가')) % 28;
    let lists = match end {
        0 => vec![KOREAN, BEHIND_VOWEL],
        8 => vec![KOREAN, BEHIND_CONSONANT, BEHIND_RIEUL],
        _ => vec![KOREAN, BEHIND_CONSONANT],
    };
    let particles = lists.into_iter().flat_map(|list| list.split(' '));
    particles
        .map(|particle| format!("{word}{particle}"))
        .collect()
}

/// A first word “that begins in Hebrew or Arabic with one from the others before it”.
pub(crate) fn before(word: &str, is_alone: bool, language: Option<&str>) -> Vec<String> {
    if is_alone && word.chars().count() < 3 {
        return Vec::new();
    }
    let particles = match word.chars().next() {
        Some('א'..='ת') if is_in(language, "he") => HEBREW,
        Some('ء'..='ي') if is_in(language, "ar") => ARABIC,
        _ => return Vec::new(),
    };
    let mut found = Vec::new();
    for particle in particles.split(' ') {
        found.push(format!("{particle}{word}"));
        // “Where one that ends in ل comes before a word that begins with ال, the word may lose its ا.”
        if particle.ends_with('ل') && word.starts_with("ال") {
            found.push(format!("{particle}{}", &word['ا'.len_utf8()..]));
        }
    }
    found
}

/// The word with the article, where it has none.
pub(crate) fn definite(word: &str, is_alone: bool, language: Option<&str>) -> Option<String> {
    let is_arabic = matches!(word.chars().next(), Some('ء'..='ي'));
    let is_long = !is_alone || word.chars().count() >= 3;
    let has_none = !word.starts_with("ال");
    (is_arabic && is_long && has_none && is_in(language, "ar")).then(|| format!("ال{word}"))
}
