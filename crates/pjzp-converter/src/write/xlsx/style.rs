//! How a cell looks: the faces and sizes of official forms.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use super::{LINE, PADDING};
use crate::write::face::{BODY, HEAD, TITLE};
use crate::write::layout::{Cell, CellKind, Line};

/// How high a line is, in points.
pub(super) fn height(line: &Line) -> u32 {
    match line.cells.first().map(|cell| cell.kind) {
        Some(CellKind::Title) => 36,
        Some(CellKind::Subtitle) => 22,
        Some(CellKind::Note) => line.height * 14 + 4,
        _ => line.height * LINE + PADDING,
    }
}

/// The look of a cell; `number` is how its number is shown.
pub(super) fn format(cell: &Cell, number: Option<&str>) -> Format {
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::VerticalCenter);
    let framed = |format: Format| format.set_border(FormatBorder::Thin);
    let centred = |format: Format| format.set_align(FormatAlign::Center);
    let mut format = match cell.kind {
        CellKind::Title => centred(plain.set_font_name(TITLE).set_font_size(20)),
        CellKind::Subtitle => centred(plain.set_font_name(BODY).set_font_size(12)),
        CellKind::Label | CellKind::Head => framed(centred(plain.set_font_name(HEAD).set_font_size(10.5))),
        CellKind::Text => framed(plain.set_font_name(BODY).set_font_size(10.5).set_align(FormatAlign::Left)),
        CellKind::Word | CellKind::Figure => framed(centred(plain.set_font_name(BODY).set_font_size(10.5))),
        CellKind::Note => plain.set_font_name(BODY).set_font_size(10).set_align(FormatAlign::Left),
    };
    if let Some(number) = number {
        format = format.set_num_format(number);
    }
    // What looks like the beginning of a formula stays a text when it is edited, too.
    if number.is_none() && cell.text.starts_with(['=', '+', '-', '@']) {
        format = format.set_quote_prefix();
    }
    if cell.is_value() && cell.formula.is_none() { format.set_unlocked() } else { format }
}

/// The format of numbers that shows so many places.
pub(super) fn with_places(places: u32, percent: bool) -> String {
    let zeros = "0".repeat(usize::try_from(places).unwrap_or_default());
    let point = if places == 0 { "" } else { "." };
    format!("0{point}{zeros}{}", if percent { "%" } else { "" })
}
