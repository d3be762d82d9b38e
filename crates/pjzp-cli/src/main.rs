//! The program pjzp.
fn main() {}
