//! The watch language, proved.

mod agreement;
mod features;
mod made;
pub(super) mod oracle;
