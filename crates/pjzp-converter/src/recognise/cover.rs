//! The cover of a report and the head of a form: who, what, when.

use pjzp_core::Source;
use pjzp_core::model::{Kind, Year};

use super::coverage::{Ignored, Marks};
use super::draft::{Draft, Held};
use super::header::{Column, column};
use super::outline::first_section;
use super::vocabulary::Label;
use super::wording::{core, fold, label, money_unit, plain};
use super::{Part, Piece};

/// Longest title, in bytes.
const LONGEST_TITLE: usize = 240;

/// Reads the paragraphs before the text of the report; all of them where there is no such text.
pub(super) fn read(parts: &[Part<'_>], marks: &mut Marks, draft: &mut Draft) {
    let end = first_section(parts).unwrap_or(parts.len());
    let mut pieces = parts
        .iter()
        .take(end)
        .filter_map(|part| match part {
            Part::Paragraph { piece, .. } => Some(piece),
            Part::Table(_) => None,
        })
        .peekable();
    while let Some(piece) = pieces.next() {
        if line(draft, piece) {
            marks.used(piece.place);
        } else if let Some(found) = label(piece.text)
            && let Some(value) = pieces.next_if(|next| label(next.text).is_none())
            && set(draft, found, value.text, value.source)
        {
            marks.used(piece.place);
            marks.used(value.place);
        } else if column(piece.text) == Some(Column::Caption) {
            marks.ignored(piece.place, Ignored::Caption);
        }
    }
    infer(draft);
}

/// What the name says where nothing else does; that of a department is who files the form, too.
fn infer(draft: &mut Draft) {
    let Some(name) = draft.name.clone() else { return };
    if draft.fiscal_year.is_none()
        && let Some(year) = year_in(&name.text)
    {
        draft.fiscal_year = Some((year, name.source.clone()));
    }
    if draft.kind.is_none() {
        draft.kind = kind_in(&name.text);
    }
    if draft.kind == Some(Kind::Department) && draft.budget_unit.is_none() {
        draft.budget_unit = Some(name);
    }
}

/// Reads one line; `false` where it says nothing of this kind.
pub(super) fn line(draft: &mut Draft, piece: &Piece<'_>) -> bool {
    let text = piece.text.trim();
    if text.len() > LONGEST_TITLE {
        return false;
    }
    let mut found = false;
    // Several labels may stand on one line, set apart by blanks.
    for part in text.split("  ").flat_map(|part| part.split(['\t', '\u{3000}'])) {
        if let Some((before, value)) = part.split_once([':', '：'])
            && !value.trim().is_empty()
            && let Some(label) = label(before)
        {
            found |= set(draft, label, value, piece.source);
        }
    }
    if found {
        return true;
    }
    let words = plain(text);
    if let Some(unit) = words.strip_prefix("单位:").or_else(|| words.strip_prefix("金额单位:")) {
        if let Some(unit) = money_unit(unit) {
            draft.budget.unit.get_or_insert(Held::new(unit, piece.source));
            return true;
        }
        return false;
    }
    if is_date(&words) {
        draft.report_date.get_or_insert(Held::new(text, piece.source));
        return true;
    }
    title(draft, text, &words, piece.source)
}

/// The text where it is short enough for a line of a cover; nothing of a longer one.
pub(super) fn short(text: &str) -> &str {
    let text = text.trim();
    if text.len() > LONGEST_TITLE { "" } else { text }
}

/// Whether a line is the title of a form or report.
pub(super) fn is_title(text: &str) -> bool {
    let words = plain(text);
    ["绩效", "自评"].iter().any(|word| words.contains(word))
        && ["自评结果", "自评表", "自评报告", "评价报告", "评价表", "自评", "评价结果"]
            .iter()
            .any(|word| core(text).ends_with(word))
}

fn title(draft: &mut Draft, text: &str, words: &str, source: &Source) -> bool {
    let inner = words.trim_matches(['(', ')']);
    let is_year = inner.len() <= 12 && inner.ends_with("年度") && year_in(inner).is_some();
    if !is_year && !is_title(text) {
        return false;
    }
    if draft.fiscal_year.is_none()
        && let Some(year) = year_in(words)
    {
        draft.fiscal_year = Some((year, source.clone()));
    }
    if draft.kind.is_none() {
        draft.kind = kind_in(words);
    }
    true
}

fn kind_in(words: &str) -> Option<Kind> {
    if words.contains("部门整体") || words.contains("整体支出") {
        Some(Kind::Department)
    } else if words.contains("转移支付") {
        Some(Kind::Transfer)
    } else if words.contains("项目") {
        Some(Kind::Project)
    } else {
        None
    }
}

/// Files the value of a label; the first one stays. `false` where it says nothing.
pub(super) fn set(draft: &mut Draft, label: Label, value: &str, source: &Source) -> bool {
    let value = value.trim();
    let slot = match label {
        Label::Name => &mut draft.name,
        Label::BudgetUnit => &mut draft.budget_unit,
        Label::Supervisor => &mut draft.supervisor,
        Label::Evaluator => &mut draft.evaluator,
        Label::ProjectCode => &mut draft.project_code,
        Label::DivisionCode => &mut draft.division_code,
        Label::UnitCode => &mut draft.unit_code,
        Label::CreditCode => &mut draft.credit_code,
        Label::ReportDate => &mut draft.report_date,
        Label::Year => {
            let Some(year) = year_in(value) else { return false };
            draft.fiscal_year.get_or_insert((year, source.clone()));
            return true;
        }
    };
    if value.is_empty() {
        return false;
    }
    if slot.is_none() {
        *slot = Some(Held::new(value, source));
        return true;
    }
    slot.as_ref().is_some_and(|held| held.text == value)
}

/// A date and nothing else: `2022年3月`, `2022-03-15`, `二〇二二年三月`.
fn is_date(words: &str) -> bool {
    let allowed =
        |glyph: char| glyph.is_ascii_digit() || "年月日-./〇零○一二三四五六七八九十".contains(glyph);
    (5..=40).contains(&words.len())
        && words.chars().all(allowed)
        && year_in(words).is_some()
        && (words.contains('月') || words.matches(['-', '.', '/']).count() >= 1)
}

/// The year a text names: four digits, before 年度 rather than before 年, or alone.
fn year_in(text: &str) -> Option<Year> {
    let digits: Vec<char> =
        text.chars().map(fold).filter(|glyph| !glyph.is_whitespace()).map(digit).collect();
    let mut best: Option<(u8, Year)> = None;
    for (index, window) in digits.windows(4).enumerate() {
        let before = index.checked_sub(1).and_then(|before| digits.get(before));
        let behind: String = digits.iter().skip(index + 4).take(2).collect();
        if before.is_some_and(char::is_ascii_digit)
            || behind.starts_with(|glyph: char| glyph.is_ascii_digit())
        {
            continue;
        }
        let number: String = window.iter().collect();
        let Some(year) = number.parse().ok().and_then(Year::new) else {
            continue;
        };
        let rank = match behind.as_str() {
            "年度" => 0,
            word if word.starts_with('年') => 1,
            word if word.starts_with(['-', '.', '/']) || (word.is_empty() && index == 0) => 2,
            _ => continue,
        };
        if best.is_none_or(|(best, _)| rank < best) {
            best = Some((rank, year));
        }
    }
    best.map(|(_, year)| year)
}

fn digit(glyph: char) -> char {
    match glyph {
        '〇' | '零' | '○' => '0',
        '一' => '1',
        '二' => '2',
        '三' => '3',
        '四' => '4',
        '五' => '5',
        '六' => '6',
        '七' => '7',
        '八' => '8',
        '九' => '9',
        _ => glyph,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_of_a_title_is_found() {
        for (text, year) in [
            ("绩效自评表（2022年度）", Some(2022)),
            ("2022 年报送的 2021 年度自评", Some(2021)),
            ("二〇二一年度自评报告", Some(2021)),
            ("２０２３年项目", Some(2023)),
            ("2021", Some(2021)),
            ("〔2018〕34号", None),
            ("120214年", None),
            ("", None),
        ] {
            assert_eq!(year_in(text).map(Year::number), year, "{text}");
        }
    }

    #[test]
    fn dates_are_told_from_other_lines() {
        for (words, date) in [
            ("2022年3月", true),
            ("2022-03-15", true),
            ("二〇二二年三月", true),
            ("2022年度", false),
            ("2022年3月报", false),
            ("12.5", false),
        ] {
            assert_eq!(is_date(words), date, "{words}");
        }
    }
}
