//! What a notification says where others may read it: that there is something, and no word of what
//! (spec/alerts.md 11). No headline, no term, no name of a watch or a source.

use newshawk_core::alert::desk::Manner;
use newshawk_core::alert::{Hold, Reason};
use newshawk_core::digest::Digest;
use newshawk_engine::store::Store;
use newshawk_engine::{DISCREET, Notice};

use super::text::{self, Text};

/// Did the person ask for it?
pub(crate) fn is_wanted(store: &Store) -> bool {
    store.setting(DISCREET).as_deref() == Some("yes")
}

/// One story.
pub(crate) fn story(notice: &Notice) -> Text {
    let what = match (&notice.reason, notice.manner) {
        (Reason::Spike(_), _) => "More news than usual",
        (_, Manner::New) => "One story",
        (_, Manner::Again | Manner::Update) => "More on one story",
    };
    let of = match notice.watches.len() {
        1 => "one of your watches".to_owned(),
        more => format!("{more} of your watches"),
    };
    let made_up = if notice.sample { "Made-up news\n" } else { "" };
    Text {
        summary: "Newshawk".to_owned(),
        body: format!("{made_up}{what} for {of}"),
    }
}

/// Several stories: how many, and why together.
pub(crate) fn together(notices: &[Notice], why: Hold) -> Text {
    Text {
        summary: "Newshawk".to_owned(),
        body: why.summary(notices.len()),
    }
}

/// A digest: how many stories.
pub(crate) fn digest(digest: &Digest) -> Text {
    Text {
        summary: "Newshawk".to_owned(),
        body: text::digest(digest, false).summary,
    }
}
