//! The same small form in every layout that forms come in.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use pjzp_converter::{Format, NoteKind, Recognised, read, recognise};
use pjzp_core::model::{Figure, Subject};

fn recognised(text: &str, format: Format) -> Recognised {
    recognise(&read(text.as_bytes(), format).unwrap())
}

/// Rows as `level1|level2|name|sign|target|unit|actual|weight|score|reason`.
fn rows(form: &Recognised) -> Vec<String> {
    let figure = |figure: &Option<Figure>| figure.as_ref().map(|figure| figure.text().to_owned());
    form.submission
        .indicators
        .iter()
        .map(|row| {
            let cells = [
                row.level1.clone(),
                row.level2.clone(),
                row.name.clone(),
                row.sign.clone(),
                row.target.clone(),
                row.unit.clone(),
                row.actual.clone(),
                figure(&row.weight),
                figure(&row.score),
                row.reason.clone(),
            ];
            cells.map(Option::unwrap_or_default).join("|")
        })
        .collect()
}

/// The bottom line as `weight|score|grade`.
fn total(form: &Recognised) -> String {
    let total = form.submission.total.clone().unwrap_or_default();
    let figure = |figure: Option<Figure>| figure.map(|figure| figure.text().to_owned()).unwrap_or_default();
    [figure(total.weight), figure(total.score), total.grade.unwrap_or_default()].join("|")
}

/// The total row of the funds as `initial|adjusted|executed|rate|weight|score`.
fn funds(form: &Recognised) -> String {
    let total = form.submission.budget.clone().unwrap_or_default().total.unwrap_or_default();
    [total.initial, total.adjusted, total.executed, total.rate, total.weight, total.score]
        .map(|figure| figure.map(|figure| figure.text().to_owned()).unwrap_or_default())
        .join("|")
}

const ROWS: [&str; 3] = [
    "产出指标|数量指标|培训人数||≥50人||48人|30|28.8|天气原因",
    "产出指标|质量指标|合格率||95%||96%|30|30|",
    "满意度指标|服务对象满意度指标|学员满意度||≥90%||92%|30|30|",
];

#[track_caller]
fn check(text: &str, format: Format) {
    let form = recognised(text, format);
    assert_eq!(rows(&form), ROWS);
    assert_eq!(total(&form), "100|98.8|优");
    assert_eq!(form.coverage.unread_places, []);
}

const GRID: &str = "\
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
产出指标\t数量指标\t培训人数\t≥50人\t48人\t30\t28.8\t天气原因
\t质量指标\t合格率\t95%\t96%\t30\t30\t
满意度指标\t服务对象满意度指标\t学员满意度\t≥90%\t92%\t30\t30\t
总分\t100\t98.8\t优
";

#[test]
fn a_grid_is_read_whatever_draws_it() {
    check(GRID, Format::Text);
    check(&GRID.replace('\t', " | "), Format::Text);
    check(&GRID.replace('\t', "｜"), Format::Text);
    check(&GRID.replace('\t', ","), Format::Csv);
    let outer = |line: &str| format!("| {} |", line.replace('\t', " | "));
    let mut marked: Vec<String> = GRID.lines().map(outer).collect();
    marked.insert(1, format!("|{}", "---|".repeat(8)));
    check(&marked.join("\n"), Format::Markdown);
    check(&marked.join("\n"), Format::Text);
    let blanks = GRID.replace("\n\t", "\n产出指标\t").replace("\t\n", "\n").replace('\t', "   ");
    check(&blanks, Format::Text);
    check(&blanks.replace("   ", "\u{3000}"), Format::Text);
}

#[test]
fn one_cell_per_line_is_regrouped_by_its_header() {
    check(&GRID.replace(['\t', '\n'], "\n\n"), Format::Text);
    let funds = "项目资金（万元）\n年初预算数\n全年预算数\n全年执行数\n分值\n执行率\n得分\n年度资金总额\n10\n12\n6\n10\n50%\n5\n";
    let form = recognised(&format!("{funds}{}", GRID.replace('\t', "\n")), Format::Text);
    assert_eq!(rows(&form), ROWS);
    assert_eq!(self::funds(&form), "10|12|6|50%|10|5");
}

