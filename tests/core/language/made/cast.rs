//! Who a day is about: a few names, packs made of them, and watches that others refer to.

use newshawk_core::alias::{Case, Form, Pack, Packs, Unless};
use proptest::prelude::*;

use super::query::{self, Sketch};
use super::words::{SCENES, Scene};

/// What packs are called.
pub(super) const PACKS: [&str; 2] = ["Alpha", "Beta-two"];
/// What the watches that others refer to are called; the second may refer to the first.
pub(super) const SAVED: [&str; 2] = ["First-one", "Second-one"];
/// Languages that a pack's form may be of, beside those of the scene.
const LANGUAGES: &str = "- | en | ru | ar | zh";

/// What is drawn of it.
#[derive(Clone, Debug)]
pub(super) struct Company {
    scene: usize,
    guests: usize,
    chosen: Vec<usize>,
    packs: Vec<Members>,
    saved: Vec<Sketch>,
}

/// What is drawn of a pack: the names of each form, its language and its case.
#[derive(Clone, Debug)]
struct Members {
    forms: Vec<(Row, usize, Case)>,
    unless: Option<(u32, Row, usize)>,
}

/// A name, or two in a row.
type Row = (usize, Option<usize>);

/// The names of a day, and what stands beside them.
pub(super) struct Cast {
    scene: &'static Scene,
    guests: &'static Scene,
    names: Vec<&'static str>,
    /// The watches that may be referred to.
    pub(super) saved: &'static [&'static str],
}

pub(super) fn company() -> impl Strategy<Value = Company> {
    let number = || 0..64_usize;
    let case = prop::sample::select(vec![Case::Any, Case::AsWritten, Case::Capitals]);
    let row = || (number(), prop::option::weighted(0.3, number()));
    let forms = prop::collection::vec((row(), number(), case), 1..5);
    let unless = prop::option::of((0..4_u32, row(), number()));
    let members = (forms, unless).prop_map(|(forms, unless)| Members { forms, unless });
    let chosen = prop::collection::vec(number(), 3);
    let packs = prop::collection::vec(members, PACKS.len());
    let saved = prop::collection::vec(query::sketch(), SAVED.len());
    (0..SCENES.len(), 0..SCENES.len(), chosen, packs, saved).prop_map(
        |(scene, guests, chosen, packs, saved)| Company {
            scene,
            guests,
            chosen,
            packs,
            saved,
        },
    )
}

impl Company {
    pub(super) fn cast(&self) -> Cast {
        let (scene, guests) = (&SCENES[self.scene], &SCENES[self.guests]);
        let own = self.chosen.iter().map(|at| nth(scene.names, *at));
        let names = own.chain([nth(guests.names, self.chosen[0])]).collect();
        Cast {
            scene,
            guests,
            names,
            saved: &SAVED,
        }
    }

    pub(super) fn packs(&self) -> Packs {
        let cast = self.cast();
        let language = |at: usize| {
            let of_scene = at.is_multiple_of(2);
            let code = nth(
                if of_scene {
                    cast.scene.languages
                } else {
                    LANGUAGES
                },
                at / 2,
            );
            let primary = code.split('-').next().filter(|it| !it.is_empty());
            primary.map(str::to_owned)
        };
        let pack = |(name, members): (&&str, &Members)| Pack {
            name: (*name).to_owned(),
            also: Vec::new(),
            title: (*name).to_owned(),
            version: 1,
            forms: members
                .forms
                .iter()
                .map(|(row, of, case)| Form {
                    language: language(*of),
                    text: cast.row(*row),
                    case: *case,
                })
                .collect(),
            unless: members
                .unless
                .iter()
                .map(|(within, row, of)| Unless {
                    language: language(*of),
                    within: *within,
                    words: vec![cast.row(*row)],
                })
                .collect(),
        };
        Packs::new(PACKS.iter().zip(&self.packs).map(pack))
    }

    /// The watches that others refer to, each with those that it may refer to itself.
    pub(super) fn saved(&self) -> impl Iterator<Item = (&'static str, &Sketch, Cast)> {
        SAVED
            .iter()
            .zip(&self.saved)
            .enumerate()
            .map(|(before, (name, sketch))| {
                let cast = Cast {
                    saved: &SAVED[..before],
                    ..self.cast()
                };
                (*name, sketch, cast)
            })
    }
}

impl Cast {
    pub(super) fn name(&self, at: usize) -> &'static str {
        self.names[at % self.names.len()]
    }

    fn row(&self, (first, second): Row) -> String {
        let second = second.map(|at| format!(" {}", self.name(at)));
        self.name(first).to_owned() + &second.unwrap_or_default()
    }

    pub(super) fn alike(&self, at: usize) -> &'static str {
        let (own, theirs) = (self.scene.alike, self.guests.alike);
        nth(if at.is_multiple_of(4) { theirs } else { own }, at / 4)
    }

    pub(super) fn filler(&self, at: usize) -> &'static str {
        nth(self.scene.filler, at)
    }

    pub(super) fn language(&self, at: usize) -> Option<&'static str> {
        Some(nth(self.scene.languages, at)).filter(|code| *code != "-")
    }
}

/// One of the words between bars, over and over.
fn nth(words: &'static str, at: usize) -> &'static str {
    let count = words.split(" | ").count();
    words.split(" | ").nth(at % count).unwrap_or(words)
}
