use alloc::format;

use crate::form::Row;
use crate::reading::{Sign, Unit, Value};
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ5025",
    name: "indicator-misfiled",
    severity: Severity::Note,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("指标放错了类别", "an indicator under a level it does not belong to"),
    explanation: Words::new(
        "人数、户数放在质量指标之下，满意度放在产出或效益之下：类别不对，复核时可能不计分。质量指标里说合格、达标等好坏的人数（如合格人数）、不应发生的人数（如伤亡人数）和“不超过”的人数不算；部门自设框架、没有满意度一级的标准不算。",
        "A count of people or households under quality, or satisfaction under output or benefit: it does not belong there, and a reviewer may give no points. Under quality, counts that say how good something was (合格人数), counts of what should not happen and counts not to be exceeded are not meant; nor are frames of a department's own, or standards without a level for satisfaction.",
    ),
    remedy: Words::new(
        "把人数移到数量指标，满意度移到满意度指标；或换成能说明质量、效益的指标。",
        "Move the count to quantity and satisfaction to its own level, or choose an indicator that tells of quality or benefit.",
    ),
    office: Words::new(
        "剪切整行，用右键菜单插入剪切的单元格，放到应属的二级指标之下，再核对两处小计公式的范围。\
         Word 中选中整行剪切后粘贴到应属的二级指标之下，再选中小计公式按 F9。",
        "Cut the row and put it under its level with Insert Cut Cells, then check the ranges of both \
         subtotals. In Word, cut and paste the row and press F9 on the formulas of the subtotals.",
    ),
    check,
};

/// Units by which people are counted.
const HEADS: &[&str] = &["人", "人次", "名", "位", "户", "户次"];

/// Words of a name by which a count tells how good something was, or of what should not happen.
const TELLS_QUALITY: &[&str] = &[
    "合格", "达标", "优秀", "优良", "通过", "获奖", "持证", "取得", "规范", "有效", "准确", "错", "事故",
    "伤亡", "死亡", "投诉", "违", "率",
];

fn check(case: &Case<'_>, findings: &mut Findings) {
    if case.form.has_own_frame() {
        return;
    }
    let satisfaction = case.standard.dimensions.iter().find(|level1| level1.name.contains("满意"));
    for row in &case.form.rows {
        let (Some(level1), name) = (row.level1, row.name()) else { continue };
        let under = row.level2.map_or(level1.name.as_str(), |level2| level2.name.as_str());
        let (belongs, place) = match satisfaction {
            Some(home) if is_satisfaction(row) && !level1.name.contains("满意") => {
                (home.name.as_str(), "level1")
            }
            _ if is_head_count(row) => ("数量指标", "level2"),
            _ => continue,
        };
        let draft = Draft::at(
            row.pointer.at(place),
            format!("「{name}」放在「{under}」之下，应属「{belongs}」"),
            format!("「{name}」 stands under 「{under}」, but belongs to 「{belongs}」"),
        );
        findings.add(draft.found(under).expected(belongs).beside(row.pointer.at("name")));
    }
}

fn is_satisfaction(row: &Row<'_>) -> bool {
    ["满意度", "满意率"].iter().any(|word| row.name().contains(word))
}

fn is_head_count(row: &Row<'_>) -> bool {
    let under_quality = row.level2.is_some_and(|level2| level2.name.contains("质量"));
    let Value::Quantity(target) = &row.target.value else { return false };
    let counts_heads = matches!(&target.unit, Unit::Count { name, .. } if HEADS.contains(&name.as_str()));
    let is_limit = matches!(row.target.sign, Some(Sign::AtMost | Sign::LessThan));
    under_quality
        && counts_heads
        && !is_limit
        && !target.number.is_zero()
        && !TELLS_QUALITY.iter().any(|word| row.name().contains(word))
}
