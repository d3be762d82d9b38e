use json_patch::Patch;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::answer::Answer;

/// A file of cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseFile {
    /// The code of the rule, or the name of the formula, that the cases are about.
    pub about: String,
    /// The cases.
    pub cases: Vec<Case>,
}

/// One case: a submission under a standard, and what must be said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Its name, of which there is one in its file: lower-case words joined by hyphens.
    #[schemars(regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"))]
    pub name: String,
    /// What it shows.
    pub kind: Kind,
    /// What the case is, in a sentence.
    pub description: Description,
    /// The id of the published standard it is judged by.
    pub standard: String,
    /// Changes to that standard (RFC 6902), made before it judges.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Vec<Operation>>")]
    pub standard_patch: Option<Patch>,
    /// The name of a file of `bases/` that the submission is a change of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// Changes to the base (RFC 6902).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Vec<Operation>>")]
    pub patch: Option<Patch>,
    /// The submission itself, where there is no base.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submission: Option<Value>,
    /// What must be said of it; what is absent is not compared.
    pub expect: Answer,
}

/// What a case shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A form that is right in this respect.
    Good,
    /// A form that is wrong in this respect.
    Bad,
    /// One side of the edge between right and wrong.
    Boundary,
    /// One point of a grid over a formula.
    Grid,
}

/// What a case is, in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Description {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// One operation of a JSON Patch (RFC 6902).
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is used")]
struct Operation {
    /// What to do.
    op: OperationName,
    /// Where (RFC 6901).
    path: String,
    /// The value to add, to put in place, or to test for.
    #[serde(default)]
    value: Value,
    /// Where from, for `move` and `copy`.
    #[serde(default)]
    from: Option<String>,
}

/// What an operation does.
#[derive(JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(dead_code, reason = "only its schema is used")]
enum OperationName {
    Add,
    Remove,
    Replace,
    Move,
    Copy,
    Test,
}

/// The schema of a file of cases.
pub fn conformance_schema() -> Value {
    pjzp_schema::schema_of::<CaseFile>("urn:pjzp:schema:conformance:1", "预算绩效自评一致性测试用例")
}
