//! Office Open XML workbooks: xlsx, xlsm and their templates.
//!
//! A formula is never computed: its last result, which the file holds, is its value.

mod place;
mod style;
mod worksheet;

use std::collections::BTreeMap;

use pjzp_core::Source;

use super::ReadError;
use super::number_format::Epoch;
use super::package::Package;
use super::sheet::Workbook;
use super::xml::{Node, Xml};
use crate::document::{Document, RemarkKind};
pub(crate) use place::Places;
use style::Styles;
use worksheet::Context;

/// Reads a workbook.
pub(super) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut package = Package::open(bytes)?;
    let root = relations(&mut package, "")?;
    let main = root.into_values().find(|relation| relation.kind == "officeDocument");
    let main = main.map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.target);
    let relations = relations(&mut package, &main)?;
    let listed = Listed::read(&package.xml(&main)?.ok_or_else(|| ReadError::damaged(&main))?, &main)?;

    let mut workbook = Workbook::default();
    if package.names().any(|name| name.ends_with("vbaproject.bin")) {
        workbook.remark(RemarkKind::MacrosPresent, Source::default(), "");
    }
    if relations.values().any(|relation| relation.kind == "externalLink") {
        workbook.remark(RemarkKind::ExternalLinks, Source::default(), "");
    }
    let part = |kind: &str| relations.values().find(|relation| relation.kind == kind);
    let styles = part("styles").map(|relation| relation.target.as_str()).unwrap_or_default();
    let styles = Styles::read(&package.xml(styles)?.unwrap_or_default(), styles)?;
    let strings = part("sharedStrings").map(|relation| relation.target.as_str()).unwrap_or_default();
    let strings = shared_strings(&package.xml(strings)?.unwrap_or_default(), strings)?;
    let context = Context { styles: &styles, strings: &strings, epoch: listed.epoch };
    for ListedSheet { name, relation, is_hidden } in listed.sheets {
        let mut sheet = workbook.sheet(name)?;
        sheet.is_hidden = is_hidden;
        // A sheet may be a chart, which has no cells.
        if let Some(relation) = relations.get(&relation).filter(|relation| relation.kind == "worksheet") {
            let part = &relation.target;
            let text = package.xml(part)?.ok_or_else(|| ReadError::damaged(part))?;
            context.read(&text, part, &mut workbook, &mut sheet)?;
            drop(text);
            workbook.close(sheet)?;
        }
    }
    Ok(workbook.finish())
}

/// What a part refers to.
#[derive(Debug)]
pub(crate) struct Relation {
    /// The last word of its type.
    pub(crate) kind: String,
    /// The name of the other part.
    pub(crate) target: String,
}

/// What a part, or the package itself, refers to inside the package, by its id.
pub(crate) fn relations(
    package: &mut Package<'_>,
    part: &str,
) -> Result<BTreeMap<String, Relation>, ReadError> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let name = format!("{folder}/_rels/{file}.rels");
    let text = package.xml(&name)?.unwrap_or_default();
    let mut xml = Xml::new(&text, &name);
    let mut relations = BTreeMap::new();
    while let Some(element) = xml.element(0)? {
        let attribute = |name| element.attribute(name).unwrap_or_default();
        if element.name() == "Relationship" {
            let (kind, target) = (attribute("Type"), attribute("Target"));
            let kind = kind.rsplit_once('/').map_or(kind.as_str(), |(_, kind)| kind).to_owned();
            let target = if target.starts_with('/') { target } else { resolved(folder, &target) };
            relations.insert(attribute("Id"), Relation { kind, target });
        }
    }
    Ok(relations)
}

/// A name relative to a folder.
fn resolved(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// What the workbook says of its sheets.
#[derive(Debug, Default)]
pub(crate) struct Listed {
    pub(crate) sheets: Vec<ListedSheet>,
    epoch: Epoch,
}

#[derive(Debug)]
pub(crate) struct ListedSheet {
    pub(crate) name: String,
    pub(crate) relation: String,
    is_hidden: bool,
}

impl Listed {
    pub(crate) fn read(text: &str, part: &str) -> Result<Self, ReadError> {
        let mut xml = Xml::new(text, part);
        let mut listed = Self::default();
        while let Some(element) = xml.element(0)? {
            let attribute = |name| element.attribute(name).unwrap_or_default();
            match element.name() {
                "workbookPr" if element.is("date1904") => listed.epoch = Epoch::Y1904,
                "sheet" => listed.sheets.push(ListedSheet {
                    name: attribute("name"),
                    relation: attribute("id"),
                    is_hidden: matches!(attribute("state").as_str(), "hidden" | "veryHidden"),
                }),
                _ => {}
            }
        }
        Ok(listed)
    }
}

/// The texts that cells refer to by number.
fn shared_strings(text: &str, part: &str) -> Result<Vec<String>, ReadError> {
    let mut xml = Xml::new(text, part);
    let mut strings = Vec::new();
    while let Some(element) = xml.element(0)? {
        if element.name() == "si" {
            strings.push(rich_text(&mut xml)?);
        }
    }
    Ok(strings)
}

/// The text of the element that has just begun, run by run, without its pronunciation.
fn rich_text(xml: &mut Xml<'_>) -> Result<String, ReadError> {
    let depth = xml.depth();
    let mut all = String::new();
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(element) if element.name() == "rPh" => xml.skip()?,
            Node::Start(element) if element.name() == "t" => all.push_str(&xml.text()?),
            Node::End if xml.depth() < depth => break,
            Node::Start(_) | Node::End | Node::Text(_) => {}
        }
    }
    Ok(unescaped(&all))
}

/// Puts in the characters that XML cannot hold, which are written `_x000D_`.
pub(crate) fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("_x") {
        plain.push_str(before);
        let digits = behind.get(..4).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let glyph = digits
            .filter(|_| behind.as_bytes().get(4) == Some(&b'_'))
            .and_then(|digits| char::from_u32(u32::from_str_radix(digits, 16).ok()?));
        if let (Some(glyph), Some(behind)) = (glyph, behind.get(5..)) {
            plain.push(glyph);
            rest = behind;
        } else {
            plain.push_str("_x");
            rest = behind;
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_where_they_are_named() {
        for (folder, target, expected) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "../media/a.png", "media/a.png"),
            ("", "./xl/workbook.xml", "xl/workbook.xml"),
            ("xl", "../../../a", "a"),
        ] {
            assert_eq!(resolved(folder, target), expected);
        }
    }

    #[test]
    fn texts_are_those_that_are_seen() {
        let text = "<x:sst xmlns:x='u'><x:si><x:t>甲</x:t></x:si><x:si/>\
                    <x:si><x:r><x:rPr><x:b/></x:rPr><x:t>数量</x:t></x:r><x:r><x:t> 指标</x:t></x:r>\
                    <x:rPh sb='0' eb='1'><x:t>shu</x:t></x:rPh></x:si><x:si><x:t>a_x000A_b_x5f</x:t></x:si></x:sst>";
        assert_eq!(shared_strings(text, "p").unwrap(), ["甲", "", "数量 指标", "a\nb_x5f"]);
    }
}
