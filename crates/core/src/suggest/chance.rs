//! Whether what tells the rejected from the accepted could as well be chance.
//!
//! With four rejected articles and eight accepted, some word out of hundreds is always in the four
//! alone. So a word counts only if, had words nothing to do with marks, fewer than one in ten of such
//! attempts would find one that does as well (the expected number over all words, hypergeometric).
//! A change that is no word (headline only, capitals only) is one of a handful and is asked by itself:
//! Fisher's exact test, one-sided.

/// So many words may be expected to do as well by chance.
pub(super) const CHANCE: f64 = 0.1;
/// The chance that a single change may have of doing so well.
pub(super) const SINGLE: f64 = 0.05;

/// The chance that so many articles, drawn from all, are all rejected ones.
pub(super) fn all_rejected(drawn: usize, rejected: usize, total: usize) -> f64 {
    if drawn > rejected {
        return 0.0;
    }
    let each = (0..drawn).map(|before| (rejected - before) as f64 / (total - before) as f64);
    each.product()
}

/// The chance that of `removed + lost` articles drawn from all at least `removed` are rejected ones.
pub(super) fn so_many_rejected(
    removed: usize,
    lost: usize,
    rejected: usize,
    accepted: usize,
) -> f64 {
    let (drawn, total) = (removed + lost, rejected + accepted);
    let exactly = |of_rejected: usize| {
        let of_accepted = drawn - of_rejected;
        if of_rejected > rejected || of_accepted > accepted {
            return 0.0;
        }
        let ways = choose(rejected, of_rejected) + choose(accepted, of_accepted);
        (ways - choose(total, drawn)).exp()
    };
    (removed..=drawn).map(exactly).sum()
}

/// The logarithm of the number of ways to choose so many.
fn choose(of: usize, some: usize) -> f64 {
    let each = (0..some).map(|before| ((of - before) as f64 / (before + 1) as f64).ln());
    each.sum()
}
