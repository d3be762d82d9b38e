use std::io::Write;

use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::*;

/// An archive of these parts, as any zip program makes it.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Puts other bytes of the same length in place of all that are found.
fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut bytes = bytes.to_vec();
    let found: Vec<usize> =
        (0..bytes.len()).filter(|at| bytes.get(*at..at + from.len()) == Some(from)).collect();
    assert!(!found.is_empty());
    for at in found {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
    bytes
}

#[track_caller]
fn refused(bytes: &[u8], expected: &ReadError) {
    let error = Package::open(bytes).and_then(|mut package| {
        let names: Vec<String> = package.names().map(str::to_owned).collect();
        names.iter().try_for_each(|name| package.xml(name).map(|_| ()))
    });
    assert_eq!(error.as_ref().err(), Some(expected));
}

#[test]
fn parts_are_found_whatever_the_case_and_strokes_of_their_names() {
    let bytes = archive(&[("xl/WorkBook.xml", b"<a/>"), ("word\\media\\x.bin", b"\xff")]);
    let mut package = Package::open(&bytes).unwrap();
    assert_eq!(package.names().collect::<Vec<_>>(), ["word/media/x.bin", "xl/workbook.xml"]);
    assert_eq!(package.part("XL/workbook.xml"), Ok(Some(b"<a/>".to_vec())));
    assert_eq!(package.part("/word/media/x.bin"), Ok(Some(b"\xff".to_vec())));
    assert_eq!(package.part("xl/none.xml"), Ok(None));
    assert_eq!(package.xml("xl/workbook.xml"), Ok(Some("<a/>".to_owned())));
}

#[test]
fn xml_is_utf8_or_utf16() {
    let utf16: Vec<u8> = "\u{feff}<a>绩效</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let bytes = archive(&[("a", "\u{feff}<a>绩效</a>".as_bytes()), ("b", &utf16)]);
    let mut package = Package::open(&bytes).unwrap();
    for name in ["a", "b"] {
        assert_eq!(package.xml(name), Ok(Some("<a>绩效</a>".to_owned())), "{name}");
    }
}

#[test]
fn what_no_office_program_writes_is_refused() {
    let good = archive(&[("a.xml", b"<a/>"), ("b.xml", b"<b/>")]);
    refused(&replaced(&good, b"b.xml", b"a.xml"), &ReadError::Deceptive { part: "zip".into() });
    refused(&replaced(&good, b"b.xml", b"A.xml"), &ReadError::Deceptive { part: "A.xml".into() });
    refused(&replaced(&good, b"b.xml", b"../bx"), &ReadError::Deceptive { part: "../bx".into() });
    refused(&replaced(&good, b"b.xml", b"C:\\bx"), &ReadError::Deceptive { part: "C:\\bx".into() });
    let entity = b"<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>";
    refused(&archive(&[("a.xml", entity)]), &ReadError::Entities { part: "a.xml".into() });
    refused(&archive(&[("a.xml", b"\xff")]), &ReadError::damaged("a.xml"));
    refused(b"", &ReadError::NotOffice);
    refused("<table></table>".as_bytes(), &ReadError::NotOffice);
    refused(&[OLE2, &[0; 504]].concat(), &ReadError::NotOffice);
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    refused(&[OLE2, &[0; 504], &name].concat(), &ReadError::Encrypted);
}

#[test]
fn entries_that_share_their_bytes_are_refused() {
    let mut bytes = archive(&[("a.xml", b"<a>one</a>"), ("b.xml", b"<a>one</a>")]);
    // The second entry of the directory is made to point at the first one's data.
    let second = (0..bytes.len()).rfind(|at| bytes[*at..].starts_with(b"PK\x01\x02")).unwrap();
    bytes[second + 42..second + 46].copy_from_slice(&0_u32.to_le_bytes());
    refused(&bytes, &ReadError::Deceptive { part: "zip".into() });
}

#[test]
fn an_entry_with_a_password_is_told() {
    let mut bytes = archive(&[("a.xml", b"<a/>")]);
    let central = (0..bytes.len()).find(|at| bytes[*at..].starts_with(b"PK\x01\x02")).unwrap();
    bytes[central + 8] |= 1;
    bytes[6] |= 1;
    refused(&bytes, &ReadError::Encrypted);
}

#[test]
fn a_bomb_is_refused_by_what_it_declares_and_by_what_comes_out() {
    let size = usize::try_from(ALWAYS_ALLOWED).unwrap() + 1;
    let mut bytes = archive(&[("a.xml", &vec![b' '; size])]);
    refused(&bytes, &ReadError::UnpackedTooLarge);
    // It now declares to be small, in its own header and in the directory.
    let central = (0..bytes.len()).find(|at| bytes[*at..].starts_with(b"PK\x01\x02")).unwrap();
    bytes[22..26].copy_from_slice(&9_u32.to_le_bytes());
    bytes[central + 24..central + 28].copy_from_slice(&9_u32.to_le_bytes());
    let mut package = Package::open(&bytes).unwrap();
    assert!(package.part("a.xml").is_err());
    assert!(Package::open(&archive(&[("a.xml", &vec![b' '; size - 1])])).is_ok());
}

#[test]
fn many_parts_are_refused_before_they_are_listed() {
    let names: Vec<String> = (0..=MOST_PARTS).map(|number| format!("{number}")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    refused(&archive(&parts), &ReadError::TooManyParts);
    assert!(Package::open(&archive(&parts[1..])).is_ok());
}

#[test]
fn a_truncated_archive_is_damaged_wherever_it_ends() {
    let bytes = archive(&[("a.xml", b"<a/>"), ("b.xml", &[b'b'; 400])]);
    for end in 4..bytes.len() {
        assert!(Package::open(&bytes[..end]).is_err(), "{end}");
    }
    refused(&bytes[..bytes.len() / 2], &ReadError::damaged("zip"));
}
