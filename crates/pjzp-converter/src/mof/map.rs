//! The mapping: which column of which table holds which value of a submission.

/// What all tables say which filing a row belongs to by.
pub(super) const EVAL_ID: &str = "EVAL_ID";
/// The column of the sources of funds by name.
pub(super) const SOURCE: &str = "FOUND_TYPE_NAME";
/// What the total of the funds is called among the sources.
pub(super) const TOTAL: &str = "年度资金总额";

/// A table.
pub(super) struct Table {
    pub(super) name: &'static str,
    /// What its rows are, in their order.
    pub(super) held: &'static [Held],
    pub(super) columns: &'static [Column],
    /// A row by the name of [`TOTAL`] is the total of the others.
    pub(super) names_total: bool,
}

/// What the rows of a table are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    /// The record at this place.
    One(&'static str),
    /// The items of the list at this place.
    Each(&'static str),
}

/// A column.
pub(super) struct Column {
    pub(super) name: &'static str,
    /// Where its value stands below the record of the row; empty where it is always the same.
    pub(super) member: &'static str,
    pub(super) kind: Kind,
    pub(super) fixed: &'static str,
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    /// An amount in 元.
    Money,
    Year,
}

const fn text(name: &'static str, member: &'static str) -> Column {
    Column { name, member, kind: Kind::Text, fixed: "" }
}

const fn money(name: &'static str, member: &'static str) -> Column {
    Column { name, member, kind: Kind::Money, fixed: "" }
}

/// The tables, the one of the filings first.
pub(super) const TABLES: [Table; 5] = [
    Table {
        name: "PM_PERF_SELF_EVAL",
        held: &[Held::One("")],
        columns: &[
            Column { name: "FISCAL_YEAR", member: "/fiscal_year", kind: Kind::Year, fixed: "" },
            text("MOF_DIV_CODE", "/division_code"),
            text("DEPT_CODE", "/supervising_department/code"),
            text("DEPT_NAME", "/supervising_department/name"),
            text("AGENCY_CODE", "/budget_unit/code"),
            text("AGENCY_NAME", "/budget_unit/name"),
            text("PRO_CODE", "/project_code"),
            text("PRO_NAME", "/name"),
            text("DEVI_ANALY", "/budget/reason"),
            text("TOTAL_EVAL_VALUE", "/total/score"),
        ],
        names_total: false,
    },
    Table {
        name: "PM_SELF_EVAL_GOAL",
        held: &[Held::Each("/goals")],
        columns: &[text("KPI_TARGET", "/planned"), text("GOAL_COMP", "/achieved")],
        names_total: false,
    },
    Table {
        name: "PM_SELF_EVAL_INDICATOR",
        held: &[Held::Each("/indicators")],
        columns: &[
            text("LV1_PERF_IND_NAME", "/level1"),
            text("LV2_PERF_IND_NAME", "/level2"),
            text("LV3_PERF_IND_NAME", "/name"),
            text("KPI_VAL", "/target"),
            text("IND_COMP", "/actual"),
            text("KPI_EVALSTD", "/scoring_note"),
            text("IND_WEIGHT", "/weight"),
            text("EVAL_SCORE", "/score"),
            text("DEVI_ANALY", "/reason"),
        ],
        names_total: false,
    },
    Table {
        name: "PM_PERF_SELF_BGT",
        held: &[Held::One("/budget/total"), Held::Each("/budget/sources")],
        columns: &[
            text(SOURCE, "/name"),
            money("REPLY_AMT", "/initial"),
            money("YEAR_ADJ_AMT", "/change"),
            money("CUR_AMT", "/adjusted"),
            money("YEAR_EXE_AMT", "/executed"),
            text("EXE_AMT_RATE", "/rate"),
            text("EXE_SCORE", "/score"),
        ],
        names_total: true,
    },
    Table {
        name: "PERF_PUBLIC_FILE",
        held: &[Held::Each("/attachments")],
        columns: &[
            text("FILE_NAME", "/name"),
            // 1 is a unit's own evaluation (单位自评).
            Column { name: "REPORT_TYPE_CODE", member: "", kind: Kind::Text, fixed: "1" },
        ],
        names_total: false,
    },
];
