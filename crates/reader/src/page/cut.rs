//! Where the article begins and ends: what stands in its container and is none of it.
//!
//! All rules look at the shape of a block, at its place and at the words by which pages name their
//! boxes. What they drop is not lost: it comes back as chrome.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use newshawk_core::article::Page;

use super::agree::Agreement;
use super::facts::Facts;
use super::{dates, labels, mend, tail};
use crate::html::role::Role;
use crate::html::scan::{self, Kind, Piece};

/// From this many bytes on, a block is running text and not a line of something.
const RUNNING: usize = 80;

/// The blocks of the article, in order.
pub(super) struct Cut {
    pub(super) pieces: Vec<Piece>,
    /// The date that a line of the text names.
    pub(super) said_date: Option<Timestamp>,
}

impl Cut {
    /// Is there any running text in it? A few lines alone are a list, or nothing.
    pub(super) fn is_text(&self) -> bool {
        const ENOUGH: usize = 200;
        let bytes: usize = self
            .text()
            .map(|it| it.text.len() - it.linked.min(it.text.len()))
            .sum();
        bytes >= ENOUGH || self.pieces.iter().any(is_running)
    }

    /// How sure it is that this is an article: long, in paragraphs, with few links.
    pub(super) fn confidence(&self) -> f32 {
        let bytes: usize = self.text().map(|it| it.text.len()).sum();
        let linked: usize = self.text().map(|it| it.linked.min(it.text.len())).sum();
        let paragraphs = self
            .text()
            .filter(|it| it.kind == Kind::Paragraph && it.text.len() > RUNNING)
            .count();
        let long = (bytes as f32 / 1500.0).min(1.0);
        let own = 1.0 - linked as f32 / bytes.max(1) as f32;
        let parted = (paragraphs as f32 / 4.0).min(1.0);
        (0.2 + 0.4 * long * own + 0.4 * parted * own).clamp(0.0, 1.0)
    }

    fn text(&self) -> impl Iterator<Item = &Piece> {
        self.pieces.iter().filter(|it| it.kind != Kind::Caption)
    }
}

/// Cuts away what is not the article.
pub(super) fn cut(pieces: Vec<Piece>, visible: &[Piece], page: &Page, facts: &Facts) -> Cut {
    let said_date = pieces.iter().find_map(|it| dates::in_line(&it.text));
    let mut pieces = pieces;
    name_captions(&mut pieces);
    let mut kept = vec![true; pieces.len()];
    drop_boxes(&pieces, &mut kept);
    drop_beginning(&pieces, &mut kept, page);
    drop_signposts(&pieces, &mut kept);
    drop_lone_words(&pieces, &mut kept);
    drop_authors(&pieces, &mut kept, page);
    let published = facts.published.or(said_date);
    let end = tail::start(&pieces, &kept, published);
    if let Some(end) = end {
        kept[end..].fill(false);
    }
    let agreement = facts.body.as_deref().and_then(Agreement::new);
    if let Some(agreement) = agreement {
        if let Some(pieces) = rescue(&agreement, &pieces, &kept, visible) {
            return Cut { pieces, said_date };
        }
        agree(&agreement, &pieces, &mut kept);
    }
    let end = end.map(|at| pieces[at].clone());
    let mut own = Vec::with_capacity(pieces.len());
    let mut dropped = HashSet::new();
    for (piece, kept) in pieces.into_iter().zip(kept) {
        if kept {
            own.push(piece);
        } else {
            dropped.insert(piece.text);
        }
    }
    let pieces = mend::mend(
        own,
        &dropped,
        end.as_ref(),
        visible,
        facts.description.as_deref(),
    );
    Cut { pieces, said_date }
}

/// Is it running text: long enough, and not all links?
pub(super) fn is_running(piece: &Piece) -> bool {
    let is_long = piece.text.len() >= RUNNING;
    let is_sentence = is_sentence(piece);
    let is_text = !matches!(piece.kind, Kind::Caption | Kind::Heading);
    is_text && piece.linked * 2 < piece.text.len() && (is_long || is_sentence)
}

fn is_sentence(piece: &Piece) -> bool {
    piece.kind == Kind::Paragraph && ends_as_sentence(&piece.text)
}

fn ends_as_sentence(text: &str) -> bool {
    let end = text.trim_end_matches(['"', '”', '“', '»', '’', '\'', ')', '」']);
    end.ends_with(['.', '!', '?', '…', ':', '。', '؟', '۔', '।']) || end.len() < text.len()
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

/// Boxes that are named as such, unless the name is that of the whole article.
fn drop_boxes(pieces: &[Piece], kept: &mut [bool]) {
    let bytes = |role: Option<Role>| -> usize {
        let counted = pieces
            .iter()
            .filter(|it| role.is_none_or(|role| it.role == role));
        counted.map(|it| it.text.len()).sum()
    };
    let all = bytes(None);
    let drops_aside = bytes(Some(Role::Aside)) * 5 < all * 2;
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
            || (labels::is_dateline(&piece.text) && !is_sentence(piece));
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

/// The page's own account of its text decides about single blocks, where it holds for most of it.
fn agree(agreement: &Agreement, pieces: &[Piece], kept: &mut [bool]) {
    const ENOUGH: f32 = 0.75;
    let (mut shared, mut all) = (0, 0);
    for (piece, _) in pieces
        .iter()
        .zip(kept.iter())
        .filter(|(it, kept)| **kept && is_running(it))
    {
        let (one, of) = agreement.with(&piece.text);
        shared += one;
        all += of;
    }
    if (shared as f32) < ENOUGH * all as f32 {
        return;
    }
    for (piece, kept) in pieces.iter().zip(kept) {
        if piece.kind == Kind::Caption {
            continue;
        }
        let (shared, all) = agreement.with(&piece.text);
        if all > 0 {
            *kept = agreement.holds(&piece.text) || (*kept && shared * 5 > all);
        }
    }
}

/// The text as it stands on the page, where the container missed much of it.
fn rescue(
    agreement: &Agreement,
    pieces: &[Piece],
    kept: &[bool],
    visible: &[Piece],
) -> Option<Vec<Piece>> {
    let held = |pieces: &mut dyn Iterator<Item = &Piece>| -> usize {
        pieces.map(|it| agreement.with(&it.text).0).sum()
    };
    let found = held(
        &mut pieces
            .iter()
            .zip(kept)
            .filter(|(_, kept)| **kept)
            .map(|(it, _)| it),
    );
    let shown = held(&mut visible.iter());
    let is_missed = found * 10 < agreement.len() * 9 && shown * 10 > found * 12;
    if !is_missed {
        return None;
    }
    let mut seen = HashSet::new();
    let own = visible
        .iter()
        .filter(|it| agreement.holds(&it.text) && seen.insert(scan::fold(&it.text)));
    Some(own.cloned().collect())
}
