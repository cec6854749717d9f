//! Stories as the house tells them apart.

use newshawk_core::Timestamp;
use newshawk_core::story::{Digest, Stories};

/// The story of each article, as a number.
pub(crate) fn place(digests: &[&Digest]) -> Vec<usize> {
    let mut stories = Stories::default();
    for digest in digests {
        stories.place(digest, Timestamp::UNIX_EPOCH);
    }
    let story = |digest: &&Digest| {
        let story = stories.story_of(digest.article);
        story.map_or(usize::MAX, |story| story.0.at_ms as usize)
    };
    digests.iter().map(story).collect()
}
