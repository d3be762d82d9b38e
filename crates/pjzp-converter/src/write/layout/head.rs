//! The head of the form: what is evaluated, and who answers for it.

use pjzp_core::Pointer;
use pjzp_core::model::Kind;

use super::{Cell, CellKind, Line, Plan};

impl Plan<'_> {
    pub(super) fn head(&mut self) {
        let (title, name) = match self.submission.kind.unwrap_or_default() {
            Kind::Project => ("项目支出绩效自评表", "项目名称"),
            Kind::Department => ("部门整体支出绩效自评表", "部门名称"),
            Kind::Transfer => ("转移支付绩效自评表", "转移支付名称"),
        };
        let root = Pointer::default();
        for said in ["schema_version", "kind"] {
            self.says(root.at(said));
        }
        let whole = self.grid.len();
        self.line(0, [Cell::new(CellKind::Title, title)], &[whole]);
        let year = self.submission.fiscal_year.map_or("　　　　".to_owned(), |year| year.to_string());
        let year = self.value(CellKind::Subtitle, Some(&format!("（{year}年度）")), root.at("fiscal_year"));
        self.line(0, [year], &[whole]);

        let submission = self.submission;
        let party = |party: &'static str, member: &'static str, label: &'static str| {
            let filed = match party {
                "budget_unit" => &submission.budget_unit,
                "supervising_department" => &submission.supervising_department,
                _ => &submission.evaluating_unit,
            };
            let filed = filed.as_ref().and_then(|filed| match member {
                "name" => filed.name.as_deref(),
                "code" => filed.code.as_deref(),
                _ => filed.credit_code.as_deref(),
            });
            (label, filed, root.at(party).at(member))
        };
        let text = |label: &'static str, filed: &'static str| {
            let value = match filed {
                "name" => &submission.name,
                "project_code" => &submission.project_code,
                "division_code" => &submission.division_code,
                _ => &submission.report_date,
            };
            (label, value.as_deref(), root.at(filed))
        };
        let further = [
            text("项目代码", "project_code"),
            party("budget_unit", "code", "预算单位代码"),
            party("budget_unit", "credit_code", "统一社会信用代码"),
            text("财政区划代码", "division_code"),
            party("evaluating_unit", "name", "评价单位"),
            text("填报日期", "report_date"),
        ];
        self.labels(&[text(name, "name")]);
        self.labels(&[
            party("supervising_department", "name", "主管部门"),
            party("budget_unit", "name", "实施单位"),
        ]);
        let further: Vec<_> = further.into_iter().filter(|(_, filed, _)| filed.is_some()).collect();
        for pair in further.chunks(2) {
            self.labels(pair);
        }
    }

    /// Labels and their values side by side, over the whole width.
    fn labels(&mut self, pairs: &[(&str, Option<&str>, Pointer)]) {
        let wanted = if pairs.len() == 1 { &[16, 92][..] } else { &[16, 38, 16, 38] };
        let spans = self.grid.share(0, wanted);
        let cells: Vec<Cell> = pairs
            .iter()
            .flat_map(|(label, filed, pointer)| {
                [Cell::new(CellKind::Label, *label), self.value(CellKind::Text, *filed, pointer.clone())]
            })
            .collect();
        self.line(0, cells, &spans);
    }

    /// A remark over the whole width.
    pub(super) fn note(&mut self, cell: Cell) {
        let whole = self.grid.len();
        let cell = Cell { kind: CellKind::Note, column: 0, columns: whole, rows: 1, ..cell };
        self.lines.push(Line { cells: vec![cell], ..Line::default() });
    }
}
