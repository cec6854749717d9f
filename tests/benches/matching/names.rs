//! The words of the texts by how often they occur, to make watches of.

use std::collections::HashMap;

use newshawk_core::text;

use crate::texts::Text;

/// Words in bands of frequency: in how many of all articles one was seen.
pub(crate) struct Names {
    /// Capitalised words, and two or three of them in a row, in at most one article of a thousand:
    /// most of them in one or two. Drawn from evenly, as the names of a watchlist are.
    pub(crate) rare: Vec<String>,
    /// The same in one article of a thousand to one of a hundred.
    pub(crate) frequent: Vec<String>,
    /// Small words of four letters or more, in one article of a thousand to one of fifty.
    pub(crate) topics: Vec<String>,
}

/// More capitalised words in a row are a headline, not a name.
const LONGEST: usize = 3;

/// In how many articles something was seen, and which was the last one.
#[derive(Default)]
struct Seen {
    articles: usize,
    last: usize,
}

impl Names {
    pub(crate) fn of(texts: &[Text]) -> Names {
        let mut seen: HashMap<String, Seen> = HashMap::new();
        for (article, text) in (1..).zip(texts) {
            let mut count = |word: &str| {
                let seen = match seen.get_mut(word) {
                    Some(seen) => seen,
                    None => seen.entry(word.to_owned()).or_default(),
                };
                seen.articles += usize::from(seen.last != article);
                seen.last = article;
            };
            text.blocks()
                .for_each(|block| each_small(block, &mut count));
            // In headlines everything may be capitalised.
            text.blocks()
                .skip(1)
                .for_each(|block| each_name(block, &mut count));
        }
        let mut names = Names {
            rare: Vec::new(),
            frequent: Vec::new(),
            topics: Vec::new(),
        };
        for (name, counted) in &seen {
            let one_in = texts.len() / counted.articles;
            let small = seen.get(&name.to_lowercase());
            let is_name = name.starts_with(char::is_uppercase);
            match one_in {
                // Capitalised, but mostly not.
                _ if is_name
                    && small.is_some_and(|small| small.articles * 4 > counted.articles) => {}
                1000.. if is_name => names.rare.push(name.clone()),
                100..1000 if is_name => names.frequent.push(name.clone()),
                50..1000 if !is_name && name.chars().count() >= 4 => {
                    names.topics.push(name.clone())
                }
                _ => {}
            }
        }
        // The map has them in another order each time.
        for band in [&mut names.rare, &mut names.frequent, &mut names.topics] {
            band.sort_unstable();
        }
        names
    }
}

fn is_small(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

fn each_small(text: &str, mut visit: impl FnMut(&str)) {
    text::words(text)
        .map(|word| &text[word])
        .filter(|word| is_small(word))
        .for_each(&mut visit);
}

/// Capitalised words in a row behind a small word, so that no start of a sentence is among them.
fn each_name(text: &str, mut visit: impl FnMut(&str)) {
    let words: Vec<_> = text::words(text).collect();
    let is_capitalised = |word: &std::ops::Range<usize>| {
        let letters = &text[word.clone()];
        letters.starts_with(char::is_uppercase) && letters.chars().all(char::is_alphabetic)
    };
    // One space alone between: no hyphen, apostrophe or comma.
    let rows = words
        .chunk_by(|a, b| is_capitalised(a) == is_capitalised(b) && &text[a.end..b.start] == " ");
    let mut before: Option<&std::ops::Range<usize>> = None;
    for row in rows {
        let (first, last) = (&row[0], &row[row.len() - 1]);
        let follows = before
            .is_some_and(|it| is_small(&text[it.clone()]) && &text[it.end..first.start] == " ");
        let name = &text[first.start..last.end];
        if is_capitalised(first) && follows && row.len() <= LONGEST && name.chars().count() >= 3 {
            visit(name);
        }
        before = Some(last);
    }
}
