//! Units (度量单位): percent, money, and what is counted or measured.

use alloc::string::String;

use super::{Miss, Money, Number, Parsed, Quantity, Unit, Unreadable};

/// Percent and per mille, each before every word it begins with.
const RATES: &[(&str, Unit)] = &[
    ("%", Unit::Percent),
    ("﹪", Unit::Percent),
    ("百分比", Unit::Percent),
    ("个百分点", Unit::Percent),
    ("百分点", Unit::Percent),
    ("‰", Unit::Permille),
];

/// Units of one character. 月 and 号 are dates, 级, 类, 成 and 折 count nothing.
const SINGLE: &str = "个次人名位户家项件份本册套台架辆艘只头匹条根支枝张幅块片座栋幢间所处口场期批班节课堂\
    篇部卷册种例起宗单笔份票盒箱袋包瓶桶罐把株棵亩顷米里吨斤克升度瓦元圆角分秒天日年周岁组队村乡镇县市区省国店厂站段孔盏对双副顿餐门科任倍步层页字稿首集帧颗粒轮棚穴剂针管床";

/// Units of several characters.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "人次", "人数", "人天", "人日", "人月", "人年", "人民币元", "元整", "圆整", "元人民币", "美元",
    "欧元", "港元", "日元", "个工作日", "工作日", "个自然日", "自然日", "日历天", "个月", "个小时",
    "小时", "分钟", "学时", "课时", "机时", "台时", "工时", "台班", "台套", "台次",
    "架次", "车次", "班次", "船次", "批次", "场次", "件次", "户次", "家次", "项次", "期次", "例次",
    "趟次", "频次", "床位", "床日", "车位", "学位", "平方米", "平方公里", "平方千米", "平方",
    "立方米", "立方", "公里", "千米", "里程", "厘米", "毫米", "分米", "微米", "公顷", "平米",
    "延米", "延长米", "公斤", "千克", "毫克", "微克", "吨公里", "标准煤吨", "吨标准煤", "千瓦时",
    "千瓦", "兆瓦", "兆瓦时", "千伏", "千伏安", "毫升", "摄氏度", "分贝", "兆", "天次", "幅次",
    "字节", "条次", "株次", "头次", "羽", "尾", "枚", "丛", "眼", "盘", "扇", "款", "面", "道",
    "则", "席", "个季度", "学年", "学期", "周年", "星期", "圈", "趟", "回", "遍", "标段", "杆",
    "km²", "km2", "km", "m²", "m2", "㎡", "m³", "m3", "m", "cm", "mm", "kg", "mg", "μg", "ug", "g",
    "t", "kWh", "kW", "MW", "kV", "h", "min", "GB", "TB", "MB", "Mbps", "L", "ml", "mL", "dB", "℃",
    "°C", "ha",
];

/// Measure words: what is counted may stand behind them (3个乡镇).
const MEASURES: &str =
    "个次人名位户家项件份本册套台架辆艘条支张幅块片座栋幢间所处口场期批班节篇部卷种例起宗笔只头株棵";

/// How the names of counted things end.
#[rustfmt::skip]
const THINGS: &[&str] = &[
    "乡镇", "街道", "社区", "行政村", "自然村", "村", "镇", "乡", "县", "市", "区", "省", "国家",
    "地区", "项目", "工程", "单位", "部门", "机构", "企业", "公司", "合作社", "学校", "医院",
    "卫生院", "幼儿园", "小区", "家庭", "活动", "培训", "培训班", "宣传", "会议", "讲座", "检查",
    "演出", "比赛", "赛事", "报告", "方案", "规划", "课题", "论文", "专利", "案件", "教师", "学生",
    "党员", "干部", "职工", "人员", "群众", "居民", "村民", "农户", "贫困户", "老人", "儿童",
    "患者", "专家", "志愿者", "设备", "车辆", "电脑", "图书", "资料", "手册", "平台", "系统",
    "网站", "基地", "中心", "厕所", "公厕", "路灯", "桥梁", "道路", "房屋", "次数", "岗位", "人", "事故", "投诉",
];

/// Characters that make of the words behind a measure word a sentence rather than a name.
const OF_SENTENCES: &str =
    "未不无没已完达超少多缺减增降约以上下内前后至到与和或每其共累各均的了率第均被将应须使";

/// The quantity of a number and the unit behind it, if any.
pub(super) fn unit(number: Number, text: &str) -> Parsed<'_, Quantity> {
    if number.greatest == 0
        && let Some((unit, rest)) = rate(text)
    {
        return Ok((Quantity { number: number.value, unit }, rest));
    }
    match name(text) {
        Some((name, rest)) => Ok((named(number, name)?, rest)),
        None => Ok((unnamed(number)?, text)),
    }
}

/// The quantity as money, where a ¥ or 人民币 stands in front; `None` where its unit is something else.
pub(super) fn in_yuan(quantity: Quantity) -> Option<Quantity> {
    let power = match &quantity.unit {
        Unit::Money(_) => return Some(quantity),
        Unit::None => 0,
        Unit::Count { name, power } if name.is_empty() => *power,
        _ => return None,
    };
    let (money, left) = money(power)?;
    Some(Quantity { number: quantity.number.shift(left)?, unit: Unit::Money(money) })
}

