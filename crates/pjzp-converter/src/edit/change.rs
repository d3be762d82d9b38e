//! What is written otherwise, and why some of it is not.

use std::ops::Range;

use pjzp_core::Source;
use pjzp_core::text::Words;

/// A text to write otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The cell or paragraph it stands in.
    pub source: Source,
    /// The text.
    pub from: String,
    /// What to write in its place.
    pub to: String,
    /// Whether another number is meant, and not the same one written otherwise.
    pub is_other_number: bool,
}

/// A file with its changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The file.
    pub bytes: Vec<u8>,
    /// What became of each change, in their order: why it was not made, where it was not.
    pub refusals: Vec<Option<Refusal>>,
}

/// Why a change is not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Refusal {
    /// There is no such place in the file.
    NoPlace,
    /// The place does not have the text, or has it more than once.
    OtherText,
    /// A formula gives the value; another value in its place would be lost or would lie.
    Formula,
    /// The cell has a number, and how it is shown is its format.
    Number,
}

impl Refusal {
    /// The reason, and what to do.
    pub fn words(self) -> Words {
        match self {
            Self::NoPlace => Words::new(
                "文件中没有这个位置，请手工修改",
                "there is no such place in the file; change it by hand",
            ),
            Self::OtherText => Words::new(
                "该处没有这段文字，或不止一处，请手工修改",
                "the text is not there, or more than once; change it by hand",
            ),
            Self::Formula => Words::new(
                "单元格是公式，没有覆盖，请检查公式",
                "the cell has a formula, which was not overwritten; check it",
            ),
            Self::Number => Words::new(
                "单元格存的是数字，显示样式由单元格格式决定，请修改格式",
                "the cell has a number, shown as its format says; change the format",
            ),
        }
    }
}

/// A piece of a text that stands in several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Where it stands in the part, as it is written there.
    pub(super) range: Range<usize>,
    /// What it says.
    pub(super) text: String,
}

/// Writes `to` in the place of `from` in a text that stands in pieces, each of which keeps its look:
/// what is the same at both ends of the two stays where it is, and the rest goes to the first piece
/// that had some of it.
///
/// # Errors
/// [`Refusal::OtherText`] where `from` is not there, or is more than once.
pub(super) fn substitute(pieces: &mut [Piece], from: &str, to: &str) -> Result<(), Refusal> {
    let whole: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
    let mut found = whole.match_indices(from).map(|(at, _)| at);
    let (Some(at), None) = (found.next().filter(|_| !from.is_empty()), found.next()) else {
        return Err(Refusal::OtherText);
    };
    if is_part_of_a_number(&whole, at, from) {
        return Err(Refusal::OtherText);
    }
    let same = |(a, b): &(char, char)| a == b;
    let head: usize = from.chars().zip(to.chars()).take_while(same).map(|(glyph, _)| glyph.len_utf8()).sum();
    let (from, to) = (from.get(head..).unwrap_or_default(), to.get(head..).unwrap_or_default());
    let tails = from.chars().rev().zip(to.chars().rev());
    let tail: usize = tails.take_while(same).map(|(glyph, _)| glyph.len_utf8()).sum();
    let new = to.get(..to.len().saturating_sub(tail)).unwrap_or_default();
    let start = at.saturating_add(head);
    let end = start.saturating_add(from.len()).saturating_sub(tail);
    let mut begun = 0_usize;
    let mut is_put = false;
    for piece in pieces {
        let ended = begun.saturating_add(piece.text.len());
        let cut =
            start.clamp(begun, ended).saturating_sub(begun)..end.clamp(begun, ended).saturating_sub(begun);
        // What is only put in goes to the piece in which its place is.
        let is_here = !cut.is_empty() || (start == end && begun <= start && start <= ended);
        if is_here {
            piece.text.replace_range(cut, if is_put { "" } else { new });
            is_put = true;
        }
        begun = ended;
    }
    Ok(())
}

/// Whether what stands at a place goes on as a number before or behind it.
fn is_part_of_a_number(whole: &str, at: usize, text: &str) -> bool {
    let (before, behind) = (whole.get(..at), whole.get(at.saturating_add(text.len())..));
    let goes_on = |one: Option<char>, other: Option<char>| {
        one.zip(other).is_some_and(|(one, other)| {
            one.is_numeric() && (other.is_numeric() || matches!(other, '.' | '．' | ','))
        })
    };
    goes_on(text.chars().next(), before.and_then(|before| before.chars().next_back()))
        || goes_on(text.chars().next_back(), behind.and_then(|behind| behind.chars().next()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pieces: &[&str], from: &str, to: &str, expected: Option<&[&str]>) {
        let mut found: Vec<Piece> =
            pieces.iter().map(|text| Piece { range: 0..0, text: (*text).to_owned() }).collect();
        let made = substitute(&mut found, from, to).ok();
        let found: Vec<&str> = found.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(made.map(|()| found.as_slice()), expected, "{pieces:?}");
    }

    #[test]
    fn only_what_differs_is_written_otherwise() {
        for (pieces, from, to, expected) in [
            (&["＞＝５０台"][..], "＞＝５０台", "≥50台", Some(&["≥50台"][..])),
            (&["＞", "＝５", "０台"], "＞＝５０台", "≥50台", Some(&["≥50", "", "台"])),
            (&["目标：", "１", "次。"], "１次", "1次", Some(&["目标：", "1", "次。"])),
            (&["1,", "200"], "1,200", "1200", Some(&["1", "200"])),
            (&["甲", "乙"], "甲乙", "甲丙乙", Some(&["甲丙", "乙"])),
            (&["５", "，５"], "５", "5", None),
            (&["总分１０", "０分"], "１０", "10", None),
            (&["第2", "4页"], "4", "5", None),
            (&["甲"], "乙", "丙", None),
            (&["甲"], "", "丙", None),
        ] {
            check(pieces, from, to, expected);
        }
    }
}
