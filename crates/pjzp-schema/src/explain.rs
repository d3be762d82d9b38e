//! What the schema refuses, in our own words.

use std::collections::BTreeSet;

use jsonschema::error::{TypeKind, ValidationError, ValidationErrorKind};
use pjzp_core::Pointer;
use serde_json::Value;

use crate::limit;
use crate::path::push_member;
use crate::position::{Part, locate};
use crate::problem::{Problem, ProblemKind, Refusal};
use crate::sentence::brief;
use crate::sort::Sort;
use crate::spelling::nearest;

/// Everything the schema refuses in `document`; `None` where it refuses nothing.
pub(crate) fn explain(
    validator: &jsonschema::Validator,
    schema: &Value,
    document: &Value,
    text: &str,
) -> Option<Refusal> {
    let mut found = Complaints::default();
    for error in validator.iter_errors(document) {
        collect(&error, schema, &mut found);
    }
    let Complaints { listed: complaints, unlisted } = found;
    if complaints.is_empty() {
        return None;
    }
    let pointers = |part: Part| -> BTreeSet<&str> {
        complaints
            .iter()
            .filter(|complaint| complaint.part == part)
            .map(|complaint| complaint.pointer.as_str())
            .collect()
    };
    let places = locate(text, &pointers(Part::Value), &pointers(Part::Key));
    let mut problems: Vec<Problem> = complaints
        .into_iter()
        .map(|complaint| {
            let position = places.find(&complaint.pointer, complaint.part);
            Problem {
                kind: complaint.kind,
                pointer: Pointer::new(complaint.pointer),
                line: position.map(|position| position.line),
                column: position.map(|position| position.column),
                zh: complaint.zh,
                en: complaint.en,
            }
        })
        .collect();
    problems.sort_by_key(|problem| (problem.line, problem.column));
    Some(Refusal { problems, unlisted })
}

/// What was found: as much as is listed, and a count of the rest.
#[derive(Default)]
struct Complaints {
    listed: Vec<Complaint>,
    unlisted: usize,
}

impl Complaints {
    /// A complaint beyond the limit is counted and never put into words.
    fn add(&mut self, complaint: impl FnOnce() -> Complaint) {
        if self.listed.len() < limit::PROBLEMS {
            self.listed.push(complaint());
        } else {
            self.unlisted = self.unlisted.saturating_add(1);
        }
    }
}

/// A problem whose line and column are still to be found.
struct Complaint {
    kind: ProblemKind,
    pointer: String,
    part: Part,
    zh: String,
    en: String,
}

impl Complaint {
    fn new(kind: ProblemKind, pointer: &str, zh: String, en: String) -> Self {
        Self { kind, pointer: pointer.to_owned(), part: Part::Value, zh, en }
    }
}

fn collect(error: &ValidationError<'_>, schema: &Value, found: &mut Complaints) {
    let pointer = error.instance_path().as_str();
    let value: &Value = error.instance();
    match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            let known = known_keys(schema, error);
            let extensible = schema.pointer("/properties/extensions").is_some();
            for key in unexpected {
                found.add(|| unknown_key(pointer, key, &known, extensible));
            }
        }
        ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
            // The branch whose shape the value has tells what is wrong inside it.
            let shaped = context.iter().find(|branch| {
                !branch.is_empty() && branch.iter().all(|error| !is_other_shape(error, pointer))
            });
            if let Some(branch) = shaped {
                for error in branch {
                    collect(error, schema, found);
                }
            } else {
                found.add(|| Expected::of(context.iter().flatten()).complaint(pointer, value));
            }
        }
        ValidationErrorKind::Constant { .. }
        | ValidationErrorKind::Enum { .. }
        | ValidationErrorKind::Type { .. } => {
            found.add(|| Expected::of([error]).complaint(pointer, value));
        }
        ValidationErrorKind::Required { property } => {
            let key = property.as_str().unwrap_or_default();
            found.add(|| {
                let zh = format!("缺少必填的键「{key}」");
                let en = format!("the required key `{key}` is missing");
                Complaint::new(ProblemKind::Missing, pointer, zh, en)
            });
        }
        ValidationErrorKind::Pattern { .. } | ValidationErrorKind::Format { .. } => {
            found.add(|| malformed(pointer, value, about(schema, error)));
        }
        kind => found.add(|| out_of_bounds(kind, pointer, value)),
    }
}

