use alloc::format;
use alloc::string::String;

use crate::form::filled;
use crate::pointer::Pointer;
use crate::rule::{Basis, Case, Draft, Findings, Rule, Severity};
use crate::standards;
use crate::text::Words;

pub(super) static RULE: Rule = Rule {
    code: "PJ7005",
    name: "division-unlike-name",
    severity: Severity::Warning,
    since: "0.1.0",
    basis: Basis::Document { number: "GB/T 2260", title: "中华人民共和国行政区划代码" },
    summary: Words::new(
        "区划代码与单位名称中的地名不符",
        "a division code of another place than the unit's name",
    ),
    explanation: Words::new(
        "GB/T 2260 的前两位是省、自治区、直辖市、特别行政区。单位名称以某个省级全称（如“湖北省”）开头，或以所收标准适用地区的市（如“武汉市”）开头，区划代码却属于别的省级地方，有一个写错了；两位不属于任何省级地方的也提示。名称中间的地名、没有“省”“市”的地名、驻外办事处所在的地方不看；写法不对的代码由 PJ7002 指出；中央和新疆生产建设兵团常用的 00、10、66 开头不算。",
        "The first two digits of GB/T 2260 are a province-level place. Where a unit's name begins with the full name of one (湖北省), or with a city in the region of a built-in standard (武汉市), and the code lies elsewhere, one of the two is wrong; so is a code that lies in no province at all. Places further on in a name, places without 省 or 市 and the seat of a liaison office are not looked at; malformed codes are told by PJ7002; 00, 10 and 66, in use for the central level and the 新疆生产建设兵团, are not meant.",
    ),
    remedy: Words::new(
        "核对财政区划代码和单位名称，改正写错的一个。",
        "Check the division code and the unit's name, and mend the wrong one.",
    ),
    office: Words::new(
        "用 `=LEFT(该格,2)` 看区划代码前两位，与单位名称所在的省对照；从别处的表另存的，\
         用查找和替换（Ctrl+H）改掉旧名称和旧代码。Word 中查找（Ctrl+F）单位名称和代码，封面、\
         表头各处一并改正。",
        "See the first two digits with `=LEFT(cell,2)` and compare them with the province of the \
         unit; in a file saved from another unit's, change old names and codes with Find and Replace \
         (Ctrl+H). In Word, use Find (Ctrl+F) on name and code and mend cover and header alike.",
    ),
    check,
};

/// The province-level places of GB/T 2260, by their first two digits.
#[rustfmt::skip]
const PROVINCES: [(&str, &str); 34] = [
    ("11", "北京市"), ("12", "天津市"), ("13", "河北省"), ("14", "山西省"), ("15", "内蒙古自治区"),
    ("21", "辽宁省"), ("22", "吉林省"), ("23", "黑龙江省"),
    ("31", "上海市"), ("32", "江苏省"), ("33", "浙江省"), ("34", "安徽省"), ("35", "福建省"),
    ("36", "江西省"), ("37", "山东省"),
    ("41", "河南省"), ("42", "湖北省"), ("43", "湖南省"), ("44", "广东省"),
    ("45", "广西壮族自治区"), ("46", "海南省"),
    ("50", "重庆市"), ("51", "四川省"), ("52", "贵州省"), ("53", "云南省"), ("54", "西藏自治区"),
    ("61", "陕西省"), ("62", "甘肃省"), ("63", "青海省"), ("64", "宁夏回族自治区"),
    ("65", "新疆维吾尔自治区"),
    ("71", "台湾省"), ("81", "香港特别行政区"), ("82", "澳门特别行政区"),
];

/// First digits in use outside GB/T 2260: the central level, and the 新疆生产建设兵团.
const OTHERS: [&str; 3] = ["00", "10", "66"];

/// What may stand before the place in a unit's name.
const HEADS: &[&str] = &["中国共产党", "中共", "国家税务总局", "国家统计局", "共青团"];

fn check(case: &Case<'_>, findings: &mut Findings) {
    let submission = case.submission;
    let Some(code) = filled(submission.division_code.as_deref()) else { return };
    let Some(prefix) =
        code.get(..2).filter(|_| code.len() >= 6 && code.bytes().all(|digit| digit.is_ascii_digit()))
    else {
        return;
    };
    if OTHERS.contains(&prefix) {
        return;
    }
    let place = Pointer::from("/division_code");
    let Some((_, province)) = PROVINCES.iter().find(|(digits, _)| *digits == prefix) else {
        let zh = format!("区划代码「{code}」的前两位 {prefix} 不属于任何省级地方");
        let en =
            format!("the division code 「{code}」 begins with {prefix}, which is no province-level place");
        findings.add(Draft::at(place, zh, en).found(code));
        return;
    };
    for (party, name) in [
        ("/budget_unit/name", &submission.budget_unit),
        ("/supervising_department/name", &submission.supervising_department),
    ] {
        let Some(name) = name.as_ref().and_then(|unit| filled(unit.name.as_deref())) else { continue };
        let Some((due, seat)) = seat(name).filter(|(due, _)| !code.starts_with(due.as_str())) else {
            continue;
        };
        let zh = format!("区划代码「{code}」属{province}，单位「{name}」在{seat}（{due} 开头）");
        let en = format!(
            "the division code 「{code}」 is of {province}, but 「{name}」 is in {seat}, whose codes begin with {due}"
        );
        let draft = Draft::at(place, zh, en).found(code).expected(format!("{due}…"));
        findings.add(draft.beside(Pointer::from(party)));
        return;
    }
}

/// The place that a unit's name begins with, and the first digits of its codes.
fn seat(name: &str) -> Option<(String, String)> {
    let name = HEADS.iter().find_map(|head| name.strip_prefix(head)).unwrap_or(name);
    // 北京市场 is a market.
    let begins = |place: &str| name.strip_prefix(place).is_some_and(|rest| !rest.starts_with('场'));
    let province = PROVINCES.iter().find(|(_, place)| begins(place));
    if let Some((prefix, place)) = province {
        return Some(((*prefix).into(), (*place).into()));
    }
    let mut cities = standards::all().flat_map(|standard| standard.regions).flat_map(|region| {
        let prefix = region.prefix;
        region
            .names
            .into_iter()
            .map(move |city| (prefix.clone(), format!("{}市", city.trim_end_matches('市'))))
    });
    cities.find(|(_, city)| begins(city))
}
