//! What the rules about levels share: names nobody knows, weights that do not add up, grades.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::decimal::Decimal;
use crate::form::filled;
use crate::ledger::{Law, Worth};
use crate::pointer::Pointer;
use crate::rule::{Case, Draft, Findings};
use crate::standard::plain_name;

/// Reports each name that the standard does not know once, at its first place.
pub(crate) fn unknown_names<'a>(
    case: &Case<'_>,
    level: u8,
    names: impl Iterator<Item = (Pointer, bool, Option<&'a str>)>,
    findings: &mut Findings,
) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut unknown: Vec<(&str, Vec<Pointer>)> = Vec::new();
    for (place, is_known, name) in names {
        let Some(name) = filled(name).filter(|_| !is_known) else { continue };
        let at = *seen.entry(plain_name(name)).or_insert(unknown.len());
        match unknown.get_mut(at) {
            Some((_, places)) => places.push(place),
            None => unknown.push((name, Vec::from([place]))),
        }
    }
    let level_zh = if level == 1 { "一级" } else { "二级" };
    let standard = &case.standard.title;
    for (name, places) in unknown {
        let mut places = places.into_iter();
        let Some(first) = places.next() else { continue };
        let zh = format!("「{name}」不是《{standard}》规定的{level_zh}指标");
        let en = format!("「{name}」 is no level-{level} indicator of 《{standard}》");
        findings.add(places.fold(Draft::at(first, zh, en).found(name), Draft::beside));
    }
}

/// Reports the levels whose weight is not the sum below it, from the equations under `code`.
pub(crate) fn weights_not_sum(case: &Case<'_>, code: &'static str, findings: &mut Findings) {
    for equation in case.broken(code) {
        let (Law::Sum { whole, .. } | Law::Same(_, whole)) = &equation.law else { continue };
        let sum = case.ledger.solve(equation, *whole).and_then(|sum| sum.number());
        let (Some(stated), Some(sum)) = (case.ledger.figure(*whole), sum) else { continue };
        if let Some(titled) = case.form.titled_at(&stated.pointer) {
            let (title, expected) = (titled.title, stated.write(&Worth::Number(sum)).unwrap_or_default());
            let (name, points) = (title.name, title.points);
            let zh = format!("「{name}」分值在括号里写作 {points}，其下各指标分值之和为 {sum}");
            let en = format!("「{name}」: the brackets say {points}, but the weights below add up to {sum}");
            let draft = Draft::at(stated.pointer.clone(), zh, en).found(title.text).expected(expected);
            findings
                .add(case.ledger.parts(equation).map(|part| part.pointer.clone()).fold(draft, Draft::beside));
            continue;
        }
        let Some(level) = case.form.level_at(&stated.pointer) else { continue };
        let (name, filed) = (level.name(), stated.filed.as_str());
        let (zh, en) = if level.repeats.is_some() {
            (
                format!("「{name}」分值前面写作 {sum}，这里写作 {filed}"),
                format!("「{name}」: the weight was stated as {sum} before and says {filed} here"),
            )
        } else {
            (
                format!("「{name}」分值写作 {filed}，其下各指标分值之和为 {sum}"),
                format!("「{name}」: the weight says {filed}, but the weights below add up to {sum}"),
            )
        };
        let draft = Draft::at(stated.pointer.clone(), zh, en).found(filed).expected(sum);
        findings.add(case.ledger.parts(equation).map(|part| part.pointer.clone()).fold(draft, Draft::beside));
    }
}

/// Something that carries a grade: a row or a level.
pub(crate) struct Graded<'a> {
    /// Where it stands.
    pub(crate) pointer: &'a Pointer,
    /// Its name.
    pub(crate) name: &'a str,
    /// 分值
    pub(crate) weight: Option<Decimal>,
    /// 得分
    pub(crate) score: Option<Decimal>,
    /// 等级, as filed.
    pub(crate) grade: Option<&'a str>,
}

/// Reports a grade of the standard that is not the one that score ÷ weight earns.
pub(crate) fn grade_not_by_rate(case: &Case<'_>, graded: &Graded<'_>, findings: &mut Findings) {
    let Graded { pointer, name, weight: Some(weight), score: Some(score), grade } = graded else { return };
    let Some(rate) = score.fraction().checked_div(weight.fraction()) else { return };
    let known = |grade: &&str| case.standard.grades.iter().any(|known| known.name == *grade);
    let (Some(filed), Some(earned)) = (filled(*grade).filter(known), case.standard.grade(rate)) else {
        return;
    };
    if earned.name == filed {
        return;
    }
    let percent = rate.checked_mul(Decimal::HUNDRED.fraction()).and_then(|percent| percent.round(3));
    let percent = percent.map(|percent| format!("{percent}%")).unwrap_or_default();
    let earned = &earned.name;
    let zh =
        format!("「{name}」得分 {score} ÷ 分值 {weight} = {percent}，应评为「{earned}」，写作「{filed}」");
    let en =
        format!("「{name}」: {score} ÷ {weight} = {percent} earns 「{earned}」, but it says 「{filed}」");
    let draft = Draft::at(pointer.at("grade"), zh, en).found(filed).expected(earned);
    findings.add(draft.beside(pointer.at("score")));
}
