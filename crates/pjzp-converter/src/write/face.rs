//! The typefaces of official papers, by name: GB/T 9704—2012 and the habits of offices.

/// Titles.
pub(super) const TITLE: &str = "方正小标宋简体";
/// Headings of the first level, and the words of a form.
pub(super) const HEAD: &str = "黑体";
/// Headings of the second level.
pub(super) const SECOND: &str = "楷体_GB2312";
/// Everything else.
pub(super) const BODY: &str = "仿宋_GB2312";
