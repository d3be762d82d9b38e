//! The cells of a sheet whose values are written otherwise.

use std::collections::{BTreeMap, BTreeSet};

use pjzp_core::Decimal;

use super::{Book, Changes};
use crate::edit::change::{Change, Piece, Refusal, substitute};
use crate::edit::patch::{Patch, Span, escaped, spans};
use crate::read::ReadError;
use crate::read::address::Address;
use crate::read::xlsx::{Places, unescaped};
use crate::read::xml::{Node, Xml};

/// A cell as it is written in its sheet.
struct Cell {
    span: Span,
    kind: String,
    style: Option<String>,
    reference: Option<String>,
    value: Option<Span>,
    inline: Option<Span>,
    has_formula: bool,
}

impl Cell {
    /// The number of its text, where that stands among those that cells share.
    fn string(&self, text: &str) -> Option<usize> {
        let is_shared = self.kind == "s" && !self.has_formula;
        is_shared.then(|| inside(text, self.value.as_ref()).trim().parse().ok())?
    }
}

/// What stands in an element; nothing in none.
fn inside<'t>(text: &'t str, element: Option<&Span>) -> &'t str {
    element.and_then(|span| text.get(span.head.end..span.tail.start)).unwrap_or_default()
}

/// Makes the changes of one sheet, each with its number, and notes why some were not made.
pub(super) fn rewrite(
    book: &mut Book<'_>,
    part: &str,
    changes: &Changes<'_>,
    refusals: &mut [Option<Refusal>],
) -> Result<(), ReadError> {
    let text = book.copy.needed(part)?;
    let cells = find(&text, part, |address| changes.contains_key(&address))?;
    let strings = shared(book, &cells.values().filter_map(|cell| cell.string(&text)).collect())?;
    let mut patch = Patch::default();
    for (address, changes) in changes {
        let Some(cell) = cells.get(address) else {
            refuse(changes, refusals, Refusal::NoPlace);
            continue;
        };
        if let Some(written) = write(&text, cell, &strings, changes, refusals)? {
            patch.replace(cell.span.head.start..cell.span.tail.end, written);
        }
    }
    book.copy.write(part, patch.apply(&text));
    Ok(())
}

fn refuse(changes: &[(usize, &Change)], refusals: &mut [Option<Refusal>], why: Refusal) {
    for (number, _) in changes {
        if let Some(refusal) = refusals.get_mut(*number) {
            *refusal = Some(why);
        }
    }
}

/// What a cell is written as once its changes are made; `None` where none was.
fn write(
    text: &str,
    cell: &Cell,
    strings: &BTreeMap<usize, String>,
    changes: &[(usize, &Change)],
    refusals: &mut [Option<Refusal>],
) -> Result<Option<String>, ReadError> {
    if cell.has_formula {
        refuse(changes, refusals, Refusal::Formula);
        return Ok(None);
    }
    let value = inside(text, cell.value.as_ref());
    let rich = match cell.kind.as_str() {
        "s" => cell.string(text).and_then(|number| strings.get(&number).cloned()),
        "inlineStr" => Some(inside(text, cell.inline.as_ref()).to_owned()),
        "str" => Some(format!("<{p}t xml:space=\"preserve\">{value}</{p}t>", p = cell.span.prefix)),
        _ => return Ok(number(text, cell, value, changes, refusals)),
    };
    let Some(rich) = rich else {
        refuse(changes, refusals, Refusal::NoPlace);
        return Ok(None);
    };
    let prefix = &cell.span.prefix;
    let rich = format!("<{prefix}is>{rich}</{prefix}is>");
    let (mut pieces, unsaid) = pieces(&rich)?;
    let before = pieces.clone();
    for (number, change) in changes {
        if let Err(why) = substitute(&mut pieces, &change.from, &change.to) {
            refuse(&[(*number, change)], refusals, why);
        }
    }
    if pieces == before {
        return Ok(None);
    }
    let mut patch = Patch::default();
    for (piece, _) in pieces.iter().zip(&before).filter(|(piece, before)| piece != before) {
        let escaped = escaped(&piece.text.replace("_x", "_x005F_x"));
        patch.replace(piece.range.clone(), escaped);
    }
    // How words are pronounced is said of glyphs by their number.
    for span in &unsaid {
        patch.replace(span.head.start..span.tail.end, "");
    }
    let attribute = |name: &str, value: &Option<String>| {
        value.as_ref().map(|value| format!(" {name}=\"{}\"", escaped(value))).unwrap_or_default()
    };
    let (place, style) = (attribute("r", &cell.reference), attribute("s", &cell.style));
    Ok(Some(format!("<{prefix}c{place}{style} t=\"inlineStr\">{}</{prefix}c>", patch.apply(&rich))))
}

