//! One pass over the text of a JSON document: its grammar, and the limits on its parts.
//!
//! The pass keeps its own stack, so that no nesting of brackets can exhaust the thread's.

use std::borrow::Cow;

use crate::limit;
use crate::path::{Frame, Key, Keys, Place, pointer_text};

/// The mark that some programs put before a text; it is not part of the document.
pub(crate) const BYTE_ORDER_MARK: char = '\u{feff}';

/// Goes over the whole text and calls `watch` at the start of each value, with the frames that
/// lead to it and its offset.
///
/// # Errors
/// The first [`Fault`], with the offset and pointer of its place.
pub(crate) fn scan<'a>(text: &'a str, watch: impl FnMut(&[Frame<'a>], usize)) -> Result<(), Stop> {
    let mut scanner = Scanner { text, at: 0, frames: Vec::new(), spare: Vec::new(), values: 0, watch };
    scanner.document().map_err(|(fault, offset)| Stop {
        fault,
        offset,
        pointer: pointer_text(&scanner.frames),
    })
}

/// Where and why a scan stopped.
#[derive(Debug)]
pub(crate) struct Stop {
    pub(crate) fault: Fault,
    /// In bytes from the start of the text.
    pub(crate) offset: usize,
    pub(crate) pointer: String,
}

/// What stops a scan.
#[derive(Debug)]
pub(crate) enum Fault {
    /// Nothing but blanks.
    Empty,
    /// The text ends where something is still wanted.
    Ends(Wanted),
    /// Another character than wanted.
    Unexpected(char, Wanted),
    /// A comma before the closing bracket.
    CommaBeforeEnd(char),
    /// A control character inside a string.
    ControlCharacter(char),
    /// A backslash with something behind it that JSON does not know.
    UnknownEscape,
    /// An escape that gives half of a character.
    HalfSurrogate,
    /// A number that begins with a needless zero.
    LeadingZero,
    TooDeep,
    StringTooLong(usize),
    TooManyItems,
    TooManyMembers,
    TooManyValues,
    DuplicateKey(String),
    TooManyDigits(usize),
    TooManyPlaces(usize),
    NumberTooLarge,
}

/// What the grammar asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    Value,
    KeyOrEnd,
    Key,
    Colon,
    CommaOrBrace,
    CommaOrBracket,
    Digit,
    Quote,
    End,
}

type Step<T = ()> = Result<T, (Fault, usize)>;

struct Scanner<'a, W> {
    text: &'a str,
    at: usize,
    frames: Vec<Frame<'a>>,
    spare: Vec<Keys<'a>>,
    values: usize,
    watch: W,
}

