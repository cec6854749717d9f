//! Texts made of a day's names: as they are typed, bent, cut, and pasted together.

use newshawk_core::article::{Block, Zone};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::cast::Cast;

/// An article before its names are known.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    blocks: Vec<(Zone, Vec<Piece>)>,
}

/// A word, and what stands behind it.
#[derive(Clone, Debug)]
struct Piece {
    word: Word,
    behind: &'static str,
}

#[derive(Clone, Copy, Debug)]
enum Word {
    Name(usize, Bend),
    Alike(usize),
    Filler(usize),
}

/// What may happen to a name.
#[derive(Clone, Copy, Debug)]
enum Bend {
    None,
    Upper,
    Lower,
    Capitalised,
    Before(&'static str),
    Behind(&'static str),
    /// A letter less, at this place.
    Less(usize),
    /// Two letters changed over.
    Swapped(usize),
    /// Another letter.
    Other(usize),
    /// Something in the middle that nobody sees, or a sign.
    Inside(usize, &'static str),
    WithoutMarks,
    Decomposed,
    /// `i` for `y` and such: the last letter replaced.
    Ending(&'static str),
}

/// What is written onto a name; these are divided by ¶.
const BEHIND: &str = "s¶es¶'s¶’s¶\u{2bc}s¶'S¶S¶en¶n¶x¶-led¶/¶i¶ns¶'¶_¶2¶は¶的¶가¶는¶에서¶으로¶\u{301}¶\u{ad}¶\u{200f}¶\u{200d}¶»¶a";
const BEFORE: &str = "anti-¶x¶و¶ال¶وال¶لل¶ב¶וה¶«¶“¶(¶#¶@¶在¶プ¶\u{200f}¶\u{feff}¶L'¶_¶2";
const ENDINGS: &str = "ies¶hi¶ux¶is¶ces¶i¶e¶ns¶oes";
const INSIDE: &str = "\u{ad}¶\u{200d}¶\u{301}¶-¶ ¶.¶’¶\u{200b}¶\n¶・¶·¶:¶,¶♥¶\u{fe0f}¶ـ";
const BETWEEN: &str = ", ¶. ¶! ¶? ¶; ¶: ¶-¶/¶ – ¶ — ¶ (¶) ¶ “¶” ¶.” ¶!» ¶… ¶... ¶。¶、¶，¶؟ ¶، ¶। ¶\n¶¶.¶ & ¶'¶・¶ | ¶ • ¶\u{a0}¶\u{202f}¶\u{200f} ¶\u{200b}¶ + ¶，¶？¶ ...¶.) ¶ 5. ¶ J. ¶ Mr. ¶ no. ¶?!¶。」";

pub(super) fn draft() -> impl Strategy<Value = Draft> {
    let zone = prop::sample::select(vec![
        Zone::Title,
        Zone::Title,
        Zone::Lead,
        Zone::Body,
        Zone::Body,
        Zone::Body,
        Zone::Caption,
        Zone::Quote,
        Zone::Author,
        Zone::Tag,
        Zone::Chrome,
    ]);
    let block = (zone, prop::collection::vec(piece(), 1..14));
    prop::collection::vec(block, 1..6).prop_map(|blocks| Draft { blocks })
}

fn piece() -> impl Strategy<Value = Piece> {
    let number = || 0..64_usize;
    let word = prop_oneof![
        6 => (number(), bend()).prop_map(|(at, bend)| Word::Name(at, bend)),
        2 => number().prop_map(Word::Alike),
        3 => number().prop_map(Word::Filler),
    ];
    let behind = prop_oneof![3 => Just(" "), 1 => one_of(BETWEEN)];
    (word, behind).prop_map(|(word, behind)| Piece { word, behind })
}

fn one_of(divided: &'static str) -> impl Strategy<Value = &'static str> {
    prop::sample::select(divided.split('¶').collect::<Vec<_>>())
}

fn bend() -> impl Strategy<Value = Bend> {
    let place = || 0..12_usize;
    prop_oneof![
        8 => Just(Bend::None),
        1 => Just(Bend::Upper),
        1 => Just(Bend::Lower),
        1 => Just(Bend::Capitalised),
        2 => one_of(BEHIND).prop_map(Bend::Behind),
        2 => one_of(BEFORE).prop_map(Bend::Before),
        1 => place().prop_map(Bend::Less),
        1 => place().prop_map(Bend::Swapped),
        1 => place().prop_map(Bend::Other),
        1 => (place(), one_of(INSIDE)).prop_map(|(at, sign)| Bend::Inside(at, sign)),
        1 => Just(Bend::WithoutMarks),
        1 => Just(Bend::Decomposed),
        1 => one_of(ENDINGS).prop_map(Bend::Ending),
    ]
}

impl Draft {
    pub(super) fn blocks(&self, cast: &Cast) -> Vec<Block> {
        let text = |pieces: &[Piece]| -> String {
            let written = pieces
                .iter()
                .map(|piece| piece.word.text(cast) + piece.behind);
            written.collect::<String>().trim().to_owned()
        };
        self.blocks
            .iter()
            .map(|(zone, pieces)| Block::new(*zone, text(pieces)))
            .collect()
    }
}

impl Word {
    fn text(self, cast: &Cast) -> String {
        match self {
            Self::Name(at, bend) => bend.bent(cast.name(at)),
            Self::Alike(at) => cast.alike(at).to_owned(),
            Self::Filler(at) => cast.filler(at).to_owned(),
        }
    }
}

impl Bend {
    fn bent(self, name: &str) -> String {
        let mut letters: Vec<char> = name.chars().collect();
        let count = letters.len();
        match self {
            Self::None => {}
            Self::Upper => return name.to_uppercase(),
            Self::Lower => return name.to_lowercase(),
            Self::Capitalised => {
                let rest: String = letters[1..].iter().collect();
                return letters[0]
                    .to_uppercase()
                    .chain(rest.to_lowercase().chars())
                    .collect();
            }
            Self::Before(more) => return format!("{more}{name}"),
            Self::Behind(more) => return format!("{name}{more}"),
            Self::Less(at) => drop(letters.remove(at % count)),
            Self::Swapped(at) if count > 1 => letters.swap(at % (count - 1), at % (count - 1) + 1),
            Self::Swapped(_) => {}
            Self::Other(at) => {
                letters[at % count] = if letters[0].is_ascii() {
                    'q'
                } else {
                    letters[0]
                }
            }
            Self::Inside(at, sign) => {
                letters.splice(at % count..at % count, sign.chars());
            }
            Self::WithoutMarks => return name.nfd().filter(|c| !is_combining_mark(*c)).collect(),
            Self::Decomposed => return name.nfd().collect(),
            Self::Ending(ending) => {
                letters.pop();
                letters.extend(ending.chars());
            }
        }
        letters.into_iter().collect()
    }
}
