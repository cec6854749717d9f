//! A query while the person writes it: what is understood, what is wrong, and the same as chips.

use super::units;
use newshawk_core::ids::WatchId;
use newshawk_core::query::{
    Chips, Lint, Near, NearChips as NearParts, Offer, Query, QueryError, Reach,
};
use newshawk_engine::Live;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the query field says while the person types.
#[derive(Serialize, TS)]
pub(crate) struct QueryCheck {
    /// The query in a plain sentence, or null when it can't be understood.
    pub(crate) sentence: Option<String>,
    /// What is wrong, or null.
    pub(crate) error: Option<QueryFault>,
    /// What is right but may not be meant; empty when something is wrong.
    pub(crate) lints: Vec<QueryLint>,
    /// Names in it that the press writes otherwise elsewhere, each with a switch.
    pub(crate) names: Vec<QueryName>,
    /// The query as chips, or null when it can't be understood.
    pub(crate) chips: Option<ChipsView>,
}

/// A mistake in a query.
#[derive(Serialize, TS)]
pub(crate) struct QueryFault {
    /// What is wrong and what to do, as one sentence.
    pub(crate) message: String,
    /// Where it starts, in UTF-16 units of the typed text.
    pub(crate) start: u32,
    /// Where it ends, in UTF-16 units of the typed text.
    pub(crate) end: u32,
    /// Whole queries that would be right, to apply with one click.
    pub(crate) fixes: Vec<String>,
}

/// Something in a query that is right but may not be meant.
#[derive(Serialize, TS)]
pub(crate) struct QueryLint {
    /// What it will do and what may have been meant, as one sentence.
    pub(crate) message: String,
    /// Where it starts, in UTF-16 units of the typed text.
    pub(crate) start: u32,
    /// Where it ends, in UTF-16 units of the typed text.
    pub(crate) end: u32,
    /// Whole queries that may have been meant, to apply with one click.
    pub(crate) fixes: Vec<String>,
}

/// A name in a query that has an alias pack, as a switch between the word and the pack.
#[derive(Serialize, TS)]
pub(crate) struct QueryName {
    /// What one types behind `@`.
    pub(crate) name: String,
    /// The word alone ("NATO").
    pub(crate) word: String,
    /// True when the pack doesn't take the word in small letters.
    pub(crate) needs_capital: bool,
    /// Some of the pack's other forms ("OTAN", "НАТО").
    pub(crate) also: Vec<String>,
    /// In how many languages the pack has forms.
    pub(crate) languages: u32,
    /// True where the query names the pack, false where it has the word alone.
    pub(crate) taken: bool,
    /// The whole query with the other of the two.
    pub(crate) other: String,
}

/// A query as chips: one of `any`, each of `all`, what is `near` each other, and none of `none`.
///
/// Each chip is query text: a word, a phrase in quotation marks, `@NATO`, `=word`, or a query in brackets.
#[derive(Serialize, Deserialize, TS)]
pub(crate) struct ChipsView {
    /// At least one of these; empty for no such condition.
    pub(crate) any: Vec<String>,
    /// Each of these.
    pub(crate) all: Vec<String>,
    /// None of these.
    pub(crate) none: Vec<String>,
    /// What has to stand near each other, or null.
    pub(crate) near: Option<NearChips>,
}

/// Groups of chips that have to stand near each other.
#[derive(Serialize, Deserialize, TS)]
pub(crate) struct NearChips {
    /// How near, and in which order.
    pub(crate) how: Nearness,
    /// The number of words that may stand between, where words are counted.
    pub(crate) within: u32,
    /// Two groups or more; of each, one chip is enough.
    pub(crate) groups: Vec<Vec<String>>,
}

/// How chips have to stand to each other.
#[derive(Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Nearness {
    /// With at most so many words between, in any order.
    Near,
    /// The same, in the order of the groups.
    Ordered,
    /// In one sentence.
    Sentence,
    /// In one paragraph.
    Paragraph,
}

