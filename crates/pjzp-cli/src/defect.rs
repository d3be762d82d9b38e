//! A defect of ours is told in a sentence, never as a dump.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use pjzp_core::text::Text;

thread_local! {
    static LAST: RefCell<Option<Defect>> = const { RefCell::new(None) };
}

/// A place in the program that was not to be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Defect {
    what: String,
    place: String,
}

impl Defect {
    /// What to tell the user.
    pub(crate) fn words(&self) -> Text {
        let Self { what, place } = self;
        let version = env!("CARGO_PKG_VERSION");
        Text::new(
            format!("程序出错，这是 pjzp {version} 的缺陷，不是您的文件有误；请报告：{what}（{place}）"),
            format!("a defect of pjzp {version}, not of your file; please report it: {what} ({place})"),
        )
    }
}

/// From here on a panic is kept for [`guard`] and prints nothing.
pub(crate) fn silence() {
    std::panic::set_hook(Box::new(|panic| {
        let payload = panic.payload();
        let fixed = payload.downcast_ref::<&str>().copied();
        let what = fixed.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
        let what = what.unwrap_or("panic").to_owned();
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        LAST.with_borrow_mut(|last| *last = Some(Defect { what, place }));
    }));
}

/// Runs a piece of work; a panic in it is an error.
pub(crate) fn guard<T>(work: impl FnOnce() -> T) -> Result<T, Defect> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        let unknown = || Defect { what: "panic".into(), place: String::new() };
        LAST.with_borrow_mut(Option::take).unwrap_or_else(unknown)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_sentence_with_its_place() {
        silence();
        let outcome = guard(|| panic!("the ledger is torn"));
        let _ = std::panic::take_hook();
        let defect = outcome.unwrap_err();
        assert_eq!(defect.what, "the ledger is torn");
        assert!(defect.place.contains("defect.rs"), "{defect:?}");
        assert!(defect.words().zh.contains("the ledger is torn"));
        assert_eq!(guard(|| 1), Ok(1));
    }
}
