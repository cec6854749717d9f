//! Walls before an article: what a page shows to those who have not paid, or not consented.

mod words;

use words::{CONSENT, WALLS};

use super::cut::{Cut, is_running};
use super::facts::Facts;
use crate::html::scan::Piece;

/// Less text than this may be the beginning of an article; more is worth being called one.
const TEASER: usize = 1500;

/// Does the page keep most of the article to itself? What it shows is the beginning.
pub(super) fn hides_rest(article: &Cut, visible: &[Piece], facts: &Facts) -> bool {
    let is_short = article.text_length() < TEASER;
    // Many publishers mark every article as paid for, and show it to all the same.
    let is_paid = facts.is_free == Some(false);
    is_short && (is_paid || ends_at_wall(article, visible))
}

/// Is the reader asked to pay right where the text breaks off? Menus and teasers of other articles ask too.
fn ends_at_wall(article: &Cut, visible: &[Piece]) -> bool {
    const NEAR: usize = 10;
    let mut own = article.pieces.iter().rev().filter(|it| is_running(it));
    let Some(last) = own.next() else {
        return false;
    };
    let Some(at) = visible.iter().rposition(|it| it.text == last.text) else {
        return false;
    };
    visible[at + 1..]
        .iter()
        .take(NEAR)
        .any(|it| it.linked < it.text.len() && asks_to_pay(&it.text))
}

/// Is it a page that asks for consent, with no article on it?
pub(super) fn is_consent(article: &Cut, visible: &[Piece]) -> bool {
    /// An article about consent has text besides.
    const MOST_ELSE: usize = 600;
    /// A banner on an article says it once or twice.
    const LEAST: usize = 3;
    let asks = visible.iter().filter(|it| asks_for_consent(&it.text));
    let else_said: usize = article
        .pieces
        .iter()
        .filter(|it| is_running(it) && !asks_for_consent(&it.text))
        .map(|it| it.text.len())
        .sum();
    else_said < MOST_ELSE && asks.count() >= LEAST
}

/// Does a text ask to pay before reading on?
fn asks_to_pay(text: &str) -> bool {
    const LONGEST: usize = 300;
    let lower = text.to_lowercase();
    text.len() <= LONGEST && WALLS.iter().any(|it| lower.contains(it))
}

/// Does a text ask to accept cookies?
fn asks_for_consent(text: &str) -> bool {
    let lower = text.to_lowercase();
    CONSENT.iter().any(|it| lower.contains(it))
}
