//! Every notation met on real forms, and the laws of reading.

use alloc::format;
use alloc::string::{String, ToString};
use core::fmt::Write;

use proptest::prelude::*;

use super::*;
use crate::decimal::Decimal;

/// A reading in one line: `≥ ~ 50 个`, `[90 % .. 95 %]`, `+ 10 %`, `date 2021-12-31`, `words met`.
fn in_short(reading: &Reading) -> String {
    let mut line = String::new();
    if let Some(sign) = reading.sign {
        write!(line, "{} ", sign.glyph()).unwrap();
    }
    if !reading.exact {
        line.push_str("~ ");
    }
    let quantity = |quantity: &Quantity| match &quantity.unit {
        Unit::None => quantity.number.to_string(),
        Unit::Percent => format!("{} %", quantity.number),
        Unit::Permille => format!("{} ‰", quantity.number),
        Unit::Money(money) => format!("{} ¥{}", quantity.number, money.name()),
        Unit::Count { name, power: 0 } => format!("{} {name}", quantity.number),
        Unit::Count { name, power } => format!("{} e{power} {name}", quantity.number).trim_end().into(),
    };
    let date = |date: &Date| {
        let part = |part: Option<u16>| part.map_or("?".into(), |part| part.to_string());
        format!("{}-{}-{}", part(date.year), part(date.month.map(u16::from)), part(date.day.map(u16::from)))
    };
    let rest = match &reading.value {
        Value::Quantity(of) => quantity(of),
        Value::Range { low, high } => format!("[{} .. {}]", quantity(low), quantity(high)),
        Value::Change { direction: Direction::Up, amount } => format!("up {}", quantity(amount)),
        Value::Change { direction: Direction::Down, amount } => format!("down {}", quantity(amount)),
        Value::Date(of) => format!("date {}", date(of)),
        Value::Period { from, to } => format!("period {} .. {}", date(from), date(to)),
        Value::Words { fulfilment: None, .. } => "words".into(),
        Value::Words { fulfilment: Some(fulfilment), .. } => format!("words {fulfilment:?}"),
        Value::Blank => "blank".into(),
        Value::Unreadable(why) => format!("unreadable {why:?}"),
    };
    line.push_str(&rest);
    line
}

