use std::fmt::Write;

/// The name of a file as a URI: relative where the name is, with the parts of a path kept apart.
pub(super) fn uri(name: &str) -> String {
    let is_windows = name.contains('\\') && !name.contains('/') || drive(name).is_some();
    let name = if is_windows { name.replace('\\', "/") } else { name.to_owned() };
    let (root, path) = match drive(&name) {
        Some((drive, path)) => (format!("file:///{drive}"), path),
        None if name.starts_with("//") => ("file:".into(), name.as_str()),
        None if name.starts_with('/') => ("file://".into(), name.as_str()),
        None => (String::new(), name.as_str()),
    };
    let parts = path.split('/').filter(|part| *part != ".").map(encoded);
    let path = parts.collect::<Vec<_>>().join("/");
    if path.is_empty() { ".".into() } else { format!("{root}{path}") }
}

/// `C:` and what stands behind it.
fn drive(name: &str) -> Option<(&str, &str)> {
    let (drive, path) = name.split_at_checked(2)?;
    let is_drive = drive.starts_with(|letter: char| letter.is_ascii_alphabetic()) && drive.ends_with(':');
    (is_drive && path.starts_with(['/', '\\'])).then_some((drive, path))
}

/// Every byte but those that may stand in any part of a URI.
fn encoded(part: &str) -> String {
    part.bytes().fold(String::with_capacity(part.len()), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            text.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(text, "%{byte:02X}");
        }
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_uri_that_names_the_same_file() {
        for (name, expected) in [
            ("form.json", "form.json"),
            ("./2021/自评 表#1.json", "2021/%E8%87%AA%E8%AF%84%20%E8%A1%A8%231.json"),
            ("../a%b.json", "../a%25b.json"),
            ("a:b.json", "a%3Ab.json"),
            ("2021\\表.json", "2021/%E8%A1%A8.json"),
            ("a/b\\c.json", "a/b%5Cc.json"),
            ("/srv/forms/a.json", "file:///srv/forms/a.json"),
            ("C:\\forms\\a.json", "file:///C:/forms/a.json"),
            ("\\\\server\\forms\\a.json", "file://server/forms/a.json"),
            ("-", "-"),
            (".", "."),
            ("", "."),
            ("\u{202e}\n\0", "%E2%80%AE%0A%00"),
        ] {
            assert_eq!(uri(name), expected, "{name:?}");
        }
    }
}
