//! Values written otherwise in the user's own file, and nothing else.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod made;

use made::{changed, part, xlsx_rows};
use pjzp_converter::Format;
use pjzp_converter::document::Block;
use pjzp_converter::edit::{Change, Changed, Refusal, rewrite};
use pjzp_core::Source;
use rust_xlsxwriter::{Color, Format as Style, Formula, Workbook};

fn change(cell: &str, from: &str, to: &str, is_other_number: bool) -> Change {
    let source = Source { sheet: Some("S".into()), cell: Some(cell.into()), ..Source::default() };
    Change { source, from: from.into(), to: to.into(), is_other_number }
}

/// What becomes of the only cell, as it is written, where it has these changes.
#[track_caller]
fn check(cell: &str, changes: &[(&str, &str, bool)], expected: Result<&str, Refusal>) {
    let bytes = xlsx_rows(&format!("<row r='2'>{cell}<c r='C2'><v>7</v></c></row>"));
    let changes: Vec<Change> =
        changes.iter().map(|(from, to, is_other)| change("B2", from, to, *is_other)).collect();
    let Changed { bytes: copy, refusals } = rewrite(&bytes, Format::Xlsx, &changes).unwrap();
    let written = part(&copy, "xl/worksheets/sheet1.xml");
    let row = written.split_once("<row r='2'>").unwrap().1.split_once("<c r='C2'>").unwrap().0;
    match expected {
        Ok(expected) => assert_eq!((row, refusals), (expected, vec![None; changes.len()]), "{cell}"),
        Err(why) => assert_eq!((row, refusals), (cell, vec![Some(why); changes.len()]), "{cell}"),
    }
}

#[test]
fn a_cell_is_written_otherwise_where_nothing_is_lost() {
    let is = "<c r=\"B2\" s=\"3\" t=\"inlineStr\"><is>";
    for (cell, from, to, other, expected) in [
        ("<c r='B2' s='3' t='s'><v>0</v></c>", "甲", "乙", false, Ok(format!("{is}<t>乙</t></is></c>"))),
        ("<c r='B2' s='3' t='s'><v>0</v></c>", "甲", "1", true, Ok(format!("{is}<t>1</t></is></c>"))),
        (
            "<c r='B2' s='3' t='inlineStr'><is><r><rPr><b/></rPr><t>＞</t></r><r><t>＝５&lt;</t></r><rPh sb='0'><t>x</t></rPh></is></c>",
            "＞＝５<",
            "≥5<",
            false,
            Ok(format!("{is}<r><rPr><b/></rPr><t>≥5</t></r><r><t>&lt;</t></r></is></c>")),
        ),
        (
            "<c r='B2' s='3' t='str'><v>５&amp;</v></c>",
            "５",
            "5",
            false,
            Ok(format!("{is}<t xml:space=\"preserve\">5&amp;</t></is></c>")),
        ),
        ("<c r='B2' t='n'><v>24</v></c>", "24", "23.37", true, Ok("<c r='B2' t='n'><v>23.37</v></c>".into())),
        ("<c r='B2'><v>24</v></c>", "24", "23.37", false, Err(Refusal::Number)),
        ("<c r='B2'><v>0.5</v></c>", "50%", "49%", true, Err(Refusal::Number)),
        ("<c r='B2'><f>A1</f><v>24</v></c>", "24", "23.37", true, Err(Refusal::Formula)),
        ("<c r='B2' t='str'><f>A1</f><v>５</v></c>", "５", "5", false, Err(Refusal::Formula)),
        ("<c r='B2' t='s'><v>0</v></c>", "乙", "丙", false, Err(Refusal::OtherText)),
        ("<c r='B2' t='s'><v>9</v></c>", "乙", "丙", false, Err(Refusal::NoPlace)),
        ("<c r='A2'/>", "乙", "丙", false, Err(Refusal::NoPlace)),
    ] {
        check(cell, &[(from, to, other)], expected.as_deref().map_err(|why| *why));
    }
    check(
        "<c r='B2' s='3' t='inlineStr'><is><t>１次，２次</t></is></c>",
        &[("１", "1", false), ("２", "2", false)],
        Ok(&format!("{is}<t>1次，2次</t></is></c>")),
    );
}

#[test]
fn another_cell_with_the_same_text_and_every_other_part_stay() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("S").unwrap();
    let (plain, red) = (Style::new(), Style::new().set_font_color(Color::Red));
    sheet.write(0, 0, "１０").unwrap().write(1, 0, "１０").unwrap();
    sheet.write_rich_string(2, 0, &[(&plain, "＞＝"), (&red, "１０"), (&plain, "次")]).unwrap();
    sheet.write_formula(3, 0, Formula::new("=1+1").set_result("2")).unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    let changes = [
        change("A1", "１０", "10", false),
        change("A3", "＞＝１０次", "≥10次", false),
        change("A4", "2", "3", true),
    ];
    let Changed { bytes: copy, refusals } = rewrite(&bytes, Format::Xlsx, &changes).unwrap();
    assert_eq!(refusals, [None, None, Some(Refusal::Formula)]);
    assert_eq!(changed(&bytes, &copy), ["xl/worksheets/sheet1.xml"]);
    let document = pjzp_converter::read(&copy, Format::Xlsx).unwrap();
    let [Block::Table(table)] = &document.blocks[..] else { panic!("{document:?}") };
    let texts: Vec<&str> = table.rows.iter().map(|row| row.cells[0].text.as_str()).collect();
    assert_eq!(texts, ["10", "１０", "≥10次", "2"]);
    assert!(part(&copy, "xl/worksheets/sheet1.xml").contains("<color rgb=\"FFFF0000\"/>"));
    assert!(changed(&bytes, &rewrite(&bytes, Format::Xlsx, &[]).unwrap().bytes).is_empty());
}
