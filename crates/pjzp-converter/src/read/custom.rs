//! Parts of an office file that hold data of other programs.

use super::ReadError;
use super::package::{Package, ZIP};
use super::xml::Xml;

/// An element of a part, with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// All text in it.
    pub(crate) text: String,
    attributes: Vec<(&'static str, String)>,
}

impl Found {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(of, _)| *of == name).map(|(_, value)| value.as_str())
    }
}

/// The root elements of this name and namespace in the parts whose names are wanted.
///
/// # Errors
/// [`ReadError`] where the file is no sound archive; a part that is no XML is passed over.
pub(crate) fn parts_in(
    bytes: &[u8],
    is_wanted: impl Fn(&str) -> bool,
    name: &str,
    namespace: &str,
) -> Result<Vec<Found>, ReadError> {
    if !bytes.starts_with(ZIP) {
        return Ok(Vec::new());
    }
    let mut package = Package::open(bytes)?;
    let names: Vec<String> = package.names().filter(|name| is_wanted(name)).map(str::to_owned).collect();
    let mut found = Vec::new();
    for part in names {
        let Ok(Some(text)) = package.xml(&part) else { continue };
        let mut xml = Xml::new(&text, &part);
        let Ok(Some(element)) = xml.element(0) else { continue };
        let is_ours = element.name() == name && text.contains(namespace);
        let attributes = ["kind", "standard"]
            .into_iter()
            .filter_map(|name| Some((name, element.attribute(name)?)))
            .collect();
        if let (true, Ok(text)) = (is_ours, xml.text()) {
            found.push(Found { text, attributes });
        }
    }
    Ok(found)
}
