//! A report in the outline of 湖北, with the defects such reports have, read to the last figure.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use pjzp_converter::{Format, NoteKind, Recognised, read, recognise};
use pjzp_core::model::{Figure, Indicator, Kind, Subject};
use pjzp_core::{Pointer, Submission};

const REPORT: &str = include_str!("../../../fixtures/reports/report-counterpart-support-2021.txt");

fn report() -> Recognised {
    recognise(&read(REPORT.as_bytes(), Format::Text).unwrap())
}

fn figure(figure: Option<&Figure>) -> &str {
    figure.map_or("", Figure::text)
}

fn text(text: Option<&String>) -> &str {
    text.map_or("", String::as_str)
}

/// The line on which a value stands.
#[track_caller]
fn line(report: &Recognised, pointer: &str) -> u32 {
    report.sources.find(&Pointer::from(pointer)).and_then(|source| source.line).unwrap()
}

#[test]
fn the_cover_says_who_what_and_when() {
    let report = report();
    let Submission { kind, fiscal_year, name, budget_unit, evaluating_unit, report_date, .. } =
        &report.submission;
    assert_eq!(*kind, Some(Kind::Project));
    assert_eq!(fiscal_year.unwrap().number(), 2021);
    assert_eq!(text(name.as_ref()), "2021 年对口支援项目预算支出绩效自评");
    assert_eq!(text(budget_unit.as_ref().unwrap().name.as_ref()), "武汉市蔡甸区发展和改革局");
    assert_eq!(text(evaluating_unit.as_ref().unwrap().name.as_ref()), "武汉市蔡甸区发展和改革局");
    assert_eq!(text(report_date.as_ref()), "2022 年 3 月");
    assert_eq!(
        [line(&report, "/name"), line(&report, "/fiscal_year"), line(&report, "/report_date")],
        [5, 13, 11]
    );
}

#[test]
fn the_rows_come_from_both_lists_and_the_points_from_the_text() {
    let report = report();
    let row = |row: &Indicator| {
        [
            text(row.level1.as_ref()),
            text(row.level2.as_ref()),
            text(row.name.as_ref()),
            text(row.target.as_ref()),
            text(row.actual.as_ref()),
            figure(row.weight.as_ref()),
            figure(row.score.as_ref()),
            text(row.reason.as_ref()),
        ]
        .join("|")
    };
    let rows: Vec<String> = report.submission.indicators.iter().map(row).collect();
    assert_eq!(
        rows,
        [
            "产出指标|数量指标|对口服务地区数|2 个|2个|11|11|",
            "产出指标|质量指标|资金落实率|100%|100%|11|11|",
            "产出指标|质量指标|资金使用率|100%|100%|11|11|",
            "产出指标|成本指标|对口支援资金总额|567.5 万元|239.5 万元|7|2.95|帮扶任务按上级要求转由乡村振兴局承担",
            "效益指标|经济效益指标|对口支援地区经济发展|有效果|有效果|8|7.8|",
            "效益指标|社会效益指标|带来商业、就业、环境改善|改善|改善|8|7.6|",
            "效益指标|可持续性影响指标|对口支援地区社会反响|良好|良好|8|7.97|",
            "满意度指标|工作人员满意度|对口支援工作人员满意度|90%|90%|8|8|",
            "满意度指标|服务对象满意度|对口支援地区满意度|90%|100%|8|8|",
        ]
    );
    for (pointer, expected) in [
        ("/indicators/0/actual", 34),
        ("/indicators/0/target", 77),
        ("/indicators/0/score", 79),
        ("/indicators/2/level2", 35),
        ("/indicators/3", 46),
        ("/indicators/3/score", 91),
        ("/indicators/3/reason", 91),
        ("/indicators/6/weight", 109),
        ("/indicators/6/score", 111),
        ("/indicators/8/score", 117),
    ] {
        assert_eq!(line(&report, pointer), expected, "{pointer}");
    }
}

