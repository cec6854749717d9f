//! What a query would have found: counted over articles of the past, and beside an earlier version
//! of itself, so that a person sees what a change adds and what it takes away.

use std::collections::HashMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};

use crate::article::Article;
use crate::ids::{ArticleId, SourceId, WatchId};
use crate::matching::{Evidence, Matcher, Subject, Vocabulary};
use crate::query::Query;
use crate::source::Source;

/// The days that are counted one by one: two weeks show a rhythm.
pub const DAYS: usize = 14;
/// So many articles are shown as examples.
pub const SAMPLES: usize = 5;
/// So many articles are named of those that a change adds, or takes away.
pub const CHANGED_SAMPLES: usize = 3;
/// A day, in seconds.
const DAY: usize = 24 * 60 * 60;
/// An archive that reaches back less says nothing about a week: news has its weekdays.
const WEEK: SignedDuration = SignedDuration::from_hours(7 * 24);

/// What is asked.
pub struct Question<'a> {
    /// The query.
    pub query: &'a Query,
    /// Its earlier version, to compare with.
    pub previous: Option<&'a Query>,
    /// What the names in both stand for.
    pub vocabulary: Vocabulary<'a>,
    /// Where articles come from.
    pub sources: &'a [Source],
    /// The time.
    pub now: Timestamp,
    /// The person's time zone: days are theirs.
    pub zone: &'a TimeZone,
}

/// What a query would have found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// How many articles were looked at.
    pub searched: usize,
    /// How many it holds for.
    pub articles: usize,
    /// How many days all that was looked at reach back, begun ones included.
    pub days_back: usize,
    /// How many it holds for in a week, over that time; none where that is less than a week.
    pub per_week: Option<f64>,
    /// The last days, oldest first, with the number of articles that came then.
    pub days: Vec<(Date, usize)>,
    /// How many each source has, most first.
    pub sources: Vec<(SourceId, usize)>,
    /// The first of them in the order they were given, with the proof.
    pub samples: Vec<Sample>,
    /// What the earlier version does not find.
    pub added: Changed,
    /// What only the earlier version finds.
    pub removed: Changed,
}

/// An example, with the proof.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// The article.
    pub article: ArticleId,
    /// Where the words stand in it.
    pub evidence: Vec<Evidence>,
}

/// Articles that only one of two versions finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// How many.
    pub count: usize,
    /// Some of them.
    pub samples: Vec<ArticleId>,
}

impl Changed {
    fn note(&mut self, article: ArticleId) {
        self.count += 1;
        if self.samples.len() < CHANGED_SAMPLES {
            self.samples.push(article);
        }
    }
}

/// Asks the evaluator that serves live matching about each article.
pub fn preview(question: &Question<'_>, articles: impl IntoIterator<Item = Article>) -> Preview {
    let matcher = Matcher::for_query(question.query, &question.vocabulary);
    let previous = question
        .previous
        .map(|query| Matcher::for_query(query, &question.vocabulary));
    let sources = by_id(question.sources);
    let today = question.zone.to_datetime(question.now).date();
    let mut days = [0_usize; DAYS];
    let mut by_source: HashMap<SourceId, usize> = HashMap::new();
    let mut oldest = question.now;
    let mut found = Preview::default();
    for Article { head, blocks } in articles {
        found.searched += 1;
        let at = head.id.at();
        oldest = oldest.min(at);
        let subject = Subject::of(&head, &blocks, sources.get(&head.source).copied());
        let matched = matcher.matches(subject).pop();
        let had = previous.as_ref().map(|previous| previous.is_match(subject));
        match (&matched, had) {
            (Some(_), Some(false)) => found.added.note(head.id),
            (None, Some(true)) => found.removed.note(head.id),
            _ => {}
        }
        let Some(matched) = matched else { continue };
        found.articles += 1;
        *by_source.entry(head.source).or_default() += 1;
        if let Some(day) = days_before(today, question.zone.to_datetime(at).date()) {
            days[DAYS - 1 - day] += 1;
        }
        if found.samples.len() < SAMPLES {
            found.samples.push(Sample {
                article: head.id,
                evidence: matched.evidence,
            });
        }
    }
    found.days = calendar(today).zip(days).collect();
    found.sources = by_source.into_iter().collect();
    found
        .sources
        .sort_by_key(|(source, count)| (std::cmp::Reverse(*count), *source));
    let reach = question.now.duration_since(oldest);
    if found.searched > 0 {
        found.days_back = 1 + usize::try_from(reach.as_secs()).unwrap_or(0) / DAY;
    }
    found.per_week = (reach >= WEEK).then(|| {
        let weeks = reach.as_secs_f64() / WEEK.as_secs_f64();
        found.articles as f64 / weeks
    });
    found
}

/// How many of the articles each query holds for, asked all at once.
pub fn count<'a>(
    queries: impl IntoIterator<Item = &'a Query>,
    vocabulary: &Vocabulary<'_>,
    sources: &[Source],
    articles: impl IntoIterator<Item = Article>,
) -> Vec<usize> {
    let queries: Vec<&Query> = queries.into_iter().collect();
    let matcher = Matcher::for_queries(queries.iter().copied(), vocabulary);
    let sources = by_id(sources);
    let mut counts = vec![0; queries.len()];
    for Article { head, blocks } in articles {
        let subject = Subject::of(&head, &blocks, sources.get(&head.source).copied());
        for WatchId(number) in matcher.held(subject) {
            counts[number as usize] += 1;
        }
    }
    counts
}

fn by_id(sources: &[Source]) -> HashMap<SourceId, &Source> {
    sources.iter().map(|source| (source.id, source)).collect()
}

/// How many days ago it was, if it is one of the days that are counted. A moment to come, by a clock
/// that was set back, is today.
fn days_before(today: Date, day: Date) -> Option<usize> {
    let ago = today.since(day).ok()?.get_days();
    usize::try_from(ago.max(0)).ok().filter(|ago| *ago < DAYS)
}

/// The days that are counted, oldest first.
fn calendar(today: Date) -> impl Iterator<Item = Date> {
    let ago = |days: usize| i64::try_from(days).unwrap_or(0).days();
    (0..DAYS)
        .rev()
        .map(move |days| today.saturating_sub(ago(days)))
}
