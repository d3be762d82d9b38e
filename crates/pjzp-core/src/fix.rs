//! Values that can be written otherwise without saying anything else.
//!
//! A clerk's `＞＝５０个` and `1,200` are plain to people and no numbers to many systems. A fix
//! changes how a value is written and never what it says: it is made only where the value reads
//! the same before and after, so nothing that follows from the form can change.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use crate::form::Form;
use crate::pointer::Pointer;
use crate::reading::{self, Sign, half_width};
use crate::text::Words;

/// One value to write otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// Where it stands.
    pub pointer: Pointer,
    /// What is filed.
    pub from: String,
    /// What to write.
    pub to: String,
    /// What is changed, at least one thing.
    pub kinds: Vec<FixKind>,
}

/// What a fix changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FixKind {
    /// Digits and signs in full width: `９５％` → `95%`.
    Width,
    /// A comparison of several or unusual glyphs: `>=` → `≥`.
    Sign,
    /// How a number is written in a cell for numbers: `1,200` → `1200`.
    Number,
    /// A subtotal that is not the sum of what stands below it.
    Subtotal,
}

impl FixKind {
    /// The name of the change.
    pub fn words(self) -> Words {
        match self {
            Self::Width => Words::new("全角改为半角", "in half width"),
            Self::Sign => Words::new("比较符号写成一个字符", "the comparison as one sign"),
            Self::Number => Words::new("数字去掉千位分隔符", "the number without separators"),
            Self::Subtotal => Words::new("小计改为其下各项之和", "the subtotal as the sum of its parts"),
        }
    }
}

/// Every value of a form that has a plainer way of writing, in the form's order.
///
/// # Examples
/// ```
/// use pjzp_core::form::Form;
/// use pjzp_core::model::Indicator;
/// use pjzp_core::{Submission, fix::fixes, standards};
/// let row = Indicator { target: Some("＞＝５０个".into()), ..Indicator::default() };
/// let submission = Submission { indicators: vec![row], ..Submission::default() };
/// let standard = standards::find("mof-2020").unwrap();
/// let found = fixes(&Form::new(&submission, &standard));
/// assert_eq!(found[0].pointer.text(), "/indicators/0/target");
/// assert_eq!(found[0].to, "≥50个");
/// ```
pub fn fixes(form: &Form<'_>) -> Vec<Fix> {
    let values = form.values().map(|(pointer, text)| {
        let same = if pointer.text().ends_with("/sign") { same_sign } else { same_reading };
        fix(pointer, text, &[(FixKind::Width, half_width), (FixKind::Sign, one_glyph)], same)
    });
    let figures = form.figures().map(|cell| {
        let ways: [Way; 3] =
            [(FixKind::Width, half_width), (FixKind::Sign, one_glyph), (FixKind::Number, without_separators)];
        fix(cell.pointer, cell.figure.text(), &ways, same_reading)
    });
    values.chain(figures).flatten().collect()
}

/// A change, and how it is made.
type Way = (FixKind, fn(&str) -> String);

/// Goes through the ways in turn; one that would say something else is left out.
fn fix(pointer: Pointer, from: &str, ways: &[Way], same: fn(&str, &str) -> bool) -> Option<Fix> {
    let mut to = from.to_owned();
    let mut kinds = Vec::new();
    for (kind, write) in ways {
        let written = write(&to);
        if written != to && same(from, &written) {
            to = written;
            kinds.push(*kind);
        }
    }
    (!kinds.is_empty()).then(|| Fix { pointer, from: from.to_owned(), to, kinds })
}

fn same_reading(before: &str, after: &str) -> bool {
    reading::read(before) == reading::read(after)
}

fn same_sign(before: &str, after: &str) -> bool {
    Sign::read(before) == Sign::read(after)
}

/// A comparison in front, written as one glyph.
fn one_glyph(text: &str) -> String {
    match reading::glyphs(text.trim_start()) {
        Some((sign, rest)) => alloc::format!("{}{rest}", sign.glyph()),
        None => text.to_owned(),
    }
}

/// A number without the commas between its thousands.
fn without_separators(text: &str) -> String {
    text.chars().filter(|glyph| !matches!(glyph, ',' | '，')).collect()
}

#[cfg(test)]
mod tests {
    use super::FixKind::*;
    use super::*;
    use crate::model::{Figure, Indicator};
    use crate::{Submission, standards};

    /// What becomes of one cell, and why.
    #[track_caller]
    fn check(row: Indicator, fixed: Option<(&str, &[FixKind])>) {
        let submission = Submission { indicators: [row].into(), ..Submission::default() };
        let standard = standards::find("mof-2020").unwrap();
        let found = fixes(&Form::new(&submission, &standard));
        let found: Vec<_> = found.iter().map(|fix| (fix.to.as_str(), fix.kinds.as_slice())).collect();
        assert_eq!(found, Vec::from_iter(fixed));
    }

    #[test]
    fn values_keep_their_words_and_lose_their_odd_glyphs() {
        for (target, fixed) in [
            ("＞＝５０个", Some(("≥50个", &[Width, Sign][..]))),
            (">=50个", Some(("≥50个", &[Sign]))),
            (" ⩽ 3 天", Some(("≤ 3 天", &[Sign]))),
            ("≮９５．５％", Some(("≥95.5%", &[Width, Sign]))),
            ("满意率（９５％）", Some(("满意率（95%）", &[Width]))),
            ("≥50个", None),
            ("不低于50个", None),
            ("≥1,200人次", None),
            ("5%－10%", Some(("5%-10%", &[Width]))),
            ("＞", Some((">", &[Width]))),
            ("><5", None),
            ("达成预期指标", None),
            ("", None),
        ] {
            check(Indicator { target: Some(target.into()), ..Indicator::default() }, fixed);
        }
    }

    #[test]
    fn signs_of_a_column_of_their_own_become_one_glyph() {
        for (sign, fixed) in [
            ("＞＝", Some(("≥", &[Width, Sign][..]))),
            ("=>", Some(("≥", &[Sign]))),
            ("≥", None),
            ("大于等于", None),
            ("定性", None),
        ] {
            check(Indicator { sign: Some(sign.into()), ..Indicator::default() }, fixed);
        }
    }

    #[test]
    fn figures_become_plain_digits() {
        for (figure, fixed) in [
            ("１，２００．５０", Some(("1200.50", &[Width, Number][..]))),
            ("1,200", Some(("1200", &[Number]))),
            ("1,200.5万元", Some(("1200.5万元", &[Number]))),
            // Not thousands, and so not known to be a separator.
            ("1,2", None),
            ("12,00", None),
            ("83.76", None),
            ("08", None),
            ("二十", None),
        ] {
            let score = Some(Figure::new(figure).unwrap());
            check(Indicator { score, ..Indicator::default() }, fixed);
        }
    }
}
