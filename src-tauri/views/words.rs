//! What the query field may offer to complete.

use newshawk_core::alias::{Pack, Packs};
use newshawk_core::query::Query;
use newshawk_core::watch::Watch;
use serde::Serialize;
use ts_rs::TS;

/// So many names show what a pack stands for.
const SAMPLES: usize = 3;

/// The fields: what one types before the colon, and what it looks at.
pub(crate) const FIELDS: [(&str, &str); 16] = [
    ("title", "in the headline"),
    ("lead", "in the first paragraph"),
    ("body", "in the text"),
    ("caption", "in a caption"),
    ("quote", "in a quotation"),
    ("author", "in the byline"),
    ("tag", "among the tags"),
    ("any", "anywhere in the article"),
    ("source", "from this source"),
    ("domain", "from this site"),
    ("url", "in the address"),
    ("lang", "in this language: en, de"),
    ("country", "from this country: GB, UA"),
    ("pack", "from sources in this folder"),
    ("date", "from these days: 2026-01-01..2026-02-01"),
    ("words", "of this length: >300"),
];

/// The operators: how one calls it, what it does, and what is put into the text.
pub(crate) const OPERATORS: [(&str, &str, &str); 13] = [
    ("AND", "both", "AND "),
    ("OR", "either", "OR "),
    ("NOT", "not", "NOT "),
    ("NEAR/n", "at most n words between", "NEAR/15 "),
    ("ONEAR/n", "the same, in this order", "ONEAR/15 "),
    ("SENTENCE", "both in one sentence", "SENTENCE "),
    ("PARA", "both in one paragraph", "PARA "),
    (
        "UNLESS/n",
        "unless the other is within n words",
        "UNLESS/5 ",
    ),
    (
        "UNLESS/s",
        "unless the other is in the sentence",
        "UNLESS/s ",
    ),
    (
        "UNLESS/p",
        "unless the other is in the paragraph",
        "UNLESS/p ",
    ),
    ("ATLEAST/n", "at n places or more", "ATLEAST/3("),
    ("FIRST/n", "in the first n words of the text", "FIRST/100("),
    (
        "SCORE",
        "the weights of what occurs add up",
        "SCORE>=10 { +6: ",
    ),
];

/// What the query field may offer to complete.
#[derive(Serialize, TS)]
pub(crate) struct LanguageWords {
    /// The alias packs.
    pub(crate) aliases: Vec<AliasWord>,
    /// The watches that another query may refer to.
    pub(crate) saved: Vec<SavedWord>,
    /// The fields.
    pub(crate) fields: Vec<FieldWord>,
    /// The operators.
    pub(crate) operators: Vec<OperatorWord>,
}

/// An alias pack, as the query field offers it.
#[derive(Serialize, TS)]
pub(crate) struct AliasWord {
    /// What one types behind `@`.
    pub(crate) name: String,
    /// Other names it answers to.
    pub(crate) also: Vec<String>,
    /// What it stands for, in words.
    pub(crate) title: String,
    /// Some of its forms.
    pub(crate) sample: Vec<String>,
}

/// A watch, as the query field offers it.
#[derive(Serialize, TS)]
pub(crate) struct SavedWord {
    /// What one types behind `#`.
    pub(crate) name: String,
    /// The watch's name.
    pub(crate) title: String,
}

/// A field, as the query field offers it.
#[derive(Serialize, TS)]
pub(crate) struct FieldWord {
    /// What one types before the colon.
    pub(crate) name: &'static str,
    /// What it looks at, in a few words.
    pub(crate) meaning: &'static str,
}

/// An operator, as the query field offers it.
#[derive(Serialize, TS)]
pub(crate) struct OperatorWord {
    /// How it is called (`NEAR/n`).
    pub(crate) name: &'static str,
    /// What it does, in a few words.
    pub(crate) meaning: &'static str,
    /// What is put into the text (`NEAR/15 `).
    pub(crate) insert: &'static str,
}

impl LanguageWords {
    pub(crate) fn of(packs: &Packs, watches: &[Watch]) -> Self {
        let field = |(name, meaning)| FieldWord { name, meaning };
        let operator = |(name, meaning, insert)| OperatorWord {
            name,
            meaning,
            insert,
        };
        Self {
            aliases: packs.iter().map(AliasWord::from).collect(),
            saved: watches.iter().filter_map(SavedWord::of).collect(),
            fields: FIELDS.into_iter().map(field).collect(),
            operators: OPERATORS.into_iter().map(operator).collect(),
        }
    }
}

impl From<&Pack> for AliasWord {
    fn from(pack: &Pack) -> Self {
        Self {
            name: pack.name.clone(),
            also: pack.also.clone(),
            title: pack.title.clone(),
            sample: pack.samples(&pack.name, SAMPLES),
        }
    }
}

impl SavedWord {
    /// Nothing for a name that can't stand behind `#`, as that of a watch named after its whole query.
    fn of(watch: &Watch) -> Option<Self> {
        let name = watch.name.replace(' ', "-");
        let query = Query::parse(&format!("#{name}")).ok()?;
        let is_it = matches!(query.saved().as_slice(), [(read, _)] if *read == name);
        is_it.then(|| Self {
            name,
            title: watch.name.clone(),
        })
    }
}
