//! Bytes read as text: mostly as pieces of queries and news in their usual order, and now and then as
//! anything at all.

use newshawk_core::article::{Block, Zone};

/// What is looked for, and what looks like it; these are divided by ¶.
const WORDS: &str = "NATO¶nato¶Russia¶tariff¶tariffs¶a¶b¶US¶uses¶Zelensky¶Zelenskyy¶women¶\"World Cup\"¶U.S.¶O'Brien¶AT&T¶\"10,000\"¶CO₂¶Köln¶koln¶Straße¶НАТО¶Россия¶самолёт¶самолет¶мой¶روسيا¶للصين¶الصين¶ישראל¶בישראל¶北约¶俄罗斯¶ロシア¶プロシア¶か\u{3099}¶러시아¶러시아는¶나토¶รัสเซีย¶रूस¶ज़¶κόσμος¶ΚΟΣΜΟΣ¶@NATO¶#Baltic¶=NATO¶^Russia¶^^NATO¶~Zelensky¶missile*¶wom?n¶/marine(?:s|r)?/i¶/[a-z]+abc/¶=Köln¶^^@NATO¶Mr.¶J.¶No.¶He¶“World Cup”¶title:NATO¶lang:en¶words:>3¶date:>=2026¶ATLEAST/2(NATO OR nato)¶FIRST/9(Russia)¶SCORE>=5 { +5: NATO, -1.5 x2: Russia }¶(NATO OR НАТО)";
/// What stands between, in queries.
const JOINS: &str = " AND ¶ OR ¶, ¶\n¶ AND NOT ¶ NEAR/3 ¶ ONEAR/2 ¶ SENTENCE ¶ PARA ¶ UNLESS/2 ¶ UNLESS/s ¶ UNLESS/p ¶ OR (¶) AND ¶ NEAR/0 ¶ AND (¶) OR ¶，¶; ";
/// And in texts.
const GAPS: &str = " ¶ ¶ ¶ ¶ ¶ ¶, ¶. ¶! ¶? ¶… ¶。¶؟ ¶। ¶: ¶; ¶-¶ – ¶'s ¶’s ¶/¶ | ¶ • ¶・¶·¶\n¶¶\u{a0}¶\u{200f}¶ (¶) ¶.” ¶ 5. ¶ー";
/// What may stand anywhere.
const SIGNS: &str = "(¶)¶\"¶“¶”¶«¶»¶「¶（¶）¶=¶^¶^^¶~¶@¶#¶*¶?¶/¶/i¶\\¶{¶}¶|¶&¶+¶-¶%¶_¶0¶5¶..¶:¶：¶'¶.¶,¶title:¶lead:¶body:¶any:¶lang:¶en¶domain:¶url:¶source:¶date:¶>=2026¶2026-01-01..2026-02-01¶words:¶>3¶SCORE>=5 { +5: ¶SCORE>=¶, -1.5 x2: ¶ }¶ATLEAST/2(¶FIRST/9(¶ NOT ¶ and ¶ or ¶ not ¶ near ¶ NEAR ¶ w/5 ¶s¶en¶가¶と¶و¶\u{301}¶\u{ad}¶\u{200d}¶\u{200b}¶\u{202f}¶\u{feff}¶\u{fe0f}¶\u{1f600}¶ـ";

const ZONES: [Zone; 8] = [
    Zone::Body,
    Zone::Title,
    Zone::Lead,
    Zone::Caption,
    Zone::Quote,
    Zone::Author,
    Zone::Tag,
    Zone::Chrome,
];

const LANGUAGES: [Option<&str>; 8] = [
    None,
    Some("en"),
    Some("de"),
    Some("it"),
    Some("ru"),
    Some("ko"),
    Some("ar"),
    Some("he"),
];

/// A query has so many words at most; of longer ones hardly any is right.
const LONGEST_QUERY: usize = 10;
/// And a block so many.
const LONGEST_BLOCK: usize = 24;

pub(super) struct Bytes<'a> {
    bytes: newshawk_tests::bytes::Bytes<'a>,
}

impl<'a> Bytes<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let bytes = newshawk_tests::bytes::Bytes::new(bytes);
        Self { bytes }
    }

    pub(super) fn query(&mut self) -> String {
        let words = self.bytes.number(LONGEST_QUERY);
        self.text(words, JOINS)
    }

    pub(super) fn language(&mut self) -> Option<&'static str> {
        LANGUAGES[self.bytes.number(LANGUAGES.len())]
    }

    pub(super) fn blocks(&mut self) -> Vec<Block> {
        let count = self.bytes.number(4);
        let mut blocks = Vec::new();
        for _ in 0..=count {
            let zone = ZONES[self.bytes.number(ZONES.len())];
            let words = self.bytes.number(LONGEST_BLOCK);
            blocks.push(Block::new(zone, self.text(words, GAPS)));
        }
        blocks
    }

    /// Words with something between; in every eighth place stands what should not.
    fn text(&mut self, words: usize, between: &str) -> String {
        let mut text = String::new();
        for word in 0..=words {
            if word > 0 {
                self.push(between, &mut text);
            }
            self.push(WORDS, &mut text);
        }
        text
    }

    fn push(&mut self, usual: &str, text: &mut String) {
        match self.bytes.number(16) {
            0 => text.push_str(self.bytes.one_of(SIGNS)),
            1 => text.extend(self.bytes.character()),
            _ => text.push_str(self.bytes.one_of(usual)),
        }
    }
}
