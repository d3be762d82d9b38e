//! The styles of a paper: GB/T 9704—2012 for text, smaller sizes for forms.

use crate::write::face::{BODY, HEAD, SECOND, TITLE};
use crate::write::xml::Xml;

/// The namespace of Word's own elements.
pub(super) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A style: its id, its name, the face, the size in half points, and the rest.
struct Style {
    id: &'static str,
    name: &'static str,
    face: &'static str,
    half_points: u32,
    align: &'static str,
    /// Exact distance of lines in twentieths of a point; the face's own where 0.
    line: u32,
    /// Characters that the first line is moved in, in hundredths.
    indent: u32,
    /// The level in the outline, from 0.
    outline: Option<u8>,
}

/// The 28 points from line to line that put 22 lines on a page.
const LINES: u32 = 560;

#[rustfmt::skip]
const STYLES: [Style; 13] = [
    Style { id: "Body", name: "正文文本", face: BODY, half_points: 32, align: "both", line: LINES, indent: 200, outline: None },
    Style { id: "PaperTitle", name: "公文标题", face: TITLE, half_points: 44, align: "center", line: 700, indent: 0, outline: None },
    Style { id: "Heading1", name: "heading 1", face: HEAD, half_points: 32, align: "both", line: LINES, indent: 200, outline: Some(0) },
    Style { id: "Heading2", name: "heading 2", face: SECOND, half_points: 32, align: "both", line: LINES, indent: 200, outline: Some(1) },
    Style { id: "Heading3", name: "heading 3", face: BODY, half_points: 32, align: "both", line: LINES, indent: 200, outline: Some(2) },
    Style { id: "Cover", name: "封面", face: BODY, half_points: 32, align: "left", line: 800, indent: 0, outline: None },
    Style { id: "TableTitle", name: "表题", face: HEAD, half_points: 28, align: "center", line: LINES, indent: 0, outline: None },
    Style { id: "FormTitle", name: "表名", face: TITLE, half_points: 40, align: "center", line: 0, indent: 0, outline: None },
    Style { id: "FormYear", name: "年度", face: BODY, half_points: 24, align: "center", line: 0, indent: 0, outline: None },
    Style { id: "CellHead", name: "表头", face: HEAD, half_points: 18, align: "center", line: 0, indent: 0, outline: None },
    Style { id: "CellWord", name: "表内居中", face: BODY, half_points: 18, align: "center", line: 0, indent: 0, outline: None },
    Style { id: "CellText", name: "表内文字", face: BODY, half_points: 18, align: "left", line: 0, indent: 0, outline: None },
    Style { id: "Note", name: "表注", face: BODY, half_points: 18, align: "left", line: 0, indent: 0, outline: None },
];

/// The part that declares them.
pub(super) fn part() -> Vec<u8> {
    let mut xml = Xml::part();
    xml.element("w:styles", &[("xmlns:w", W)], |xml| {
        xml.element("w:docDefaults", &[], |xml| {
            xml.element("w:rPrDefault", &[], |xml| {
                xml.element("w:rPr", &[], |xml| {
                    face(xml, BODY);
                    xml.empty("w:lang", &[("w:val", "en-US"), ("w:eastAsia", "zh-CN")]);
                });
            });
            xml.empty("w:pPrDefault", &[]);
        });
        xml.element(
            "w:style",
            &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")],
            |xml| {
                xml.empty("w:name", &[("w:val", "Normal")]);
            },
        );
        for style in &STYLES {
            style.write(xml);
        }
        xml.element("w:style", &[("w:type", "character"), ("w:styleId", "Blank")], |xml| {
            xml.empty("w:name", &[("w:val", "待填写")]);
            xml.element("w:rPr", &[], |xml| xml.empty("w:highlight", &[("w:val", "yellow")]));
        });
    });
    xml.into_bytes()
}

impl Style {
    fn write(&self, xml: &mut Xml) {
        xml.element("w:style", &[("w:type", "paragraph"), ("w:styleId", self.id)], |xml| {
            xml.empty("w:name", &[("w:val", self.name)]);
            xml.empty("w:basedOn", &[("w:val", "Normal")]);
            xml.empty("w:qFormat", &[]);
            xml.element("w:pPr", &[], |xml| {
                if self.outline.is_some() {
                    xml.empty("w:keepNext", &[]);
                }
                // Lines are counted by points and not by the grid of the page.
                xml.empty("w:snapToGrid", &[("w:val", "0")]);
                if self.line > 0 {
                    let line = self.line.to_string();
                    xml.empty(
                        "w:spacing",
                        &[("w:before", "0"), ("w:after", "0"), ("w:line", &line), ("w:lineRule", "exact")],
                    );
                }
                if self.indent > 0 {
                    let (hundredths, twips) =
                        (self.indent.to_string(), (self.half_points * 10 * self.indent / 100).to_string());
                    xml.empty("w:ind", &[("w:firstLineChars", &hundredths), ("w:firstLine", &twips)]);
                }
                xml.empty("w:jc", &[("w:val", self.align)]);
                if let Some(level) = self.outline {
                    xml.empty("w:outlineLvl", &[("w:val", &level.to_string())]);
                }
            });
            xml.element("w:rPr", &[], |xml| {
                face(xml, self.face);
                if self.id == "Heading3" {
                    xml.empty("w:b", &[]);
                }
                let size = self.half_points.to_string();
                xml.empty("w:sz", &[("w:val", &size)]);
                xml.empty("w:szCs", &[("w:val", &size)]);
            });
        });
    }
}

/// A face for all scripts, East Asian text and the digits in it.
fn face(xml: &mut Xml, name: &str) {
    xml.empty("w:rFonts", &[("w:ascii", name), ("w:hAnsi", name), ("w:eastAsia", name), ("w:cs", name)]);
}
