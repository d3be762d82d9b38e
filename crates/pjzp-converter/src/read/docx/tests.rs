use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::*;
use crate::document::Block;
use crate::read::shown::shown;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The document part around a body, in which `[甲]` stands for a paragraph, `{甲}` for a run of text,
/// and `T`, `R` and `C` are a table, its rows and its cells.
fn main(body: &str) -> String {
    let mut body = body.to_owned();
    for (short, long) in [
        ("[", "<w:p>{"),
        ("]", "}</w:p>"),
        ("{", "<w:r><w:t>"),
        ("}", "</w:t></w:r>"),
        ("T>", "w:tbl>"),
        ("R>", "w:tr>"),
        ("C>", "w:tc>"),
    ] {
        body = body.replace(short, long);
    }
    format!(
        "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\
         <w:document xmlns:w='{WORD}' xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' \
         xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'>\
         <w:body>{body}<w:sectPr/></w:body></w:document>"
    )
}

fn docx(body: &str) -> Vec<u8> {
    archive(&[("word/document.xml", &main(body))])
}

#[track_caller]
fn check(body: &str, expected: &[&str]) {
    told(body, expected, &[]);
}

/// What is read, and what is remarked: its kind, the numbers of its place, and its text.
#[track_caller]
fn told(body: &str, expected: &[&str], remarks: &[(RemarkKind, &[u32], &str)]) {
    let document = read(&docx(body)).unwrap();
    assert_eq!(shown(&document), expected, "{body}");
    let found: Vec<(RemarkKind, Vec<u32>, &str)> = document
        .remarks
        .iter()
        .map(|remark| {
            let Source { table, row, column, paragraph, .. } = remark.source;
            let place = [table, row, column, paragraph].into_iter().flatten().collect();
            (remark.kind, place, remark.text.as_str())
        })
        .collect();
    let remarks: Vec<_> = remarks.iter().map(|(kind, place, text)| (*kind, place.to_vec(), *text)).collect();
    assert_eq!(found, remarks, "{body}");
}

#[test]
fn text_is_what_the_paragraphs_show() {
    for (body, expected) in [
        ("[一][][二]", &["1 一", "3 二"][..]),
        ("<w:p>{绩}<w:smartTag>{效}</w:smartTag><w:hyperlink>{自评}</w:hyperlink></w:p>", &["1 绩效自评"]),
        (
            "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/>\
             <w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/></w:r></w:p>",
            &["1 甲\t乙\nA-B"],
        ),
        ("[≥95% &lt;&amp;&#x7532;&gt;]", &["1 ≥95% <&甲>"]),
        (
            "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:t>是</w:t><w:sym w:font='Wingdings 2' w:char='A3'/>\
             <w:t>否</w:t><w:sym w:font='Symbol' w:char='F0B3'/><w:sym w:font='Wingdings' w:char='F081'/>\
             <w:sym w:font='Symbol' w:char='F041'/><w:sym w:font='X' w:char='4E00'/></w:r></w:p>",
            &["1 ☑是☐否≥①A一"],
        ),
        (
            "<w:p><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>\
             </m:oMath></w:p>",
            &["1 1/2"],
        ),
        ("<w:p><w:r><w:ruby><w:rt>{jī}</w:rt><w:rubyBase>{绩}</w:rubyBase></w:ruby></w:r></w:p>", &["1 绩"]),
        ("<x:p xmlns:x='urn:other'><x:t>别的</x:t></x:p>[甲]", &["1 甲"]),
        ("<p xmlns='http://purl.oclc.org/ooxml/wordprocessingml/main'><r><t>严格</t></r></p>", &["1 严格"]),
    ] {
        check(body, expected);
    }
}

