//! One cell: a text, a number or a formula with its result, and what may be typed into it.

use std::collections::BTreeMap;

use pjzp_core::Pointer;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Format, Formula as Written, Worksheet,
    XlsxError, utility,
};

use super::style::{format, with_places};
use crate::write::layout::{Cell, CellKind, Formula, RateScale, decimal_places, plain_number};

/// Most arguments of a function of a spreadsheet.
const MOST_ARGUMENTS: usize = 255;

/// Draws cells that may refer to each other.
pub(super) struct Drawer<'a> {
    places: &'a BTreeMap<&'a Pointer, (u32, u16)>,
}

/// What a cell holds.
enum Content {
    Nothing,
    Text,
    /// The digits of a number as a spreadsheet keeps it, and how it shows it.
    Number(String, String),
}

impl<'a> Drawer<'a> {
    pub(super) fn new(places: &'a BTreeMap<&'a Pointer, (u32, u16)>) -> Self {
        Self { places }
    }

    pub(super) fn draw(&self, worksheet: &mut Worksheet, row: u32, cell: &Cell) -> Result<(), XlsxError> {
        let column = super::index(cell.column)?;
        let content = content(cell);
        let formula = cell.formula.as_ref().and_then(|formula| self.written(formula));
        let shown = match (&content, &cell.formula) {
            (Content::Number(_, shown), _) => Some(shown.clone()),
            (Content::Nothing, Some(Formula::Rate { places, scale, .. })) => {
                Some(with_places(*places, *scale == RateScale::Percent))
            }
            _ => None,
        };
        let look = format(cell, shown.as_deref());
        if cell.columns > 1 || cell.rows > 1 {
            let bottom = row.saturating_add(u32::try_from(cell.rows.saturating_sub(1)).unwrap_or(u32::MAX));
            let right = super::index(cell.column + cell.columns.saturating_sub(1))?;
            worksheet.merge_range(row, column, bottom, right, "", &look)?;
        }
        match (content, formula) {
            (Content::Number(digits, _), Some(formula)) => {
                let formula = Written::new(formula).set_result(digits);
                worksheet.write_formula_with_format(row, column, formula, &look)?;
            }
            (Content::Nothing, Some(formula)) => {
                let formula = Written::new(formula).set_result("");
                worksheet.write_formula_with_format(row, column, formula, &look)?;
            }
            (Content::Number(digits, _), None) => number(worksheet, row, column, &digits, &look)?,
            (Content::Nothing, None) => drop(worksheet.write_blank(row, column, &look)?),
            (Content::Text, _) => drop(worksheet.write_string_with_format(row, column, &cell.text, &look)?),
        }
        self.guard(worksheet, row, column, cell)
    }

    /// The formula in the words of spreadsheets; `None` where it speaks of a cell that is not there.
    fn written(&self, formula: &Formula) -> Option<String> {
        match formula {
            Formula::Rate { executed, budget, scale, places } => {
                let (executed, budget) = (self.cell(executed)?, self.first(budget)?);
                let (factor, places) = match scale {
                    RateScale::Percent => ("", places.saturating_add(2)),
                    RateScale::Hundredths => ("*100", *places),
                    RateScale::One => ("", *places),
                };
                Some(format!(
                    "IF(OR({executed}=\"\",N({budget})=0),\"\",ROUND({executed}/{budget}{factor},{places}))"
                ))
            }
            Formula::ExecutionPoints { weight, executed, budget, places } => {
                let (weight, executed) = (self.cell(weight)?, self.cell(executed)?);
                let budget = self.first(budget)?;
                Some(format!(
                    "IF(OR({weight}=\"\",{executed}=\"\",N({budget})=0),\"\",ROUND({weight}*MIN(1,{executed}/{budget}),{places}))"
                ))
            }
            Formula::Sum(cells) => {
                let cells: Option<Vec<(u32, u16)>> =
                    cells.iter().map(|cell| self.places.get(cell).copied()).collect();
                let ranges = ranges(&cells?);
                if MOST_ARGUMENTS < ranges.split(',').count() {
                    return None;
                }
                // Binary dust is swept away far behind the places that points have.
                Some(format!("IF(COUNT({ranges})=0,\"\",ROUND(SUM({ranges}),6))"))
            }
        }
    }

    fn cell(&self, pointer: &Pointer) -> Option<String> {
        let (row, column) = *self.places.get(pointer)?;
        Some(utility::row_col_to_cell(row, column))
    }

    /// The first of two cells that is filled in.
    fn first(&self, pointers: &[Pointer]) -> Option<String> {
        match pointers {
            [only] => self.cell(only),
            [preferred, other] => {
                let (preferred, other) = (self.cell(preferred)?, self.cell(other)?);
                Some(format!("IF({preferred}=\"\",{other},{preferred})"))
            }
            _ => None,
        }
    }