/// A cell with a number, which only another number takes the place of.
fn number(
    text: &str,
    cell: &Cell,
    value: &str,
    changes: &[(usize, &Change)],
    refusals: &mut [Option<Refusal>],
) -> Option<String> {
    let is_plain = |text: &str| {
        text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && text.parse::<Decimal>().is_ok()
    };
    match (changes, &cell.value) {
        ([(_, change)], Some(span))
            if change.is_other_number
                && matches!(cell.kind.as_str(), "" | "n")
                && [&change.from, &change.to, value].into_iter().all(is_plain) =>
        {
            let before = text.get(cell.span.head.start..span.head.end)?;
            let behind = text.get(span.tail.start..cell.span.tail.end)?;
            Some(format!("{before}{}{behind}", change.to))
        }
        _ => {
            refuse(changes, refusals, Refusal::Number);
            None
        }
    }
}

/// The texts with their looks that cells refer to by these numbers.
fn shared(book: &mut Book<'_>, numbers: &BTreeSet<usize>) -> Result<BTreeMap<usize, String>, ReadError> {
    let mut found = BTreeMap::new();
    let part = book.relations.values().find(|relation| relation.kind == "sharedStrings");
    let Some(part) = part.map(|relation| relation.target.clone()) else { return Ok(found) };
    let text = book.copy.needed(&part)?;
    let mut xml = Xml::new(&text, &part);
    let mut number = 0_usize;
    while let Some(element) = xml.element(0)? {
        if element.name() != "si" {
            continue;
        }
        let start = xml.range().end;
        xml.skip()?;
        if numbers.contains(&number) {
            found.insert(number, text.get(start..xml.range().start).unwrap_or_default().to_owned());
        }
        number = number.saturating_add(1);
    }
    Ok(found)
}

/// The pieces of a text with looks, and what says how it is pronounced.
fn pieces(rich: &str) -> Result<(Vec<Piece>, Vec<Span>), ReadError> {
    let found = spans(rich, "is", "", |name, _| matches!(name, "t" | "rPh"))?;
    let (said, unsaid): (Vec<Span>, Vec<Span>) = found.into_iter().partition(|span| span.name == "t");
    let is_said = |span: &&Span| {
        let before = unsaid.partition_point(|unsaid| unsaid.head.start < span.head.start);
        let around = before.checked_sub(1).and_then(|index| unsaid.get(index));
        !span.is_empty() && !around.is_some_and(|unsaid| unsaid.holds(span))
    };
    let pieces = said.iter().filter(is_said);
    let pieces = pieces.map(|span| {
        let range = span.head.end..span.tail.start;
        let mut xml = Xml::new(rich.get(span.head.start..span.tail.end).unwrap_or_default(), "is");
        xml.element(0)?;
        Ok(Piece { range, text: unescaped(&xml.text()?) })
    });
    Ok((pieces.collect::<Result<_, ReadError>>()?, unsaid))
}

/// The cells of a sheet that are asked for, counted as the reader counts them.
fn find(
    text: &str,
    part: &str,
    is_asked: impl Fn(Address) -> bool,
) -> Result<BTreeMap<Address, Cell>, ReadError> {
    let mut xml = Xml::new(text, part);
    let mut places = Places::default();
    let mut cells = BTreeMap::new();
    while let Some(element) = xml.element(0)? {
        match element.name() {
            "row" => drop(places.row(&element)),
            "c" => {
                let address = places.cell(&element).ok_or_else(|| xml.damaged())?;
                if is_asked(address) {
                    let attributes = ["t", "s", "r"].map(|name| element.attribute(name));
                    let prefix = element.prefix().to_owned();
                    cells.insert(address, cell(&mut xml, attributes, &prefix)?);
                }
            }
            _ => {}
        }
    }
    Ok(cells)
}

/// The cell that has just begun.
fn cell(xml: &mut Xml<'_>, attributes: [Option<String>; 3], prefix: &str) -> Result<Cell, ReadError> {
    let [kind, style, reference] = attributes;
    let (depth, head) = (xml.depth(), xml.range());
    let span = |name: &str, head| Span {
        name: name.to_owned(),
        prefix: prefix.to_owned(),
        depth,
        head,
        tail: 0..0,
        value: None,
    };
    let mut cell = Cell {
        span: span("c", head),
        kind: kind.unwrap_or_default(),
        style,
        reference,
        value: None,
        inline: None,
        has_formula: false,
    };
    while let Some(node) = xml.next()? {
        let Node::Start(element) = node else {
            if matches!(node, Node::End) && xml.depth() < depth {
                break;
            }
            continue;
        };
        let name = element.name().to_owned();
        let mut inner = span(&name, xml.range());
        xml.skip()?;
        inner.tail = xml.range();
        match name.as_str() {
            "v" => cell.value = Some(inner),
            "is" => cell.inline = Some(inner),
            "f" => cell.has_formula = true,
            _ => {}
        }
    }
    cell.span.tail = xml.range();
    Ok(cell)
}
