//! The starter pack: reputable sources for world, defence and foreign-policy news.

use url::Url;

/// A source to begin with.
#[derive(Clone, Debug, PartialEq)]
pub struct Starter {
    /// Its title.
    pub title: String,
    /// Its feed.
    pub url: Url,
    /// Its language code.
    pub language: String,
    /// Its country code.
    pub country: String,
    /// Whether it is ticked before the person chooses.
    pub ticked: bool,
}

/// The pack, as it is shown in the first run.
pub fn starter_pack() -> Vec<Starter> {
    include_str!("starter.tsv")
        .lines()
        .filter_map(row)
        .collect()
}

fn row(line: &str) -> Option<Starter> {
    let mut cells = line.split('\t').map(str::trim);
    let title = cells.next()?.to_owned();
    let url = Url::parse(cells.next()?).ok()?;
    let language = cells.next()?.to_owned();
    let country = cells.next()?.to_owned();
    let ticked = cells.next() == Some("yes");
    Some(Starter {
        title,
        url,
        language,
        country,
        ticked,
    })
}
