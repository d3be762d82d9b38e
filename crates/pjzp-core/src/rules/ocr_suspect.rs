use alloc::format;
use alloc::string::String;

use crate::decimal::Decimal;
use crate::form::filled;
use crate::pointer::Pointer;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ8010",
    name: "ocr-suspect",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Reading,
    summary: Words::new("数值像是扫描识别有误", "a value looks misread by a scanner"),
    explanation: Words::new(
        "扫描件转成文字时，「≥」常被认作 2、工或 ^，「%」被认作 $，0 和 1 被认作字母。\
         这样的值按写的读入，不作更正，与它有关的核对可能因此不对。",
        "When a scan is made text, ≥ is often taken for 2, 工 or ^, % for $, and 0 and 1 for letters. \
         Such a value is read as it stands and not mended, and what depends on it may be judged wrongly.",
    ),
    remedy: Words::new(
        "对照原件改正；原件就是这样写的，改成规范的写法。",
        "Compare it with the original and correct it; if it stands so there, write it properly.",
    ),
    office: Words::new(
        "用查找和替换（Ctrl+H）查找「$」「^」「工」，对照扫描件逐个改正，不要全部替换。Word 中查找 ^ 要写 ^^。",
        "Search for $, ^ and 工 with Find and Replace (Ctrl+H) and correct them one by one against the \
         scan, not all at once. In Word, write ^^ to find ^.",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for row in &case.form.rows {
        let filed = row.filed;
        let bound =
            filed.target.as_deref().filter(|_| is_share(filed.actual.as_deref())).and_then(two_for_sign);
        let target = filed.target.as_deref().and_then(meant).or(bound);
        report(row.pointer.at("target"), filed.target.as_deref(), target, findings);
        report(
            row.pointer.at("actual"),
            filed.actual.as_deref(),
            filed.actual.as_deref().and_then(meant),
            findings,
        );
    }
    for cell in case.form.figures() {
        let text = cell.figure.text();
        report(cell.pointer, Some(text), meant(text), findings);
    }
}

fn report(place: Pointer, text: Option<&str>, meant: Option<String>, findings: &mut Findings) {
    if let (Some(text), Some(meant)) = (filled(text), meant) {
        let draft = Draft::at(
            place,
            format!("「{text}」像是扫描识别有误，原文可能是「{meant}」"),
            format!("「{text}」 looks misread; the original may say 「{meant}」"),
        );
        findings.add(draft.found(text).expected(meant));
    }
}

/// What a value may have been before it was misread.
fn meant(text: &str) -> Option<String> {
    let text = text.trim();
    let is_digit = |glyph: char| glyph.is_ascii_digit();
    if let Some(digits) = text.strip_suffix('$').filter(|digits| digits.ends_with(is_digit)) {
        return Some(format!("{digits}%"));
    }
    if let Some(rest) = text.strip_prefix(['工', '^']).filter(|rest| rest.starts_with(is_digit)) {
        return Some(format!("≥{rest}"));
    }
    let is_letter = |glyph: char| "OoI".contains(glyph);
    let fits = |glyph: char| is_digit(glyph) || is_letter(glyph) || ".%".contains(glyph);
    let mixed = text.chars().all(fits) && text.contains(is_digit) && text.contains(is_letter);
    mixed.then(|| text.replace(['O', 'o'], "0").replace('I', "1"))
}

/// A share of more than two hundred per cent that begins with the 2 that ≥ is taken for.
fn two_for_sign(text: &str) -> Option<String> {
    let share = text.trim().strip_prefix('2')?;
    let digits = share.strip_suffix('%')?;
    let (whole, places) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_number = [whole, places].iter().all(|part| part.chars().all(|glyph| glyph.is_ascii_digit()));
    (is_number && whole.len() == 2 && !whole.starts_with('0')).then(|| format!("≥{share}"))
}

/// A share of at most the whole.
fn is_share(text: Option<&str>) -> bool {
    let digits = text.and_then(|text| text.trim().strip_suffix('%'));
    digits.and_then(|digits| Decimal::parse(digits).ok()).is_some_and(|share| share <= Decimal::HUNDRED)
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;
    use crate::model::{Indicator, Submission};
    use crate::{assess::assess, standards};

    #[test]
    fn a_doubtful_value_is_asked_about_where_it_stands() {
        let row = |target: &str, actual: &str| Indicator {
            name: Some("合格率".into()),
            target: Some(target.into()),
            actual: Some(actual.into()),
            ..Indicator::default()
        };
        let indicators = [row("295%", "96%"), row("295%", "296%"), row("≥95%", "96$")].into();
        let assessment = assess(
            &Submission { indicators, ..Submission::default() },
            &standards::find("mof-2020").unwrap(),
        );
        let places = assessment.findings.iter().filter(|finding| finding.rule.code == RULE.code);
        let places: Vec<String> = places.map(|finding| format!("{}", finding.pointer)).collect();
        assert_eq!(places, ["/indicators/0/target", "/indicators/2/actual"]);
    }

    #[test]
    fn what_scanners_make_of_signs_is_known() {
        for (text, expected) in [
            ("95$", Some("95%")),
            ("工50个", Some("≥50个")),
            ("^95%", Some("≥95%")),
            ("1O0%", Some("100%")),
            ("I2", Some("12")),
            ("5l", None),
            ("$", None),
            ("美元$", None),
            ("工作完成", None),
            ("≥95%", None),
            ("Oil", None),
            ("100", None),
        ] {
            assert_eq!(meant(text).as_deref(), expected, "{text}");
        }
        for (text, expected) in [
            ("295%", Some("≥95%")),
            ("290.5%", Some("≥90.5%")),
            ("205%", None),
            ("25%", None),
            ("2950%", None),
        ] {
            assert_eq!(two_for_sign(text).as_deref(), expected, "{text}");
        }
    }
}