#[test]
fn levels_and_the_whole_have_their_points_and_grades() {
    let report = report();
    let subtotals: Vec<String> = report
        .submission
        .subtotals
        .iter()
        .map(|level| {
            [
                text(level.level1.as_ref()),
                text(level.level2.as_ref()),
                figure(level.weight.as_ref()),
                figure(level.score.as_ref()),
                text(level.grade.as_ref()),
            ]
            .join("|")
        })
        .collect();
    assert_eq!(
        subtotals,
        [
            "产出指标||40|35.95|优",
            "产出指标|数量指标|11|11|优",
            "产出指标|质量指标|22|22|优",
            "产出指标|成本指标|7|2.95|不合格",
            "效益指标||24|24|优",
            "效益指标|经济效益指标|8|7.8|优",
            "效益指标|社会效益指标|8|7.6|优",
            "效益指标|可持续性影响指标|8|7.97|优",
        ]
    );
    assert_eq!(line(&report, "/subtotals/4/score"), 97);
    assert_eq!(line(&report, "/subtotals/4/weight"), 95);
    let total = report.submission.total.as_ref().unwrap();
    assert_eq!((figure(total.score.as_ref()), text(total.grade.as_ref())), ("83.76", "良"));
    assert_eq!(line(&report, "/total/score"), 21);
}

#[test]
fn the_section_on_execution_gives_the_money() {
    let report = report();
    let budget = report.submission.budget.as_ref().unwrap();
    let total = budget.total.as_ref().unwrap();
    assert_eq!(text(budget.unit.as_ref()), "万元");
    assert_eq!([figure(total.initial.as_ref()), figure(total.executed.as_ref())], ["567.5", "239.50"]);
    assert_eq!((&total.adjusted, &total.rate, &total.weight, &total.score), (&None, &None, &None, &None));
    assert_eq!(line(&report, "/budget/total/initial"), 54);
    assert_eq!(line(&report, "/budget/total/executed"), 65);
    assert!(text(budget.reason.as_ref()).starts_with("因部分帮扶任务"));
    let items: Vec<String> = budget
        .items
        .iter()
        .map(|item| {
            [
                text(item.name.as_ref()),
                figure(item.amount.as_ref()),
                text(item.unit.as_ref()),
                text(item.source.as_ref()),
            ]
            .join("|")
        })
        .collect();
    assert_eq!(
        items,
        [
            "1、五峰县|730000|元|财政拨款",
            "2、来凤县|490000|元|财政拨款",
            "3、博乐市|1200000|元|财政拨款",
            "4、西藏|945000|元|财政拨款",
            "5、来凤大河镇|1340000|元|财政拨款",
            "6、五峰长乐坪镇|520000|元|财政拨款",
            "7、郧西关防乡|450000|元|财政拨款",
        ]
    );
}

#[test]
fn what_the_text_says_again_is_stated_with_its_line() {
    use Subject::*;
    let report = report();
    let statements: Vec<(Subject, &str, &str, u32)> = report
        .submission
        .statements
        .iter()
        .enumerate()
        .map(|(index, statement)| {
            (
                statement.subject,
                text(statement.about.as_ref()),
                text(statement.value.as_ref()),
                line(&report, &format!("/statements/{index}")),
            )
        })
        .collect();
    assert_eq!(
        statements,
        [
            (Budget, "", "567.5万元", 27),
            (Unspent, "", "328万元", 27),
            (ListedAsMet, "/indicators/0", "", 34),
            (RowValues, "/indicators/0", "4/5", 34),
            (ListedAsMet, "/indicators/1", "", 35),
            (ListedAsMet, "/indicators/2", "", 36),
            (ListedAsMet, "/indicators/4", "", 37),
            (ListedAsMet, "/indicators/5", "", 38),
            (ListedAsMet, "/indicators/6", "", 39),
            (ListedAsMet, "/indicators/7", "", 40),
            (ListedAsMet, "/indicators/8", "", 41),
            (ListedAsUnmet, "/indicators/3", "", 46),
            (Unspent, "", "328 万元", 48),
            (Heading, "/subtotals/0", "产出", 73),
            (Actual, "/indicators/0", "2 个", 77),
            (Actual, "/indicators/0", "2 个", 79),
            (Target, "/indicators/1", "100%", 85),
            (Actual, "/indicators/1", "100%", 85),
            (Target, "/indicators/2", "100%", 87),
            (Actual, "/indicators/2", "100%", 87),
            (Target, "/indicators/3", "567.5 万元", 91),
            (Actual, "/indicators/3", "239.5 万元", 91),
            (Heading, "/subtotals/4", "产出", 97),
            (Target, "/indicators/7", "90%", 115),
            (Actual, "/indicators/7", "90%", 115),
            (Target, "/indicators/8", "90%", 117),
            (Actual, "/indicators/8", "100%", 117),
            (IndicatorCount, "", "10", 127),
            (Budget, "", "567.5 万元", 149),
            (Executed, "", "239.5 万元", 149),
        ]
    );
    let slipped = &report.submission.statements[3];
    assert_eq!(text(slipped.text.as_ref()), "产出指标 | 数量指标 | 对口服务地区数 | 2个");
}

