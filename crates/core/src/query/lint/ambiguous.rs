//! Words that are also other words, and names that are written otherwise elsewhere.

use super::Lint;
use crate::alias::Packs;
use crate::query::Query;
use crate::query::error::replaced;
use crate::query::spelling::listed;
use crate::query::tree::Atom;

/// So many other forms show what a pack is good for.
const SAMPLES: usize = 3;

/// Frequent words of three letters in the languages of much news, that abbreviations are mistaken for.
const FREQUENT: &str = "all and any are art bad big but buy can day did end far few for get got had has her him his how its \
    job law let lot low man may met new nor not now off oil old one our out own pay per put ran red run saw say see set she \
    sit six sky son ten the too top try two use van via war was way who why win won yes yet you ago aid act add ban bar bid \
    die der das den dem des ein und ist mit auf aus bei bis als ihr war wie zum zur nur \
    les des une est par sur aux son ses qui que pas mai cet eau nos vos \
    los las una con por del sus muy fue son mas hoy ley \
    che non per una dei con gli nel suo ora era \
    nao com dos das uma por ele mas foi ser \
    het een van met dat die zijn";

/// One lint for each thing there is to say, so that either can be heeded without the other.
pub(super) fn lints(query: &Query, atom: &Atom, words: &str, packs: &Packs) -> Vec<Lint> {
    let lint = |message: String, instead: &str| Lint {
        message,
        span: atom.span.clone(),
        fixes: vec![replaced(query.text(), &atom.span, instead)],
    };
    let mut found = Vec::new();
    if is_mistakable(words) {
        let small = words.to_lowercase();
        let message = format!("“{words}” also finds “{small}”. In capitals only: ^^{words}.");
        found.push(lint(message, &format!("^^{words}")));
    }
    if let Some(pack) = packs.get(words) {
        let samples = pack.samples(words, SAMPLES);
        if !samples.is_empty() {
            let name = format!("@{}", pack.name);
            let message = format!("{name} also finds {}.", listed(&samples, "and"));
            found.push(lint(message, &name));
        }
    }
    found
}

/// Is it an abbreviation that looks, in small letters, like a word?
fn is_mistakable(words: &str) -> bool {
    let is_abbreviation = words.chars().all(char::is_uppercase);
    let is_frequent = || {
        FREQUENT
            .split_whitespace()
            .any(|word| word.eq_ignore_ascii_case(words))
    };
    is_abbreviation
        && match words.chars().count() {
            2 => true,
            3 => is_frequent(),
            _ => false,
        }
}