/// Whether the value is of another sort than the branch describes.
fn is_other_shape(error: &ValidationError<'_>, pointer: &str) -> bool {
    error.instance_path().as_str() == pointer
        && match error.kind() {
            ValidationErrorKind::Type { .. }
            | ValidationErrorKind::Constant { .. }
            | ValidationErrorKind::Enum { .. } => true,
            ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
                context.iter().all(|branch| branch.iter().any(|error| is_other_shape(error, pointer)))
            }
            _ => false,
        }
}

fn unknown_key(object: &str, key: &str, known: &[(String, String)], extensible: bool) -> Complaint {
    let meant = known
        .iter()
        .find(|(_, title)| title == key)
        .map(|(name, _)| name.as_str())
        .or_else(|| nearest(key, known.iter().map(|(name, _)| name.as_str())));
    let shown = brief(key);
    let (zh, en) = match meant {
        Some(meant) => (
            format!("未知的键「{shown}」：是不是「{meant}」？"),
            format!("unknown key `{shown}`: did you mean `{meant}`?"),
        ),
        None if !extensible => {
            (format!("未知的键「{shown}」：请删去"), format!("unknown key `{shown}`: remove it"))
        }
        None => (
            format!("未知的键「{shown}」：请删去，或移到 extensions 之下"),
            format!("unknown key `{shown}`: remove it, or move it under extensions"),
        ),
    };
    let mut pointer = object.to_owned();
    push_member(&mut pointer, key);
    Complaint { part: Part::Key, ..Complaint::new(ProblemKind::UnknownKey, &pointer, zh, en) }
}

/// The part of the schema whose keyword refused.
fn about<'a>(schema: &'a Value, error: &ValidationError<'_>) -> Option<&'a Value> {
    let (part, _keyword) = error.schema_path().as_str().rsplit_once('/')?;
    schema.pointer(part)
}

/// The keys of the object that the error is about, with their titles.
fn known_keys(schema: &Value, error: &ValidationError<'_>) -> Vec<(String, String)> {
    let properties =
        about(schema, error).and_then(|object| object.get("properties")).and_then(Value::as_object);
    properties
        .into_iter()
        .flatten()
        .map(|(name, property)| {
            let title = property.get("title").and_then(Value::as_str).unwrap_or_default();
            (name.clone(), title.to_owned())
        })
        .collect()
}

/// What would have been right in one place, gathered from all branches that refused.
#[derive(Default)]
struct Expected {
    types: BTreeSet<Sort>,
    words: Vec<String>,
}

impl Expected {
    fn of<'a>(errors: impl IntoIterator<Item = &'a ValidationError<'a>>) -> Self {
        let mut expected = Self::default();
        for error in errors {
            expected.add(error);
        }
        expected
    }

    fn add(&mut self, error: &ValidationError<'_>) {
        match error.kind() {
            ValidationErrorKind::Type { kind } => match kind {
                TypeKind::Single(one) => self.types.extend(Sort::of(*one)),
                TypeKind::Multiple(several) => self.types.extend(several.iter().filter_map(Sort::of)),
            },
            ValidationErrorKind::Constant { expected_value } => self.word(expected_value),
            ValidationErrorKind::Enum { options } => {
                for option in options.as_array().into_iter().flatten() {
                    self.word(option);
                }
            }
            ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
                for error in context.iter().flatten() {
                    self.add(error);
                }
            }
            _ => {}
        }
    }

    fn word(&mut self, value: &Value) {
        if let Some(word) = value.as_str()
            && !self.words.iter().any(|known| known == word)
        {
            self.words.push(word.to_owned());
        }
    }

    fn complaint(mut self, pointer: &str, value: &Value) -> Complaint {
        let found = Sort::of_value(value);
        if !self.words.is_empty() {
            self.types.remove(&Sort::Text);
        }
        let quoted: Vec<String> = self.words.iter().map(|word| format!("\"{word}\"")).collect();
        let words = |sort: fn(Sort) -> &'static str| -> Vec<&str> {
            quoted.iter().map(String::as_str).chain(self.types.iter().map(|one| sort(*one))).collect()
        };
        let zh_expected = format!("应为{}", listed(&words(Sort::zh), "、", "或"));
        let en_expected = format!("expected {}", listed(&words(Sort::en), ", ", " or "));
        // A number in quotes is the most common slip of all.
        let quoted_number = self.types.contains(&Sort::Integer) && value.as_str().is_some_and(is_whole);
        let (zh_advice, en_advice) =
            if quoted_number { ("：请去掉引号", ": remove the quotes") } else { ("", "") };
        match value.as_str() {
            Some(word) if !self.words.is_empty() => {
                let meant = nearest(word, self.words.iter().map(String::as_str));
                let shown = brief(word);
                let (zh_meant, en_meant) = match meant {
                    Some(meant) => (format!("，是不是「{meant}」？"), format!("; did you mean `{meant}`?")),
                    None => (String::new(), String::new()),
                };
                Complaint::new(
                    ProblemKind::NotAmongChoices,
                    pointer,
                    format!("「{shown}」不在可选范围内：{zh_expected}{zh_meant}"),
                    format!("`{shown}` is not known here: {en_expected}{en_meant}"),
                )
            }
            _ => Complaint::new(
                ProblemKind::WrongType,
                pointer,
                format!("{zh_expected}，却是{}{zh_advice}", found.zh_of(value)),
                format!("{en_expected}, found {}{en_advice}", found.en_of(value)),
            ),
        }
    }
}

