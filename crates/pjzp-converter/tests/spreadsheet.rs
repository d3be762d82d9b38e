//! What is read from spreadsheets: every value with its cell, and what the grid does not say.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod made;

use std::fmt::Write;

use pjzp_converter::document::{Block, Document, RemarkKind, Side};
use pjzp_converter::{Format, read, recognise};
use pjzp_core::model::Figure;
use rust_xlsxwriter::{ExcelDateTime, Format as Style, Formula, Workbook, Worksheet};

const XLSX: &[u8] = include_bytes!("../../../fixtures/office/form.xlsx");
const XLS: &[u8] = include_bytes!("../../../fixtures/office/form.xls");
const ODS: &[u8] = include_bytes!("../../../fixtures/office/form.ods");

const FORMATS: [(&[u8], Format); 3] = [(XLSX, Format::Xlsx), (XLS, Format::Xls), (ODS, Format::Ods)];

/// Every sheet, each row on a line of its own with its first cell in front: `<` and `^` lie under
/// a merged cell.
fn sheets(document: &Document) -> String {
    let mut shown = String::new();
    for block in &document.blocks {
        let Block::Table(table) = block else { panic!("{block:?}") };
        writeln!(shown, "[{}]", table.source.sheet.as_deref().unwrap()).unwrap();
        for row in &table.rows {
            let cells: Vec<&str> = row
                .cells
                .iter()
                .map(|cell| match cell.merged_into {
                    Some(Side::Left) => "<",
                    Some(Side::Above) => "^",
                    None => &cell.text,
                })
                .collect();
            let first = row.cells.first().and_then(|cell| cell.source.cell.as_deref()).unwrap();
            writeln!(shown, "{first}: {}", cells.join("|")).unwrap();
        }
    }
    shown
}

fn remarks(document: &Document) -> Vec<(RemarkKind, &str, &str)> {
    let remarks = document.remarks.iter();
    remarks.map(|it| (it.kind, it.source.cell.as_deref().unwrap_or_default(), it.text.as_str())).collect()
}

/// What is read from one sheet that `fill` fills.
fn written(fill: impl FnOnce(&mut Worksheet)) -> Document {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    read(&workbook.save_to_buffer().unwrap(), Format::Xlsx).unwrap()
}

#[track_caller]
fn check(fill: impl FnOnce(&mut Worksheet), expected: &str) {
    assert_eq!(sheets(&written(fill)), format!("[Sheet1]\n{expected}"));
}

#[test]
fn one_form_says_the_same_in_every_format() {
    for (bytes, format) in FORMATS {
        let document = read(bytes, format).unwrap();
        assert_eq!(
            sheets(&document),
            "[自评表]\n\
             B2: 2021年度项目支出绩效自评表|<|<|<|<|<|<|<\n\
             B3: 项目名称|设备购置|<|<|填报日期|2022-03-15||\n\
             B4: 一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施\n\
             B5: 产出指标|数量指标|购置数量|≥50台|48|30|28.8|供货延迟\n\
             B6: ^|质量指标|验收合格率|95%|95.8%|30|30|\n\
             B7: 满意度指标|服务对象满意度指标|使用人员满意度|≥90%|92%|40|40|\n\
             B8: 总分|<|<|<|<|100|98.8|\n\
             [取数]\n\
             A1: 取数|#DIV/0!|0.3|甲乙|第一行\n第二  行\n",
            "{format:?}"
        );
        assert_eq!(
            remarks(&document),
            [(RemarkKind::HiddenRows, "B7", "7"), (RemarkKind::HiddenSheet, "", "取数")],
            "{format:?}"
        );
        let Block::Table(table) = &document.blocks[0] else { panic!("{document:?}") };
        let score = &table.rows[3].cells[6].source;
        let place = (score.sheet.as_deref(), score.cell.as_deref(), score.row, score.column);
        assert_eq!(place, (Some("自评表"), Some("H5"), Some(5), Some(8)));
        let form = recognise(&document).submission;
        let scores: Vec<Option<&str>> =
            form.indicators.iter().map(|row| row.score.as_ref().map(Figure::text)).collect();
        assert!(scores.starts_with(&[Some("28.8"), Some("30"), Some("40")]), "{format:?}: {scores:?}");
    }
}

#[test]
fn values_are_those_that_are_seen_with_the_digits_that_are_stored() {
    let percent = Style::new().set_num_format("0.00%");
    let date = Style::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
    check(
        |sheet| {
            let day = ExcelDateTime::from_ymd(2021, 12, 31).unwrap();
            sheet.write(0, 0, 0.1 + 0.2).unwrap();
            sheet.write_with_format(0, 1, 0.422, &percent).unwrap();
            sheet.write_with_format(0, 2, &day, &date).unwrap();
            sheet.write(0, 3, true).unwrap();
            sheet.write(0, 4, Formula::new("1/0").set_result("#DIV/0!")).unwrap();
            sheet.write(0, 5, Formula::new("1+1").set_result("2")).unwrap();
            sheet
                .write_rich_string(0, 6, &[(&Style::new(), "数量"), (&Style::new().set_bold(), "指标")])
                .unwrap();
            sheet.write(0, 7, " 前后 ").unwrap();
            sheet.write(0, 8, "=不是公式").unwrap();
        },
        "A1: 0.3|42.2%|2021-12-31|TRUE|#DIV/0!|2|数量指标|前后|=不是公式\n",
    );
}

