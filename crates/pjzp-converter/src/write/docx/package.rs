//! The parts of a Word document around its body.

use super::paper::Paper;
use super::style::{self, W};
use crate::write::error::WriteError;
use crate::write::package::{self, Data, PROPERTIES, Part};
use crate::write::xml::Xml;

/// The page: its size and margins, in twips (a twentieth of a point).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::write) struct Page {
    pub(in crate::write) width: u32,
    pub(in crate::write) height: u32,
    pub(in crate::write) top: u32,
    pub(in crate::write) bottom: u32,
    pub(in crate::write) left: u32,
    pub(in crate::write) right: u32,
    /// The first page is a cover, without a number.
    pub(in crate::write) has_cover: bool,
}

impl Page {
    /// A4 with the margins of GB/T 9704—2012: 37, 35, 28 and 26 mm.
    pub(in crate::write) const OFFICIAL: Self = Self {
        width: 11906,
        height: 16838,
        top: 2098,
        bottom: 1984,
        left: 1588,
        right: 1474,
        has_cover: true,
    };
    /// A4 for a form, upright.
    pub(in crate::write) const UPRIGHT: Self = Self {
        width: 11906,
        height: 16838,
        top: 1134,
        bottom: 1134,
        left: 964,
        right: 964,
        has_cover: false,
    };
    /// A4 for a form, on its side.
    pub(in crate::write) const ACROSS: Self = Self {
        width: 16838,
        height: 11906,
        top: 1134,
        bottom: 1134,
        left: 1134,
        right: 1134,
        has_cover: false,
    };

    /// Between the margins.
    pub(in crate::write) fn inner(self) -> u32 {
        self.width.saturating_sub(self.left).saturating_sub(self.right)
    }
}

const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// Puts a document together; `data` is the submission it carries.
pub(in crate::write) fn write(
    paper: Paper,
    page: Page,
    data: Option<Data<'_>>,
) -> Result<Vec<u8>, WriteError> {
    let mut parts = vec![
        Part { name: "[Content_Types].xml", bytes: content_types(data.is_some()) },
        Part {
            name: "_rels/.rels",
            bytes: relations(&[("rId1", "officeDocument", "word/document.xml")], false),
        },
        Part { name: "word/document.xml", bytes: document(paper, page) },
        Part {
            name: "word/_rels/document.xml.rels",
            bytes: relations(
                &[
                    ("rId1", "styles", "styles.xml"),
                    ("rId2", "settings", "settings.xml"),
                    ("rId3", "footer", "footer1.xml"),
                    ("rId4", "footer", "footer2.xml"),
                ],
                data.is_some(),
            ),
        },
        Part { name: "word/styles.xml", bytes: style::part() },
        Part { name: "word/settings.xml", bytes: settings() },
        Part { name: "word/footer1.xml", bytes: footer("right") },
        Part { name: "word/footer2.xml", bytes: footer("left") },
    ];
    parts.extend(data.map(package::embedded).unwrap_or_default());
    package::pack(parts)
}

fn content_types(has_data: bool) -> Vec<u8> {
    let mut xml = Xml::part();
    let namespace = "http://schemas.openxmlformats.org/package/2006/content-types";
    xml.element("Types", &[("xmlns", namespace)], |xml| {
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        xml.empty("Default", &[("Extension", "rels"), ("ContentType", relations)]);
        xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
        for (part, kind) in [
            ("/word/document.xml", "document.main"),
            ("/word/styles.xml", "styles"),
            ("/word/settings.xml", "settings"),
            ("/word/footer1.xml", "footer"),
            ("/word/footer2.xml", "footer"),
        ] {
            xml.empty("Override", &[("PartName", part), ("ContentType", &format!("{WORD}{kind}+xml"))]);
        }
        if has_data {
            xml.empty("Override", &[("PartName", PROPERTIES.0), ("ContentType", PROPERTIES.1)]);
        }
    });
    xml.into_bytes()
}

fn relations(targets: &[(&str, &str, &str)], has_data: bool) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.element("Relationships", &[("xmlns", RELATIONS)], |xml| {
        for (id, kind, target) in targets {
            xml.empty("Relationship", &[("Id", id), ("Type", &format!("{R}/{kind}")), ("Target", target)]);
        }
        if has_data {
            package::relation(xml, "rIdPjzp");
        }
    });
    xml.into_bytes()
}

fn document(paper: Paper, page: Page) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.element("w:document", &[("xmlns:w", W), ("xmlns:r", R)], |xml| {
        xml.element("w:body", &[], |xml| {
            xml.put(&paper.into_body());
            section(xml, page);
        });
    });
    xml.into_bytes()
}

/// What the pages of a section are like.
pub(super) fn section(xml: &mut Xml, page: Page) {
    let number = |number: u32| number.to_string();
    xml.element("w:sectPr", &[], |xml| {
        xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "rId3")]);
        xml.empty("w:footerReference", &[("w:type", "even"), ("r:id", "rId4")]);
        let (width, height) = (number(page.width), number(page.height));
        let mut size = vec![("w:w", width.as_str()), ("w:h", height.as_str())];
        if page.height < page.width {
            size.push(("w:orient", "landscape"));
        }
        xml.empty("w:pgSz", &size);
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", &number(page.top)),
                ("w:right", &number(page.right)),
                ("w:bottom", &number(page.bottom)),
                ("w:left", &number(page.left)),
                ("w:header", "851"),
                ("w:footer", "992"),
                ("w:gutter", "0"),
            ],
        );
        if page.has_cover {
            // The page behind the cover is the first.
            xml.empty("w:pgNumType", &[("w:start", "0")]);
            xml.empty("w:titlePg", &[]);
        }
    });
}

fn settings() -> Vec<u8> {
    let mut xml = Xml::part();
    xml.element("w:settings", &[("xmlns:w", W)], |xml| {
        xml.empty("w:evenAndOddHeaders", &[]);
        xml.element("w:compat", &[], |xml| {
            let uri = "http://schemas.microsoft.com/office/word";
            xml.empty("w:compatSetting", &[("w:name", "compatibilityMode"), ("w:uri", uri), ("w:val", "15")]);
        });
    });
    xml.into_bytes()
}

/// The number of the page between two dashes, one character from the outer margin.
fn footer(side: &str) -> Vec<u8> {
    let mut xml = Xml::part();
    let font = |xml: &mut Xml| {
        xml.element("w:rPr", &[], |xml| {
            let face = "宋体";
            xml.empty("w:rFonts", &[("w:ascii", face), ("w:hAnsi", face), ("w:eastAsia", face)]);
            xml.empty("w:sz", &[("w:val", "28")]);
        });
    };
    xml.element("w:ftr", &[("xmlns:w", W)], |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.empty("w:ind", &[(if side == "right" { "w:right" } else { "w:left" }, "280")]);
                xml.empty("w:jc", &[("w:val", side)]);
            });
            let text = |xml: &mut Xml, text: &str| {
                xml.element("w:r", &[], |xml| {
                    font(xml);
                    xml.element("w:t", &[("xml:space", "preserve")], |xml| xml.text(text));
                });
            };
            text(xml, "— ");
            xml.element("w:fldSimple", &[("w:instr", "PAGE")], |xml| text(xml, "1"));
            text(xml, " —");
        });
    });
    xml.into_bytes()
}
