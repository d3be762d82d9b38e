use alloc::format;
use alloc::vec::Vec;

use crate::form::filled;
use crate::pointer::Pointer;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ1004",
    name: "level2-misplaced",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Standard,
    summary: Words::new("二级指标放错了一级指标", "a level-2 indicator under the wrong level 1"),
    explanation: Words::new(
        "二级指标属于哪个一级指标由标准规定：2020 年的表把成本放在产出之下，2021 年的核心指标体系把成本单列为一级。放错了会影响各一级指标的分值。",
        "The standard says which level 1 each level 2 belongs to: cost is part of output on the form of 2020, and a level of its own in the core indicators of 2021. In the wrong place it distorts the weights of both.",
    ),
    remedy: Words::new(
        "把该指标移到标准规定的一级指标之下；如果单位用的是另一套指标体系，用 --standard 指明。",
        "Move the indicator to where the standard has it; if the form follows another standard, name it with --standard.",
    ),
    office: Words::new(
        "剪切整行，用右键菜单插入剪切的单元格，放到标准规定的一级指标之下，\
         再核对一级指标的合并区和小计公式的范围。Word 中选中整行，剪切后粘贴到应在的位置。",
        "Cut the whole row and put it under the right level with Insert Cut Cells, then check the \
         merged level-1 cell and the range of its subtotal. In Word, cut the row and paste it where \
         it belongs.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    if case.form.has_own_frame() {
        return;
    }
    let mut misplaced: Vec<(&str, &str, &str, Vec<Pointer>)> = Vec::new();
    for row in &case.form.rows {
        let (Some(level1), Some(level2)) = (row.level1, row.level2) else { continue };
        if level1.level2.iter().any(|own| own.name == level2.name) {
            continue;
        }
        let home = case.standard.dimensions.iter().find(|each| each.level2.contains(level2));
        let (Some(home), Some(name)) = (home, filled(row.filed.level2.as_deref())) else { continue };
        let place = row.pointer.at("level2");
        let same = misplaced.iter_mut().find(|(under, what, ..)| *under == level1.name && *what == name);
        match same {
            Some((.., places)) => places.push(place),
            None => misplaced.push((&level1.name, name, &home.name, Vec::from([place]))),
        }
    }
    for (under, name, home, places) in misplaced {
        let mut places = places.into_iter();
        let Some(first) = places.next() else { continue };
        let draft = Draft::at(
            first,
            format!("「{name}」放在「{under}」之下，按所用标准属于「{home}」"),
            format!("「{name}」 stands under 「{under}」, but belongs to 「{home}」 by the standard in use"),
        );
        findings.add(places.fold(draft.found(under).expected(home), Draft::beside));
    }
}