fn listed(words: &[&str], comma: &str, or: &str) -> String {
    match words {
        [head @ .., last] if !head.is_empty() => format!("{}{or}{last}", head.join(comma)),
        _ => words.concat(),
    }
}

fn is_whole(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn malformed(pointer: &str, value: &Value, schema: Option<&Value>) -> Complaint {
    let shown = brief(value.as_str().unwrap_or_default());
    let example =
        schema.and_then(|schema| schema.pointer("/examples/0")).and_then(Value::as_str).unwrap_or_default();
    let (zh_example, en_example) = if example.is_empty() {
        (String::new(), String::new())
    } else {
        (format!("：应如「{example}」"), format!(": write it like `{example}`"))
    };
    Complaint::new(
        ProblemKind::Malformed,
        pointer,
        format!("「{shown}」的写法不合要求{zh_example}"),
        format!("`{shown}` is not written as it must be{en_example}"),
    )
}

fn out_of_bounds(kind: &ValidationErrorKind, pointer: &str, value: &Value) -> Complaint {
    let number = |limit: &Value| limit.to_string();
    let (kind, zh, en) = match kind {
        ValidationErrorKind::MaxLength { limit } => {
            let characters = value.as_str().map_or(0, |text| text.chars().count());
            (
                ProblemKind::TooLong,
                format!("文字有 {characters} 个字符，超过上限 {limit}"),
                format!("a text of {characters} characters, above the limit of {limit}"),
            )
        }
        ValidationErrorKind::MinLength { limit } => (
            ProblemKind::Malformed,
            format!("文字不足 {limit} 个字符"),
            format!("a text of fewer than {limit} characters"),
        ),
        ValidationErrorKind::MaxItems { limit } | ValidationErrorKind::MaxProperties { limit } => {
            (ProblemKind::TooMany, format!("超过 {limit} 项"), format!("more than {limit} items"))
        }
        ValidationErrorKind::MinItems { limit } | ValidationErrorKind::MinProperties { limit } => {
            (ProblemKind::Missing, format!("不足 {limit} 项"), format!("fewer than {limit} items"))
        }
        ValidationErrorKind::Minimum { limit } => (
            ProblemKind::OutOfRange,
            format!("{value} 小于最小值 {}", number(limit)),
            format!("{value} is below the lowest value, {}", number(limit)),
        ),
        ValidationErrorKind::Maximum { limit } => (
            ProblemKind::OutOfRange,
            format!("{value} 大于最大值 {}", number(limit)),
            format!("{value} is above the highest value, {}", number(limit)),
        ),
        ValidationErrorKind::ExclusiveMinimum { limit } => (
            ProblemKind::OutOfRange,
            format!("{value} 应大于 {}", number(limit)),
            format!("{value} is not above {}", number(limit)),
        ),
        ValidationErrorKind::ExclusiveMaximum { limit } => (
            ProblemKind::OutOfRange,
            format!("{value} 应小于 {}", number(limit)),
            format!("{value} is not below {}", number(limit)),
        ),
        _ => (
            ProblemKind::Malformed,
            "此处的值不合格式：请对照格式说明".into(),
            "this value does not follow the format: see its description there".into(),
        ),
    };
    Complaint::new(kind, pointer, zh, en)
}
