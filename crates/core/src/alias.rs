//! Alias packs: one name for all the ways the world's press writes it.
//!
//! `@NATO` in a query stands for NATO, OTAN, НАТО, 北约 … A pack says for each language which forms
//! count, because *nato* is a word of its own in Italian. Packs are data; who edits them reads files.

use std::collections::{BTreeMap, BTreeSet};

use crate::text;

/// The packs that can be named in a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Packs {
    /// By folded name; a pack stands here under each of its names.
    by_name: BTreeMap<String, usize>,
    packs: Vec<Pack>,
}

/// One name and all its forms.
#[derive(Clone, Debug, PartialEq)]
pub struct Pack {
    /// What follows the `@`.
    pub name: String,
    /// Other names it answers to.
    pub also: Vec<String>,
    /// What it is about, in plain words: “Russia”, “the United Nations”.
    pub title: String,
    /// Its version; evidence that a person sees later was found with one of them.
    pub version: u32,
    /// The forms that count.
    pub forms: Vec<Form>,
    /// What near a form shows that something else is meant.
    pub unless: Vec<Unless>,
}

/// A way to write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The language whose articles it counts in, as a primary subtag (“it”); none for all.
    pub language: Option<String>,
    /// A word, or words in a row.
    pub text: String,
    /// Which letters must be capitals.
    pub case: Case,
}

/// Which letters of a form must be capitals in the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Case {
    /// None: upper and lower case are the same.
    Any,
    /// Those that are capitals in the form, so that `China` is no porcelain. A headline in capitals counts.
    AsWritten,
    /// All of them.
    Capitals,
}

/// What means something else: the form doesn't count with one of these words near it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unless {
    /// The language whose articles it guards, as a primary subtag; none for all.
    pub language: Option<String>,
    /// At most so many words may stand between.
    pub within: u32,
    /// Words and phrases, in any case.
    pub words: Vec<String>,
}

impl Packs {
    /// Gathers packs. Of two with the same name the later one counts, so that a person's own come last.
    pub fn new(packs: impl IntoIterator<Item = Pack>) -> Self {
        let mut all = Self::default();
        for pack in packs {
            let index = all.packs.len();
            for name in std::iter::once(&pack.name).chain(&pack.also) {
                all.by_name.insert(key(name), index);
            }
            all.packs.push(pack);
        }
        all
    }

    /// The pack of that name; case, hyphens and underscores make no difference.
    pub fn get(&self, name: &str) -> Option<&Pack> {
        self.packs.get(*self.by_name.get(&key(name))?)
    }

    /// All packs that a name leads to, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Pack> {
        let mut found: Vec<&Pack> = self
            .packs
            .iter()
            .filter(|pack| {
                self.get(&pack.name)
                    .is_some_and(|it| std::ptr::eq(it, *pack))
            })
            .collect();
        found.sort_by(|a, b| a.name.cmp(&b.name));
        found.into_iter()
    }
}

impl Pack {
    /// The forms that count in an article of this language: its language's own, those of all
    /// languages, and those in other scripts than Latin, which nothing else is written like.
    /// Without a known language, or in one the pack says nothing of, all of them.
    pub fn forms_in(&self, language: Option<&str>) -> impl Iterator<Item = &Form> {
        let primary = language.map(primary);
        let known = primary.as_deref().is_some_and(|language| {
            let is_it = |form: &Form| form.language.as_deref() == Some(language);
            self.forms.iter().any(is_it)
        });
        self.forms.iter().filter(move |form| {
            !known || form.language.is_none() || form.language == primary || !is_latin(&form.text)
        })
    }

    /// Forms that a word doesn't find, of different scripts first; none when all are English.
    pub fn samples(&self, word: &str, most: usize) -> Vec<String> {
        let typed = text::fold(word);
        let mut scripts = BTreeSet::new();
        let (mut first, mut further) = (Vec::new(), Vec::new());
        for form in &self.forms {
            let is_english = form.language.as_deref() == Some("en");
            let is_known = text::fold(&form.text) == typed
                || first.contains(&form.text)
                || further.contains(&form.text);
            if is_english || is_known {
                continue;
            }
            if scripts.insert(script(form)) {
                first.push(form.text.clone());
            } else {
                further.push(form.text.clone());
            }
        }
        first.extend(further);
        first.truncate(most);
        first
    }

    /// In how many languages it has forms.
    pub fn languages(&self) -> usize {
        let languages = self
            .forms
            .iter()
            .filter_map(|form| form.language.as_deref());
        languages.collect::<BTreeSet<_>>().len()
    }
}

/// Something that differs between scripts: the block of 512 code points that the first letter is in.
fn script(form: &Form) -> u32 {
    /// Latin with its accents fits one such block, and so do Cyrillic and Arabic.
    const BLOCK: u32 = 512;
    let letter = form.text.chars().find(|c| c.is_alphabetic());
    letter.map_or(0, |c| u32::from(c) / BLOCK)
}

/// The primary subtag of a language code: “pt” of “pt-BR”.
pub fn primary(language: &str) -> String {
    primary_as_written(language).to_ascii_lowercase()
}

/// The same with its capitals, for where no copy is wanted.
pub(crate) fn primary_as_written(language: &str) -> &str {
    language.split(['-', '_']).next().unwrap_or_default()
}

fn is_latin(text: &str) -> bool {
    let is_latin = |c: char| {
        c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
    };
    text.chars().any(is_latin)
}

/// A name as packs are looked up by: case, spaces, hyphens and underscores make no difference.
pub fn key(name: &str) -> String {
    let plain = text::fold(name);
    plain
        .chars()
        .filter(|c| !matches!(c, '-' | '_' | ' '))
        .collect()
}
