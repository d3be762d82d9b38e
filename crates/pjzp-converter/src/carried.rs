//! The submission that an office file carries as data, held against what the file shows.
//!
//! What people see and sign is what is judged; the data beside it is only compared. It is compared
//! with what would be recognised in the form as it was written, so what a form cannot say, and what
//! an office program writes otherwise when it saves the file, is no difference.

use std::collections::BTreeMap;

use pjzp_core::standards::{self, choose};
use pjzp_core::{Decimal, Pointer, Source, Submission};
use serde_json::Value;

use crate::read::{ReadError, parts_in};
use crate::recognise::{Recognised, recognise};
use crate::write::{CARRIED_ELEMENT, CARRIED_NAMESPACE, Purpose, WriteError, lay_out};

/// A value that the file shows otherwise than its data has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The value; `/indicators` where the rows are not even as many.
    pub pointer: Pointer,
    /// What the file shows; `None` where it shows nothing.
    pub shown: Option<String>,
    /// What its data has; `None` where that has nothing.
    pub carried: Option<String>,
    /// Where the file shows it, or what is next to it.
    pub source: Source,
}

/// What a file carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The submission it was written from.
    pub submission: Submission,
    /// The standard whose form it was written as, by its id.
    pub standard: Option<String>,
    /// Whether it is the form and nothing else.
    pub is_form: bool,
}

/// The submission that a file carries; `None` where it carries none that can be read.
///
/// # Errors
/// [`ReadError`] where the file is no sound archive.
pub fn carried(bytes: &[u8]) -> Result<Option<Carried>, ReadError> {
    // Office programs name and number the parts as they like.
    let is_custom = |name: &str| name.starts_with("customxml/item") && !name.contains("props");
    for element in parts_in(bytes, is_custom, CARRIED_ELEMENT, CARRIED_NAMESPACE)? {
        let Ok(submission) = pjzp_schema::read_submission(element.text.as_bytes()) else { continue };
        let is_form = element.attribute("kind") == Some("form");
        let standard = element.attribute("standard").map(str::to_owned);
        return Ok(Some(Carried { submission, standard, is_form }));
    }
    Ok(None)
}

/// A value that is written otherwise: its place in what the file shows, what it was, what it is.
pub type Edit = (Pointer, String, String);

/// The file with the same values changed in the data it carries; without data where a value is not
/// to be found there. A file that carries none stays as it is.
///
/// # Errors
/// [`WriteError`] where the file cannot be put together again.
pub fn renewed(bytes: Vec<u8>, edits: &[Edit]) -> Result<Vec<u8>, WriteError> {
    let Ok(Some(carried)) = carried(&bytes) else { return Ok(bytes) };
    let mut whole = serde_json::to_value(&carried.submission).unwrap_or_default();
    let found = edits.iter().all(|(place, from, to)| change(&mut whole, place, from, to));
    let submission = pjzp_schema::read_submission(whole.to_string().as_bytes()).ok();
    let json = submission.filter(|_| found).map(|submission| pjzp_schema::write_submission(&submission));
    crate::write::replace_data(&bytes, json.as_deref(), &carried)
}

/// Changes a value at its place, or where else in the same list it alone is what it was: the data
/// may have more items than the form shows.
fn change(whole: &mut Value, place: &Pointer, from: &str, to: &str) -> bool {
    let is_from = |value: &Value, place: &str| value.pointer(place).and_then(Value::as_str) == Some(from);
    let mut places = vec![place.text().to_owned()];
    if !is_from(whole, place.text()) {
        let mut all = BTreeMap::new();
        walk(whole, Pointer::default(), &mut all);
        let (list, member) = (place.text().split('/').nth(1), place.text().rsplit('/').next());
        let is_like = |other: &str| other.split('/').nth(1) == list && other.rsplit('/').next() == member;
        places = all.keys().map(ToString::to_string).filter(|other| is_like(other)).collect();
        places.retain(|other| is_from(whole, other));
    }
    let [only] = places.as_slice() else { return false };
    let Some(value) = whole.pointer_mut(only) else { return false };
    *value = to.into();
    true
}

