//! Every input that fuzzing kept is checked again: each reaches code that no other does.

use std::fs;

#[test]
fn what_fuzzing_kept_is_checked_without_a_panic() {
    let folder = pjzp_tests::root().join("fuzz/corpus/check");
    let mut count = 0;
    for file in fs::read_dir(folder).expect("the corpus") {
        let bytes = fs::read(file.expect("a file").path()).expect("bytes");
        pjzp_tests::check_bytes(&bytes);
        count += 1;
    }
    assert!(0 < count, "the corpus is empty");
}
