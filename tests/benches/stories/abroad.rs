//! The labelled news as if it were in a language of which no news was counted.
//!
//! There is no labelled news of such a language. So English is made into one: function words become
//! German ones, all others are spelled with other letters, and no table knows them any more. People's
//! labels stay true, and what is lost is what is known of English words.

use std::collections::HashMap;

use newshawk_core::story::Names;
use newshawk_engine::packs;

use crate::labelled::{self, Labelled};
use crate::score::Score;
use crate::{Result, overlaid, table};
use std::path::Path;

/// The language that it is made into.
const LANGUAGE: &str = "de";

pub(crate) fn run(folder: &Path) -> Result<()> {
    let names = Names::new(&packs::built_in());
    let cipher = Cipher::new();
    println!("{:34} {:>8} {:>16}", "", "F1", "merged wrongly");
    for (kind, all) in [
        ("articles", labelled::articles(folder)?),
        ("headlines", labelled::headlines(folder)?),
    ] {
        let all: Vec<Labelled> = all.iter().map(|it| cipher.told(it)).collect();
        table::row(&format!("{kind}, abroad"), score(&all, &names));
    }
    overlaid::of(folder, |it| cipher.told(it))
}

fn score(all: &[Labelled], names: &Names) -> Score {
    let theirs: Vec<&str> = all.iter().map(|it| it.story.as_str()).collect();
    Score::of(&theirs, &table::placed(all, names))
}

/// How English is written anew.
struct Cipher(HashMap<&'static str, &'static str>);

impl Cipher {
    fn new() -> Self {
        let list = |code| {
            let all = stop_words::get(code).iter().copied();
            all.filter(|it| it.chars().all(char::is_alphabetic))
        };
        let (from, to): (Vec<_>, Vec<_>) = (list("en").collect(), list(LANGUAGE).collect());
        let place = |at: usize| at * to.len() / from.len();
        let pairs = from.iter().enumerate().map(|(at, it)| (*it, to[place(at)]));
        Self(pairs.collect())
    }

    fn told(&self, article: &Labelled) -> Labelled {
        Labelled {
            title: self.text(&article.title),
            text: self.text(&article.text),
            published: article.published,
            language: Some(LANGUAGE),
            source: article.source.clone(),
            story: article.story.clone(),
        }
    }

    fn text(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let is_letter = first.is_alphabetic();
            let end = rest.find(|c: char| c.is_alphabetic() != is_letter);
            let (part, after) = rest.split_at(end.unwrap_or(rest.len()));
            match is_letter {
                true => self.word(part, &mut out),
                false => out.push_str(part),
            }
            rest = after;
        }
        out
    }

    fn word(&self, word: &str, out: &mut String) {
        match self.0.get(word.to_lowercase().as_str()) {
            Some(common) if word.starts_with(char::is_uppercase) => {
                let mut letters = common.chars();
                out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                out.push_str(letters.as_str());
            }
            Some(common) => out.push_str(common),
            None => out.extend(word.chars().map(turned)),
        }
    }
}

/// A letter half the alphabet away, which is where ROT13 finds it.
fn turned(letter: char) -> char {
    let turn = |base: u8| {
        let place = u8::try_from(letter).unwrap_or(base) - base;
        char::from(base + (place + 13) % 26)
    };
    match letter {
        'a'..='z' => turn(b'a'),
        'A'..='Z' => turn(b'A'),
        _ => letter,
    }
}