    /// What may be typed into a cell.
    fn guard(&self, worksheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
        let Some(pointer) = cell.pointer.as_ref().filter(|_| cell.kind == CellKind::Figure) else {
            return Ok(());
        };
        let here = utility::row_col_to_cell(row, column);
        let member = pointer.text().rsplit('/').next().unwrap_or_default();
        let weight = pointer.parent().and_then(|row| self.cell(&row.at("weight")));
        let positive = format!("AND(ISNUMBER({here}),{here}>=0)");
        let (rule, style, title, message) = match member {
            "score" => {
                let most = weight.map(|weight| format!("OR({weight}=\"\",{here}<={weight})"));
                let rule =
                    format!("AND(ISNUMBER({here}),{here}>=0,{})", most.unwrap_or_else(|| "TRUE".into()));
                (
                    rule,
                    DataValidationErrorStyle::Stop,
                    "得分有误",
                    "得分应为数字，不小于 0，不大于该行的分值。",
                )
            }
            "weight" => {
                let rule = format!("AND(ISNUMBER({here}),{here}>=0,{here}<=100)");
                (rule, DataValidationErrorStyle::Stop, "分值有误", "分值应为 0 至 100 的数字。")
            }
            "rate" => {
                let message = "执行率应在 0% 与 100% 之间；确实超出的，请核对预算数和执行数后再保留。";
                let rule = DataValidationRule::Between(0.0, 1.0);
                let guard = DataValidation::new()
                    .allow_decimal_number(rule)
                    .set_error_style(DataValidationErrorStyle::Warning)
                    .set_error_title("请核对执行率")?
                    .set_error_message(message)?;
                worksheet.add_data_validation(row, column, row, column, &guard)?;
                return Ok(());
            }
            _ => (
                positive,
                DataValidationErrorStyle::Warning,
                "请核对金额",
                "金额应为不小于 0 的数字，单位见表头，不要写在单元格里。",
            ),
        };
        let guard = DataValidation::new()
            .allow_custom(Written::new(rule))
            .set_error_style(style)
            .set_error_title(title)?
            .set_error_message(message)?;
        worksheet.add_data_validation(row, column, row, column, &guard)?;
        Ok(())
    }
}

/// A figure is a number where a spreadsheet shows it exactly as it was filed; all else is text.
fn content(cell: &Cell) -> Content {
    if cell.text.is_empty() {
        return Content::Nothing;
    }
    if cell.kind != CellKind::Figure {
        return Content::Text;
    }
    let digits = cell.text.strip_suffix('%').unwrap_or(&cell.text);
    let percent = digits.len() < cell.text.len();
    let number =
        plain_number(digits).and_then(|number| if percent { number.shift(-2) } else { Some(number) });
    match number {
        Some(number) => Content::Number(number.to_string(), with_places(decimal_places(digits), percent)),
        None => Content::Text,
    }
}

/// The digits are those of a number of at most fifteen, which a spreadsheet keeps.
fn number(
    worksheet: &mut Worksheet,
    row: u32,
    column: u16,
    digits: &str,
    look: &Format,
) -> Result<(), XlsxError> {
    match digits.parse::<f64>() {
        Ok(number) => worksheet.write_number_with_format(row, column, number, look)?,
        Err(_) => worksheet.write_string_with_format(row, column, digits, look)?,
    };
    Ok(())
}

/// Cells as an argument of SUM, those below each other as one range.
fn ranges(cells: &[(u32, u16)]) -> String {
    let mut runs: Vec<(u32, u32, u16)> = Vec::new();
    for (row, column) in cells {
        match runs.last_mut() {
            Some((_, last, of)) if of == column && last.checked_add(1) == Some(*row) => *last = *row,
            _ => runs.push((*row, *row, *column)),
        }
    }
    let written = runs.iter().map(|(first, last, column)| {
        let first_cell = utility::row_col_to_cell(*first, *column);
        if first == last {
            first_cell
        } else {
            format!("{first_cell}:{}", utility::row_col_to_cell(*last, *column))
        }
    });
    written.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_below_each_other_are_one_range() {
        for (cells, written) in [
            (&[(6, 6)][..], "G7"),
            (&[(6, 6), (10, 6), (11, 6), (12, 6), (14, 6)], "G7,G11:G13,G15"),
            (&[(1, 0), (2, 1)], "A2,B3"),
        ] {
            assert_eq!(ranges(cells), written);
        }
    }

    #[test]
    fn a_figure_is_a_number_only_where_it_is_shown_as_it_was_filed() {
        for (text, expected) in [
            ("8.40", Some(("8.4", "0.00"))),
            ("42.2%", Some(("0.422", "0.0%"))),
            ("100", Some(("100", "0"))),
            ("=1+1", None),
            ("-5", Some(("-5", "0"))),
            ("8分", None),
            ("08", None),
        ] {
            let cell = Cell { kind: CellKind::Figure, text: text.into(), ..Cell::default() };
            let found = match content(&cell) {
                Content::Number(digits, shown) => Some((digits, shown)),
                _ => None,
            };
            let expected = expected.map(|(digits, shown)| (digits.to_owned(), shown.to_owned()));
            assert_eq!(found, expected, "{text}");
        }
    }
}
