//! Where a link stands: the elements around it, and patterns of those.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use html5ever::tokenizer::Tag;

/// So many elements around a link say where it stands; those further out differ from section to
/// section of a page.
pub(super) const STEPS: usize = 6;

/// So many of them with a name of their own are enough to know the place again.
const NAMED: usize = 2;

/// Most places of one pattern: the large story on top and the lists below it look different.
pub(super) const MOST_PLACES: usize = 8;

/// An element by its tag and the names that it shares with its like.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Step {
    pub(super) tag: String,
    pub(super) names: BTreeSet<String>,
}

/// The elements around a link, the link itself last.
pub(super) type Path = Vec<Step>;

/// The places on a page where headlines stand.
///
/// As text: `ul.news>li>h2.title>a`, places parted by ` | `.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    places: Vec<Path>,
}

/// The text is no pattern.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this does not say where headlines stand")]
pub struct PatternError;

impl Step {
    pub(super) fn of(tag: &Tag) -> Self {
        let value = |name: &str| {
            let attribute = tag.attrs.iter().find(|it| &*it.name.local == name);
            attribute.map_or("", |it| &*it.value)
        };
        let classes = value("class").split_ascii_whitespace();
        let mut names: BTreeSet<String> = classes
            .filter(|it| is_shared(it))
            .map(str::to_owned)
            .collect();
        let id = value("id").trim();
        // Items have ids of their own; that of a whole list says as much as a class.
        let is_lists = names.is_empty() && is_shared(id) && id.matches(['-', '_']).count() < 2;
        if is_lists {
            names.insert(format!("#{id}"));
        }
        Self {
            tag: tag.name.to_string(),
            names,
        }
    }

    /// Is it an element like this one?
    fn is_like(&self, wanted: &Step) -> bool {
        self.tag == wanted.tag && wanted.names.is_subset(&self.names)
    }
}

/// May other elements of the same kind have this name? Numbers and hashes are one's own, and some
/// words only say which of the row it is.
fn is_shared(name: &str) -> bool {
    const POSITIONS: [&str; 12] = [
        "first", "last", "odd", "even", "active", "current", "left", "right", "even-row",
        "odd-row", "visited", "new",
    ];
    let is_plain = |c: char| c.is_alphabetic() || matches!(c, '-' | '_');
    (2..=40).contains(&name.len()) && name.chars().all(is_plain) && !POSITIONS.contains(&name)
}

/// The inner part of a path that is enough to know the place again.
pub(super) fn place(path: &Path) -> Path {
    let mut named = 0;
    let mut length = 0;
    for step in path.iter().rev() {
        length += 1;
        named += usize::from(!step.names.is_empty());
        if named == NAMED {
            break;
        }
    }
    path[path.len() - length..].to_vec()
}

/// What two places have in common; none where they are places of different kinds.
pub(super) fn common(one: &Path, other: &Path) -> Option<Path> {
    let mut shared = Path::with_capacity(one.len());
    for (one, other) in one.iter().zip(other) {
        let names: BTreeSet<String> = one.names.intersection(&other.names).cloned().collect();
        let differ = names.is_empty() && !one.names.is_empty() && !other.names.is_empty();
        if differ {
            return None;
        }
        shared.push(Step {
            tag: one.tag.clone(),
            names,
        });
    }
    Some(shared)
}

impl Pattern {
    pub(super) fn new(places: Vec<Path>) -> Self {
        Self { places }
    }

    /// Does a link with this path stand at one of the places?
    pub(super) fn has(&self, path: &Path) -> bool {
        self.places.iter().any(|place| stands(path, place))
    }
}

/// Does a link with this path stand at the place?
pub(super) fn stands(path: &Path, place: &Path) -> bool {
    let Some(outer) = path.len().checked_sub(place.len()) else {
        return false;
    };
    path[outer..]
        .iter()
        .zip(place)
        .all(|(step, wanted)| step.is_like(wanted))
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, place) in self.places.iter().enumerate() {
            f.write_str(if at == 0 { "" } else { " | " })?;
            for (at, step) in place.iter().enumerate() {
                f.write_str(if at == 0 { "" } else { ">" })?;
                f.write_str(&step.tag)?;
                for name in &step.names {
                    let dot = if name.starts_with('#') { "" } else { "." };
                    write!(f, "{dot}{name}")?;
                }
            }
        }
        Ok(())
    }
}

impl FromStr for Pattern {
    type Err = PatternError;

    fn from_str(text: &str) -> Result<Self, PatternError> {
        let places: Option<Vec<Path>> = text
            .split(" | ")
            .take(MOST_PLACES)
            .map(|place| place.split('>').map(step).collect())
            .collect();
        places.map(Self::new).ok_or(PatternError)
    }
}

/// `li.item`, `ul#news`.
fn step(text: &str) -> Option<Step> {
    let text = text.trim().replace('#', ".#");
    let mut parts = text.split('.');
    let tag = parts.next().filter(|it| !it.is_empty())?.to_owned();
    let names = parts.map(str::to_owned).collect();
    Some(Step { tag, names })
}
