//! Text about nothing, for articles that have to be long. What its sentences share are the words that
//! every text has, so that no two of them tell the same.

/// A paragraph of so many sentences, about nothing that another seed's is about.
pub(crate) fn paragraph(seed: &str, sentences: usize) -> String {
    let mut words = Words::of(seed);
    let mut sentence = || {
        format!(
            "It was the {} of {}, and with the {} there were {} from {} for the {}.",
            words.next(),
            words.name(),
            words.next(),
            words.next(),
            words.name(),
            words.next()
        )
    };
    let text: Vec<String> = (0..sentences).map(|_| sentence()).collect();
    text.join(" ")
}

/// Words that nobody has used, always the same of one seed.
struct Words(u64);

impl Words {
    fn of(seed: &str) -> Self {
        // FNV-1a: the same on every machine.
        let hash = seed.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self(hash)
    }

    fn next(&mut self) -> String {
        const SYLLABLES: [&str; 16] = [
            "bra", "cle", "dor", "fen", "gil", "hov", "jas", "kem", "lun", "mir", "nop", "pel",
            "rus", "tam", "vod", "wex",
        ];
        // Knuth's linear congruential step; its high bits are the good ones.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let syllable = |shift: u32| SYLLABLES[(self.0 >> shift) as usize % SYLLABLES.len()];
        [syllable(60), syllable(54), syllable(48)].concat()
    }

    fn name(&mut self) -> String {
        let word = self.next();
        word[..1].to_uppercase() + &word[1..]
    }
}
