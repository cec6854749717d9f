//! The blocks of a container, each kept or dropped.
//!
//! All rules look at the shape of a block, at its place and at the words by which pages name their
//! boxes.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use newshawk_core::article::Page;

use super::agree::Agreement;
use super::cut::{RUNNING, ends_as_sentence, is_running, is_sentence};
use super::{dates, labels, tail};
use crate::html::role::Role;
use crate::html::scan::{Kind, Piece};

/// Blocks, and what is to become of each.
pub(super) struct Sifted {
    pieces: Vec<Piece>,
    kept: Vec<bool>,
    /// Boxes and lines that say what they are. Publishers who give their text as data give these with it.
    named: Vec<bool>,
    end: Option<usize>,
}

impl Sifted {
    /// Judges each block by itself and by its neighbours.
    pub(super) fn new(
        mut pieces: Vec<Piece>,
        visible: &[Piece],
        page: &Page,
        published: Option<Timestamp>,
    ) -> Self {
        drop_unseen(&mut pieces, visible);
        name_roles(&mut pieces, visible);
        name_captions(&mut pieces);
        let mut kept = vec![true; pieces.len()];
        drop_echoes(&pieces, &mut kept);
        drop_boxes(&pieces, &mut kept);
        drop_signposts(&pieces, &mut kept);
        let named = kept.iter().map(|it| !it).collect();
        drop_beginning(&pieces, &mut kept, page);
        drop_lone_words(&pieces, &mut kept);
        drop_authors(&pieces, &mut kept, page);
        let end = tail::start(&pieces, &kept, published);
        if let Some(end) = end {
            kept[end..].fill(false);
        }
        Self {
            pieces,
            kept,
            named,
            end,
        }
    }

    /// The first block behind the article.
    pub(super) fn end(&self) -> Option<Piece> {
        self.end.map(|at| self.pieces[at].clone())
    }

    /// Each block, and whether it is the article's.
    pub(super) fn parts(self) -> impl Iterator<Item = (Piece, bool)> {
        self.pieces.into_iter().zip(self.kept)
    }

    fn own(&self) -> impl Iterator<Item = &Piece> {
        let all = self.pieces.iter().zip(&self.kept);
        all.filter(|(_, kept)| **kept).map(|(it, _)| it)
    }

    /// Does much of the page's own account of its text stand elsewhere on the page?
    pub(super) fn misses(&self, agreement: &Agreement, visible: &[Piece]) -> bool {
        let held = |pieces: &mut dyn Iterator<Item = &Piece>| -> usize {
            pieces.map(|it| agreement.with(&it.text).0).sum()
        };
        let found = held(&mut self.own());
        let shown = held(&mut visible.iter());
        found * 10 < agreement.len() * 9 && shown * 10 > found * 12
    }

    /// The page's own account of its text decides about single blocks, where it holds for most of it.
    pub(super) fn agree(&mut self, agreement: &Agreement) {
        const ENOUGH: f32 = 0.75;
        let (mut shared, mut all) = (0, 0);
        for piece in self.own().filter(|it| is_running(it)) {
            let (one, of) = agreement.with(&piece.text);
            shared += one;
            all += of;
        }
        if (shared as f32) < ENOUGH * all as f32 {
            return;
        }
        let pieces = self.pieces.iter().zip(&self.named);
        for ((piece, named), kept) in pieces.zip(&mut self.kept) {
            if matches!(piece.kind, Kind::Caption | Kind::Quote) || *named {
                continue;
            }
            let (shared, all) = agreement.with(&piece.text);
            if all > 0 {
                *kept = agreement.holds(&piece.text) || (*kept && shared * 5 > all);
            }
        }
    }
}

