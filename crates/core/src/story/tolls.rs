//! Which numbers count the dead, the hurt, the missing and the arrested.
//!
//! A word that says what people suffered gives that to one number: to the one it is a label of
//! (“Dead: 41”), else to the nearest of its clause.

use super::clauses::{self, Clause};
use super::days;
use super::facts::Measure;
use super::numbers::Found;
use super::words::Word;

/// What a number counts stands within so many words of it.
const NEAR: usize = 4;

/// Gives the numbers among these words what they count, if it is people who suffered.
pub(super) fn give(words: &[Word<'_>], found: &mut [Found]) {
    let is_said = |word: &Word<'_>| Measure::of_word(word).is_some();
    if found.is_empty() || !words.iter().any(is_said) {
        return;
    }
    for number in found.iter_mut() {
        number.toll = labelled(words, number);
    }
    let clauses = clauses::cut(words);
    // The whole before its parts.
    for clause in clauses.iter().filter(|it| !it.is_part) {
        give_grown(words, clause, found);
        give_nearest(words, clause, found);
    }
    for clause in clauses.iter().filter(|it| it.is_part) {
        give_nearest(words, clause, found);
    }
}

/// Gives each word that says what people suffered to the number it is nearest to: “seven killed”,
/// “killing at least 7” and “7 people were killed” count the same. Both stand in one clause: in
/// “3 died. The other 41 were taken off” nobody counts 41 dead, nor in “3 dead, 41 rescued”.
fn give_nearest(words: &[Word<'_>], clause: &Clause, found: &mut [Found]) {
    let mut near = Vec::new();
    for (number, it) in found.iter().enumerate() {
        let Some(from) = clause.words.iter().position(|word| *word == it.from) else {
            continue;
        };
        if it.toll.is_some() || !may_count_people(words, it) {
            continue;
        }
        let to = from + (it.to - it.from);
        let behind = clause.words.iter().skip(to).take(NEAR).enumerate();
        near.extend(behind.map(|(words, word)| (words + 1, *word, number)));
        let before = before(words, &clause.words[..from]).enumerate();
        near.extend(before.map(|(words, word)| (words + 1, word, number)));
    }
    near.sort_unstable();
    let mut given = Vec::new();
    for (_, word, number) in near {
        if found[number].toll.is_some() || given.contains(&word) {
            continue;
        }
        let Some(measure) = Measure::of_word(&words[word]) else {
            continue;
        };
        given.push(word);
        // A part of those who are counted already is no toll of its own.
        let of_whole = |whole: &Found| whole.toll.as_ref() == Some(&measure);
        if clause.is_part && found[..number].iter().any(of_whole) {
            continue;
        }
        found[number].toll = Some(measure);
    }
}

/// Gives what a count says to the first number that it has grown to, however far behind that
/// stands: “Death toll from the flood in the north rises to 41”.
fn give_grown(words: &[Word<'_>], clause: &Clause, found: &mut [Found]) {
    for number in found {
        let Some(from) = clause.words.iter().position(|it| *it == number.from) else {
            continue;
        };
        let mut before = clause.words[..from].iter().map(|it| &words[*it]).rev();
        let change = before.find(|word| !word.is_any(FILLERS));
        let is_grown = change.is_some_and(|word| word.is_any(GROWTH));
        if number.toll.is_some() || !is_grown || !may_count_people(words, number) {
            continue;
        }
        let before: Vec<&Word<'_>> = before.take_while(|it| !it.is_any(OTHERWISE)).collect();
        // “death toll”, “number of injured”, and nothing between.
        let names = before.windows(3).chain(before.windows(2));
        let mut totals = names.filter(|it| it.iter().any(|word| word.is_any(TOTALS)));
        let said = totals.find_map(|it| it.iter().find_map(|word| Measure::of_word(word)));
        if said.is_some() {
            number.toll = said;
            return;
        }
    }
}

/// The words before a number that may say what it counts, the nearest first: none in “died in 3
/// places”, “killed a man and 41 sheep” and “died at 83”.
fn before<'a>(words: &'a [Word<'_>], clause: &'a [usize]) -> impl Iterator<Item = usize> + 'a {
    let near = || clause.iter().rev().copied().take(NEAR);
    let is_placed = clause.last().is_some_and(|last| {
        // “The death toll stands at 41”
        let is_at = words[*last].stem == "at" && near().all(|it| words[it].stem != "toll");
        is_at || words[*last].is_any(PREPOSITIONS)
    });
    near().take_while(move |it| !is_placed && !words[*it].is_any(BOUNDS))
}

/// Is it no time, day or share? They stand beside the dead all the time: “a 34-year-old man died”,
/// “died 2 days later”, “died on 2 May”, “deaths rise 4%”.
fn may_count_people(words: &[Word<'_>], number: &Found) -> bool {
    if words[number.to - 1].sign().starts_with('%') {
        return false;
    }
    let behind = words.get(number.to).filter(|word| word.follows);
    let before = number.from.checked_sub(1).map(|before| &words[before]);
    let before = before.filter(|_| words[number.from].follows);
    // “41 may have died”
    let is_month = |word: &Word<'_>| days::month(word).is_some() && word.written != "may";
    !behind.is_some_and(|word| word.is_any(TIMES) || word.is_any(SHARES) || is_month(word))
        && !before.is_some_and(is_month)
}

/// What a label before the number says: “Dead: 41”, “Number of injured: at least 12”. A label says
/// nothing besides, so “Dead Sea: 41 tourists” has none, and it counts people: “Missing: 3 reasons”
/// has none either.
fn labelled(words: &[Word<'_>], number: &Found) -> Option<Measure> {
    let behind = words.get(number.to);
    let last = &words[number.to - 1];
    let ends = last.behind.is_empty() || last.behind.starts_with(ENDS);
    let counts_people = match behind {
        Some(behind) if behind.follows => behind.is_any(FILLERS) || behind.is_any(PEOPLE),
        _ => ends,
    };
    // “at least” may stand between.
    let mut at = number.from;
    while at > 0 && words[at].follows && words[at - 1].is_any(FILLERS) {
        at -= 1;
    }
    let label = at.checked_sub(1).filter(|_| counts_people)?;
    if words[label].sign() != ":" {
        return None;
    }
    let mut measure = None;
    for at in (0..=label).rev() {
        let word = &words[at];
        match Measure::of_word(word) {
            _ if word.is_any(FILLERS) || word.is_any(PEOPLE) => {}
            Some(other) if measure.as_ref().is_some_and(|it| *it != other) => return None,
            Some(this) => measure = Some(this),
            None => return None,
        }
        if !word.follows {
            break;
        }
    }
    measure
}

/// What may stand behind a number that is said and done.
const ENDS: [char; 8] = [' ', ',', '.', ';', ')', '\n', '!', '\u{a0}'];

/// The stems behind which something else is counted: another thing, an age, and what stands behind
/// a German article, which looks like an English verb.
const BOUNDS: &str = "and und и й та et y e en i ve age aged die";

/// Between these and the number it says where or when: “killed in 3 attacks”, “killed by 2 men”.
const PREPOSITIONS: &str = "in by on after dur sinc from for with within near befor am im seit nach von durch bei vor mit \
                            в на посл от из с при во dan par apre depui lor avec por tra desd con nel da il dopo em";

/// What is counted in one number, and how that changes.
const TOTALS: &str = "toll number count total tally zahl anzahl числ количес bilan nombr numero saldo balanc bilancio \
                      aantal";
const GROWTH: &str = "rise rose risen ris climb jump hit reach top topp pass near exce exceed surpass approach soar grow \
                      grew increas rais steigt gestiege erhoht wachst klettert выро вырос возрос дост достиг превыси \
                      превыс увеличи подняло atteint depass mont asciend sube alcanza supera aumenta sale stijgt";

/// Behind these something else is told.
const OTHERWISE: &str = "as while when but";

/// What else a label may say, and what may stand before and behind its number.
const FILLERS: &str = "toll number count total tally overall official confirm so far at least more most than over about \
                       around near nearly almost up to auf до the of in on after as from new latest now zahl anzahl \
                       mindeste uber mehr al als rund etwa der die das bei nach nombr bilan au moin plus de des dan \
                       numero balanc meno almeno bilancio oltr piu circa числ количес не мене боле окол в на при посл уже";

/// Who can be counted by a label.
const PEOPLE: &str = "peopl person man men woman women child children civilian soldier worker passenge tourist student \
                      migrant resident crew officer polic victim menschen mensch manner frauen kinder personen personn \
                      enfant femm homm persona mujer hombr nino bambini donn pessoa челов челове люди люде дети дете";

/// The stems behind a share.
const SHARES: &str = "percent per prozent pct проце процен відсотк procent";

/// The stems of what time is counted in, in the large languages.
const TIMES: &str = "year month week day hour minut am pm jahr jahren jahrig jahriger jahrigen woche wochen monat monaten \
                     tag tage tagen stunde stunden uhr an ans moi semain jour heur ano mes mese semana dia hora anni anno \
                     mesi giorni giorno ora ore settiman maand maanden dagen uur lat lata letni dni godzin yil gun saat \
                     год года лет летн месяц неде дня дней день дни часа часо мину роки рокі річн тижн днів годи";
