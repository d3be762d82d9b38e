//! What people are told about a document that is refused, word for word.
#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test stops at the first surprise")]

use pjzp_schema::{ProblemKind, Refusal, read_standard, read_submission, write_standard};

/// The first problem: its sort, `line:column pointer`, Chinese, English.
#[track_caller]
fn refuses(document: impl AsRef<[u8]>, kind: ProblemKind, place: &str, zh: &str, en: &str) {
    tells(&read_submission(document.as_ref()).unwrap_err(), kind, place, zh, en);
}

#[track_caller]
fn tells(refusal: &Refusal, kind: ProblemKind, place: &str, zh: &str, en: &str) {
    let problem = &refusal.problems[0];
    let (line, column) = (problem.line.unwrap(), problem.column.unwrap());
    let found = format!("{line}:{column} {}", problem.pointer);
    assert_eq!(
        (problem.kind, found.trim_end(), problem.zh.as_str(), problem.en.as_str()),
        (kind, place, zh, en)
    );
}

/// A submission with one member more.
fn with(member: &str) -> String {
    format!("{{\n  \"schema_version\": \"1\",\n  {member}\n}}")
}

#[test]
fn what_is_no_json() {
    let incomplete = "文件可能不完整";
    for (document, place, zh, en) in [
        (
            "",
            "1:1",
            "内容是空的：应为一个 JSON 对象 { … }",
            "there is nothing here: a JSON object { … } is expected",
        ),
        (
            " \n\t",
            "1:1",
            "内容是空的：应为一个 JSON 对象 { … }",
            "there is nothing here: a JSON object { … } is expected",
        ),
        (
            "{\"goals\": [{\"planned\": \"修路\"",
            "1:28 /goals/0/planned",
            &format!("内容到此中断，还应有「,」或「}}」：{incomplete}"),
            "the text ends here where `,` or `}` is expected: the file seems incomplete",
        ),
        (
            "{\"name\": \"修",
            "1:12 /name",
            &format!("内容到此中断，还应有结束文字的双引号：{incomplete}"),
            "the text ends here where the closing quote is expected: the file seems incomplete",
        ),
        (
            "{}\n{}",
            "2:1",
            "此处应为结尾，却是「{」：请删去多余的内容",
            "expected the end, found `{`: remove what follows the document",
        ),
        (
            "{\"total\": {\"score\": NaN}}",
            "1:21 /total/score",
            "此处应为一个值，却是「N」：只能用 true、false、null 或数字，文字要加双引号",
            "expected a value, found `N`: only true, false, null and numbers go without quotes",
        ),
        (
            "{\"goals\": [{}, ]}",
            "1:14 /goals/1",
            "「]」前多了一个逗号：请删去",
            "a comma too many before `]`: remove it",
        ),
        (
            "{\"name\"：\"修路\"}",
            "1:8 /name",
            "此处应为「:」，却是「：」：请改用半角符号",
            "expected `:`, found `：`: use the half-width character",
        ),
        (
            "{\"division_code\": 042}",
            "1:19 /division_code",
            "数字不能以多余的 0 开头：请删去，编码请加双引号",
            "a number does not begin with a needless 0: remove it, or quote a code",
        ),
        (
            "{\"name\": \"修\n路\"}",
            "1:12 /name",
            "文字中有控制字符 U+000A：请写作 \\n，或检查引号是否配对",
            "control character U+000A inside a string: write \\n, or look for a missing quote",
        ),
        (
            "{\"name\": \"\\ud83d\"}",
            "1:11 /name",
            "此处的 \\u 转义只有半个字：应成对书写",
            "this \\u escape is half a character: its other half is missing",
        ),
    ] {
        refuses(document, ProblemKind::Syntax, place, zh, en);
    }
}

#[test]
fn what_is_no_utf8() {
    refuses(
        b"{\"name\": \"\xe4\xbf\xae\xe8\xb7",
        ProblemKind::NotUtf8,
        "1:12 /name",
        "第 14 字节处的字只有半个，文件可能被截断：请重新取得完整文件",
        "half a character at byte 14: the file seems cut off, get the whole of it",
    );
    refuses(
        b"{\"name\": \"\xe4\xbf\xae\xe8\xb7\"}",
        ProblemKind::NotUtf8,
        "1:12 /name",
        "第 14 字节不是 UTF-8 编码（可能是 GBK，或一个字只有半个）：请另存为 UTF-8 后再提交",
        "byte 14 is not UTF-8 (GBK perhaps, or half a character): save the file as UTF-8",
    );
    refuses(
        b"\xff\xfe{\0}\0",
        ProblemKind::NotUtf8,
        "1:1",
        "文件是 UTF-16 编码：请另存为 UTF-8 后再提交",
        "the file is UTF-16: save it as UTF-8",
    );
}

