//! Alias packs: what ours hold, what they must not find, and a person's own beside them.

mod countries;
mod homonyms;
mod names;
mod own;
mod particles;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use newshawk_core::alias::Packs;
use newshawk_core::article::{Block, Zone};
use newshawk_core::matching::{Evidence, Facts, Matcher, Subject, Vocabulary};
use newshawk_core::query::Query;
use newshawk_core::text;
use newshawk_engine::packs;
use newshawk_tests::picture::{marked, unmarked};

/// Ours, read once.
static OURS: LazyLock<Packs> = LazyLock::new(packs::built_in);

fn matcher(query: &str, packs: &Packs) -> Matcher {
    let query = Query::parse(query).expect("the query is right");
    let vocabulary = Vocabulary {
        packs: Some(packs),
        watches: &[],
    };
    Matcher::for_query(&query, &vocabulary)
}

/// What the query finds in an article.
fn evidence(matcher: &Matcher, language: Option<&str>, blocks: &[Block]) -> Vec<Evidence> {
    let facts = Facts {
        language,
        ..Facts::default()
    };
    let matches = matcher.matches(Subject { blocks, facts });
    matches.into_iter().flat_map(|it| it.evidence).collect()
}

/// The places that the query finds in an article's text, in their order.
fn places(matcher: &Matcher, language: Option<&str>, text: &str) -> Vec<Range<usize>> {
    let evidence = evidence(matcher, language, &[Block::new(Zone::Body, text)]);
    let mut places: Vec<_> = evidence.iter().map(Evidence::range).collect();
    places.sort_by_key(|place| (place.start, usize::MAX - place.end));
    // “Republic of Ireland” holds “Ireland”, too; the longest name says it all.
    let mut end = 0;
    places.retain(|place| {
        let is_new = place.end > end;
        end = end.max(place.end);
        is_new
    });
    places
}

/// The text with these places marked.
fn found(matcher: &Matcher, language: Option<&str>, text: &str) -> String {
    marked(text, &places(matcher, language, text))
}

/// In articles of the language the query finds exactly the marked places, of our packs. Between
/// semicolons stand articles of their own.
fn check(query: &str, pictures: &[(&str, &str)]) {
    let matcher = matcher(query, &OURS);
    for (language, articles) in pictures {
        for picture in articles.split([';', '؛']) {
            let (text, marks) = unmarked(picture);
            assert_eq!(
                found(&matcher, Some(language), &text),
                marked(&text, &marks),
                "{query}, {language}"
            );
        }
    }
}

#[test]
fn our_files_have_no_flaws() {
    assert_eq!(packs::load(None).flaws, Vec::<String>::new());
}

#[test]
fn no_name_leads_to_two_packs() {
    let mut seen = BTreeMap::new();
    for pack in OURS.iter() {
        for name in std::iter::once(&pack.name).chain(&pack.also) {
            let key = newshawk_core::alias::key(name);
            let before = seen.insert(key, &pack.name);
            assert_eq!(before, None, "{name}");
        }
    }
}

/// What a pack lists, it finds: no exception of its own takes a form away, and no form is written
/// with capitals it doesn't have.
#[test]
fn each_form_is_found_in_an_article_of_its_language() {
    let mut lost = Vec::new();
    for pack in OURS.iter() {
        let matcher = matcher(&format!("@{}", pack.name), &OURS);
        let languages: BTreeSet<_> = pack
            .forms
            .iter()
            .map(|form| form.language.as_deref())
            .collect();
        for language in languages {
            let forms = pack
                .forms
                .iter()
                .filter(|form| form.language.as_deref() == language);
            // An article of nothing but names, each in a paragraph of its own.
            let blocks: Vec<Block> = forms
                .map(|form| Block::new(Zone::Body, &*form.text))
                .collect();
            let found: BTreeSet<_> = evidence(&matcher, language, &blocks)
                .iter()
                .map(|it| (it.block as usize, it.range().start, it.range().end))
                .collect();
            for (index, block) in blocks.iter().enumerate() {
                let end = text::words(&block.text).last().map_or(0, |word| word.end);
                if !found.contains(&(index, 0, end)) {
                    lost.push(format!("@{}, {language:?}: {}", pack.name, block.text));
                }
            }
        }
    }
    assert_eq!(lost, Vec::<String>::new());
}
