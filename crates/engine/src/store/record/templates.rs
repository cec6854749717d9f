//! What repeats on the pages of a source.

use newshawk_reader::page::{Lesson, Template};
use serde::{Deserialize, Serialize};

use crate::store::codec::Stored;

#[derive(Serialize, Deserialize)]
pub(in crate::store) struct TemplateRecord {
    /// Prints of the address, of the headline and of the blocks of each page.
    pages: Vec<(u32, u32, Vec<u32>)>,
}

impl Stored for TemplateRecord {
    const SCHEMA: u16 = 1;
}

impl From<&Template> for TemplateRecord {
    fn from(template: &Template) -> Self {
        let pages = template.pages.iter();
        Self {
            pages: pages
                .map(|it| (it.address, it.title, it.blocks.clone()))
                .collect(),
        }
    }
}

impl From<TemplateRecord> for Template {
    fn from(record: TemplateRecord) -> Self {
        let lesson = |(address, title, blocks)| Lesson {
            address,
            title,
            blocks,
        };
        Self {
            pages: record.pages.into_iter().map(lesson).collect(),
        }
    }
}
