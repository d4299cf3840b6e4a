//! Chance that falls the same way every time: `SplitMix64` (Steele, Lea and Flood 2014), seeded by words through FNV-1a.

pub struct Chance(u64);

impl Chance {
    pub fn seeded(words: &[&str]) -> Self {
        let start = 0xcbf2_9ce4_8422_2325_u64;
        let bytes = words.iter().flat_map(|word| word.bytes().chain([0]));
        Self(bytes.fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` to `high`, both possible.
    pub fn between(&mut self, low: u32, high: u32) -> u32 {
        let width = u64::from(high.saturating_sub(low)) + 1;
        low + u32::try_from(self.next() % width).unwrap_or(0)
    }

    pub fn one_in(&mut self, n: u32) -> bool {
        self.between(1, n) == 1
    }
}
