//! Links that stand at places of the same kind, and which of these groups are the headlines.

use std::collections::{BTreeMap, HashSet};

use newshawk_core::link;
use url::Url;

use super::links::{Link, Page};
use super::path::{self, MOST_PLACES, Path, Pattern};
use super::worth;

/// A list has at least so many headlines.
const FEWEST: usize = 3;
/// Longer lists are no better ones, or the footer would win.
const ENOUGH: usize = 40;
/// What headlines are worth on average, at the least: half of them may lack one sign of one.
const LEAST_MEAN: f32 = 0.5;
/// Other headings of a page whose links are nearly as good belong to its headlines.
const NEARLY: f32 = 0.7;
/// More kinds of places are looked at on no page.
const MOST_GROUPS: usize = 400;

/// The links of one place.
pub(super) struct Group {
    place: Path,
    /// How many different addresses.
    count: usize,
    /// What they are worth on average.
    mean: f32,
    /// Do most of them stand in headings?
    has_headings: bool,
}

impl Group {
    fn score(&self) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "forty at most")]
        let count = self.count.min(ENOUGH) as f32;
        count * self.mean * self.mean
    }
}

/// Where the headlines of a page stand.
pub(super) fn best(page: &Page) -> Option<Pattern> {
    let mut groups = groups(page);
    groups.sort_by(|one, other| other.score().total_cmp(&one.score()));
    let first = groups
        .iter()
        .position(|it| it.count >= FEWEST && it.mean >= LEAST_MEAN)?;
    let floor = groups[first].mean * NEARLY;
    let also = groups.iter().enumerate().filter(|(at, group)| {
        // One link alone must look like a headline in every way.
        let least = if group.count < FEWEST {
            floor.max(1.0)
        } else {
            floor
        };
        *at == first || (group.has_headings && group.mean >= least)
    });
    let places = also.map(|(_, group)| group.place.clone());
    Some(Pattern::new(places.take(MOST_PLACES).collect()))
}

/// Where the headlines stand of which this is one.
pub(super) fn around(page: &Page, picked: &Url) -> Option<Pattern> {
    let picked = link::identity(picked);
    let is_picked = |it: &&Link| link::identity(&it.url) == picked;
    let own: Vec<&Link> = page.links.iter().filter(is_picked).collect();
    let groups = groups(page);
    let holds = |group: &&Group| own.iter().any(|it| path::stands(&it.path, &group.place));
    let found = groups
        .iter()
        .filter(holds)
        .max_by(|one, other| one.score().total_cmp(&other.score()))?;
    let mut place = found.place.clone();
    // It stands alone: what is named less exactly may be found more often.
    while count(page, &place) < FEWEST {
        let Some(step) = place.iter_mut().find(|it| !it.names.is_empty()) else {
            return Some(Pattern::new(vec![found.place.clone()]));
        };
        step.names.clear();
    }
    Some(Pattern::new(vec![place]))
}

fn count(page: &Page, place: &Path) -> usize {
    let standing = page.links.iter().filter(|it| path::stands(&it.path, place));
    let prints: HashSet<_> = standing.map(|it| link::identity(&it.url)).collect();
    prints.len()
}

/// The kinds of places of a page, each with what its links are worth.
fn groups(page: &Page) -> Vec<Group> {
    let mut kinds: BTreeMap<Vec<&str>, Vec<Path>> = BTreeMap::new();
    let mut total = 0;
    let places: Vec<Path> = page.links.iter().map(|it| path::place(&it.path)).collect();
    for (link, place) in page.links.iter().zip(&places) {
        if !worth::may_be_headline(link) {
            continue;
        }
        let tags = place.iter().map(|it| it.tag.as_str()).collect();
        let alike = kinds.entry(tags).or_default();
        let known = alike
            .iter()
            .enumerate()
            .find_map(|(at, other)| Some((at, path::common(other, place)?)));
        match known {
            Some((at, common)) => alike[at] = common,
            None if total < MOST_GROUPS => {
                total += 1;
                alike.push(place.clone());
            }
            None => {}
        }
    }
    let all = kinds.into_values().flatten();
    all.map(|place| weigh(page, place)).collect()
}

fn weigh(page: &Page, place: Path) -> Group {
    let mut seen = HashSet::new();
    let (mut sum, mut headings) = (0.0, 0);
    let standing = page
        .links
        .iter()
        .filter(|it| path::stands(&it.path, &place));
    for link in standing {
        if seen.insert(link.url.as_str()) {
            sum += worth::of(link, &page.url);
            headings += usize::from(link.is_heading);
        }
    }
    let count = seen.len();
    #[expect(clippy::cast_precision_loss, reason = "some thousands at most")]
    let mean = if count == 0 { 0.0 } else { sum / count as f32 };
    Group {
        place,
        count,
        mean,
        has_headings: headings * 2 > count,
    }
}