#[test]
fn fields_and_controls_show_their_content() {
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let (begin, separate, end) = (field("begin"), field("separate"), field("end"));
    let instruction = "<w:r><w:instrText>PAGE</w:instrText></w:r>";
    let control = |properties: &str, content: &str| {
        format!("<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>")
    };
    for (body, expected) in [
        (format!("<w:p>{begin}{instruction}{{隐}}{separate}{{3}}{end}{{页}}</w:p>"), &["1 3页"][..]),
        (format!("<w:p>{begin}{begin}{{隐}}{separate}{{隐}}{end}{separate}{{3}}{end}{{页}}</w:p>"), &["1 3页"]),
        (format!("<w:p>{{甲}}{begin}{instruction}</w:p>[乙]"), &["1 甲", "2 乙"]),
        ("<w:p><w:fldSimple w:instr='DATE'>{今天}</w:fldSimple></w:p>".into(), &["1 今天"]),
        (
            "<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default w:val='0'/><w:checked/>\
             </w:checkBox></w:ffData></w:fldChar></w:r>{是}</w:p>"
                .replace("{是}", &format!("{end}{{是}}")),
            &["1 ☑是"],
        ),
        (control("<w:alias w:val='x'/>", "[甲]"), &["1 甲"]),
        (format!("<w:p>{{乙}}{}{{丙}}</w:p>", control("<w:showingPlcHdr/>", "{单击此处输入文字}")), &["1 乙丙"]),
        (
            format!("<T><R>{}<C>[2]</C></R></T>", control("", "<C>[1]</C>")),
            &["1 [1|2]"],
        ),
    ] {
        check(&body, expected);
    }
}

#[test]
fn cells_stand_in_the_columns_of_their_grid() {
    let cell = |properties: &str, text: &str| format!("<C><w:tcPr>{properties}</w:tcPr>[{text}]</C>");
    let span = "<w:gridSpan w:val='2'/>";
    let begin = "<w:vMerge w:val='restart'/>";
    let goes_on = "<w:vMerge/>";
    for (rows, expected) in [
        ("<R><C>[甲]</C><C>[乙]</C></R><R><C>[1]</C><C>[]</C></R>".to_owned(), "1 [甲|乙/1|]"),
        ("<R><C>[一][二]<w:p>{三}{四}</w:p>[]</C></R>".into(), "1 [一⏎二⏎三四]"),
        (format!("<R>{}</R><R><C>[1]</C><C>[2]</C></R>", cell(span, "题")), "1 [题|</1|2]"),
        (
            format!("<R>{}</R><R>{}</R><R><C>[乙]</C></R>", cell(begin, "甲"), cell(goes_on, "")),
            "1 [甲/^/乙]",
        ),
        (
            format!(
                "<R>{}<C>[1]</C></R><R>{}<C>[2]</C></R>",
                cell(&format!("{span}{begin}"), "甲"),
                cell(&format!("{span}<w:vMerge w:val='continue'/>"), "")
            ),
            "1 [甲|<|1/^|<|2]",
        ),
        (format!("<R>{}</R><R>{}</R>", cell(goes_on, "甲"), cell(goes_on, "")), "1 [甲/^]"),
        (
            format!("<R>{}{}<C>[乙]</C></R>", cell("<w:hMerge w:val='restart'/>", "甲"), cell("<w:hMerge/>", "")),
            "1 [甲|<|乙]",
        ),
        (
            "<R><w:trPr><w:gridBefore w:val='1'/><w:gridAfter w:val='2'/></w:trPr><C>[甲]</C></R><R><C>[1]</C></R>"
                .into(),
            "1 [|甲||/1]",
        ),
    ] {
        check(&format!("<T>{rows}</T>"), &[expected]);
    }
    let outer = "[前]<T><R><C>[外]<T><R><C>[内]<T><R><C>[里]</C></R></T></C></R></T></C><C>[右]<T><R><C>[又]</C></R></T></C></R></T>[后]";
    check(outer, &["1 前", "1 [外|右]", "2 [内]", "3 [里]", "4 [又]", "2 后"]);
}

