//! A JSON number within the limits is read from its digits, however it is spelt.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use pjzp_core::Decimal;
use pjzp_schema::read_submission;
use proptest::prelude::*;

/// The text of a score given as a JSON number.
#[track_caller]
fn read(spelling: &str) -> String {
    let document = format!("{{ \"schema_version\": \"1\", \"total\": {{ \"score\": {spelling} }} }}");
    let submission = read_submission(document.as_bytes()).unwrap();
    submission.total.unwrap().score.unwrap().text().to_owned()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn as_its_digits_say(
        mantissa in -999_999_999_999_999_i64..=999_999_999_999_999,
        places in 0_u32..=10,
        zeros in 0_usize..=24,
    ) {
        let number = Decimal::new(mantissa, places).to_string();
        let zeros = "0".repeat(zeros);
        let point = if number.contains('.') { "" } else { "." };
        let padded = format!("{number}{point}0{zeros}");
        let scaled = format!("{mantissa}{zeros}e-{}", places as usize + zeros.len());
        for spelling in [&number, &padded, &scaled] {
            prop_assert_eq!(&read(spelling), &number, "{}", spelling);
        }
    }
}