impl<'a, W: FnMut(&[Frame<'a>], usize)> Scanner<'a, W> {
    fn document(&mut self) -> Step {
        self.blanks();
        if self.peek().is_none() {
            return Err((Fault::Empty, 0));
        }
        loop {
            // A value starts here, and every bracket it opens is on the stack.
            if self.value()? {
                continue;
            }
            if self.ended()? {
                break;
            }
        }
        self.blanks();
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.unexpected(Wanted::End)),
        }
    }

    /// Reads one value; `true` where it opened a bracket and the next value is inside it.
    fn value(&mut self) -> Step<bool> {
        self.blanks();
        let at = self.at;
        self.values += 1;
        if self.values > limit::VALUES {
            return Err((Fault::TooManyValues, at));
        }
        (self.watch)(&self.frames, at);
        match self.peek() {
            Some(b'{') => {
                self.open(at)?;
                let keys = self.spare.pop().unwrap_or_default();
                self.frames.push(Frame { place: Place::Object { current: None, keys } });
                self.blanks();
                if self.peek() == Some(b'}') {
                    return Ok(false);
                }
                self.key(Wanted::KeyOrEnd)?;
                Ok(true)
            }
            Some(b'[') => {
                self.open(at)?;
                self.blanks();
                self.frames.push(Frame { place: Place::Array { index: 0 } });
                Ok(self.peek() != Some(b']'))
            }
            Some(b'"') => self.string().map(|_| false),
            Some(b'-' | b'0'..=b'9') => self.number().map(|()| false),
            Some(b't') => self.word("true").map(|()| false),
            Some(b'f') => self.word("false").map(|()| false),
            Some(b'n') => self.word("null").map(|()| false),
            _ => Err(self.unexpected(Wanted::Value)),
        }
    }

    fn open(&mut self, at: usize) -> Step {
        if self.frames.len() >= limit::DEPTH {
            return Err((Fault::TooDeep, at));
        }
        self.at += 1;
        Ok(())
    }

    /// Behind a value: closes what closes here; `true` where the outermost value is complete.
    fn ended(&mut self) -> Step<bool> {
        loop {
            if self.frames.is_empty() {
                return Ok(true);
            }
            self.blanks();
            let next = self.peek();
            let at = self.at;
            match (self.frames.last_mut().map(|frame| &mut frame.place), next) {
                (Some(Place::Array { .. }), Some(b']')) | (Some(Place::Object { .. }), Some(b'}')) => {
                    self.at += 1;
                    if let Some(Frame { place: Place::Object { mut keys, .. } }) = self.frames.pop() {
                        keys.clear();
                        self.spare.push(keys);
                    }
                }
                (Some(Place::Array { index }), Some(b',')) => {
                    *index += 1;
                    if *index >= limit::ITEMS {
                        return Err((Fault::TooManyItems, at));
                    }
                    self.comma(b']')?;
                    return Ok(false);
                }
                (Some(Place::Object { .. }), Some(b',')) => {
                    self.comma(b'}')?;
                    self.key(Wanted::Key)?;
                    return Ok(false);
                }
                (Some(Place::Array { .. }), _) => return Err(self.unexpected(Wanted::CommaOrBracket)),
                _ => return Err(self.unexpected(Wanted::CommaOrBrace)),
            }
        }
    }

    fn comma(&mut self, end: u8) -> Step {
        let at = self.at;
        self.at += 1;
        self.blanks();
        if self.peek() == Some(end) {
            return Err((Fault::CommaBeforeEnd(char::from(end)), at));
        }
        Ok(())
    }

    /// Reads a key and the colon behind it.
    fn key(&mut self, wanted: Wanted) -> Step {
        let at = self.at;
        self.set_key(None);
        if self.peek() != Some(b'"') {
            return Err(self.unexpected(wanted));
        }
        let (quoted, escaped) = self.string()?;
        let name = if escaped {
            serde_json::from_str(quoted).map(Cow::Owned).map_err(|_| (Fault::UnknownEscape, at))?
        } else {
            Cow::Borrowed(quoted.trim_matches('"'))
        };
        self.set_key(Some(Key { name: name.clone(), at }));
        if let Some(Frame { place: Place::Object { keys, .. } }) = self.frames.last_mut() {
            if keys.len() >= limit::ITEMS {
                return Err((Fault::TooManyMembers, at));
            }
            if !keys.insert(name.clone()) {
                return Err((Fault::DuplicateKey(name.into_owned()), at));
            }
        }
        self.blanks();
        if self.peek() != Some(b':') {
            return Err(self.unexpected(Wanted::Colon));
        }
        self.at += 1;
        Ok(())
    }

    fn set_key(&mut self, key: Option<Key<'a>>) {
        if let Some(Frame { place: Place::Object { current, .. } }) = self.frames.last_mut() {
            *current = key;
        }
    }

    /// Reads a string, and gives it with its quotes and whether it has escapes.
    fn string(&mut self) -> Step<(&'a str, bool)> {
        let start = self.at;
        self.at += 1;
        // How many characters of the text the escapes take beyond the one each stands for.
        let mut surplus = 0;
        loop {
            let plain = self.rest().iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20));
            let Some(plain) = plain else {
                return Err((Fault::Ends(Wanted::Quote), self.text.len()));
            };
            self.at += plain;
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => surplus += self.escape()?,
                other => {
                    let control = char::from(other.unwrap_or_default());
                    return Err((Fault::ControlCharacter(control), self.at));
                }
            }
        }
        let inside = self.text.get(start + 1..self.at).unwrap_or_default();
        self.at += 1;
        // A character is at least one byte, so only long strings need counting.
        if inside.len() > limit::CHARACTERS {
            let characters = inside.chars().count() - surplus;
            if characters > limit::CHARACTERS {
                return Err((Fault::StringTooLong(characters), start));
            }
        }
        Ok((self.text.get(start..self.at).unwrap_or_default(), surplus > 0))
    }

    /// Steps over one escape, or a pair of them, and gives what it takes beyond one character.
    fn escape(&mut self) -> Step<usize> {
        let at = self.at;
        match self.text.as_bytes().get(at + 1) {
            None => Err((Fault::Ends(Wanted::Quote), self.text.len())),
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {
                self.at += 2;
                Ok(1)
            }
            Some(b'u') => {
                let unit = self.unit(at).ok_or((Fault::UnknownEscape, at))?;
                self.at += 6;
                match unit {
                    0xD800..=0xDBFF => match self.unit(self.at) {
                        Some(0xDC00..=0xDFFF) => {
                            self.at += 6;
                            Ok(11)
                        }
                        _ => Err((Fault::HalfSurrogate, at)),
                    },
                    0xDC00..=0xDFFF => Err((Fault::HalfSurrogate, at)),
                    _ => Ok(5),
                }
            }
            Some(_) => Err((Fault::UnknownEscape, at)),
        }
    }

    /// The UTF-16 unit of a `\uXXXX` at an offset.
    fn unit(&self, at: usize) -> Option<u16> {
        let digits = self.text.get(at..at + 6)?.strip_prefix("\\u")?;
        if digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            u16::from_str_radix(digits, 16).ok()
        } else {
            None
        }
    }

    fn number(&mut self) -> Step {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let whole = self.digits()?;
        if whole.len() > 1 && whole.starts_with('0') {
            return Err((Fault::LeadingZero, start));
        }
        let mut part = "";
        if self.peek() == Some(b'.') {
            self.at += 1;
            part = self.digits()?;
        }
        let mut exponent = 0_i64;
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            let sign = self.peek();
            if let Some(b'+' | b'-') = sign {
                self.at += 1;
            }
            // An exponent of more digits than fit is far out of range whatever it is.
            exponent = self.digits()?.parse().unwrap_or(i64::MAX);
            if sign == Some(b'-') {
                exponent = -exponent;
            }
        }
        size(whole, part, exponent).map_err(|fault| (fault, start))
    }

    fn digits(&mut self) -> Step<&'a str> {
        let rest = self.rest();
        let count = rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
        if count == 0 {
            return Err(self.unexpected(Wanted::Digit));
        }
        let start = self.at;
        self.at += count;
        Ok(self.text.get(start..self.at).unwrap_or_default())
    }

    fn word(&mut self, word: &str) -> Step {
        let at = self.at;
        let rest = self.rest();
        if rest.starts_with(word.as_bytes()) {
            self.at += word.len();
            Ok(())
        } else if word.as_bytes().starts_with(rest) {
            Err((Fault::Ends(Wanted::Value), self.text.len()))
        } else {
            self.at = at;
            Err(self.unexpected(Wanted::Value))
        }
    }

    fn blanks(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn unexpected(&self, wanted: Wanted) -> (Fault, usize) {
        match self.text.get(self.at..).and_then(|rest| rest.chars().next()) {
            Some(found) => (Fault::Unexpected(found, wanted), self.at),
            None => (Fault::Ends(wanted), self.at),
        }
    }
}

/// Whether the digits of a number give it exactly, in every reader.
fn size(whole: &str, part: &str, exponent: i64) -> Result<(), Fault> {
    let length = |text: &str| i64::try_from(text.len()).unwrap_or(i64::MAX);
    let digits = || whole.bytes().chain(part.bytes());
    let Some(first) = digits().position(|digit| digit != b'0') else {
        return Ok(());
    };
    let last = digits().rev().position(|digit| digit != b'0').unwrap_or(0);
    let significant = whole.len() + part.len() - first - last;
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let before_point = length(whole).saturating_add(exponent).saturating_sub(count(first));
    let places = length(part).saturating_sub(exponent).saturating_sub(count(last));
    if before_point > count(limit::INTEGER_DIGITS) {
        Err(Fault::NumberTooLarge)
    } else if significant > limit::DIGITS {
        Err(Fault::TooManyDigits(significant))
    } else if places > count(limit::PLACES) {
        Err(Fault::TooManyPlaces(usize::try_from(places).unwrap_or(usize::MAX)))
    } else {
        Ok(())
    }
}