#[test]
fn weight_and_score_are_told_apart_in_any_order() {
    let text = "一级指标 | 二级指标 | 三级指标 | 分值 | 得分 | 指标值 | 完成值\n产出指标 | 数量指标 | 台数 | 10 | 9 | 20台 | 18台";
    assert_eq!(rows(&recognised(text, Format::Text)), ["产出指标|数量指标|台数||20台||18台|10|9|"]);
    let text = "一级指标 | 二级指标 | 三级指标 | 自评得分 | 权重占比(%) | 预期指标值 | 全年完成值\n产出指标 | 数量指标 | 台数 | 9 | 10 | 20台 | 18台";
    assert_eq!(rows(&recognised(text, Format::Text)), ["产出指标|数量指标|台数||20台||18台|10|9|"]);
}

#[test]
fn sign_value_and_unit_may_have_columns_of_their_own() {
    let text = "一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重 | 得分 | 未完成原因分析\n\
                产出指标 | 数量指标 | 台数 | ≥ | 20 | 台 | 20 | 10 | 10 | \n\
                产出指标 | 质量指标 | 水平 | 定性 | 好 |  | 好 | 10 | 10 | ";
    assert_eq!(
        rows(&recognised(text, Format::Text)),
        ["产出指标|数量指标|台数|≥|20|台|20|10|10|", "产出指标|质量指标|水平|定性|好||好|10|10|",]
    );
}

#[test]
fn weights_in_level_cells_are_the_levels_own() {
    let text = "一级指标 | 二级指标 | 三级指标 | 年初目标值(A) | 实际完成值(B) | 得分\n\
                产出指标（50分） | 数量指标(20 分) | 台数 | 2 | 2 | 20\n\
                 | 质量指标 | 合格率 | 95% | 96% | 30\n\
                效益指标（３０分） | 社会效益指标 | 就业 | 10人 | 10人 | 30";
    let form = recognised(text, Format::Text);
    let levels: Vec<String> = form
        .submission
        .subtotals
        .iter()
        .map(|level| {
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            format!(
                "{}|{}|{}",
                text(&level.level1),
                text(&level.level2),
                level.weight.as_ref().unwrap().text()
            )
        })
        .collect();
    assert_eq!(levels, ["产出指标||50", "产出指标|数量指标|20", "效益指标||30"]);
    assert_eq!(rows(&form)[1], "产出指标（50分）|质量指标|合格率||95%||96%||30|");
}

#[test]
fn a_header_may_have_two_rows() {
    let text = "一级指标 | 二级指标 | 三级指标 | 指标值 |  | 自评 | \n\
                 |  |  | 年初目标值 | 实际完成值 | 分值 | 得分\n\
                产出指标 | 数量指标 | 台数 | 2 | 3 | 10 | 9";
    assert_eq!(rows(&recognised(text, Format::Text)), ["产出指标|数量指标|台数||2||3|10|9|"]);
}

#[test]
fn a_part_of_a_row_is_marked_as_such() {
    let text = "一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值\n产出指标 | 数量指标 | 人数 | 10 | 10\n |  | 其中：女 | 5 | 5";
    let form = recognised(text, Format::Text);
    let within: Vec<Option<bool>> =
        form.submission.indicators.iter().map(|row| row.within_previous).collect();
    assert_eq!(within, [None, Some(true)]);
}

