//! Numbers that look random and follow from a seed.

/// A source of choices: the same seed makes the same choices, on every machine (SplitMix64).
#[derive(Debug, Clone)]
pub(super) struct Dice(u64);

impl Dice {
    /// The choices of one submission.
    pub(super) fn new(seed: u64, number: u64) -> Self {
        let mut dice = Self(seed);
        let own = dice.next() ^ number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Self(own)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From `low` to `high`, both included.
    pub(super) fn between(&mut self, low: u64, high: u64) -> u64 {
        let count = high.saturating_sub(low).saturating_add(1);
        low.saturating_add(self.next().checked_rem(count).unwrap_or(0))
    }

    /// Yes, so many times in a hundred.
    pub(super) fn chance(&mut self, percent: u64) -> bool {
        self.between(1, 100) <= percent
    }

    /// One of them.
    pub(super) fn pick<'a, T: ?Sized>(&mut self, choices: &[&'a T]) -> &'a T
    where
        &'a T: Default,
    {
        let index = self.place(choices.len());
        choices.get(index).copied().unwrap_or_default()
    }

    /// A place in a list of this length.
    pub(super) fn place(&mut self, length: usize) -> usize {
        let last = u64::try_from(length).unwrap_or(1).saturating_sub(1);
        usize::try_from(self.between(0, last)).unwrap_or(0)
    }
}
