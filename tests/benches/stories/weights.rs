//! The table of common words, counted over news without labels: stems and how rare they are, and
//! no text of anybody's.

use std::path::Path;

use newshawk_core::story::{self, Names};
use newshawk_engine::packs;

use crate::{Result, labelled};

/// In so many texts of the Latin script, and of the Cyrillic, a stem must be.
const LEAST: [u32; 2] = [10, 3];

pub(crate) fn run(folder: &Path) -> Result<()> {
    let names = Names::new(&packs::built_in());
    let all = labelled::unlabelled(folder)?;
    let is_cyrillic = |title: &str| title.chars().any(|c| matches!(c, '\u{400}'..='\u{4ff}'));
    for (cyrillic, least) in [false, true].into_iter().zip(LEAST) {
        let texts = all.iter().filter(|it| is_cyrillic(&it.title) == cyrillic);
        let texts = texts.map(|it| (it.title.as_str(), it.text.as_str()));
        let table = story::counted(texts, Some(&names), least);
        // The names of packs are counted over all scripts only where most of the texts are.
        for line in table.lines() {
            let stems = line
                .split(' ')
                .filter(|stem| !cyrillic || !stem.starts_with('@'));
            let line: Vec<&str> = stems.collect();
            if line.len() > 1 {
                println!("{}", line.join(" "));
            }
        }
    }
    Ok(())
}
