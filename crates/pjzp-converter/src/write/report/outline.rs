//! The five parts of the report: as they were written, or from the figures of the form.

use pjzp_core::model::{Budget, Indicator, Section, Subject};
use pjzp_core::scoring::is_met;
use pjzp_core::standard::plain_name;
use pjzp_core::{Figure, Pointer};

use super::Writer;
use super::prose::look;
use super::row::{actual, target};
use crate::write::docx::{BLANK, Look};
use crate::write::layout::CellKind;

/// The parts, by the name that the narrative gives them.
const PARTS: [(&str, &str); 5] = [
    ("completion", "绩效目标完成情况"),
    ("analysis", "情况分析"),
    ("problems", "存在的问题及原因分析"),
    ("project", "项目分析"),
    ("improvement", "下一步改进措施及结果应用方案"),
];

/// The numerals of the parts.
const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

impl Writer<'_> {
    /// The parts that were written, in their order, and behind them those that nobody wrote.
    pub(super) fn parts(&mut self) {
        let submission = self.submission;
        let mut number = 0;
        for (index, section) in submission.narrative.iter().enumerate() {
            number += usize::from(section.title.is_some());
            self.section(section, number);
            let place = Pointer::from("/narrative").at(index);
            for member in ["section", "title", "text"] {
                self.shown.insert(place.at(member));
            }
        }
        for (id, title) in PARTS {
            let is_written =
                submission.narrative.iter().any(|section| section.section.as_deref() == Some(id));
            if !is_written {
                let numeral = NUMERALS.get(number).copied().unwrap_or_default();
                self.say(Look::Heading1, &format!("{numeral}、{title}"));
                self.figures_of(id);
                number += 1;
            }
        }
        self.statements();
    }

    /// A part as it was written, with the tables that belong to it.
    fn section(&mut self, section: &Section, number: usize) {
        if let Some(title) = section.title.as_deref().filter(|title| !title.trim().is_empty()) {
            let numeral = NUMERALS.get(number.saturating_sub(1)).copied().unwrap_or_default();
            match look(title) {
                Look::Heading1 => self.say(Look::Heading1, title.trim()),
                _ => self.say(Look::Heading1, &format!("{numeral}、{}", title.trim())),
            }
        }
        let text = section.text.as_deref().unwrap_or_default();
        if text.trim().is_empty() {
            return self.say(Look::Body, BLANK);
        }
        let id = section.section.as_deref().unwrap_or_default();
        let mut lists = if id == "completion" { vec![true, false] } else { Vec::new() };
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            self.say(look(line), line);
            // The list of goals stands under the heading that announces it.
            if let Some(met) = announced(line).filter(|met| lists.contains(met)) {
                lists.retain(|list| *list != met);
                self.list(met);
            }
        }
        for met in lists {
            self.titled_list(met);
        }
        if id == "analysis" {
            self.items();
        }
    }

    /// A part that nobody wrote, from the figures of the form.
    fn figures_of(&mut self, id: &str) {
        match id {
            "completion" => {
                self.say(Look::Heading2, "（一）自评得分及等级");
                self.total();
                self.say(Look::Heading2, "（二）预算执行情况");
                self.execution();
                self.say(Look::Heading2, "（三）绩效目标完成情况");
                self.overall();
                self.titled_list(true);
                self.titled_list(false);
            }
            "analysis" => {
                self.say(Look::Heading2, "（一）预算执行情况分析");
                let reason = self.submission.budget.as_ref().and_then(|budget| budget.reason.clone());
                self.say(Look::Body, reason.as_deref().unwrap_or(BLANK));
                self.items();
                let levels = self.levels();
                for (index, level) in levels.iter().enumerate() {
                    let numeral = NUMERALS.get(index + 1).copied().unwrap_or_default();
                    self.say(
                        Look::Heading2,
                        &format!("（{numeral}）{}完成情况分析", without_brackets(level)),
                    );
                    self.level(level);
                }
                let numeral = NUMERALS.get(levels.len() + 1).copied().unwrap_or_default();
                self.say(Look::Heading2, &format!("（{numeral}）自评工作开展情况"));
                for heading in ["1. 自评目的", "2. 自评指标体系", "3. 自评组织过程"] {
                    self.say(Look::Heading3, heading);
                    self.say(Look::Body, BLANK);
                }
            }
            _ => self.say(Look::Body, BLANK),
        }
    }

    fn total(&mut self) {
        let filed = self.submission.total.as_ref();
        let mut score = filed.and_then(|total| total.score.as_ref()).map(|score| score.text().to_owned());
        if score.is_none() {
            score = self.scorecard.total.points.map(|points| points.to_string());
            if score.is_some() {
                self.derived.push(Pointer::from("/total/score"));
            }
        }
        let mut grade = filed.and_then(|total| total.grade.clone());
        if grade.is_none() {
            grade.clone_from(&self.scorecard.grade);
            if grade.is_some() {
                self.derived.push(Pointer::from("/total/grade"));
            }
        }
        let (score, grade) = (score.unwrap_or_else(|| BLANK.into()), grade.unwrap_or_else(|| BLANK.into()));
        self.say(Look::Body, &format!("自评总得分{score}分，自评等级为{grade}。"));
    }

    fn execution(&mut self) {
        let none = Budget::default();
        let budget = self.submission.budget.as_ref().unwrap_or(&none);
        let unit = budget.unit.as_deref().unwrap_or("万元");
        let no_total = pjzp_core::model::FundTotal::default();
        let total = budget.total.as_ref().unwrap_or(&no_total);
        let mut parts = Vec::new();
        let money =
            [("年初预算", &total.initial), ("全年预算", &total.adjusted), ("全年执行数", &total.executed)];
        for (name, figure) in money {
            if let Some(figure) = figure {
                parts.push(format!("{name}{}{unit}", figure.text()));
            }
        }
        if let Some(rate) = &total.rate {
            parts.push(format!("预算执行率{}", rate.text()));
        }
        if let Some(score) = &total.score {
            let weight = total.weight.as_ref().map(|weight| format!("（分值{}分）", weight.text()));
            parts.push(format!("预算执行情况得分{}分{}", score.text(), weight.unwrap_or_default()));
        }
        let text = if parts.is_empty() { BLANK.to_owned() } else { format!("{}。", parts.join("，")) };
        self.say(Look::Body, &text);
    }

    /// What the year's goals were and what became of them, in the words of the form.
    fn overall(&mut self) {
        let submission = self.submission;
        for goal in &submission.goals {
            let planned = goal.planned.as_deref().unwrap_or(BLANK);
            let achieved = goal.achieved.as_deref().unwrap_or(BLANK);
            self.text(&format!("预期目标：{planned}\n实际完成情况：{achieved}"));
        }
    }

    fn titled_list(&mut self, met: bool) {
        let title = if met { "完成的绩效目标" } else { "未完成的绩效目标" };
        self.say(Look::TableTitle, title);
        self.list(met);
    }

    /// The rows whose goals were met, or the others.
    fn list(&mut self, met: bool) {
        let rows: Vec<&Indicator> = self
            .form
            .rows
            .iter()
            .filter(|row| self.is_listed_as_met(row) == met)
            .map(|row| row.filed)
            .collect();
        if rows.is_empty() {
            return self.say(Look::Body, "无。");
        }
        self.goals(&rows, !met);
    }

    /// Whether a row stands among the met goals: as the report says, else by its values, else by
    /// its points.
    fn is_listed_as_met(&self, row: &pjzp_core::form::Row<'_>) -> bool {
        let said = self.submission.statements.iter().find_map(|statement| {
            let is_about = statement.about.as_deref() == Some(row.pointer.text());
            match statement.subject {
                Subject::ListedAsMet if is_about => Some(true),
                Subject::ListedAsUnmet if is_about => Some(false),
                _ => None,
            }
        });
        let by_points = || row.score.is_some() && row.weight <= row.score;
        said.or_else(|| is_met(self.form, row)).unwrap_or_else(by_points)
    }

    /// The level-1 names, in the order of the form.
    fn levels(&self) -> Vec<String> {
        let mut levels: Vec<String> = Vec::new();
        for level in self.submission.indicators.iter().filter_map(|row| row.level1.as_deref()) {
            if !levels.iter().any(|known| plain_name(known) == plain_name(level)) {
                levels.push(level.to_owned());
            }
        }
        levels
    }

    /// The rows of a level, one by one.
    fn level(&mut self, level: &str) {
        let submission = self.submission;
        let rows = submission
            .indicators
            .iter()
            .filter(|row| row.level1.as_deref().is_some_and(|name| plain_name(name) == plain_name(level)));
        for (index, row) in rows.enumerate() {
            let name = row.name.as_deref().unwrap_or(BLANK);
            let or_blank = |text: String| if text.trim().is_empty() { BLANK.to_owned() } else { text };
            let mut parts = vec![
                format!("{}. {name}：年初目标值{}", index + 1, or_blank(target(row))),
                format!("实际完成值{}", or_blank(actual(row))),
            ];
            let points = |name: &str, figure: &Option<Figure>| {
                figure.as_ref().map(|figure| format!("{name}{}分", figure.text().trim_end_matches('分')))
            };
            parts.extend(points("分值", &row.weight));
            parts.extend(points("得分", &row.score));
            let reason = row.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
            let reason = reason.map(|reason| format!("偏差原因及改进措施：{reason}")).unwrap_or_default();
            self.say(Look::Body, &format!("{}。{reason}", parts.join("，")));
        }
    }

    /// What the money was for.
    fn items(&mut self) {
        let none = Budget::default();
        let budget = self.submission.budget.as_ref().unwrap_or(&none);
        if budget.items.is_empty() || std::mem::replace(&mut self.items_told, true) {
            return;
        }
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let rows: Vec<Vec<String>> = budget
            .items
            .iter()
            .map(|item| {
                let amount = item.amount.as_ref().map(|amount| amount.text().to_owned()).unwrap_or_default();
                let unit = item.unit.clone().or_else(|| budget.unit.clone()).unwrap_or_else(|| "万元".into());
                vec![text(&item.name), amount, unit, text(&item.source)]
            })
            .collect();
        self.say(Look::TableTitle, "项目支出明细");
        let columns = [
            ("支出明细", 40, CellKind::Text),
            ("金额", 20, CellKind::Figure),
            ("单位", 10, CellKind::Word),
            ("资金来源", 20, CellKind::Word),
        ];
        self.table(&columns, &rows);
    }

    /// The statements whose sentences stand in the text are in the report with it.
    fn statements(&mut self) {
        let submission = self.submission;
        for (index, statement) in submission.statements.iter().enumerate() {
            let sentence = statement.text.as_deref().map(str::trim).unwrap_or_default();
            let is_told = submission.narrative.iter().any(|section| {
                let parts = [section.title.as_deref(), section.text.as_deref()];
                parts.into_iter().flatten().any(|text| text.contains(sentence))
            });
            if is_told || sentence.is_empty() {
                let place = Pointer::from("/statements").at(index);
                for member in ["subject", "about", "value", "text"] {
                    self.shown.insert(place.at(member));
                }
            }
        }
    }
}

/// Which list of goals a heading announces: the met ones, or the unmet.
fn announced(line: &str) -> Option<bool> {
    let is_heading = look(line) != Look::Body;
    let names_goals = line.contains("目标") || line.contains("指标");
    if !is_heading || !names_goals || line.contains("分析") {
        return None;
    }
    if line.contains("未完成") { Some(false) } else { line.contains("完成的").then_some(true) }
}

fn without_brackets(name: &str) -> &str {
    name.split(['（', '(']).next().unwrap_or(name).trim()
}
