//! Targets and actual values as people write them, and as nobody should.

use super::dice::Dice;
use super::wording::{
    BEHIND, BLANKS, COUNTS, FREE, GLYPHS, HOSTILE, MEASURES, MONEY, NUMERALS, PHRASES, PIECES, WORDS,
};

/// The cells of a row that say what was to be reached and what was.
#[derive(Debug, Clone, Default)]
pub(super) struct Values {
    pub(super) sign: Option<String>,
    pub(super) target: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) actual: Option<String>,
}

/// One row's cells. `weight` is what makes half-way points likely: `weight × actual ÷ target`.
pub(super) fn values(dice: &mut Dice, phrases: &[String], weight: u64) -> Values {
    let mut values = match dice.between(0, 99) {
        0..=39 => quantities(dice, weight),
        40..=42 => Values {
            target: Some(pieced(dice)),
            actual: Some(
                dice.pick(&["1", "100", "0.5", "50%", "3个", "2021年6月30日", "10万元", "提升2%"]).into(),
            ),
            ..Values::default()
        },
        43 | 44 => Values {
            target: Some(
                dice.pick(&["≥9999", "≤2%", "10万元", "≥200个", "2021年6月30日前", "提升50%", "=7"]).into(),
            ),
            actual: Some(pieced(dice)),
            ..Values::default()
        },
        45..=50 => ranges(dice),
        51..=58 => changes(dice, weight),
        59..=66 => dates(dice),
        67..=81 => wordings(dice, phrases),
        82..=86 => with_numerals(dice),
        87..=93 => mixed(dice, phrases),
        94..=96 => Values {
            target: Some(any(dice, phrases)),
            actual: Some(dice.pick(BLANKS).into()),
            ..Values::default()
        },
        97 => Values { target: None, actual: Some(any(dice, phrases)), ..Values::default() },
        98 => Values {
            target: Some(dice.pick(BLANKS).into()),
            actual: Some(any(dice, phrases)),
            ..Values::default()
        },
        _ => Values { target: Some(any(dice, phrases)), actual: None, ..Values::default() },
    };
    for cell in [&mut values.target, &mut values.actual] {
        if let Some(text) = cell.take() {
            *cell = Some(dressed(dice, text));
        }
    }
    values
}

fn pieced(dice: &mut Dice) -> String {
    (0..dice.between(2, 5)).map(|_| dice.pick(PIECES)).collect()
}

/// A text in the widths, blanks and endings that people add.
fn dressed(dice: &mut Dice, text: String) -> String {
    match dice.between(0, 39) {
        0 => wide(&text),
        1 => format!(" {text} "),
        2 => format!("{text}。"),
        3 => format!("{text}（含线上）"),
        4 => format!("{text}；"),
        5 => text.replace('%', "％").replace('=', "＝"),
        6 => text.replace('%', " %").replace('≥', "≥ "),
        7 => format!("\u{3000}{text}\u{200b}"),
        8 => format!("已完成{text}"),
        9 => format!("{text}(已核实)"),
        _ => text,
    }
}

/// ASCII in full width.
pub(super) fn wide(text: &str) -> String {
    let widen = |c: char| match c {
        '!'..='~' => u32::from(c).checked_add(0xFEE0).and_then(char::from_u32).unwrap_or(c),
        _ => c,
    };
    text.chars().map(widen).collect()
}

/// A decimal with `places` of its digits behind the point.
pub(super) fn decimal(digits: u64, places: usize) -> String {
    if places == 0 {
        return digits.to_string();
    }
    let padded = format!("{digits:0>width$}", width = places + 1);
    let (whole, part) = padded.split_at(padded.len() - places);
    format!("{whole}.{part}")
}

