//! What a report was made with, as checksums that anyone can compute again.
//!
//! Each is the SHA-256 of bytes that are published as they are: no other canonical form is needed.

use std::fmt::Write;
use std::sync::OnceLock;

use pjzp_core::{Standard, standards};
use sha2::{Digest, Sha256};

/// The SHA-256 of some bytes, in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut digits, byte| {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// The SHA-256 of the register of rules: of the file `schemas/rules.json`.
pub fn of_rules() -> &'static str {
    static DIGEST: OnceLock<String> = OnceLock::new();
    DIGEST.get_or_init(|| sha256(pjzp_schema::write_rules().as_bytes()))
}

/// The SHA-256 of a standard: of what `pjzp standard show` prints, and for a built-in one of its
/// file under `schemas/standards/`.
pub fn of_standard(standard: &Standard) -> String {
    static BUILT_IN: OnceLock<Vec<(Standard, String)>> = OnceLock::new();
    let compute = |standard: &Standard| sha256(pjzp_schema::write_standard(standard).as_bytes());
    let built_in = BUILT_IN
        .get_or_init(|| standards::all().map(|standard| (standard.clone(), compute(&standard))).collect());
    let known = built_in.iter().find(|(known, _)| known == standard);
    known.map_or_else(|| compute(standard), |(_, digest)| digest.clone())
}
