//! Whether the names in queries stand for something.

use std::fs;
use std::path::PathBuf;

use newshawk_core::watch::Watch;
use newshawk_engine::Language;

use super::Findings;
use crate::output::clean;

/// The person's own packs, and what is wrong in them.
pub(super) fn look_into_files(language: &Language, findings: &mut Findings) {
    let entries = fs::read_dir(language.folder()).into_iter().flatten();
    let names = entries.filter_map(Result::ok).map(|entry| entry.path());
    let is_pack = |path: &PathBuf| {
        path.extension()
            .is_some_and(|it| it.eq_ignore_ascii_case("toml"))
    };
    findings.pack_files = names.filter(is_pack).count();
    findings.pack_flaws = language.flaws().to_vec();
    let told = language.flaws().iter().map(|flaw| clean(flaw));
    findings.problems.extend(told);
}

/// Watches that name a pack or a watch that there is not: that part of them finds nothing.
pub(super) fn look_into_watches(language: &Language, watches: &[Watch], findings: &mut Findings) {
    for watch in watches {
        let own = Some((watch.id, watch.name.as_str()));
        if let Err(error) = language.check(watch.query.text(), own, watches) {
            findings.problems.push(format!(
                "The watch “{}” does not find all it looks for. {} “newshawk-cli watches edit {} --query …” changes it.",
                clean(&watch.name),
                clean(&error.message),
                watch.id.0
            ));
        }
    }
}