/// What was hidden on the page may come out of readability without the class that hid it.
fn drop_unseen(pieces: &mut Vec<Piece>, visible: &[Piece]) {
    /// Each look goes through the whole page.
    const MOST: usize = 200;
    let known: HashSet<&str> = visible.iter().map(|it| it.text.as_str()).collect();
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    let all: OnceCell<String> = OnceCell::new();
    let mut looks = 0;
    // Readability parts and joins blocks, too, so that their texts are not always the same.
    let mut is_seen = |text: &str| {
        if known.contains(text) || looks >= MOST {
            return true;
        }
        looks += 1;
        let all = all.get_or_init(|| visible.iter().map(|it| bare(&it.text)).collect());
        all.contains(&bare(text))
    };
    pieces.retain(|it| is_seen(&it.text));
}

/// Readability renames elements, and may lose with them what the page calls them.
fn name_roles(pieces: &mut [Piece], visible: &[Piece]) {
    let mut roles: HashMap<&str, Role> = HashMap::new();
    for piece in visible {
        let role = roles.entry(&piece.text).or_insert(piece.role);
        if *role != piece.role {
            *role = Role::None;
        }
    }
    for piece in pieces.iter_mut().filter(|it| it.role == Role::None) {
        piece.role = roles
            .get(piece.text.as_str())
            .copied()
            .unwrap_or(Role::None);
    }
}

/// Credits are captions, and so is a text that is said twice: galleries repeat theirs.
fn name_captions(pieces: &mut Vec<Piece>) {
    const SHORTEST: usize = 30;
    let mut count: HashMap<String, usize> = HashMap::new();
    for piece in pieces.iter() {
        *count.entry(piece.text.clone()).or_default() += 1;
    }
    for piece in pieces.iter_mut() {
        let is_repeated =
            piece.text.len() >= SHORTEST && count.get(&piece.text).is_some_and(|it| *it > 1);
        let is_line = piece.kind != Kind::Quote && piece.kind != Kind::Heading;
        if is_line && (is_repeated || piece.role == Role::Caption || labels::is_credit(&piece.text))
        {
            piece.kind = Kind::Caption;
        }
    }
    // What stands right above its credit is the caption.
    for at in 1..pieces.len() {
        let is_credited = labels::is_credit(&pieces[at].text);
        if is_credited && pieces[at - 1].kind == Kind::Loose {
            pieces[at - 1].kind = Kind::Caption;
        }
    }
    let mut seen = HashSet::new();
    pieces.retain(|it| it.kind != Kind::Caption || seen.insert(it.text.clone()));
}

/// A line that a longer block says too was only taken out of it, to be set in large type.
fn drop_echoes(pieces: &[Piece], kept: &mut [bool]) {
    const SHORTEST: usize = 40;
    const LONGEST: usize = 300;
    /// No article has so many; each one is looked for in the whole text.
    const MOST: usize = 200;
    let bare = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let is_text = |it: &&Piece| !matches!(it.kind, Kind::Caption | Kind::Heading);
    let all: Vec<String> = pieces
        .iter()
        .filter(is_text)
        .map(|it| bare(&it.text))
        .collect();
    let all = all.join("\n");
    let lines = pieces.iter().zip(kept);
    let lines = lines.filter(|(it, _)| it.text.len() <= LONGEST && is_text(it));
    for (piece, kept) in lines.take(MOST) {
        let line = bare(&piece.text);
        // It stands there once by itself; a block that is said twice is left to others.
        let is_part = |at: usize| {
            let is_whole = all[..at].ends_with(['\n']) || at == 0;
            let ends = all[at + line.len()..].starts_with('\n') || at + line.len() == all.len();
            !(is_whole && ends)
        };
        let is_echo = line.len() >= SHORTEST && all.match_indices(&line).any(|(at, _)| is_part(at));
        *kept &= !is_echo;
    }
}

/// Boxes that are named as such, unless the name is that of the whole article.
fn drop_boxes(pieces: &[Piece], kept: &mut [bool]) {
    const TEXT: usize = 1200;
    let bytes = |is_counted: &dyn Fn(&Piece) -> bool| -> usize {
        let counted = pieces.iter().filter(|it| is_counted(it));
        counted.map(|it| it.text.len()).sum()
    };
    let all = bytes(&|_| true);
    let text = bytes(&|it| it.role != Role::Aside && is_running(it));
    let drops_aside = text * 5 > all * 3 || (text >= TEXT && text * 4 > all);
    for (piece, kept) in pieces.iter().zip(kept) {
        let is_aside = piece.role == Role::Aside && drops_aside;
        let is_about = piece.role == Role::About && !is_running(piece);
        let is_furniture = labels::is_notice(&piece.text) || labels::is_buttons(&piece.text);
        *kept &= !is_aside && !is_about && !is_furniture;
    }
}