#[test]
fn the_official_form_is_one_grid() {
    let text = "项目支出绩效自评表,,,,,,,\n\
        （2021年度）,,,,,,,\n\
        项目名称,委托业务,,,,,,\n\
        主管部门及代码,某市水利局,,,实施单位,某水库管理处,,\n\
        项目资金（万元）,,年初预算数,全年预算数,全年执行数,分值,执行率,得分\n\
        ,年度资金总额,10,12,6,10,50%,5\n\
        ,其中：当年财政拨款,10,10,4,—,40%,—\n\
        ,上年结转资金,,2,2,—,100%,—\n\
        年度总体目标,预期目标,,,实际完成情况,,,\n\
        ,修好三座水库,,,修好两座,,,\n\
        绩效指标,一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分\n\
        ,产出指标,数量指标,水库,3座,2座,90,60\n\
        总分,,,,,,100,65\n";
    let form = recognised(text, Format::Csv);
    assert_eq!(funds(&form), "10|12|6|50%|10|5");
    assert_eq!(rows(&form), ["产出指标|数量指标|水库||3座||2座|90|60|"]);
    assert_eq!(total(&form), "100|65|");
    let submission = &form.submission;
    assert_eq!(submission.fiscal_year.unwrap().number(), 2021);
    assert_eq!(submission.supervising_department.as_ref().unwrap().name.as_deref(), Some("某市水利局"));
    assert_eq!(submission.budget_unit.as_ref().unwrap().name.as_deref(), Some("某水库管理处"));
    assert_eq!(submission.goals[0].planned.as_deref(), Some("修好三座水库"));
    assert_eq!(submission.goals[0].achieved.as_deref(), Some("修好两座"));
    let sources: Vec<&str> = submission
        .budget
        .as_ref()
        .unwrap()
        .sources
        .iter()
        .map(|source| source.name.as_deref().unwrap())
        .collect();
    assert_eq!(sources, ["其中：当年财政拨款", "上年结转资金"]);
    assert_eq!(form.coverage.unread_places, []);
    let score = form.sources.find(&"/indicators/0/score".into()).unwrap();
    assert_eq!((score.line, score.row, score.column), (Some(12), Some(12), Some(8)));
}

#[test]
fn the_unit_of_money_stands_in_the_header_or_above_the_table() {
    for (text, unit) in [
        ("项目资金（元） | 预算数 | 执行数\n年度资金总额 | 10 | 6", Some("元")),
        ("单位：万元\n项目资金 | 预算数 | 执行数\n年度资金总额 | 10 | 6", Some("万元")),
        ("项目资金 | 预算数 | 执行数\n年度资金总额 | 10 | 6", None),
    ] {
        let budget = recognised(text, Format::Text).submission.budget.unwrap();
        assert_eq!(budget.unit.as_deref(), unit, "{text}");
    }
}

#[test]
fn items_take_the_unit_in_which_they_agree_with_the_budget() {
    let list = "支出明细 | 金额 | 资金来源\n甲 | 4 | 财政拨款\n乙 | 6 | 财政拨款\n合计 | 10 | ";
    for (above, header, unit) in
        [("10", "金额", "万元"), ("0.001", "金额", "元"), ("3", "金额", "元"), ("3", "金额（万元）", "万元")]
    {
        let text = format!(
            "项目资金（万元） | 预算数 | 执行数\n年度资金总额 | {above} | 1\n\n{}",
            list.replace("金额", header)
        );
        let items = recognised(&text, Format::Text).submission.budget.unwrap().items;
        assert_eq!(items.len(), 2);
        assert_eq!(items[0].unit.as_deref(), Some(unit), "{text}");
    }
}

#[test]
fn a_single_number_in_the_bottom_line_is_weight_or_score() {
    let weighted = "指标 | 指标值 | 完成值 | 分值 | 得分\n甲 | 1 | 1 | 10 | 9\n";
    let bare = "指标 | 指标值 | 完成值\n甲 | 1 | 1\n";
    for (head, bottom, expected) in [
        (weighted, "总分 | 100", "100||"),
        (weighted, "总分 | 97.5", "|97.5|"),
        (weighted, "总分 |  |  | 100 | 97.5", "100|97.5|"),
        (weighted, "总分 |  |  |  | 97.5", "|97.5|"),
        (bare, "总分 | 100", "|100|"),
        (bare, "总分 | 100 | 96 | 优", "100|96|优"),
    ] {
        assert_eq!(total(&recognised(&format!("{head}{bottom}"), Format::Text)), expected, "{bottom}");
    }
}