#[test]
fn the_text_is_kept_by_section_and_the_attachment_is_missing() {
    let report = report();
    let sections: Vec<(&str, &str)> = report
        .submission
        .narrative
        .iter()
        .map(|section| (text(section.section.as_ref()), text(section.title.as_ref())))
        .collect();
    assert_eq!(
        sections,
        [
            ("introduction", ""),
            ("completion", "一、绩效目标完成情况"),
            ("analysis", "二、项目绩效目标完成情况分析"),
            ("problems", "三、存在的问题和原因"),
            ("project", "四、对口支援项目分析"),
            ("improvement", "五、下一步拟改进措施"),
        ]
    );
    let [attachment] = &report.submission.attachments[..] else {
        panic!("{:?}", report.submission.attachments)
    };
    assert_eq!(text(attachment.name.as_ref()), "对口支援项目绩效自评表");
    assert_eq!(text(attachment.kind.as_ref()), "self_evaluation_form");
    assert_eq!(attachment.present, Some(false));
}

#[test]
fn nothing_is_left_unread() {
    let report = report();
    assert_eq!(report.coverage.unread_places, []);
    assert_eq!(report.coverage.cells, report.coverage.used + report.coverage.ignored);
    assert_eq!(report.notes, []);
}

#[test]
fn the_same_report_in_other_encodings_and_line_ends_reads_the_same() {
    let expected = report();
    let (gb18030, _, _) = encoding_rs::GB18030.encode(REPORT);
    let utf16: Vec<u8> = format!("\u{feff}{REPORT}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let windows = REPORT.replace('\n', "\r\n");
    for bytes in [&gb18030[..], &utf16, windows.as_bytes()] {
        assert!(recognise(&read(bytes, Format::Text).unwrap()) == expected);
    }
}

#[test]
fn of_two_reports_in_one_file_the_first_is_read() {
    let expected = report();
    let line = |count: usize| u32::try_from(count).unwrap();
    let lines = line(REPORT.lines().count());
    let cover = line(REPORT.lines().position(|line| line == "绩效自评结果").unwrap());
    let (_, untitled) = REPORT.split_once("绩效自评结果").unwrap();
    for (second, first_line) in [
        (REPORT.to_owned(), lines + 2 + cover),
        (untitled.to_owned(), lines + 4),
        (REPORT.replace("2021", "2022"), lines + 2 + cover),
    ] {
        let text = format!("{REPORT}\n{second}");
        let twice = recognise(&read(text.as_bytes(), Format::Text).unwrap());
        assert_eq!(twice.submission, expected.submission);
        let [note] = &twice.notes[..] else { panic!("{:?}", twice.notes) };
        assert_eq!((note.kind, note.source.line), (NoteKind::FormRepeated, Some(first_line)));
        assert!(note.text.ends_with("年对口支援项目预算支出绩效自评"), "{}", note.text);
        assert_eq!((twice.coverage.unread, twice.coverage.used), (0, expected.coverage.used));
        let second =
            twice.coverage.ignored_places.iter().filter(|place| place.source.line >= Some(first_line));
        assert_eq!(second.count(), twice.coverage.cells - expected.coverage.cells);
    }
}

#[test]
fn parts_that_number_their_sections_anew_are_one_report() {
    let text = "第一部分 项目概况\n\n一、基本情况\n\n\
        三级指标\t年度指标值\t实际完成值\t分值\t得分\n台数\t2台\t2台\t50\t50\n\n\
        第二部分 绩效自评结果\n\n一、自评结论\n\n综合评分 90 分。\n";
    let report = recognise(&read(text.as_bytes(), Format::Text).unwrap());
    assert_eq!(report.notes, []);
    assert_eq!(figure(report.submission.total.unwrap().score.as_ref()), "90");
}
