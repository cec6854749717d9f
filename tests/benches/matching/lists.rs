//! Watchlists: the same ones every time, from the words of the texts or from made-up names.

use std::path::Path;

use newshawk_core::alias::{Case, Form, Pack, Packs, Unless};
use newshawk_core::ids::WatchId;
use newshawk_core::query::{Query, Term};
use newshawk_core::watch::{Level, Watch};

use crate::Result;
use crate::chance::Chance;
use crate::names::Names;

/// Where the names of a watchlist come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nowhere: none of them occurs.
    Absent,
    /// From the rare names of the texts, as a person's do.
    Usual,
    /// From the frequent ones, as nobody's do.
    Harsh,
}

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::Absent => "absent",
            Kind::Usual => "usual",
            Kind::Harsh => "harsh",
        }
    }
}

/// How a watch is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// One name.
    Names,
    /// Everything the language has; see `List::mixed`.
    Mixed,
}

impl Shape {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Shape::Names => "names",
            Shape::Mixed => "mixed",
        }
    }
}

/// How many alias packs there are for `@`.
const PACKS: usize = 40;
/// How many forms a pack has.
const FORMS: usize = 8;

/// Writes the watches of a list.
struct List<'a> {
    kind: Kind,
    names: &'a Names,
    chance: Chance,
}

/// A list as text, so that who measures has no more in memory than who uses it.
pub(crate) struct Written {
    /// The queries.
    queries: Vec<String>,
    /// For each pack its forms, and at the end what shows that something else is meant.
    packs: Vec<Vec<String>>,
}

impl Written {
    pub(crate) fn new(shape: Shape, kind: Kind, count: usize, names: &Names) -> Written {
        let mut list = List {
            kind,
            names,
            chance: Chance::new(count as u64),
        };
        let packs = (0..PACKS).map(|_| list.pack()).collect();
        let queries = match shape {
            Shape::Names => list.distinct(count),
            Shape::Mixed => (0..count).map(|_| list.mixed()).collect(),
        };
        Written { queries, packs }
    }

    /// Packs line by line, an empty line, queries line by line.
    pub(crate) fn save(&self, path: &Path) -> Result<()> {
        let packs: String = self
            .packs
            .iter()
            .map(|pack| pack.join("\t") + "\n")
            .collect();
        std::fs::write(path, packs + "\n" + &self.queries.join("\n"))?;
        Ok(())
    }

    pub(crate) fn load(path: &Path) -> Result<Written> {
        let text = std::fs::read_to_string(path)?;
        let (packs, queries) = text
            .split_once("\n\n")
            .ok_or("a list without an empty line")?;
        Ok(Written {
            queries: queries.lines().map(str::to_owned).collect(),
            packs: packs
                .lines()
                .map(|pack| pack.split('\t').map(str::to_owned).collect())
                .collect(),
        })
    }

    /// The queries, read as the product does.
    pub(crate) fn watches(&self) -> Result<Vec<Watch>> {
        let watch = |(number, text): (u32, &String)| {
            let query = Query::parse(text).map_err(|error| format!("{text}: {error:?}"))?;
            Ok(Watch {
                id: WatchId(number),
                version: 1,
                name: format!("Watch {number}"),
                query,
                level: Level::Notify,
                paused: false,
                sample: false,
                options: newshawk_core::watch::Options::default(),
            })
        };
        (0..).zip(&self.queries).map(watch).collect()
    }

    pub(crate) fn packs(&self) -> Packs {
        Packs::new(
            (0..)
                .zip(&self.packs)
                .map(|(number, words)| pack(number, words)),
        )
    }
}

/// A pack of some forms in several languages, the last word of which spoils it.
fn pack(number: usize, words: &[String]) -> Pack {
    let (spoils, forms) = words.split_last().expect("it was written with forms");
    let form = |(at, text): (usize, &String)| Form {
        language: [None, Some("en"), Some("fr"), Some("ru")][at % 4].map(str::to_owned),
        text: text.clone(),
        case: [Case::AsWritten, Case::Any][at % 2],
    };
    Pack {
        name: format!("Pack{number}"),
        also: Vec::new(),
        title: format!("pack {number}"),
        version: 1,
        forms: forms.iter().enumerate().map(form).collect(),
        unless: vec![Unless {
            language: None,
            within: 3,
            words: vec![spoils.clone()],
        }],
    }
}

