//! More news of a watch than usual: looked at when a story comes, for a count only rises then.

use jiff::{SignedDuration, Timestamp};
use newshawk_core::alert::desk::{Asked, Event as Fact, Found};
use newshawk_core::alert::{AlertKey, Prominence, Reason};
use newshawk_core::ids::{ArticleId, StoryId, WatchId};
use newshawk_core::spike::{
    self, COOL_DOWN, Figures, History, LEAST_PUBLISHERS, Question, UtcHour, Verdict,
};
use newshawk_core::story::{Digest, independent};

use super::super::Owner;
use crate::crash;
use crate::spikes::{COUNTED, tally};
use crate::store::Batch;

/// So many articles of an hour are asked for their publishers: far more than are needed.
const ASKED: usize = 200;
const HOUR: SignedDuration = SignedDuration::from_hours(1);

impl Owner {
    /// Looks once at every watch with spikes: the program may have ended between the news that made
    /// one and the telling of it. What was told is on the disk, and is not told again.
    pub(super) fn resume_spikes(&mut self) {
        let asking = self.watches.values();
        let asking = asking.filter(|watch| watch.options.spikes.is_some());
        self.wishes.risen = asking.map(|watch| watch.id).collect();
    }

    /// A watch with spikes has found a story.
    pub(super) fn count_story(&mut self, key: AlertKey, now: Timestamp) {
        // Where nothing is counted yet it is counted from the store, with this one.
        if let Some(tally) = self.wishes.tallies.get_mut(&key.watch) {
            tally.note(key.story, now);
        }
        self.wishes.risen.insert(key.watch);
    }

    pub(super) fn judge_spikes(&mut self, now: Timestamp, batch: &mut Batch) {
        for watch in std::mem::take(&mut self.wishes.risen) {
            let Some(figures) = self.spike(watch, now) else {
                continue;
            };
            crash::point("before-spike");
            self.tell_spike(watch, &figures, now, batch);
        }
    }

    /// The figures of a spike, if it is one.
    fn spike(&mut self, id: WatchId, now: Timestamp) -> Option<Figures> {
        let watch = self.watches.get(&id).filter(|watch| !watch.paused)?;
        let sensitivity = watch.options.spikes?;
        let store = self.tools.store.clone();
        let tallies = &mut self.wishes.tallies;
        let tally = tallies
            .entry(id)
            .or_insert_with(|| tally(&store, id, now - COUNTED));
        tally.forget_before(now - COUNTED);
        let stories = tally.between(now - HOUR, now).count();
        // As many publishers need as many stories at the least to be unusual: most hours end here.
        if stories < LEAST_PUBLISHERS as usize {
            return None;
        }
        let hours = tally.hours();
        let (since, _) = self.wishes.watching.last()?;
        let verdict = spike::judge(&Question {
            stories: u32::try_from(stories).unwrap_or(u32::MAX),
            publishers: self.publishers(id, now),
            history: History {
                stories: &hours,
                watched: &self.wishes.watching.hours(now - COUNTED),
                since: UtcHour::of(self.wishes.watching.since()?),
            },
            sensitivity,
            last_spike: self.last_spike(id, now),
            watching_since: since,
            zone: &self.policy.zone,
            now,
        });
        match verdict {
            Verdict::Spike(figures) => Some(figures),
            Verdict::Quiet(_) | Verdict::NotYet(_) => None,
        }
    }

    /// How many publishers have the last hour's articles by themselves.
    fn publishers(&self, watch: WatchId, now: Timestamp) -> u32 {
        let digests = self.last_hour(watch, now).take(ASKED);
        let placed = digests.filter_map(|article| self.tools.store.placed(article));
        let digests: Vec<Digest> = placed.map(|placed| placed.digest).collect();
        u32::try_from(independent(&digests)).unwrap_or(u32::MAX)
    }

    fn last_hour(&self, watch: WatchId, now: Timestamp) -> impl Iterator<Item = ArticleId> {
        let matches = self.tools.store.matches_of(watch, None);
        matches.take_while(move |article| article.at() > now - HOUR)
    }

    /// When the watch last had a spike, as far as it matters.
    fn last_spike(&self, watch: WatchId, now: Timestamp) -> Option<Timestamp> {
        let alerts = self.tools.store.alerts();
        let recent = alerts.take_while(|it| it.key.story.0.at() >= now - COOL_DOWN - HOUR);
        let own = recent
            .filter(|it| it.key.watch == watch && matches!(it.alert.reason, Reason::Spike(_)));
        own.map(|it| it.alert.decided).max()
    }

    fn tell_spike(
        &mut self,
        id: WatchId,
        figures: &Figures,
        now: Timestamp,
        batch: &mut Batch,
    ) -> Option<()> {
        let watch = self.watches.get(&id)?;
        let newest = self.last_hour(id, now).next()?;
        let head = self.tools.store.head(newest)?;
        let key = AlertKey {
            watch: id,
            story: StoryId::of_spike(id, UtcHour::of(now).start()),
        };
        let asked = Fact::Asked(Asked {
            found: Found {
                key,
                article: newest,
                source: head.source,
                prominence: Prominence::Prominent,
                backfill: false,
                published: head.published,
                first_seen: head.first_seen,
            },
            reason: Reason::Spike(figures.sentence(&watch.name)),
        });
        self.report(&asked, now, batch);
        Some(())
    }
}