#[test]
fn blank_cells_with_a_style_are_nothing_and_addresses_stay() {
    let yellow = Style::new().set_background_color("#FFFF00");
    check(
        |sheet| {
            sheet.write_blank(0, 0, &yellow).unwrap();
            sheet.write(4, 2, "甲").unwrap();
            sheet.write(6, 4, "乙").unwrap();
            sheet.write(7, 2, "  ").unwrap();
            sheet.write_blank(1_048_575, 16_383, &yellow).unwrap();
        },
        "C5: 甲||\nC6: ||\nC7: ||乙\n",
    );
}

#[test]
fn merged_cells_say_where_the_rest_of_them_is() {
    check(
        |sheet| {
            sheet.merge_range(0, 0, 1, 2, "甲", &Style::new()).unwrap();
            sheet.write(2, 2, "乙").unwrap();
            // What reaches beyond every text is cut.
            sheet.merge_range(2, 0, 9, 1, "", &Style::new()).unwrap();
        },
        "A1: 甲|<|<\nA2: ^|<|<\nA3: |<|乙\n",
    );
}

#[test]
fn a_cell_far_to_the_right_widens_its_own_row_alone() {
    let document = written(|sheet| {
        sheet.write(0, 0, "甲").unwrap();
        sheet.write(500, 16_383, "乙").unwrap();
    });
    let Block::Table(table) = &document.blocks[0] else { panic!("{document:?}") };
    let widths = [0, 1, 500].map(|row: usize| table.rows[row].cells.len());
    assert_eq!((table.rows.len(), widths), (501, [256, 256, 16_384]));
}

#[test]
fn values_of_opendocument_are_those_that_are_stated() {
    let cell = |kind: &str, value: &str, shown: &str| {
        let name = match kind {
            "date" | "boolean" | "string" => kind,
            _ => "value",
        };
        let name = if name == "value" { "value".to_owned() } else { format!("{name}-value") };
        format!(
            "<table:table-cell office:value-type='{kind}' office:{name}='{value}'><text:p>{shown}</text:p></table:table-cell>"
        )
    };
    let cells = [
        cell("float", "0.30000000000000004", "0.3"),
        cell("currency", "567.5", "¥567.50"),
        cell("percentage", "0.422", "42%"),
        cell("date", "2021-12-31T00:00:00", "12月31日"),
        cell("boolean", "true", "真"),
        cell("string", "", "甲<text:span>乙</text:span><office:annotation><text:p>批注</text:p></office:annotation>"),
        "<table:covered-table-cell/><table:table-cell table:number-columns-repeated='2'><text:p>丙</text:p></table:table-cell>".into(),
    ];
    let document =
        read(&made::ods(&format!("<table:table-row>{}</table:table-row>", cells.concat())), Format::Ods);
    assert_eq!(sheets(&document.unwrap()), "[S]\nA1: 0.3|567.5|42.2%|2021-12-31|TRUE|甲乙||丙|丙\n");
}

#[test]
fn hidden_sheets_rows_and_columns_are_read_and_told() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for row in 0..6 {
        sheet.write(row, 0, row).unwrap();
        sheet.write(row, 3, row).unwrap();
    }
    for row in [1, 2, 4, 9] {
        sheet.set_row_hidden(row).unwrap();
    }
    for column in [1, 3] {
        sheet.set_column_hidden(column).unwrap();
    }
    workbook.add_worksheet().set_hidden(true).write(0, 0, "甲").unwrap();
    workbook.add_worksheet().set_very_hidden(true);
    let document = read(&workbook.save_to_buffer().unwrap(), Format::Xlsx).unwrap();
    assert_eq!(
        remarks(&document),
        [
            (RemarkKind::HiddenRows, "A2", "2:3"),
            (RemarkKind::HiddenRows, "A5", "5"),
            (RemarkKind::HiddenColumns, "D1", "D"),
            (RemarkKind::HiddenSheet, "", "Sheet2"),
        ]
    );
}

#[test]
fn the_content_decides_whatever_the_name_says() {
    let table = "甲\t乙\t丙\n1\t2\t3\n".as_bytes();
    let page = b"<html><table><tr><td>a</td></tr></table></html>";
    for (bytes, named, found) in [
        (XLSX, Format::Xls, "xlsx"),
        (XLS, Format::Xlsx, "xls"),
        (ODS, Format::Xlsx, "ods"),
        (XLSX, Format::Text, "xlsx"),
        (table, Format::Xls, "txt"),
        (page, Format::Xls, "html"),
    ] {
        let document = read(bytes, named).unwrap();
        let told = document.remarks.iter().find(|remark| remark.kind == RemarkKind::WrongExtension);
        assert_eq!(told.unwrap().text, found, "{named:?}");
        assert!(!document.blocks.is_empty(), "{named:?}");
    }
    for (bytes, named) in FORMATS {
        assert_eq!(Format::from_content(bytes), Some(named));
        let document = read(bytes, named).unwrap();
        assert!(document.remarks.iter().all(|remark| remark.kind != RemarkKind::WrongExtension));
    }
    assert_eq!(Format::from_content(table), None);
}
