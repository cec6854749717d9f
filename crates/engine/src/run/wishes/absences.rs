//! Some have a story, and others don't: judged when their time is up.

use jiff::{SignedDuration, Timestamp};
use newshawk_core::absence::{self, Outlet, Report, Rule, Verdict};
use newshawk_core::alert::desk::{Asked, Event as Fact, Found};
use newshawk_core::alert::{AlertKey, Prominence, Reason};
use newshawk_core::article::Head;
use newshawk_core::ids::{ArticleId, SourceId, StoryId, WatchId};
use newshawk_core::watch::Absence;

use super::super::Owner;
use crate::store::{Batch, Store};

/// Whoever was not looked at since the time was up is waited for so long. Then it is said that
/// nothing is known of them.
const PATIENCE: SignedDuration = SignedDuration::from_hours(1);
/// Meanwhile it is looked again so often.
const AGAIN: SignedDuration = SignedDuration::from_mins(5);
/// A story that began longer before is no news of anybody's silence.
const RECENT: SignedDuration = SignedDuration::from_hours(24);
/// A story that began so long ago is not judged any more.
const FORGOTTEN: SignedDuration = SignedDuration::from_hours(24 * 14);

impl Owner {
    /// Looks again at the stories of the last day.
    pub(super) fn resume_absences(&mut self, store: &Store, now: Timestamp) {
        for watch in self.watches.values() {
            let Some(absence) = &watch.options.absence else {
                continue;
            };
            let since = now - within(absence) - RECENT;
            let matches = store.matches_of(watch.id, None);
            for article in matches.take_while(|article| article.at() >= since) {
                let is_news = store.head(article).is_some_and(|head| !head.backfill);
                if is_news {
                    let key = (watch.id, store.story_of(article));
                    self.wishes.absences.insert(key, now);
                }
            }
        }
    }

    /// A story has one more article: somebody may be the first of those who start the clock.
    pub(in crate::run) fn note_growth(&mut self, story: StoryId, now: Timestamp) {
        for watch in self.watches.values() {
            let key = AlertKey {
                watch: watch.id,
                story,
            };
            if watch.options.absence.is_some() && self.desk.alert(key).is_some() {
                let absences = &mut self.wishes.absences;
                absences.entry((watch.id, story)).or_insert(now);
            }
        }
    }

    pub(super) fn judge_absences(&mut self, now: Timestamp, batch: &mut Batch) {
        let due: Vec<(WatchId, StoryId)> = self
            .wishes
            .absences
            .iter()
            .filter(|(_, at)| **at <= now)
            .map(|(key, _)| *key)
            .collect();
        for (watch, story) in due {
            self.wishes.absences.remove(&(watch, story));
            let again = self.judge_absence(AlertKey { watch, story }, now, batch);
            if let Some(again) = again {
                self.wishes.absences.insert((watch, story), again);
            }
        }
    }

    /// Judges one story; answers with the time to judge it again.
    fn judge_absence(
        &mut self,
        key: AlertKey,
        now: Timestamp,
        batch: &mut Batch,
    ) -> Option<Timestamp> {
        let watch = self.watches.get(&key.watch)?;
        let absence = watch.options.absence.clone()?;
        let told = self.reports(key.story, &absence);
        let reports: Vec<Report> = told.iter().map(|(report, _)| *report).collect();
        let (first, then) = (self.outlets(&absence.has), self.outlets(&absence.lacks));
        let rule = Rule {
            first: &as_outlets(&first),
            then: &as_outlets(&then),
            within: within(&absence),
        };
        let heard = |source| self.polls.get(&source)?.last_success;
        let missing = match absence::judge(&rule, &reports, heard, now) {
            Verdict::NotBegun | Verdict::AllReported => return None,
            Verdict::Waiting { until } => return Some(until),
            Verdict::Missing(missing) => missing,
        };
        let until = missing.since + missing.within;
        if !missing.not_heard.is_empty() && now < until + PATIENCE {
            return Some((now + AGAIN).min(until + PATIENCE));
        }
        let was_judged = self.wishes.ended.is_some_and(|end| until + PATIENCE <= end);
        let is_old = now.duration_since(until) > RECENT;
        let _ = self.recalls(key);
        let known = self.desk.alert(key).map(|alert| &alert.reason);
        let was_told = matches!(known, Some(Reason::Missing(_)))
            || self.wishes.missed.contains(&(key.watch, key.story));
        // Of silence nothing can be said where nobody could be heard.
        if was_judged || is_old || was_told || missing.silent.is_empty() {
            return None;
        }
        let is_first = |(it, _): &&(Report, ArticleId)| {
            absence.has.contains(&it.source) && it.at == missing.since
        };
        let (report, article) = *told.iter().find(is_first)?;
        let head = self.tools.store.head(article)?;
        let asked = Fact::Asked(Asked {
            found: Found {
                key,
                article,
                source: report.source,
                prominence: Prominence::Prominent,
                backfill: false,
                published: head.published,
                first_seen: head.first_seen,
            },
            reason: Reason::Missing(missing.sentence()),
        });
        self.report(&asked, now, batch);
        let missed = &mut self.wishes.missed;
        missed.retain(|(_, story)| now.duration_since(story.0.at()) <= FORGOTTEN);
        missed.insert((key.watch, key.story));
        None
    }

    /// The articles of a story that stand with those who are asked for.
    fn reports(&self, story: StoryId, absence: &Absence) -> Vec<(Report, ArticleId)> {
        let store = &self.tools.store;
        let articles = store.members(store.whole(story));
        let heads = articles
            .into_iter()
            .filter_map(|article| store.head(article));
        let theirs = heads.filter(|head| {
            absence.has.contains(&head.source) || absence.lacks.contains(&head.source)
        });
        let report = |head: Head| {
            // A date of the future is a mistake, and would start the clock too late.
            let published = head.published.filter(|at| *at <= head.first_seen);
            let report = Report {
                source: head.source,
                at: published.unwrap_or(head.first_seen),
            };
            (report, head.id)
        };
        theirs.map(report).collect()
    }

    /// Sources of one name are one outlet.
    fn outlets(&self, sources: &[SourceId]) -> Vec<(String, Vec<SourceId>)> {
        let mut outlets: Vec<(String, Vec<SourceId>)> = Vec::new();
        for source in sources.iter().filter_map(|id| self.sources.get(id)) {
            match outlets.iter_mut().find(|(name, _)| *name == source.title) {
                Some((_, theirs)) => theirs.push(source.id),
                None => outlets.push((source.title.clone(), vec![source.id])),
            }
        }
        outlets
    }
}

fn as_outlets(outlets: &[(String, Vec<SourceId>)]) -> Vec<Outlet<'_>> {
    let outlets = outlets.iter();
    outlets
        .map(|(name, sources)| Outlet { name, sources })
        .collect()
}

fn within(absence: &Absence) -> SignedDuration {
    SignedDuration::from_hours(i64::from(absence.hours.get()))
}
