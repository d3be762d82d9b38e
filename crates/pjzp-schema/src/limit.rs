//! How much one JSON document may hold. What JSON Schema can say of these, the schemas say too.

/// Most bytes of a file: 64 MiB.
pub const FILE_BYTES: usize = 64 * 1024 * 1024;

/// Most levels of objects and arrays inside each other; the outermost is the first.
pub const DEPTH: usize = 64;

/// Most characters of a string or of a key, after escapes are decoded.
pub const CHARACTERS: usize = 100_000;

/// Most items of one array, and most members of one object.
pub const ITEMS: usize = 10_000;

/// Most values of one document, all levels together, so that a small file cannot ask for much memory.
pub const VALUES: usize = 1_000_000;

/// Most significant digits of a number; zeros at either end do not count: `0.00100` has one.
/// Beyond them a number is no longer read from its digits, so it belongs in quotes.
pub const DIGITS: usize = pjzp_core::Figure::NUMBER_DIGITS;

/// Most decimal places of a number; zeros at the end do not count.
pub const PLACES: usize = pjzp_core::Decimal::PLACES as usize;

/// Most digits of a number before the point: a number is below 10<sup>15</sup> in size.
pub const INTEGER_DIGITS: usize = pjzp_core::Decimal::INTEGER_DIGITS;

/// Most problems listed of one document; the rest are only counted.
pub const PROBLEMS: usize = 1_000;