/// Where a file shows something else than the data it carries.
pub fn differences(carried: &Carried, shown: &Recognised) -> Vec<Difference> {
    if !carried.is_form {
        return Vec::new();
    }
    let submission = &carried.submission;
    let standard = carried.standard.as_deref().and_then(standards::find);
    let standard = standard.unwrap_or_else(|| choose(submission).standard);
    let sheet = lay_out(submission, &standard, Purpose::Filed);
    // What is recognised differs with whether remarks stand in the grid or around it.
    let forms = [sheet.document(), sheet.page()].map(|document| recognise(&document).submission);
    let found = forms.iter().map(|written| between(written, shown));
    found.min_by_key(Vec::len).unwrap_or_default()
}

/// Where a file shows something else than it was written to show.
fn between(written: &Submission, shown: &Recognised) -> Vec<Difference> {
    let source = |pointer: &Pointer| shown.sources.find(pointer).cloned().unwrap_or_default();
    let [shown_rows, written_rows] = [&shown.submission, written].map(|form| form.indicators.len());
    let same_rows = shown_rows == written_rows;
    let mut differences = Vec::new();
    if !same_rows {
        let pointer = Pointer::from("/indicators");
        let [shown, carried] = [shown_rows, written_rows].map(|count| Some(count.to_string()));
        differences.push(Difference { source: source(&pointer), pointer, shown, carried });
    }
    let (there, here) = (values(written), values(&shown.submission));
    let mut places: Vec<&Pointer> = there.keys().chain(here.keys()).collect();
    places.sort_unstable();
    places.dedup();
    for place in places.into_iter().filter(|place| same_rows || place.item("/indicators").is_none()) {
        let (carried, shown) = (there.get(place), here.get(place));
        if !is_same(carried.map(String::as_str), shown.map(String::as_str)) {
            differences.push(Difference {
                pointer: place.clone(),
                shown: shown.cloned(),
                carried: carried.cloned(),
                source: source(place),
            });
        }
    }
    differences
}

/// The values of the form by place; what stands in prose around it is not of the form.
fn values(form: &Submission) -> BTreeMap<Pointer, String> {
    let whole = serde_json::to_value(form).unwrap_or_default();
    let mut values = BTreeMap::new();
    if let Value::Object(members) = whole {
        let of_form = |name: &str| !matches!(name, "statements" | "narrative" | "attachments");
        for (name, member) in members.iter().filter(|(name, _)| of_form(name)) {
            walk(member, Pointer::default().at(name), &mut values);
        }
    }
    values
}

fn walk(value: &Value, place: Pointer, values: &mut BTreeMap<Pointer, String>) {
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(name, member)| walk(member, place.at(name), values));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| walk(item, place.at(index), values));
        }
        Value::Null => {}
        Value::String(text) => drop(values.insert(place, text.clone())),
        other => drop(values.insert(place, other.to_string())),
    }
}

/// Whether two texts say the same: blanks and the noughts behind a number are nothing.
fn is_same(carried: Option<&str>, shown: Option<&str>) -> bool {
    let plain = |text: Option<&str>| -> String { text.unwrap_or_default().split_whitespace().collect() };
    let (carried, shown) = (plain(carried), plain(shown));
    let number = |text: &str| Decimal::parse(text.strip_suffix('%').unwrap_or(text)).ok();
    carried == shown
        || (carried.ends_with('%') == shown.ends_with('%')
            && number(&carried).is_some()
            && number(&carried) == number(&shown))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_and_noughts_are_no_difference() {
        for (carried, shown, same) in [
            (Some("3.50"), Some("3.5"), true),
            (Some("42.0%"), Some("42%"), true),
            (Some("42"), Some("42%"), false),
            (Some("一 二"), Some("一\n二"), true),
            (Some(""), None, true),
            (Some("3.5"), None, false),
            (Some("3.5"), Some("3.6"), false),
        ] {
            assert_eq!(is_same(carried, shown), same, "{carried:?} {shown:?}");
        }
    }
}