impl QueryCheck {
    /// Of the query of this watch, or of none yet. Names are looked up in files.
    pub(crate) fn of(typed: &str, watch: Option<WatchId>, live: &Live) -> Self {
        let watches = &live.watches;
        let own = watches.iter().find(|it| Some(it.id) == watch);
        let own = own.map(|it| (it.id, it.name.as_str()));
        // White space in front is no part of a query; what is said of one counts from its start.
        let text = typed.trim_start();
        let place = |at: usize| units(typed, typed.len() - text.len() + at);
        let query = match live.language.check(text, own, watches) {
            Ok(query) => query,
            Err(error) => return Self::wrong(error, place),
        };
        let packs = live.language.packs();
        let names = query.offers(packs);
        let mut lints = query.lints(packs);
        // What a switch offers already is not said again.
        lints.retain(|lint| !names.iter().any(|name| only_offers(lint, &query, name)));
        Self {
            sentence: Some(query.sentence()),
            error: None,
            lints: lints
                .into_iter()
                .map(|it| QueryLint::of(it, place))
                .collect(),
            names: names.into_iter().map(QueryName::from).collect(),
            chips: Some(Chips::of(&query).into()),
        }
    }

    fn wrong(error: QueryError, place: impl Fn(usize) -> u32) -> Self {
        let fault = QueryFault {
            message: error.message,
            start: place(error.span.start),
            end: place(error.span.end),
            fixes: error.fixes,
        };
        Self {
            sentence: None,
            error: Some(fault),
            lints: Vec::new(),
            names: Vec::new(),
            chips: None,
        }
    }
}

/// Is there nothing to the lint but this pack instead of the word?
fn only_offers(lint: &Lint, query: &Query, name: &Offer) -> bool {
    let text = query.text();
    let (before, after) = (&text[..lint.span.start], &text[lint.span.end..]);
    lint.fixes == [format!("{before}@{}{after}", name.name)]
}

impl QueryLint {
    fn of(lint: Lint, place: impl Fn(usize) -> u32) -> Self {
        Self {
            message: lint.message,
            start: place(lint.span.start),
            end: place(lint.span.end),
            fixes: lint.fixes,
        }
    }
}

impl From<Offer> for QueryName {
    fn from(offer: Offer) -> Self {
        Self {
            name: offer.name,
            word: offer.word,
            needs_capital: offer.needs_capital,
            also: offer.also,
            languages: super::count(offer.languages),
            taken: offer.taken,
            other: offer.other,
        }
    }
}

impl From<Chips> for ChipsView {
    fn from(chips: Chips) -> Self {
        let Chips {
            any,
            all,
            none,
            near,
        } = chips;
        Self {
            any,
            all,
            none,
            near: near.map(NearChips::from),
        }
    }
}

impl From<ChipsView> for Chips {
    fn from(chips: ChipsView) -> Self {
        let ChipsView {
            any,
            all,
            none,
            near,
        } = chips;
        Self {
            any,
            all,
            none,
            near: near.map(NearParts::from),
        }
    }
}

impl From<NearParts> for NearChips {
    fn from(near: NearParts) -> Self {
        /// Shown once words are counted: about a sentence.
        const USUAL: u32 = 15;
        let (how, within) = match near.near {
            Near::Either(Reach::Words(words)) => (Nearness::Near, words),
            Near::Either(Reach::Sentence) => (Nearness::Sentence, USUAL),
            Near::Either(Reach::Paragraph) => (Nearness::Paragraph, USUAL),
            Near::Ordered(words) => (Nearness::Ordered, words),
        };
        Self {
            how,
            within,
            groups: near.groups,
        }
    }
}

impl From<NearChips> for NearParts {
    fn from(near: NearChips) -> Self {
        Self {
            near: match near.how {
                Nearness::Near => Near::Either(Reach::Words(near.within)),
                Nearness::Ordered => Near::Ordered(near.within),
                Nearness::Sentence => Near::Either(Reach::Sentence),
                Nearness::Paragraph => Near::Either(Reach::Paragraph),
            },
            groups: near.groups,
        }
    }
}