/// A number: small, round, long, huge, zero or negative; with or without thousands commas.
pub(super) fn number(dice: &mut Dice) -> String {
    match dice.between(0, 19) {
        0..=8 => dice.between(1, 200).to_string(),
        9 | 10 => decimal(dice.between(1, 99_999), 2),
        11 => "0".into(),
        12 => format!("-{}", dice.between(1, 50)),
        13 => decimal(dice.between(1, u64::MAX), 10),
        14 => dice.between(1, 999_999_999_999_999).to_string(),
        15 => grouped(dice.between(1, 99_999_999)),
        16 => decimal(dice.between(0, 20_000), 4),
        17 => dice.pick(&["1", "0.97", "0.958", "100", "99.97", "100.00", "0.0", "-0"]).into(),
        18 => decimal(
            dice.between(1, 999_999_999_999_999_999),
            usize::try_from(dice.between(3, 10)).unwrap_or(3),
        ),
        _ => (dice.between(1, 20) * 50).to_string(),
    }
}

/// 1,234,567
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// As many digits as a number may have.
fn longest(dice: &mut Dice) -> String {
    let (whole, part) = (dice.between(1, 999_999_999_999_999), dice.between(1, 9_999_999_999));
    format!("{whole}.{part:010}")
}

/// Two numbers: far apart, equal, next to each other, at the edges of steps and floors, or such
/// that a whole weight earns points that lie half-way between two hundredths.
fn pair(dice: &mut Dice, weight: u64) -> (String, String) {
    match dice.between(0, 9) {
        0 | 1 => {
            let same = number(dice);
            (same.clone(), same)
        }
        2 | 3 => {
            // weight × odd ÷ (200 × weight) is always x.xx5.
            let target = weight.max(1) * 200;
            (target.to_string(), (dice.between(0, target - 1) | 1).to_string())
        }
        4 => {
            let target = dice.between(1, 500) * 20;
            let percent = [20, 50, 60, 80, 90, 95, 100, 120, 130, 150, 199, 200, 201, 300];
            let edge = percent.get(dice.place(percent.len())).copied().unwrap_or(100);
            let actual = target * edge / 100;
            let nudged = match dice.between(0, 2) {
                0 => actual.saturating_sub(1),
                1 => actual,
                _ => actual + 1,
            };
            (target.to_string(), nudged.to_string())
        }
        5 => {
            let target = dice.between(1, 9_999);
            (decimal(target, 2), decimal(target.saturating_sub(dice.between(0, 2)) + dice.between(0, 2), 2))
        }
        6 => (dice.between(1, 100).to_string(), decimal(dice.between(0, 30_000), 2)),
        7 => (longest(dice), longest(dice)),
        _ => (number(dice), number(dice)),
    }
}

/// A percentage between 50 and 110, as satisfaction and rates have it.
fn percentage(dice: &mut Dice) -> String {
    let edges = ["60", "80", "90", "59.99", "79.99", "89.99", "60.01", "95", "100", "85", "98.6"];
    if dice.chance(60) { dice.pick(&edges).into() } else { decimal(dice.between(4_000, 11_000), 2) }
}

fn signed(dice: &mut Dice, amount: &str) -> String {
    match dice.between(0, 9) {
        0..=2 => format!("{}{amount}", dice.pick(GLYPHS)),
        3 => format!("{}{amount}", dice.pick(WORDS)),
        4 => format!("{amount}{}", dice.pick(BEHIND)),
        _ => amount.into(),
    }
}