/// What stands above the first running text: the way to the page, dates, bylines, the title again.
fn drop_beginning(pieces: &[Piece], kept: &mut [bool], page: &Page) {
    let first = pieces
        .iter()
        .zip(kept.iter())
        .position(|(it, kept)| *kept && is_running(it));
    let first = first.unwrap_or(0);
    let title = page.title.as_deref().unwrap_or_default();
    for (at, piece) in pieces.iter().enumerate() {
        let is_title = piece.text == title;
        let is_byline = page.byline.as_deref() == Some(piece.text.as_str());
        let is_line = piece.text.len() < RUNNING && piece.kind != Kind::Caption;
        let is_date = (is_line && dates::of_line(&piece.text).is_some())
            || (labels::is_dateline(&piece.text) && !is_sentence(piece))
            || labels::is_reading_time(&piece.text);
        let is_above = at < first && is_line;
        let names_author = at < first + 2
            && labels::starts_as_byline(&piece.text)
            && !ends_as_sentence(&piece.text);
        kept[at] &= !(is_title || is_byline || is_date || is_above || names_author);
    }
}

/// An article does not speak of its own author: a block near the end that does is about them.
fn drop_authors(pieces: &[Piece], kept: &mut [bool], page: &Page) {
    const NEAR: usize = 4;
    const LONGEST: usize = 400;
    let byline = page.byline.as_deref().unwrap_or_default();
    let names: Vec<&str> = byline.split(", ").filter(|it| it.contains(' ')).collect();
    let names_author = |it: &Piece| names.iter().any(|name| it.text.contains(name));
    let mut left = NEAR;
    for (at, piece) in pieces
        .iter()
        .enumerate()
        .rev()
        .filter(|(_, it)| it.kind != Kind::Caption)
    {
        let is_near = left > 0 && piece.text.len() <= LONGEST;
        let is_line = piece.text.len() < RUNNING * 2 && !ends_as_sentence(&piece.text);
        if (is_near || is_line) && piece.kind != Kind::Quote && names_author(piece) {
            kept[at] = false;
        } else if kept[at] {
            left = left.saturating_sub(1);
        }
    }
}

/// A word or two alone between paragraphs, and not a paragraph itself, is the label of something that
/// is not shown: a player, an advertisement. In other company it may be a line of a table.
fn drop_lone_words(pieces: &[Piece], kept: &mut [bool]) {
    const LONGEST: usize = 30;
    let is_word = |it: &Piece| {
        it.kind == Kind::Loose
            && it.text.len() <= LONGEST
            && !ends_as_sentence(&it.text)
            && !it.text.bytes().any(|b| b.is_ascii_digit())
    };
    for at in 1..pieces.len() {
        let is_alone = is_running(&pieces[at - 1]) && pieces.get(at + 1).is_none_or(is_running);
        kept[at] &= !(is_alone && is_word(&pieces[at]));
    }
}

/// Lines that lead elsewhere, and the links behind them.
fn drop_signposts(pieces: &[Piece], kept: &mut [bool]) {
    let mut is_behind = false;
    for (piece, kept) in pieces.iter().zip(kept) {
        if piece.kind == Kind::Caption {
            continue;
        }
        let is_linked = piece.linked * 10 >= piece.text.len() * 9;
        let is_signpost = labels::leads_elsewhere(&piece.text);
        let is_link_line = is_linked && matches!(piece.kind, Kind::Item | Kind::Loose);
        is_behind = is_signpost || (is_behind && is_linked);
        *kept &= !(is_behind || is_link_line);
    }
}