#[test]
fn text_boxes_are_read_once_and_follow_their_paragraph() {
    let twice = |text: &str| {
        format!(
            "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{text}</w:txbxContent></mc:Choice>\
             <mc:Fallback><w:pict><w:txbxContent>{text}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    };
    for (body, expected) in [
        (format!("[前]<w:p>{{甲}}{}{{乙}}</w:p>[后]", twice("[盒一][盒二]")), &["1 前", "2 甲乙", "2 盒一", "2 盒二", "3 后"][..]),
        (format!("<w:p>{}</w:p>", twice("[盒]<T><R><C>[表]</C></R></T>[末]")), &["1 盒", "1 [表]", "1 末"]),
        (
            format!("<T><R><C><w:p>{{甲}}{}</w:p>[乙]</C><C>[丙]</C></R></T>", twice("[盒]<T><R><C>[表]</C></R></T>")),
            &["1 [甲⏎盒⏎乙|丙]", "2 [表]"],
        ),
        (format!("<w:p>{}</w:p>", twice(&format!("<w:p>{}</w:p>", twice("[深]")))), &["1 深"]),
        ("<w:p><w:r><mc:AlternateContent><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>".into(), &["1 旧"]),
    ] {
        check(&body, expected);
    }
}

#[test]
fn changes_and_hidden_text_are_remarked() {
    use RemarkKind::{CoveredText, HiddenText, TrackedChanges};
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>";
    let deleted = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>";
    for (body, expected, remarks) in [
        (format!("[一]<w:p>{{得}}{deleted}<w:ins>{{新}}</w:ins>{deleted}</w:p>"), &["1 一", "2 得新"][..], &[(TrackedChanges, &[2][..], "")][..]),
        (
            "<T><R><C>[甲]</C><C><w:p><w:moveFrom>{旧}</w:moveFrom><w:moveTo>{新}</w:moveTo></w:p></C></R></T>".into(),
            &["1 [甲|新]"],
            &[(TrackedChanges, &[1, 1, 2], "")],
        ),
        (
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{上}</w:p>[下]".into(),
            &["2 上下"],
            &[(TrackedChanges, &[1], "")],
        ),
        (
            "<T><R><C>[1]</C></R><R><w:trPr><w:del/></w:trPr><C>[2]</C></R><R><C>[3]</C></R></T>".into(),
            &["1 [1/3]"],
            &[(TrackedChanges, &[1, 2, 1], "")],
        ),
        ("<w:p><w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:pPrChange></w:pPr>{甲}</w:p>".into(), &["1 甲"], &[]),
        (format!("<w:p>{hidden}{{甲}}</w:p>"), &["1 甲"], &[(HiddenText, &[1], "密")]),
        (format!("<T><R><C><w:p>{hidden}</w:p></C></R></T>"), &["1 []"], &[(HiddenText, &[1, 1, 1], "密")]),
        ("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>甲</w:t></w:r></w:p>".into(), &["1 甲"], &[]),
        (
            "<T><R><C>[甲]</C></R><R><C><w:tcPr><w:vMerge/></w:tcPr>[盖]</C></R></T>".into(),
            &["1 [甲/^]"],
            &[(CoveredText, &[1, 2, 1], "盖")],
        ),
    ] {
        told(&body, expected, remarks);
    }
}

#[test]
fn headings_come_from_styles_and_outlines() {
    let styles = format!(
        "<w:styles xmlns:w='{WORD}'>\
         <w:style w:styleId='1'><w:name w:val='heading 1'/></w:style>\
         <w:style w:styleId='2'><w:name w:val='标题 2'/></w:style>\
         <w:style w:styleId='a'><w:name w:val='自定'/><w:basedOn w:val='2'/></w:style>\
         <w:style w:styleId='b'><w:name w:val='其他'/><w:pPr><w:outlineLvl w:val='2'/></w:pPr></w:style>\
         <w:style w:styleId='c'><w:name w:val='正文'/><w:basedOn w:val='1'/><w:pPr><w:outlineLvl w:val='9'/></w:pPr></w:style>\
         <w:style w:styleId='d'><w:basedOn w:val='d'/></w:style></w:styles>"
    );
    let list = "<Relationships><Relationship Type='x/styles' Target='look.xml'/></Relationships>";
    for (properties, expected) in [
        ("<w:pStyle w:val='1'/>", "1# 题"),
        ("<w:pStyle w:val='2'/>", "1## 题"),
        ("<w:pStyle w:val='a'/>", "1## 题"),
        ("<w:pStyle w:val='b'/>", "1### 题"),
        ("<w:pStyle w:val='c'/>", "1 题"),
        ("<w:pStyle w:val='d'/>", "1 题"),
        ("<w:pStyle w:val='none'/>", "1 题"),
        ("<w:pStyle w:val='1'/><w:outlineLvl w:val='3'/>", "1#### 题"),
        ("<w:pStyle w:val='1'/><w:outlineLvl w:val='9'/>", "1 题"),
    ] {
        let body = main(&format!("<w:p><w:pPr>{properties}</w:pPr>{{题}}</w:p>"));
        let bytes = archive(&[
            ("word/document.xml", &body),
            ("word/_rels/document.xml.rels", list),
            ("word/look.xml", &styles),
        ]);
        assert_eq!(shown(&read(&bytes).unwrap()), [expected], "{properties}");
    }
}

#[test]
fn the_parts_of_a_package_are_found_by_what_refers_to_them() {
    let first = "<Relationships xmlns='urn:r'><Relationship Type='http://purl.oclc.org/x/officeDocument' Target='/doc/main.xml'/></Relationships>";
    let others = "<Relationships xmlns='urn:r'><Relationship Type='x/footnotes' Target='notes.xml'/>\
                  <Relationship Type='x/vbaProject' Target='vba.bin'/>\
                  <Relationship Type='x/hyperlink' TargetMode='External' Target='https://example.org/a'/>\
                  <Relationship Type='x/attachedTemplate' TargetMode='External' Target='https://example.org/b'/></Relationships>";
    let notes = format!(
        "<w:footnotes xmlns:w='{WORD}'><w:footnote w:id='0' w:type='separator'><w:p/></w:footnote>\
         <w:footnote w:id='1'><w:p><w:r><w:t>无人引用</w:t></w:r></w:p></w:footnote>\
         <w:footnote w:id='2'><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote></w:footnotes>"
    );
    let body = main(
        "[一]<w:p>{二}<w:r><w:footnoteReference w:id='0'/><w:footnoteReference w:id='2'/></w:r></w:p>[三]",
    );
    let document = read(&archive(&[
        ("_rels/.rels", first),
        ("doc/main.xml", &body),
        ("doc/_rels/main.xml.rels", others),
        ("doc/notes.xml", &notes),
    ]))
    .unwrap();
    assert_eq!(shown(&document), ["1 一", "2 二", "3 三", "2 注"]);
    let remarks: Vec<_> = document.remarks.iter().map(|remark| (remark.kind, remark.text.as_str())).collect();
    assert_eq!(
        remarks,
        [(RemarkKind::MacrosPresent, ""), (RemarkKind::ExternalLinks, "https://example.org/b")]
    );
}

#[test]
fn what_is_damaged_or_built_to_harm_is_refused() {
    let damaged = || Err(ReadError::damaged("word/document.xml"));
    let within = |count: usize| format!("{}{}", "<w:sdt>".repeat(count), "</w:sdt>".repeat(count));
    let cells = format!(
        "<T><R>{}</R></T>",
        "<C><w:tcPr><w:gridSpan w:val='99999999999'/></w:tcPr></C>".repeat(1_100)
    );
    for (body, expected) in [
        (within(100_000), damaged()),
        (within(900) + "[甲]", Ok(vec!["1 甲".to_owned()])),
        ("<w:p>".into(), damaged()),
        ("</w:p>".into(), damaged()),
        ("[&who;]".into(), damaged()),
        ("<T><R><C>".repeat(340) + &"</C></R></T>".repeat(340), damaged()),
        ("<T><R><C>[甲]</C></R></T>".repeat(1_001), Err(ReadError::TooManyTables)),
        (cells, Err(ReadError::TooManyCells)),
        (
            format!("<T>{}</T>", "<R><w:trPr><w:gridBefore w:val='4294967295'/></w:trPr></R>".repeat(1_001)),
            Err(ReadError::TooManyCells),
        ),
        (
            "<T><R><R><C>[甲]</C></R></R><C>[乙]</C></T><C>[丙]</C>".into(),
            Ok(vec!["1 乙".into(), "1 [甲]".into(), "2 丙".into()]),
        ),
        ("<w:p>{一}[二]{三}</w:p>".into(), Ok(vec!["1 一".into(), "2 二".into(), "2 三".into()])),
    ] {
        let found = read(&docx(&body)).map(|document| shown(&document));
        let head: String = body.chars().take(60).collect();
        assert_eq!(found, expected, "{head}");
    }
    let entity = main("[甲]").replace("?>", "?><!DOCTYPE a [<!ENTITY b 'b'>]>");
    let part = "word/document.xml".to_owned();
    assert_eq!(read(&archive(&[("word/document.xml", &entity)])), Err(ReadError::Entities { part }));
    assert_eq!(
        read(&archive(&[("word/document.xml", "<a/>")])),
        Err(ReadError::damaged("word/document.xml"))
    );
    assert_eq!(read(&archive(&[("xl/workbook.xml", "<a/>")])), Err(ReadError::NotOffice));
}

proptest! {
    #[test]
    fn no_changed_byte_makes_it_panic(flips in prop::collection::vec((any::<prop::sample::Index>(), 0..8_u8), 1..6)) {
        let mut text = main("[前]<T><R><C>[甲]</C><C><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>[乙]</C></R></T>").into_bytes();
        let mut bytes = docx("[前]<T><R><C>[甲]</C></R></T>");
        for (index, bit) in flips {
            let at = index.index(text.len());
            text[at] ^= 1 << bit;
            let at = index.index(bytes.len());
            bytes[at] ^= 1 << bit;
        }
        let _ = read(&bytes);
        let _ = read(&archive(&[("word/document.xml", &String::from_utf8_lossy(&text))]));
    }

    #[test]
    fn no_order_of_elements_makes_it_panic(steps in prop::collection::vec(0..20_usize, 0..60)) {
        const PIECES: [&str; 20] = [
            "<T>", "<R>", "<C>", "<w:p>", "<w:r>", "<w:t>", "<w:tcPr>", "<w:trPr>", "<w:pPr>", "<w:rPr>",
            "<w:txbxContent>", "<w:sdt>", "<w:sdtContent>", "<w:del>", "<w:vMerge/>", "<w:gridSpan w:val='3'/>",
            "<w:fldChar w:fldCharType='begin'/>", "<w:vanish/>", "甲", "",
        ];
        let mut open: Vec<&str> = Vec::new();
        let mut body = String::new();
        for step in steps {
            match PIECES[step] {
                "" => body.push_str(&open.pop().map(|tag| tag.replace('<', "</")).unwrap_or_default()),
                piece => {
                    body.push_str(piece);
                    if piece.starts_with('<') && !piece.ends_with("/>") {
                        open.push(piece);
                    }
                }
            }
        }
        while let Some(tag) = open.pop() {
            body.push_str(&tag.replace('<', "</"));
        }
        let document = read(&docx(&body)).unwrap();
        shown(&document);
        for block in &document.blocks {
            if let Block::Table(table) = block {
                prop_assert!(table.rows.iter().flat_map(|row| &row.cells).all(|cell| cell.source.column.is_some()));
            }
        }
    }
}