#[test]
fn a_list_that_repeats_the_form_adds_statements_and_no_rows() {
    let text = "一、完成情况\n\n\
        1. 完成的绩效目标\n\n三级指标 | 年初目标值 | 实际完成值\n培训人数 | 60人 | 48人\n\n\
        附件：绩效自评表\n\n\
        一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分\n\
        产出指标 | 数量指标 | 培训人数 | 50人 | 48人 | 10 | 9.6\n";
    let form = recognised(text, Format::Text);
    assert_eq!(rows(&form), ["产出指标|数量指标|培训人数||50人||48人|10|9.6|"]);
    let stated: Vec<(Subject, Option<&str>)> = form
        .submission
        .statements
        .iter()
        .map(|statement| (statement.subject, statement.value.as_deref()))
        .collect();
    assert_eq!(
        stated,
        [(Subject::ListedAsMet, None), (Subject::Target, Some("60人")), (Subject::Actual, Some("48人"))]
    );
    assert_eq!(form.submission.attachments[0].present, Some(true));
}

#[test]
fn what_is_no_form_is_said_so() {
    let form = recognised("关于召开会议的通知\n\n请准时参加。", Format::Text);
    assert_eq!(form.notes[0].kind, NoteKind::FormNotFound);
    assert_eq!((form.coverage.cells, form.coverage.unread), (2, 2));
}

#[test]
fn a_second_form_is_noted_and_not_mixed_in() {
    let form = recognised(&format!("项目名称\t甲\n{GRID}\n项目名称\t乙\n{GRID}"), Format::Text);
    assert_eq!(rows(&form), ROWS);
    assert_eq!(form.submission.name.as_deref(), Some("甲"));
    let [note] = &form.notes[..] else { panic!("{:?}", form.notes) };
    assert_eq!((note.kind, note.text.as_str(), note.source.line), (NoteKind::FormRepeated, "乙", Some(8)));
    assert_eq!(form.coverage.unread, 0);
}

#[test]
fn goals_with_rows_of_their_own_are_told_apart() {
    let text = "预算执行情况（万元）（20分） | 预算数（A） | 执行数（B） | 执行率（B/A） | 得分\n\
        年度财政资金总额 | 50 | 10 | 20% | 4\n\
        年度绩效目标1（30分） | 一级指标 | 二级指标 | 三级指标 | 年初目标值（A） | 实际完成值（B） | 得分\n \
         | 产出指标（30分） | 数量指标 | 台数 | 2台 | 2台 | 30\n\
        年度绩效目标2（50分） | 一级指标 | 二级指标 | 三级指标 | 年初目标值（A） | 实际完成值（B） | 得分\n \
         | 产出指标（50分） | 数量指标 | 台数 | 4台 | 4台 | 50\n\
        总分 | 84\n";
    let form = recognised(text, Format::Text);
    assert_eq!(funds(&form), "|50|10|20%|20|4");
    assert_eq!(total(&form), "|84|");
    let submission = &form.submission;
    let goals: Vec<&str> = submission.goals.iter().map(|goal| goal.weight.as_ref().unwrap().text()).collect();
    assert_eq!(goals, ["30", "50"]);
    let rows: Vec<u16> = submission.indicators.iter().map(|row| row.goal.unwrap().number()).collect();
    assert_eq!(rows, [0, 1]);
    let levels: Vec<(u16, &str)> = submission
        .subtotals
        .iter()
        .map(|level| (level.goal.unwrap().number(), level.weight.as_ref().unwrap().text()))
        .collect();
    assert_eq!(levels, [(0, "30"), (1, "50")]);
    assert_eq!(form.coverage.unread_places, []);
}

