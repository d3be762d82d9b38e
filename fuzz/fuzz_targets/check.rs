//! Any bytes are checked and reported without a panic.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pjzp_tests::check_bytes(bytes));
