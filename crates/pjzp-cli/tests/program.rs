//! The program as its users call it: what it prints where, and how it exits.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const RIGHT: &str = include_str!("forms/right.json");
const WRONG: &str = include_str!("forms/wrong.json");

/// What a call of the program came to.
struct Outcome {
    code: Option<i32>,
    out: String,
    err: String,
}

/// Calls the program in a folder, with an input and no variable that concerns it.
#[track_caller]
fn call(folder: &Path, arguments: &[&str], input: &str) -> Outcome {
    call_with(folder, arguments, input.as_bytes(), &[])
}

#[track_caller]
fn call_with(folder: &Path, arguments: &[&str], input: &[u8], variables: &[(&str, &str)]) -> Outcome {
    let mut child = Command::new(env!("CARGO_BIN_EXE_pjzp"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("PJZP_LANG")
        .env_remove("NO_COLOR")
        .envs(variables.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that does not ask for its input closes it.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    Outcome {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A folder with a right form, a wrong one, one that is no JSON, and one of each kind of text.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let compact = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap().to_string();
    let (right, wrong) = (compact(RIGHT), compact(WRONG));
    for (name, text) in [
        ("right.json", RIGHT),
        ("wrong.json", WRONG),
        ("broken.json", "{ \"schema_version\": \"1\",\n  \"nmae\": \"x\" }\n"),
        ("many.ndjson", &format!("{right}\n\n{wrong}\n{{\"schema_version\": 1}}\n")),
        ("form.txt", FORM),
        ("prose.txt", "关于做好绩效自评工作的通知\n请各单位按时报送。\n"),
        ("form.pdf", "PK"),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

const FORM: &str = "\
项目名称 | 农村公路养护
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
产出指标 | 数量指标 | 养护公路里程 | ≥80公里 | 40公里 | 90 | 90
";

/// A form in the encoding of old Windows programs.
const GB18030: &[u8] = b"\xcf\xee\xc4\xbf\xc3\xfb\xb3\xc6 | \xb9\xab\xc2\xb7\xd1\xf8\xbb\xa4\n\
\xd2\xbb\xbc\xb6\xd6\xb8\xb1\xea | \xb6\xfe\xbc\xb6\xd6\xb8\xb1\xea | \xc8\xfd\xbc\xb6\xd6\xb8\xb1\xea | \xc4\xea\xb6\xc8\xd6\xb8\xb1\xea\xd6\xb5 | \xca\xb5\xbc\xca\xcd\xea\xb3\xc9\xd6\xb5 | \xb7\xd6\xd6\xb5 | \xb5\xc3\xb7\xd6\n\
\xb2\xfa\xb3\xf6\xd6\xb8\xb1\xea | \xca\xfd\xc1\xbf\xd6\xb8\xb1\xea | \xb9\xab\xc0\xef | 80 | 40 | 90 | 90\n";

#[test]
fn the_exit_code_says_how_it_went() {
    let folder = folder();
    for (arguments, code) in [
        ("check right.json", 0),
        ("check wrong.json", 1),
        ("check form.txt", 1),
        ("check wrong.json --fail-on never", 0),
        ("check wrong.json --fail-on note", 1),
        ("check wrong.json --severity PJ3013=note", 0),
        ("check wrong.json --severity subtotal-not-sum=note --fail-on note", 1),
        ("check broken.json", 2),
        ("check broken.json --fail-on never", 2),
        ("check prose.txt", 2),
        ("check form.pdf", 2),
        ("check nowhere.json", 2),
        ("check many.ndjson", 2),
        ("check right.json wrong.json", 1),
        ("check nowhere.json right.json", 2),
        ("check .", 2),
        ("check", 2),
        ("check right.json --no-such-option", 2),
        ("check right.json --severity PJ3013=fatal", 2),
        ("check right.json --severity PJ0000=note", 2),
        ("check right.json --standard atlantis", 2),
        ("check right.json --standard right.json", 2),
        ("check right.json --standard platform", 0),
        ("check right.json --lang fr", 2),
        ("check wrong.json --by rule", 1),
        ("check wrong.json --by row", 2),
        ("check right.json --summary", 0),
        ("check right.json --summary --by rule", 2),
        ("check right.json --summary --format json", 2),
        ("check right.json --by rule -o report.json", 2),
        ("score wrong.json", 0),
        ("score broken.json", 2),
        ("score many.ndjson", 2),
        ("convert right.json -o right.docx", 0),
        ("convert right.json -o right.pdf", 2),
        ("convert many.ndjson -o again.ndjson", 2),
        ("convert right.json -o again.ndjson", 0),
        ("convert many.ndjson -o many.xlsx", 2),
        ("form -o blank.xlsx", 0),
        ("form -o blank.docx --standard jiangxi", 0),
        ("form -o blank.html --from right.json", 0),
        ("form -o -", 2),
        ("form -o blank.json", 2),
        ("form", 2),
        ("report right.json -o report.xlsx", 2),
        ("report broken.json -o report.docx", 2),
        ("explain PJ3013", 0),
        ("explain PJ9999", 2),
        ("rules", 0),
        ("standard list", 0),
        ("standard show hubei-2020", 0),
        ("standard diff mof-2020 hubei-2020", 0),
        ("standard diff mof-2020 atlantis", 2),
        ("standard", 2),
        ("schema report", 0),
        ("schema nothing", 2),
        ("completions bash", 0),
        ("completions cmd", 2),
        ("--help", 0),
        ("check --help", 0),
        ("--version", 0),
        ("chekc right.json", 2),
        ("", 2),
    ] {
        let words: Vec<&str> = arguments.split_whitespace().collect();
        let outcome = call(folder.path(), &words, "");
        assert_eq!(outcome.code, Some(code), "{arguments}\n{}\n{}", outcome.out, outcome.err);
        assert_eq!(
            outcome.err.lines().all(|line| line.contains("跳过")),
            code != 2 || outcome.out.contains("无法读取"),
            "{arguments}: {}",
            outcome.err
        );
    }
}

#[test]
fn the_exit_code_is_the_same_in_json_and_the_report_is_whole() {
    let folder = folder();
    for (file, code, verdict) in [
        ("right.json", 0, "valid"),
        ("wrong.json", 1, "invalid"),
        ("broken.json", 2, "undetermined"),
        ("many.ndjson", 2, "valid"),
    ] {
        let outcome = call(folder.path(), &["check", file, "--format", "json"], "");
        assert_eq!(outcome.code, Some(code), "{file}");
        let report: pjzp_validator::Report = serde_json::from_str(&outcome.out).unwrap();
        let first = serde_json::to_value(&report.results()[0]).unwrap();
        assert_eq!(first["verdict"], verdict, "{file}");
        assert_eq!(first["sha256"].as_str().map(str::len), Some(64), "{file}");
    }
}

#[test]
fn a_finding_points_into_the_users_own_file() {
    let folder = folder();
    for (file, parts) in [
        (
            "wrong.json",
            &[
                "wrong.json：不通过",
                "hubei-2020",
                "错误 PJ3013 「效益指标」",
                "位置：第 24 行，「效益指标」小计的得分（/subtotals/1/score）",
                "\n  24 |     { \"level1\": \"效益指标\", \"weight\": \"24\", \"score\": \"24\" },\n     |                                                      ^^^^\n",
                "现为 24，应为 23.37",
                "改这一处即可全部对上：\n  第 24 行 「效益指标」小计的得分 24 → 23.37\n",
                "共 1 份：通过 0，不通过 1，待定 0；错误 1，",
            ][..],
        ),
        (
            "form.txt",
            &["PJ3009", "\n  3 | 产出指标 | 数量指标 | 养护公路里程 | ≥80公里 | 40公里 | 90 | 90\n"][..],
        ),
        (
            "broken.json",
            &[
                "无法读取 未知的键「nmae」：是不是「name」？",
                "位置：第 2 行",
                "  2 |   \"nmae\": \"x\" }\n    |   ^^^^^^\n",
            ][..],
        ),
        ("prose.txt", &["无法读取 PJ8001 文件中没有找到自评表"][..]),
        (
            "many.ndjson",
            &[
                "many.ndjson 第 1 行：通过",
                "many.ndjson 第 3 行：不通过",
                "many.ndjson 第 4 行：待定",
                "共 3 份：通过 1，不通过 1，待定 1（其中无法读取 1）",
            ][..],
        ),
    ] {
        let outcome = call(folder.path(), &["check", file], "");
        for part in parts {
            assert!(outcome.out.contains(part), "{file}: {part}\n{}", outcome.out);
        }
    }
}

#[test]
fn a_finding_about_a_spreadsheet_names_its_cell() {
    let folder = folder();
    for ending in ["xlsx", "xls", "ods"] {
        let form = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/office/form.");
        let name = format!("form.{ending}");
        fs::copy(format!("{form}{ending}"), folder.path().join(&name)).unwrap();
        let outcome = call(folder.path(), &["check", &name], "");
        assert_eq!((outcome.code, outcome.err.as_str()), (Some(1), ""), "{ending}");
        for said in ["位置：自评表!B7，整份自评表", "PJ8007 第 7 行是隐藏的", "PJ8007 工作表「取数」是隐藏的"]
        {
            assert!(outcome.out.contains(said), "{ending}: {said}\n{}", outcome.out);
        }
    }
}

#[test]
fn one_bad_file_never_stops_the_rest() {
    let folder = folder();
    let outcome =
        call(folder.path(), &["check", "nowhere.json", "broken.json", "form.pdf", "right.json"], "");
    assert_eq!(outcome.code, Some(2));
    assert!(outcome.out.contains("right.json：通过"), "{}", outcome.out);
    assert!(outcome.err.contains("nowhere.json：找不到该文件或目录"), "{}", outcome.err);
    assert!(outcome.err.contains("form.pdf：不支持这种格式"), "{}", outcome.err);
}

#[test]
fn a_folder_is_read_with_those_below_it_in_the_order_of_names() {
    let folder = tempfile::tempdir().unwrap();
    let below = folder.path().join("乙/一");
    fs::create_dir_all(&below).unwrap();
    let files: [PathBuf; 5] = [
        below.join("b.json"),
        folder.path().join("丁.json"),
        folder.path().join("a.json"),
        folder.path().join(".hidden.json"),
        folder.path().join("~$a.json"),
    ];
    for file in &files {
        fs::write(file, RIGHT).unwrap();
    }
    fs::write(folder.path().join("notes.pdf"), "x").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path(), folder.path().join("乙/loop")).unwrap();
    let outcome = call(folder.path(), &["check", "."], "");
    assert_eq!(outcome.code, Some(0), "{}", outcome.err);
    let names: Vec<&str> = outcome.out.lines().filter_map(|line| line.strip_suffix("：通过")).collect();
    assert_eq!(names, ["./a.json", "./丁.json", "./乙/一/b.json"]);
    let loops = if cfg!(unix) { ("3", "、乙/loop") } else { ("2", "") };
    let skipped = format!("pjzp: 跳过 {} 个不支持的文件：.hidden.json、notes.pdf{}\n", loops.0, loops.1);
    assert_eq!(outcome.err, skipped);

    for number in 1..=6 {
        fs::write(folder.path().join(format!("{number}.pdf")), "x").unwrap();
    }
    let outcome = call(folder.path(), &["--lang", "en", "check", "."], "");
    assert_eq!(outcome.code, Some(0), "{}", outcome.err);
    let names = "not supported: .hidden.json, 1.pdf, 2.pdf, 3.pdf, 4.pdf …\n";
    assert!(outcome.err.ends_with(names), "{}", outcome.err);

    let empty = tempfile::tempdir().unwrap();
    let outcome = call(empty.path(), &["check", "."], "");
    assert_eq!(outcome.code, Some(2));
    assert!(outcome.err.contains("目录下没有可检查的文件"), "{}", outcome.err);
}

#[test]
fn standard_input_is_known_by_what_it_says() {
    let folder = folder();
    let many = fs::read_to_string(folder.path().join("many.ndjson")).unwrap();
    for (input, code, part) in [
        (RIGHT, 0, "-：通过"),
        (WRONG, 1, "-：不通过"),
        (FORM, 1, "PJ3009"),
        (many.as_str(), 2, "共 3 份"),
        ("", 2, "-：待定"),
        ("\u{feff}{}", 2, "schema_version"),
    ] {
        let outcome = call(folder.path(), &["check", "-"], input);
        assert_eq!(outcome.code, Some(code), "{input}\n{}", outcome.out);
        assert!(outcome.out.contains(part), "{part}\n{}", outcome.out);
    }
}

#[test]
fn a_text_in_gb18030_is_read_and_shown() {
    let folder = folder();
    fs::write(folder.path().join("gb.txt"), GB18030).unwrap();
    let outcome = call(folder.path(), &["check", "gb.txt"], "");
    assert_eq!(outcome.code, Some(1), "{}\n{}", outcome.out, outcome.err);
    assert!(outcome.out.contains("产出指标 | 数量指标 | 公里 | 80 | 40 | 90 | 90"), "{}", outcome.out);
}

#[test]
fn an_office_file_is_read_and_its_places_are_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let office = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/office");
    for (file, name) in [
        ("report.docx", "report.docx"),
        ("report.html", "report.html"),
        ("report.docx", "report.doc"),
        ("report.html", "report.doc"),
        ("report.doc", "report.doc"),
        ("report.docx", "-"),
    ] {
        let bytes = fs::read(office.join(file)).unwrap();
        fs::write(folder.path().join("report.doc"), &bytes).unwrap();
        fs::write(folder.path().join(file), &bytes).unwrap();
        let outcome = call_with(folder.path(), &["check", name], &bytes, &[]);
        assert_eq!(outcome.code, Some(1), "{}\n{}", outcome.out, outcome.err);
        let found =
            "错误 PJ3001 「报告数」得分 11 分，高于分值 10 分\n  位置：表 1 第 4 行 第 7 列，第1个指标";
        assert!(outcome.out.contains(found), "{name}: {}", outcome.out);
    }
}

#[test]
fn a_file_beyond_the_limit_is_refused_before_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = fs::File::create(folder.path().join("huge.json")).unwrap();
    file.set_len((64 << 20) + 1).unwrap();
    let outcome = call(folder.path(), &["check", "huge.json"], "");
    assert_eq!(outcome.code, Some(2));
    assert!(outcome.err.contains("超过上限 64 MiB"), "{}", outcome.err);
}

#[cfg(unix)]
#[test]
fn a_pipe_or_device_is_refused_and_not_waited_for() {
    let folder = folder();
    let made = Command::new("mkfifo").arg(folder.path().join("pipe.json")).status().unwrap();
    assert!(made.success());
    for (arguments, part) in [
        ("check pipe.json", "pipe.json：这是管道或设备"),
        ("check /dev/zero", "/dev/zero：这是管道或设备"),
        ("score pipe.json --lang en", "pipe.json: a pipe or device"),
        ("convert pipe.json -o -", "pipe.json：这是管道或设备"),
        ("check right.json --standard ./pipe.json", "pipe.json：这是管道或设备"),
    ] {
        let words: Vec<&str> = arguments.split(' ').collect();
        let outcome = call(folder.path(), &words, "");
        assert_eq!(outcome.code, Some(2), "{arguments}");
        assert!(outcome.err.contains(part), "{arguments}: {}", outcome.err);
    }
    let outcome = call(folder.path(), &["check", "."], "");
    assert!(outcome.err.contains("跳过 2 个不支持的文件：form.pdf、pipe.json\n"), "{}", outcome.err);
}

#[test]
fn what_cannot_be_written_is_told_in_one_language_by_the_name_that_was_given() {
    let folder = folder();
    fs::create_dir(folder.path().join("folder.json")).unwrap();
    for (arguments, told) in [
        ("-o nodir/x.json", "无法写入 nodir/x.json：目录不存在\n"),
        ("-o nodir/x.json --lang en", "cannot write nodir/x.json: there is no such folder\n"),
        ("-o right.json/x.json", "无法写入 right.json/x.json：路径中有一处不是目录（"),
        ("-o folder.json --force", "无法写入 folder.json：这是目录，不是文件（"),
        ("-o folder.json --force --lang en", "cannot write folder.json: it is a folder ("),
    ] {
        let words = ["convert", "right.json"].into_iter().chain(arguments.split(' '));
        let outcome = call(folder.path(), &words.collect::<Vec<_>>(), "");
        assert_eq!(outcome.code, Some(2), "{arguments}");
        assert!(outcome.err.starts_with(&format!("pjzp: {told}")), "{arguments}: {}", outcome.err);
        assert!(!outcome.err.contains(".pjzp-"), "{}", outcome.err);
    }
}

#[test]
fn a_report_goes_to_a_file_in_the_format_of_its_name() {
    let folder = folder();
    let printed = |arguments: &[&str]| call(folder.path(), arguments, "").out;
    let check = ["check", "right.json", "wrong.json", "broken.json"];
    for (options, same) in [
        ("-o a.txt", "--format text"),
        ("-o a", "--format text"),
        ("-o a.JSON", "--format json"),
        ("--output b.txt --format json", "--format json"),
        ("-o c.json --format text --lang en", "--lang en"),
    ] {
        let words = |options: &'static str| check.into_iter().chain(options.split(' ')).collect::<Vec<_>>();
        let outcome = call(folder.path(), &words(options), "");
        assert_eq!((outcome.code, outcome.out.as_str()), (Some(2), ""), "{options}: {}", outcome.err);
        let file = options.split(' ').nth(1).unwrap();
        let written = fs::read_to_string(folder.path().join(file)).unwrap();
        assert!(written.contains("PJ3013"), "{options}: {written}");
        assert_eq!(written, printed(&words(same)), "{options}");
    }
}

#[test]
fn a_report_replaces_a_file_on_request_only_and_is_there_whole_or_not_at_all() {
    let folder = folder();
    let count = || folder.path().read_dir().unwrap().count();
    let before = count();
    for (arguments, told) in [
        ("check wrong.json -o wrong.json", "wrong.json 已存在，没有覆盖；确要覆盖请加 --force\n"),
        ("check wrong.json -o nodir/a.json", "无法写入 nodir/a.json：目录不存在\n"),
        ("check wrong.json -o right.json/a.json", "无法写入 right.json/a.json：路径中有一处不是目录（"),
        ("check wrong.json -o .. --force", "无法写入 ..：这是目录，不是文件（"),
        ("check wrong.json -o a.json --standard atlantis", "没有内置标准「atlantis」"),
    ] {
        let words: Vec<&str> = arguments.split(' ').collect();
        let outcome = call(folder.path(), &words, "");
        assert_eq!((outcome.code, outcome.out.as_str()), (Some(2), ""), "{arguments}");
        assert!(outcome.err.starts_with(&format!("pjzp: {told}")), "{arguments}: {}", outcome.err);
    }
    assert_eq!(fs::read_to_string(folder.path().join("wrong.json")).unwrap(), WRONG);
    assert_eq!(count(), before);
    let outcome = call(folder.path(), &["check", "wrong.json", "-o", "broken.json", "--force"], "");
    assert_eq!(outcome.code, Some(1), "{}", outcome.err);
    let report: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.path().join("broken.json")).unwrap()).unwrap();
    assert_eq!((report["summary"]["invalid"].as_u64(), count()), (Some(1), before));
    // A dash is standard output.
    assert!(call(folder.path(), &["check", "right.json", "-o", "-"], "").out.contains("right.json：通过"));
}

#[test]
fn a_long_name_is_cut_in_text_and_whole_in_json() {
    let folder = folder();
    let long = "名".repeat(90_000);
    fs::write(
        folder.path().join("long.json"),
        WRONG.replace("效益指标\", \"weight", &format!("{long}\", \"weight")),
    )
    .unwrap();
    let text = call(folder.path(), &["check", "long.json"], "").out;
    let longest = text.lines().map(|line| line.chars().count()).max();
    assert!(longest < Some(400), "{longest:?}");
    let json = call(folder.path(), &["check", "long.json", "--format", "json"], "").out;
    assert!(json.contains(&long));
}

#[test]
fn a_change_of_severity_is_in_the_report() {
    let folder = folder();
    let change = ["check", "wrong.json", "--severity", "PJ3013=note"];
    let outcome = call(folder.path(), &change, "");
    assert!(outcome.out.contains("提示 PJ3013"), "{}", outcome.out);
    assert!(outcome.out.contains("\nPJ3013 的级别改为提示（原为错误）\n"), "{}", outcome.out);
    let outcome = call(folder.path(), &[&change[..], &["--format", "json"]].concat(), "");
    let report: serde_json::Value = serde_json::from_str(&outcome.out).unwrap();
    let expected = serde_json::json!([{ "code": "PJ3013", "from": "error", "to": "note", "by": "request" }]);
    assert_eq!(report["results"][0]["severities"], expected);
}

#[test]
fn an_edited_standard_judges_once_it_is_sound() {
    let folder = folder();
    let shown = call(folder.path(), &["standard", "show", "hubei-2020"], "").out;
    let mut standard: serde_json::Value = serde_json::from_str(&shown).unwrap();
    standard["id"] = "my-own".into();
    fs::write(folder.path().join("own.json"), standard.to_string()).unwrap();
    let outcome = call(folder.path(), &["check", "wrong.json", "--standard", "own.json"], "");
    assert!(
        outcome.out.contains("标准：my-own") && outcome.out.contains("（按用户指定）"),
        "{}",
        outcome.out
    );

    standard["full_marks"] = "0".into();
    fs::write(folder.path().join("own.json"), standard.to_string()).unwrap();
    let outcome = call(folder.path(), &["check", "wrong.json", "--standard", "own.json"], "");
    assert_eq!(outcome.code, Some(2));
    assert!(outcome.err.contains("满分为 0 分，应大于 0"), "{}", outcome.err);
}

#[test]
fn the_scorecard_shows_how_each_number_came_about() {
    let folder = folder();
    let outcome = call(folder.path(), &["score", "wrong.json"], "");
    for part in [
        "20 × 239.5 ÷ 567.5 = 1916/227 → 8.44（四舍五入，保留 2 位小数）",
        "「效益指标」小计：7.8 + 7.6 + 7.97 = 23.37 分（标准允许 19.2 至 24 分）\n  自评得分：24\n",
        "= 83.76 分（标准允许 79.59 至 84.39 分），良",
    ] {
        assert!(outcome.out.contains(part), "{part}\n{}", outcome.out);
    }
    let outcome = call(folder.path(), &["score", "wrong.json", "--format", "json"], "");
    let scored: pjzp_validator::report::Scored = serde_json::from_str(&outcome.out).unwrap();
    assert_eq!(scored.scorecard.total.points.unwrap().to_string(), "83.76");
}

/// A report without what depends on the file: which it was, where in it a value stands, and that
/// data has no layout to check.
fn without_places(report: serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    match report {
        Value::Object(members) => {
            let places = ["source", "file", "sha256", "coverage", "skipped"];
            let kept = members.into_iter().filter(|(key, _)| !places.contains(&key.as_str()));
            Value::Object(kept.map(|(key, value)| (key, without_places(value))).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(without_places).collect()),
        other => other,
    }
}

#[test]
fn converting_loses_nothing_and_replaces_nothing() {
    let folder = folder();
    let out = folder.path().join("out.json");
    let convert = ["convert", "form.txt", "-o", "out.json"];
    assert_eq!(call(folder.path(), &convert, "").code, Some(0));
    let written = fs::read_to_string(&out).unwrap();
    assert!(written.contains("\"actual\": \"40公里\""), "{written}");
    // What was written is checked like the original, but for where each value stands.
    let report = |file: &str| -> serde_json::Value {
        let outcome = call(folder.path(), &["check", file, "--format", "json"], "");
        without_places(serde_json::from_str(&outcome.out).unwrap())
    };
    assert_eq!(report("out.json"), report("form.txt"));
    let first =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/reports/report-counterpart-support-2021.txt");
    assert_eq!(call(folder.path(), &["convert", first, "-o", "first.json"], "").code, Some(0));
    assert_eq!(report("first.json"), report(first));

    fs::write(&out, "kept").unwrap();
    let outcome = call(folder.path(), &convert, "");
    assert_eq!(outcome.code, Some(2));
    assert!(outcome.err.contains("out.json 已存在，没有覆盖；确要覆盖请加 --force"), "{}", outcome.err);
    assert_eq!(fs::read_to_string(&out).unwrap(), "kept");
    assert_eq!(call(folder.path(), &[&convert[..], &["--force"]].concat(), "").code, Some(0));
    assert_eq!(fs::read_to_string(&out).unwrap(), written);

    let outcome = call(folder.path(), &["convert", "-", "-o", "-"], FORM);
    assert_eq!((outcome.code, outcome.out), (Some(0), written));
}

#[test]
fn a_form_that_was_written_is_read_as_it_was_and_carries_the_rest() {
    let folder = folder();
    let first =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/reports/report-counterpart-support-2021.txt");
    let run = |arguments: &[&str]| call(folder.path(), arguments, "");
    assert_eq!(run(&["convert", first, "-o", "first.json"]).code, Some(0));
    let outcome = run(&["convert", "first.json", "-o", "表.xlsx"]);
    assert_eq!(outcome.code, Some(0));
    assert_eq!(
        outcome.err,
        "pjzp: 表.xlsx：以下内容表中无处填写，只随文件附带数据：报告正文 6 段、文中数据 30 条、附件 1 个\n"
    );
    let text = |file: &str| fs::read_to_string(folder.path().join(file)).unwrap();
    assert_eq!(run(&["convert", "first.json", "-o", "表.docx"]).code, Some(0));
    for form in ["表.xlsx", "表.docx"] {
        assert_eq!(run(&["convert", form, "-o", "again.json", "--force"]).code, Some(0));
        assert_eq!(text("again.json"), text("first.json"), "{form}");
        assert!(!run(&["check", form]).out.contains("PJ8009"), "{form}");
    }

    // A mend in the file itself is one in its data.
    for form in ["表.xlsx", "表.docx"] {
        let copy = format!("改后{form}");
        assert_eq!(run(&["fix", form, "-o", &copy, "--apply-diagnosis"]).code, Some(0), "{form}");
        assert_eq!(run(&["convert", &copy, "-o", "again.json", "--force"]).code, Some(0));
        let mended = text("first.json").replacen("\"score\": \"24\"", "\"score\": \"23.37\"", 1);
        assert_eq!(text("again.json"), mended, "{form}");
    }

    // What carries nothing is all that is shown.
    let outcome = run(&["--lang", "en", "convert", "first.json", "-o", "form.html"]);
    let left_out =
        "they were left out: sections of the report (6), figures stated in prose (30), attachments (1)\n";
    assert!(outcome.err.ends_with(left_out), "{}", outcome.err);

    // What is there already is not replaced.
    let report = ["report", "first.json", "-o", "报告.docx"];
    let outcome = run(&report);
    assert_eq!((outcome.code, outcome.out.as_str()), (Some(0), ""));
    fs::write(folder.path().join("报告.docx"), "kept").unwrap();
    assert_eq!(run(&report).code, Some(2));
    assert_eq!(text("报告.docx"), "kept");
}

#[test]
fn a_slip_is_answered_with_what_was_meant() {
    let folder = folder();
    for (arguments, part) in [
        ("explain subtotals-not-sum", "没有规则「subtotals-not-sum」：是不是「subtotal-not-sum」？"),
        ("explain PJ30133", "是不是「PJ3013」？"),
        ("explain zzz", "用 pjzp rules 查看全部规则"),
        ("check right.json --standard hubei2020", "是不是「hubei-2020」？"),
        ("chek right.json", "没有命令「chek」：是不是「check」？"),
        ("check right.json --formt json", "不认识「--formt」：是不是「--format」？"),
        ("check right.json --format xml", "可用的有 text、json"),
        ("check right.json --format", "后面缺少值"),
        ("--lang en check", "<FILE|DIR|->... is missing"),
        ("--lang en chek", "there is no command `chek`: did you mean `check`?"),
    ] {
        let words: Vec<&str> = arguments.split(' ').collect();
        let outcome = call(folder.path(), &words, "");
        assert!(outcome.err.contains(part), "{arguments}: {part}\n{}", outcome.err);
        assert!(outcome.err.starts_with("pjzp: "), "{}", outcome.err);
    }
}

#[test]
fn the_language_is_asked_for_or_chinese() {
    let folder = folder();
    for (arguments, variable, part) in [
        (&["check", "wrong.json"][..], "", "不通过"),
        (&["check", "wrong.json", "--lang", "en"][..], "", "wrong.json: invalid"),
        (&["check", "wrong.json"][..], "en_GB.UTF-8", "wrong.json: invalid"),
        (&["--lang", "zh", "check", "wrong.json"][..], "en", "不通过"),
        (&["--help"][..], "", "用法：pjzp [选项] <命令>"),
        (&["--help"][..], "en", "Usage: pjzp [OPTIONS] <COMMAND>"),
        (&["check", "--help"][..], "", "--fail-on"),
        (&["explain", "PJ3013", "--lang", "en"][..], "", "a subtotal is not the sum"),
        (&["rules", "--lang", "en"][..], "", "subtotal-not-sum"),
    ] {
        let outcome = call_with(folder.path(), arguments, b"", &[("PJZP_LANG", variable)]);
        assert!(outcome.out.contains(part), "{arguments:?} {variable}: {part}\n{}", outcome.out);
    }
    let outcome = call_with(folder.path(), &["rules"], b"", &[("PJZP_LANG", "fr")]);
    assert_eq!(outcome.code, Some(2));
    assert!(outcome.err.contains("PJZP_LANG"), "{}", outcome.err);
    // In English nothing of the program's own words is Chinese.
    let help = call_with(folder.path(), &["check", "--help"], b"", &[("PJZP_LANG", "en")]).out;
    assert!(help.is_ascii(), "{help}");
}

#[test]
fn what_is_no_terminal_gets_no_colours() {
    let folder = folder();
    for variables in [&[][..], &[("NO_COLOR", "1")][..], &[("CLICOLOR_FORCE", "1")][..]] {
        let outcome = call_with(folder.path(), &["check", "wrong.json"], b"", variables);
        assert!(!outcome.out.contains('\u{1b}'), "{variables:?}");
    }
}

#[test]
fn a_file_cannot_drive_the_terminal() {
    let folder = folder();
    let hostile = WRONG.replace("效益指标\", \"weight", "\\u001b[2J\\u202e\", \"weight");
    let outcome = call(folder.path(), &["check", "-"], &hostile);
    assert!(!outcome.out.contains(['\u{1b}', '\u{202e}']), "{}", outcome.out);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = folder();
    for arguments in [&["schema", "submission"][..], &["check", "right.json"][..], &["rules"][..]] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_pjzp"))
            .args(arguments)
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!((output.status.code(), told.as_str()), (Some(0), ""), "{arguments:?}");
    }
}

#[test]
fn completions_know_every_command() {
    let folder = folder();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = call(folder.path(), &["completions", shell], "").out;
        for command in [
            "check",
            "score",
            "convert",
            "form",
            "report",
            "explain",
            "rules",
            "standard",
            "schema",
            "completions",
        ] {
            assert!(script.contains(command), "{shell}: {command}");
        }
    }
}

