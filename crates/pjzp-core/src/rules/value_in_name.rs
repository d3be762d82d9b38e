use alloc::format;
use alloc::string::String;

use crate::reading::{Reading, Unit, Value, read};
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ5006",
    name: "value-in-name",
    severity: Severity::Note,
    since: "0.1.0",
    basis: Basis::Pjzp,
    summary: Words::new("指标值写在了指标名称里", "the value of the target stands in the indicator's name"),
    explanation: Words::new(
        "指标名称以数值结尾（如“资金支付完成率100%”），而年度指标值一栏为空或只有文字。数值应填在指标值栏，否则无法核对，也无法汇总。名称中间的数字（如“0-6岁儿童”“产妇7天访视”）和年份，不在此列。",
        "The indicator's name ends in a value (资金支付完成率100%), and the target is blank or words. The value belongs in the target, or nothing can be checked or added up. Numbers within the name (0-6岁儿童, 产妇7天访视) and years are not meant.",
    ),
    remedy: Words::new(
        "把数值从名称移到年度指标值栏，名称只写指标是什么。",
        "Move the value from the name to the target; the name only says what is measured.",
    ),
    office: Words::new(
        "双击指标名称格，剪切末尾的数值，粘贴到年度指标值格，并补上 ≥ 或 ≤。\
         Word 中同样把数值剪切到年度指标值栏。",
        "Double-click the name, cut the figure at its end and paste it into the target cell with ≥ \
         or ≤ before it. In Word, cut and paste it in the same way.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for row in case.form.rows.iter().filter(|row| !row.is_not_applicable()) {
        let (name, (target, _)) = (row.name(), row.written());
        let says_none = match &row.target.value {
            Value::Blank => true,
            Value::Words { text, .. } => !text.chars().any(|glyph| glyph.is_ascii_digit()),
            _ => false,
        };
        let Some(value) = Some(name).filter(|_| says_none).and_then(value_at_end) else { continue };
        let (zh, en) = if row.target.value == Value::Blank {
            ("而指标值一栏空白".into(), "and the target is blank".into())
        } else {
            (format!("而指标值一栏只写「{target}」"), format!("and the target only says 「{target}」"))
        };
        let draft = Draft::at(
            row.pointer.at("name"),
            format!("指标名称「{name}」里写了指标值 {value}，{zh}"),
            format!("the name 「{name}」 holds the value {value}, {en}"),
        );
        findings.add(draft.found(name).beside(row.pointer.at("target")));
    }
}

/// The quantity with a unit in which a name ends, as it would be written as a target.
fn value_at_end(name: &str) -> Option<String> {
    let name = name.trim_end_matches(['）', ')', '。']);
    let is_digit = |glyph: char| glyph.is_ascii_digit() || ('０'..='９').contains(&glyph);
    let last = name.rfind(is_digit)?;
    let in_number = |glyph: char| is_digit(glyph) || matches!(glyph, '.' | ',' | '．' | '，');
    let before = name.get(..last)?.trim_end_matches(in_number);
    // A range or a fraction is read whole or not at all.
    if before.ends_with(['-', '—', '~', '～', '/', '至']) {
        return None;
    }
    let signed = before.trim_end_matches(['≥', '≤', '>', '<', '=', '＞', '＜', '＝', ' ']);
    let Reading { sign, value: Value::Quantity(quantity), exact: true } = read(name.get(signed.len()..)?)
    else {
        return None;
    };
    let is_years = matches!(&quantity.unit, Unit::Count { name, .. } if name == "年");
    let has_value = sign.is_some() || quantity.unit != Unit::None && !is_years;
    has_value.then(|| name.get(signed.len()..).map(String::from)).flatten()
}
