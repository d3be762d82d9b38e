//! The waiver file (豁免文件): who lets which finding stand, why, and until when.

use pjzp_core::{Pointer, SourceMap, rules};
use pjzp_schema::{Problem, ProblemKind, Refusal};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Day, unknown_rule};
use crate::record::record;

record! {
    /// Findings that are known, and that an office lets stand (豁免文件).
    pub struct WaiverFile {
        /// Version of this format; `"1"`.
        "格式版本" waivers_version: WaiversVersion,
        /// The waivers, each for one finding.
        "豁免" waivers: Vec<Waiver>,
    }
}

/// Version of the waiver file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum WaiversVersion {
    /// The first.
    #[default]
    #[serde(rename = "1")]
    V1,
}

record! {
    /// Leave for one finding to stand (豁免): code, place, row and value are those of the report.
    pub struct Waiver {
        /// Code of the rule, or its name.
        #[schemars(extend("examples" = ["PJ3013"]))]
        "规则编号" code: String,
        /// Which form it is about.
        "所指自评表" form: WaivedForm,
        /// Where the finding is: `pointer` of the report.
        #[schemars(extend("examples" = ["/subtotals/1/score"]))]
        "位置" pointer: Pointer,
        /// Why the finding may stand.
        #[schemars(length(min = 1))]
        "理由" reason: String,
        /// The office that decided so.
        #[schemars(length(min = 1))]
        "批准单位" approver: String,
        /// The last day on which it holds.
        #[schemars(regex(pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), extend("examples" = ["2026-12-31"]))]
        "有效期至" expires: String,
        optional {
            /// `row` of the report, where it has one: the waiver follows the row when rows are
            /// added or removed above it.
            "所在行" row: String,
            /// `found` of the report, where it has one: another value is another finding.
            "现值" found: String,
        }
    }
}

record! {
    /// The form a waiver is about: whatever is stated must be what the report says of the form.
    /// At least one of `project_code`, `name` and `file` is needed; without `file`, the year that
    /// the form states; and without `file` and `project_code`, the unit that it states.
    #[derive(Default)]
    pub struct WaivedForm {
        optional {
            /// Project code, as filed.
            "项目代码" project_code: String,
            /// Name of the project, as filed.
            "项目名称" name: String,
            /// Name of the unit whose budget it is, as filed.
            "预算单位" budget_unit: String,
            /// The budget year, as filed.
            "预算年度" fiscal_year: u16,
            /// Name of the file, with as many folders before it as are needed to tell it from others.
            "文件" file: String,
        }
    }
}

/// The schema of a waiver file (豁免文件).
pub fn waivers_schema() -> serde_json::Value {
    pjzp_schema::schema_of::<WaiverFile>("urn:pjzp:schema:waivers:1", "预算绩效自评校验豁免")
}

/// Reads a waiver file; the lines of the waivers come with it.
///
/// # Errors
/// [`Refusal`] with every problem of the file and its place.
pub fn read_waivers(bytes: &[u8]) -> Result<(WaiverFile, SourceMap), Refusal> {
    let file: WaiverFile = pjzp_schema::read_document(bytes, waivers_schema)?;
    let sources = pjzp_schema::sources(bytes);
    let mut problems = Vec::new();
    for (index, waiver) in file.waivers.iter().enumerate() {
        let place = Pointer::from("/waivers").at(index);
        for (member, zh, en) in wrong(waiver) {
            let pointer = if member.is_empty() { place.clone() } else { place.at(member) };
            let source = sources.find(&pointer);
            let line = source.and_then(|source| source.line);
            let column = source.and_then(|source| source.column);
            problems.push(Problem { kind: ProblemKind::Malformed, pointer, line, column, zh, en });
        }
    }
    if problems.is_empty() { Ok((file, sources)) } else { Err(Refusal { problems, unlisted: 0 }) }
}

/// What the schema cannot say: each with the member it is about.
fn wrong(waiver: &Waiver) -> Vec<(&'static str, String, String)> {
    let Waiver { code, form, pointer, reason, approver, expires, .. } = waiver;
    let mut wrong = Vec::new();
    if rules::find(code).is_none() {
        let words = unknown_rule(code);
        wrong.push(("code", words.zh, words.en));
    }
    if form.project_code.is_none() && form.name.is_none() && form.file.is_none() {
        wrong.push((
            "form",
            "没有写明是哪一份自评表：请至少写出 project_code、name、file 中的一项".into(),
            "it does not say which form: state at least one of project_code, name and file".into(),
        ));
    }
    if !(pointer.text().is_empty() || pointer.text().starts_with('/')) {
        wrong.push((
            "pointer",
            format!("「{pointer}」不是位置：请照抄报告中的 pointer，例如 /subtotals/1/score"),
            format!("`{pointer}` is no place: copy `pointer` of the report, such as /subtotals/1/score"),
        ));
    }
    for (member, text, zh, en) in [
        ("reason", reason, "没有写明理由", "the reason is blank"),
        ("approver", approver, "没有写明批准单位", "the office that approved is blank"),
    ] {
        if text.trim().is_empty() {
            wrong.push((member, zh.into(), en.into()));
        }
    }
    if Day::parse(expires).is_none() {
        wrong.push((
            "expires",
            format!("「{expires}」不是日期：请写作 2026-12-31 这样的年-月-日"),
            format!("`{expires}` is no date: write year-month-day, such as 2026-12-31"),
        ));
    }
    wrong
}