#[test]
fn a_table_goes_on_after_a_page_break() {
    let (head, rest) = GRID.split_at(GRID.find("满意度").unwrap());
    assert_eq!(rows(&recognised(&format!("{head}\n第 2 页\n\n{rest}"), Format::Text)), ROWS);
}

#[test]
fn of_two_columns_of_one_meaning_the_first_is_read_and_the_other_noted() {
    let text = "一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 自评得分 | 评价得分\n产出指标 | 数量指标 | 台数 | 2 | 2 | 10 | 10 | 9";
    let form = recognised(text, Format::Text);
    assert_eq!(rows(&form), ["产出指标|数量指标|台数||2||2|10|10|"]);
    assert_eq!((form.notes[0].kind, form.notes[0].text.as_str()), (NoteKind::HeaderAmbiguous, "评价得分"));
    assert_eq!(form.coverage.unread_places[0].text, "9");
}

#[test]
fn names_of_files_tell_their_format() {
    for (name, format) in [
        ("a/b/自评.TXT", Some(Format::Text)),
        ("自评.tsv", Some(Format::Text)),
        ("自评.md", Some(Format::Markdown)),
        ("自评.2021.csv", Some(Format::Csv)),
        ("自评.docm", Some(Format::Docx)),
        ("自评.WPS", Some(Format::Doc)),
        ("自评.pdf", None),
        ("txt", None),
    ] {
        assert_eq!(Format::from_name(name), format, "{name}");
    }
}

/// The notes as `line text`.
fn notes(form: &Recognised) -> Vec<String> {
    assert!(form.notes.iter().all(|note| note.kind == NoteKind::FormRepeated), "{:?}", form.notes);
    form.notes.iter().map(|note| format!("{} {}", note.source.line.unwrap(), note.text)).collect()
}

#[test]
fn a_form_under_another_name_is_a_second_one_wherever_the_name_stands() {
    let title = "绩效自评表\n\n";
    for (text, expected) in [
        (format!("{title}项目名称：甲\n\n{GRID}\n{title}项目名称：乙\n\n{GRID}"), "11 乙"),
        (format!("{title}项目名称\t甲\n\n{GRID}\n{title}项目名称\t乙\n\n{GRID}"), "11 乙"),
        (format!("主管部门\t丙\t项目名称\t甲\n{GRID}\n主管部门\t丙\t项目名称\t乙\n{GRID}"), "8 乙"),
    ] {
        let form = recognised(&text, Format::Text);
        assert_eq!(rows(&form), ROWS, "{text}");
        assert_eq!(notes(&form), [expected], "{text}");
        assert_eq!((form.submission.name.as_deref(), form.coverage.unread), (Some("甲"), 0), "{text}");
    }
}

#[test]
fn a_form_that_an_annex_holds_once_more_is_read_once() {
    let sections = |body: &str, annex: &str| {
        format!("一、完成情况\n\n{body}\n二、改进措施\n\n加强管理。\n\n附表：\n\n绩效自评表\n\n{annex}")
    };
    let poor =
        "三级指标\t年度指标值\t实际完成值\n培训人数\t50人\t48人\n合格率\t95%\t96%\n学员满意度\t90%\t92%\n";
    let once = recognised(GRID, Format::Text);
    for (text, expected) in [
        (sections(GRID, GRID), "17 一级指标"),
        (sections(GRID, &format!("项目名称：甲\n\n{GRID}")), "19 一级指标"),
        (sections(GRID, poor), "17 三级指标"),
        (sections(poor, GRID), "3 三级指标"),
    ] {
        let form = recognised(&text, Format::Text);
        assert_eq!(form.submission.indicators, once.submission.indicators, "{text}");
        assert_eq!(notes(&form), [expected], "{text}");
        assert_eq!(form.coverage.unread, 0, "{text}");
    }
}

