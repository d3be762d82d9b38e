//! What the rules about prose share: the statement behind a broken equation, and how it is worded.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::form::{Level, Row};
use crate::ledger::Law;
use crate::model::{Statement, Subject};
use crate::pointer::Pointer;
use crate::rule::{Case, Draft};
use crate::text::Words;

/// Most characters of a sentence that a message quotes.
const QUOTED: usize = 40;

/// A statement and its place.
#[derive(Debug, Clone)]
pub(crate) struct Said<'a> {
    /// The statement.
    pub statement: &'a Statement,
    /// `/statements/{index}`
    pub pointer: Pointer,
}

/// A figure in prose that is not the form's.
#[derive(Debug)]
pub(crate) struct Difference<'a> {
    /// Where it is said.
    pub said: Said<'a>,
    /// The cells it is held against, and what is filed there.
    pub cells: Vec<(Pointer, &'a str)>,
    /// The figure as stated.
    pub found: &'a str,
    /// The figure that follows from the form, written as prose writes it.
    pub expected: String,
}

/// The statements on one subject, in the form's order.
pub(crate) fn said<'a>(case: &Case<'a>, subject: Subject) -> impl Iterator<Item = Said<'a>> {
    let statements = case.submission.statements.iter().enumerate();
    statements
        .filter(move |(_, statement)| statement.subject == subject)
        .map(|(index, statement)| Said { statement, pointer: Pointer::from("/statements").at(index) })
}

/// The figures in prose that break an equation of this code.
pub(crate) fn differences<'a>(
    case: &'a Case<'_>,
    code: &'static str,
) -> impl Iterator<Item = Difference<'a>> {
    case.broken(code).filter_map(|equation| {
        let (cells, stated) = match &equation.law {
            Law::Same(cell, stated) => (Vec::from([*cell]), *stated),
            Law::Stated { amount, less, stated } => ([*amount].into_iter().chain(*less).collect(), *stated),
            Law::Rate { budget, executed, rate } => (Vec::from([*budget, *executed]), *rate),
            _ => return None,
        };
        let figure = case.ledger.figure(stated)?;
        let pointer = figure.pointer.parent()?;
        let index: usize = pointer.text().strip_prefix("/statements/")?.parse().ok()?;
        let statement = case.submission.statements.get(index)?;
        let cells = cells.into_iter().filter_map(|cell| case.ledger.figure(cell));
        Some(Difference {
            said: Said { statement, pointer },
            cells: cells.map(|cell| (cell.pointer.clone(), cell.filed.as_str())).collect(),
            found: figure.filed.trim(),
            expected: figure.write_nearly(&case.ledger.solve(equation, stated)?)?,
        })
    })
}

impl Difference<'_> {
    /// The finding where prose and form name two figures for `what`.
    pub(crate) fn plain(&self, case: &Case<'_>, what: Words) -> Draft {
        let (found, expected) = (self.found, self.expected.as_str());
        let (of_zh, of_en) = self.said.owner(case);
        self.draft(
            &format!("文中写{of_zh}{}为 {found}，表中为 {expected}", what.zh),
            &format!("the text states {} {found}{of_en}, the form says {expected}", what.en),
        )
    }

    /// The finding with this to say, and the sentence behind it.
    pub(crate) fn draft(&self, zh: &str, en: &str) -> Draft {
        let draft = self.said.draft(zh, en).found(self.found).expected(&self.expected);
        self.cells.iter().fold(draft, |draft, (cell, _)| draft.beside(cell.clone()))
    }
}

impl<'a> Said<'a> {
    /// The row it speaks of, by the row or by one of its cells.
    pub(crate) fn row<'c>(&self, case: &'c Case<'_>) -> Option<&'c Row<'c>> {
        case.form.row_at(&self.statement.about.as_deref()?.into())
    }

    /// The level it speaks of, by the level or by one of its cells.
    pub(crate) fn level<'c>(&self, case: &'c Case<'_>) -> Option<&'c Level<'c>> {
        case.form.level_at(&self.statement.about.as_deref()?.into())
    }

    /// The value stated, trimmed.
    pub(crate) fn value(&self) -> Option<&'a str> {
        crate::form::filled(self.statement.value.as_deref())
    }

    /// The value's place, or the statement's where it states none.
    pub(crate) fn place(&self) -> Pointer {
        if self.statement.value.is_some() { self.pointer.at("value") } else { self.pointer.clone() }
    }

    /// The finding with this to say, and the sentence behind it.
    pub(crate) fn draft(&self, zh: &str, en: &str) -> Draft {
        let (quote_zh, quote_en) = self.quote();
        Draft::at(self.place(), format!("{zh}{quote_zh}"), format!("{en}{quote_en}"))
    }

    /// Whose figure it is, before a Chinese and behind an English noun.
    fn owner(&self, case: &Case<'_>) -> (String, String) {
        let name = self.row(case).map(Row::name).or_else(|| self.level(case).map(Level::name));
        match (name, self.statement.about.as_deref()) {
            (Some(name), _) => (format!("「{name}」的"), format!(" for 「{name}」")),
            (None, Some(about)) if about.starts_with("/budget") => match self.statement.subject {
                Subject::Score | Subject::Weight => ("预算执行的".into(), " for budget execution".into()),
                _ => Default::default(),
            },
            _ => Default::default(),
        }
    }

    /// The sentence, shortened, as it is hung on to a message.
    fn quote(&self) -> (String, String) {
        let Some(text) = crate::form::filled(self.statement.text.as_deref()) else {
            return Default::default();
        };
        let short = if text.chars().count() > QUOTED {
            text.chars().take(QUOTED).chain(['…']).collect()
        } else {
            text.to_string()
        };
        (format!("：「{short}」"), format!(": 「{short}」"))
    }
}