#[track_caller]
fn reads(cases: &[(&str, &str)]) {
    let wrong: alloc::vec::Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let found = in_short(&read(text));
            (found != *expected).then(|| format!("「{text}」 reads as {found}, not as {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    for (text, _) in cases {
        writes_what_it_reads(text);
    }
}

/// LAW (read, write, read): what was read and written reads as the same.
#[track_caller]
fn writes_what_it_reads(text: &str) {
    let reading = read(text);
    match reading.to_text() {
        Some(written) => assert_eq!(read(&written), reading, "「{text}」 was written 「{written}」"),
        None => assert!(matches!(reading.value, Value::Unreadable(_))),
    }
}

#[test]
fn numbers() {
    reads(&[
        ("550", "550"),
        ("22.8", "22.8"),
        ("30.00", "30"),
        ("-5", "-5"),
        ("−5.2", "-5.2"),
        ("１２３．４５", "123.45"),
        ("120,000.00", "120000"),
        ("1，200", "1200"),
        ("1,234,567", "1234567"),
        ("1,2", "unreadable SeveralQuantities"),
        ("12,34", "unreadable SeveralQuantities"),
        ("1,2345", "unreadable SeveralQuantities"),
        ("1234,567", "unreadable SeveralQuantities"),
        (",123", "words"),
        (".5", "words"),
        ("5.", "unreadable SeveralQuantities"),
        ("+5", "words"),
        ("1e3", "words"),
        ("1 2", "unreadable SeveralQuantities"),
        ("1:3", "words"),
        ("5/10", "unreadable SeveralQuantities"),
        ("1.2.3", "unreadable SeveralQuantities"),
        ("999999999999999", "999999999999999"),
        ("1000000000000000", "unreadable NumberTooLong"),
        ("≥1000000000000000个", "unreadable NumberTooLong"),
        ("0.00000000001", "unreadable NumberTooLong"),
        ("999999999999999万亿元", "unreadable NumberTooLong"),
        ("100%。", "100 %"),
    ]);
}

#[test]
fn percentages() {
    reads(&[
        ("100%", "100 %"),
        ("100.00%", "100 %"),
        ("95％", "95 %"),
        ("９５％", "95 %"),
        ("≥100百分比", "≥ 100 %"),
        (">= 98 %(百分比)", "≥ 98 %"),
        ("百分之九十五", "95 %"),
        ("不低于百分之九十五点五", "≥ 95.5 %"),
        ("百分之95", "95 %"),
        ("百分之百", "100 %"),
        ("100%完成", "100 %"),
        ("成本节约率≥5%", "≥ 5 %"),
        ("小于5‰", "< 5 ‰"),
        ("千分之三", "3 ‰"),
        ("98%以上", "≥ 98 %"),
        ("≥95%", "≥ 95 %"),
        ("≧95%", "≥ 95 %"),
        ("═100%", "= 100 %"),
        ("= 100 %", "= 100 %"),
        ("等于100%", "= 100 %"),
        ("不低于90%", "≥ 90 %"),
        ("％", "words"),
        ("百分比", "words"),
    ]);
}

#[test]
fn signs_as_glyphs() {
    reads(&[
        ("≥50个", "≥ 50 个"),
        ("≧50个", "≥ 50 个"),
        ("⩾50个", "≥ 50 个"),
        ("≮50个", "≥ 50 个"),
        (">=50个", "≥ 50 个"),
        ("＞＝50个", "≥ 50 个"),
        ("=>50个", "≥ 50 个"),
        ("＝＞50个", "≥ 50 个"),
        ("〉=50个", "≥ 50 个"),
        ("> = 50 个", "≥ 50 个"),
        ("≤ 30 万元", "≤ 30 ¥万元"),
        ("≦30万元", "≤ 30 ¥万元"),
        ("⩽30万元", "≤ 30 ¥万元"),
        ("≯30万元", "≤ 30 ¥万元"),
        ("<=30万元", "≤ 30 ¥万元"),
        ("=<30万元", "≤ 30 ¥万元"),
        ("＜＝30万元", "≤ 30 ¥万元"),
        ("=6万元", "= 6 ¥万元"),
        ("＝6万元", "= 6 ¥万元"),
        ("﹦6万元", "= 6 ¥万元"),
        ("═6万元", "= 6 ¥万元"),
        ("==6万元", "= 6 ¥万元"),
        (">5次", "> 5 次"),
        ("＞5次", "> 5 次"),
        ("〉5次", "> 5 次"),
        ("﹥5次", "> 5 次"),
        ("<5次", "< 5 次"),
        ("＜5次", "< 5 次"),
        ("〈5次", "< 5 次"),
        ("≥", "unreadable NothingBehindSign"),
        (">=", "unreadable NothingBehindSign"),
        ("≥%", "unreadable NothingBehindSign"),
        ("≤万元", "unreadable NothingBehindSign"),
        ("不少于", "unreadable NothingBehindSign"),
        ("≥≥5", "words"),
        ("<>5", "words"),
        (">>>5", "words"),
        ("≥良好", "words"),
        ("〈管理办法〉", "words"),
    ]);
}

#[test]
fn signs_as_words() {
    reads(&[
        ("不少于12种", "≥ 12 种"),
        ("不低于12种", "≥ 12 种"),
        ("不小于12种", "≥ 12 种"),
        ("至少12种", "≥ 12 种"),
        ("大于等于12种", "≥ 12 种"),
        ("大于或等于12种", "≥ 12 种"),
        ("正向 大于等于 1 次", "≥ 1 次"),
        ("反向 小于等于 1 个", "≤ 1 个"),
        ("达到95%", "≥ 95 %"),
        ("达到95%以上", "≥ 95 %"),
        ("达95%", "≥ 95 %"),
        ("超过12种", "> 12 种"),
        ("高于12种", "> 12 种"),
        ("大于12种", "> 12 种"),
        ("不超过12天", "≤ 12 天"),
        ("不高于12天", "≤ 12 天"),
        ("不大于12天", "≤ 12 天"),
        ("不多于12天", "≤ 12 天"),
        ("至多12天", "≤ 12 天"),
        ("小于等于12天", "≤ 12 天"),
        ("小于12天", "< 12 天"),
        ("低于12天", "< 12 天"),
        ("少于12天", "< 12 天"),
        ("控制在5%以内", "≤ 5 %"),
        ("控制在30万元以内", "≤ 30 ¥万元"),
        ("控制在30万元之内", "≤ 30 ¥万元"),
        ("控制在5%以下", "≤ 5 %"),
        ("等于12种", "= 12 种"),
        ("12种以上", "≥ 12 种"),
        ("12种及以上", "≥ 12 种"),
        ("12种(含)以上", "≥ 12 种"),
        ("12天以下", "≤ 12 天"),
        ("12天以内", "≤ 12 天"),
        ("12天之内", "≤ 12 天"),
        ("5个工作日内", "≤ 5 个工作日"),
        ("不少于5个以上", "≥ 5 个"),
        ("不少于5个以下", "words"),
        ("超过5个以上", "words"),
        ("控制在5%以上", "words"),
        ("5%以上(不含)", "words"),
        ("高于上年", "words"),
        ("达到国家标准", "words"),
        ("不得多于5次", "≤ 5 次"),
        ("不应低于5次", "≥ 5 次"),
        ("费用不得多于5万元", "≤ 5 ¥万元"),
        ("次数不宜低于5次", "words"),
        ("避免超过5次", "words"),
        ("投诉低于5次", "words"),
        ("培训人数不少于5人", "≥ 5 人"),
        ("培训人数达到5人以上", "≥ 5 人"),
        ("成本控制在30万元以内", "≤ 30 ¥万元"),
        ("不合格率不超过5%", "≤ 5 %"),
        ("不合格率≤5%", "≤ 5 %"),
        ("基本达到95%", "words"),
        ("5%(以上)", "words"),
        ("达到", "words"),
    ]);
}

#[test]
fn units() {
    reads(&[
        ("2370人", "2370 人"),
        ("24694 人", "24694 人"),
        ("≥1290.3平方米", "≥ 1290.3 平方米"),
        ("≥928小时", "≥ 928 小时"),
        ("50000册", "50000 册"),
        ("0起", "0 起"),
        ("≥6架", "≥ 6 架"),
        ("≥50厘米", "≥ 50 厘米"),
        ("≥95分", "≥ 95 分"),
        ("10分", "10 分"),
        ("3倍", "3 倍"),
        ("20m", "20 m"),
        ("20m2", "20 m2"),
        ("20model", "words"),
        ("5万人次", "5 e4 人次"),
        ("5.8万人次", "5.8 e4 人次"),
        ("2千人", "2 e3 人"),
        ("3000元/人·月", "3000 元/人·月"),
        ("3000元／人·月", "3000 元/人·月"),
        ("5万元/公里", "5 e4 元/公里"),
        ("4人/户", "4 人/户"),
        ("≤80元/平方米", "≤ 80 元/平方米"),
        ("2次/年", "2 次/年"),
        ("2次/季度", "2 次/季度"),
        ("1-4季度", "words"),
        ("5千米", "5 千米"),
        ("5万千瓦", "5 e4 千瓦"),
        ("50(万)", "50 e4"),
        ("50(万人次)", "50 e4 人次"),
        ("5美元", "5 美元"),
        ("3个月", "3 个月"),
        ("30日", "30 日"),
        ("3年", "3 年"),
        ("人 = 512", "= 512 人"),
        ("万元 ≤ 3584", "≤ 3584 ¥万元"),
        ("% ≥ 95", "≥ 95 %"),
        ("万元 ≤ 3584元", "words"),
        ("50(万元)", "50 ¥万元"),
        ("95(%)", "95 %"),
        ("5A级景区", "words"),
        ("3级", "words"),
        ("5G", "words"),
        ("95$", "words"),
        ("5类", "words"),
        ("1万 2千", "unreadable SeveralQuantities"),
    ]);
}

#[test]
fn money() {
    reads(&[
        ("75元", "75 ¥元"),
        ("75圆", "75 ¥元"),
        ("14.8万元", "14.8 ¥万元"),
        ("3千元", "3 ¥千元"),
        ("2百万元", "2 ¥百万元"),
        ("1.5亿元", "1.5 ¥亿元"),
        ("5千万元", "50 ¥百万元"),
        ("3十万元", "30 ¥万元"),
        ("120,000.00元", "120000 ¥元"),
        ("300万", "300 e4"),
        ("5.8万", "5.8 e4"),
        ("1.2亿", "1.2 e8"),
        ("三万五千元", "35000 ¥元"),
        ("三万元", "3 ¥万元"),
        ("叁万伍仟圆整", "35000 ¥元"),
        ("1万2千元", "12 ¥千元"),
        ("3亿5000万元", "35000 ¥万元"),
        ("￥5,000", "5000 ¥元"),
        ("¥5.8万", "5.8 ¥万元"),
        ("人民币5000元", "5000 ¥元"),
        ("¥5人", "words"),
        ("5块", "5 块"),
    ]);
}

#[test]
fn chinese_numerals() {
    reads(&[
        ("一百二十", "120"),
        ("十二", "12"),
        ("两个", "2 个"),
        ("二十三次", "23 次"),
        ("一千零五十人", "1050 人"),
        ("一千零五人", "1005 人"),
        ("一万零三百人", "10300 人"),
        ("三万五千", "3.5 e4"),
        ("三万", "3 e4"),
        ("三万人", "3 e4 人"),
        ("三亿五千万人", "35000 e4 人"),
        ("1万2千", "12 e3"),
        ("1万2千3百", "123 e2"),
        ("1万2千300", "1.23 e4"),
        ("1万2千3", "words"),
        ("1万2千3万", "words"),
        ("1亿2000万3千元", "120003 ¥千元"),
        ("1万2000", "1.2 e4"),
        ("1万2", "words"),
        ("3万5人", "words"),
        ("一百二", "words"),
        ("三万五", "words"),
        ("一千五十", "words"),
        ("百人", "words"),
        ("千人计划", "words"),
        ("一", "words"),
        ("三", "words"),
        ("一致好评", "words"),
        ("一定效果", "words"),
        ("一次性", "words"),
        ("零投诉", "words"),
        ("0次", "0 次"),
        ("零次", "0 次"),
        ("0起安全事故", "0 起"),
        ("十四五", "words"),
        ("三公经费", "words"),
    ]);
}

#[test]
fn ranges() {
    reads(&[
        ("90%-95%", "[90 % .. 95 %]"),
        ("90-95%", "[90 % .. 95 %]"),
        ("90%～95%", "[90 % .. 95 %]"),
        ("90%至95%", "[90 % .. 95 %]"),
        ("90%—95%", "[90 % .. 95 %]"),
        ("90%——95%", "[90 % .. 95 %]"),
        ("10～20个", "[10 个 .. 20 个]"),
        ("10个到20个", "[10 个 .. 20 个]"),
        ("10-20个乡镇", "[10 个 .. 20 个]"),
        ("1-5万元", "[1 ¥万元 .. 5 ¥万元]"),
        ("1万-5万元", "[1 ¥万元 .. 5 ¥万元]"),
        ("9000元-1万元", "[9000 ¥元 .. 1 ¥万元]"),
        ("5‰-1%", "[5 ‰ .. 1 %]"),
        ("控制在5%-10%之间", "[5 % .. 10 %]"),
        ("90-95(%)", "[90 % .. 95 %]"),
        ("10±2个", "[8 个 .. 12 个]"),
        ("10%±2%", "[8 % .. 12 %]"),
        ("±5%", "[-5 % .. 5 %]"),
        ("10±2%", "unreadable SeveralQuantities"),
        ("95%-90%", "unreadable SeveralQuantities"),
        ("10--5", "unreadable SeveralQuantities"),
        ("≥10-20个", "unreadable SeveralQuantities"),
        ("已≥10-20个", "unreadable SeveralQuantities"),
        ("10-20个以上", "unreadable SeveralQuantities"),
        ("5个-10次", "unreadable SeveralQuantities"),
        ("5%-10个", "unreadable SeveralQuantities"),
    ]);
}

#[test]
fn changes() {
    reads(&[
        ("提升10%", "up 10 %"),
        ("提高10%以上", "≥ up 10 %"),
        ("增长不低于5%", "≥ up 5 %"),
        ("增加50个", "up 50 个"),
        ("较上年增长5个百分点", "up 5 %"),
        ("同比下降3.2%", "down 3.2 %"),
        ("减少5起", "down 5 起"),
        ("降低≥5%", "≥ down 5 %"),
        ("增长约5%", "~ up 5 %"),
        ("提升至95%", "95 %"),
        ("提高到95%以上", "≥ 95 %"),
        ("逐年提升", "words"),
        ("显著提升", "words"),
        ("提升", "words"),
        ("每年增长5%", "words"),
        ("提升5%-10%", "words"),
        ("增长率≥5%", "≥ 5 %"),
    ]);
}

#[test]
fn dates_and_deadlines() {
    reads(&[
        ("2021年12月31日", "date 2021-12-31"),
        ("2021 年 12 月 31 日", "date 2021-12-31"),
        ("２０２１年１２月", "date 2021-12-?"),
        ("2021.12.31", "date 2021-12-31"),
        ("2021-12-31", "date 2021-12-31"),
        ("2021-12-31 00:00:00", "date 2021-12-31"),
        ("2021/12/31", "date 2021-12-31"),
        ("2021/12", "date 2021-12-?"),
        ("2021-12", "date 2021-12-?"),
        ("2021.12", "2021.12"),
        ("二〇二一年十二月", "date 2021-12-?"),
        ("2021年", "date 2021-?-?"),
        ("2021年度", "date 2021-?-?"),
        ("2021年12月完成", "date 2021-12-?"),
        ("9月", "date ?-9-?"),
        ("9月前", "≤ date ?-9-?"),
        ("9月底前", "≤ date ?-9-?"),
        ("11月底前完成", "≤ date ?-11-?"),
        ("于12月31日之前全部完成", "≤ date ?-12-31"),
        ("12月31日前", "≤ date ?-12-31"),
        ("2021年底前", "≤ date 2021-12-?"),
        ("2021年底", "date 2021-12-?"),
        ("2021年前", "≤ date 2021-?-?"),
        ("年底前", "≤ date ?-12-?"),
        ("当年12月底前", "≤ date ?-12-?"),
        ("年内", "≤ date ?-12-?"),
        ("本年度内完成", "≤ date ?-12-?"),
        ("2021年内", "≤ date 2021-12-?"),
        ("≤2021年12月31日", "≤ date 2021-12-31"),
        ("不晚于9月", "≤ date ?-9-?"),
        ("≤3月", "words"),
        ("3月内", "words"),
        ("1-12月", "period ?-1-? .. ?-12-?"),
        ("2021年1-12月", "period 2021-1-? .. 2021-12-?"),
        ("2021年1月至12月", "period 2021-1-? .. 2021-12-?"),
        ("2021-2023年", "period 2021-?-? .. 2023-?-?"),
        ("2021年1月1日-2021年12月31日", "period 2021-1-1 .. 2021-12-31"),
        ("第三季度", "period ?-7-? .. ?-9-?"),
        ("三季度前", "≤ period ?-7-? .. ?-9-?"),
        ("2021年第4季度", "period 2021-10-? .. 2021-12-?"),
        ("上半年", "period ?-1-? .. ?-6-?"),
        ("下半年前", "≤ period ?-7-? .. ?-12-?"),
        ("2021.1-2021.12", "period 2021-1-? .. 2021-12-?"),
        ("9月上旬", "period ?-9-1 .. ?-9-10"),
        ("2021年9月下旬前", "≤ period 2021-9-21 .. 2021-9-?"),
        ("12月底前完成验收", "≤ date ?-12-?"),
        ("12月底前未完成验收", "words"),
        ("12月底前培训三次", "words"),
        ("12月验收", "words"),
        ("11月-2月", "words"),
        ("2月29日", "date ?-2-29"),
        ("2020年2月29日", "date 2020-2-29"),
        ("2000-2-29", "date 2000-2-29"),
        ("2021年2月29日", "unreadable NoSuchDate"),
        ("1900/2/29", "unreadable NoSuchDate"),
        ("2月30日", "unreadable NoSuchDate"),
        ("13月", "unreadable NoSuchDate"),
        ("0月", "unreadable NoSuchDate"),
        ("4月0日前", "unreadable NoSuchDate"),
        ("2021-13-01", "unreadable NoSuchDate"),
        ("约2021年", "words"),
        ("5日前", "words"),
        ("2021年完成5个项目", "words"),
    ]);
}

#[test]
fn inexact_values() {
    reads(&[
        ("200余人", "~ 200 人"),
        ("200多人", "~ 200 人"),
        ("约30万元", "~ 30 ¥万元"),
        ("大约30万元", "~ 30 ¥万元"),
        ("近95%", "~ 95 %"),
        ("30万元左右", "~ 30 ¥万元"),
        ("3万余人", "~ 3 e4 人"),
        ("10多万元", "~ 10 ¥万元"),
        ("十余次", "~ 10 次"),
        ("≥约200人", "≥ ~ 200 人"),
        ("近3年", "words"),
        ("几百人", "words"),
        ("数百人", "words"),
    ]);
}

#[test]
fn things_already_done_and_copied_signs() {
    reads(&[
        ("已完成100%", "100 %"),
        ("完成100%", "100 %"),
        ("完成50个", "50 个"),
        ("已完成50个", "50 个"),
        ("已达到95%", "95 %"),
        ("全年共完成12次", "12 次"),
        ("未完成50%", "words"),
        ("≥95%", "≥ 95 %"),
        ("资金支付完成率100%", "100 %"),
        ("满意度达到95%以上", "≥ 95 %"),
        ("满意度:95%", "95 %"),
        ("服务对象满意度≥95%", "≥ 95 %"),
        ("本年度95%", "words"),
    ]);
}

#[test]
fn fulfilment_phrases() {
    reads(&[
        ("达成预期指标", "words Met"),
        ("达成年度指标", "words Met"),
        ("达成预期\n指标", "words Met"),
        ("达成", "words Met"),
        ("完成", "words Met"),
        ("已完成", "words Met"),
        ("全部完成。", "words Met"),
        ("按时完成", "words Met"),
        ("超额完成", "words Met"),
        ("达到预期目标", "words Met"),
        ("部分达成预期指标并具有一定效果", "words Partly"),
        ("部分达成年度指标并具有一定效果", "words Partly"),
        ("部分达成预期指标", "words Partly"),
        ("基本完成", "words Partly"),
        ("未达成预期指标且效果较差", "words NotMet"),
        ("未达成年度指标且效果较差", "words NotMet"),
        ("未达成", "words NotMet"),
        ("未完成", "words NotMet"),
        ("未按时完成", "words NotMet"),
        ("有效果", "words"),
        ("达到", "words"),
        ("部分未完成", "words"),
        ("达成预期指标且效果较差", "words"),
        ("完成招标", "words"),
        ("完成(部分)", "words"),
        ("完成预期", "words"),
    ]);
}

#[test]
fn words_and_blanks() {
    reads(&[
        ("", "blank"),
        ("  ", "blank"),
        ("-", "blank"),
        ("—", "blank"),
        ("——", "blank"),
        ("－", "blank"),
        ("/", "blank"),
        ("／", "blank"),
        ("- -", "blank"),
        ("无", "words"),
        ("优", "words"),
        ("好坏", "words"),
        ("定性 优良中低差", "words"),
        ("XX", "words"),
        ("……", "words"),
        ("全年12次培训", "12 次"),
        ("至少全年完成2次宣传", "≥ 2 次"),
        ("12次培训", "12 次"),
        ("3个项目", "3 个"),
        ("覆盖5个乡镇", "words"),
        ("每年2次", "words"),
        ("每年不少于2次", "words"),
        ("2个未完成", "words"),
        ("2个失败", "words"),
        ("2个（因由上级安排）", "2 个"),
        ("100%（全覆盖）", "100 %"),
        ("100%（全覆盖(含乡镇)）", "100 %"),
        ("24小时值班", "words"),
        ("三年规划", "words"),
        ("2个省3个市", "unreadable SeveralQuantities"),
        ("10个乡镇，覆盖5000人", "unreadable SeveralQuantities"),
        ("100%,95%", "unreadable SeveralQuantities"),
        ("1、完成培训；2、完成宣传", "words"),
        ("2 95%", "unreadable SeveralQuantities"),
        ("工95%", "words"),
        ("^95%", "words"),
        ("其中：5个为新建，3个为改建", "words"),
    ]);
}

#[test]
fn words_are_kept_in_half_width() {
    let reading = read("　按　质，\n按量 ");
    assert_eq!(reading.value, Value::Words { text: "按 质, 按量".into(), fulfilment: None });
}

#[test]
fn quantities_compare_on_one_scale() {
    let of = |text| match read(text).value {
        Value::Quantity(quantity) => quantity,
        other => panic!("{text}: {other:?}"),
    };
    for (left, right, ratio) in [
        ("567.5万元", "239.5", Some("479/1135")),
        ("1万元", "5000元", Some("1/2")),
        ("1亿元", "5千元", Some("1/20000")),
        ("5.8万", "29000元", Some("1/2")),
        ("5万人次", "25000人次", Some("1/2")),
        ("2个", "1家", Some("1/2")),
        ("1%", "5‰", Some("1/2")),
        ("100%", "50", Some("1/2")),
        ("100", "50", Some("1/2")),
        ("5公里", "2500米", Some("1/2")),
        ("5千米", "5公里", Some("1")),
        ("1公顷", "15亩", Some("1")),
        ("1天", "12小时", Some("1/2")),
        ("1年", "6个月", Some("1/2")),
        ("2次/月", "1次/月", Some("1/2")),
        ("2次/月", "1", Some("1/2")),
        ("1个月", "30天", None),
        ("5公里", "5平方米", None),
        ("2次/月", "24次", None),
        ("100%", "50个", None),
        ("100元", "50个", None),
        ("100元", "50%", None),
    ] {
        let found = of(left)
            .comparable(&of(right))
            .and_then(|(left, right)| right.checked_div(left))
            .map(|ratio| ratio.to_string());
        assert_eq!(found.as_deref(), ratio, "{left} {right}");
    }
    for (left, right, same) in [
        ("2个", "3个", true),
        ("2个", "3", true),
        ("2万人次", "3人次", true),
        ("5个工作日", "3工作日", true),
        ("2个", "3人次", false),
        ("2个", "3%", false),
        ("2元", "3万元", true),
        ("2元", "3个", false),
    ] {
        assert_eq!(of(left).same_unit_name(&of(right)), same, "{left} {right}");
        assert_eq!(of(right).same_unit_name(&of(left)), same, "{right} {left}");
    }
    assert_eq!(of("5.8万").as_yuan(Money::TenThousand), Some(Decimal::from(58_000)));
    assert_eq!(of("5.8").as_yuan(Money::TenThousand), Some(Decimal::from(58_000)));
    assert_eq!(of("5.8元").as_yuan(Money::TenThousand), Some(Decimal::new(58, 1)));
    assert_eq!(of("5人").as_yuan(Money::TenThousand), None);
}

#[test]
fn dates_have_a_first_and_a_last_day() {
    let date = |year, month, day| Date { year, month, day };
    for (of, default_year, earliest, latest) in [
        (date(Some(2021), None, None), None, Some((2021, 1, 1)), Some((2021, 12, 31))),
        (date(None, Some(2), None), Some(2020), Some((2020, 2, 1)), Some((2020, 2, 29))),
        (date(None, Some(2), None), Some(2100), Some((2100, 2, 1)), Some((2100, 2, 28))),
        (date(None, Some(2), None), None, None, None),
        (date(None, Some(2), Some(29)), Some(2021), None, None),
        (date(Some(2021), Some(9), Some(5)), Some(2022), Some((2021, 9, 5)), Some((2021, 9, 5))),
    ] {
        assert_eq!(of.earliest(default_year), earliest, "{of}");
        assert_eq!(of.latest(default_year), latest, "{of}");
    }
}

/// Long texts of every kind take time in proportion: this would run for hours otherwise.
#[test]
fn long_texts_are_read() {
    for part in [
        "1",
        "1,",
        "9,999",
        "(",
        ")",
        "()",
        "5个",
        "十",
        "一百二十",
        "≥",
        "-",
        " ",
        "1 ",
        "满意度",
        "完成",
        "2021年",
        "1-",
        "100%(",
        "万",
        "点五",
        "已",
        "提升",
        "0.",
        "/",
        "个/",
    ] {
        writes_what_it_reads(&part.repeat(100_000));
        writes_what_it_reads(&format!("≥{}", part.repeat(100_000)));
        writes_what_it_reads(&format!("5个{})", part.repeat(100_000)));
    }
}

/// Pieces that the grammar knows, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(
        &[
            "≥",
            "<",
            "=",
            "不少于",
            "达到",
            "控制在",
            "以上",
            "以内",
            "前",
            "底",
            "约",
            "余",
            "左右",
            "已完成",
            "提升",
            "下降",
            "到",
            "-",
            "~",
            "±",
            "至",
            "%",
            "‰",
            "百分之",
            "个",
            "人次",
            "元",
            "万",
            "千",
            "亿",
            "年",
            "月",
            "日",
            "/",
            "·",
            "第",
            "季度",
            "半年",
            "乡镇",
            "(",
            ")",
            ",",
            ".",
            " ",
            "1",
            "12",
            "2021",
            "0",
            "31",
            "一",
            "十",
            "百",
            "零",
            "点",
            "两",
            "1,200",
            "未",
            "达成",
            "预期",
            "指标",
            "满意度",
            "-5",
            "95",
        ][..],
    );
    prop::collection::vec(piece, 0..9).prop_map(|pieces| pieces.concat())
}