#[test]
fn rows_that_go_on_behind_a_repeated_header_are_no_repetition() {
    let (head, _) = GRID.split_once('\n').unwrap();
    let form = recognised(
        &format!("绩效自评表\n\n{GRID}\n绩效自评表\n\n{head}\n\t质量指标\t合格率\t95%\t96%\t5\t5\t\n"),
        Format::Text,
    );
    assert_eq!(form.submission.indicators.len(), 4);
    assert_eq!(form.notes, []);
}

/// A page with one table; a cell is `text`, or `text^2` where it reaches down two rows, or `text<2`
/// where it reaches across two columns.
fn page(rows: &[&str]) -> String {
    let cell = |cell: &str| match (cell.split_once('^'), cell.split_once('<')) {
        (Some((text, rows)), _) => format!("<td rowspan={rows}>{text}</td>"),
        (_, Some((text, columns))) => format!("<td colspan={columns}>{text}</td>"),
        _ => format!("<td>{cell}</td>"),
    };
    let row = |row: &&str| format!("<tr>{}</tr>", row.split('|').map(cell).collect::<Vec<_>>().concat());
    format!("<table>{}</table>", rows.iter().map(row).collect::<Vec<_>>().concat())
}

#[test]
fn a_merged_cell_speaks_for_all_its_rows_but_its_points_count_once() {
    let text = page(&[
        "绩效指标^4|一级指标|二级指标|三级指标|指标值|单位|完成值|分值|得分|偏差原因",
        "产出指标^3|数量指标^2|台数|2|台^2|1|10^2|5|到货延迟^2",
        "套数|3|2|6",
        "质量指标|合格率|95|%|96|10|10|",
    ]);
    let form = recognised(&text, Format::Html);
    assert_eq!(
        rows(&form),
        [
            "产出指标|数量指标|台数||2|台|1|10|5|到货延迟",
            "产出指标|数量指标|套数||3|台|2||6|到货延迟",
            "产出指标|质量指标|合格率||95|%|96|10|10|",
        ]
    );
    let [note] = &form.notes[..] else { panic!("{:?}", form.notes) };
    assert_eq!((note.kind, note.text.as_str()), (NoteKind::MergeAmbiguous, "10"));
    assert_eq!(form.coverage.unread_places, []);
}

#[test]
fn rows_of_one_grid_may_be_cut_in_other_places() {
    let text = page(&[
        "项目支出绩效自评表（2022年度）<9",
        "项目名称<2|水库维修<7",
        "主管部门<2|某市水利局<3|实施单位<2|某水库管理处<2",
        "项目资金（万元）^3|<2|年初预算数|全年预算数<2|全年执行数|执行率<2",
        "年度资金总额<2|10|12<2|6|50%<2",
        "其中：财政拨款<2|10|12<2|6|50%<2",
        "年度总体目标^2|预期目标<4|实际完成情况<4",
        "修好三座<4|修好两座<4",
        "绩效指标^3|一级指标<3|年度指标值<2|自评<3",
        "一级指标|二级指标|三级指标|指标性质|指标值|实际完成值|分值|得分",
        "产出指标|数量指标|水库|≥|3座|2座|100|66.67",
        "总分<7|100|66.67",
        "注：1.按实际数填写。<9",
    ]);
    let form = recognised(&text, Format::Html);
    assert_eq!(rows(&form), ["产出指标|数量指标|水库|≥|3座||2座|100|66.67|"]);
    assert_eq!(funds(&form), "10|12|6|50%||");
    assert_eq!(total(&form), "100|66.67|");
    let submission = &form.submission;
    assert_eq!(submission.budget.as_ref().unwrap().sources[0].name.as_deref(), Some("其中：财政拨款"));
    assert_eq!(submission.goals[0].achieved.as_deref(), Some("修好两座"));
    assert_eq!(submission.budget_unit.as_ref().unwrap().name.as_deref(), Some("某水库管理处"));
    assert_eq!(submission.fiscal_year.unwrap().number(), 2022);
    assert_eq!(form.notes, []);
    assert_eq!(form.coverage.unread_places, []);
}