/// `%`, 百分比, 个百分点, `‰`.
pub(super) fn rate(text: &str) -> Option<(Unit, &str)> {
    RATES.iter().find_map(|(word, unit)| Some((unit.clone(), text.strip_prefix(word)?)))
}

/// A whole text as a unit: the 万元 of `万元 ≥ 1500`.
pub(super) fn whole(text: &str) -> Option<Unit> {
    if let Some((unit, "")) = rate(text) {
        return Some(unit);
    }
    let (power, rest) = super::numeral::scale(text).unwrap_or((0, text));
    if rest.is_empty() && power > 0 {
        return Some(Unit::Count { name: String::new(), power });
    }
    let (name, "") = name(rest)? else { return None };
    if !is_yuan(name) {
        return Some(Unit::Count { name: name.into(), power });
    }
    match money(power) {
        Some((money, 0)) => Some(Unit::Money(money)),
        _ => None,
    }
}

/// What is left when the counted thing behind a measure word (个, 次) is passed over.
///
/// The thing must reach to the end and be one of the usual; anything else might be a sentence.
pub(super) fn pass_thing<'a>(quantity: &Quantity, rest: &'a str) -> &'a str {
    let Unit::Count { name, .. } = &quantity.unit else {
        return rest;
    };
    let mut characters = name.chars();
    let measure = characters.next().is_some_and(|c| MEASURES.contains(c)) && characters.next().is_none()
        || name == "人次";
    let short = rest.chars().take(9).count() < 9;
    let is_name = measure
        && short
        && !rest.chars().any(|c| !is_han(c) || OF_SENTENCES.contains(c))
        && THINGS.iter().any(|thing| rest.ends_with(thing));
    if is_name { "" } else { rest }
}

/// A Chinese character.
pub(super) fn is_han(character: char) -> bool {
    matches!(character, '\u{4E00}'..='\u{9FFF}')
}

/// A unit without its scale: 人次, 平方米, 元/人·月.
fn name(text: &str) -> Option<(&str, &str)> {
    let mut end = simple(text)?;
    loop {
        let rest = text.get(end..)?;
        let Some(below) = rest.strip_prefix(['/', '·', '•', '・']) else {
            break;
        };
        // 月 is a date by itself, but a unit below a stroke: 元/人·月.
        let below_only =
            || ["月", "季度", "季"].iter().find(|name| below.starts_with(**name)).map(|name| name.len());
        let Some(length) = simple(below).or_else(below_only) else {
            break;
        };
        end = text.len().saturating_sub(below.len()).saturating_add(length);
    }
    text.split_at_checked(end)
}

/// The bytes of the longest plain unit a text begins with.
fn simple(text: &str) -> Option<usize> {
    let named = NAMES.iter().filter(|name| text.starts_with(**name)).map(|name| name.len()).max();
    let first = text.chars().next()?;
    let single = SINGLE.contains(first).then(|| first.len_utf8());
    let end = named.max(single)?;
    // A Latin unit ends where its letters end: 5m is a length, 5min a time, 5model neither.
    let cut =
        first.is_ascii_alphabetic() && text.get(end..)?.starts_with(|c: char| c.is_ascii_alphanumeric());
    (!cut).then_some(end)
}

fn is_yuan(name: &str) -> bool {
    matches!(name, "元" | "圆" | "人民币元" | "元整" | "圆整" | "元人民币")
}

/// The greatest unit of money not above a power of ten, and what is left of the power.
fn money(power: i8) -> Option<(Money, i8)> {
    [Money::HundredMillion, Money::Million, Money::TenThousand, Money::Thousand, Money::Yuan]
        .into_iter()
        .find(|money| money.power() <= power)
        .and_then(|money| Some((money, power.checked_sub(money.power())?)))
}

fn named(number: Number, name: &str) -> Result<Quantity, Miss> {
    if is_yuan(name) {
        let (money, left) = money(number.power).ok_or(Miss::NotHere)?;
        let number = number.value.shift(left).ok_or(Miss::Found(Unreadable::NumberTooLong))?;
        return Ok(Quantity { number, unit: Unit::Money(money) });
    }
    // 2021年 is a year however it is written.
    if name == "年" && number.power == 0 && super::date::is_year(number.value) {
        return Err(Miss::NotHere);
    }
    Ok(Quantity { number: number.value, unit: Unit::Count { name: name.into(), power: number.power } })
}

/// A number with nothing but its scale: 5.8万 stays 万, 三万五千 is 3.5万, a plain number is plain.
fn unnamed(number: Number) -> Result<Quantity, Miss> {
    if number.greatest < 2 {
        return Ok(Quantity { number: number.value, unit: Unit::None });
    }
    let value = if number.power == 0 {
        number
            .greatest
            .checked_neg()
            .and_then(|down| number.value.shift(down))
            .ok_or(Miss::Found(Unreadable::NumberTooLong))?
    } else {
        number.value
    };
    let power = if number.power == 0 { number.greatest } else { number.power };
    Ok(Quantity { number: value, unit: Unit::Count { name: String::new(), power } })
}
