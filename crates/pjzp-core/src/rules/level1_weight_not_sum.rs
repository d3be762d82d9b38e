use crate::rule::{Basis, Case, Findings, Rule, Severity, level};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ2002",
    name: "level1-weight-not-sum",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Arithmetic,
    summary: Words::new(
        "一级指标的分值不等于其下各指标分值之和",
        "the weight of a level-1 indicator is not the sum of those below it",
    ),
    explanation: Words::new(
        "一级指标写明的分值，无论在小计里还是在名称的括号里（「产出指标（50分）」），应当等于它下面各三级指标（没有逐行分值的，各二级指标）分值之和。只在一级指标上写分值、下面都没有的，不在此列；「其中」行不重复计算。",
        "The weight printed for a level-1 indicator, in a subtotal or in brackets behind its name (「产出指标（50分）」), is the sum of its rows' weights, or of its level-2 indicators' where the rows have none. Weights above only are not meant; parts (其中) are not added again.",
    ),
    remedy: Words::new(
        "先核对其下各指标的分值，再把这里改为它们的和；在 Excel 中用 SUM 公式。",
        "Check the weights below, then write their sum here; in Excel, use SUM.",
    ),
    office: Words::new(
        "在一级指标的分值格写 `=SUM(其下各三级指标分值)`，范围从第一行拖到最后一行，\
         插入行后看一看范围是否带上。\
         Word 中用表格「布局」（WPS 为「表格工具」）—「公式」写 `=SUM(E5:E8)` 一类的范围，\
         改数后选中按 F9。",
        "In the level-1 weight cell write `=SUM(…)` over all its level-3 rows, and look at the \
         range again after inserting a row. In Word, write a range such as `=SUM(E5:E8)` through the \
         table's Layout > Formula (Table Tools in WPS) and press F9 on it after a change.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    level::weights_not_sum(case, RULE.code, findings);
}
