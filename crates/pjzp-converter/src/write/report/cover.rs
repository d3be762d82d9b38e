//! The cover: what was evaluated, by whom and when.

use pjzp_core::model::{Kind, Party};

use super::Writer;
use crate::write::docx::{BLANK, Look};

impl Writer<'_> {
    /// The name of the form behind the report.
    pub(super) fn form_title(&self) -> &'static str {
        match self.submission.kind.unwrap_or_default() {
            Kind::Project => "项目支出绩效自评表",
            Kind::Department => "部门整体支出绩效自评表",
            Kind::Transfer => "转移支付绩效自评表",
        }
    }

    pub(super) fn cover(&mut self) {
        let submission = self.submission;
        let what = match submission.kind.unwrap_or_default() {
            Kind::Project => "项目支出",
            Kind::Department => "部门整体支出",
            Kind::Transfer => "转移支付",
        };
        for _ in 0..4 {
            self.say(Look::Cover, "");
        }
        let year = submission.fiscal_year.map_or_else(|| BLANK.to_owned(), |year| year.to_string());
        self.say(Look::Title, &format!("{year}年度{what}绩效自评结果"));
        for _ in 0..5 {
            self.say(Look::Cover, "");
        }
        let name = |party: &'static str, of: &Option<Party>| {
            (party, of.as_ref().and_then(|party| party.name.clone()))
        };
        let lines = [
            ("预算名称", submission.name.clone()),
            name("预算单位", &submission.budget_unit),
            name("主管部门", &submission.supervising_department),
            name("评价单位", &submission.evaluating_unit),
            ("报告日期", submission.report_date.clone()),
        ];
        for (label, value) in lines {
            // Only some offices have a department above them, and only some name the evaluator apart.
            let may_be_absent = matches!(label, "主管部门");
            let value = value.filter(|value| !value.trim().is_empty());
            if value.is_none() && may_be_absent {
                continue;
            }
            self.say(Look::Cover, &format!("{label}：{}", value.as_deref().unwrap_or(BLANK)));
        }
        self.paper.new_page();
    }
}
