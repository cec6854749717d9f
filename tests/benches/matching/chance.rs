//! Repeatable chance: SplitMix64 (Steele, Lea and Flood, 2014).

/// What names of nobody and nowhere are made of.
const SYLLABLES: [&str; 48] = [
    "al", "bar", "cor", "dun", "el", "far", "gor", "hal", "im", "jor", "kel", "lan", "mor", "nes",
    "ol", "per", "quin", "ros", "sal", "tor", "ul", "ver", "wen", "xan", "yor", "zel", "bri",
    "cha", "dro", "fen", "gla", "hew", "ist", "kro", "lun", "mir", "nor", "ost", "pra", "rud",
    "ske", "tam", "urn", "vol", "wix", "zam", "thu", "ey",
];

pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    /// A number from 0 up to 1.
    pub(crate) fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// The name of nobody and nowhere.
    pub(crate) fn name(&mut self) -> String {
        let count = 3 + self.below(2);
        let name: String = (0..count).map(|_| *self.pick(&SYLLABLES)).collect();
        name[..1].to_uppercase() + &name[1..]
    }
}
