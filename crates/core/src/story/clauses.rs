//! A text cut into clauses, with what is said in between taken out of them.
//!
//! In “Three people, two of them children, were killed” two clauses stand: “Three people were
//! killed”, and the aside.

use std::ops::Range;

use super::facts::Measure;
use super::numbers;
use super::words::Word;

/// Words that say one thing, by their places in the text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Clause {
    /// In their order; an aside may be missing between two of them.
    pub words: Vec<usize>,
    /// Does it tell of a part of those before it: “among them two children”?
    pub is_part: bool,
}

/// So many words an aside may have. Longer ones hold sentences of their own.
const LONGEST: usize = 12;

/// What begins a piece of a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Comma,
    Dash,
    Opens,
    Closes,
    /// No sign at all, but a word: “three people including two children were killed”.
    Word,
    /// The end of a sentence, a colon, a quotation and all else.
    Other,
}

/// What stands between two signs.
struct Piece {
    words: Range<usize>,
    begins: Sign,
}

/// Cuts the words into clauses, in the order of their first words.
pub(super) fn cut(words: &[Word<'_>]) -> Vec<Clause> {
    let pieces = pieces(words);
    let mut clauses: Vec<Option<Clause>> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let subject = subject_of(at, &pieces, words);
        let joined = subject.and_then(|it| clauses[it].as_mut());
        if let Some(joined) = joined {
            joined.words.extend(piece.words.clone());
            clauses.push(None);
            continue;
        }
        clauses.push(Some(Clause {
            words: piece.words.clone().collect(),
            is_part: piece.begins != Sign::Other && is_part(&words[piece.words.clone()]),
        }));
    }
    clauses.into_iter().flatten().collect()
}

fn pieces(words: &[Word<'_>]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let sign = match pieces.last() {
            None => Some(Sign::Other),
            Some(_) if !word.follows => Some(Sign::of(words[at - 1].sign())),
            Some(piece) => turns(&words[piece.words.start..=at]).then_some(Sign::Word),
        };
        match (sign, pieces.last_mut()) {
            (None, Some(piece)) => piece.words.end = at + 1,
            (sign, _) => pieces.push(Piece {
                words: at..at + 1,
                begins: sign.unwrap_or(Sign::Other),
            }),
        }
    }
    pieces
}

/// Does an aside begin or end with the last of these words, though no sign stands before it?
fn turns(piece: &[Word<'_>]) -> bool {
    let [before @ .., last] = piece else {
        return false;
    };
    if last.is_any(PARTS) {
        return true;
    }
    // In “including two who were hurt” it goes on.
    let is_aside = before.first().is_some_and(|it| it.is_any(PARTS));
    is_aside && last.is_any(AUXILIARIES) && !before.iter().any(|it| it.is_any(RELATIVES))
}

/// The piece that this one goes on with behind an aside: it counts people, and here stands what
/// became of them.
fn subject_of(at: usize, pieces: &[Piece], words: &[Word<'_>]) -> Option<usize> {
    let said = |piece: &Piece| &words[piece.words.clone()];
    let piece = &pieces[at];
    let first = &words[piece.words.start];
    let has_auxiliary = first.is_any(AUXILIARIES);
    if !has_auxiliary && Measure::of_word(first).is_none() {
        return None;
    }
    let mut length = 0;
    for opens in (1..at).rev() {
        let (subject, aside) = (&pieces[opens - 1], &pieces[opens]);
        length += aside.words.len();
        if length > LONGEST || aside.begins == Sign::Other {
            return None;
        }
        // Behind “3 dead, 41 rescued, missing” nothing of the first goes on.
        let is_aside = has_auxiliary || is_part(said(aside));
        if is_aside
            && aside.begins.closes_with(piece.begins)
            && counts(subject, said(subject))
            && !is_part(said(subject))
        {
            return Some(opens - 1);
        }
    }
    None
}

impl Sign {
    fn of(written: &str) -> Self {
        match written {
            "," | "،" => Self::Comma,
            "-" | "--" | "–" | "—" => Self::Dash,
            "(" => Self::Opens,
            ")" | ")," => Self::Closes,
            _ => Self::Other,
        }
    }

    fn closes_with(self, other: Self) -> bool {
        match self {
            Self::Opens => other == Self::Closes,
            Self::Comma | Self::Dash => other == self || other == Self::Word,
            Self::Word => other != Self::Other,
            Self::Closes | Self::Other => false,
        }
    }
}

/// Has it a number that is more than the age of somebody: “a man, 34, his wife and a child”?
fn counts(piece: &Piece, words: &[Word<'_>]) -> bool {
    let is_age = words.len() == 1 && piece.begins == Sign::Comma;
    !is_age && words.iter().any(|it| numbers::value(it).is_some())
}

/// “among them two children”, “two of them children”, “all from Ely”
fn is_part(piece: &[Word<'_>]) -> bool {
    let begins = piece
        .first()
        .is_some_and(|first| first.is_any(PARTS) || first.is_any(OTHERS));
    let of_them = |pair: &[Word<'_>]| pair[0].is_any(OF) && pair[1].is_any(THEM);
    begins || piece.windows(2).take(2).any(of_them)
}

/// Stems that tell of a part of those before, with or without a comma.
const PARTS: &str = "includ darunter waaronde включ зокре incluido incluida incluyen incluind dont";

/// Those that do so behind a comma, a dash or a bracket only.
const OTHERS: &str = "among all both most mostly mainly aged who whom einschli davon alle meist сред сере parmi entr tra \
                      fra tous tout tutti tutt compresi dahil";

/// “of them”, and so on.
const OF: &str = "of из з unter у том di de d van";
const THEM: &str = "them whom which них котор яких ihnen числ cui loro ello ella ele eux hen";

/// What a sentence goes on with behind an aside, in the large languages.
const AUXILIARIES: &str = "was were are is have had been has will wurd wurden wird werden sind ist war waren haben hatten \
                           starben kamen была были было буду ont sont etaient avaient fueron han son sono hanno foram \
                           estao zijn zostali";

/// What makes of an auxiliary a part of the aside.
const RELATIVES: &str = "who that which die der das qui que che котор";
