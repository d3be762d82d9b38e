//! The usual phrases (达成预期指标 and its kin).

use super::Fulfilment;

/// What a whole text says of its target, where it is one of the usual phrases.
///
/// A phrase is `[未 | 部分 | 基本 | 已 | 全部] [按时] 达成 [预期] [指标] [并具有一定效果]`, nothing more:
/// 有效果 or 完成招标 says nothing of the kind by itself.
pub(super) fn fulfilment(text: &str) -> Option<Fulfilment> {
    let text = text.trim_end_matches(['。', ';']);
    let (fulfilment, rest) = degree(text);
    let rest = strip_any(rest, ADVERBS);
    if matches!(rest, "达标") {
        return Some(fulfilment);
    }
    let (verb, rest) = VERBS.iter().find_map(|verb| Some((*verb, rest.strip_prefix(verb)?)))?;
    let object = strip_any(rest, OF_WHAT);
    let object = object.strip_prefix("绩效").unwrap_or(object);
    let ending = strip_any(object, OBJECTS);
    let has_object = ending.len() < object.len();
    if !has_object && (object.len() < rest.len() || matches!(verb, "达到" | "实现")) {
        return None;
    }
    match (ending, fulfilment) {
        ("", _)
        | ("并具有一定效果" | "且具有一定效果" | "并有一定效果", Fulfilment::Partly)
        | ("且效果较差" | "并且效果较差" | "效果较差", Fulfilment::NotMet) => Some(fulfilment),
        _ => None,
    }
}

const ADVERBS: &[&str] =
    &["按时按质", "按质按量", "保质保量", "按计划", "按时", "按期", "按质", "如期", "及时", "圆满", "顺利"];
const VERBS: &[&str] = &["达成", "完成", "达到", "实现"];
const OF_WHAT: &[&str] =
    &["年度预期", "年初预期", "预期", "年度", "年初", "全年", "既定", "设定", "预定", "计划"];
const OBJECTS: &[&str] = &["目标任务", "指标值", "目标值", "指标", "目标", "任务", "效果"];

fn degree(text: &str) -> (Fulfilment, &str) {
    for (words, fulfilment) in [
        (&["尚未", "没有", "并未", "未能", "未"][..], Fulfilment::NotMet),
        (&["已部分", "部分", "已基本", "基本"][..], Fulfilment::Partly),
        (&["已经", "已全部", "全部", "均已", "超额", "已"][..], Fulfilment::Met),
    ] {
        let rest = strip_any(text, words);
        if rest.len() < text.len() {
            return (fulfilment, rest);
        }
    }
    (Fulfilment::Met, text)
}

/// The text without the first of the words it begins with.
fn strip_any<'a>(text: &'a str, words: &[&str]) -> &'a str {
    words.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text)
}
