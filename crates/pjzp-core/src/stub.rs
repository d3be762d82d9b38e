use crate::{
    Fraction,
    reading::{Date, Quantity},
};
impl Quantity {
    /// x
    pub fn comparable(&self, o: &Quantity) -> Option<(Fraction, Fraction)> {
        Some((self.number.fraction(), o.number.fraction()))
    }
}
impl Date {
    /// x
    pub fn latest(self, y: Option<u16>) -> Option<(u16, u8, u8)> {
        Some((self.year.or(y)?, self.month.unwrap_or(12), self.day.unwrap_or(31)))
    }
    /// x
    pub fn earliest(self, y: Option<u16>) -> Option<(u16, u8, u8)> {
        Some((self.year.or(y)?, self.month.unwrap_or(1), self.day.unwrap_or(1)))
    }
}
