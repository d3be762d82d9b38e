use alloc::format;

use crate::decimal::Decimal;
use crate::reading::{Quantity, Unit, Value};
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity, rate};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ5009",
    name: "rate-above-hundred",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("比率超过 100%", "a rate above 100 %"),
    explanation: Words::new(
        "合格率、覆盖率、满意度一类的比率是部分占全部的比例，最高为 100%，指标值或完成值却超过了。增长率、完成率一类可以超过 100% 的，不在此列。",
        "Rates such as 合格率, 覆盖率 and 满意度 are a part of a whole, 100 % at most, but the target or the actual value is above. Rates that can pass 100 %, of growth or completion, are not meant.",
    ),
    remedy: Words::new(
        "核对分子和分母，重算比率；如果是超额完成，改用完成率或写数量。",
        "Check numerator and denominator and compute the rate again; if more was done than planned, use a completion rate or the number.",
    ),
    office: Words::new(
        "完成值格写 `=分子/分母`（以单元格代入），设为百分比格式，\
         用「数据」—「数据验证」（WPS 为「有效性」）—「小数」—「小于或等于」1 限定。\
         Word 中用原始的分子、分母重算后改正。",
        "Write the actual value as `=numerator/denominator` (put the cells for the words), format it \
         as a percentage and allow only decimals up to 1 with Data > Data Validation (Validation in \
         WPS). In Word, compute it again from numerator and denominator.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let rows = case.form.rows.iter().filter(|row| !row.is_not_applicable() && rate::is_capped(row.name()));
    for row in rows {
        let in_percent = matches!(&row.target.value, Value::Quantity(Quantity { unit: Unit::Percent, .. }));
        let (name, (target, actual)) = (row.name(), row.written());
        for (member, text, value, zh, en) in [
            ("target", target, &row.target.value, "指标值", "target"),
            ("actual", actual, &row.actual.value, "完成值", "actual value"),
        ] {
            let Value::Quantity(quantity) = value else { continue };
            let bare = quantity.unit == Unit::None && in_percent;
            let share = if bare { quantity.number.shift(-2) } else { rate::share(quantity) };
            if share.is_none_or(|share| share <= Decimal::ONE) {
                continue;
            }
            let draft = Draft::at(
                row.pointer.at(member),
                format!("「{name}」{zh}「{text}」超过 100%，这类比率最高为 100%"),
                format!("「{name}」: the {en} 「{text}」 is above 100%, the most that such a rate can be"),
            );
            findings.add(draft.found(text));
        }
    }
}
