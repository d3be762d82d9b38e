//! What the guard refuses, in words.

use crate::limit;
use crate::problem::ProblemKind;
use crate::scan::{BYTE_ORDER_MARK, Fault, Wanted};

/// A fault in words, Chinese and English.
pub(crate) fn sentence(fault: &Fault) -> (ProblemKind, String, String) {
    let (kind, zh, en) = match fault {
        Fault::Empty => (
            ProblemKind::Syntax,
            "内容是空的：应为一个 JSON 对象 { … }".into(),
            "there is nothing here: a JSON object { … } is expected".into(),
        ),
        Fault::Ends(wanted) => {
            let (zh, en) = wanted_words(*wanted);
            (
                ProblemKind::Syntax,
                format!("内容到此中断，还应有{zh}：文件可能不完整"),
                format!("the text ends here where {en} is expected: the file seems incomplete"),
            )
        }
        Fault::Unexpected(found, wanted) => return unexpected(*found, *wanted),
        Fault::CommaBeforeEnd(end) => (
            ProblemKind::Syntax,
            format!("「{end}」前多了一个逗号：请删去"),
            format!("a comma too many before `{end}`: remove it"),
        ),
        Fault::ControlCharacter(control) => {
            let code = u32::from(*control);
            let escape = match control {
                '\n' => "\\n".into(),
                '\r' => "\\r".into(),
                '\t' => "\\t".into(),
                _ => format!("\\u{code:04x}"),
            };
            (
                ProblemKind::Syntax,
                format!("文字中有控制字符 U+{code:04X}：请写作 {escape}，或检查引号是否配对"),
                format!(
                    "control character U+{code:04X} inside a string: write {escape}, or look for a missing quote"
                ),
            )
        }
        Fault::UnknownEscape => (
            ProblemKind::Syntax,
            "反斜杠后的写法无效：反斜杠本身应写作 \\\\".into(),
            "no valid escape behind the backslash: a backslash itself is written \\\\".into(),
        ),
        Fault::HalfSurrogate => (
            ProblemKind::Syntax,
            "此处的 \\u 转义只有半个字：应成对书写".into(),
            "this \\u escape is half a character: its other half is missing".into(),
        ),
        Fault::LeadingZero => (
            ProblemKind::Syntax,
            "数字不能以多余的 0 开头：请删去，编码请加双引号".into(),
            "a number does not begin with a needless 0: remove it, or quote a code".into(),
        ),
        _ => return beyond_limit(fault),
    };
    (kind, zh, en)
}

fn beyond_limit(fault: &Fault) -> (ProblemKind, String, String) {
    let (kind, zh, en) = match fault {
        Fault::TooDeep => (
            ProblemKind::TooDeep,
            format!("嵌套超过 {} 层", limit::DEPTH),
            format!("nested more than {} levels deep", limit::DEPTH),
        ),
        Fault::StringTooLong(characters) => (
            ProblemKind::TooLong,
            format!("文字有 {characters} 个字符，超过上限 {}", limit::CHARACTERS),
            format!("a text of {characters} characters, above the limit of {}", limit::CHARACTERS),
        ),
        Fault::TooManyItems => (
            ProblemKind::TooMany,
            format!("列表超过 {} 项", limit::ITEMS),
            format!("a list of more than {} items", limit::ITEMS),
        ),
        Fault::TooManyMembers => (
            ProblemKind::TooMany,
            format!("一个对象的键超过 {} 个", limit::ITEMS),
            format!("an object of more than {} keys", limit::ITEMS),
        ),
        Fault::TooManyValues => (
            ProblemKind::TooMany,
            format!("全部内容超过 {} 个值", limit::VALUES),
            format!("more than {} values in all", limit::VALUES),
        ),
        Fault::DuplicateKey(key) => (
            ProblemKind::DuplicateKey,
            format!("键「{}」在同一对象中出现了两次：请只保留一个", brief(key)),
            format!("key `{}` stands twice in one object: keep one", brief(key)),
        ),
        Fault::TooManyDigits(digits) => (
            ProblemKind::NumberTooPrecise,
            format!("数字有 {digits} 位有效数字，超过 {} 位：请加双引号写成文字", limit::DIGITS),
            format!("a number of {digits} significant digits, more than {}: put it in quotes", limit::DIGITS),
        ),
        Fault::TooManyPlaces(places) => (
            ProblemKind::NumberTooPrecise,
            format!("数字有 {places} 位小数，超过 {} 位：请加双引号写成文字", limit::PLACES),
            format!("a number of {places} decimal places, more than {}: put it in quotes", limit::PLACES),
        ),
        _ => (
            ProblemKind::NumberTooPrecise,
            format!("数字超过 {} 位整数：请加双引号写成文字", limit::INTEGER_DIGITS),
            format!(
                "a number of more than {} digits before the point: put it in quotes",
                limit::INTEGER_DIGITS
            ),
        ),
    };
    (kind, zh, en)
}

/// The start of a key, enough to recognise it.
pub(crate) fn brief(text: &str) -> String {
    const SHOWN: usize = 40;
    let mut shown: String = text.chars().take(SHOWN).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

fn unexpected(found: char, wanted: Wanted) -> (ProblemKind, String, String) {
    let (zh_wanted, en_wanted) = wanted_words(wanted);
    let (zh_advice, en_advice) = advice(found, wanted);
    (
        ProblemKind::Syntax,
        format!("此处应为{zh_wanted}，却是「{}」{zh_advice}", visible(found)),
        format!("expected {en_wanted}, found `{}`{en_advice}", visible(found)),
    )
}

fn visible(found: char) -> String {
    if found.is_control() || found == BYTE_ORDER_MARK {
        format!("U+{:04X}", u32::from(found))
    } else {
        found.into()
    }
}

/// The slips people make, and what to write instead.
fn advice(found: char, wanted: Wanted) -> (&'static str, &'static str) {
    match found {
        '“' | '”' | '‘' | '’' | '，' | '：' | '｛' | '｝' | '【' | '】' | '［' | '］' | '＂' => {
            ("：请改用半角符号", ": use the half-width character")
        }
        '\'' => ("：请改用双引号", ": use double quotes"),
        '/' | '#' => ("：JSON 中不能写注释", ": JSON has no comments"),
        _ if wanted == Wanted::End => ("：请删去多余的内容", ": remove what follows the document"),
        'N' | 'I' | 'T' | 'F' | 'U' | 'u' | 'n' | 't' | 'f' if wanted == Wanted::Value => (
            "：只能用 true、false、null 或数字，文字要加双引号",
            ": only true, false, null and numbers go without quotes",
        ),
        '+' | '.' if wanted == Wanted::Value => {
            ("：数字以数字或负号开头，如 0.5", ": a number begins with a digit or a minus, as in 0.5")
        }
        _ => ("", ""),
    }
}

fn wanted_words(wanted: Wanted) -> (&'static str, &'static str) {
    match wanted {
        Wanted::Value => ("一个值", "a value"),
        Wanted::KeyOrEnd => ("加双引号的键或「}」", "a quoted key or `}`"),
        Wanted::Key => ("加双引号的键", "a quoted key"),
        Wanted::Colon => ("「:」", "`:`"),
        Wanted::CommaOrBrace => ("「,」或「}」", "`,` or `}`"),
        Wanted::CommaOrBracket => ("「,」或「]」", "`,` or `]`"),
        Wanted::Digit => ("数字", "a digit"),
        Wanted::Quote => ("结束文字的双引号", "the closing quote"),
        Wanted::End => ("结尾", "the end"),
    }
}
