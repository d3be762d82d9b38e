use alloc::format;

use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::scoring::Explanation;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ3004",
    name: "score-coarse",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new("得分舍入过粗或被截断", "a score was rounded coarsely or cut"),
    explanation: Words::new(
        "标准要求得分四舍五入到规定的小数位。这里的得分只有舍入到更少的小数位、或直接截断，才能得出。各行的误差会累积到总分。",
        "The standard rounds a score to fixed decimal places. This one follows only after rounding to fewer places, or cutting. The differences add up in the total.",
    ),
    remedy: Words::new(
        "得分保留标准规定的小数位，用四舍五入（Excel 的 ROUND）。",
        "Keep the standard's decimal places and round half up (ROUND in Excel).",
    ),
    office: Words::new(
        "得分格用 `=ROUND(…,2)`，2 换成标准规定的小数位，不用 `INT`、`TRUNC`、`ROUNDDOWN`；\
         减少显示的小数位不等于舍入。\
         Word 中用表格「布局」（WPS 为「表格工具」）—「公式」写 `=ROUND(…,2)`，或算好填入。",
        "Use `=ROUND(…,2)`, with the standard's places for the 2, not `INT`, `TRUNC` or \
         `ROUNDDOWN`; showing fewer places is not rounding. In Word, write `=ROUND(…,2)` through \
         the table's Layout > Formula (Table Tools in WPS), or type in the result.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for (score, derivation, filed, explanation) in case.explained() {
        let (how_zh, how_en) = match explanation {
            Explanation::RoundedAt(places) => {
                (format!("四舍五入到 {places} 位小数"), format!("rounded to {places} places"))
            }
            Explanation::CutAt(places) => {
                (format!("截断到 {places} 位小数"), format!("cut to {places} places"))
            }
            _ => continue,
        };
        let (name, earned, result) = (case.name(score), derivation.written(), derivation.result);
        let zh = format!("{name}应得 {earned} 分，自评得分 {filed} 分是{how_zh}的结果");
        let en = format!("{name}: it earns {earned}; the filed {filed} is that {how_en}");
        findings.add(Draft::at(score.pointer.at("score"), zh, en).found(filed).expected(result));
    }
}