#[test]
fn what_is_beyond_the_limits() {
    refuses(
        with("\"total\": { \"score\": 83.760000000000001 }"),
        ProblemKind::NumberTooPrecise,
        "3:23 /total/score",
        "数字有 17 位有效数字，超过 15 位：请加双引号写成文字",
        "a number of 17 significant digits, more than 15: put it in quotes",
    );
    refuses(
        with("\"total\": { \"score\": 1e-11 }"),
        ProblemKind::NumberTooPrecise,
        "3:23 /total/score",
        "数字有 11 位小数，超过 10 位：请加双引号写成文字",
        "a number of 11 decimal places, more than 10: put it in quotes",
    );
    refuses(
        with("\"total\": { \"score\": -1E+15 }"),
        ProblemKind::NumberTooPrecise,
        "3:23 /total/score",
        "数字超过 15 位整数：请加双引号写成文字",
        "a number of more than 15 digits before the point: put it in quotes",
    );
    refuses(
        "[".repeat(1000),
        ProblemKind::TooDeep,
        &format!("1:65 {}", "/0".repeat(64)),
        "嵌套超过 64 层",
        "nested more than 64 levels deep",
    );
    refuses(
        with(&format!("\"name\": \"{}\"", "路".repeat(2_000_000))),
        ProblemKind::TooLong,
        "3:11 /name",
        "文字有 2000000 个字符，超过上限 100000",
        "a text of 2000000 characters, above the limit of 100000",
    );
    refuses(
        "{\"name\": 1, \"n\\u0061me\": 2}",
        ProblemKind::DuplicateKey,
        "1:13 /name",
        "键「name」在同一对象中出现了两次：请只保留一个",
        "key `name` stands twice in one object: keep one",
    );
}

#[test]
fn what_the_schema_refuses() {
    refuses(
        with("\"indicators\": [{ \"name\": \"成本\", \"scroe\": 1 }]"),
        ProblemKind::UnknownKey,
        "3:34 /indicators/0/scroe",
        "未知的键「scroe」：是不是「score」？",
        "unknown key `scroe`: did you mean `score`?",
    );
    refuses(
        with("\"indicators\": [{ \"得分\": 1 }]"),
        ProblemKind::UnknownKey,
        "3:20 /indicators/0/得分",
        "未知的键「得分」：是不是「score」？",
        "unknown key `得分`: did you mean `score`?",
    );
    refuses(
        with("\"budget\": { \"total\": { \"a/b\": 1 } }"),
        ProblemKind::UnknownKey,
        "3:26 /budget/total/a~1b",
        "未知的键「a/b」：请删去，或移到 extensions 之下",
        "unknown key `a/b`: remove it, or move it under extensions",
    );
    refuses(
        with("\"goals\": {}"),
        ProblemKind::WrongType,
        "3:12 /goals",
        "应为列表 [ … ]，却是对象 { … }",
        "expected a list [ … ], found an object { … }",
    );
    refuses(
        with("\"goals\": [{ \"weight\": true }]"),
        ProblemKind::WrongType,
        "3:25 /goals/0/weight",
        "应为加双引号的文字或数字，却是true",
        "expected a text in quotes or a number, found true",
    );
    refuses(
        with("\"fiscal_year\": \"2021\""),
        ProblemKind::WrongType,
        "3:18 /fiscal_year",
        "应为整数，却是文字「2021」：请去掉引号",
        "expected a whole number, found the text `2021`: remove the quotes",
    );
    refuses(
        with("\"fiscal_year\": 1949"),
        ProblemKind::OutOfRange,
        "3:18 /fiscal_year",
        "1949 小于最小值 1990",
        "1949 is below the lowest value, 1990",
    );
    refuses(
        with(&format!("\"total\": {{ \"score\": \"{}\" }}", "9".repeat(101))),
        ProblemKind::TooLong,
        "3:23 /total/score",
        "文字有 101 个字符，超过上限 100",
        "a text of 101 characters, above the limit of 100",
    );
    refuses(
        with("\"kind\": \"projekt\""),
        ProblemKind::NotAmongChoices,
        "3:11 /kind",
        "「projekt」不在可选范围内：应为\"project\"、\"department\"或\"transfer\"，是不是「project」？",
        "`projekt` is not known here: expected \"project\", \"department\" or \"transfer\"; did you mean `project`?",
    );
    refuses(
        with("\"kind\": { \"project\": null }"),
        ProblemKind::WrongType,
        "3:11 /kind",
        "应为\"project\"、\"department\"或\"transfer\"，却是对象 { … }",
        "expected \"project\", \"department\" or \"transfer\", found an object { … }",
    );
    for (document, zh, en) in [
        ("null", "应为对象 { … }，却是null", "expected an object { … }, found null"),
        ("[\"1\"]", "应为对象 { … }，却是列表 [ … ]", "expected an object { … }, found a list [ … ]"),
    ] {
        refuses(document, ProblemKind::WrongType, "1:1", zh, en);
    }
    refuses(
        "\u{feff} {\"name\": \"修路\"}",
        ProblemKind::Missing,
        "1:2",
        "缺少必填的键「schema_version」",
        "the required key `schema_version` is missing",
    );
}