/// Of one number a cell, with a unit of the same family on both sides as a rule.
fn quantities(dice: &mut Dice, weight: u64) -> Values {
    let (target, actual) = pair(dice, weight);
    let (mine, theirs): (String, String) = match dice.between(0, 11) {
        0..=3 => (String::new(), String::new()),
        4 => {
            let unit = dice.pick(COUNTS);
            (unit.into(), if dice.chance(70) { unit.into() } else { dice.pick(COUNTS).into() })
        }
        5 | 6 => (dice.pick(MONEY).into(), dice.pick(MONEY).into()),
        7 => (dice.pick(MEASURES).into(), dice.pick(MEASURES).into()),
        8 => {
            let values = (percentage(dice), percentage(dice));
            let (one, other) =
                (dice.pick(&["%", "%", "％", "百分比", "‰", ""]), dice.pick(&["%", "%", "", "‰"]));
            return Values {
                target: Some(signed(dice, &format!("{}{one}", values.0))),
                actual: Some(format!("{}{other}", values.1)),
                ..Values::default()
            };
        }
        9 => (dice.pick(COUNTS).into(), String::new()),
        10 => (String::new(), dice.pick(MONEY).into()),
        _ => (dice.pick(&["%", "‰", "个百分点"]).into(), dice.pick(&["%", "‰", ""]).into()),
    };
    let near = if dice.chance(5) { dice.pick(&["约", "近", "大约"]) } else { "" };
    let rest = if dice.chance(4) { dice.pick(&["余", "多"]) } else { "" };
    let actual = format!("{near}{actual}{rest}{theirs}");
    let actual = if dice.chance(8) { signed(dice, &actual) } else { actual };
    if dice.chance(25) {
        let signs = ["≥", "≤", "=", "定性", "正向", "＞＝", "大于等于", "", "不超过", "-", "反向", "小于"];
        return Values {
            sign: Some(dice.pick(&signs).into()),
            target: Some(target),
            unit: Some(if dice.chance(50) { mine } else { format!("（{mine}）") }),
            actual: Some(actual),
        };
    }
    let amount = format!("{target}{mine}");
    let target = match dice.between(0, 19) {
        0 => format!("满意度{}{amount}", dice.pick(GLYPHS)),
        1 => format!("培训人数{}{amount}", dice.pick(WORDS)),
        2 => format!("完成率{}%", percentage(dice)),
        3 => format!("全年共{amount}"),
        4 => format!("¥{amount}"),
        _ => signed(dice, &amount),
    };
    Values { target: Some(target), actual: Some(actual), ..Values::default() }
}

/// 90%-95%, 10±2个, 1万至5万元; inside, outside and on the bounds.
fn ranges(dice: &mut Dice) -> Values {
    let low = dice.between(1, 95);
    let high = low + dice.between(0, 40);
    let unit = dice.pick(&["%", "个", "万元", "元", "天", "", "‰", "公里", "人次"]);
    let to = dice.pick(&["-", "~", "—", "至", "到", "～"]);
    let target = match dice.between(0, 5) {
        0 | 1 => format!("{low}{unit}{to}{high}{unit}"),
        2 | 3 => format!("{low}{to}{high}{unit}"),
        4 => format!("{high}±{low}{unit}"),
        _ => format!("{}{low}{to}{high}{unit}", dice.pick(&["≥", "控制在", "达到"])),
    };
    let actual = match dice.between(0, 7) {
        0 => low.to_string(),
        1 => high.to_string(),
        2 => low.saturating_sub(1).to_string(),
        3 => (high + 1).to_string(),
        4 => decimal(dice.between(0, 20_000), 2),
        5 => format!("{low}{to}{high}"),
        6 => (high * 2).to_string(),
        _ => number(dice),
    };
    let theirs = if dice.chance(60) { unit } else { dice.pick(&["", "%", "元", "个"]) };
    Values { target: Some(target), actual: Some(format!("{actual}{theirs}")), ..Values::default() }
}

/// 提升10%, 较上年下降不少于5%; kept, broken, turned round, or as a mere number.
fn changes(dice: &mut Dice, weight: u64) -> Values {
    let (target, actual) = pair(dice, weight);
    let unit = dice.pick(&["%", "个百分点", "个", "万元", "", "‰"]);
    let than = dice.pick(&["", "较上年", "同比", "比上年"]);
    let ways = ["提升", "提高", "增长", "增加", "下降", "降低", "减少", "压减"];
    let way = dice.pick(&ways);
    let sign = if dice.chance(50) {
        dice.pick(&["≥", "≤", "不低于", "不超过", "=", "<", ">"])
    } else {
        ""
    };
    let target = match dice.between(0, 9) {
        0 => format!("{way}到{target}{unit}"),
        1 => format!("{target}{unit}"),
        2 => format!("{than}{way}{target}{unit}以上"),
        3 => format!("{than}{way}{target}{unit}以内"),
        _ => format!("{than}{way}{sign}{target}{unit}"),
    };
    let actual = match dice.between(0, 5) {
        0 => format!("{actual}{unit}"),
        1 => format!("-{actual}{unit}"),
        2 | 3 => format!("{way}{actual}{unit}"),
        _ => format!("{}{actual}{unit}", dice.pick(&ways)),
    };
    Values { target: Some(target), actual: Some(actual), ..Values::default() }
}

