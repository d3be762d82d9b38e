use alloc::format;
use alloc::vec::Vec;

use crate::decimal::Decimal;
use crate::form::{Form, Row};
use crate::model::Kind;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::standard::Dimension;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ2008",
    name: "dimension-weight-departs",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new(
        "一级指标的分值与标准不同",
        "a level-1 indicator does not carry the standard's points",
    ),
    explanation: Words::new(
        "标准给产出、效益、满意度等一级指标定了分值，原则上按此设置；项目确有需要的可以调整，所以只提示，不算错误。\
         标准没有规定分值的，或者表中缺少某个一级指标而标准没有写明如何另行分配的，不在此列。",
        "The standard gives output, benefit and satisfaction their points as a rule; a project may depart where \
         it needs to, so this is no error. Nothing is said where the standard leaves the points open, \
         or where a level-1 indicator is not set and the standard does not share out its points.",
    ),
    remedy: Words::new(
        "按标准调整各指标的分值；确需调整的，在说明中写明理由。",
        "Adjust the weights to the standard, or say why this project departs.",
    ),
    office: Words::new(
        "按标准调整分值列，一级指标的分值格写 `=SUM(其下各三级指标分值)`，看是否等于标准。\
         Word 中调整后用表格「布局」（WPS 为「表格工具」）—「公式」写 `=SUM(…)` 核对；有意调整的，\
         在说明栏写理由。",
        "Adjust the weight column and let `=SUM(…)` in the level-1 cell show whether it reaches the \
         standard. In Word, check with `=SUM(…)` through the table's Layout > Formula (Table Tools \
         in WPS); where the departure is meant, write why in the column for explanations.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let is_project = case.submission.kind.is_none_or(|kind| kind == Kind::Project);
    if !case.form.is_scored() || !is_project {
        return;
    }
    let rows: Vec<&Row<'_>> = case.form.counted().collect();
    if rows.iter().any(|row| row.level1.is_none()) {
        return;
    }
    let standard = case.standard;
    let under = |dimension: &Dimension| {
        let name = dimension.name.clone();
        rows.iter().filter(move |row| row.level1.is_some_and(|level1| level1.name == name))
    };
    let is_set = |dimension: &Dimension| under(dimension).next().is_some();
    let set: Vec<(&Dimension, Option<Decimal>)> = standard
        .dimensions
        .iter()
        .filter(|dimension| is_set(dimension))
        .map(|dimension| (dimension, standard.weight(dimension, is_set)))
        .collect();
    // The points of a level-1 indicator that is not set fall to the others, and which is for the
    // standard to say: only where its weights are a whole form is there anything to depart from.
    let shared = set.iter().map(|(_, weight)| *weight).collect::<Option<Vec<_>>>().and_then(Decimal::sum);
    if shared.and_then(|sum| sum.checked_add(standard.execution.weight)) != Some(standard.full_marks) {
        return;
    }
    for (dimension, expected) in set {
        let below: Vec<&Row<'_>> = under(dimension).copied().collect();
        let (Some(expected), Some(weight)) = (expected, weight(case.form, dimension, &below)) else {
            continue;
        };
        let Some(first) = below.first().filter(|_| weight != expected) else { continue };
        let stated =
            case.form.subtotals.iter().find(|level| {
                level.is_level1() && level.weight.is_some() && level.rows.contains(&first.index)
            });
        let pointer = stated.map_or(&first.pointer, |level| &level.pointer).at("weight");
        let name = &dimension.name;
        let zh = format!("{name}合计 {weight} 分，标准规定 {expected} 分");
        let en = format!("{name} carries {weight} points; the standard says {expected}");
        let draft = Draft::at(pointer.clone(), zh, en).found(weight).expected(expected);
        let others = below.iter().map(|row| row.pointer.at("weight")).filter(|place| *place != pointer);
        findings.add(others.fold(draft, Draft::beside));
    }
}

/// What the level-1 indicator carries: its rows together, else its subtotals.
fn weight(form: &Form<'_>, dimension: &Dimension, rows: &[&Row<'_>]) -> Option<Decimal> {
    let own: Option<Vec<Decimal>> = rows.iter().map(|row| row.weight).collect();
    let stated = || {
        let levels = form.subtotals.iter().filter(|level| {
            level.is_level1() && level.filed.level1.as_deref().is_some_and(|name| dimension.is_named(name))
        });
        let weights: Option<Vec<Decimal>> = levels.map(|level| level.weight).collect();
        weights.filter(|weights| !weights.is_empty())
    };
    own.or_else(stated).and_then(Decimal::sum)
}