#[test]
fn what_is_published_agrees_with_what_is_printed() {
    let folder = folder();
    for name in ["submission", "standard", "report", "score", "waivers", "diff"] {
        let printed = call(folder.path(), &["schema", name], "").out;
        let schema: serde_json::Value = serde_json::from_str(&printed).unwrap();
        assert_eq!(schema["$id"], format!("urn:pjzp:schema:{name}:1"));
    }
    let rules = call(folder.path(), &["rules", "--format", "json"], "").out;
    assert_eq!(rules, include_str!("../../../schemas/rules.json"));
    for rule in pjzp_core::rules::RULES {
        let explained = call(folder.path(), &["explain", rule.name], "").out;
        assert!(explained.starts_with(&format!("# {} {}", rule.code, rule.summary.zh)), "{explained}");
    }
}

#[test]
fn tables_of_the_platform_are_written_and_read_as_a_folder() {
    let folder = folder();
    let run = |arguments: &[&str]| call(folder.path(), arguments, "");
    assert_eq!(run(&["convert", "right.json", "--to", "mof", "-o", "tables"]).code, Some(0));
    assert_eq!(fs::read_dir(folder.path().join("tables")).unwrap().count(), 5);
    // Nothing is written where one of them is in the way.
    fs::remove_file(folder.path().join("tables/PM_PERF_SELF_EVAL.csv")).unwrap();
    let outcome = run(&["convert", "right.json", "--to", "mof", "-o", "tables"]);
    assert_eq!(outcome.code, Some(2));
    assert!(!folder.path().join("tables/PM_PERF_SELF_EVAL.csv").exists());
    assert_eq!(run(&["convert", "right.json", "--to", "mof", "-o", "tables", "--force"]).code, Some(0));

    assert_eq!(run(&["convert", "tables", "-o", "back.json"]).code, Some(0));
    let back = fs::read_to_string(folder.path().join("back.json")).unwrap();
    let filing = |text: &str| pjzp_schema::read_submission(text.as_bytes()).unwrap();
    let (back, right) = (filing(&back), filing(RIGHT));
    assert_eq!((back.name, back.goals), (right.name, right.goals));
    assert_eq!(run(&["convert", "right.json", "--to", "mof", "-o", "-"]).code, Some(2));
    assert_eq!(run(&["convert", "right.json", "--to", "xml", "-o", "x"]).code, Some(2));
}