/// A value as people write it: sign, number, unit, ending.
fn notations() -> impl Strategy<Value = String> {
    let of = |choices: &'static [&'static str]| prop::sample::select(choices);
    (
        of(&["", "≥", "＜＝", "不低于", "控制在", "提升", "已完成", "约", "较上年下降≥"]),
        prop_oneof![
            "[0-9]{1,6}(\\.[0-9]{1,3})?",
            "[1-9][0-9]{0,2}(,[0-9]{3}){1,3}",
            "[一二三四五六七八九]千[一二三四五六七八九]百[一二三四五六七八九]十",
            "[1-9]万[1-9]千",
            "[一二三]万[四五六]千",
            "(19|20)[0-9]{2}[-年./][0-9]{1,2}",
        ],
        of(&[
            "",
            "%",
            "‰",
            "万",
            "个",
            "万元",
            "亿元",
            "千人",
            "元/人·月",
            "年",
            "月",
            "月31日",
            "余人",
            "百分点",
        ]),
        of(&["", "以上", "以内", "前", "底前", "左右", "(含)", "-10%", "~99999999个", "±1%"]),
    )
        .prop_map(|(front, number, unit, end)| [front, &number, unit, end].concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn read_write_read_holds_for_notations(text in notations()) {
        writes_what_it_reads(&text);
    }

    #[test]
    fn read_write_read_holds_for_pieces(text in pieces()) {
        writes_what_it_reads(&text);
    }

    #[test]
    fn read_write_read_holds_for_any_text(text in any::<String>()) {
        writes_what_it_reads(&text);
    }

    /// The width of the characters never changes the reading.
    #[test]
    fn full_width_reads_as_half_width(text in notations()) {
        let wide: String = text
            .chars()
            .map(|c| if ('!'..='~').contains(&c) { char::from_u32(u32::from(c) + 0xFEE0).unwrap() } else { c })
            .collect();
        prop_assert_eq!(read(&wide), read(&text));
    }

    /// A plain decimal is itself.
    #[test]
    fn decimals_read_as_themselves(mantissa in -999_999_999_999_i64..=999_999_999_999, places in 0_u32..=10) {
        let number = Decimal::new(mantissa, places);
        let expected = Value::Quantity(Quantity { number, unit: Unit::None });
        prop_assert_eq!(read(&number.to_string()).value, expected);
    }
}