/// The words and phrases in them, for programs that know nothing else.
pub(crate) fn atoms(watches: &[Watch], packs: &Packs) -> Vec<String> {
    let mut found = Vec::new();
    for atom in watches.iter().flat_map(|watch| watch.query.atoms()) {
        match &atom.term {
            Term::Words(words) | Term::Prefix(words) => found.push(words.clone()),
            Term::Alias(name) => {
                let forms = packs.get(name).into_iter().flat_map(|pack| &pack.forms);
                found.extend(forms.map(|form| form.text.clone()));
            }
            Term::Pattern(_) | Term::Regex { .. } | Term::Saved(_) => {}
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

impl List<'_> {
    /// Different names: those there are in any order, then made-up ones.
    fn distinct(&mut self, count: usize) -> Vec<String> {
        let mut names = match self.kind {
            Kind::Absent => Vec::new(),
            Kind::Usual => self.names.rare.clone(),
            Kind::Harsh => self.names.frequent.clone(),
        };
        for at in (1..names.len()).rev() {
            names.swap(at, self.chance.below(at + 1));
        }
        names.truncate(count);
        while names.len() < count {
            names.push(self.made_up());
        }
        names
            .into_iter()
            .map(|name| format!("\"{name}\""))
            .collect()
    }

    /// One word or two that occur nowhere.
    fn made_up(&mut self) -> String {
        let [first, second] = [self.chance.name(), self.chance.name()];
        if self.chance.below(2) == 0 {
            format!("{first}ov")
        } else {
            format!("{first} {second}ov")
        }
    }

    fn name(&mut self) -> String {
        match self.kind {
            Kind::Absent => self.made_up(),
            Kind::Usual => self.chance.pick(&self.names.rare).clone(),
            Kind::Harsh => self.chance.pick(&self.names.frequent).clone(),
        }
    }

    /// A name in quotation marks.
    fn quoted(&mut self) -> String {
        format!("\"{}\"", self.name())
    }

    /// A word of the trade, much more frequent than a name.
    fn topic(&mut self) -> String {
        match self.kind {
            Kind::Absent => self.made_up(),
            _ => self.chance.pick(&self.names.topics).clone(),
        }
    }

    /// A name of one word of plain letters, seven at least.
    fn long_word(&mut self) -> String {
        loop {
            let name = self.name();
            if name.len() >= 7 && name.bytes().all(|byte| byte.is_ascii_alphabetic()) {
                return name;
            }
        }
    }

    /// A watch as persons write them; each number is its share in hundredths.
    fn mixed(&mut self) -> String {
        let [a, b, c] = [(); 3].map(|()| self.quoted());
        let [x, y, z] = [(); 3]
            .map(|()| self.topic())
            .map(|topic| format!("\"{topic}\""));
        let word = self.long_word();
        let stem = &word[..word.len() - 2];
        match self.chance.below(100) {
            0..24 => a,
            24..40 => format!("{a} OR {b} OR {c}"),
            40..54 => format!("{a} AND {x}"),
            54..60 => format!("({a} OR {b}) AND ({x} OR {y}) AND NOT {z}"),
            60..67 => format!("{a} NEAR/10 {x}"),
            67..69 => format!("{a} ONEAR/5 ({x} OR {y})"),
            69..71 => format!("{a} SENTENCE {x}"),
            71..75 => format!("title:({a} OR {b})"),
            75..77 => format!("{a} AND lead:{x}"),
            77..80 => format!("{a} UNLESS/5 {x}"),
            80..82 => format!("ATLEAST/2({a} OR {b})"),
            82..84 => format!("SCORE>=10 {{ +6: {a}, +4 x2: {x}, +4: {y}, -12: {z} }}"),
            84..86 => format!("FIRST/20({a})"),
            86..89 => format!("{stem}*"),
            89..92 => format!("@Pack{} AND {x}", self.chance.below(PACKS)),
            92..94 => format!("^^{word}, ^{a}"),
            94..96 => format!("={a} AND NOT {x}"),
            96..97 => format!("{a} AND lang:en AND words:>20"),
            97..98 => format!("~{word}"),
            98..99 => format!("{stem}?{}", &word[word.len() - 1..]),
            _ => format!("/(?:pro-)?{stem}[a-z]{{2,4}}/i"),
        }
    }

    /// The forms of a pack, and a topic.
    fn pack(&mut self) -> Vec<String> {
        let mut words: Vec<String> = (0..FORMS).map(|_| self.name()).collect();
        words.push(self.topic());
        words
    }
}