/// A day, a month, a year, a period: on time, late, not to be compared, not in the calendar.
fn dates(dice: &mut Dice) -> Values {
    let target = date(dice);
    let due = match dice.between(0, 5) {
        0 | 1 => format!("{target}前"),
        2 => format!("{target}底前完成"),
        3 => format!("不晚于{target}"),
        4 => dice
            .pick(&["年内", "2021年内", "当年内完成", "年底前", "2022年度内", "上半年", "第三季度", "1-12月"])
            .into(),
        _ => target.clone(),
    };
    let done = match dice.between(0, 9) {
        0 => target,
        1 => format!("{}完成", date(dice)),
        2 => dice
            .pick(&["下半年", "三季度", "2021年第4季度", "9月下旬", "2021年10月上旬", "2021-2022年"])
            .into(),
        3 => dice.pick(&["完成", "未完成", "95%", "12个", "已于12月完成"]).into(),
        _ => date(dice),
    };
    Values { target: Some(due), actual: Some(done), ..Values::default() }
}

fn date(dice: &mut Dice) -> String {
    let (year, month, day) = (dice.between(2020, 2022), dice.between(1, 12), dice.between(1, 31));
    match dice.between(0, 11) {
        0..=2 => format!("{year}年{month}月{day}日"),
        3 | 4 => format!("{year}年{month}月"),
        5 => format!("{month}月"),
        6 => format!("{year}-{month:02}-{day:02}"),
        7 => format!("{year}/{month}/{day}"),
        8 => format!("{year}年"),
        9 => format!("{year}.{month}.{day}"),
        10 => format!("{year}年底"),
        _ => format!("{month}月{day}日"),
    }
}

/// Words on both sides, or where a number was to be reached.
fn wordings(dice: &mut Dice, phrases: &[String]) -> Values {
    let target = match dice.between(0, 4) {
        0 => words(dice, phrases),
        1 => number(dice),
        _ => dice.pick(FREE).to_string(),
    };
    let actual = match dice.between(0, 5) {
        0 => target.clone(),
        1 => dice.pick(FREE).into(),
        _ => words(dice, phrases),
    };
    Values { target: Some(target), actual: Some(actual), ..Values::default() }
}

fn words(dice: &mut Dice, phrases: &[String]) -> String {
    let own = phrases.get(dice.place(phrases.len())).cloned();
    own.filter(|_| dice.chance(60)).unwrap_or_else(|| dice.pick(PHRASES).into())
}

/// Chinese numerals beside digits.
fn with_numerals(dice: &mut Dice) -> Values {
    let unit = dice.pick(&["个", "人次", "万元", "元", "", "天", "户"]);
    let numeral = dice.pick(NUMERALS);
    let target = match dice.between(0, 3) {
        0 => format!("百分之{numeral}"),
        1 => format!("不少于{numeral}{unit}"),
        _ => format!("{numeral}{unit}"),
    };
    let actual = match dice.between(0, 2) {
        0 => format!("{}{unit}", dice.pick(NUMERALS)),
        1 => format!("{}{}", number(dice), dice.pick(&["%", "万", ""])),
        _ => format!("{}{unit}", number(dice)),
    };
    Values { target: Some(target), actual: Some(actual), ..Values::default() }
}

/// Any value beside any other.
fn mixed(dice: &mut Dice, phrases: &[String]) -> Values {
    Values { target: Some(any(dice, phrases)), actual: Some(any(dice, phrases)), ..Values::default() }
}

fn any(dice: &mut Dice, phrases: &[String]) -> String {
    let values = match dice.between(0, 7) {
        0 | 1 => return dice.pick(HOSTILE).into(),
        2 => quantities(dice, 10),
        3 => ranges(dice),
        4 => changes(dice, 10),
        5 => dates(dice),
        6 => with_numerals(dice),
        _ => wordings(dice, phrases),
    };
    let (one, other) = (values.target.unwrap_or_default(), values.actual.unwrap_or_default());
    if dice.chance(50) { one } else { other }
}
