use alloc::format;
use alloc::string::ToString;

use crate::form::filled;
use crate::pointer::Pointer;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::text::{Text, Words};

pub(super) static RULE: Rule = Rule {
    code: "PJ7001",
    name: "credit-code-invalid",
    severity: Severity::Error,
    since: "0.1.0",
    basis: Basis::Document {
        number: "GB 32100-2015", title: "法人和其他组织统一社会信用代码编码规则"
    },
    summary: Words::new("统一社会信用代码不成立", "a unified social credit code that cannot be"),
    explanation: Words::new(
        "统一社会信用代码是 18 位数字或大写字母，不用 I、O、S、V、Z。最后一位是前 17 位的校验码；第 9 至 17 位是组织机构代码，按 GB 11714-1997《全国组织机构代码编制规则》另有一位校验码，即第 17 位。两位校验码有一位对不上，就是抄错了。没有填写的不算；代码是不是这个单位的，这里查不出来。",
        "The code has 18 digits or capital letters, I, O, S, V and Z left out. The last is the check character of the 17 before it; characters 9 to 17 are an organisation code with a check character of its own, the 17th, by GB 11714-1997 《全国组织机构代码编制规则》. If either does not fit, the code was copied wrongly. A code that is not filed is not meant; whether it is this unit's cannot be told here.",
    ),
    remedy: Words::new(
        "对照登记证书逐位核对后改正。",
        "Compare it character by character with the certificate, and mend it.",
    ),
    office: Words::new(
        "先把该格「设置单元格格式」改为「文本」再输入，否则 15 位以后的数字会变成 0；\
         用 `=LEN(该格)` 看是否 18 位。Word 中从登记证书的电子文本复制粘贴，不要手抄。",
        "Format the cell as Text before typing, or the digits after the fifteenth turn into 0; \
         `=LEN(cell)` must give 18. In Word, copy the code from the certificate's electronic text \
         instead of typing it.",
    ),
    check,
};

/// The characters of the code, each worth its place (GB 32100-2015).
const CHARACTERS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// The weights of the first eight characters of an organisation code (GB 11714-1997).
const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

fn check(case: &Case<'_>, findings: &mut Findings) {
    let submission = case.submission;
    for (place, party) in [
        ("/budget_unit", &submission.budget_unit),
        ("/supervising_department", &submission.supervising_department),
        ("/evaluating_unit", &submission.evaluating_unit),
    ] {
        let Some(code) = party.as_ref().and_then(|party| filled(party.credit_code.as_deref())) else {
            continue;
        };
        let Some(defect) = defect(code) else { continue };
        let draft = Draft::at(
            Pointer::from(place).at("credit_code"),
            format!("统一社会信用代码「{code}」{}", defect.zh),
            format!("the credit code 「{code}」 {}", defect.en),
        );
        findings.add(draft.found(code));
    }
}

/// What is wrong with a code.
fn defect(code: &str) -> Option<Text> {
    if let Some(glyph) = code.chars().find(|glyph| !CHARACTERS.contains(*glyph)) {
        return Some(Text::new(
            format!("中的「{glyph}」不是代码字符：只用数字和大写字母，不用 I、O、S、V、Z"),
            format!("holds 「{glyph}」: only digits and capital letters without I, O, S, V and Z are used"),
        ));
    }
    if code.len() != 18 {
        let length = code.len();
        return Some(Text::new(
            format!("有 {length} 位，应为 18 位"),
            format!("has {length} characters, not 18"),
        ));
    }
    let (body, last) = code.split_at_checked(17)?;
    let (organisation, of_organisation) = body.get(8..)?.split_at_checked(8)?;
    let whole = Some(check_character(body)?).filter(|due| due.to_string() != last);
    let part = Some(organisation_check(organisation)?).filter(|due| due.to_string() != of_organisation);
    let say = |due: char, of: &str, found: &str| -> Text {
        Text::new(
            format!("{of} 位校验码应为 {due}，写作 {found}"),
            format!("character {of} must be {due}, not {found}"),
        )
    };
    match (whole, part) {
        (None, None) => None,
        (Some(due), None) => Some(join(&[say(due, "18", last)])),
        (None, Some(due)) => Some(join(&[say(due, "17", of_organisation)])),
        (Some(due), Some(organisation)) => {
            Some(join(&[say(organisation, "17", of_organisation), say(due, "18", last)]))
        }
    }
}

/// Several things at once, the Chinese with 第 before each place.
fn join(parts: &[Text]) -> Text {
    let mut joined = Text::new("", "does not check: ");
    for (index, part) in parts.iter().enumerate() {
        let (zh, en): (&str, &str) = if index == 0 { ("第 ", "") } else { ("；第 ", "; ") };
        joined.zh = format!("{}{zh}{}", joined.zh, part.zh);
        joined.en = format!("{}{en}{}", joined.en, part.en);
    }
    joined
}

/// The last character that the first 17 call for.
fn check_character(body: &str) -> Option<char> {
    let mut weight = 1_u32;
    let mut sum = 0_u32;
    for glyph in body.chars() {
        let value = u32::try_from(CHARACTERS.chars().position(|known| known == glyph)?).ok()?;
        sum = sum.checked_add(value.checked_mul(weight)?)?;
        weight = weight.checked_mul(3)? % 31;
    }
    let due = 31_u32.checked_sub(sum % 31)? % 31;
    CHARACTERS.chars().nth(usize::try_from(due).ok()?)
}

/// The ninth character of an organisation code that its first eight call for.
fn organisation_check(body: &str) -> Option<char> {
    let mut sum = 0_u32;
    for (glyph, weight) in body.chars().zip(WEIGHTS) {
        sum = sum.checked_add(glyph.to_digit(36)?.checked_mul(weight)?)?;
    }
    match 11_u32.checked_sub(sum % 11)? {
        10 => Some('X'),
        11 => Some('0'),
        due => char::from_digit(due, 10),
    }
}