#[test]
fn what_the_schema_of_a_standard_refuses() {
    let standard = write_standard(&pjzp_core::standards::find("mof-2020").unwrap());
    for (from, to, kind, place, zh, en) in [
        (
            "\n  \"full_marks\": \"100\"",
            "\n  \"full_marks\": \"1e2\"",
            ProblemKind::Malformed,
            "/full_marks",
            "「1e2」的写法不合要求：应如「83.76」",
            "`1e2` is not written as it must be: write it like `83.76`",
        ),
        (
            "\n  \"full_marks\"",
            "\n  \"abc\": 1, \"full_marks\"",
            ProblemKind::UnknownKey,
            "/abc",
            "未知的键「abc」：请删去",
            "unknown key `abc`: remove it",
        ),
        (
            "\n    \"formula\": \"linear\"",
            "\n    \"formula\": { \"steps\": [{ \"from\": \"1\" }] }",
            ProblemKind::Missing,
            "/execution/formula/steps/0",
            "缺少必填的键「share」",
            "the required key `share` is missing",
        ),
        (
            "\n    \"formula\": \"linear\"",
            "\n    \"formula\": { \"linear\": null }",
            ProblemKind::Missing,
            "/execution/formula",
            "缺少必填的键「steps」",
            "the required key `steps` is missing",
        ),
    ] {
        let line = 1 + standard.split(from).next().unwrap().matches('\n').count() + 1;
        let damaged = standard.replacen(from, to, 1);
        assert_ne!(damaged, standard, "{from} is not there");
        let refusal = read_standard(damaged.as_bytes()).unwrap_err();
        let column = refusal.problems[0].column.unwrap();
        tells(&refusal, kind, &format!("{line}:{column} {place}"), zh, en);
    }
}

#[test]
fn every_problem_is_listed_in_the_order_of_the_document() {
    let document =
        with("\"budget\": { \"total\": { \"adjustd\": 1, \"weight\": [] } }, \"goals\": [{}, 5, {\"x\": 1}]");
    let refusal = read_submission(document.as_bytes()).unwrap_err();
    let found: Vec<_> =
        refusal.problems.iter().map(|problem| (problem.pointer.text(), problem.kind)).collect();
    assert_eq!(
        found,
        [
            ("/budget/total/adjustd", ProblemKind::UnknownKey),
            ("/budget/total/weight", ProblemKind::WrongType),
            ("/goals/1", ProblemKind::WrongType),
            ("/goals/2/x", ProblemKind::UnknownKey),
        ]
    );
    assert_eq!(refusal.unlisted, 0);
}

#[test]
fn a_thousand_problems_are_listed_and_the_rest_counted() {
    let document = with(&format!("\"goals\": [{}0]", "0,".repeat(1_500)));
    let refusal = read_submission(document.as_bytes()).unwrap_err();
    assert_eq!((refusal.problems.len(), refusal.unlisted), (1_000, 501));
    let shown = refusal.to_string();
    assert!(shown.starts_with("3:13 /goals/0 应为对象 { … }，却是数字 0 (expected"), "{shown:.60}");
    assert!(shown.ends_with("\n另有 501 处未列出 (501 more are not listed)"));
}
