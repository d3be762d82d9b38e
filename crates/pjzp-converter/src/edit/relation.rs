//! What the parts of a package refer to, and what they are.

use super::package::Copy;
use super::patch::{Patch, escaped, spans};
use crate::read::ReadError;

/// The part that says of every other what it is.
const TYPES: &str = "[Content_Types].xml";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// Has `part` refer to `target`, and gives the id of the reference.
///
/// # Errors
/// Those of [`Copy::xml`].
pub(super) fn relate(copy: &mut Copy<'_>, part: &str, kind: &str, target: &str) -> Result<String, ReadError> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let name = format!("{folder}/_rels/{file}.rels");
    let text = copy.xml(&name)?;
    let text = text.unwrap_or_else(|| {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships xmlns=\"{RELATIONS}\"></Relationships>"
        )
    });
    let listed = spans(&text, &name, "Id", |name, _| matches!(name, "Relationships" | "Relationship"))?;
    let is_free = |id: &String| listed.iter().all(|span| span.value.as_ref() != Some(id));
    let mut ids = (1..=u32::MAX).map(|number| format!("rIdPjzp{number}"));
    let id = ids.find(is_free).unwrap_or_default();
    let root = listed.iter().find(|span| span.depth == 0).ok_or_else(|| ReadError::damaged(&name))?;
    let mut patch = Patch::default();
    let (prefix, target) = (&root.prefix, escaped(target.trim_start_matches('/')));
    patch.append(root, &format!("<{prefix}Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"/{target}\"/>"));
    copy.write(&name, patch.apply(&text));
    Ok(id)
}

/// Says of a part what it is.
///
/// # Errors
/// [`ReadError::Damaged`] where the package says it of none.
pub(super) fn declare(copy: &mut Copy<'_>, part: &str, kind: &str) -> Result<(), ReadError> {
    add_type(copy, &format!("Override PartName=\"/{}\" ContentType=\"{kind}\"", escaped(part)))
}

/// Says of all parts with an ending what they are, where that is not said already.
///
/// # Errors
/// [`ReadError::Damaged`] where the package says it of no part.
pub(super) fn declare_ending(copy: &mut Copy<'_>, ending: &str, kind: &str) -> Result<(), ReadError> {
    let text = copy.needed(TYPES)?;
    let known = spans(&text, TYPES, "Extension", |name, _| name == "Default")?;
    let is_known = |value: &String| value.eq_ignore_ascii_case(ending);
    if known.iter().filter_map(|span| span.value.as_ref()).any(is_known) {
        return Ok(());
    }
    add_type(copy, &format!("Default Extension=\"{ending}\" ContentType=\"{kind}\""))
}

fn add_type(copy: &mut Copy<'_>, element: &str) -> Result<(), ReadError> {
    let text = copy.needed(TYPES)?;
    let root = spans(&text, TYPES, "", |name, depth| name == "Types" && depth == 0)?;
    let root = root.first().ok_or_else(|| ReadError::damaged(TYPES))?;
    let mut patch = Patch::default();
    patch.append(root, &format!("<{}{element}/>", root.prefix));
    copy.write(TYPES, patch.apply(&text));
    Ok(())
}
