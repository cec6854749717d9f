//! What a person asked a watch for besides its stories: first mentions, absences, spikes.
//!
//! A first mention is judged with its article. The others are judged when what they are judged by
//! is on the disk, and end with the alert desk as everything does that is told.

mod absences;
mod spikes;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::{SignedDuration, Timestamp};
use newshawk_core::alert::Reason;
use newshawk_core::alert::desk::{Asked, Event as Fact, Found};
use newshawk_core::ids::{StoryId, WatchId};
use newshawk_core::mention::{self, Question, Verdict};
use newshawk_core::spike::Tally;
use newshawk_core::watching::Watching;

use super::Owner;
use crate::message::After;
use crate::store::{Batch, Store};

/// That it is watching is written so often; after a crash so much of it is not known.
const WRITTEN: SignedDuration = SignedDuration::from_mins(10);

/// What is known for what was asked.
#[derive(Default)]
pub(crate) struct Wishes {
    watching: Watching,
    /// Up to when it is written that it is watching.
    written: Option<Timestamp>,
    /// When the program was watching last before it started.
    ended: Option<Timestamp>,
    /// The newest match of watches that are told of first mentions.
    last: HashMap<WatchId, Timestamp>,
    /// The stories of watches with spikes.
    tallies: HashMap<WatchId, Tally>,
    /// Watches with new stories, to be looked at for spikes.
    risen: BTreeSet<WatchId>,
    /// Stories in which somebody may be missing, and when that is judged.
    absences: BTreeMap<(WatchId, StoryId), Timestamp>,
    /// Those of which it was told: a story that grows on is told for other reasons, and in it the
    /// same ones are still missing.
    missed: BTreeSet<(WatchId, StoryId)>,
}

impl Wishes {
    /// What was counted for a watch is counted anew: it means something else, or was not stored.
    pub(super) fn forget(&mut self, watch: WatchId) {
        self.last.remove(&watch);
        self.tallies.remove(&watch);
        self.absences.retain(|(of, _), _| *of != watch);
    }

    /// The disk refused something: all is counted anew.
    pub(super) fn forget_counts(&mut self) {
        self.last.clear();
        self.tallies.clear();
    }

    /// Two stories are one.
    pub(super) fn merged(&mut self, from: StoryId, into: StoryId) {
        for tally in self.tallies.values_mut() {
            tally.merged(from, into);
        }
        let gone: Vec<_> = self
            .absences
            .extract_if(.., |(_, story), _| *story == from)
            .collect();
        for ((watch, _), at) in gone {
            self.absences.entry((watch, into)).or_insert(at);
        }
        let told: Vec<_> = self
            .missed
            .extract_if(.., |(_, story)| *story == from)
            .collect();
        self.missed
            .extend(told.iter().map(|(watch, _)| (*watch, into)));
    }

    /// When something is to be judged next.
    pub(super) fn next(&self) -> Option<Timestamp> {
        self.absences.values().min().copied()
    }
}

impl Owner {
    /// Goes on with what is in the store.
    pub(super) fn resume_wishes(&mut self, store: &Store, now: Timestamp) {
        let watching = store.watching();
        self.wishes.ended = watching.last().map(|(_, end)| end);
        self.wishes.watching = watching;
        self.resume_absences(store, now);
        self.resume_spikes();
    }

    /// Notes that it is watching, where it is: somebody is asked, and somebody answers.
    pub(super) fn note_watching(&mut self, now: Timestamp) {
        let answers = |state: &newshawk_core::schedule::PollState| {
            state.failures == 0 && state.last_success.is_some()
        };
        let is_watching = self.scheduled && !self.paused && self.polls.values().any(answers);
        if !is_watching {
            return;
        }
        let (from, to) = self.wishes.watching.go_on(now);
        let written = self.wishes.written.filter(|at| *at >= from && *at <= now);
        let is_written = written.is_some_and(|at| to.duration_since(at) < WRITTEN);
        if is_written {
            return;
        }
        self.wishes.written = Some(now);
        let mut batch = Batch::default();
        batch.put_span(from, to);
        self.store(batch, After::Noted);
    }

    /// The last time without a break, to be written on closing.
    pub(super) fn last_span(&self) -> Batch {
        let mut batch = Batch::default();
        let known = self.wishes.watching.last();
        if let Some((from, to)) = known.filter(|_| self.scheduled) {
            batch.put_span(from, to);
        }
        batch
    }

    /// Judges what is to be judged by now.
    pub(super) fn judge_wishes(&mut self, now: Timestamp) {
        // What it is judged by has to be on the disk.
        if !self.active || self.unstored > 0 || self.is_desk_stale {
            return;
        }
        let mut batch = Batch::default();
        self.judge_absences(now, &mut batch);
        self.judge_spikes(now, &mut batch);
        if !batch.is_empty() {
            self.store(batch, After::Told);
        }
    }

    /// A match is stored: it may be the first for long, somebody may be missing in its story, and
    /// it may be one of many. Answers with what the desk is to hear of it.
    pub(super) fn wish_for(&mut self, found: Found, now: Timestamp) -> Fact {
        let key = found.key;
        let Some(options) = self.watches.get(&key.watch).map(|it| it.options.clone()) else {
            return Fact::Found(found);
        };
        if options.absence.is_some() && !found.backfill {
            self.wishes
                .absences
                .entry((key.watch, key.story))
                .or_insert(now);
        }
        if options.spikes.is_some() && !found.backfill {
            self.count_story(key, now);
        }
        let Some(days) = options.first_in_days else {
            return Fact::Found(found);
        };
        let last = self.last_match(key.watch);
        let known_since = self.wishes.watching.since().unwrap_or(now);
        let asleep = self
            .wishes
            .watching
            .asleep(last.unwrap_or(known_since), now);
        let verdict = mention::judge(&Question {
            days,
            last,
            known_since,
            asleep,
            at: now,
        });
        let own = found.article.at();
        let newest = last.map_or(own, |last| last.max(own));
        self.wishes.last.insert(key.watch, newest);
        match verdict {
            Verdict::First(first) => Fact::Asked(Asked {
                found,
                reason: Reason::FirstMention(first.sentence()),
            }),
            Verdict::Again { .. } => Fact::Repeated(found),
        }
    }

    /// The newest match of a watch, before the one that comes.
    fn last_match(&self, watch: WatchId) -> Option<Timestamp> {
        let known = self.wishes.last.get(&watch).copied();
        known.or_else(|| {
            let newest = self.tools.store.matches_of(watch, None).next();
            newest.map(|article| article.at())
        })
    }
}
