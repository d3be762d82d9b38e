use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

use super::Layout;
use super::html::escaped;

/// The form as a Word document.
///
/// # Errors
/// When it cannot be packed.
pub fn docx(layout: &Layout) -> Result<Vec<u8>, ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("[Content_Types].xml", CONTENT_TYPES.to_owned()),
        ("_rels/.rels", RELATIONSHIPS.to_owned()),
        ("word/document.xml", document(layout)),
    ] {
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;

const RELATIONSHIPS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

fn document(layout: &Layout) -> String {
    let mut xml = String::from(
        r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#,
    );
    layout.before.iter().for_each(|text| xml.push_str(&paragraph(text)));
    xml.push_str("<w:tbl><w:tblPr/><w:tblGrid>");
    xml.push_str(&"<w:gridCol/>".repeat(layout.width));
    xml.push_str("</w:tblGrid>");
    for row in 0..layout.height {
        xml.push_str("<w:tr>");
        // Every row has a cell for each that reaches into it from above.
        let mut across: Vec<_> =
            layout.tiles.iter().filter(|tile| (tile.row..tile.row + tile.rows).contains(&row)).collect();
        across.sort_by_key(|tile| tile.column);
        for tile in across {
            let (merge, text) = match (tile.rows, tile.row == row) {
                (1, _) => ("", tile.text.as_str()),
                (_, true) => (r#"<w:vMerge w:val="restart"/>"#, tile.text.as_str()),
                (_, false) => ("<w:vMerge/>", ""),
            };
            let columns = tile.columns;
            // Writing to a string cannot fail.
            let _ = write!(
                xml,
                r#"<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/>{merge}</w:tcPr>{}</w:tc>"#,
                paragraph(text)
            );
        }
        xml.push_str("</w:tr>");
    }
    xml.push_str("</w:tbl>");
    layout.behind.iter().for_each(|text| xml.push_str(&paragraph(text)));
    xml.push_str("</w:body></w:document>");
    xml
}

fn paragraph(text: &str) -> String {
    format!(r#"<w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>"#, escaped(text))
}
